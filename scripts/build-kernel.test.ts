import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compiled, KERNEL } from './build-kernel.ts';

test('the kernel is what its source compiles to: node scripts/build-kernel.ts', async () => {
  expect(Buffer.from(await compiled()).equals(readFileSync(KERNEL))).toBe(true);
});
