import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { place } from './place.ts';

test.each([
  ['lives in ‹Dunnsville›, VA 78194', 'before a state and ZIP'],
  ['seen in ‹New Orleans›', 'listed'],
  ['within 20 minutes of ‹Bossier City›, north of ‹Bozeman›', 'a distance from it'],
  ['2 cm north of Foley', 'a distance from no town'],
  ['dentist Hargrove, ‹Las Cruces›, Dec 2024', 'an item of several words'],
  ['seen in ‹Prestonsburg›', 'a small town'],
  ['from ‹Leeds›', 'listed, British'],
  ['moved to ‹San Antonio›, Texas', 'before a state'],
  ['in ‹New York›, NY', 'begins with a grammar word'],
  ['‹Dane County›', 'county'],
  ["at his son's in ‹Wareham›, he noted; seen in ‹Tecate›", 'no list has it'],
  ['in Raynaud disease, from Enterobacterales, In Tecate', 'terms, and no place before'],
  ['Socorro (‹Garden Grove›); a 2-story home, ‹Garden Grove›; bed', 'two words by themselves'],
  ['in Virginia', 'a state alone'],
  ['Reading comprehension', 'a word'],
  ['in Normal', 'a word'],
  ['the Boston criteria', 'no word of place'],
  ['‹Ottawa Co›. Health Dept, ‹Kent Co› Jail', 'a county, short'],
  ['Smith & Co. paid, CO poisoning, Ottawa Co. paid', 'no county'],
])('%s (%s)', (marked) => {
  expect(markBy(place, marked)).toBe(marked);
});
