import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { road } from './road.ts';

test.each([
  ['she drives ‹US-18› two hours each way', 'highway'],
  ['rollover crash on ‹I-95›, ejected', 'interstate'],
  ['paints the fields out on ‹County Road 37›, quit', 'county road'],
  ['lives off ‹State Route 9›', 'state route'],
  ['broke down on ‹Highway 61›', 'by its word'],
  ['passed out at a light on ‹Idaho Street›, on June 2nd', 'street alone'],
  ['lives in a trailer off ‹Old Mill Road›', 'several words'],
  ['a search near ‹27th and Wisconsin› at 22:15', 'crossing'],
  ['hit at ‹5th & Main Street›', 'crossing with a mark'],
  ['from a "men\'s clinic" on ‹Colfax›. Last draw', 'one word behind what stands there'],
  ['treated with I-131, then I-123 scan; exposed to I-125', 'iodine'],
  ['US-guided biopsy; on US 3 nodules; by US 2 cm', 'ultrasound'],
  ['pharmacy on Monday; clinic on Tylenol; seen on Lasix', 'days and drugs'],
  ['pain at 5th and 6th ribs, at 2nd and Third toes', 'ribs and toes'],
  ['Route 2 mg; State Road; Route: oral', 'no road'],
  ['in Street clothes, on Court order', 'words'],
])('%s (%s)', (marked) => {
  expect(markBy(road, marked)).toBe(marked);
});
