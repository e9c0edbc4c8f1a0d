import { expect, test } from 'vitest';
import type { Finding } from '../../core/phi.ts';
import { mark, unmark } from '../testing/marks.ts';
import { tokenise } from '../tokens.ts';
import { findInitials } from './initials.ts';

test.each([
  ['subject UNC-0417, initials ‹DLM›, visit 6', 'in capitals'],
  ['Initials: ‹D. L. M.›', 'dotted'],
  ['Her initials are ‹K R› and', 'apart'],
  ['initials and date required', 'no initials'],
  ['initials:\nABC', 'in the next line'],
  ['initials DATED below', 'a word in capitals'],
])('%s (%s)', (marked) => {
  const text = unmark(marked);
  const found: Finding[] = [];
  findInitials(tokenise(text), found);
  expect(mark(text, found)).toBe(marked.replace('L. M.›', 'L. M›.'));
});
