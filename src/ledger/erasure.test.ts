import { generateKeyPairSync, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MemoryLedgerStore } from '../../test/support/memory-ledger-store.ts';
import { openLedger } from './append.ts';
import { parseVerifierKey, verifierKeyText } from './checkpoint.ts';
import {
  erasedBy,
  erasureRecord,
  firstOutside,
  firstWithin,
  indicesIn,
  merged,
  type Range,
} from './erasure.ts';
import { LedgerVerifier } from './verify.ts';
import { verifyStored } from './verify-stored.ts';

const range = ([from, to]: readonly [number, number]): Range => ({ from, to });
const someRanges = fc
  .array(fc.tuple(fc.nat(30), fc.nat(8)))
  .map((list) => list.map(([from, length]) => range([from, from + length])));
const indices = (ranges: readonly Range[]): number[] =>
  [
    ...new Set(
      ranges.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i)),
    ),
  ].sort((a, b) => a - b);

test('ranges hold the indices that sets of them would', () => {
  fc.assert(
    fc.property(someRanges, someRanges, (some, others) => {
      const [a, b] = [merged(some), merged(others)];
      const [inA, inB] = [indices(some), new Set(indices(others))];
      expect(indices(a)).toEqual(inA);
      expect(indicesIn(a)).toBe(inA.length);
      expect(a.every(({ from }, i) => i === 0 || from > a[i - 1]!.to)).toBe(true);
      expect(firstWithin(a, b)).toBe(inA.find((index) => inB.has(index)));
      expect(firstOutside(a, b)).toBe(inA.find((index) => !inB.has(index)));
    }),
  );
});

const about = { at: '2026-03-01T10:00:00.000Z', exchange: 'x', caller: 'admin' };

test('the record of an erasure says who, when, which and why, and nothing else', () => {
  const ranges = [range([7, 9]), range([0, 2]), range([2, 3])];
  expect(erasureRecord({ rule: 'retention', ranges }, about)).toEqual({
    kind: 'event',
    event: 'erasure',
    ...about,
    rule: 'retention',
    ranges: [
      [0, 3],
      [7, 9],
    ],
  });
});

test.each([
  ['no erasure', { event: 'other', ranges: [[0, 2]] }, []],
  ['no ranges', { event: 'erasure' }, []],
  ['what is no range', { event: 'erasure', ranges: ['0-9', [1], [0.5, 2], [0, 2]] }, [[0, 2]]],
  ['itself and what comes after', { event: 'erasure', ranges: [[3, 99]] }, [[3, 5]]],
])('of an entry that names %s', (_, record, expected) => {
  expect(erasedBy(record, 5).map(({ from, to }) => [from, to])).toEqual(expected);
});

const { privateKey } = generateKeyPairSync('ed25519');
const origin = 'example.org/ledger';
const key = parseVerifierKey(verifierKeyText(origin, privateKey))!;

/** Six entries, of which the fourth commits to nothing. */
async function aLedger() {
  const store = new MemoryLedgerStore();
  const ledger = await openLedger({ store, key: privateKey, origin, indexKey: randomBytes(32) });
  for (let i = 0; i < 6; i += 1) {
    const record = { kind: 'disclosure' as const, at: about.at, exchange: `x${i}` };
    await (i === 3
      ? ledger.append(record)
      : ledger.append(record, {}, { patients: ['Patient/1'], keep: { user: 'dr-x' } }));
  }
  const recorded = (...ranges: Range[]) =>
    ledger.append(erasureRecord({ rule: 'request', ranges }, about));
  const verdict = async () => verifyStored(store, { head: await store.head(), key });
  return { store, recorded, verdict };
}

describe('a ledger', () => {
  test('with an erasure on record verifies, and says what was erased', async () => {
    const { store, recorded, verdict } = await aLedger();
    const ranges = [range([1, 2]), range([3, 5])];
    await recorded(...ranges);
    await store.erase(ranges);
    const found = await verdict();
    expect(found).toMatchObject({
      isValid: true,
      value: {
        beside: { matches: 5, erased: 2, untested: 0 },
        erasures: { entries: 3, records: 1 },
      },
    });

    // Who has the leaves alone learns as much.
    const { checkpoint, size } = await store.head();
    const offline = new LedgerVerifier({ key, checkpoint });
    for (const { leaf } of await store.entries(0, size))
      offline.push(Buffer.from(`${Buffer.from(leaf)}\n`));
    expect(offline.end()).toMatchObject({ value: { erasures: { entries: 3, records: 1 } } });
  });

  test('from which something was taken without a record fails, until somebody answers for it', async () => {
    const { store, recorded, verdict } = await aLedger();
    await recorded(range([1, 2]));
    await store.erase([range([1, 3])]);
    expect(await verdict()).toEqual({ isValid: false, because: 'erasure_unrecorded', index: 2 });
    await recorded(range([2, 3]));
    expect(await verdict()).toMatchObject({ isValid: true });
  });

  test('whose erasure never happened, or was undone, fails', async () => {
    const { recorded, verdict } = await aLedger();
    await recorded(range([3, 6]));
    expect(await verdict()).toEqual({ isValid: false, because: 'erasure_unfinished', index: 4 });
  });

  test('knows no erasure in advance', async () => {
    const { store, recorded, verdict } = await aLedger();
    await recorded(range([0, 1000]));
    await store.erase([range([0, 6])]);
    expect(await verdict()).toMatchObject({ isValid: true });
    const ledger = await openLedger({ store, key: privateKey, origin, indexKey: randomBytes(32) });
    const { index } = await ledger.append(
      { kind: 'event', at: about.at, exchange: 'later' },
      {},
      { keep: { user: 'dr-x' } },
    );
    await store.erase([range([index, index + 1])]);
    expect(await verdict()).toEqual({ isValid: false, because: 'erasure_unrecorded', index });
  });
});
