import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { postalCode } from './postal-code.ts';

test.each([
  ['Chetek, WI ‹54728›', 'state'],
  ['New York ‹10001-1234›', 'ZIP+4'],
  ['ZIP: ‹54728›', 'label'],
  ['London ‹SW1A 2AA›', 'UK'],
  ['‹CR2 6XH›', 'UK, short'],
  ['Ottawa ‹K1A 0B1›', 'Canada'],
  ['Ballybane, ‹H91 X2K4›; Eircode ‹T12 PD84›, ‹D6W K1A3›', 'Ireland'],
  ['T12 L1L2, HLA A24 ABCD, H91 2024, T12 PARA', 'no postcodes of Ireland'],
  ['platelets 54728', 'count'],
  ['Patient ID: 44120', 'no Idaho'],
  ['code 99213', 'procedure'],
  ['B12 3rd dose', 'vitamin'],
  ['12 mill lane, leeds, ‹ls6 2ab›', 'lower case, after a comma'],
  ['levels c5 6mg', 'a dose'],
  ['on t4, l5 4hr later', 'a unit'],
])('%s (%s)', (marked) => {
  expect(markBy(postalCode, marked)).toBe(marked);
});
