import { beforeEach, describe, expect, test } from 'vitest';
import { Failure } from '../core/failures.ts';
import { LIMITS } from '../core/limits.ts';
import type { KnownPerson } from '../core/person.ts';
import type { SurrogatePair } from '../core/phi.ts';
import type { Masked } from '../deid/index.ts';
import type { WireFormat } from '../formats/index.ts';
import type { InForce } from '../governance/index.ts';
import {
  callOf,
  forget,
  formatOf,
  inForceWith,
  NOBODY,
  REPLY,
  routeTo,
  run,
  seen,
  stepsOf,
  upstreamOf,
} from './exchange.test-support.ts';
import { type Call, exchange, type MaskScope, type Observed, type Steps } from './exchange.ts';
import { IN_FORCE } from './in-force.test-support.ts';
import type { Entry } from './records.ts';
import type { Upstream } from './upstreams/upstream.ts';

beforeEach(forget);

test('recorded, sent, given out, taken to the ledger: in this order', async () => {
  expect(await run()).toBeUndefined();
  expect(seen.happened).toEqual(['disclosure', 'send', 'whole Hello Maria', 'outcome']);
  expect(JSON.parse(Buffer.from(seen.sentBytes!).toString())).toEqual({
    text: 'Erika',
    model: 'real-m',
    drop: false,
  });
});

test('a stream is given out as it comes, and its outcome is under way before it ends', async () => {
  const route = routeTo(upstreamOf('Hello |Erika|end'));
  await run({ route }, { format: formatOf({ stream: true }) });
  const writes = seen.happened.filter((step) => step.startsWith('write data:'));
  expect(writes.map((write) => write.slice('write data: '.length)).join(' ')).toMatch(
    /Hello\s+Maria/,
  );
  expect(seen.happened).toEqual(['disclosure', 'send', ...writes, 'outcome', 'end']);
});

test('the time that an exchange has taken includes what came before it was sent', async () => {
  const observed: Observed[] = [];
  const { mask } = stepsOf();
  const slowly: Steps['mask'] = async (...args) => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return mask(...args);
  };
  await run({ mask: slowly, observe: (one) => observed.push(one) });
  const [{ durationMs, upstreamMs }] = observed as [Observed];
  expect(durationMs - upstreamMs).toBeGreaterThan(45);
});

describe('what took long to mask is decided on anew', () => {
  /** Each masking takes this long, in milliseconds. */
  function masking(durationMs: number) {
    let [now, count] = [0, 0];
    const mask: Steps['mask'] = (...args) => {
      now += durationMs;
      count += 1;
      return stepsOf().mask(...args);
    };
    return { steps: { clock: { now: () => now }, mask }, count: () => count };
  }
  const SLOW = LIMITS.decidedMsMax + 1;

  test.each<[string, number, string | undefined]>([
    ['a consent that is withdrawn meanwhile ends it', SLOW, 'consent_denied'],
    ['and is for the next one where it took a moment', LIMITS.decidedMsMax, undefined],
  ])('%s', async (_, durationMs, code) => {
    const { steps, count } = masking(durationMs);
    const consent: Steps['consent'] = async (check) => {
      if (count() > 0) throw new Failure('consent_denied');
      return stepsOf().consent(check);
    };
    expect(await run({ ...steps, consent })).toBe(code);
    expect(seen.happened.includes('send')).toBe(code === undefined);
  });

  const PERSON = { ref: 'Patient/7', role: 'patient', names: [], dates: [] } as unknown;

  test.each<[string, (count: () => number) => Partial<Steps>, number]>([
    ['all is the same', () => ({}), 1],
    [
      'somebody else is known',
      (count) => ({ persons: async () => (count() === 0 ? [] : ([PERSON] as KnownPerson[])) }),
      2,
    ],
    [
      'the style is another',
      (count) => ({
        inForce: async () => inForceWith({ style: count() === 0 ? 'surrogate' : 'placeholder' }),
      }),
      2,
    ],
  ])('masked as often as it has to be: %s', async (_, change, times) => {
    const { steps, count } = masking(SLOW);
    expect(await run({ ...steps, ...change(count) })).toBeUndefined();
    expect(count()).toBe(times);
    expect(seen.happened).toContain('send');
  });
});

