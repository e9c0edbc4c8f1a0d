import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { sin } from './sin.ts';

test.each([
  ['probing 434 323 222 323; 214 413 312', 'how deep gums are'],
  ['SIN: ‹046 454 286›', 'published sample'],
  ['‹046-454-286›', 'hyphens, checked'],
  ['SIN ‹046454286›', 'bare, labelled'],
  ['046 454 287', 'check digit'],
  ['846 454 286', '8 is never issued'],
])('%s (%s)', (marked) => {
  expect(markBy(sin, marked)).toBe(marked);
});
