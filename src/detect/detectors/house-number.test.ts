import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { houseNumber } from './house-number.ts';

test.each([
  ['Wants mail to ‹42 Crystal, apt 3R›.', 'mail'],
  ['Send the walker to ‹330 Old Wire›.', 'something is sent'],
  ['address on file ‹2210 Magnolia›, new address is ‹118 Half Moon›', 'address'],
  ['Pt stays at ‹61 Harbor View #4›. Lives at ‹7 Juniper›', 'somebody lives there'],
  ['Pick up from ‹14 The Spinney›, Kettering', 'somebody is picked up'],
  ['Ambulance to ‹805 N Tejon›, second floor', 'a direction'],
  ['moved last month to ‹4408 Baltimore› near his sister', 'somebody moves'],
  ['moved to 4 West, discharged to 12 North, sent to 3 Tower', 'a ward'],
  ['sent to 12 Months, moved from 5 to 10 Units, stays at 40 Lasix', 'measures and drugs'],
  ['increased to 20 Crystal, walks to 300 Feet, titrate to 60 Sat', 'nobody moves'],
  ['stays at 98 Percent. Mailed. To 14 Patients', 'no address'],
  ['Are you still at ‹2211 Annunciation›? We live ‹9 Elm, 2nd floor›.', 'still there'],
  ['Lives in 2-story at ‹612 Tamarack›, alone; lives w/ dtr at ‹88 Juniper›', 'a house, somebody'],
  ['Pt is still at 40 Lasix, HR now at 88 Paced, lived 40 Years, lives 3 Miles off', 'no address'],
  ['went by ‹903 E Buckeye›, then from ‹2982 W Chinden #C204›', 'a direction'],
  ['grew to 150 E Coli, at 1430 S Patel RN, of 400 E Waves, on 214 W Tower', 'germs, times, waves'],
])('%s (%s)', (marked) => {
  expect(markBy(houseNumber, marked)).toBe(marked);
});
