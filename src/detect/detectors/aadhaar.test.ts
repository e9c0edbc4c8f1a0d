import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { aadhaar } from './aadhaar.ts';

test.each([
  ['‹2341 2341 2346›', 'passes Verhoeff'],
  ['2341 2341 2347', 'check digit'],
  ['234123412346', 'bare, unlabelled'],
  ['1341 2341 2346', 'first digit'],
  ['1234０698 7654', 'a full-width digit'],
])('%s (%s)', (marked) => {
  expect(markBy(aadhaar, marked)).toBe(marked);
});
