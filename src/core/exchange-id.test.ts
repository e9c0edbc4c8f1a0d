import { expect, test } from 'vitest';
import { newExchangeId } from './exchange-id.ts';

test('is a UUID of version 7, and later ones sort later', () => {
  const early = newExchangeId({ now: () => Date.UTC(2026, 0, 1) });
  const late = newExchangeId({ now: () => Date.UTC(2026, 0, 1) + 1 });
  const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  expect(early).toMatch(shape);
  expect(late).toMatch(shape);
  expect(early < late).toBe(true);
});
