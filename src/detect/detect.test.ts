import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { KnownPerson } from '../core/person.ts';
import { detect, detectAll, detectStructured } from './detect.ts';
import { indexKnown } from './known/known-index.ts';
import { mark, unmark } from './testing/marks.ts';

const markAll = (...marked: string[]) => {
  const texts = marked.map(unmark);
  return detectAll(texts).map((findings, index) =>
    mark(
      texts[index]!,
      findings.filter(({ type }) => type !== 'title'),
    ),
  );
};

test.each([
  ['BP 120/80, HR 72, SpO2 98% on RA, T 98.6'],
  ['3/6 systolic murmur, strength 5/5, DTR 2/4'],
  ['Levels L4-5, C6-7, T12; visual acuity 20/40'],
  ['4-0 Vicryl, 6-French, 14-gauge, 2-D echo'],
  ['G2P1, A1c 7.2, FEV1 62%, CA 19-9, HLA-B27, p53, 5-FU'],
  ['q4-6h prn, 1-2 tabs, 500 mg bid x 10 days'],
  ['CPT 99213, ICD-10 E11.9, LOINC 4548-4, NCT01234567'],
  ['WBC 7.2 x 10⁹/L, platelets 250,000, Na 140'],
  ['Hospital course was uneventful. Discharged home in stable condition.'],
  ['CHADS-2 score 2 (2001 guideline), Grade 3/4, version 2.1.03'],
  ['line\u2028sep'],
  ['line\ndec'],
  ['sep'],
])('nothing identifies in: %s', (text) => {
  expect(mark(text, detect(text))).toBe(text);
});

test('a name found once is found everywhere: possessive, capitals, lower case in full', () => {
  const marked = [
    'Seen by Dr. ‹Hedwig Lindqvist›.',
    "‹Lindqvist›'s note. ‹LINDQVIST›. per ‹Hedwig›. asked ‹hedwig lindqvist›.",
    'the hedwigs of this world',
  ];
  expect(markAll(...marked)).toEqual(marked);
});

test('a name found once is found in the plural, with a capital', () => {
  const marked = ['Seen by Dr. ‹Hedwig Bux›.', 'so the ‹Buxes› came', 'THE ‹BUXES›, four buxes'];
  expect(markAll(...marked)).toEqual(marked);
});

test('in a text without capitals a name found elsewhere is found in small letters, in another it is not', () => {
  const marked = [
    'Seen by Dr. ‹Hedwig Lindqvist›.',
    'will ‹lindqvist› call back, or should i ask ‹hedwig› at noon',
    'The lindqvist of the form, as The Clerk Wrote',
  ];
  expect(markAll(...marked)).toEqual(marked);
});

test.each([
  ['‹Lindqvsit› came late; ‹Lindqvits›; ‹Lindqvst›; ‹Lindqviist›', 'one key'],
  ['‹Lind-\nqvist› was seen', 'broken at the end of a line'],
  ['discussed with ‹H.L›. and ‹H. L›. again; h.l.', 'initials with dots'],
  ['pt ‹HL› is stable', 'announced initials'],
  ['HL 12, cut in half', 'two letters'],
])('a name found once is found almost so: %s (%s)', (marked) => {
  const marks = ['Seen by Dr. ‹Hedwig Lindqvist›.', marked];
  expect(markAll(...marks)).toEqual(marks);
});

test.each([['Lundquist and Lindgren wrote'], ['The lindqvsit of The Form']])(
  'other names and small letters are no misspelling: %s',
  (text) => {
    const [, findings] = detectAll(['Seen by Dr. Hedwig Lindqvist.', text]);
    expect(findings!.filter(({ rule }) => rule === 'document/near-name')).toEqual([]);
  },
);

test('initials that mean something else are left alone', () => {
  const marked = ['Dr. ‹Anna Moyano›, Dr. ‹Ines Varga›', 'at 8 A.M. by I.V. push'];
  expect(markAll(...marked)).toEqual(marked);
});

test('a number found once is found with other separators', () => {
  const marked = ['MRN: ‹44-7190›', 'chart ‹447190›, also ‹447 190›', 'not 44719 cells'];
  expect(markAll(...marked)).toEqual(marked);
});

test('ordinary words of a name teach nothing by themselves', () => {
  const marked = ['Dr. ‹Mark Long› came.', 'Mark the long site. ‹mark long› again.'];
  expect(markAll(...marked)).toEqual(marked);
});

test('what one call taught is not known to the next', () => {
  expect(detectAll(['MRN: 447190', 'a count of 447 190 cells'])[1]).toHaveLength(1);
  expect(detect('a count of 447 190 cells')).toEqual([]);
});

test('a document seen before gives the same findings', () => {
  const texts = ['Dr. Hedwig Lindqvist, MRN: 4471902', 'per Lindqvist, 4471-902'];
  const first = detectAll(texts);
  expect(detectAll(texts)).toEqual(first);
  first[0]!.length = 0; // the caller's copy
  expect(detectAll([...texts, 'a third turn']).slice(0, 2)).toEqual(detectAll(texts));
});

