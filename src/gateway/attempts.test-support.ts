/**
 * Exchanges with upstreams of every fate, for the tests of `attempts.ts`: what was recorded, sent and said stands in what is
 * exported here, from `reset` on.
 */
import { type Facts, Failure, type FailureCode } from '../core/failures.ts';
import type { Json } from '../core/json.ts';
import type { Walked, WireFormat } from '../formats/index.ts';
import { openOutputTraces } from '../governance/index.ts';
import type { Decision } from '../policy/index.ts';
import { type Call, exchange, type Reply, type Steps } from './exchange.ts';
import { IN_FORCE, NO_LABELS } from './in-force.test-support.ts';
import type { Entry } from './records.ts';
import type { Gate, Upstream } from './upstreams/upstream.ts';

const NOBODY = { patients: [], described: [], labels: [], stated: [], useCases: [] };

export type Fate =
  | 'answers'
  | 'fails' // before it begins to answer
  | 'breaks off' // after
  | 'refuses' // what it was sent
  | 'is left alone'
  | 'is busy'
  | 'is denied'
  | 'is denied after the wait'
  | 'has no consent'
  | 'has no agreement'
  | 'cannot be masked for';

export interface Candidate {
  readonly fate: Fate;
  readonly hosting: 'local' | 'outside';
  readonly deidentify: boolean;
  readonly hasToWait: boolean;
}

export const NAMES = ['a', 'b', 'c', 'd'];

export let recorded: Entry['record'][] = [];
export let sent: { upstream: string; text: string }[] = [];
export let places = 0;
export let said = '';
/** For whom, each time. */
export let masked: string[] = [];
/** Who had to be waited for. */
let waited = new Set<string>();
/** Entries on record when the exchange was told to be over, each time. */
export let ended: number[] = [];
/** Who has asked to be left alone for a while. */
export let resting = new Set<string>();

export function reset(): void {
  recorded = [];
  sent = [];
  masked = [];
  places = 0;
  said = '';
  waited = new Set();
  resting = new Set();
  ended = [];
}

const PERMIT: Extract<Decision, { effect: 'permit' }> = {
  effect: 'permit',
  determining: ['rule'],
  obligations: ['DEID'],
  media: false,
  restore: true,
  cache: false,
  policyVersion: 'v',
};
const DENIAL: Decision = {
  effect: 'deny',
  because: 'forbidden',
  determining: ['no'],
  policyVersion: 'v',
};

/** Masked for whom it is meant: so that the bytes tell under which permit they were made. */
const walked = (more: Partial<Walked>): Walked => ({
  loci: [{ kind: 'text', path: 'text', text: 'Maria' }],
  json: [],
  model: 'auto',
  stream: false,
  structured: false,
  continuations: [],
  sealed: [],
  media: [],
  places: new Map(),
  ownMetadata: {},
  apply: ([made], { model }) => ({ text: made ?? 'Maria', model }),
  ...more,
});

const format = (more: Partial<Walked>): WireFormat => ({
  id: 'openai-chat',
  api: 'openai',
  path: '/v1/chat/completions',
  walk: () => walked(more),
  answer: (body) => body,
  stream: () => {
    let isComplete = false;
    return {
      push: ({ data }) => {
        isComplete = data === 'end';
        return [{ data }];
      },
      end: () => [],
      get isComplete() {
        return isComplete;
      },
    };
  },
  failureBody: () => null,
  failureEvents: () => [],
});

const FAILURE_OF: Partial<Record<Fate, readonly [FailureCode, Facts]>> = {
  fails: ['upstream_timeout', { phase: 'first byte' }],
  'breaks off': ['upstream_interrupted', { hasBegun: true }],
  refuses: ['upstream_refused', { upstreamStatus: 400 }],
  'is left alone': ['upstream_unavailable', {}],
  'is busy': ['upstream_busy', {}],
};

function failureOf(fate: Fate): Failure | undefined {
  const found = FAILURE_OF[fate];
  return found && new Failure(...found);
}

