import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { geocode } from './geocode.ts';

test.each([
  ['found at ‹41.6528, -83.5379›', 'decimal'],
  ['‹41.65° N, 83.54° W›', 'with sides'],
  ['GPS: ‹-33.86, 151.21›', 'beside a label'],
  ['‹41°39\'10"N 83°32\'16"W›', 'sexagesimal'],
  ['plus code ‹86HQMF38+4R›', 'plus code'],
  ['Census tract ‹39095001200›', 'tract'],
  ['tract number ‹0012.01›', 'tract within a county'],
  ['pH 7.32, 45.1', 'two values'],
  ['ratios 1.25, 2.75 and 3.5', 'ratios'],
  ['98.6° F', 'a temperature'],
  ['tract 12 of the corticospinal tract', 'another tract'],
  ['flexion 90° 45', 'angles'],
])('%s (%s)', (marked) => {
  expect(markBy(geocode, marked)).toBe(marked);
});
