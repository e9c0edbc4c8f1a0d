/**
 * Who gets what: over all tables of decisions and ways to fail, each sending is under a permit of its own.
 */
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { Failure } from '../core/failures.ts';
import type { Walked } from '../formats/index.ts';
import {
  type Candidate,
  ended,
  type Fate,
  kinds,
  masked,
  NAMES,
  of,
  places,
  recorded,
  reset,
  resting,
  run,
  said,
  sent,
} from './attempts.test-support.ts';
import type { Steps } from './exchange.ts';
import type { Gate } from './upstreams/upstream.ts';

beforeEach(reset);

test('one candidate that answers: one attempt, and no other is asked for', async () => {
  expect(await run(of('answers', 'answers'))).toBeUndefined();
  expect(sent).toEqual([{ upstream: 'a', text: 'masked for a' }]);
  expect(recorded).toMatchObject([
    { kind: 'disclosure', attempt: 1, upstream: 'a' },
    { kind: 'outcome', attempt: 1, outcome: 'finished' },
  ]);
  expect(recorded[0]).not.toHaveProperty('failover');
  expect(recorded[0]).not.toHaveProperty('passedOver');
});

test('one that fails and one that answers: both on record, each with its own disclosure', async () => {
  expect(await run(of('fails', 'answers'))).toBeUndefined();
  expect(sent.map(({ text }) => text)).toEqual(['masked for a', 'masked for b']);
  expect(said).toBe('"from b"');
  expect(recorded).toMatchObject([
    { kind: 'disclosure', attempt: 1, upstream: 'a' },
    { kind: 'outcome', attempt: 1, outcome: 'failed', code: 'upstream_timeout' },
    { kind: 'disclosure', attempt: 2, upstream: 'b', failover: 'upstream_timeout' },
    { kind: 'outcome', attempt: 2, outcome: 'finished' },
  ]);
});

test('who asked to be left alone for a while comes last, and is asked where nobody else can be', async () => {
  resting.add('a');
  expect(await run(of('answers', 'fails', 'answers'))).toBeUndefined();
  expect(sent.map(({ upstream }) => upstream)).toEqual(['b', 'c']);
  reset();
  resting.add('a');
  expect(await run(of('answers', 'is denied', 'fails'))).toBeUndefined();
  expect(sent.map(({ upstream }) => upstream)).toEqual(['c', 'a']);
  reset();
  resting.add('a');
  expect(await run(of('answers'))).toBeUndefined();
});

test('who is passed over stands in the disclosure to who was not', async () => {
  expect(await run(of('is denied', 'is left alone', 'answers'))).toBeUndefined();
  expect(sent.map(({ upstream }) => upstream)).toEqual(['c']);
  expect(recorded[0]).toMatchObject({
    kind: 'disclosure',
    attempt: 1,
    upstream: 'c',
    passedOver: [
      { upstream: 'a', code: 'policy_denied', because: 'forbidden', rules: ['no'] },
      { upstream: 'b', code: 'upstream_unavailable' },
    ],
  });
});

test.each<[string, Fate[], string, string[]]>([
  ['denied alone', ['is denied'], 'policy_denied', ['denial 1']],
  ['denied everywhere', ['has no consent', 'is denied'], 'consent_denied', ['denial 1']],
  ['what passes with time goes first', ['is denied', 'is busy'], 'upstream_busy', ['denial 1']],
  [
    'failed, then denied',
    ['fails', 'is denied'],
    'upstream_timeout',
    ['disclosure 1', 'outcome 1', 'denial 2'],
  ],
  [
    'failed everywhere',
    ['fails', 'fails'],
    'upstream_timeout',
    ['disclosure 1', 'outcome 1', 'disclosure 2', 'outcome 2'],
  ],
  [
    'refused by what it was sent to',
    ['refuses', 'answers'],
    'upstream_refused',
    ['disclosure 1', 'outcome 1'],
  ],
  ['a failure of ours', ['cannot be masked for', 'answers'], 'deid_blocked', ['denial 1']],
  [
    'a failure of ours for the second',
    ['fails', 'cannot be masked for', 'answers'],
    'deid_blocked',
    ['disclosure 1', 'outcome 1', 'denial 2'],
  ],
  ['no agreement', ['has no agreement', 'is denied'], 'agreement_missing', ['denial 1']],
  ['no longer permitted', ['is denied after the wait'], 'policy_denied', ['denial 1']],
])('%s', async (_, fates, code, expected) => {
  expect(await run(of(...fates))).toBe(code);
  expect(kinds()).toEqual(expected);
  expect(places).toBe(0);
});

