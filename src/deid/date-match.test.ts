/** Dates in answers: each way of writing them, alone and together, and in streams. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SurrogatePair } from '../core/phi.ts';
import { addDays, type CalendarDate } from './date-form.ts';
import { maskMarked } from './marks.test-support.ts';
import { compileRestoreTable, type RestoreTable } from './restore-table.ts';
import { newDrift, SurrogateRestorer } from './surrogate-restorer.ts';
import { ordinalSuffix } from './write-date.ts';

function restoreWith(table: RestoreTable, pieces: Iterable<string>) {
  const drift = newDrift(table);
  const restorer = new SurrogateRestorer(table, 'text', drift);
  let text = '';
  for (const piece of pieces) text += restorer.push(piece);
  return { text: text + restorer.end(), drift };
}
const restore = (pairs: readonly SurrogatePair[], pieces: Iterable<string>) =>
  restoreWith(compileRestoreTable(pairs), pieces);

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
const two = (value: number) => String(value).padStart(2, '0');
const long = ({ month }: CalendarDate) => MONTHS[month - 1]!;
const short = (date: CalendarDate) => long(date).slice(0, 3);
const nth = ({ day }: CalendarDate) => `${day}${ordinalSuffix(day)}`;
type Rendering = (date: CalendarDate) => string;

const FULL: readonly Rendering[] = [
  (d) => `${d.year}-${two(d.month)}-${two(d.day)}`,
  (d) => `${d.year}/${two(d.month)}/${two(d.day)}`,
  (d) => `${d.year}${two(d.month)}${two(d.day)}`,
  (d) => `${d.year}-${two(d.month)}-${two(d.day)}T10:00:00Z`,
  (d) => `${two(d.month)}/${two(d.day)}/${d.year}`,
  (d) => `${d.month}/${d.day}/${d.year}`,
  (d) => `${d.month}/${d.day}/${d.year % 100}`,
  (d) => `${two(d.month)}-${two(d.day)}-${d.year}`,
  (d) => `${two(d.day)}.${two(d.month)}.${d.year}`,
  (d) => `${long(d)} ${d.day}, ${d.year}`,
  (d) => `${long(d)} ${two(d.day)}, ${d.year}`,
  (d) => `${long(d)} ${nth(d)}, ${d.year}`,
  (d) => `**${long(d)} ${d.day}**, **${d.year}**`,
  (d) => `${short(d)} ${d.day}, ${d.year}`,
  (d) => `${short(d)}. ${d.day}, ${d.year}`,
  (d) => `${short(d)} ${d.day} ${d.year}`,
  (d) => `${d.day} ${long(d)} ${d.year}`,
  (d) => `${d.day} ${short(d)} ${d.year}`,
  (d) => `${two(d.day)}-${short(d)}-${d.year}`,
  (d) => `${d.day}-${short(d)}-${d.year % 100}`,
  (d) => `the ${nth(d)} of ${long(d)}, ${d.year}`,
];
const IN_PART: readonly Rendering[] = [
  (d) => `${long(d)} ${d.day}`,
  (d) => `${short(d)}. ${d.day}`,
  (d) => `${d.day} ${long(d)}`,
  (d) => `${long(d)} ${d.year}`,
  (d) => `${short(d)} ${d.year}`,
  (d) => `${d.year}-${two(d.month)}`,
  (d) => `${two(d.month)}/${d.year}`,
  (d) => `${d.month}/${d.day}`,
  (d) => `${two(d.month)}-${two(d.day)}`,
];

/** Zeros and short forms cannot be seen in `December 12` and `May`: what they say counts. */
const plain = (text: string) =>
  text.replace(/\p{L}{3,}/gu, (word) => word.slice(0, 3)).replace(/\b0(?=\d)/g, '');

test('every day of a leap year comes back, however it was issued and however it is written', () => {
  for (const issue of [FULL[0]!, FULL[4]!, FULL[9]!, FULL[16]!]) {
    for (let at = 0; at < 366; at += 1) {
      const original = addDays({ year: 2024, month: 1, day: 1 }, at);
      const surrogate = addDays(original, -7 * (4 + ((at * 37) % 101)));
      const table = compileRestoreTable([
        { surrogate: issue(surrogate), original: issue(original), category: 'date' },
      ]);
      for (const write of [...FULL, ...IN_PART]) {
        if (/May\./.test(write(surrogate))) continue; // a sentence ends there
        const { text, drift } = restoreWith(table, [`On ${write(surrogate)} she came.`]);
        expect(plain(text)).toBe(plain(`On ${write(original)} she came.`));
        expect(drift).toMatchObject({ ambiguous: 0, unresolved: 0 });
      }
    }
  }
});

