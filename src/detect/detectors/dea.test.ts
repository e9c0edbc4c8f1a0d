import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { dea } from './dea.ts';

test.each([
  ['‹AB1234563›', 'check holds'],
  ['DEA: ‹AB1234560›', 'mistyped beside its label'],
  ['AB1234560', 'check fails'],
  ['ABC1234563', 'three letters'],
  ['AB12345634', 'too long'],
])('%s (%s)', (marked) => {
  expect(markBy(dea, marked)).toBe(marked);
});
