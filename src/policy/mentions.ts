/**
 * Which facts a rule can depend on: those that it names. What no rule of a slice names is not handed to Cedar, for each
 * attribute that crosses into it costs 3 to 11 µs; and what no rule of a set names is no part of what a decision is
 * remembered under. A rule that reaches for facts in a way that is not read here counts as naming all of them.
 */
import type { Expr, PolicyJson } from '@cedar-policy/cedar-wasm/nodejs';
import { childrenOf, scopeOf, shapeOf } from './expressions.ts';
import { FACTS, type Fact } from './vocabulary.ts';

export interface Mentions {
  readonly facts: ReadonlySet<Fact>;
  /** Groups that are written out in a rule; `all` where any group may matter. */
  readonly groups: ReadonlySet<string> | 'all';
}

export function mentionsOf(policy: PolicyJson): Mentions {
  const facts = new Set<Fact>();
  const groups = new Set<string>();
  let isAll = false;

  const visit = (expression: Expr): void => {
    const shape = shapeOf(expression);
    if (shape.is === 'literal') {
      if (shape.type === 'Group') groups.add(String(shape.value));
      return;
    }
    if (shape.is === 'fact' || shape.is === 'has') {
      facts.add(shape.fact);
      return; // what stands before the dot is how to get there
    }
    if (shape.is === 'other' && isReach(expression)) isAll = true;
    childrenOf(expression).forEach(visit);
  };
  scopeOf(policy).forEach(visit);
  for (const { body } of policy.conditions) visit(body);

  return isAll ? { facts: new Set(FACTS), groups: 'all' } : { facts, groups };
}

/** An attribute of something that is not read here, or the context as a whole. */
function isReach(expression: Expr): boolean {
  return '.' in expression || 'has' in expression || 'Var' in expression;
}

export function union(all: readonly Mentions[]): Mentions {
  const isAll = all.some(({ groups }) => groups === 'all');
  return {
    facts: new Set(all.flatMap(({ facts }) => [...facts])),
    groups: isAll ? 'all' : new Set(all.flatMap(({ groups }) => [...groups])),
  };
}

/** Of a caller's groups those that a rule can ask about: a token may carry hundreds. */
export function groupsAsked(
  { facts, groups }: Mentions,
  {
    caller,
    useCase,
  }: { caller: { groups: readonly string[] }; useCase: { groups?: readonly string[] } },
): readonly string[] {
  if (groups === 'all') return caller.groups;
  const listed = useCase.groups !== undefined && [...facts].some(isGroups) ? useCase.groups : [];
  return caller.groups.filter((group) => groups.has(group) || listed.includes(group));
}

const isGroups = ({ type }: Fact): boolean => type === 'Group';