const PAIRS: readonly SurrogatePair[] = [
  ['2022-09-08', '2024-03-14'],
  ['2022-09-12', '2024-03-18'],
  ['05/26/2022', '11/30/2023'],
  ['05/30/2022', '12/04/2023'],
  ['9/29', '4/4'],
  ['2022-10-10', '2024-04-15'],
  ['2022-10-09', '2024-04-14'],
].map(([surrogate, original]) => ({
  surrogate: surrogate!,
  original: original!,
  category: 'date',
}));

test.each([
  ['Sept. 8, 2022', 'Mar. 14, 2024'],
  ['Sept. 8', 'Mar. 14'],
  ['8 Sept 2022', '14 Mar 2024'],
  ["Sept '22", "Mar '24"],
  ['8 Sep 22', '14 Mar 24'],
  ['the eighth of September, 2022', 'the fourteenth of March, 2024'],
  ['September Eighth', 'March Fourteenth'],
  ['September eighth and twelfth', 'March fourteenth and eighteenth'],
  ['2022-09', '2024-03'],
  ['20220908', '20240314'],
  ['2022-09-08T10:00', '2024-03-14T10:00'],
  ['**September 8**, **2022**', '**March 14**, **2024**'],
  ['September **8**,\n2022', 'March **14**,\n2024'],
  ['<b>September 8</b> (2022)', '<b>March 14</b> (2024)'],
  ['September 8–12, 2022', 'March 14–18, 2024'],
  ['between September 8 and 12', 'between March 14 and 18'],
  ['September 8 to September 12, 2022', 'March 14 to March 18, 2024'],
  ['8–12 September 2022', '14–18 March 2024'],
  ['May 26–30, 2022', 'November 30–December 4, 2023'],
  ['26–30 May 2022', '30 November–4 December 2023'],
  ['5/26-5/30/2022', '11/30-12/4/2023'],
  ['5/26-30/2022', '11/30-12/4/2023'],
  ['10/10-10/9/2022', '4/15-4/14/2024'],
  ['2022-09-08 to 09-12, 2022-09-08–09-12', '2024-03-14 to 03-18, 2024-03-14–03-18'],
  ['2022-09-08/09-12, 2022/09/08-09/12', '2024-03-14/03-18, 2024/03/14-03/18'],
  ['09/08/2022-09/12, 9/8/22 to 9/12', '03/14/2024-03/18, 3/14/24 to 3/18'],
  ['08.09.2022 - 12.09., 8.9.2022 bis 12.9.', '14.03.2024 - 18.03., 14.3.2024 bis 18.3.'],
  [
    '2022年9月8日～9月12日, 2022년 9월 8일 ~ 9월 12일',
    '2024年3月14日～3月18日, 2024년 3월 14일 ~ 3월 18일',
  ],
  ['2022-09-08 - 12.5 mg, 9/8/2022 - 20/40', '2024-03-14 - 12.5 mg, 3/14/2024 - 20/40'],
  ['9/8/2022 and 5/10, 08.09.2022 - 5.7 g', '3/14/2024 and 5/10, 14.03.2024 - 5.7 g'],
  ['2022-05-26 to 05-30', '2023-11-30 to 12-04'],
  ['9/8/2022 - 7/10 pain', '3/14/2024 - 7/10 pain'],
  ['2022-09-08/2022-09-12', '2024-03-14/2024-03-18'],
  ['8 de septiembre de 2022', '14 de marzo de 2024'],
  ['em 8 de setembro de 2022', 'em 14 de março de 2024'],
  ['il 12 settembre 2022', 'il 18 marzo 2024'],
  ['8 września 2022 r.', '14 marca 2024 r.'],
  ['8 сентября 2022 года', '14 марта 2024 года'],
  ['8 Eylül 2022', '14 Mart 2024'],
  ['8 out of 9', '8 out of 9'],
  ['2022‑05‑26, 08‑Sep‑2022, 2022–05–30', '2023‑11‑30, 14‑Mar‑2024, 2023–12–04'],
  ['?from=09%2F08%2F2022&to=9%2f12%2f2022', '?from=03%2F14%2F2024&to=3%2f18%2f2024'],
  ['09082022, 09132022', '03142024, 09132022'],
  ['pages 9–8, 2022–09', 'pages 9–8, 2022–09'],
  ['8. 9. 2022, 12.9. 2022', '14. 3. 2024, 18.3. 2024'],
  ['September 29, 2022', 'April 4, 2024'],
  ['9/29/22, 9-29-22', '4/4/24, 4-4-24'],
  ['08.09.22, bis 12.9.22. Am 8.9.22: gut', '14.03.24, bis 18.3.24. Am 14.3.24: gut'],
  ['05.26.22–05.30.22', '11.30.23–12.04.23'],
  ['08.–12.09.2022, 8./12.9.22', '14.–18.03.2024, 14./18.3.24'],
  ['26.05. bis 30.05.2022, 26.–30.05.2022', '30.11. bis 04.12.2023, 30.11.–04.12.2023'],
  ['2. – 3.5.22, v2.3.-4.5.2022', '2. – 3.5.22, v2.3.-4.5.2022'],
  ['version 9.9.22, 8.9.22.1, 8.9.225', 'version 9.9.22, 8.9.22.1, 8.9.225'],
  ['at 10:30 September 8, 2022', 'at 10:30 March 14, 2024'],
  ['room 12 September 8, 2022', 'room 12 March 14, 2024'],
  ['8 September 20 mg lisinopril', '14 March 20 mg lisinopril'],
  ['Sep 8\nSep 12', 'Mar 14\nMar 18'],
  ['September 8 – 20 mg lisinopril', 'March 14 – 20 mg lisinopril'],
  ['- September 8\n- 12 units', '- March 14\n- 12 units'],
  ['September 8, 12 patients', 'March 14, 12 patients'],
  ['08SEP22, 08Sep2022, 5sep22', '14MAR24, 14Mar2024, 5sep22'],
  ['8/Sep/2022 and 8.Sep.2022, 8.Sept.22', '14/Mar/2024 and 14.Mar.2024, 14.Mar.24'],
  ['[08/Sep/2022:10:00:00 +0000] Sep/12/2022', '[14/Mar/2024:10:00:00 +0000] Mar/18/2024'],
  ['2022-Sep-08, 2022.Sep.08, 2022/Sept/12', '2024-Mar-14, 2024.Mar.14, 2024/Mar/18'],
  ['2022 Sep 8; 2022, September 12', '2024 Mar 14; 2024, March 18'],
  ['diagnosed in 2019, September 8 admitted', 'diagnosed in 2019, March 14 admitted'],
  [
    'September 8 to the 12th, Sept. 8th through the 12th',
    'March 14 to the 18th, Mar. 14th through the 18th',
  ],
  ['from the 8th to the 12th of September 2022', 'from the 14th to the 18th of March 2024'],
  ['vom 8. bis 12. September 2022', 'vom 14. bis 18. March 2024'],
  ['8., 12. September 2022', '14., 18. March 2024'],
  ['the 8th, September 2022', 'the 14th, March 2024'],
  ['on the 8th, September 12', 'on the 8th, March 18'],
  ['el 8 de septiembre y el 12', 'el 14 de marzo y el 12'],
  ['seen in room 8. And 12 September 2022', 'seen in room 8. And 18 March 2024'],
])('%s → %s', (answer, expected) => {
  expect(restore(PAIRS, [answer]).text).toBe(expected);
});

