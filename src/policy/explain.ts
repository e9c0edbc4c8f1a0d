/**
 * Why a decision is as it is, and what would make it a permit: in plain English, derived from the rules themselves.
 *
 *   - A forbid that holds: all its conditions do, and it stops holding as soon as one of them does not.
 *   - No permit: the permits that came closest, each with the conditions that it lacked.
 *
 * The remedy is made of what rules say and holds nothing of the request: it goes to the caller who was refused.
 */
import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import type { AccessRequest } from './access-request.ts';
import type { Decision } from './decide.ts';
import { questionOf } from './entities.ts';
import { conditionsOf, scopeOf, shapeOf } from './expressions.ts';
import { guardOfExpression } from './guard.ts';
import type { Rule } from './rules.ts';
import { FACTS } from './vocabulary.ts';
import { say } from './words.ts';

export interface ExplainedRule {
  readonly id: string;
  readonly title: string;
  readonly effect: 'permit' | 'forbid';
  /** The conditions that hold. */
  readonly held: readonly string[];
  /** What would change it: of a forbid any one of them lifts it, of a permit all of them are lacking. */
  readonly lacking: readonly string[];
}

export interface Explanation {
  readonly effect: 'permit' | 'deny';
  readonly summary: string;
  /** The determining rules; where no permit holds, the permits that came closest. */
  readonly rules: readonly ExplainedRule[];
  /** What would make it a permit. Undefined for a permit. */
  readonly remedy?: string;
}

/** Permits that are told as the closest. */
const CLOSEST_MAX = 3;

/** @param rules in force when it was decided */
export function explain(
  decision: Decision,
  request: AccessRequest,
  rules: readonly Rule[],
): Explanation {
  const { effect, determining } = decision;
  const determined = rules.filter(({ id }) => determining.includes(id));
  if (decision.effect === 'permit') {
    const summary = `permitted: ${titles(determined)}`;
    return { effect, summary, rules: determined.map((rule) => permitted(rule, request)) };
  }
  if (decision.because === 'rule_error') {
    const ids = determining.join(', ');
    const remedy = `the rule has to be corrected: ${ids}`;
    return { effect, summary: `denied: a rule could not be evaluated: ${ids}`, rules: [], remedy };
  }
  const permits = rules.filter((rule) => rule.effect === 'permit');
  const closest = closestOf(permits.map((rule) => permitted(rule, request)));
  if (decision.because === 'not_permitted') {
    const remedy = `it would be permitted if ${permission(closest)}`;
    return { effect, summary: 'denied: no rule permits it', rules: closest, remedy };
  }
  const forbidding = determined.map(lifted);
  const lifts = forbidding.map(({ lacking }) => lacking.join(', or '));
  const isPermitted = closest.some(({ lacking }) => lacking.length === 0);
  return {
    effect,
    summary: `denied: ${titles(determined)}`,
    rules: forbidding,
    remedy: `it would be permitted if ${[...lifts, ...(isPermitted ? [] : [permission(closest)])].join('; and ')}`,
  };
}

function titles(rules: readonly Rule[]): string {
  return rules.map(({ title, id }) => (title === id ? id : `${title} (${id})`)).join('; ');
}

/** Of a forbid that holds. That something is given at all is only said where nothing else can change. */
function lifted(rule: Rule): ExplainedRule {
  const conditions = sayable(rule);
  const telling = conditions.filter((condition) => shapeOf(condition).is !== 'has');
  const changeable = telling.length > 0 ? telling : conditions;
  return {
    ...named(rule),
    held: conditions.map((condition) => say(condition, true)),
    lacking:
      changeable.length > 0
        ? changeable.map((condition) => say(condition, false))
        : ['this rule is taken out of the policies'],
  };
}

function permitted(rule: Rule, request: AccessRequest): ExplainedRule {
  const conditions = sayable(rule);
  const holds = holding(conditions, request);
  const told = (wanted: boolean) =>
    conditions.filter((_, at) => holds[at] === wanted).map((condition) => say(condition, true));
  return { ...named(rule), held: told(true), lacking: told(false) };
}

const named = ({ id, title, effect }: Rule) => ({ id, title, effect });

/** Scope and conditions, without what holds for every exchange. */
function sayable({ json }: Rule): cedar.Expr[] {
  return [...scopeOf(json), ...conditionsOf(json)].filter((condition) => {
    const shape = shapeOf(condition);
    if (shape.is === 'kind') return false;
    if (shape.is !== 'in') return true;
    const place = shapeOf(shape.right);
    return !(place.is === 'literal' && place.type === 'Action' && place.value === 'exchange');
  });
}

function closestOf(permits: readonly ExplainedRule[]): ExplainedRule[] {
  const sorted = permits.toSorted((a, b) => a.lacking.length - b.lacking.length);
  const least = sorted[0]?.lacking.length;
  return sorted.filter(({ lacking }) => lacking.length === least).slice(0, CLOSEST_MAX);
}

function permission(closest: readonly ExplainedRule[]): string {
  if (closest.length === 0) return 'there were a rule that permits something';
  return closest.map(({ lacking }) => lacking.join(' and ')).join(', or ');
}

/** Which conditions are true: by the guards where they can tell, else by asking Cedar for each. */
function holding(conditions: readonly cedar.Expr[], request: AccessRequest): boolean[] {
  const known = conditions.map((condition) => guardOfExpression(condition)(request));
  const asked = known.flatMap((value, at) => (value === undefined ? [at] : []));
  const isTrue = asked.length > 0 ? askCedar(conditions, asked, request) : new Set<string>();
  return known.map((value, at) => value ?? isTrue.has(`${at}`));
}

/** Each as a policy of its own. One that errs, because what it is about is not given, does not hold. */
function askCedar(
  conditions: readonly cedar.Expr[],
  asked: readonly number[],
  request: AccessRequest,
): ReadonlySet<string> {
  const all = { op: 'All' } as const;
  const alone = (body: cedar.Expr): cedar.PolicyJson => ({
    effect: 'permit',
    principal: all,
    action: all,
    resource: all,
    conditions: [{ kind: 'when', body }],
  });
  const answer = cedar.isAuthorized({
    principal: { type: 'Caller', id: request.caller.id },
    action: { type: 'Action', id: request.operation },
    resource: { type: 'Upstream', id: request.upstream.name },
    ...questionOf(request, { facts: new Set(FACTS), groups: 'all' }),
    policies: {
      staticPolicies: Object.fromEntries(asked.map((at) => [`${at}`, alone(conditions[at]!)])),
    },
  });
  return new Set(answer.type === 'success' ? answer.response.diagnostics.reason : []);
}
