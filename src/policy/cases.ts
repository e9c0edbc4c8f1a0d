/**
 * Cases: what a policy must decide, written beside it (`letters.cedar`, `letters.cases.yaml`) by whoever wrote the
 * policy. Each is a request, told as what differs from an ordinary one, and the decision that it must get from the
 * whole set, so that a rule elsewhere that gets in the way is noticed as well.
 */
import { parse } from 'yaml';
import { Failure } from '../core/failures.ts';
import { isObject, type Json, type JsonObject } from '../core/json.ts';
import { type AccessRequest, requestFromJson } from './access-request.ts';
import type { Decision, Policy } from './decide.ts';

export interface PolicyCase {
  readonly name: string;
  readonly request: AccessRequest;
  /** Milliseconds since 1970; undefined: now. */
  readonly at: number | undefined;
  readonly expected: Expected;
}

interface Expected {
  readonly effect: 'permit' | 'deny';
  readonly because?: string;
  readonly obligations?: readonly string[];
  readonly media?: boolean;
  readonly restore?: boolean;
  /** Ids of all determining rules. */
  readonly rules?: readonly string[];
}

/** Everything is in order: a treating physician, a use case in force, a provider with an agreement. */
export const ORDINARY: JsonObject = {
  caller: { id: 'scribe', groups: [] },
  user: { id: 'u-1', roles: ['physician'], hasMfa: true, isTrained: true },
  useCase: {
    id: 'letters',
    isRegistered: true,
    isInForce: true,
    state: 'live',
    riskTier: 'low',
    purposes: ['TREAT', 'BTG', 'HPAYMT', 'CLMATTCH', 'HOPERAT', 'HLEGAL', 'HRESCH', 'HMARKT'],
    needsMfa: false,
    needsTraining: false,
  },
  upstream: {
    name: 'gpt',
    api: 'openai',
    hosting: 'outside',
    provider: 'example',
    agreements: ['baa'],
    trainsOnData: false,
    model: 'gpt-example',
  },
  labels: [],
  purpose: 'TREAT',
  operation: 'openai-chat',
  patients: 1,
  breakGlass: false,
  budget: 'within',
};

const FIELDS = [
  'name',
  'with',
  'at',
  'effect',
  'because',
  'obligations',
  'media',
  'restore',
  'rules',
];

/**
 * @param name of the file, for errors
 * @throws Failure config_invalid for what is no case: one that is misread would pass for the wrong reason
 */
export function parseCases(text: string, name: string): PolicyCase[] {
  const file = yaml(text, name);
  if (!isObject(file) || !Array.isArray(file.cases))
    throw invalid(name, 'write a list named cases');
  onlyKnown(file, ['request', 'cases'], name);
  const base = changed(ORDINARY, file.request ?? {}, name);
  return file.cases.map((written, index) => {
    const at = `${name}: case ${index + 1}`;
    if (!isObject(written) || typeof written.name !== 'string') throw invalid(at, 'give it a name');
    onlyKnown(written, FIELDS, `${at} (${written.name})`);
    if (written.effect !== 'permit' && written.effect !== 'deny') {
      throw invalid(at, 'effect must be permit or deny');
    }
    return {
      name: written.name,
      request: requestFromJson(changed(base, written.with ?? {}, at), at),
      at: momentOf(written.at, at),
      expected: written as unknown as Expected,
    };
  });
}

/** What the decision has and should not have, in words; empty where it is as expected. */
function differences(decision: Decision, expected: Expected): string[] {
  const permit = decision.effect === 'permit' ? decision : undefined;
  const found: Readonly<Record<keyof Expected, unknown>> = {
    effect: decision.effect,
    because: decision.effect === 'deny' ? decision.because : undefined,
    obligations: permit?.obligations,
    media: permit?.media,
    restore: permit?.restore,
    rules: decision.determining,
  };
  return (Object.keys(found) as (keyof Expected)[]).flatMap((what) => {
    const wanted = sorted(expected[what]);
    if (expected[what] === undefined || wanted === sorted(found[what])) return [];
    return [`${what}: expected ${wanted}, got ${sorted(found[what]) ?? 'none'}`];
  });
}

export function runCase(
  policy: Policy,
  { request, at, expected }: PolicyCase,
  now: number,
): string[] {
  return differences(policy.decide(request, at ?? now), expected);
}

const sorted = (value: unknown): string | undefined =>
  JSON.stringify(Array.isArray(value) ? [...value].sort() : value);

/** Sections are changed field by field, lists as a whole; `~` takes a field away. */
function changed(base: JsonObject, change: Json, at: string): JsonObject {
  if (!isObject(change)) throw invalid(at, 'write fields of a request');
  const result: JsonObject = { ...base };
  for (const [field, value] of Object.entries(change)) {
    const before = result[field];
    if (value === null) delete result[field];
    else result[field] = isObject(before) ? changed(before, value, at) : value;
  }
  return result;
}

function momentOf(written: Json | undefined, at: string): number | undefined {
  if (written === undefined) return undefined;
  const moment = typeof written === 'string' ? Date.parse(written) : Number.NaN;
  if (Number.isNaN(moment)) throw invalid(at, 'write at: "2027-01-31" or "2027-01-31T12:00:00Z"');
  return moment;
}

function yaml(text: string, name: string): Json {
  try {
    return parse(text) as Json;
  } catch (cause) {
    throw invalid(name, 'this is not YAML', cause);
  }
}

function onlyKnown(written: JsonObject, known: readonly string[], at: string): void {
  const unknown = Object.keys(written).find((field) => !known.includes(field));
  if (unknown !== undefined) throw invalid(at, `no field ${unknown}; known: ${known.join(', ')}`);
}

function invalid(at: string, remedy: string, cause?: unknown): Failure {
  return new Failure('config_invalid', { at, remedy }, { cause });
}