test.each([
  ['September 8–9, 2022', 1, 'of two days one was issued'],
  ['08.–09.09.2022', 1, 'the same'],
  ['2022-09-08 to 09-09', 1, 'the same'],
  ['09/08/2022-09/09, 2022年9月8日～9月9日', 2, 'the same'],
  ['between September 8 and 9', 1, 'the same'],
  ['9/8-9/9/2022', 1, 'the same'],
  ['8, 9 and 12 September 2022', 1, 'of three days two were issued'],
  ['September–November 2022', 1, 'of two months one was issued'],
  ['September 8, 2021', 1, 'another year'],
  ['September 9, 2022', 1, 'worked out by the model'],
  ['2022-10-24, 9/22/22', 2, 'the same'],
  ['14 September 2022', 1, 'the same, in an issued month'],
  ['2019-05-01, May 1, 2024', 0, 'of another time'],
  ['September 9', 0, 'of any year'],
  ['the ninth of September, 2022', 1, 'worked out, in words'],
  ['September one of eight', 0, 'a count'],
  ['nueve de septiembre de 2022, 8ème septembre 2022', 2, 'a day that is not read'],
  ['9/8', 1, 'a fraction as well'],
  ['8/Sep/2021, 2021-Sep-08', 2, 'another year, joined'],
  ['from the 8th to the 9th of September', 1, 'of two days one was issued'],
  ['September 8 to the 9th', 1, 'the same'],
  ['5/26/a', 0, 'part of a path'],
  ['5/26 mg', 0, 'an amount'],
  ['strength improved to 9/8', 1, 'a score'],
  ['MMSE was 5/30', 0, 'the same'],
  ['5/30 points, 5/26 lymph nodes', 0, 'shares'],
  ['5/26–27', 1, 'of two days one was issued'],
  ['10-10 days', 0, 'a range'],
  ['BMI 26.5.', 1, 'a decimal at the end of a sentence'],
  ['September 8.5', 0, 'a number that goes on'],
  ['in May. 26 patients', 0, 'the next sentence'],
])('%s is left as it is: %s', (answer, unresolved) => {
  const { text, drift } = restore(PAIRS, [answer]);
  expect(text).toBe(answer);
  expect(drift).toMatchObject({ exact: 0, normalised: 0, ambiguous: 0, unresolved });
});

