import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { postalDistrict } from './postal-district.ts';

test.each([
  ['from Machynlleth, ‹SY20› area', 'before its word'],
  ['postcode: ‹N16›; London ‹SE1›', 'behind its word'],
  ['London ‹EC1A›', 'with a letter'],
  ['tender over the C6 area and the T12 district', 'spine'],
  ['CD4 count, HB12, PG13', 'measures'],
])('%s (%s)', (marked) => {
  expect(markBy(postalDistrict, marked)).toBe(marked);
});
