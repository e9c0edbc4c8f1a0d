import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { dni } from './dni.ts';

test.each([
  ['DNI ‹12345678Z›', 'published sample'],
  ['NIE ‹X1234567L›', 'published sample'],
  ['‹12.345.678-Z›', 'printed'],
  ['12345678A', 'check letter'],
  ['X1234567A', 'check letter'],
])('%s (%s)', (marked) => {
  expect(markBy(dni, marked)).toBe(marked);
});