test('nothing unrecorded is sent', async () => {
  const record = async ({ record }: Entry) => {
    seen.happened.push(record.kind);
    throw new Failure('ledger_unavailable');
  };
  expect(await run({ record })).toBe('ledger_unavailable');
  expect(seen.happened).toEqual(['disclosure']);
  expect(seen.sentBytes).toBeUndefined();
});

const boom = (): never => {
  throw new TypeError('Maria is not a function');
};

describe('whatever fails before sending is a denial on record, and nothing is sent', () => {
  test.each<[string, Partial<Steps>, Partial<Call>, string]>([
    ['identify', {}, { headers: { 'chaperone-purpose': 'FUN' } }, 'unknown_purpose'],
    ['persons', { persons: boom }, {}, 'internal'],
    ['route', { route: boom }, {}, 'internal'],
    ['decide', { decide: boom }, {}, 'internal'],
    [
      'a denial',
      {
        decide: () => ({
          effect: 'deny',
          because: 'forbidden',
          determining: ['no'],
          policyVersion: 'v',
        }),
      },
      {},
      'policy_denied',
    ],
    [
      'an obligation nobody can discharge',
      { decide: (request) => ({ ...permit(request), obligations: ['DEID', 'ENCRYPT'] }) },
      {},
      'obligation_undischargeable',
    ],
    ['inForce', { inForce: boom }, {}, 'internal'],
    ['labels', { labels: boom }, {}, 'internal'],
    ['walk', {}, { format: { ...formatOf(), walk: boom } }, 'internal'],
    ['mask', { mask: boom }, {}, 'internal'],
    ['apply', {}, { format: formatOf({ apply: boom }) }, 'internal'],
    [
      'a block that another upstream has signed',
      { vault: { ...stepsOf().vault, issuerOf: async () => 'other' } },
      { format: formatOf({ sealed: ['block'] }) },
      'continuation_unknown',
    ],
    [
      'state that another upstream holds',
      {
        vault: {
          ...stepsOf().vault,
          recall: async () => ({ upstream: 'other', pairs: [], about: NOBODY }),
        },
      },
      { format: formatOf({ continuations: ['resp_1'] }) },
      'continuation_unknown',
    ],
    [
      'a caller who has gone',
      {},
      { signal: AbortSignal.abort(new Failure('client_disconnected')) },
      'client_disconnected',
    ],
  ])('%s', async (_, steps, call, code) => {
    expect(await run(steps, call)).toBe(code);
    expect(seen.happened).toEqual(['denial']);
    expect(seen.recorded[0]?.record).toMatchObject({ caller: 'caller', code });
    expect(JSON.stringify(seen.recorded)).not.toContain('Maria');
  });

  test('who asks in the name of another stands on record by their own', async () => {
    const { principal } = callOf();
    const person = { ...principal, claims: { user: 'n-1' } };
    const headers = { 'chaperone-user': 'n-2' };
    expect(await run({}, { principal: person, headers })).toBe('token_contradicted');
    expect(seen.recorded).toMatchObject([{ keep: { user: 'n-1' } }]);
    expect(JSON.stringify(seen.recorded)).not.toContain('n-2');
  });

  const permit = (request: Parameters<Steps['decide']>[0]) =>
    stepsOf().decide(request) as Extract<ReturnType<Steps['decide']>, { effect: 'permit' }>;

  test('a denial that cannot be seen.recorded is one all the same, and made known', async () => {
    const record = boom as unknown as Steps['record'];
    expect(await run({ mask: boom, record: async () => record({} as Entry) })).toBe('internal');
    expect(seen.happened).toEqual(['incomplete']);
  });
});

