import { expect, test } from 'vitest';
import { markFound } from '../testing/marks.ts';

test.each([
  ['daughters ‹Zosia› (neg) and ‹Ania› (not tested, at college)', 'with remarks'],
  ['and 3 sibs (‹Angel› 12, ‹Hope› 9, ‹Junior› 4) in a flat', 'with ages'],
  ['Two sons, ‹Obi› (24, at college) and ‹Kene›, 19, in the navy', 'behind a comma'],
  ['two kids ‹Wren› and ‹Talon›.', 'words of the language'],
  ['Friends and Family. Sisters and Brothers. Her kids and mine', 'no names'],
])('%s (%s)', (marked) => {
  expect(markFound('name', marked)).toBe(marked);
});