test('a stream that has begun stays where it is', async () => {
  expect(await run(of('breaks off', 'answers'), { stream: true })).toBe('upstream_interrupted');
  expect(said).toContain('from a');
  expect(kinds()).toEqual(['disclosure 1', 'outcome 1']);
});

test.each<Partial<Walked>>([{ continuations: ['resp_1'] }, { sealed: ['block'] }])(
  'what continues at an upstream goes there and nowhere else: %o',
  async (more) => {
    expect(await run(of('answers', 'answers'), more)).toBeUndefined();
    expect(sent.map(({ upstream }) => upstream)).toEqual(['b']);
    reset();
    expect(await run(of('answers', 'fails', 'answers'), more)).toBe('upstream_timeout');
    expect(sent.map(({ upstream }) => upstream)).toEqual(['b']);
    reset();
    expect(await run(of('answers'), more)).toBe('continuation_unknown');
    expect(sent).toEqual([]);
  },
);

test('a use case that is stopped stops who waits for a place, too: nothing was disclosed', async () => {
  const [waiting] = of('answers');
  const gate: Gate = {
    assertPassable: () => undefined,
    enter: (_, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      }),
    leave: () => undefined,
    isResting: () => false,
  };
  const watch: Steps['watch'] = (useCase, abort) => {
    expect(useCase).toBe('u');
    setImmediate(() => abort.abort(new Failure('use_case_stopped', { because: 'paused' })));
    return () => {
      isWatched = false;
    };
  };
  let isWatched = true;
  expect(await run([waiting!], {}, { gate, watch })).toBe('use_case_stopped');
  expect([kinds(), sent, isWatched]).toEqual([['denial 1'], [], false]);
});

const candidate = fc
  .record<Candidate>({
    fate: fc.constantFrom<Fate>(
      'answers',
      'fails',
      'fails',
      'breaks off',
      'refuses',
      'is left alone',
      'is busy',
      'is denied',
      'is denied after the wait',
      'has no consent',
      'has no agreement',
      'cannot be masked for',
    ),
    hosting: fc.constantFrom('local', 'outside'),
    deidentify: fc.boolean(),
    hasToWait: fc.boolean(),
  })
  // Those that nothing would have to be masked for, or agreed with.
  .map((one) =>
    one.fate === 'cannot be masked for' || one.fate === 'has no agreement'
      ? { ...one, hosting: 'outside' as const }
      : one,
  );

test('every sending had a permit of its own, bytes made under it, and a record before and after', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(candidate, { minLength: 1, maxLength: NAMES.length }),
      fc.boolean(),
      async (candidates, stream) => {
        reset();
        const code = await run(candidates, { stream });
        const mayBeSent = new Set<Fate>(['answers', 'fails', 'breaks off', 'refuses']);

        for (const { upstream, text } of sent) {
          const { fate, hosting, deidentify } = candidates[NAMES.indexOf(upstream)]!;
          expect(mayBeSent.has(fate)).toBe(true);
          const isMasked = deidentify || hosting === 'outside';
          expect(text).toBe(isMasked ? `masked for ${upstream}` : 'Maria');
        }
        // Once for each of them, also where it had to be waited for.
        expect(masked).toEqual([...new Set(masked)]);
        // In order, nobody twice, and nobody after one who has begun, refused, or could not be masked for.
        const order = sent.map(({ upstream }) => NAMES.indexOf(upstream));
        expect(order).toEqual([...new Set(order)].sort());
        const last = candidates.findIndex(({ fate }) =>
          ['answers', 'breaks off', 'refuses', 'cannot be masked for'].includes(fate),
        );
        const reached = last < 0 ? candidates : candidates.slice(0, last + 1);
        expect(order).toEqual(
          reached.flatMap(({ fate }, index) => (mayBeSent.has(fate) ? [index] : [])),
        );

        const disclosed = recorded.filter(({ kind }) => kind === 'disclosure');
        expect(disclosed.map(({ upstream }) => upstream)).toEqual(
          sent.map(({ upstream }) => upstream),
        );
        const outcomes = recorded.filter(({ kind }) => kind === 'outcome');
        const numbers = sent.map((_, index) => index + 1);
        expect(disclosed.map(({ attempt }) => attempt)).toEqual(numbers);
        expect(outcomes.map(({ attempt }) => attempt)).toEqual(numbers);

        const end = last < 0 ? undefined : candidates[last]!.fate;
        expect(code === undefined).toBe(end === 'answers');
        if (code !== undefined && sent.length === 0) expect(kinds()).toEqual(['denial 1']);
        expect(places).toBe(0);
        expect(ended).toEqual([recorded.length]); // once, with everything on record
      },
    ),
    { numRuns: 500 },
  );
});
