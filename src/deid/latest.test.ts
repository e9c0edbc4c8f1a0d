import { expect, test } from 'vitest';
import { Latest } from './latest.ts';

test('the one not asked for longest is made anew', () => {
  const made: string[] = [];
  const latest = new Latest<string>(2);
  const get = (key: string) =>
    latest.get(key, () => {
      made.push(key);
      return key;
    });
  expect(['a', 'b', 'a', 'c', 'a', 'b'].map(get)).toEqual(['a', 'b', 'a', 'c', 'a', 'b']);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});
