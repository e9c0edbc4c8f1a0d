import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../../core/json.ts';
import type { LedgerEntry } from '../../ledger/index.ts';
import { projection } from './projection.ts';

const AT = Date.UTC(2026, 2, 1);

const entry = (
  index: number,
  leaf: Readonly<Record<string, Json>>,
  kept: Readonly<Record<string, string>> = {},
): LedgerEntry => ({
  index,
  at: AT + index,
  leaf: Buffer.from(JSON.stringify({ v: 1, ...leaf })),
  hashes: new Uint8Array(32),
  lookups: [],
  kept,
});

const DISCLOSURE = {
  kind: 'disclosure',
  format: 'openai-chat',
  exchange: 'x1',
  caller: 'ehr',
  useCase: 'letters',
  purpose: 'TREAT',
  upstream: 'llm',
  api: 'openai',
  model: 'big',
  parameters: { temperature: 0 },
  policyVersion: 'p1',
  acceptWithinMs: 1000,
  manifest: { engine: 'ensemble-5', profile: 'reversible-chat/1', findings: 3 },
};
const OUTCOME = {
  kind: 'outcome',
  format: 'openai-chat',
  exchange: 'x1',
  outcome: 'finished',
  model: 'big-2026',
  characters: 40,
};
const VERIFIED = {
  kind: 'event',
  event: 'output_verified',
  exchange: 'x1',
  verification: 'rejected',
  caller: 'ehr',
  role: 'physician',
  reason: 'unsafe',
};

const LIFE: readonly LedgerEntry[] = [
  entry(0, DISCLOSURE, { user: 'dr', prompt: 'aa', promptVersion: 'v7', patients0: 'sealed' }),
  entry(1, OUTCOME, { content0: 'bb', content1: 'cc' }),
  entry(2, VERIFIED, { user: 'dr' }),
];

test('an exchange of a model that writes', () => {
  expect(projection(0, LIFE)).toEqual({
    from: 0,
    to: 3,
    outputs: [
      {
        sending: 'x1/1',
        id: 'x1',
        index: 0,
        at: AT,
        caller: 'ehr',
        useCase: 'letters',
        dueAt: AT + 1000,
        model: 'big',
        facts: {
          purpose: 'TREAT',
          upstream: 'llm',
          api: 'openai',
          policyVersion: 'p1',
          parameters: { temperature: 0 },
          engine: 'ensemble-5',
          profile: 'reversible-chat/1',
        },
      },
    ],
    endings: [{ sending: 'x1/1', ending: 'finished', characters: 40, reportedModel: 'big-2026' }],
    verifications: [
      {
        id: 'x1',
        index: 2,
        at: AT + 2,
        kind: 'rejected',
        facts: { caller: 'ehr', role: 'physician', reason: 'unsafe' },
      },
    ],
    marks: [
      { sending: 'x1/1', kind: 'model', value: 'llm' },
      { sending: 'x1/1', kind: 'model', value: 'big' },
      { sending: 'x1/1', kind: 'prompt', value: 'aa' },
      { sending: 'x1/1', kind: 'prompt', value: 'v7' },
      { sending: 'x1/1', kind: 'model', value: 'big-2026' },
      { sending: 'x1/1', kind: 'content', value: 'bb' },
      { sending: 'x1/1', kind: 'content', value: 'cc' },
    ],
  });
});

test('of an exchange that fails over each sending is told apart', () => {
  const first = { ...OUTCOME, outcome: 'failed', characters: 0, attempt: 1 };
  const step = projection(0, [
    entry(0, { ...DISCLOSURE, attempt: 1 }),
    entry(1, first),
    entry(2, { ...DISCLOSURE, attempt: 2, upstream: 'other' }),
    entry(3, { ...OUTCOME, attempt: 2 }),
  ]);
  expect(step.outputs.map(({ sending, id }) => [sending, id])).toEqual([
    ['x1/1', 'x1'],
    ['x1/2', 'x1'],
  ]);
  expect(step.endings.map(({ sending, characters }) => [sending, characters])).toEqual([
    ['x1/1', 0],
    ['x1/2', 40],
  ]);
});

test('one that an older version recorded is an output all the same', () => {
  const { model: _, parameters: __, acceptWithinMs: ___, ...older } = DISCLOSURE;
  const { characters: ____, ...ended } = OUTCOME;
  const step = projection(0, [entry(0, { ...older, manifest: null }), entry(1, ended)]);
  expect(step.outputs[0]).toMatchObject({ model: undefined, dueAt: undefined });
  expect(step.endings[0]).toMatchObject({ characters: undefined });
  expect(step.marks.map(({ value }) => value)).toEqual(['llm', 'big-2026']);
});

test.each<[string, Record<string, Json>]>([
  ['embeddings', { ...DISCLOSURE, format: 'openai-embeddings' }],
  ['a count of tokens', { ...DISCLOSURE, format: 'anthropic-count-tokens' }],
  ['a denial', { ...DISCLOSURE, kind: 'denial' }],
  ['another event', { kind: 'event', event: 'entries_missed', exchange: 'x', count: 2 }],
  ['a verification of a kind that there is not', { ...VERIFIED, verification: 'liked' }],
  ['what is no record', {}],
])('%s makes no output', (_, leaf) => {
  const { outputs, endings, verifications, marks } = projection(4, [entry(4, leaf)]);
  expect([outputs, endings, verifications, marks].flat()).toEqual([]);
});

test('a leaf that is no JSON is passed over, and counted as read', () => {
  const broken = { ...entry(5, {}), leaf: Buffer.from('{"kind":') };
  expect(projection(5, [broken])).toMatchObject({ from: 5, to: 6, outputs: [] });
});

test('how the ledger is cut into steps never changes what they say', () => {
  const ledger = Array.from({ length: 12 }, (_, i) => ({ ...LIFE[i % 3]!, index: i }));
  const whole = projection(0, ledger);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5 })), (lengths) => {
      const steps = [];
      let at = 0;
      for (const length of [...lengths, ledger.length]) {
        steps.push(projection(at, ledger.slice(at, at + length)));
        at = steps.at(-1)!.to;
      }
      expect(at).toBe(ledger.length);
      for (const list of ['outputs', 'endings', 'verifications', 'marks'] as const) {
        expect(steps.flatMap((step): unknown[] => [...step[list]])).toEqual(whole[list]);
      }
    }),
  );
});
