import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { toldAddress } from './told-address.ts';

test.each([
  [
    'Agent: And can I get the address\nCaller: its ‹twenty one eighteen Burgundy› the upstairs',
    'in words',
  ],
  ['AGENT: Street address?\nCALLER: ‹Four oh seven Maple, apartment 2›.', 'with a unit'],
  ['and whats your new address\nuh ‹4417 burleigh› by the park', 'in small letters'],
  ['A: Your address?\nB: ‹903 E Buckeye›', 'a direction'],
  ['Still at ‹eighteen forty Tchoupitoulas, apartment six›. Wants', 'dictated'],
  [
    'still at seventy two percent, lives at twenty Two Bulls, still at ten thirty Dr Cho came',
    'times',
  ],
  ['A: Your address?\nB: 3 weeks ago we moved', 'counted'],
  ['We address 3 Problems: pain, sleep', 'a verb'],
  ['Address on file.\n\n12 Lead ECG', 'another part'],
  ['Did we address it?\nTroponin 40', 'not answered'],
])('%s (%s)', (marked) => {
  expect(markBy(toldAddress, marked)).toBe(marked);
});
