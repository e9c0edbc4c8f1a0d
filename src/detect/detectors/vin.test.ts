import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { vin } from './vin.ts';

test.each([
  ['VIN ‹1M8GDM9AXKP042788›', 'sample'],
  ['1M8GDM9A1KP042788', 'check fails'],
  ['1M8GDM9AXKP04278', 'too short'],
])('%s (%s)', (marked) => {
  expect(markBy(vin, marked)).toBe(marked);
});