function upstreamOf(name: string, { fate, hosting, hasToWait }: Candidate): Upstream {
  const gate: Gate = {
    assertPassable() {
      if (fate === 'is left alone') throw failureOf(fate);
    },
    enter() {
      if (fate === 'is busy') throw failureOf(fate);
      places += 1;
      const waits = hasToWait || fate === 'is denied after the wait';
      return waits ? Promise.resolve().then(() => void waited.add(name)) : undefined;
    },
    leave() {
      places -= 1;
    },
    isResting: () => resting.has(name),
  };
  const send = (bytes: Uint8Array): void => {
    sent.push({ upstream: name, text: JSON.parse(Buffer.from(bytes).toString()).text });
  };
  return {
    name,
    api: 'openai',
    hosting,
    model: name,
    operations: ['chat'],
    gate,
    async ask({ body }) {
      send(body);
      const failure = failureOf(fate);
      if (failure !== undefined) throw failure;
      return `from ${name}`;
    },
    async stream({ body }, take) {
      send(body);
      if (fate !== 'answers' && fate !== 'breaks off') throw failureOf(fate);
      await take(Buffer.from(`data: from ${name}\n\n`));
      if (fate === 'breaks off') throw failureOf(fate);
      await take(Buffer.from('data: end\n\n'));
    },
    close: async () => undefined,
  };
}

const REPLY: Reply = {
  label: () => undefined,
  numbered: () => undefined,
  whole: (json) => {
    said += json;
  },
  write: (frames) => {
    said += frames;
    return undefined;
  },
  end: () => undefined,
};

/** The code it ended with, undefined for an answer. */
export async function run(
  candidates: readonly Candidate[],
  more: Partial<Walked> = {},
  { gate, watch = () => () => undefined }: { gate?: Gate; watch?: Steps['watch'] } = {},
) {
  const all = candidates.map((candidate, index) => ({
    ...upstreamOf(NAMES[index]!, candidate),
    ...(gate && { gate }),
  }));
  const byName = (name: string): Candidate => candidates[NAMES.indexOf(name)]!;
  const call: Call = {
    id: 'exchange-1',
    principal: {
      id: 'caller',
      groups: [],
      claims: {},
      userFacts: { roles: [], hasMfa: false, isTrained: false },
      defaults: { useCase: 'u', purpose: 'TREAT', user: 'dr' },
    },
    format: format(more),
    headers: {},
    body: { model: 'auto', text: 'Maria' } as Json,
    receivedAt: performance.now(),
    signal: new AbortController().signal,
  };
  let current = '';
  const steps: Steps = {
    clock: { now: () => 0 },
    patientReference: (written) => written,
    persons: async () => [],
    route: () => all as [Upstream, ...Upstream[]],
    remedy: () => 'it would be permitted if the use case is in force',
    decide: ({ upstream }) => {
      current = upstream.name;
      const { fate, deidentify } = byName(upstream.name);
      const isStale = fate === 'is denied after the wait' && waited.has(current);
      if (fate === 'is denied' || isStale) return DENIAL;
      return { ...PERMIT, obligations: deidentify ? ['DEID'] : [] };
    },
    spending: {
      limit: () => undefined,
      admit: () => ({ state: 'within', department: 'unassigned' }),
      over: () => void ended.push(recorded.length),
    },
    consent: async () => {
      if (byName(current).fate === 'has no consent') throw new Failure('consent_denied');
      return { obligations: [], notices: [], takenOn: [], consents: [] };
    },
    inForce: async (_, { name }) => ({
      ...IN_FORCE,
      treatment: () => ({ style: 'surrogate', guard: 'off', restore: false }),
      provider: byName(name).fate === 'has no agreement' ? undefined : IN_FORCE.provider,
    }),
    watch,
    labels: () => NO_LABELS,
    isUseCase: () => true,
    mask: () => {
      if (byName(current).fate === 'cannot be masked for') throw new Failure('deid_blocked');
      masked.push(current);
      return {
        replaced: [`masked for ${current}`],
        pairs: [],
        manifest: {
          engine: 'e',
          profile: 'p',
          style: 'surrogate',
          texts: 1,
          findings: 1,
          categories: {},
          rules: {},
        },
      };
    },
    find: () => [],
    outputs: openOutputTraces({ index: new Uint8Array(32), vault: new Uint8Array(32) }, () => 1),
    vault: {
      remember: async () => undefined,
      recall: async () => ({ upstream: 'b', pairs: [], about: NOBODY }),
      issuerOf: async () => 'b',
    },
    modelChanged: () => undefined,
    record: async ({ record }) => void recorded.push(record),
    incomplete: () => undefined,
    observe: () => undefined,
  };
  return exchange(call, REPLY, steps).then(
    () => undefined,
    (thrown: Failure) => thrown.code,
  );
}

export const of = (...fates: Fate[]): Candidate[] =>
  fates.map((fate) => ({ fate, hosting: 'outside', deidentify: true, hasToWait: false }));
export const kinds = () => recorded.map(({ kind, attempt }) => `${kind} ${attempt}`);
