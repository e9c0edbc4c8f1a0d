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
  ['lat ‹42.3601›, long ‹-71.0589›', 'each beside its label'],
  ['{"lat": ‹42.3601›, "lng": ‹-71.0589›}', 'in JSON'],
  ['latitude=‹42.36›;longitude=‹-71.06›', 'few places, labels in full'],
  ['a latitude of ‹42.3601› and a longitude of ‹-71.0589›', 'in words'],
  ['latitud ‹19.4326 N›', 'in Spanish'],
  ['geo:‹42.3601,-71.0589›', 'without a blank'],
  ['POINT(‹-122.4194 37.7749›)', 'the longitude first'],
  ['"coordinates": [‹-122.41941550000001, 37.774929500000002›]', 'as programs print them'],
  ["‹42°21.605'N 71°03.534'W›", 'decimal minutes'],
  ['parked at N ‹42 21.605 W 071 03.534›', 'as receivers show it'],
  ['pH 7.32, 45.1', 'two values'],
  ['lat 12.5 mm, ap 20.1 mm', 'lateral'],
  ['long 3.255 cm laceration', 'a length'],
  ['the incision was long. 3.125 mg given', 'the end of a sentence'],
  ['longitudinal 34.123', 'another word'],
  ['ratios 1.25/2.75', 'two ratios'],
  ['ratios 1.25, 2.75 and 3.5', 'ratios'],
  ['98.6° F', 'a temperature'],
  ['tract 12 of the corticospinal tract', 'another tract'],
  ['flexion 90° 45', 'angles'],
])('%s (%s)', (marked) => {
  expect(markBy(geocode, marked)).toBe(marked);
});