describe('each disclosure has exactly one outcome', () => {
  const kinds = () => seen.recorded.map(({ record }) => record.outcome ?? record.kind);

  test.each<[string, Partial<Upstream>, Partial<WireFormat>, string, string]>([
    [
      'the upstream fails',
      {
        ask: async () => {
          throw new Failure('upstream_timeout');
        },
      },
      {},
      'failed',
      'upstream_timeout',
    ],
    ['the format throws', {}, { answer: boom }, 'failed', 'internal'],
    [
      'the caller leaves',
      {
        ask: async () => {
          throw new Failure('client_disconnected');
        },
      },
      {},
      'aborted',
      'client_disconnected',
    ],
  ])('%s', async (_, upstream, format, ending, code) => {
    const route = routeTo(upstreamOf('x', upstream));
    expect(await run({ route }, { format: { ...formatOf(), ...format } })).toBe(code);
    expect(kinds()).toEqual(['disclosure', ending]);
    expect(seen.recorded[1]?.record).toMatchObject({ code });
  });

  test('a stream without end', async () => {
    const stream: Upstream['stream'] = async (_, take) => {
      await take(new Uint8Array(LIMITS.streamBytesMax + 1));
    };
    const route = routeTo(upstreamOf('', { stream }));
    expect(await run({ route }, { format: formatOf({ stream: true }) })).toBe('answer_too_large');
    expect(kinds()).toEqual(['disclosure', 'failed']);
  });

  test('a stream that breaks off', async () => {
    const format = formatOf({ stream: true });
    expect(await run({ route: routeTo(upstreamOf('Hello')) }, { format })).toBe(
      'upstream_interrupted',
    );
    expect(await run({ route: routeTo(upstreamOf('Hello|bad')) }, { format })).toBe(
      'upstream_malformed',
    );
    expect(kinds()).toEqual(['disclosure', 'failed', 'disclosure', 'failed']);
    expect(seen.happened).not.toContain('end');
  });

  test.each([
    ['a whole answer', false, ['whole Hello', 'outcome']],
    ['a stream', true, ['outcome', 'end']],
  ])('the outcome of %s is not waited for, and a gap is made known', async (_, stream, last) => {
    const disk = Promise.withResolvers<void>();
    const record: Steps['record'] = async ({ record }) => {
      seen.happened.push(record.kind);
      if (record.kind === 'outcome') await disk.promise;
    };
    const route = routeTo(upstreamOf(stream ? 'Hello|end' : 'Hello'));
    const ended = run({ record, route }, { format: formatOf({ stream }) });
    await expect.poll(() => seen.happened.slice(-2)).toEqual(last);

    disk.reject(new Failure('ledger_unavailable'));
    expect(await ended).toBeUndefined();
    expect(seen.happened.at(-1)).toBe('incomplete');
  });
});

test('an answer that others may refer to is remembered before it is given out', async () => {
  const format: WireFormat = {
    ...formatOf(),
    id: 'openai-responses',
    answer: (body, steps) => {
      steps.seen.ids.push('resp_1');
      return body;
    },
  };
  const remember: Steps['vault']['remember'] = async ({ ids, upstream, caller }) => {
    seen.happened.push(`remember ${ids} ${upstream} ${caller}`);
  };
  await run({ vault: { ...stepsOf().vault, remember } }, { format });
  expect(seen.happened).toEqual([
    'disclosure',
    'send',
    'remember resp_1 m caller',
    'whole Hello Erika',
    'outcome',
  ]);
});

describe('de-identification', () => {
  const plain: Steps['decide'] = (request) =>
    ({ ...stepsOf().decide(request), obligations: ['AUDIT'] }) as ReturnType<Steps['decide']>;
  const text = () => JSON.parse(Buffer.from(seen.sentBytes!).toString()).text;

  test('outside the house always, whatever a policy forgot to ask for', async () => {
    await run({ decide: plain });
    expect(text()).toBe('Erika');
  });

  test('inside the house unless a policy leaves it out, and then the record says so', async () => {
    const route = routeTo(upstreamOf('x', { hosting: 'local' }));
    await run({ route });
    expect(text()).toBe('Erika');
    await run({ route, decide: plain });
    expect(text()).toBe('Maria');
    expect(seen.recorded.at(-2)?.record).toMatchObject({ deidentified: false });
  });

  test('a use case that is paused meanwhile ends it, and nothing is sent', async () => {
    let pause = () => {};
    const watch: Steps['watch'] = (_, abort) => {
      pause = () => abort.abort(new Failure('use_case_stopped', { because: 'paused' }));
      return () => undefined;
    };
    const mask: Steps['mask'] = (_, { signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        setImmediate(pause);
      });
    expect(await run({ watch, mask })).toBe('use_case_stopped');
    expect(seen.happened).toEqual(['denial']);
  });

  test('a permit without restore leaves surrogates in the answer', async () => {
    const decide: Steps['decide'] = (request) =>
      ({ ...stepsOf().decide(request), restore: false }) as ReturnType<Steps['decide']>;
    await run({ decide });
    expect(seen.happened).toContain('whole Hello Erika');
  });
});

