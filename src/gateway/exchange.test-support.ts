import { Failure } from '../core/failures.ts';
import type { Json } from '../core/json.ts';
import type { Walked, WireFormat } from '../formats/index.ts';
import { type InForce, openOutputTraces, type Treatment } from '../governance/index.ts';
import { type Call, exchange, type Reply, type Steps } from './exchange.ts';
import { IN_FORCE, NO_LABELS } from './in-force.test-support.ts';
import type { Entry } from './records.ts';
import type { Upstream } from './upstreams/upstream.ts';

export const NOBODY = { patients: [], described: [], labels: [], stated: [], useCases: [] };

/** What an exchange of a test has done: forgotten before the next one. */
export const seen: {
  /** In order. */
  happened: string[];
  recorded: Entry[];
  sentBytes: Uint8Array | undefined;
} = { happened: [], recorded: [], sentBytes: undefined };

export function forget(): void {
  Object.assign(seen, { happened: [], recorded: [], sentBytes: undefined });
}

const WALKED: Walked = {
  loci: [{ kind: 'text', path: 'text', text: 'Maria' }],
  json: [],
  model: 'm',
  stream: false,
  structured: false,
  continuations: [],
  sealed: [],
  media: [],
  places: new Map(),
  ownMetadata: {},
  apply: (replaced, options) => ({ text: replaced[0] ?? 'Maria', ...options }),
};

export function formatOf(walked: Partial<Walked> = {}): WireFormat {
  return {
    id: 'openai-chat',
    api: 'openai',
    path: '/v1/chat/completions',
    walk: () => ({ ...WALKED, ...walked }),
    answer: (body, steps) => steps.whole(String(body), 'text'),
    stream: (steps) => {
      const channel = steps.channel('text');
      let isComplete = false;
      return {
        push: ({ data }) => {
          if (data === 'bad') throw new Failure('upstream_malformed');
          if (data !== 'end') return [{ data: channel.push(data) }];
          isComplete = true;
          return [{ data: channel.end() }];
        },
        end: () => [],
        get isComplete() {
          return isComplete;
        },
      };
    },
    failureBody: () => null,
    failureEvents: () => [],
  };
}

export function upstreamOf(answer: string, more: Partial<Upstream> = {}): Upstream {
  const send = (body: Uint8Array) => {
    seen.happened.push('send');
    seen.sentBytes = body;
  };
  return {
    name: 'm',
    api: 'openai',
    hosting: 'outside',
    provider: 'p',
    model: 'real-m',
    operations: ['chat'],
    ask: async ({ body }) => {
      send(body);
      return answer;
    },
    stream: async ({ body }, take) => {
      send(body);
      for (const piece of answer.split('|')) await take(Buffer.from(`data: ${piece}\n\n`));
    },
    close: async () => undefined,
    ...more,
  };
}

export const inForceWith = (treatment: Partial<Treatment>): InForce => ({
  ...IN_FORCE,
  treatment: () => ({ style: 'surrogate', guard: 'off', restore: true, ...treatment }),
});

export const routeTo =
  (...upstreams: [Upstream, ...Upstream[]]): Steps['route'] =>
  () =>
    upstreams;

export function stepsOf(more: Partial<Steps> = {}): Steps {
  return {
    clock: { now: () => 0 },
    patientReference: (written) => written,
    persons: async () => [],
    route: routeTo(upstreamOf('Hello Erika')),
    modelChanged: () => void seen.happened.push('model changed'),
    remedy: () => 'it would be permitted if the use case is in force',
    decide: () => ({
      effect: 'permit',
      determining: ['rule'],
      obligations: ['DEID', 'AUDIT'],
      media: false,
      restore: true,
      cache: false,
      policyVersion: 'v',
    }),
    consent: async () => ({ obligations: [], takenOn: [], notices: [], consents: [] }),
    spending: {
      limit: () => undefined,
      admit: () => ({ state: 'within', department: 'unassigned' }),
      over: () => undefined,
    },
    inForce: async () => inForceWith({}),
    watch: () => () => undefined,
    labels: () => NO_LABELS,
    isUseCase: () => true,
    mask: () => ({
      replaced: ['Erika'],
      pairs: [{ surrogate: 'Erika', original: 'Maria', category: 'other_unique_id' }],
      manifest: {
        engine: 'e',
        profile: 'p',
        style: 'surrogate',
        texts: 1,
        findings: 1,
        categories: { name: 1 },
        rules: { r: 1 },
      },
    }),
    find: () => [],
    outputs: openOutputTraces({ index: new Uint8Array(32), vault: new Uint8Array(32) }, () => 1),
    vault: {
      remember: async () => undefined,
      recall: async () => ({ upstream: 'm', pairs: [], about: NOBODY }),
      issuerOf: async () => 'm',
    },
    record: async (entry) => {
      seen.happened.push(entry.record.kind);
      seen.recorded.push(entry);
    },
    incomplete: () => seen.happened.push('incomplete'),
    observe: () => undefined,
    ...more,
  };
}

export const REPLY: Reply = {
  label: () => undefined,
  numbered: () => undefined,
  whole: (json) => seen.happened.push(`whole ${JSON.parse(json)}`),
  write: (frames) => {
    seen.happened.push(`write ${frames.trim()}`);
    return undefined;
  },
  end: () => seen.happened.push('end'),
};

export function callOf(more: Partial<Call> = {}): Call {
  return {
    id: 'exchange-1',
    principal: {
      id: 'caller',
      groups: [],
      claims: {},
      userFacts: { roles: [], hasMfa: false, isTrained: false },
      defaults: { useCase: 'u', purpose: 'TREAT', user: 'dr' },
    },
    format: formatOf(),
    headers: {},
    body: { model: 'm', text: 'Maria' } as Json,
    receivedAt: performance.now(),
    signal: new AbortController().signal,
    ...more,
  };
}

export const run = async (steps: Partial<Steps> = {}, call: Partial<Call> = {}): Promise<unknown> =>
  exchange(callOf(call), REPLY, stepsOf(steps)).then(
    () => undefined,
    (thrown: unknown) => (thrown instanceof Failure ? thrown.code : thrown),
  );
