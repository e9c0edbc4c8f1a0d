import { expect, test } from 'vitest';
import { detect } from '../detect.ts';
import { mark, unmark } from '../testing/marks.ts';

const names = (marked: string) => {
  const text = unmark(marked);
  return mark(
    text,
    detect(text).filter(({ category }) => category === 'name'),
  );
};

test.each([
  [
    '‹jpark›: room 22 bp low\ndr ‹hussain›: repeat it\n‹jpark›: 88/52 now\n‹jpark›: its him',
    'a user name',
  ],
  ['resp: clear\nplan: rest\nresp: clear\nplan: rest\nplan: walk', 'sections'],
])('%s (%s)', (marked) => {
  expect(names(marked)).toBe(marked);
});