const CHART: readonly SurrogatePair[] = [
  ['2023-03-30', '2024-03-14'],
  ['3/31', '3/15'],
  ['4/1', '3/16'],
  ['2023-05-04', '2024-04-18'],
].map(([surrogate, original]) => ({
  surrogate: surrogate!,
  original: original!,
  category: 'date',
}));

test.each([
  ['Admitted 3/30; fever 3/31; cultures 4/1', 'Admitted 3/14; fever 3/15; cultures 3/16'],
  ['Fever (03/31), 30/3, 03-30', 'Fever (03/15), 14/3, 03-14'],
  ['seen on 5/4, MMSE 3/30', 'seen on 4/18, MMSE 3/30'],
  ['- 5/4: discharged', '- 4/18: discharged'],
  ['- 5/4 - discharged\n1. **5/4** - home', '- 4/18 - discharged\n1. **4/18** - home'],
  [
    '| Date |\n|---|\n| 5/4 | home |\n| **5/4** | x |',
    '| Date |\n|---|\n| 4/18 | home |\n| **4/18** | x |',
  ],
  ['| Deltoid | 5/4 |\n5/4-5\n5/4 -2', '| Deltoid | 5/4 |\n5/4-5\n5/4 -2'],
  ['Strength 5/4 on **5/4**', 'Strength 5/4 on **4/18**'],
  ['vom 30.3. bis heute', 'vom 14.3. bis heute'],
])('month and day alone: %s → %s', (answer, expected) => {
  expect(restore(CHART, [answer]).text).toBe(expected);
  expect(restore(CHART, answer).text).toBe(expected);
});

const NOTE: readonly SurrogatePair[] = [
  ['6/8', '3/30'],
  ['6/9', '3/31'],
  ['6/10', '4/1'],
].map(([surrogate, original]) => ({
  surrogate: surrogate!,
  original: original!,
  category: 'date',
}));

test.each([
  ['Admitted 6/8-9; 6/9–10', 'Admitted 3/30-31; 3/31–4/1', 0],
  ['6/8-10, 6/9-10/2022', '3/30-4/1, 6/9-10/2022', 1],
  ['6/8-11', '6/8-11', 1],
  ['6/8-9 mg, 6/8-9.5, 6/10-9', '3/30-9 mg, 3/30-9.5, 4/1-9', 0],
])('the last day of a range alone: %s → %s', (answer, expected, unresolved) => {
  expect(restore(NOTE, [answer])).toMatchObject({ text: expected, drift: { unresolved } });
  expect(restore(NOTE, answer).text).toBe(expected);
});

test('a pair of numbers that was sent as something else is no date in the answer', () => {
  const note = 'Seen ‹date:2024-03-14›, 27 of 30 (5/13), ratio 05.13';
  const { masked, texts, pairs } = maskMarked([note], { secret: 4 });
  const [, month = '', day = ''] = /\d{4}-(\d\d)-(\d\d)/.exec(masked[0]!)!;
  const pair = `${Number(month)}/${Number(day)}`;
  const beside = maskMarked([`${note} stable ${pair}`], { secret: 4 });
  expect(restore(pairs, [`on ${pair}, ${masked[0]}`]).text).toBe(`on 3/14, ${texts[0]}`);
  expect(restore(beside.pairs, [`on ${pair}`]).text).toBe(`on ${pair}`);
});

test('a date that could be either of two is left and counted', () => {
  const pairs: SurrogatePair[] = [
    { surrogate: '2022-05-06', original: '2024-02-09', category: 'date' },
    { surrogate: '2022-06-05', original: '2024-03-10', category: 'date' },
    { surrogate: '2021-05-06', original: '2023-03-12', category: 'date' },
  ];
  for (const answer of ['6/5/2022', 'May 6', 'on 5/6']) {
    expect(restore(pairs, [answer])).toMatchObject({ text: answer, drift: { ambiguous: 1 } });
  }
});

