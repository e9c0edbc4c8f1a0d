import { expect, test } from 'vitest';
import { markFound } from './testing/marks.ts';

test.each([
  ['seen ‹3/28/24›; two units ‹9/14›, and more, ‹11/2›', 'written like another'],
  ['seen ‹3/28/24›; strength 5/5, murmur 2/6, pupils 4/3, MMSE 12/30', 'shares and scores'],
  [
    'seen ‹3/28/24›; hip ORIF ‹6/18›. Recall ‹7/26›. RTC ‹4/3› and til ‹7/8›',
    'what was done on it',
  ],
  [
    "seen ‹3/28/24›; hematemesis on the morning of ‹5/16›. Next ‹2/7›. PT d/c'd ‹2/9›",
    'when in the day, next',
  ],
  ['seen ‹3/28/24›; MOCA: 12/30, Tinetti 11/28, Romberg 4/12, pain 8/10', 'scales'],
  ['seen ‹3/28/24›; chronicity 3/12, IDDSI 5/2, insulin 10/4', 'an index, a texture, a dose'],
  ['seen ‹8-18-23›; admitted from home ‹12-19›. meeting ‹12-20› with sons', 'with hyphens'],
  ['seen ‹8-18-23›; grade 2-3, seen 3-4 times, for 10-12 days', 'from so many to so many'],
  ['‹2026-11-24› Labs ‹9-30›, Hgb 9-10, ages 3-12', 'with hyphens, beside ISO'],
  ['‹11.24.26› Labs\n‹11.25› TC, dc ‹11.27›; Cr 1.12, Hgb 11.25', 'with dots'],
  ['spoken ‹12/12› 0410, note ‹7/8› 16:40; pain 8/10 0830', 'a time of day behind it'],
])('%s (%s)', (marked) => {
  expect(markFound('date', marked)).toBe(marked);
});
