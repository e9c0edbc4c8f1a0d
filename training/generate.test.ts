import { expect, test } from 'vitest';
import { generate, templatesOf } from './generate.ts';
import { familyOwner, givenOwner, poolsFor } from './pools.ts';
import { Random } from './random.ts';

const SPLITS = ['train', 'dev', 'test'] as const;

function some(seed: number, split: (typeof SPLITS)[number], count: number) {
  const random = new Random(seed);
  return Array.from({ length: count }, (_, at) =>
    generate(random, split, at % 8 === 7 ? 'es' : 'en'),
  );
}

test('a seed says everything, and another says something else', () => {
  expect(some(7, 'train', 60)).toEqual(some(7, 'train', 60));
  expect(some(8, 'train', 5)).not.toEqual(some(7, 'train', 5));
});

test.each(SPLITS)('%s: spans lie in their text, in order, and are no blanks', (split) => {
  for (const { text, spans } of some(3, split, 400)) {
    let done = 0;
    for (const { start, end } of spans) {
      expect(start).toBeGreaterThanOrEqual(done);
      expect(end).toBeGreaterThan(start);
      expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
      done = end;
    }
    expect(done).toBeLessThanOrEqual(text.length);
    expect(text).not.toMatch(/\{\w+\}/);
  }
});

test('no template belongs to two splits, and each has some of every kind', () => {
  const [train, dev, other] = SPLITS.map((split) => new Set(templatesOf(split)));
  expect([...train!].filter((one) => dev!.has(one) || other!.has(one))).toEqual([]);
  expect([...dev!].filter((one) => other!.has(one))).toEqual([]);
  expect(train!.size).toBeGreaterThan(3 * dev!.size);
});

test('no name of a list belongs to two splits', () => {
  for (const split of SPLITS) {
    const { names } = poolsFor(split);
    for (const list of names) {
      for (const name of list.given) expect(givenOwner(name)).toBe(split);
      for (const name of list.family) expect(familyOwner(name)).toBe(split);
    }
  }
  // Whole lists that training never sees.
  const origins = new Set(poolsFor('train').names.map((list) => list.origin));
  for (const origin of ['fi', 'yo_NG', 'it', 'ro']) expect(origins).not.toContain(origin);
});