test('a number that stands before a date of ours makes no other date of its month', () => {
  const note =
    '‹date:2 November› – ‹date:2021-11-26› 9 ‹date:October 25, 2022› – ‹date:2021-11-26› – ';
  const { masked, texts, pairs } = maskMarked([note]);
  expect(masked[0]).toContain('9 June – 2020-07-03 9 June 1, 2021');
  expect(restore(pairs, masked).text).toBe(texts[0]);
});

test('a date that may be joined to the next is no month of a number before it', () => {
  const note = '‹date:2021-11-26› 9 ‹date:March 4› – ‹date:January 1, 2022›';
  const { masked, texts, pairs } = maskMarked([note], { secret: 1 });
  expect(masked[0]).toContain(' 9 October 9 – August 8, 2020');
  expect(restore(pairs, masked).text).toBe(texts[0]);
});

test('the same date issued in two forms is one', () => {
  const pairs: SurrogatePair[] = [
    { surrogate: '2022-05-26', original: '2024-03-14', category: 'date' },
    { surrogate: '5/26/2022', original: '3/14/2024', category: 'date' },
  ];
  expect(restore(pairs, ['May 26, 2022']).text).toBe('March 14, 2024');
});

const date = fc.tuple(fc.integer({ min: 8000, max: 8400 }), fc.nat(27)).map(([days, form]) => {
  const written = [...FULL, ...IN_PART][form]!(addDays({ year: 2000, month: 1, day: 1 }, days));
  return written.replace(/^(the |\*\*)?(.*?)(\*\*|T10:00:00Z)?$/, '$1‹date:$2›$3');
});
const between = fc.constantFrom(
  ...[' – ', ' to ', ' and ', ', ', ', and ', '\n- ', ' ', ' (', ') ', '. ', ' 9 ', ' 12–'],
  ...[' at 10:30 ', ', 2022 ', ' 20 mg ', 'T10:00 ', ': '],
);
const anything = fc.constantFrom(
  '-',
  '/',
  ' May ',
  ' September ',
  ' Sept. ',
  '12',
  ' *',
  '<b>',
  ' in ',
);
const dated = fc
  .array(fc.tuple(date, between), { minLength: 1, maxLength: 6 })
  .map((list) => list.flat().join(''));
const answered = fc
  .array(fc.oneof(date, between, anything), { maxLength: 12 })
  .map((list) => list.join('').replace(/‹date:|›/g, ''));

test('masked text comes back as it was, whatever stands beside its dates', () => {
  fc.assert(
    fc.property(dated, (note) => {
      const { masked, texts, pairs } = maskMarked([note]);
      expect(restore(pairs, masked).text).toBe(texts[0]);
    }),
    { numRuns: 400 },
  );
});

test('how dates are cut into pieces never changes what the caller reads', () => {
  fc.assert(
    fc.property(dated, answered, fc.integer({ min: 1, max: 7 }), (note, answer, length) => {
      const { masked, pairs } = maskMarked([note]);
      const text = masked[0]! + answer;
      const whole = restore(pairs, [text]);
      expect(restore(pairs, text)).toEqual(whole);
      expect(restore(pairs, text.match(new RegExp(`[^]{1,${length}}`, 'g'))!)).toEqual(whole);
    }),
    { numRuns: 400 },
  );
});

test('no more is held back than what may still be a date', () => {
  const table = compileRestoreTable(PAIRS);
  const restorer = new SurrogateRestorer(table, 'text', newDrift(table));
  expect(restorer.push('Given 40 mg on Sep')).toBe('Given 40 mg on ');
  expect(restorer.push('tember 8')).toBe('');
  expect(restorer.push(' v')).toBe('March 14 v');
  expect(restorer.push('ia 2 tablets, 7.5 mg of m')).toBe('ia 2 tablets, 7.5 mg of ');
  expect(restorer.push('etoprolol.')).toBe('metoprolol.');
});

test('however long a row of half dates is, reading it takes a bounded look at each place', () => {
  const table = compileRestoreTable(PAIRS);
  const pieces = ['September 8, ', '9 and ', '**', '5/', '26-', 'May ', '<b', ' to ', '12 '];
  const row = Array.from({ length: 20_000 }, (_, at) => pieces[(at * 7) % pieces.length]!);
  const start = performance.now();
  const whole = restoreWith(table, [row.join('')]).text;
  expect(restoreWith(table, row).text).toBe(whole);
  expect(performance.now() - start).toBeLessThan(3000);
});
