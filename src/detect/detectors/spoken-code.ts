/**
 * Numbers with letters among their digits, dictated one by one behind what they are.
 *
 * Category  other unique identifying numbers, 45 CFR §164.514(b)(2)(i)(R)
 * Shape     `Medicare number is one e g four t e five m k seven three` · `MBI is 1 e g 4 t e 5` · `member ID? W as in
 *           whiskey, two two seven`
 *
 * Without a label it is anything: `vitamin b twelve`. Digits alone are read by `spoken-number.ts`.
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import type { Tokens } from '../tokens.ts';
import { askedLabel, isSingle, isTied, labelBefore, SINGLES } from './spoken-number.ts';

const PIECES_MIN = 5;
const DIGITS_MIN = 3;
const PIECES_MAX = 40;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const isLetter = d.wordSet([...LETTERS].join(' '));
const isAs = d.wordSet('as like for');
const isIn = d.wordSet('in');

export const spokenCode: Detector = {
  id: 'spoken-code',
  bits: 0,
  shapes: 0,
  words: [...LETTERS, ...SINGLES.split(' ')],
  find(t, at, found) {
    let first = at;
    // `1 e g 4`: figures do not call a detector of words
    while (at - first < PIECES_MAX && isTied(t, first) && isFigure(t, first - 1)) first -= 1;
    if (isTied(t, first) && isPiece(t, first - 1)) return; // read from its first piece
    const { last, letters, digits } = rowAt(t, first);
    if (letters === 0 || digits < DIGITS_MIN || letters + digits < PIECES_MIN) return;
    if ((labelBefore(t, first) || askedLabel(t, first)) !== 'other' || d.isMeasured(t, last))
      return;
    const [start, end] = [t.start[first]!, t.end[last]!];
    found.push(d.finding(start, end, 'other_unique_id', 'id', 0.9, 'spoken-code/id'));
  },
};

const isFigure = (t: Tokens, at: number): boolean => d.isNumber(t, at) && d.digits(t, at) === 1;
const isPiece = (t: Tokens, at: number): boolean =>
  isLetter(t, at) || isSingle(t, at) || isFigure(t, at);

function rowAt(t: Tokens, first: number): { last: number; letters: number; digits: number } {
  let last = first - 1;
  let letters = 0;
  let digits = 0;
  while (letters + digits < PIECES_MAX) {
    const next = last + 1;
    if (next >= t.count || !isPiece(t, next) || (next > first && !isTied(t, next))) break;
    if (isLetter(t, next)) letters += 1;
    else digits += 1;
    last = isLetter(t, next) ? spelledEnd(t, next) : next;
  }
  return { last, letters, digits };
}

/** `W as in whiskey`: the word that the letter is told by. */
function spelledEnd(t: Tokens, letter: number): number {
  const as = letter + 1;
  if (!isAs(t, as) || !isTied(t, as)) return letter;
  const word = isIn(t, as + 1) ? as + 2 : as + 1;
  return word < t.count && isTied(t, word) ? word : letter;
}
