import { expect, test } from 'vitest';
import { markFound } from '../testing/marks.ts';

test.each([
  [
    '‹jpark›: room 22 bp low\ndr ‹hussain›: repeat it\n‹jpark›: 88/52 now\n‹jpark›: its him',
    'a user name',
  ],
  ['resp: clear\nplan: rest\nresp: clear\nplan: rest\nplan: walk', 'sections'],
])('%s (%s)', (marked) => {
  expect(markFound('name', marked)).toBe(marked);
});
