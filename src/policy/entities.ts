/**
 * A request as Cedar takes it: context and entities, with the facts that are asked about and no others. No schema goes
 * along: everything is written with its type, and `requestFault` has checked it. A schema would fill in nothing, and
 * costs 60 µs a call.
 */
import type {
  CedarValueJson,
  Context,
  Entities,
  EntityJson,
} from '@cedar-policy/cedar-wasm/nodejs';
import { type AccessRequest, factValue, type Scalar } from './access-request.ts';
import { groupsAsked, type Mentions } from './mentions.ts';
import type { Fact, Owner } from './vocabulary.ts';

export interface Question {
  readonly context: Context;
  readonly entities: Entities;
}

export function questionOf(request: AccessRequest, mentions: Mentions): Question {
  const attributes: Record<Owner, Record<string, CedarValueJson>> = {
    context: {},
    User: {},
    UseCase: {},
    Upstream: {},
  };
  const named = new Set<Owner>();
  for (const fact of mentions.facts) {
    named.add(fact.owner);
    const value = factValue(request, fact);
    if (value !== undefined) attributes[fact.owner][fact.name] = toCedar(value, fact);
  }
  const { user, useCase, upstream, caller, operation } = request;
  if (named.has('User')) attributes.context.user = entity('User', user.id);
  if (named.has('UseCase')) attributes.context.useCase = entity('UseCase', useCase.id);

  const entities: EntityJson[] = [
    { uid: { type: 'Action', id: operation }, attrs: {}, parents: [EXCHANGE] },
  ];
  const groups = groupsAsked(mentions, request);
  if (groups.length > 0) {
    const parents = groups.map((id) => ({ type: 'Group', id }));
    entities.push({ uid: { type: 'Caller', id: caller.id }, attrs: {}, parents });
  }
  for (const [type, id] of [
    ['User', user.id],
    ['UseCase', useCase.id],
    ['Upstream', upstream.name],
  ] as const) {
    if (named.has(type)) entities.push({ uid: { type, id }, attrs: attributes[type], parents: [] });
  }
  return { context: attributes.context, entities };
}

const EXCHANGE = { type: 'Action', id: 'exchange' };

function toCedar(value: Scalar | readonly Scalar[], { type }: Fact): CedarValueJson {
  const isPlain = type === 'Bool' || type === 'Long' || type === 'String';
  const one = (each: Scalar) => (isPlain ? each : entity(type, each as string));
  return typeof value === 'object' ? value.map(one) : one(value);
}

function entity(type: string, id: string): CedarValueJson {
  return { __entity: { type, id } };
}
