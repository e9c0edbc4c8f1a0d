import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { ssn } from './ssn.ts';

test.each([
  ['SSN ‹123-45-6789›', 'hyphens'],
  ['‹123 45 6789›', 'blanks'],
  ['‹123.45.6789›', 'dots'],
  ['SSN: ‹123456789›', 'bare, beside a label'],
  ['SSN ending in ‹6789›', 'last four'],
  ['last four of SSN: ‹6789›', 'last four, label after'],
  ['‹931-13-0641›', 'a taxpayer number'],
  ['123456789', 'bare, no label'],
  ['123-45-67890', 'too long'],
  ['9123-45-6789', 'inside a longer number'],
  ['123/45/6789', 'slashes'],
  ['XXX-XX-‹6789›, ***-**-‹6789›', 'the front blanked out'],
  ['room 6789', 'no label'],
  ['0-XX-6789', 'no front'],
])('%s (%s)', (marked) => {
  expect(markBy(ssn, marked)).toBe(marked);
});
