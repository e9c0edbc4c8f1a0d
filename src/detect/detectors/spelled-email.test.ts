import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { spelledEmail } from './spelled-email.ts';

test.each([
  ['write to ‹rosa dot lind at example dot com› please', 'dictated'],
  ['‹rosa.lind [at] example [dot] org›', 'brackets'],
  ['‹rosa (at) example.com›', 'a bracketed sign and a real dot'],
  ['‹rosa underscore lind at mail dot example dot com›', 'underscore, host of two parts'],
  ['‹rosa 44 at example dot com›', 'with a number'],
  ['seen at example.com today', 'a site'],
  ['polka dot com', 'no sign'],
  ['look at dot plots in the lab', 'words'],
])('%s (%s)', (marked) => {
  expect(markBy(spelledEmail, marked)).toBe(marked);
});
