/** Names of known people whose letters stand apart, are misread, or stand from behind; and what is none. */
import { expect, test } from 'vitest';
import type { KnownPerson } from '../../core/person.ts';
import { mark, unmark } from '../testing/marks.ts';
import { indexKnown } from './known-index.ts';

const person = (given: string, family: string): KnownPerson => ({
  ref: family,
  role: 'patient',
  names: [{ given: [given], family }],
  dates: [],
  phones: [],
  emails: [],
  addresses: [],
  identifiers: [],
});
const known = indexKnown([
  person('José', 'Núñez-Quiroga'),
  person('Anna', 'Lee'),
  person('Mike', 'Mamani'),
  person('Will', 'Burns'),
  person('Neil', 'Clark'),
]);

test.each([
  ['‹Q u i r o g a› and ‹N  u  n  e  z›', 'blanks'],
  ['‹N. U. N. E. Z›., ‹N/u/ñ/e/z›, ‹Q|u|i|r|o|g|a›', 'marks'],
  ['‹J o s e›, ‹L e e›, ‹L. E. E›.', 'short names'],
  ['S. ‹J. O. S. E›. MA', 'four letters at an end of others'],
  ['A B ‹N U N E Z› C D', 'five letters among others'],
  ['A B L E E D, L E E R, S/L/E/E', 'three letters among others'],
  ['a n n o, J o s, L-e/e', 'other letters, other marks'],
  ['‹A n n a›  C l a r a', 'the next word begins like another name'],
  ['‹W i l l›, w i l l', 'a word asks for its capital'],
  ['‹Nu_ñ_ez›, _‹Qui_roga›, ‹Qui**roga›, ‹Qui~~roga›', 'marks of layout'],
  ['‹Qui-\nroga›, ‹Mama-\r\n  ni›', 'broken over lines'],
  ['Qui roga, Qui-roga, Qui. roga', 'two words'],
  ['‹Quir0ga› ‹Qu1roga› ‹QUIR0GA› ‹Qulroga› ‹NUN3Z›', 'digits and letters for letters'],
  ['‹Marnani›, ‹rnarnani›, ‹Rnamani›', 'two letters for one'],
  ['‹Qu1roga›57, x_‹Qu1roga›', 'beside a number'],
  ['abc0lark, 1Qu1roga, Quirog4x', 'inside something else'],
  ['Bums bums, Dark', 'words of the language'],
  ['L33, 1ee, Le3', 'too short to be misread'],
  ['N11l 8u7n5', 'more than half of it misread'],
  ['‹agoriuQ› ‹AGORIUQ› ‹zeñún›', 'from behind'],
  ['‹lieN›, lien, LIEN; ‹eeL›, eel, EEL', 'a word from behind asks for its capital'],
])('%s (%s)', (marked) => {
  const text = unmark(marked);
  expect(mark(text, known.find(text))).toBe(marked);
});

test('the rule says how it was written', () => {
  const rules = (text: string) => known.find(text).map(({ rule }) => rule);
  expect(rules('Q u i r o g a, Qu1roga, Quiroga, agoriuQ')).toEqual([
    'disguised/known/name',
    'known/misread-name',
    'known/name',
    'known/name',
  ]);
});

test.each(['q u i ', 'Qu1', 'N. U. ', 'qu_', 'rnarn', '1l1i', 'l e ', 'Qui-\n'])(
  'time is in proportion to the length for %j',
  (piece) => {
    const text = piece.repeat(1 << 13);
    known.find(`${text} `); // warm
    const before = process.cpuUsage();
    known.find(text);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(250);
  },
);
