import { expect, test } from 'vitest';
import { markByRules } from '../testing/marks.ts';

test.each([
  [
    '‹rose› 77 cdiff po vanc d4\n‹will hunt› 51 afib rvr dilt gtt 10\n‹lucky› 33 endocarditis tv\n‹an› 60 cirrhosis meld 31',
    'names that are words',
  ],
  [
    'today:\n‹grace› 82 chf lasix 40 iv\n‹hope› 19 dka gap closed\n‹young› 39 pe on eliquis',
    'behind a heading',
  ],
  ['rose 77 cdiff\nhope 19 dka gap', 'two lines'],
  ['lasix 40 iv\nmetoprolol 25 bid\ncoumadin 50 po\ncarvedilol 12 bid', 'drugs'],
  ['sodium 140 normal\nglucose 98 fasting\npulse 88 regular\nhope 70 low', 'values'],
  ['pain 70 worse\nsleep 50 poor\nmood 60 low\nenergy 40 low', 'scales'],
  ['walk 20 minutes\nrose 77 mg\nstand 30 seconds', 'measures'],
])('%s (%s)', (marked) => {
  expect(markByRules('name', marked)).toBe(marked);
});
