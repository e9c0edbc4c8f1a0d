import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { holiday } from './holiday.ts';

test.each([
  ['fell on ‹Christmas Eve 2019›', 'eve and year'],
  ['the ‹day after Thanksgiving›', 'told from a holiday'],
  ['unwell since ‹Easter›', 'since'],
  ['the ‹week of Labor Day›', 'a name that needs its day'],
  ["on ‹New Year's Day›", 'of two words'],
  [
    "over ‹Thanksgiving '78›, since ‹Mother's Day›, ‹Super Bowl weekend›",
    'short year, parents, two words',
  ],
  ['Mother day and night. Super bowl of soup. Spring colds', 'words'],
  ['Christmas disease, Christmas factor', 'haemophilia B'],
  ['a new year plan, new labor pains', 'words'],
  ['Good morning. Good time, Labour Party, since ‹Good Friday›', 'greetings'],
  ['Memorial Hospital', 'no day'],
  ['easter', 'lower case'],
])('%s (%s)', (marked) => {
  expect(markBy(holiday, marked)).toBe(marked);
});
