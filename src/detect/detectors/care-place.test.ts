import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { carePlace } from './care-place.ts';

test.each([
  ['admitted to ‹Mercy General Hospital›', 'keyword'],
  ['at ‹UCLA Medical Center›', 'two words'],
  ["at ‹St. Mary's Hospital›", 'saint'],
  ['‹Sierra Vista Hospital›', 'naming words'],
  ['‹Cleveland Clinic›', 'place'],
  ['‹Johns Hopkins›', 'known'],
  ['the ‹Dallas› clinic', 'place before a plain word'],
  ['the hospital', 'plain'],
  ['Emergency Department', 'kind'],
  ['Pain Clinic', 'kind'],
  ['HOSPITAL COURSE', 'heading'],
  ['Coumadin Clinic', 'kind'],
  ['home health care', 'plain'],
])('%s (%s)', (marked) => {
  expect(markBy(carePlace, marked)).toBe(marked);
});
