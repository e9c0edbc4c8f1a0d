import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { spokenCode } from './spoken-code.ts';

test.each([
  ['his medicare number is ‹one e g four t e five m k seven three› and his wife', 'dictated'],
  ['my MBI is ‹1 e g 4 t e 5 m k 7 3›', 'typed as it was heard'],
  ['member id is ‹x e h eight eight two oh four›', 'letters in front'],
  ['medical record number ‹a four four seven one nine two›', 'one letter'],
  [
    'AGENT: And the member ID on the card?\nCALLER: uh ‹W as in whiskey, two two seven, nine oh four one›',
    'told by a word, and asked for',
  ],
  ['medical record number four four seven one nine two', 'digits alone'],
  ['vitamin b twelve, a one c is nine point one, grade three a', 'without a label'],
  ['case number b two three', 'too short'],
  ['member since one two three four a day', 'letters are words'],
  ['group a one two three four mg', 'measured'],
])('%s (%s)', (marked) => {
  expect(markBy(spokenCode, marked)).toBe(marked);
});
