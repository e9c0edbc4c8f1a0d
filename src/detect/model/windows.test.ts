import fc from 'fast-check';
import { expect, test } from 'vitest';
import { windowsOf } from './windows.ts';

test('every piece counts once, in a window that shows an eighth of it around, where there is more text', () => {
  fc.assert(
    fc.property(fc.nat(3000), fc.integer({ min: 4, max: 512 }), (count, size) => {
      let next = 0;
      for (const { from, to, first, last } of windowsOf(count, size)) {
        expect(first).toBe(next);
        expect(last).toBeGreaterThan(first);
        expect(to - from).toBeLessThanOrEqual(size);
        const around = Math.floor(Math.floor(size / 4) / 2);
        expect(first - from).toBeGreaterThanOrEqual(from === 0 ? 0 : around);
        expect(to - last).toBeGreaterThanOrEqual(to === count ? 0 : around);
        next = last;
      }
      expect(next).toBe(count);
    }),
  );
});
