/**
 * Street lines as they are dictated, the number in words.
 *
 * Category  geographic subdivisions smaller than a state, 45 CFR §164.514(b)(2)(i)(B)
 * Shape     `fifteen oh nine Heights Boulevard` · `four twenty-two Elm Street` · `one hundred and six park avenue`
 *
 * Called at the word of the street; in small letters only unmistakable ones end a line.
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { isSpanish } from '../language.ts';
import * as x from '../lexicon.ts';
import { LOWER, type Tokens } from '../tokens.ts';
import { STREETS } from '../vocabulary-places.ts';

const NAME_WORDS_MAX = 3;
const NUMBER_WORDS_MAX = 7;
const NUMBER_WORDS_MIN_LOWER = 2;
/** A word of a number that is dictated. */
export const isCount =
  d.wordSet(`zero oh one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
  seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand`);
const isAnd = d.wordSet('and');

const isNear = (t: Tokens, at: number): boolean => d.isSpaced(t, at) || d.isJoinedByDash(t, at);

/** First of the number words that end right before `end`, or `end`. */
function numberStart(t: Tokens, end: number): number {
  let first = end;
  while (first > 0 && end - first < NUMBER_WORDS_MAX && isNear(t, first)) {
    const before = first - 1;
    const isWithin = isAnd(t, before) && first < end && isCount(t, before - 1) && isNear(t, before);
    if (!isCount(t, before) && !isWithin) break;
    first = before;
  }
  return first;
}

export const spokenStreet: Detector = {
  id: 'spoken-street',
  bits: 0,
  shapes: 0,
  words: STREETS,
  find(t, at, found: Finding[]) {
    const isLower = t.shape[at] === LOWER;
    if (isLower && !d.hasCue(t, at, x.CUE_STREET_PLAIN)) return;
    let name = at;
    while (name > 0 && at - name < NAME_WORDS_MAX && d.isSpaced(t, name)) {
      const before = name - 1;
      if (isCount(t, before) && name < at) break;
      const isPart = isLower ? t.shape[before] === LOWER : d.isCapitalised(t, before);
      if (!isPart || d.has(t, before, x.UNIT) || (isLower && d.has(t, before, x.STOP))) break;
      name -= 1;
    }
    if (name === at || isSpanish(t, at)) return;
    const first = numberStart(t, name);
    const words = name - first;
    if (words === 0 || (isLower && words < NUMBER_WORDS_MIN_LOWER)) return;
    found.push(
      d.finding(t.start[first]!, t.end[at]!, 'location', 'street', 0.75, 'spoken-street/line'),
    );
  },
};
