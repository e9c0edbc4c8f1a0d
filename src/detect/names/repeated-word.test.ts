import { expect, test } from 'vitest';
import { markFound } from '../testing/marks.ts';

test.each([
  ['‹Will Brown›, 71, retired. Will he need it? Explain to ‹Will› and his wife.', 'Will'],
  ['Mr. ‹Marlowe Quint› came. ‹Quint› also has a cyst. A quint is five.', 'a rare word'],
  ['Ms. ‹Chase Grace› came. ‹Chase› is fine. Chase bubbles with care.', 'a verb'],
  ['Mr. ‹Earl "Skip" Thibodeaux› is 75. Right? ‹Skip› drives. Skip doses if sick.', 'an order'],
  ['Dr. ‹Brown› came. See the Brown criteria. A brown rash.', 'an eponym'],
])('%s (%s)', (marked) => {
  expect(markFound('name', marked).replace(/‹(?:Ms|Mr|Dr)›/g, (title) => title.slice(1, -1))).toBe(
    marked,
  );
});
