import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { spokenNumericDate } from './spoken-numeric-date.ts';

test.each([
  ['date of birth ‹oh three twelve nineteen fifty eight›', 'month and day, year in two halves'],
  ['born ‹zero three one nineteen fifty-eight›', 'a single day'],
  ['seen on ‹three fourteen twenty twenty four›', 'without a zero'],
  ['on ‹twelve twenty one two thousand four›', 'a thousand'],
  ['it says ‹oh three slash twelve slash fifty eight›', 'slashes need no cue'],
  ['DOB ‹oh three twelve fifty eight›', 'a label before a short year'],
  ['Admission date ‹seven slash nineteen›. on ‹three slash four› and', 'no year'],
  ['DOB ‹six six fifty-six›. seen ‹one fifteen twenty five›', 'a short year alone'],
  ['AGENT: Date of birth?\nCALLER: ‹Five twenty-two fifty-one›.', 'asked in the turn before'],
  ["[00:12] A: your birthday please?\n[00:15] B: Uh, it's ‹three eleven eighty two›", 'hesitating'],
  ['Date of birth? ‹Twelve, twenty-five, nineteen forty›.', 'pauses'],
  ['AGENT: Your weight?\nCALLER: One eighty five fifty', 'asked for something else'],
  ['A: birth plan discussed\nB: two four fifty', 'not asked'],
  ['on five slash five strength, on two four fifty milligrams, on two slash three of it', 'shares'],
  ['oh three twelve fifty eight', 'a short year without a cue'],
  ['vision one two twenty twenty', 'an acuity'],
  ['birthday? Caller: ‹six eleven eighty eight›', 'a question before it'],
  ['his birthday is ‹three four sixty two›', 'a birthday'],
  ['at birth. Scores were eight nine ninety nine', 'another sentence'],
  ['twenty two thirty three, nineteen twenty one', 'other numbers'],
  ['thirteen forty twenty twenty', 'no such month or day'],
  ['he had one, two, twenty twenty-minute walks', 'a list'],
  [
    'RN: and whats your dads date of birth\nCaller: hes uh ‹four twenty two thirty two›',
    'asked without a mark',
  ],
  ["and your date of birth\nit's ‹five twenty two fifty one›", 'no turns, no capitals'],
  ['Birth weight was noted\nfour twenty two thirty two', 'a line above in a note'],
])('%s (%s)', (marked) => {
  expect(markBy(spokenNumericDate, marked)).toBe(marked);
});
