/**
 * The rules that can match one request, and Cedar's answer about those. Most rules of a hospital are about one use
 * case, one upstream or one purpose, so a request that is about others is not put to them.
 *
 * Two steps: an index by what a rule names in so many words finds the candidates, their guards leave out the rest.
 * What remains is a slice. Cedar keeps parsed sets by name for the life of the thread and cannot drop one, so slices
 * share a fixed number of names, the least recently used first to lose its own.
 */
import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import { Failure } from '../core/failures.ts';
import { LIMITS } from '../core/limits.ts';
import type { AccessRequest, Scalar } from './access-request.ts';
import { questionOf } from './entities.ts';
import { conditionsOf, mayErr, type Shape, scopeOf, shapeOf } from './expressions.ts';
import { type Guard, guardOf } from './guard.ts';
import { type Mentions, mentionsOf, union } from './mentions.ts';
import type { Rule } from './rules.ts';

/** The rules of a set, ready to be asked. */
export interface Sliced {
  readonly mentions: Mentions;
  /** The rules that can match, in the order of the set. */
  candidates(request: AccessRequest): readonly Rule[];
  /** @throws Failure policy_unavailable when they could not be asked at all */
  ask(request: AccessRequest): cedar.Diagnostics;
}

interface Prepared {
  readonly rule: Rule;
  readonly order: number;
  readonly guard: Guard;
  readonly mentions: Mentions;
}

/** @param version digest of `rules` */
export function sliced(rules: readonly Rule[], version: string): Sliced {
  const prepared = rules.map((rule, order): Prepared => {
    return { rule, order, guard: guardOf(rule.json), mentions: mentionsOf(rule.json) };
  });
  const near = indexOf(prepared);
  const matching = (request: AccessRequest) =>
    near(request)
      .filter(({ guard }) => guard(request) !== false)
      .sort((a, b) => a.order - b.order);
  return {
    mentions: union(prepared.map(({ mentions }) => mentions)),
    candidates: (request) => matching(request).map(({ rule }) => rule),
    ask(request) {
      const slice = matching(request);
      if (slice.length === 0) return { reason: [], errors: [] };
      // Ids and not places: a set in another order has the same version.
      const key = JSON.stringify([version, ...slice.map(({ rule }) => rule.id)]);
      return answer(request, keptSlice(key, slice));
    },
  };
}

/** What a rule may be bound to by name, and what of a request that is compared with. */
const ANCHORS = {
  UseCase: ({ useCase }) => useCase.id,
  Upstream: ({ upstream }) => upstream.name,
  Caller: ({ caller }) => caller.id,
  Purpose: ({ purpose }) => purpose,
} satisfies Record<string, (request: AccessRequest) => string>;

type Anchor = keyof typeof ANCHORS;
const isAnchor = (type: string): type is Anchor => Object.hasOwn(ANCHORS, type);

function indexOf(all: readonly Prepared[]): (request: AccessRequest) => Prepared[] {
  const free: Prepared[] = [];
  const bound: Record<Anchor, Map<Scalar, Prepared[]>> = {
    UseCase: new Map(),
    Upstream: new Map(),
    Caller: new Map(),
    Purpose: new Map(),
  };
  for (const one of all) {
    const anchor = anchorOf(one.rule);
    if (anchor === undefined) free.push(one);
    for (const value of new Set(anchor?.values)) {
      const there = bound[anchor!.type].get(value);
      if (there === undefined) bound[anchor!.type].set(value, [one]);
      else there.push(one);
    }
  }
  const anchors = Object.keys(ANCHORS) as Anchor[];
  return (request) => [
    ...free,
    ...anchors.flatMap((type) => bound[type].get(ANCHORS[type](request)) ?? []),
  ];
}

/**
 * The first of a rule's scope and conditions that binds it to certain entities, with nothing before it that may err:
 * for any other entity the rule does not apply, and Cedar finds so without an error.
 */
function anchorOf({ json }: Rule): Bound | undefined {
  for (const expression of [...scopeOf(json), ...conditionsOf(json)]) {
    const found = boundBy(shapeOf(expression));
    if (found !== undefined) return found;
    if (mayErr(expression)) return undefined;
  }
  return undefined;
}

interface Bound {
  readonly type: Anchor;
  readonly values: readonly Scalar[];
}

/** `resource == Upstream::"gpt"`, `context.useCase == UseCase::"letters"`, `[Purpose::"TREAT"].contains(context.purpose)` */
function boundBy(shape: Shape): Bound | undefined {
  if (shape.is !== '==' && shape.is !== 'contains') return undefined;
  const [left, right] = [shapeOf(shape.left), shapeOf(shape.right)];
  const found = bound(left, right);
  return found ?? (shape.is === '==' ? bound(right, left) : undefined);
}

/** @param named what is written out, one or a list */
function bound(named: Shape, asked: Shape): Bound | undefined {
  const type = typeAsked(asked);
  if (type === undefined) return undefined;
  const literals = named.is === 'set' ? named.elements.map(shapeOf) : [named];
  const values = literals.flatMap((one) =>
    one.is === 'literal' && one.type === type ? [one.value] : [],
  );
  return values.length === literals.length ? { type, values } : undefined;
}

function typeAsked(asked: Shape): Anchor | undefined {
  if (asked.is === 'variable' && asked.name !== 'action') {
    return asked.name === 'principal' ? 'Caller' : 'Upstream';
  }
  if (asked.is !== 'fact' || asked.fact.owner !== 'context' || asked.fact.isSet) return undefined;
  return isAnchor(asked.fact.type) ? asked.fact.type : undefined;
}

interface Slice {
  /** Name under which Cedar has it. */
  readonly name: string;
  readonly mentions: Mentions;
}

/** Of all sets of this thread, least recently used first. */
const slices = new Map<string, Slice>();
const freeNames = Array.from({ length: LIMITS.policySlicesMax }, (_, at) => `slice ${at}`);

/** @throws Failure policy_unavailable */
function keptSlice(key: string, rules: readonly Prepared[]): Slice {
  const known = slices.get(key);
  if (known !== undefined) {
    slices.delete(key); // and set again: now the most recently used
    slices.set(key, known);
    return known;
  }
  if (freeNames.length === 0) {
    const [oldest, { name }] = slices.entries().next().value!;
    slices.delete(oldest);
    freeNames.push(name);
  }
  const name = freeNames.pop()!;
  const parsed = cedar.preparsePolicySet(name, {
    staticPolicies: Object.fromEntries(rules.map(({ rule }) => [rule.id, rule.text])),
  });
  if (parsed.type === 'failure') {
    freeNames.push(name);
    throw new Failure('policy_unavailable');
  }
  const slice = { name, mentions: union(rules.map(({ mentions }) => mentions)) };
  slices.set(key, slice);
  return slice;
}

function answer(request: AccessRequest, { name, mentions }: Slice): cedar.Diagnostics {
  let given: cedar.AuthorizationAnswer;
  try {
    given = cedar.statefulIsAuthorized({
      principal: { type: 'Caller', id: request.caller.id },
      action: { type: 'Action', id: request.operation },
      resource: { type: 'Upstream', id: request.upstream.name },
      ...questionOf(request, mentions),
      preparsedPolicySetId: name,
    });
  } catch (cause) {
    throw new Failure('policy_unavailable', {}, { cause });
  }
  // Not an answer of the rules: the engine lost its set, or could not read what it was given.
  if (given.type === 'failure') throw new Failure('policy_unavailable');
  return given.response.diagnostics;
}
