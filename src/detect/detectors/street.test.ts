import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { street } from './street.ts';

test.each([
  ['at ‹4996 Lake Ave›, Chetek', 'plain'],
  ['‹12B North Main Street, Apt 4›', 'unit'],
  ['‹1600 Pennsylvania Avenue NW›', 'direction'],
  ['‹P.O. Box 123›', 'post office box'],
  ['‹PO BOX 9›', 'capitals'],
  ['‹123 elm street›', 'lower case'],
  ['‹45 W 34th St›', 'numbered street'],
  ['‹2200 Highway 61›', 'highway'],
  ['5 mm court', 'measure'],
  ['3 Times Daily', 'dose'],
  ['12 hours later', 'time'],
  ['seen by Dr. Smith', 'doctor, not drive'],
  ['took 2 Tylenol', 'dose'],
])('%s (%s)', (marked) => {
  expect(markBy(street, marked)).toBe(marked);
});
