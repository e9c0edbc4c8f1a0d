import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { ruralHome } from './rural-home.ts';

test.each([
  ['‹Space 17, Desert Palms› mobile home park', 'a space, and what it is'],
  ['‹Lot 12 in Sunny Pines›; ‹Lot 44, Shady Acres›', 'a lot'],
  ['‹Sp 44 Rancho Verde› trailer court', 'short'],
  ['‹Unit 9 Whispering Pines MHP›', 'a unit'],
  ['Stays in ‹trailer 9 at Shady Oaks›. Lives at ‹house 47 Warumpi Camp›', 'a trailer, a house'],
  ['lives at ‹lot 44›, lives in ‹trailer 3B›', 'without a park'],
  ['Lives ‹9 mi N of Sawmill› chapter house', 'so many miles'],
  ['lives ‹3 miles south of the Chevron› at Kayenta', 'from a shop'],
  ['County Road 14 ‹milepost 6›, then ‹mile marker 112›', 'on a road'],
  ['in Rapid City; ‹trailer #42, Lakota Homes›. Father in ‹trailer 9›', 'a trailer by its number'],
  ['Lot 12 DTaP Sanofi, lot 388127, Lot 44, Given IM', 'of a vaccine'],
  ['Unit 9 of Packed Cells, unit 4 West, stays in unit 9', 'of blood, of a hospital'],
  ['Space 3 in the Left Hand; site 2, Left Deltoid; pad 4 Large', 'of the body'],
  ['walks 2 mi N; 3 miles a day; 1 mile E of it', 'miles'],
])('%s (%s)', (marked) => {
  expect(markBy(ruralHome, marked)).toBe(marked);
});
