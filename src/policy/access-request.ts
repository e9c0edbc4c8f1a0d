/**
 * What is asked: one exchange, with every fact that a rule may ask about. A decision is a function of this and of the
 * moment alone, so whatever changes while the gateway runs (a use case that is paused, an agreement that lapses, a
 * budget that is used up) comes in here, read at the time of the request.
 */
import { Failure } from '../core/failures.ts';
import { isObject, type Json } from '../core/json.ts';
import type { PurposeOfUse } from '../core/purpose.ts';
import { ENUMERATIONS, FACTS, type Fact, OPERATIONS, type Owner } from './vocabulary.ts';

export interface AccessRequest {
  /** The program that calls. */
  readonly caller: { readonly id: string; readonly groups: readonly string[] };
  /** The person for whom it calls. */
  readonly user: {
    readonly id: string;
    readonly roles: readonly string[];
    readonly organisation?: string;
    readonly hasMfa: boolean;
    readonly isTrained: boolean;
  };
  readonly useCase: {
    readonly id: string;
    readonly isRegistered: boolean;
    /** Approved, not paused, not expired: may be used now. */
    readonly isInForce: boolean;
    readonly state:
      | 'draft'
      | 'intake'
      | 'review'
      | 'testing'
      | 'live'
      | 'paused'
      | 'expired'
      | 'retired'
      | 'unregistered';
    readonly riskTier: 'low' | 'moderate' | 'high';
    readonly purposes: readonly PurposeOfUse[];
    readonly upstreams?: readonly string[];
    readonly callers?: readonly string[];
    readonly groups?: readonly string[];
    readonly roles?: readonly string[];
    readonly needsMfa: boolean;
    readonly needsTraining: boolean;
  };
  readonly upstream: {
    readonly name: string;
    readonly api: string;
    readonly hosting: 'local' | 'outside';
    readonly provider?: string;
    /** In force now. */
    readonly agreements: readonly ('baa' | 'qsoa' | 'dua')[];
    /** HL7 v3 ActCode. */
    readonly takesOn?: readonly string[];
    readonly retentionDays?: number;
    readonly trainsOnData?: boolean;
    readonly region?: string;
    /** Names; and where they work, `unknown` for one of whom nobody said. */
    readonly subprocessors?: readonly string[];
    readonly subprocessorRegions?: readonly string[];
    readonly model: string;
  };
  /** Codes of `core/sensitivity.ts` found in the content or presumed of it, with their parents, and laws. */
  readonly labels: readonly string[];
  readonly purpose: PurposeOfUse;
  /** Id of the wire format: `openai-chat`, `anthropic-messages`, … */
  readonly operation: string;
  /** How many patients the request names. */
  readonly patients: number;
  /** This user has an open break-glass for these patients. */
  readonly breakGlass: boolean;
  readonly budget: 'within' | 'near' | 'exhausted';
}

export type Scalar = string | number | boolean;
type Fields = Readonly<Record<string, unknown>>;

/** The value of a fact, entities by their ids; undefined where an optional one is absent. */
export function factValue(
  request: AccessRequest,
  fact: Fact,
): Scalar | readonly Scalar[] | undefined {
  const { owner, name } = fact;
  // Attributes that are entities: what stands in the request under this name are their facts.
  if (fact.type === 'User') return request.user.id;
  if (fact.type === 'UseCase') return request.useCase.id;
  return sectionOf(request, owner)[name] as Scalar | readonly Scalar[] | undefined;
}

function sectionOf(request: AccessRequest, owner: Owner): Fields {
  switch (owner) {
    case 'context':
      return request as unknown as Fields;
    case 'User':
      return request.user;
    case 'UseCase':
      return request.useCase;
    case 'Upstream':
      return request.upstream;
  }
}

/**
 * Where a request says something that the vocabulary does not have, as a path (`useCase.state`); undefined where it
 * fits. Cedar could check the same against the schema, at a third of the time that a decision takes.
 */
export function requestFault(request: AccessRequest): string | undefined {
  const { caller, user, useCase, upstream, operation } = request;
  for (const [at, section] of Object.entries({ caller, user, useCase, upstream })) {
    if (typeof section !== 'object' || section === null) return at;
  }
  if (!OPERATIONS.includes(operation)) return 'operation';
  if (!isWord(caller.id)) return 'caller.id';
  if (!isListOf(caller.groups, isWord)) return 'caller.groups';
  if (!isWord(upstream.name)) return 'upstream.name';
  for (const fact of FACTS) {
    const value = factValue(request, fact);
    if (value === undefined && fact.isOptional) continue;
    const isFit = CHECKS[fact.type]!;
    if (!(fact.isSet ? isListOf(value, isFit) : isFit(value))) return placeOf(fact);
  }
  return undefined;
}

/** Fields of an `AccessRequest`, and of its sections, besides the facts of the same names. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  '': ['caller', 'user', 'useCase', 'upstream', 'operation', ...namesOf('context')],
  caller: ['id', 'groups'],
  user: ['id', ...namesOf('User')],
  useCase: ['id', ...namesOf('UseCase')],
  upstream: ['name', ...namesOf('Upstream')],
};

function namesOf(owner: Owner): string[] {
  return FACTS.filter((fact) => fact.owner === owner).map(({ name }) => name);
}

/**
 * A request that somebody wrote down.
 *
 * @param at where it stands, for errors
 * @throws Failure config_invalid for a field that is missing, unknown or outside the vocabulary
 */
export function requestFromJson(written: Json, at: string): AccessRequest {
  if (!isObject(written)) throw unreadable(at, 'write a request as an object');
  for (const [section, known] of Object.entries(KNOWN)) {
    const fields = section === '' ? written : written[section];
    if (!isObject(fields)) throw unreadable(at, `${section} is missing or no object`);
    const unknown = Object.keys(fields).find((field) => !known.includes(field));
    if (unknown !== undefined) {
      throw unreadable(at, `no field ${[section, unknown].filter(Boolean).join('.')}`);
    }
  }
  const request = written as unknown as AccessRequest;
  const fault = requestFault(request);
  if (fault !== undefined) throw unreadable(at, `${fault} is missing or not of the vocabulary`);
  return request;
}

function unreadable(at: string, remedy: string): Failure {
  return new Failure('config_invalid', { at, remedy });
}

/** The place of a fact in an `AccessRequest`: `useCase.state`. */
function placeOf({ owner, name }: Fact): string {
  if (owner === 'context') return name === 'user' || name === 'useCase' ? `${name}.id` : name;
  return `${owner[0]!.toLowerCase()}${owner.slice(1)}.${name}`;
}

/** Half of a surrogate pair would be another string to Cedar than to us. */
const isWord = (value: unknown): boolean => typeof value === 'string' && value.isWellFormed();

function isListOf(value: unknown, isFit: (element: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isFit);
}

const CHECKS: Readonly<Record<string, (value: unknown) => boolean>> = {
  Bool: (value) => typeof value === 'boolean',
  Long: Number.isSafeInteger,
  ...Object.fromEntries(
    ['String', 'User', 'UseCase', 'Upstream', 'Caller', 'Group'].map((type) => [type, isWord]),
  ),
  ...Object.fromEntries(
    Object.entries(ENUMERATIONS).map(([type, words]) => {
      const known: ReadonlySet<unknown> = new Set(words);
      return [type, (value: unknown) => known.has(value)];
    }),
  ),
};
