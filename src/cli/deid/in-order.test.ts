import { expect, test } from 'vitest';
import { inOrder } from './in-order.ts';

test('kept, with no more under way than allowed', async () => {
  let underWay = 0;
  let most = 0;
  const written: number[] = [];
  await inOrder(
    (async function* () {
      for (let n = 0; n < 50; n += 1) yield n;
    })(),
    async (n) => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise((wait) => setTimeout(wait, (n * 7) % 5));
      underWay -= 1;
      return n * n;
    },
    async (square) => {
      written.push(square);
    },
    4,
  );
  expect(written).toEqual(Array.from({ length: 50 }, (_, n) => n * n));
  expect(most).toBe(4);
});

test.each(['work', 'write'])(
  'a failure of %s ends it, and nothing after it is written',
  async (step) => {
    const written: number[] = [];
    let read = 0;
    const run = inOrder(
      (async function* () {
        for (; read < 1000; read += 1) yield read;
      })(),
      async (n) => {
        if (step === 'work' && n === 3) throw new Error('no');
        return n;
      },
      async (n) => {
        if (step === 'write' && n === 3) throw new Error('no');
        written.push(n);
      },
      2,
    );
    await expect(run).rejects.toThrow('no');
    expect(written).toEqual([0, 1, 2]);
    expect(read).toBeLessThan(20);
  },
);

test('what is done is written while the input waits for more', async () => {
  const written: number[] = [];
  let goOn = () => {};
  const run = inOrder(
    (async function* () {
      yield 1;
      await new Promise<void>((resolve) => {
        goOn = resolve;
      });
      yield 2;
    })(),
    async (n) => n,
    async (n) => {
      written.push(n);
    },
    4,
  );
  await expect.poll(() => written).toEqual([1]);
  goOn();
  await run;
  expect(written).toEqual([1, 2]);
});
