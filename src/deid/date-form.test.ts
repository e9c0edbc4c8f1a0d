import { expect, test } from 'vitest';
import { addDays, readDate } from './date-form.ts';
import { MONTHS } from './month-names.ts';
import { writeDate } from './write-date.ts';

test.each([
  ['2024-03-14', '2024-03-07'],
  ['2024-03-14T10:30:00Z', '2024-03-07T10:30:00Z'],
  ['2024/3/14', '2024/3/7'],
  ['03/14/2024', '03/07/2024'],
  ['3/14/2024', '3/7/2024'],
  ['3/4/24', '2/26/24'],
  ['10/14/2024', '10/07/2024'],
  ['14.03.2024', '07.03.2024'],
  ['14. 3. 2024', '7. 3. 2024'],
  ['4.3. 2024', '26.2. 2024'],
  ['14/03/2024 09:15', '07/03/2024 09:15'],
  ['14-Mar-24', '7-Mar-24'],
  ['04-Mar-2024', '26-Feb-2024'],
  ['March 14th, 2024', 'March 7th, 2024'],
  ['MARCH 8TH, 2024', 'MARCH 1ST, 2024'],
  ['Mar. 14, 2024', 'Mar. 7, 2024'],
  ['Thursday, March 14, 2024', 'Thursday, March 7, 2024'],
  ['the 14th of March', 'the 7th of March'],
  ['the 14th of March, 2024', 'the 7th of March, 2024'],
  ['14 march 2024', '7 march 2024'],
  ['the thirty-first of March, 2024', 'the twenty-fourth of March, 2024'],
  ['MARCH TWENTY FIRST 2024', 'MARCH FOURTEENTH 2024'],
  ['Third of March', 'Twenty-fourth of February'],
  ['May twenty one, 2024', 'May fourteen, 2024'],
  ['treinta y uno de marzo de 2024', 'veinticuatro de marzo de 2024'],
  ['primero de marzo de 2024', 'veintitrés de febrero de 2024'],
  ['1er mars 2024', '23 février 2024'],
  ['8 mars 2024', '1 mars 2024'],
  ['March 14', 'March 7'],
  ['3/14', '3/7'],
  ['March 14-16, 2024', 'March 7-9, 2024'],
  ['Mar-15-24', 'Mar-8-24'],
  ['Mar–15–24', 'Mar–8–24'],
  ['Mar.-15-24', 'Mar.-8-24'],
  ['Mar-14 to 16', 'Mar-7 to 9'],
  ['March 14 to 16', 'March 7 to 9'],
  ['March 14th and 16th', 'March 7th and 9th'],
  ['March 14th of 24', 'March 7th of 24'],
  ['March 14, 16, 2024', 'March 7, 9, 2024'],
  ['March 14 - 16, 2024', 'March 7 - 9, 2024'],
  ['March 14 & 16', 'March 7 & 9'],
  ['3/14-16/2024', '3/7-9/2024'],
  ['4/5-8/2024', '3/29-4/1/2024'],
  ['March 7-9, 2024', 'February 29-March 2, 2024'],
  ['20240314', '20240307'],
  ['20240314103000', '20240307103000'],
  ['14 de marzo de 2024', '7 de marzo de 2024'],
  ['4 de março de 2024', '26 de fevereiro de 2024'],
  ['4 marca 2024', '26 lutego 2024'],
  ['4 МАРТА 2024 г.', '26 ФЕВРАЛЯ 2024 г.'],
  ['2024. március 14.', '2024. március 7.'],
  ['1961-W11-2', '1961-W10-2'],
  ['2005W016', '2004W536'],
  ['1961-W11', '1961-W10'],
  ['week 1 of 2008', 'week 52 of 2007'],
  ['W11 1961', 'W10 1961'],
  ['1961-073', '1961-066'],
  ['2024003', '2023361'],
  ['073/1961', '066/1961'],
  ['day 45 of 2024', 'day 38 of 2024'],
  ['3rd day of 2024', '361st day of 2023'],
  ['24003', '23361'],
  ['2437373.5', '2437366.5'],
  ['2024年3月4日', '2024年2月26日'],
  ['2024 年 03 月 14 日（木）', '2024 年 03 月 07 日（木）'],
  ['2024년 3월 14일', '2024년 3월 7일'],
  ['3月14日', '3月7日'],
])('%s a week before is %s', (text, expected) => {
  const form = readDate(text)!;
  const last =
    form.lastDay === undefined ? undefined : addDays({ ...form.date, day: form.lastDay }, -7);
  const moved = writeDate(form, addDays(form.date, -7), last);

  expect(moved).toBe(expected);
});

test.each([
  ['March 2024', 'month', '2024-3'],
  ['Mar-24', 'month', '2024-3'],
  ["March '24", 'month', '2024-3'],
  ['03/2024', 'month', '2024-3'],
  ['2024年3月', 'month', '2024-3'],
  ['2024년', 'year', '2024-1'],
  ['5/93', 'month', '1993-5'],
  ['2024-03', 'month', '2024-3'],
  ['Mar 24', 'month-day', '2023-3'],
  ['2/29', 'month-day', '2024-2'],
  ['2024-W10', 'week', '2024-3'],
  ['2024-060', 'day', '2024-2'],
])('%s is precise to the %s', (text, precision, yearAndMonth) => {
  const form = readDate(text)!;
  expect(form.precision).toBe(precision);
  expect(`${form.date.year}-${form.date.month}`).toBe(yearAndMonth);
});

test.each([
  'Tuesday',
  '13/14/2024',
  '2023-02-30',
  'yesterday',
  '3',
  '1/2/3',
  'Mar-1-3',
  'Mar 16-14',
  'March 3 to April 2, 2024',
  'March 3, twenty twenty-one',
  'from the first to the third of March 2021',
  '1961-W53-1',
  '1961-366',
  'Q3 2021',
  '令和6年3月14日',
  '2023年2月30日',
  '2021 Q3',
])('%s is not read', (text) => {
  expect(readDate(text)).toBeUndefined();
});

test('a numeric date that two orders fit is read as the hint says', () => {
  expect(readDate('03/04/2024')!.date).toEqual({ year: 2024, month: 3, day: 4 });
  expect(readDate('03/04/2024', { order: 'day-first' })!.date).toEqual({
    year: 2024,
    month: 4,
    day: 3,
  });
});

test.each(MONTHS.map((names) => [names[2]!, names]))(
  'the language of %s has twelve months, none of which says another month in any',
  (_, names) => {
    expect(names).toHaveLength(12);
    names.forEach((name, at) => {
      expect(readDate(`4 ${name} 2024`)?.date).toEqual({ year: 2024, month: at + 1, day: 4 });
    });
  },
);

test('hyphens of a word processor and full-width digits are read', () => {
  const day = { year: 1957, month: 3, day: 14 };
  for (const text of ['3‑14‑1957', '３／１４／１９５７', '3−14−1957'])
    expect(readDate(text)?.date).toEqual(day);
});
