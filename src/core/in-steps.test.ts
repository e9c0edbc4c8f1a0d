import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inSteps } from './in-steps.ts';

function counting(steps: number) {
  let taken = 0;
  const work = inSteps(function* () {
    for (; taken < steps; taken += 1) yield;
    return 'made';
  });
  return { work, taken: () => taken };
}

test('everybody else has a turn between two steps', async () => {
  const { work, taken } = counting(3);
  expect(taken()).toBe(0);
  await turn();
  expect(taken()).toBeLessThan(3);
  await work.ready;
  expect([taken(), work.now()]).toEqual([3, 'made']);
});

test('who needs it at once has it at once, made once', async () => {
  const { work, taken } = counting(3);
  expect([work.now(), taken()]).toEqual(['made', 3]);
  await work.ready;
  expect([work.now(), taken()]).toEqual(['made', 3]);
});

test('what failed is told to who needs it, and made anew', async () => {
  let isBroken = true;
  const work = inSteps(function* () {
    yield;
    if (isBroken) throw new Error('broken');
    return 'made';
  });
  await work.ready;
  expect(() => work.now()).toThrow('broken');
  isBroken = false;
  expect(work.now()).toBe('made');
});