test('what a use case withholds from a caller stays a surrogate', async () => {
  const inForce = async () => ({ ...inForceWith({}), mayRestore: () => false });
  await exchange(callOf(), REPLY, stepsOf({ inForce }));
  expect(seen.happened).toContain('whole Hello Erika');
  expect(seen.recorded[0]?.record).toMatchObject({ restore: true, withheld: 1 });
});

describe('what goes on with an exchange gives back no more of it than its reader was given', () => {
  const format: WireFormat = {
    ...formatOf(),
    id: 'openai-responses',
    answer: (body, steps) => {
      steps.seen.ids.push('resp_1');
      return steps.whole(String(body), 'text');
    },
  };
  const decided = (change: object): Partial<Steps> => ({
    decide: (request) => ({ ...stepsOf().decide(request), ...change }) as Decided,
  });
  type Decided = ReturnType<Steps['decide']>;
  const NAMED: SurrogatePair = {
    surrogate: 'Erika',
    original: 'Maria',
    category: 'name',
    name: { surrogate: { given: 'Erika' }, original: { given: 'Maria' } },
  };
  const treated = (change: Partial<InForce>): Partial<Steps> => ({
    inForce: async () => ({ ...IN_FORCE, ...change }),
  });

  test.each<[string, Partial<Steps>, string]>([
    ['restored', {}, 'Maria'],
    ['not by the use case', { inForce: async () => inForceWith({ restore: false }) }, 'Erika'],
    ['not this category', treated({ mayRestore: (_, kind) => kind !== 'name' }), 'Erika'],
    ['not by the policy', decided({ restore: false }), 'Erika'],
    ['redacted', decided({ obligations: ['REDACT'] }), 'Erika'],
  ])('%s', async (_, steps, read) => {
    const kept: SurrogatePair[] = [];
    const remember: Steps['vault']['remember'] = async ({ pairs }) => void kept.push(...pairs);
    const masked = stepsOf().mask([], {} as MaskScope) as Masked;
    const mask = (): Masked => ({ ...masked, pairs: [NAMED] });
    await run({ mask, ...steps, vault: { ...stepsOf().vault, remember } }, { format });
    expect(seen.happened).toContain(`whole Hello ${read}`);
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(kept).includes('Maria')).toBe(read === 'Maria');

    const recall = async () => ({ upstream: 'm', pairs: kept, about: NOBODY });
    const later = { mask: () => ({ ...masked, pairs: [] }), vault: { ...stepsOf().vault, recall } };
    seen.happened = [];
    await run(later, { format: formatOf({ continuations: ['resp_1'] }) });
    expect(seen.happened).toContain(`whole Hello ${read}`);
  });
});

test.each([
  ['of the one it began under', 'Erika'],
  ['of this one alone', 'Maria'],
])(
  'who may read is decided by the rules %s, where it goes on under another',
  async (rules, read) => {
    const useCases = rules === 'of this one alone' ? ['u'] : ['restricted'];
    const kept: SurrogatePair = { surrogate: 'Erika', original: 'Maria', category: 'name' };
    const recall = async () => ({ upstream: 'm', pairs: [kept], about: { ...NOBODY, useCases } });
    const remembered: unknown[] = [];
    const remember: Steps['vault']['remember'] = async ({ about }) =>
      void remembered.push(about.useCases);
    const inForce: Steps['inForce'] = async (id) => ({
      ...inForceWith({}),
      mayRestore: () => id !== 'restricted',
    });
    const format: WireFormat = {
      ...formatOf({ continuations: ['resp_1'] }),
      id: 'openai-responses',
      answer: (body, steps) => {
        steps.seen.ids.push('resp_2');
        return steps.whole(String(body), 'text');
      },
    };
    await run({ inForce, vault: { ...stepsOf().vault, recall, remember } }, { format });
    expect(seen.happened).toContain(`whole Hello ${read}`);
    expect(remembered).toEqual([[...new Set(['u', ...useCases])]]);
  },
);

test('a failure of ours in the very last event is not taken for a connection that closed', async () => {
  const format: WireFormat = {
    ...formatOf({ stream: true }),
    stream: () => ({
      push: () => {
        throw new Failure('guard_stopped');
      },
      end: () => [],
      isComplete: true,
    }),
  };
  expect(await run({ route: routeTo(upstreamOf('end')) }, { format })).toBe('guard_stopped');
  expect(seen.recorded[1]?.record).toMatchObject({ outcome: 'guarded' });
});