test('known persons of one call do not show in another', () => {
  const person: KnownPerson = {
    ref: 'Patient/1',
    role: 'patient',
    names: [{ given: ['Ines'], family: 'Quall' }],
    dates: [],
    phones: [],
    emails: [],
    addresses: [],
    identifiers: [],
  };
  const text = 'The quall came';
  expect(detect(text, { known: indexKnown([person]) })).toHaveLength(1);
  expect(detect(text)).toEqual([]);
});

test('structured findings leave names and places alone', () => {
  const text = 'Dr. Maria Garcia, 03/14/2024, maria@example.com, in New Orleans';
  expect(detectStructured(text).map((one) => one.category)).toEqual(['date', 'email']);
});

const fragment = fc.constantFrom(
  'Dr. Garcia',
  'Maria',
  'Smith, John',
  '03/14/2024',
  '555-123-4567',
  'MRN: 1234567',
  ' ',
  '\n',
  ', ',
  '-',
  '/',
  '@',
  'example.com',
  'https://',
  '4996 Lake Ave',
  'Chetek, WI 54728',
  'Mercy Hospital',
  'May',
  '93-year-old',
  '\u200b',
  'é',
  '😀',
  '10⁹/L',
  '(',
  '"',
);

test('findings are in order, inside the text, not overlapping, never empty', () => {
  fc.assert(
    fc.property(fc.array(fragment, { maxLength: 30 }), (fragments) => {
      const text = fragments.join('');
      let reached = 0;
      for (const { start, end, score } of detect(text)) {
        expect(start).toBeGreaterThanOrEqual(reached);
        expect(end).toBeGreaterThan(start);
        expect(score).toBeGreaterThanOrEqual(0.5);
        reached = end;
      }
      expect(reached).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 300 },
  );
});

const LENGTH = 1 << 16;
/** Quadratic work on this length takes tens of seconds; linear work some tens of milliseconds. */
const MS_MAX = 2000;
const person: KnownPerson = {
  ref: 'Patient/1',
  role: 'patient',
  names: [{ given: ['Maria'], family: 'Garcia' }],
  dates: ['1957-03-12'],
  phones: ['5550104477'],
  emails: ['m@example.com'],
  addresses: [],
  identifiers: [],
};

test.each([
  ['a'],
  ['A'],
  ['1'],
  ['1-'],
  ['1/'],
  ['1.1.'],
  ['a@'],
  ['@'],
  ['a.'],
  ['www.'],
  ['x.com/'],
  ['https://'],
  [' '],
  ['\n'],
  ['\\'],
  ['%41'],
  ['&amp;'],
  ['Maria '],
  ['Maria, '],
  ['maria-'],
  ["O'"],
  ['MRN: '],
  ['MRN-1'],
  ['Dr. '],
  ['St. '],
  ['Hospital of '],
  ['A B '],
  ['Ab1'],
  ['0:'],
  ['::'],
  ['5 '],
  ['March 3, '],
  ['YWJj'],
])('time is linear for %j repeated', (piece) => {
  const text = piece.repeat(LENGTH / piece.length);
  const start = performance.now();
  detect(text, { known: indexKnown([person]) });
  expect(performance.now() - start).toBeLessThan(MS_MAX);
});

test('time is linear in people of one first name', () => {
  const family = (n: number) =>
    `Q${[...String(n)].map((digit) => 'aeioulmnrt'[Number(digit)]).join('')}el`;
  const text = Array.from(
    { length: 20_000 },
    (_, n) => `Mrs. Maria ${family(1000 + n)} came. `,
  ).join('');
  const took = ['', ' '].map((end) => {
    const before = process.cpuUsage();
    expect(detect(text + end)).toHaveLength(40_000);
    return process.cpuUsage(before).user / 1000;
  });
  expect(Math.min(...took)).toBeLessThan(MS_MAX);
});

test('what was found at one operating point is not taken for what another finds', () => {
  const text = 'Spoke with grandson Tavish about Quellin, then to Wesmore by car.';
  const count = (operatingPoint: 'strict' | 'balanced' | 'light') =>
    detect(text, { operatingPoint }).length;
  const light = count('light');
  expect(count('strict')).toBeGreaterThan(light);
  expect(count('light')).toBe(light);
});

test('a text that looks like a key of the cache is a text', () => {
  const [under] = detectAll(['Garcia'], { labels: ['name'] });
  const text = '\0balanced\u00004:name\0Garcia';
  expect(under).toHaveLength(1);
  for (const { start, end } of detect(text)) expect(text.slice(start, end)).toBe('Garcia');
});

test('codes of who writes without capitals', () => {
  const text =
    'pt was seen today for follow up and is doing well, car plate hnb 4471, member vtb 3320 91746, no other complaints today';
  const values = detect(text).map(({ start, end }) => text.slice(start, end));
  expect(values).toEqual(['hnb 4471', 'vtb 3320 91746']);
});
