import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { doneThere } from './done-there.ts';

test.each([
  ['CABG ‹Methodist› 2014, doing well', 'a house of a faith'],
  ['Prev difficult airway ‹Bronglais› 2018, bougie', 'on no list'],
  ['Dialysis ‹Dunseith› TTS; HD ‹Mohall› MWF', 'days of dialysis'],
  ['Surgery June 2014; CABG Left 2012; transplant Prograf 2014', 'no house'],
  ['Chemo Whipple 2019; rehab Florida 2020; dialysis Dunseith', 'eponym, state, no year'],
])('%s (%s)', (marked) => {
  expect(markBy(doneThere, marked)).toBe(marked);
});
