import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { keyedName } from './keyed-name.ts';

test.each([
  ['"name":[{"family":"‹Szabó-Whitfield›","given":["‹Piroska›","‹Anne›"]}]', 'FHIR'],
  ['{"use":"maiden","family":"‹Szabó›"}', 'a family without a given name'],
  ['{"first": "‹Lieselotte›", "last": "‹Brandtner›", "mrn": "A55"}', 'each other'],
  ["{'patient_name': '‹lena brandt›', 'age': 7}", 'as Python prints it'],
  ['{\\"firstName\\":\\"‹Will›\\"}', 'escaped'],
  ['<family value="‹Szabó›"/><given>‹Anne›</given>', 'elements'],
  ['<lastName>‹May›</lastName>', 'an element of an application'],
  ['{"nm":"‹Odalys Figueroa›","dx":"CHF"}, {"fn":"‹Wei›","ln":"‹Brandt›"}', 'short keys'],
  ['{"ln":"negative","nm":"532"}', 'nodes and a wavelength'],
  ['"social": {"family": "breast cancer", "smoking": "no"}', 'a history'],
  ['{"first": "Monday", "dose": "last"}', 'first of something'],
  ['{"first": 3, "last": 5}', 'numbers'],
  ['"lastName": "unknown"', 'no name'],
  ['the last "dose": "missed"', 'prose'],
  ['{"drug_name": "Nadolol", "name": "Lipase"}', 'of things'],
  ['Pt Last: ‹RAINES›  First: ‹CY›  MI: L  Sex: M', 'a printed form'],
  ['Patient  Last: ‹De Leon›  First: ‹Summer Ann›', 'words'],
  ['Dose one. First: Pfizer  Last: Moderna', 'doses'],
  ['Patient seen. First: Monday  Last: Friday', 'days'],
])('%s (%s)', (marked) => {
  expect(markBy(keyedName, marked)).toBe(marked);
});
