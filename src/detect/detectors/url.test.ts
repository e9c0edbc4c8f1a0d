import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { url } from './url.ts';

test.each([
  ['"system":"http://snomed.info/sct", http://hl7.org/fhir', 'a code system'],
  ['‹https://portal.example.org/p/12?id=3›.', 'scheme'],
  ['‹www.example.com›', 'host'],
  ['‹example.com/maria›', 'path'],
  ['see ‹example.org›', 'bare host'],
  ['pain.No fever', 'missing blank'],
  ['Book: ‹calendly.test/drfair› or ‹lindt-direct.shop/t5›.', 'rare domain with a path'],
  ['on ‹portal.lindt.clinic›, ‹bit.ly/3x9Kp›', 'a host of three parts, a short link'],
  ['referred to school.family aware, abd.pro seen', 'missing blanks before words'],
  ['e.g. 3.5', 'number'],
])('%s (%s)', (marked) => {
  expect(markBy(url, marked)).toBe(marked);
});
