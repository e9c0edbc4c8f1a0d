/** Floors under what the report says, with the project's own names and sentences alone. */
import { expect, test } from 'vitest';
import type { KnownPerson } from '../src/core/person.ts';
import { LABEL_OF } from '../src/core/phi.ts';
import { detect, indexKnown } from '../src/detect/index.ts';
import { measureAdversaries } from './adversaries.ts';
import { measureEquity } from './equity.ts';
import { personsOf } from './equity-names.ts';
import { measureForms } from './forms.ts';
import { clinicalWords, measureConcepts, measureIntervals } from './utility.ts';
import { writtenDocuments } from './written.ts';

const spansOf = (text: string, known?: KnownPerson) =>
  detect(text, known && { known: indexKnown([known]) }).map(({ start, end, category }) => ({
    start,
    end,
    label: LABEL_OF[category],
  }));

test('equity: no group of names far behind another', () => {
  const axes = measureEquity(spansOf, 'no-such-file');
  const axis = (name: string) => axes.find((one) => one.name === name)!;
  for (const name of ['origin', 'gender', 'popularity', 'decade']) {
    expect(axis(name).worst.recall.value).toBeGreaterThan(0.985);
    expect(axis(name).gap.value).toBeLessThan(0.01);
  }
  for (const { gap, groups } of axes) {
    expect(gap.low).toBeLessThanOrEqual(gap.high);
    expect(groups.length).toBeGreaterThan(1);
  }
});

test('equity: an engine that finds nothing has no recall, one that finds all has no gap', () => {
  const nothing = measureEquity(() => [], 'no-such-file');
  expect(nothing.every((axis) => axis.worst.recall.value === 0)).toBe(true);
  const all = measureEquity(
    (text) => [{ start: 0, end: text.length, label: 'NAME' }],
    'no-such-file',
  );
  expect(all.every((axis) => axis.gap.value === 0 && axis.p === 1)).toBe(true);
});

test('equity: given names of a file join those of the list', () => {
  const origin = { given: ['Ada'], family: ['Lund', 'Moe'], share: 'white' } as const;
  expect(personsOf(origin, new Map([['white', ['Bo']]]))).toEqual([
    { given: 'Ada', family: 'Lund' },
    { given: 'Bo', family: 'Moe' },
  ]);
});

test('adversaries: identifiers as they are, and behind the tricks that hide characters, are caught', () => {
  const rates = new Map(
    measureAdversaries(spansOf).map(({ name, caught }) => [name, caught.value]),
  );
  const sure = [
    'as it is',
    'zero-width space between letters',
    'Cyrillic look-alikes',
    'full-width letters and digits',
    'letters spaced out',
    'base64',
    'percent-encoding',
    'JSON escapes',
    'e-mail spelled out',
    'bold letters and digits of mathematics',
    'letters and digits in circles',
    'raised digits',
    'small capitals',
    'slashes between letters',
    'blanks between the letters of a known name',
    'letters of a known name misread from paper',
    'a known name backwards',
    'bytes as \\x escapes',
    'quoted-printable',
    'HTML entities escaped twice',
    'bold type inside a word',
    '<wbr> inside a word',
    'ISO week',
  ];
  expect(sure.filter((name) => rates.get(name) !== 1)).toEqual([]);
});

test('adversaries: an engine that finds nothing catches nothing', () => {
  expect(measureAdversaries(() => []).every(({ caught }) => caught.value === 0)).toBe(true);
});

test('forms: blanks, hyphens, tags and ends of lines of other systems cost at most a point and a half', () => {
  const documents = writtenDocuments('read').filter((_, at) => at % 6 === 0);
  const results = measureForms(documents, spansOf);
  const recall = new Map(results.map(({ name, total }) => [name, total.recall!.value]));
  const plain = recall.get('as it is')!;
  const isOfCase = (name: string) => name === 'CAPITALS' || name === 'small letters';
  const worse = [...recall].filter(([name, value]) => !isOfCase(name) && value < plain - 0.015);
  expect(worse).toEqual([]);
});

test('utility: two shifted dates keep their interval', () => {
  expect(measureIntervals().filter(({ kept }) => kept.value < 1)).toEqual([]);
});

test('utility: clinical words outside identifiers count, those inside do not', () => {
  const text = 'metoprolol for Metoprolol';
  const documents = [{ id: '1', text, spans: [{ start: 15, end: 25, label: 'NAME' }] }];
  const clinical = clinicalWords();
  expect(measureConcepts(documents, new Map(), clinical)).toMatchObject({ terms: 1 });
  const touched = new Map([['1', [{ start: 0, end: 10, label: 'NAME' }]]]);
  expect(measureConcepts(documents, touched, clinical).kept.value).toBe(0);
});
