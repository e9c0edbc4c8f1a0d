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
  ['email ‹tosgood at compwise dot test› period', 'any top-level domain beside a word for mail'],
  ['Sent via Proton, ‹linnea [at] strandoyama [dot] test› Assistant', 'any one behind brackets'],
  ['try ‹tosgood at mail dot compwise dot test› now', 'any one where no part is a word'],
  ['look at polka dot dresses', 'words of the language'],
  ['stable at bedside dot phrase used', 'words of a note'],
  ['seen at Oakdale dot hemorrhage noted', 'words of a finding'],
  ['pain at T6 dot 5 today', 'numbers'],
])('%s (%s)', (marked) => {
  expect(markBy(spelledEmail, marked)).toBe(marked);
});
