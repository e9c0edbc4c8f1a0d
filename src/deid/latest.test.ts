import { expect, test } from 'vitest';
import { Latest } from './latest.ts';

test('a value is kept from the second time on, and the one not asked for longest is made anew', () => {
  const made: string[] = [];
  const latest = new Latest<string>(2);
  const get = (key: string) =>
    latest.get(key, () => {
      made.push(key);
      return key;
    });
  const asked = ['a', 'b', 'a', 'a', 'c', 'a', 'b', 'b', 'b'];
  expect(asked.map(get)).toEqual(asked);
  expect(made).toEqual(['a', 'b', 'a', 'c', 'b', 'b']);
});
