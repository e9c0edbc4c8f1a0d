import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { HmacSha256 } from '../core/hash.ts';
import {
  besideLeaf,
  commit,
  encodeLeaf,
  type LedgerRecord,
  parseLeaf,
  provenBeside,
} from './leaf.ts';

const indexKey = randomBytes(32);
const record: LedgerRecord = {
  kind: 'disclosure',
  at: '2026-03-01T10:00:00.000Z',
  exchange: 'x1',
  upstream: 'local',
  categories: { name: 2, date: 1 },
};

test('a leaf is one line of JSON with sorted keys, the same for the same record', () => {
  const { leaf, at } = encodeLeaf(record, {}, indexKey);
  expect(Buffer.from(leaf).toString()).toBe(
    '{"at":"2026-03-01T10:00:00.000Z","categories":{"date":1,"name":2},"exchange":"x1",' +
      '"kind":"disclosure","upstream":"local","v":1}',
  );
  expect(at).toBe(Date.UTC(2026, 2, 1, 10));
});

test('secrets are in the leaf as commitments under its salt, and nowhere else', () => {
  const entry = encodeLeaf(record, { secrets: { body: 'SENTINEL' } }, indexKey);
  expect(Buffer.from(entry.leaf).toString()).not.toContain('SENTINEL');
  expect(parseLeaf(entry.leaf)!.commitments).toEqual({
    body: commit(new HmacSha256(entry.salt!), 'body', 'SENTINEL'),
    'salt.itself': commit(new HmacSha256(entry.salt!), 'salt.itself', ''),
  });
});

test('one value under two salts, or under two names, does not look the same', () => {
  const secrets = { a: 'same', b: 'same' };
  const of = (leaf: Uint8Array) => parseLeaf(leaf)!.commitments as { a: string; b: string };
  const one = of(encodeLeaf(record, { secrets }, indexKey).leaf);
  const two = of(encodeLeaf(record, { secrets }, indexKey).leaf);
  expect(new Set([one.a, one.b, two.a, two.b]).size).toBe(4);
});

test('patients are kept as keyed lookups only, once each', () => {
  const patients = ['Patient/SENTINEL', 'Patient/2', 'Patient/2'];
  const entry = encodeLeaf(record, { patients }, indexKey);
  expect(entry.lookups).toHaveLength(2);
  expect(JSON.stringify(entry)).not.toContain('SENTINEL');
  expect(Object.keys(parseLeaf(entry.leaf)!.commitments!)).toEqual([
    'patient.0',
    'patient.1',
    'salt.itself',
  ]);
});

test('what stands beside a leaf is checked against it', () => {
  const entry = encodeLeaf(record, { patients: ['Patient/1'], keep: { user: 'dr-x' } }, indexKey);
  const { salt, ...erased } = entry;
  expect(besideLeaf(entry)).toBe('matches');
  expect(besideLeaf({ ...entry, kept: { user: 'dr-y' } })).toBe('differs');
  expect(besideLeaf({ ...entry, kept: {} })).toBe('differs');
  expect(besideLeaf({ ...entry, lookups: [] })).toBe('differs');
  expect(besideLeaf({ ...entry, lookups: [randomBytes(32)] })).toBe('differs');
  expect(besideLeaf({ ...entry, lookups: [...entry.lookups, randomBytes(32)] })).toBe('differs');
  expect(besideLeaf({ ...entry, salt: randomBytes(32) })).toBe('differs');
  expect(besideLeaf({ ...erased, lookups: [], kept: {} })).toBe('erased');
  expect(besideLeaf(erased)).toBe('unproven');
  expect(besideLeaf({ ...erased, lookups: [] })).toBe('unproven');
  expect(besideLeaf({ ...erased, kept: {} })).toBe('unproven');
  expect(besideLeaf({ ...erased, lookups: [], kept: { user: 'dr-y' } })).toBe('unproven');
});

test('of kept values only the end user is shown', () => {
  const keep = { user: 'dr-x', reason: 'Rosalind does not wake', seed: '84412907' };
  expect(provenBeside(encodeLeaf(record, { keep }, indexKey)).kept).toEqual({ user: 'dr-x' });
});

