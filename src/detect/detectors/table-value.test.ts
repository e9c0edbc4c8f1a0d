import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { tableValue } from './table-value.ts';

test.each([
  ['mrn,last,first,city\n7,‹Young›,‹Summer›,‹Superior›\n8,‹Best›,‹Will›,‹Normal›', 'commas'],
  ['last,first,city\n‹Rich›,‹Bill›,‹Orange›', 'a town beside a name'],
  ['| Last name | First | Dx |\n|---|---|---|\n| ‹Young› | ‹Summer› | CHF |', 'bars'],
  ['pt name | bp | plan\n‹young› | 120/80 | dc\n‹park› | 130/90 | stay', 'small letters'],
  [
    'Name\tDOB\tA1c\n‹May Long›\t1/2/66\t6.1\n\nWill Best\t2/2/80\t9.9',
    'tabs; nothing after a gap',
  ],
  ['patient;town;dx\n‹Grace Long›;‹Hope›;"CHF; COPD"\nunknown;‹Mobile›;MI', 'quotes, nobody'],
  ['name,dose,frequency\nAspirin,81,daily', 'names of drugs'],
  ['Pt, alert, oriented\nLungs, clear, bilateral', 'a sentence'],
  ['test|first|last\nsodium|high|low', 'first and last values'],
  ['last,first,dob\nYoung,Summer\nBest', 'no rows of it'],
])('%s (%s)', (marked) => {
  expect(markBy(tableValue, marked)).toBe(marked);
});

test('many headings one below the other are each read once', () => {
  const begun = performance.now();
  markBy(tableValue, 'name,dob,city\nYoung,1,Hope\n'.repeat(20_000));
  markBy(tableValue, `name,dob,city\n${'patient,dob,Hope\n'.repeat(20_000)}`);
  expect(performance.now() - begun).toBeLessThan(5000);
});
