import { expect, test } from 'vitest';
import { profileOf, RandomTokens } from '../../deid/index.ts';
import { type Batch, type Unread, workerOf } from './work.ts';

const work = workerOf(
  {
    profile: profileOf('safe-harbor')!,
    recognizers: [],
    operatingPoint: 'balanced',
    asOf: 2026,
    zip3Vintage: '2020',
    open: { patientColumn: 'mrn' },
  },
  { tokens: new RandomTokens() },
);

const HEADER = 'mrn,name,note';
const row = (mrn: number): string =>
  `${mrn},Ada Orlop,"${'Ada was seen, and is well. '.repeat(200)}"`;
const UNREAD: Unread = { code: 'body_too_large' };

test('in slices, a batch comes out as it does at once, with its header wherever it comes again', () => {
  const documents = [HEADER, row(1), row(2), UNREAD, row(3), HEADER, row(1)];
  const batch: Batch = {
    format: 'table',
    head: `${HEADER}\n${row(1)}\n`,
    documents,
  };
  const made = work.run(batch);
  expect(made).toEqual(work.deidentify(work.walk(batch)));
  expect(made.documents).toHaveLength(documents.length);
  expect(made.documents[0]).toBe(HEADER);
  expect(made.documents[5]).toBe(HEADER);
  expect(made.documents[6]).toBe(made.documents[1]);
});

test('a batch of nothing gives nothing', () => {
  expect(work.run({ format: 'ndjson', documents: [] }).documents).toEqual([]);
});
