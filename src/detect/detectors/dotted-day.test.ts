import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { dottedDay } from './dotted-day.ts';

test.each([
  ['Until the scan on ‹12.12.›, nothing is decided', 'a comma behind the dot'],
  ['am ‹3.4.› operiert, vom ‹12.12.› bis ‹20.12.›)', 'German'],
  ['‹28.06.›–05.07.2022, vom ‹28.06.› bis 05.07.2022', 'the far end has its year'],
  ['on 2.5. kg, on 2.5 mg, up to 12.5. Next day', 'measures'],
  ['on 12.12.2024, section 4.2., from 14.3.2, on 34.12., on 3.14.,', 'longer, no month'],
])('%s (%s)', (marked) => {
  expect(markBy(dottedDay, marked)).toBe(marked);
});
