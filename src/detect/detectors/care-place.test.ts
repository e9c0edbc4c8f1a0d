import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { carePlace } from './care-place.ts';

test.each([
  ['HISTORY AND HOSPITAL COURSE: stable', 'a heading'],
  ['admitted to ‹Mercy General Hospital›', 'keyword'],
  ['ANAESTHETIC RECORD        ‹Royal Bramley Infirmary›', 'a column before it'],
  ['at ‹UCLA Medical Center›', 'two words'],
  ["at ‹St. Mary's Hospital›", 'saint'],
  ['‹Sierra Vista Hospital›', 'naming words'],
  ['‹Cleveland Clinic›', 'place'],
  ['‹Johns Hopkins›', 'known'],
  ['the ‹Dallas clinic›', 'place before a plain word'],
  ['our ‹San Francisco clinic›', 'place of two words before a plain word'],
  ["at ‹St. Joseph's clinic›", 'saint before a plain word'],
  ['at ‹New York Presbyterian Hospital›', 'begins with a grammar word'],
  ['seen at ‹Stanford› on Monday', 'what a patient is seen at'],
  ['treated at ‹SF General› in May', 'initials and a naming word'],
  ['transferred to ‹Baylor› today', 'moved to'],
  ['at ‹Mercy Hospital at Hollywood›, then home', 'where it is'],
  ['‹Brigham and Women’s Hospital›', 'and'],
  ['‹Chippewa Health System - Lake City› called', 'spaced dash'],
  ['Dr. Harris at ‹Cincinnati General› on', 'where somebody works'],
  ['Sarah L. at ‹Langone› and', 'after an initial'],
  ["at ‹St. Luke's›. Seen", 'saint alone'],
  ['with Ann Hewitt, MD, at ‹Evergreen Health Monroe›. Stable', 'where a signatory works'],
  ["‹Riverside Doctors' Hospital› called", 'plural possessive'],
  ["to ‹St Mary's Hospital Cottonwood Id› today", 'town and state behind'],
  ['seen at Home and at Bedside', 'no house'],
  ['transferred to PACU, admitted to ICU', 'units'],
  ['presented to Triage', 'a word'],
  ['the hospital', 'plain'],
  ['Emergency Department', 'kind'],
  ['Pain Clinic', 'kind'],
  ['HOSPITAL COURSE', 'heading'],
  ['Coumadin Clinic', 'kind'],
  ['home health care', 'plain'],
  ['from ‹Grassy Fork Critical Access Hosp›', 'named after the ground'],
])('%s (%s)', (marked) => {
  expect(markBy(carePlace, marked)).toBe(marked);
});
