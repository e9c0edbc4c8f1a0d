import { expect, test } from 'vitest';
import type { Finding } from '../../core/phi.ts';
import { mark, unmark } from '../testing/marks.ts';
import { tokenise } from '../tokens.ts';
import { findInvertedRows } from './inverted-row.ts';

test.each([
  ['1) ‹Fitzgerald, N›. / 0094 / 64F\n2) ‹Al-Khatib, Omar› / 0093', 'numbered'],
  [
    '8:20\t‹Moua, Mai Houa›\tnew\n9:00\t‹Warsame, Hibo›\tcheck\n9:40\t‹de la Paz, Inés›\ttag',
    'times',
  ],
  ['- ‹Okafor, Grace› 71F\n- ‹North, Violet›', 'bullets'],
  ['1) Pain, Chronic / stable\n2) Asthma, Moderate / stable', 'problems'],
  ['1. Nausea, Vomiting, Diarrhea\n2. Fever, Chills', 'symptoms'],
  ['- Lisinopril, Furosemide\n- Metformin, Insulin', 'drugs'],
  ['1  ‹Bell, T›            AMOX 875\n2  ‹White, Marvin›      ELIQUIS 5', 'the next column'],
  ['1) Smith, J. / chapter', 'one alone'],
  ['1. Boston, Massachusetts\n2. Albany, New York', 'places'],
])('%s (%s)', (marked) => {
  const text = unmark(marked);
  const found: Finding[] = [];
  findInvertedRows(tokenise(text), found);
  expect(mark(text, found)).toBe(marked);
});
