import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { listedOrganization } from './listed-organization.ts';

test.each([
  ['‹aetna› says "no documented lifestyle", nurse line at ‹humana›', 'small letters'],
  ['‹UnitedHealthcare› Appeals Unit, ‹Bupa› sent him', 'insurers'],
  ['randall at ‹rite aid› is gone, FAX ‹Express Scripts›, ‹Blue Cross›', 'two words'],
  ['the bottle from ‹cvs› is 400 mcg, at ‹CVS› on Main', 'behind a word of whereabouts'],
  ['bought at ‹Boots› during, Last draw at ‹Quest›, requisition', 'words as names'],
  ['CVS: S1 S2 normal; by CVS exam; CVS at 11 weeks', 'the heart, a sampling'],
  ['wears boots, at target dose, a quest, blue lips, united front, rite of passage', 'words'],
  ['Boots on. Target INR 2 to 3, Anthem sung', 'words in capitals'],
])('%s (%s)', (marked) => {
  expect(markBy(listedOrganization, marked)).toBe(marked);
});
