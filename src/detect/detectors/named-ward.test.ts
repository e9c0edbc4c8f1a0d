import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { namedWard } from './named-ward.ts';

test.each([
  ['Ward: ‹Larkspur›    Bed 4', 'behind a label'],
  ['Unit: ‹Weller 8›   Date', 'with its number'],
  ['from the manor (memory unit "‹Heron Lane›")', 'in quotes'],
  ['Seen on ‹4 South› 1420; admit to ‹Tower 7›.', 'beside a number'],
  ['Ward: Surgical, Unit: Stroke, Unit: Oncology, Unit: mg', 'kinds of ward'],
  ['12 Rt 4 South Main St, 20 South Street, 3 East 20 mL', 'streets and others'],
  ['Donahue Tower 5th floor', 'a floor'],
  ['Unit 7, ward round, locked unit "no"', 'no name'],
])('%s (%s)', (marked) => {
  expect(markBy(namedWard, marked)).toBe(marked);
});
