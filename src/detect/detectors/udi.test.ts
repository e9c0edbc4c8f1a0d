import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { udi } from './udi.ts';

test.each([
  ['UDI ‹(01)51022222233336(11)141231(17)150707(10)A213B1(21)1234› implanted', 'GS1, published'],
  ['‹(01)51022222233336›', 'GS1, the device alone'],
  ['‹+H123PARTNO1234567890120/$$420020216LOT123456789012345/SXYZ4567890123T›', 'HIBC, published'],
  ['(01)51022222233337', 'check digit'],
  ['(01) of the list', 'a number in brackets'],
  ['CD3+H12 cells', 'too short'],
])('%s (%s)', (marked) => {
  expect(markBy(udi, marked)).toBe(marked);
});
