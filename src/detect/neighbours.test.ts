import { expect, test } from 'vitest';
import { withNeighbours } from './neighbours.ts';
import { findByRules, mark, unmark } from './testing/marks.ts';
import { tokenise } from './tokens.ts';

/** Only what stands beside another finding. */
const markNeighbours = (marked: string) => {
  const text = unmark(marked);
  const found = withNeighbours(tokenise(text), findByRules(text));
  return mark(
    text,
    found.filter(({ rule }) => rule.includes('/its-')),
  );
};

test.each([
  ['seen by ‹Dr›. Maria Garcia today', 'title of a full name'],
  ['seen by ‹Dr›. Allan P. today', 'an initial makes it full'],
  ['‹Prof. Dr›. Maria Garcia', 'two titles'],
  ['‹Consultant› Hartley and ‹Doctor› Fenwick', 'written out'],
  ['Dr. Garcia and Mr. Hartley', 'before a surname it stays'],
  ['Dr. called', 'no name'],
  ['lives in Dallas‹›, ‹TX›'.replace('‹›', ''), 'state code'],
  ['moved to San Antonio, ‹Texas›', 'state'],
  ['1234 Elm St, ‹Boston›', 'town after a street'],
  ['at Mercy Hospital, ‹Toledo›', 'town after a place of care'],
  ["at St. Mary's Hospital, ‹San Diego›", 'town behind a comma'],
  ['28046 Madrid, ‹Spain›', 'country'].map((part) => part.replace('28046 ', 'lives in ')),
  ['at Mercy Hospital in March', 'no town'],
  ['a man, Lisa M. from ‹Austin›, with', 'where she lives'],
  ['Maria Garcia in Triage', 'no town'],
  ['in Virginia', 'a state alone'],
  ['at Mercy Hospital, Neurology', 'a department'],
  ['12 Elm Street\n‹Suite 204›\n‹Oberwinkel 5203›', 'the lines of an address'],
  ['12 Elm Street, Apt 4\nVITALS STABLE', 'ordinary words are no town'],
  ['12 Elm Street\nPhone: none', 'a label'],
  ['‹Flat 3›, 12 Elm Road', 'the unit in front'],
  ['seen at our San Antonio ‹office› today', 'what a place is called by'],
  ['moved to Boston, office closed', 'no owner'],
])('%s (%s)', (marked) => {
  expect(markNeighbours(marked!)).toBe(marked);
});
