import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { typedDay } from './typed-day.ts';

test.each([
  ['liver tx ‹10 28› and doing ok, clinic ‹3 14› for cough', 'something happened'],
  ["csection on ‹9 22›. knee replaced ‹6 2›, dc'd ‹10 17›", 'on, done, dc’d'],
  ['surgery ‹10 28 2026›, on ‹11 20 26› she', 'with its year'],
  ['on 2 20 mg doses; started 1 5 mg tab; on 10 12 hour shifts', 'measures'],
  ['surgery 2 3 times; on 2 3 4 and; on 2 3/4 cups; score 3 14', 'counts, more numbers, no event'],
  ['Seen in Clinic 3 14', 'no hurried typing'],
])('%s (%s)', (marked) => {
  expect(markBy(typedDay, marked)).toBe(marked);
});
