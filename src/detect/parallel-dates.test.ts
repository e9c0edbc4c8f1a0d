import { expect, test } from 'vitest';
import { detect } from './detect.ts';
import { mark, unmark } from './testing/marks.ts';

const dates = (marked: string) => {
  const text = unmark(marked);
  return mark(
    text,
    detect(text).filter(({ category }) => category === 'date'),
  );
};

test.each([
  ['seen ‹3/28/24›; two units ‹9/14›, and more, ‹11/2›', 'written like another'],
  ['seen ‹3/28/24›; strength 5/5, murmur 2/6, pupils 4/3, MMSE 12/30', 'shares and scores'],
])('%s (%s)', (marked) => {
  expect(dates(marked)).toBe(marked);
});
