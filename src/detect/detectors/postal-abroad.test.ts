import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { postalAbroad } from './postal-abroad.ts';

test.each([
  ['zam. ul. Mickiewicza 14/5, ‹31-120› ‹Kraków›, tel.', 'Polish'],
  ['Kerkstraat 12, ‹3581 AB› ‹Utrecht›', 'Dutch'],
  ['Bakker\n‹3581AB› ‹Utrecht›', 'on its line'],
  ['platelets 12, 31-120 Normal range, at 12, 1200 AM Monday', 'a range, an hour'],
  ['dose 12, 2000 MG Keppra', 'a dose'],
  ['reference 20-120 Warfarin', 'no address'],
])('%s (%s)', (marked) => {
  expect(markBy(postalAbroad, marked)).toBe(marked);
});
