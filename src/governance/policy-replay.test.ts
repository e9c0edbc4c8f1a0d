import { expect, test } from 'vitest';
import type { LedgerEntry } from '../ledger/index.ts';
import { loadPolicy, recordedFacts, requestFromJson } from '../policy/index.ts';
import { replay } from './policy-replay.ts';

const DAY = 86_400_000;
const FIRST = Date.UTC(2026, 0, 1);
const HOUSE = {
  name: 'house',
  text: '@id("house")\n@title("All")\npermit (principal, action, resource);',
};
const NONE = loadPolicy([{ name: 'none', text: HOUSE.text.replace('permit', 'forbid') }]);

const request = requestFromJson(
  {
    caller: { id: 'scribe', groups: [] },
    user: { id: 'u-1', roles: [], hasMfa: true, isTrained: true },
    useCase: {
      ...{ id: 'letters', isRegistered: true, isInForce: true, state: 'live', riskTier: 'low' },
      ...{ purposes: ['TREAT'], needsMfa: false, needsTraining: false },
    },
    upstream: { name: 'gpt', api: 'openai', hosting: 'local', agreements: [], model: 'gpt-1' },
    ...{ labels: [], purpose: 'TREAT', operation: 'openai-chat', patients: 1 },
    ...{ breakGlass: false, budget: 'within' },
  },
  'test',
);
const leaf = Buffer.from(
  JSON.stringify({
    ...{ kind: 'disclosure', caller: 'scribe', useCase: 'letters', purpose: 'TREAT' },
    ...{ format: 'openai-chat', facts: recordedFacts(request) },
  }),
);

/** A permit a day, and how many entries are read. */
function ledgerOf(size: number) {
  const read = { entries: 0 };
  const entryAt = (index: number): LedgerEntry => ({
    ...{ index, leaf, at: FIRST + index * DAY, hashes: Buffer.alloc(0) },
    ...{ lookups: [], kept: { user: 'u-1' } },
  });
  const ledger = {
    head: async () => ({ size, checkpoint: '' }),
    entries: async (from: number, count: number) => {
      const page = Array.from({ length: Math.min(count, size - from) }, (_, k) =>
        entryAt(from + k),
      );
      read.entries += page.length;
      return page;
    },
  };
  return { ledger, read };
}

const options = { since: Number.NEGATIVE_INFINITY, at: FIRST, listed: 3 };

test('all changes are counted, the earliest are told', async () => {
  const { ledger } = ledgerOf(700);
  const found = await replay(ledger, NONE, options);
  expect(found).toMatchObject({
    ...{ decisions: 700, untold: 0, next: undefined },
    denied: { count: 700, byRule: [{ rule: 'house', count: 700 }] },
    permitted: { count: 0, byRule: [] },
  });
  expect(found.listed.map(({ index, was }) => [index, was])).toEqual([
    [0, 'permit'],
    [1, 'permit'],
    [2, 'permit'],
  ]);
  expect(await replay(ledger, loadPolicy([HOUSE]), options)).toMatchObject({
    denied: { count: 0 },
  });
});

test('of a long ledger the time asked for is read, and little beside it', async () => {
  const { ledger, read } = ledgerOf(100_000);
  const since = FIRST + 99_990 * DAY;
  expect(await replay(ledger, NONE, { ...options, since })).toMatchObject({ decisions: 10 });
  expect(read.entries).toBeLessThan(100);
});

test('what is more than may be tried is told, and can be asked for next', async () => {
  const { ledger } = ledgerOf(100);
  const first = await replay(ledger, NONE, { ...options, most: 60 });
  expect(first).toMatchObject({ decisions: 60, next: FIRST + 60 * DAY });
  const rest = await replay(ledger, NONE, { ...options, most: 60, since: first.next! });
  expect(rest).toMatchObject({ decisions: 40, next: undefined });
});
