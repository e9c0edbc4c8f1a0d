import { expect, test } from 'vitest';
import type { Finding } from '../../core/phi.ts';
import { mark, markFound, unmark } from '../testing/marks.ts';
import { tokenise } from '../tokens.ts';
import { findInitials } from './initials.ts';

test.each([
  ['subject UNC-0417, initials ‹DLM›, visit 6', 'in capitals'],
  ['Initials: ‹D. L. M.›', 'dotted'],
  ['Her initials are ‹K R› and', 'apart'],
  ['Re my inpatient ‹J.R›., admitted', 'of a patient'],
  ['‹M.K.B›., 48F, is on lithium. ‹N.K›. is a 9 y boy', 'beside an age'],
  ['the pt I.V. 20 G, T.I.D. 5 days, U.S. 34 M', 'abbreviations'],
  ['initials and date required', 'no initials'],
  ['initials:\nABC', 'in the next line'],
  ['initials DATED below', 'a word in capitals'],
])('%s (%s)', (marked) => {
  const text = unmark(marked);
  const found: Finding[] = [];
  findInitials(tokenise(text), found);
  expect(mark(text, found)).toBe(marked.replace('L. M.›', 'L. M›.'));
});

test.each([
  ['T.O. Dr ‹Fennimore›/‹C Dube› LPN. Spoke with family. --‹CD›\n1410 resting', 'behind strokes'],
  ['Reviewed with the family and signed.\n‹cb›\n‹Carl Bixby› PA-C', 'alone on a line'],
  ['narcotics wit ‹GV›/pharmacy. ‹Gwen Vance› RN', 'behind who saw it'],
  ['taught by ‹Sam Gray›; checked, ‹SG› PharmD', 'before what staff sign with'],
  ['‹Henry Ramos› is well. HR: 80, nothing per hr', 'an abbreviation'],
  ['‹Carl Vance› is well, and cv joined', 'small letters in a sentence'],
])('initials of who is named: %s (%s)', (marked) => {
  expect(markFound('name', marked)).toBe(marked);
});

test('initials of a patient are found again by themselves', () => {
  const marked = 'Pt is 48F, initials ‹M.K.B›., on lithium. ‹M.K.B›. also takes HCTZ.';
  expect(markFound('name', marked)).toBe(marked);
});
