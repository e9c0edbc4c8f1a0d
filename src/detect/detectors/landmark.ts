/**
 * Waters, parks and other landmarks near which somebody lives, stays or was hurt.
 *
 * Category  geographic subdivisions smaller than a state, 45 CFR §164.514(b)(2)(i)(B)
 * Shape     `near the Noyyal River` · `at Hocking Hills Park` · `on Lake Winnebago` · `fell at Mall of America` · `served Camp Lejeune`
 *
 * Called at the word that says what it is; a word of place stands before the name.
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { isSpanish, mayBeResearch } from '../language.ts';
import * as x from '../lexicon.ts';
import { isClinical } from '../names/part.ts';
import { CAPITAL, LETTER, LOWER, type Tokens } from '../tokens.ts';

const WORDS_MAX = 3;
const KINDS = `river lake creek beach island park bay falls canyon mountain mountains airport stadium casino mall
  bridge lighthouse harbor harbour reservoir quarry rocks hills speedway fairgrounds zoo reservation campground`;
/** Name behind the kind: `Lake Erie`, `Mall of America`, `Camp Pendleton`. */
const isHead = d.wordSet('lake mount camp fort ft mall');
/** With its dot: `Ft. Drum`. */
const isShort = d.wordSet('ft');
const isWhere = d.wordSet(
  'near at in on by around outside from to along off past beside behind visiting across served deployed stationed',
);
/** Clinical words besides (`Recurrent Falls`, `Dental Bridge`): something in the name must be one. */
const isLoose = d.wordSet('falls bridge island bay park');
const isThe = d.wordSet('the');
const isOf = d.wordSet('of');
const BARRED = x.STOP | x.DRUG | x.MONTH | x.WEEKDAY | x.CREDENTIAL | x.TITLE | x.UNIT | x.EPONYM;

function isNameWord(t: Tokens, at: number): boolean {
  if (!d.isCapitalised(t, at) || t.shape[at] === LETTER) return false;
  return !d.has(t, at, BARRED) && !isClinical(t, at);
}

/** A word of place in small letters, or one and an article, ends right before this token. */
function isPlaced(t: Tokens, first: number): boolean {
  if (!d.isSpaced(t, first)) return false;
  const word = isThe(t, first - 1) && d.isSpaced(t, first - 1) ? first - 2 : first - 1;
  return t.shape[word] === LOWER && isWhere(t, word);
}

function headEnd(t: Tokens, at: number): number {
  if (!isHead(t, at)) return -1;
  const isNamedOf = isOf(t, at + 1) && d.isSpaced(t, at + 1);
  const name = isNamedOf ? at + 2 : at + 1;
  if (name >= t.count) return -1;
  if (isShort(t, at)) return t.text.startsWith('. ', t.end[at]) && isNameWord(t, name) ? name : -1;
  if (!d.isSpaced(t, name) || !isProper(t, name)) return -1;
  return name;
}

/** No ordinary word, or a country's or town's. */
const isProper = (t: Tokens, at: number): boolean =>
  d.isCapitalised(t, at) &&
  t.shape[at] !== LETTER &&
  !isClinical(t, at) &&
  (!d.isOrdinary(t, at) || d.has(t, at, x.CITY | x.STATE | x.COUNTRY));

function hasProper(t: Tokens, first: number, end: number): boolean {
  for (let at = first; at < end; at += 1) if (isProper(t, at)) return true;
  return false;
}

export const landmark: Detector = {
  id: 'landmark',
  bits: 0,
  shapes: 0,
  words: [...KINDS.split(/\s+/), 'mount', 'camp', 'fort', 'ft'],
  find(t, at, found: Finding[]) {
    if (t.shape[at] !== CAPITAL || isSpanish(t, at) || mayBeResearch(t)) return;
    let first = at;
    while (first > 0 && at - first < WORDS_MAX && d.isSpaced(t, first) && isNameWord(t, first - 1))
      first -= 1;
    const head = headEnd(t, at);
    if (first === at && head < 0) return;
    if (!isPlaced(t, first)) return;
    if (isLoose(t, at) && head < 0 && !hasProper(t, first, at)) return;
    const last = Math.max(at, head);
    found.push(d.finding(t.start[first]!, t.end[last]!, 'location', 'city', 0.6, 'landmark/name'));
  },
};
