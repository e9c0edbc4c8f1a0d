import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { belgianNiss } from './belgian-niss.ts';

test.each([
  ['‹85.07.30-033.28›', 'published sample'],
  ['‹85073003328›', 'bare'],
  ['85.07.30-033.61', 'check digits'],
])('%s (%s)', (marked) => {
  expect(markBy(belgianNiss, marked)).toBe(marked);
});
