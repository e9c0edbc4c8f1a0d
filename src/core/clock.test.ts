import { expect, test } from 'vitest';
import { ageFrom } from './clock.ts';

test.each([
  ['both go on', 500, 500, 500],
  ['the wall steps back', -3_600_000, 500, 500],
  ['the machine has slept', 3_600_000, 500, 3_600_000],
])('an age where %s', (_, wall, steady, age) => {
  let passed = { wall: 0, steady: 0 };
  const clock = { now: () => 1e12 + passed.wall, steady: () => 7 + passed.steady };
  const told = ageFrom(clock);
  expect(told()).toBe(0);
  passed = { wall, steady };
  expect(told()).toBe(age);
});
