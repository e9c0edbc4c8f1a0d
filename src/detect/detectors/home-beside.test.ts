import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { homeBeside } from './home-beside.ts';

test.each([
  ['Says he lives behind the ‹Star Market›.', 'words of the language'],
  ['yellow house across from the ‹Shell› station', 'a house'],
  ['Lives next door to the ‹Dollar General› in town', 'next door'],
  ['They stay above ‹La Mascota› bakery. Camps by ‹Home Depot›', 'without an article'],
  ["Home is across from ‹Ike's Pizza›. Her trailer is by the ‹Love's› truck stop", 'somebody’s'],
  ['Home is next to ‹Fire Station 9›. Parks his van by the ‹Flying J›.', 'number and letter'],
  ['He sleeps behind the ‹Walgreens› on most nights; lives a block from ‹Safeway›', 'shops'],
  ['Lives in the duplex behind ‹Mt. Zion AME›; in his car, he sleeps by ‹Winn-Dixie›', 'joined'],
  ['Staying at the ‹Red Roof Inn› since the fire, then stays at ‹Super 8›', 'for travellers'],
  ["she says theyre at the ‹motel 6›. lives upstairs from ‹wong's laundry›", 'in small letters'],
  ['lives near Family, stays near the Nurses Station, lives by Faith', 'no place'],
  ['sleeps by Ambien, home by Friday, house over Christmas', 'drugs and days'],
  ['staying at Goal, stays at Level 3, lives at Home, living above Poverty', 'no house'],
  ['Home oxygen denied by Wellmark; went home over Hurdle', 'who did it'],
  ["sleeps near Bed 4, lives near her mother's shop", 'a bed, kin'],
  ['Catheter sits by the Right Atrium. House. Lesion behind the Sternum', 'nobody lives there'],
])('%s (%s)', (marked) => {
  expect(markBy(homeBeside, marked)).toBe(marked);
});
