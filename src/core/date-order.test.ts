import { expect, test } from 'vitest';
import { joinedOrder, orderOfDate } from './date-order.ts';

test.each([
  ['13/02/2024', 'day-first'],
  ['02/13/2024', 'month-first'],
  ['13.2.24', 'day-first'],
  ['Tue 13-02-2024 09:15', 'day-first'],
  ['14/3', 'day-first'],
  ['3/14', 'month-first'],
  ['5/26-5/30/2022', 'month-first'],
  ['04/03/2024', undefined],
  ['2024-02-13', undefined],
  ['20240213', undefined],
  ['March 4-13', undefined],
  ['5/93', undefined],
  ['13/2024', undefined],
])('%s shows %s', (text, order) => {
  expect(orderOfDate(text)).toBe(order);
});

test('what shows nothing leaves an order as it is, and two orders are none', () => {
  expect(joinedOrder(undefined, 'day-first')).toBe('day-first');
  expect(joinedOrder('day-first', undefined)).toBe('day-first');
  expect(joinedOrder('day-first', 'month-first')).toBe('contradictory');
  expect(joinedOrder('contradictory', 'day-first')).toBe('contradictory');
});
