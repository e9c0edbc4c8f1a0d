import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { queriedName } from './queried-name.ts';

test.each([
  ["WHERE last_name = '‹Young›' AND first_name LIKE '‹TOM›%'", 'SQL'],
  ["where patient_name ilike '%‹macready›%'", 'small letters'],
  ["AND pt_last IN ('‹Quist›','‹Vargo›', '‹Harlan›')", 'a list'],
  ["lower(p.last_name) = '‹brannigan›'", 'a call'],
  ['df[df["last_name"] == "‹Ziegler›"]', 'pandas'],
  ["patient.lastName === '‹Ziegler›'", 'JavaScript'],
  ["surname = '‹O''Neil›'", 'a doubled mark'],
  ["lname <> '‹van der Berg›'", 'several words'],
  ["drug_name = 'Aspirin', name = 'CBC', test_name in ('BMP','CBC')", 'names of things'],
  ["last = 'week', first == 'dose'", 'words beside first and last'],
  ['last_name = :name, first_name = ?, last_name is null', 'no value'],
  ['the last name is on the card, first in line', 'prose'],
])('%s (%s)', (marked) => {
  expect(markBy(queriedName, marked)).toBe(marked);
});
