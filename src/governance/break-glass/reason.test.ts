import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { LIMITS } from '../../core/limits.ts';
import { sealReason, unsealReason } from './reason.ts';

const KEY = randomBytes(32);
const LONGEST = LIMITS.ledgerStringLengthMax;

test.each([
  ['one line', 'Isolde Tarragon MRN 84412907 found unconscious'],
  ['the longest', 'x'.repeat(LONGEST)],
  ['the longest in three bytes a letter', '昏'.repeat(LONGEST)],
  ['letters that are cut in two', `x${'é'.repeat(LONGEST - 1)}`],
])(
  '%s is sealed into values that fit beside the ledger, and opens for its emergency alone',
  (_, text) => {
    const kept = sealReason(text, 'bg_1', KEY);
    expect(JSON.stringify(kept)).not.toContain(text.slice(0, 8));
    for (const value of Object.values(kept)) expect(value.length).toBeLessThanOrEqual(LONGEST);

    expect(unsealReason({ user: 'dr-night', ...kept }, 'bg_1', KEY)).toBe(text);
    expect(unsealReason(kept, 'bg_2', KEY)).toBeUndefined();
    expect(unsealReason(kept, 'bg_1', randomBytes(32))).toBeUndefined();
  },
);

test('what was written in clear before is no sealed reason', () => {
  expect(unsealReason({ reason: 'found unconscious' }, 'bg_1', KEY)).toBeUndefined();
});
