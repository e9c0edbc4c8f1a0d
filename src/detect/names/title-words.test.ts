import { expect, test } from 'vitest';
import { markFound } from '../testing/marks.ts';

test.each([
  ['Mild MR. Normal LV function. 2+ MR. Trace TR. No MR. Pericardium normal.', 'regurgitation'],
  ['Severe MS. Valve area 1.1. Relapsing MS. Baclofen helps. Dx MS. Wheelchair.', 'two diseases'],
  ['MODERATE MR. NORMAL RV. HISTORY OF MS. WHEELCHAIR BOUND.', 'in capitals'],
  ['QRS 110 ms. Axis normal. PR 180ms. Rhythm sinus. PW 0.4 ms. Sensing 2.1 mV.', 'milliseconds'],
  ['Mild MR. TR trace. No MS. RVSP 30. QTc 440 ms. PR 180.', 'abbreviations'],
  ['MS. PATIENT IS STABLE. MR. ‹LEE› IS NOT.', 'who is meant'],
  ['Duloxetine DR. Continue it.', 'a drug that is released late'],
  ['Lt. Knee pain. Lt. Arm weak.', 'a side'],
  ['Lives on Oak Dr. Denies pets.', 'a street'],
  ['Sr. Creat 1.8, Sr. Albumin 3.2', 'serum'],
  ['MR. ‹SMITH› was seen. Called MR. ‹Alvarez›, MR. ‹VU› and MS. ‹Okafor›.', 'titles in capitals'],
  ['Seen by Dr. ‹Slaughter› and Lt. ‹Walker›. Ms. ‹Trace› agrees.', 'names that are words'],
  ['Room 12. ms. ‹Jones› called, bed 4 Ms. ‹Walker› called.', 'behind a number'],
  ['Seen with ‹Maria›. Dr. ‹Keane› agreed.', 'behind a name'],
])('%s (%s)', (marked) => {
  expect(markFound('name', marked)).toBe(marked);
});
