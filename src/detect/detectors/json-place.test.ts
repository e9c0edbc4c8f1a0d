import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { jsonPlace } from './json-place.ts';

test.each([
  ['"line":["210 Quarry Rd"],"city":"‹Barre›","state":"‹VT›"', 'as FHIR has it'],
  ['"city" : "‹Truth or Consequences›",', 'blanks and several words'],
  ["{'county': '‹Dane›'}", 'single quotes'],
  ['\\"city\\":\\"‹Ely›\\"', 'JSON inside JSON'],
  ['"city":"‹Bar›', 'cut off'],
  ['"city":"‹L\'Anse›"', 'an apostrophe inside'],
  ['"state":"closed","city":"unknown"', 'no place'],
  ['"cty":"‹Hialeah›","pc":"‹33012›","addr1":"‹771 E 9 St›"', 'short keys'],
  ['"zip_cd":"‹03060›","city_nm":"‹Nashua›"', 'a tail of the key'],
  ['"pc":"12","addr":"none","cty":"3"', 'numbers'],
  ['the city: "no", said she', 'no key'],
])('%s (%s)', (marked) => {
  expect(markBy(jsonPlace, marked)).toBe(marked);
});