test.each([
  ['a body alone', { secrets: { body: 'sent' } }],
  ['a patient', { patients: ['Patient/1'] }],
  ['a user', { keep: { user: 'dr-x' } }],
])('another salt beside a leaf with %s is noticed', (_, options) => {
  const entry = encodeLeaf(record, options, indexKey);
  expect(besideLeaf(entry)).toBe('matches');
  expect(besideLeaf({ ...entry, salt: randomBytes(32) })).toBe('differs');
});

test.each([
  ['a body alone', { secrets: { body: 'sent' } }, 'untested', 'untested'],
  ['a user', { secrets: { body: 'sent' }, keep: { user: 'dr-x' } }, 'matches', 'differs'],
])(
  'a leaf of an earlier version with %s, which did not commit to its salt',
  (_, options, own, other) => {
    const entry = encodeLeaf(record, options, indexKey);
    const text = Buffer.from(entry.leaf)
      .toString()
      .replace(/,?"salt\.itself":"[^"]+"/, '');
    const earlier = { ...entry, leaf: Buffer.from(text) };
    expect(besideLeaf(earlier)).toBe(own);
    expect(besideLeaf({ ...earlier, salt: randomBytes(32) })).toBe(other);
    expect(besideLeaf({ ...earlier, lookups: [randomBytes(32)] })).toBe('differs');
  },
);

test('of what stands beside a leaf only what it bears out is shown', () => {
  const entry = encodeLeaf(record, { patients: ['Patient/1'], keep: { user: 'dr-x' } }, indexKey);
  const { salt, ...saltless } = entry;
  const nothing = { patients: 0, kept: {} };
  expect(provenBeside(entry)).toEqual({ state: 'matches', patients: 1, kept: { user: 'dr-x' } });
  expect(provenBeside({ ...saltless, kept: { user: 'dr-y' } })).toEqual({
    state: 'unproven',
    ...nothing,
  });
  expect(provenBeside({ ...entry, kept: { user: 'dr-y' } })).toEqual({
    state: 'differs',
    ...nothing,
  });
});

test('a leaf that commits to nothing has nothing beside it', () => {
  const entry = encodeLeaf(record, {}, indexKey);
  expect(entry).not.toHaveProperty('salt');
  expect(besideLeaf(entry)).toBe('matches');
  expect(besideLeaf({ ...entry, kept: { user: 'planted' } })).toBe('differs');
  expect(besideLeaf({ ...entry, salt: randomBytes(32) })).toBe('differs');
});

test.each([
  ['a note', { text: 'x'.repeat(513) }, 'record_string_too_long'],
  ['a note as a key', { counts: { ['x'.repeat(513)]: 1 } }, 'record_string_too_long'],
  ['half a character', { text: '\ud800' }, 'record_string_not_unicode'],
  ['a body', { a: { b: { c: { d: { e: { f: { g: {} } } } } } } }, 'record_too_deep'],
  ['a number JSON has not', { n: Number.NaN }, 'record_number_not_finite'],
  ['a value JSON has not', { n: undefined as never }, 'record_not_json'],
  ['too much', { many: Array(20_000).fill('1234') }, 'record_too_long'],
  ['its own commitments', { commitments: { a: 'b' } }, 'record_reserved'],
  ['no time', { at: 'yesterday' }, 'record_not_an_instant'],
])('a record with %s is refused', (_, fields, because) => {
  expect(() => encodeLeaf({ ...record, ...fields }, {}, indexKey)).toThrowError(
    expect.objectContaining({
      code: 'ledger_unavailable',
      facts: expect.objectContaining({ because }),
    }),
  );
});

test.each([
  ['a name that could be taken for another', { secrets: { 'patient.0': 'x' } }],
  ['a kept value no database takes', { keep: { user: 'a\0b' } }],
  ['a kept note', { keep: { user: 'x'.repeat(513) } }],
])('%s is refused', (_, options) => {
  expect(() => encodeLeaf(record, options, indexKey)).toThrowError('not recorded');
});
