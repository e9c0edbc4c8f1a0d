/**
 * Homes for the old by the words they are called by, without `Nursing Home` behind them.
 *
 * Category  geographic subdivisions, 45 CFR §164.514(b)(2)(i)(B): a home places its residents
 * Shape     `Dispo: Birchwood Commons` · `Heritage Oaks called, no bed` · `Resident of The Willows` ·
 *           `back to Cedar Landing` · `SNF Harbor Pointe`
 *
 * Trees in the plural name little else; `Village`, `Gardens`, `Terrace` need a word of care or residence.
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { isSpanish, mayBeResearch } from '../language.ts';
import * as x from '../lexicon.ts';
import { titleBefore } from '../names/context.ts';
import { isClinical, isLearned } from '../names/part.ts';
import { CAPITAL, GAP_LINE, type Tokens } from '../tokens.ts';
import { NO_PLACE } from './place-words.ts';

const WORDS_MAX = 2;
const GROVES = ['oaks', 'pines', 'acres', 'willows', 'laurels', 'elms', 'commons', 'meadows'];
const isGrove = d.wordSet(GROVES.join(' '));
const ESTATES = [
  'village',
  'estates',
  'gardens',
  'terrace',
  'crossing',
  'landing',
  'pointe',
  'cedars',
  'birches',
  'villas',
];
/** One may be called so with an article alone: `The Gardens`. */
const isAlone = d.wordSet('oaks pines willows laurels elms meadows gardens cedars birches');
const isThe = d.wordSet('the');
const isCare =
  d.wordSet(`resident residents dispo disposition snf alf ltc nh rehab facility dc discharge discharged transfer
  transferred accepted bed back lives living staying admitted returned placement referral`);
const isC = d.wordSet('c');
const CUE_DISTANCE = 4;
const BARRED = NO_PLACE | x.PERSON_LABEL | x.CARE_WORD;

const isNameWord = (t: Tokens, at: number): boolean =>
  t.shape[at] === CAPITAL &&
  !d.has(t, at, BARRED) &&
  !isCare(t, at) &&
  !isClinical(t, at) &&
  !isLearned(t, at);

/** A word of care or residence stands before `at`, on its line. */
function isCued(t: Tokens, at: number): boolean {
  for (let back = at - 1; back >= 0 && back >= at - CUE_DISTANCE; back -= 1) {
    if ((t.gap[back + 1]! & GAP_LINE) !== 0) return false;
    if (isCare(t, back) || (isC(t, back) && d.isJoinedBy(t, back, d.SLASH))) return true; // `d/c`
  }
  return false;
}

/** `Jane Meadows`, `Dr. Marlow Oaks`, `nurse Meadows` */
const isPerson = (t: Tokens, first: number): boolean =>
  d.has(t, first, x.GIVEN) ||
  titleBefore(t, first) >= 0 ||
  (first > 0 && d.isSpaced(t, first) && d.has(t, first - 1, x.ANNOUNCING | x.GIVEN));

export const oldHome: Detector = {
  id: 'old-home',
  bits: 0,
  shapes: 0,
  words: [...GROVES, ...ESTATES],
  find(t, at, found: Finding[]) {
    if (t.shape[at] !== CAPITAL || isSpanish(t, at) || mayBeResearch(t)) return;
    let first = at;
    while (at - first < WORDS_MAX && d.isSpaced(t, first) && isNameWord(t, first - 1)) first -= 1;
    const hasArticle = first === at && isThe(t, at - 1) && d.isSpaced(t, at) && isAlone(t, at);
    if (hasArticle) first -= 1;
    if (first === at || (d.isSpaced(t, first) && d.isNumber(t, first - 1))) return;
    const isSure = isGrove(t, at) && !hasArticle && !isPerson(t, first);
    if (!isSure && !isCued(t, first)) return;
    const goesOn = d.isSpaced(t, at + 1) && t.shape[at + 1] === CAPITAL && isNameWord(t, at + 1);
    if (goesOn && !isCued(t, first)) return; // more of a name: `Twin Oaks Road`
    found.push(
      d.finding(t.start[first]!, t.end[at]!, 'location', 'hospital', 0.66, 'old-home/name'),
    );
  },
};
