import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { paymentCard } from './payment-card.ts';

test.each([
  ['‹4111 1111 1111 1111›', 'groups'],
  ['‹4111111111111111›', 'one run'],
  ['‹3782 822463 10005›', 'Amex'],
  ['4111 1111 1111 1112', 'check fails'],
  ['41111 1111 1111 111', 'no such grouping'],
])('%s (%s)', (marked) => {
  expect(markBy(paymentCard, marked)).toBe(marked);
});
