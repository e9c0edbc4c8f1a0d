import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { spokenNumber } from './spoken-number.ts';

test.each([
  ['AGENT: Zip code?\nCALLER: ‹five four seven oh one›.', 'asked in the turn before'],
  ['A: and the last four of your social?\nB: Sure, ‹four four one nine›.', 'the end of a number'],
  ['A: How would you rate it?\nB: five four, six seven', 'asked for something else'],
  ['reach her at ‹seven oh two, five five five, oh one nine nine›', 'telephone, with pauses'],
  ['prefers ‹seven oh two five five five oh one nine nine› after three', 'without a label'],
  ['Call her at ‹805, triple five, oh one two six›.', 'begun in digits'],
  ['cell ‹six one nine five five five 0126›', 'ended in digits'],
  ['bleep ‹seven one three›. For the AI', 'bleep'],
  ['in scheduling, extension ‹six one one four›.', 'extension'],
  ['NHS number ‹four five oh, five five seven, seven one oh four›. Thank you', 'labelled'],
  ['dictation number ‹eight eight oh two one›', 'generic label'],
  ['account ending ‹three three oh nine›', 'the last four'],
  ['requisition ‹zulu five five one nine›', 'spelled letter'],
  ['comp claim ‹golf alpha seven seven dash one oh two three› period', 'letters and a dash'],
  ['account ‹B seven double four one›', 'a bare letter'],
  ['take one, two or three tablets', 'dose'],
  ['six to eight weeks, two or three times', 'counts'],
  ['pain scores five, six, seven, five, four, three, two', 'values'],
  ['count with me one two three four five six seven eight', 'counting'],
  ['reflexes two two two two two two two', 'the same again and again'],
  ['strength five over five, number two', 'scores'],
  ['at oh nine thirty, at three p.m., call at six', 'times'],
  ['call in three to four days, call her at two', 'not a number'],
  ['knee extension zero five ten degrees', 'measured'],
  ['extension zero to one thirty', 'range of motion'],
  ['case of two, three four weeks', 'not labelled'],
  ['twenty one seventy five', 'no single digits'],
  ['oh, one more thing', 'interjection'],
  ['one two three', 'too short'],
  ['visit two, one of four', 'ordinal'],
  ['gravida three para two zero one two', 'obstetric history'],
  ['G three P two oh one two', 'obstetric history, short'],
  ['shes jo ‹206 five five five 0119› dont call her', 'digits in front and behind, and more words'],
  ['and a good callback number\nuh ‹two one eight five five five›', 'asked without a mark'],
  ['gave two three four 10 mg tablets', 'a dose behind'],
])('%s (%s)', (marked) => {
  expect(markBy(spokenNumber, marked)).toBe(marked);
});
