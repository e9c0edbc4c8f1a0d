/**
 * Wards and units of a house by their own names.
 *
 * Category  geographic subdivisions, 45 CFR §164.514(b)(2)(i)(B): a ward tells the house it is of
 * Shape     `Ward: Nightingale` · `Unit: Weller 8` · `memory unit "Garden Lane"` · `4 South` · `Tower 7`
 *
 * `Ward: Surgical`, `Unit: ICU` name a kind of ward, not one.
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { isSpanish, mayBeResearch } from '../language.ts';
import * as x from '../lexicon.ts';
import { isClinical, isLearned } from '../names/part.ts';
import { CAPITAL, CAPITALS, GAP_LINE, LETTER, LOWER, type Tokens } from '../tokens.ts';

const WARDS = 'ward unit';
const SIDES = 'north south east west';
const WINGS = 'tower pavilion';
const isWard = d.wordSet(WARDS);
const isWing = d.wordSet(WINGS);
const isKind =
  d.wordSet(`medical surgical general acute stroke burn burns day short stay high step down intensive care critical
  coronary renal maternity labour labor delivery postnatal antenatal recovery assessment admission admissions emergency
  mother baby children childrens adult male female mixed side rehab isolation memory locked open closed main inpatient
  outpatient none see same new old next unknown per telemetry dose doses units price size count`);
const isHomely = d.wordSet('memory dementia care locked household neighborhood neighbourhood');
const isOfStreet =
  d.wordSet(`street st avenue ave road rd drive dr lane ln boulevard blvd court ct place pl way highway hwy
  side lateral`);
const NUMBER_MAX = 20;
const TIME_DIGITS = 4;
const WORDS_MAX = 3;
const COLON_GAP_MAX = 4;

export const namedWard: Detector = {
  id: 'named-ward',
  bits: 0,
  shapes: 0,
  words: `${WARDS} ${SIDES} ${WINGS}`.split(' '),
  find(t, at, found) {
    if (isSpanish(t, at) || mayBeResearch(t)) return;
    const [first, last] = isWard(t, at) ? wardAt(t, at) : besideNumber(t, at);
    if (last < first) return;
    const [start, end] = [t.start[first]!, t.end[last]!];
    found.push(d.finding(start, end, 'location', 'hospital', 0.65, 'named-ward/name'));
  },
};

type Range = readonly [first: number, last: number];
const NONE: Range = [0, -1];

/** What follows `Ward:`, or stands in quotes behind `memory unit`. */
function wardAt(t: Tokens, at: number): Range {
  const first = at + 1;
  if (first >= t.count || (t.gap[first]! & GAP_LINE) !== 0) return NONE;
  const isLabelled = t.mark[first] === d.COLON && t.start[first]! - t.end[at]! <= COLON_GAP_MAX;
  const isQuoted = isHomely(t, at - 1) && isQuote(t.text[t.start[first]! - 1]!);
  if (!isLabelled && !isQuoted) return NONE;
  let last = at;
  while (last - at < WORDS_MAX && isWord(t, last + 1, isQuoted) && isNext(t, first, last + 1))
    last += 1;
  return last > at && isShortNumber(t, last + 1) ? [first, last + 1] : [first, last];
}

const isQuote = (mark: string): boolean => mark === '"' || mark === "'";

const isNext = (t: Tokens, first: number, at: number): boolean =>
  at === first || (d.isSpaced(t, at) && !d.isColumnApart(t, at));

/** A word that is no kind of ward: in quotes any, else a name or one of no list. */
function isWord(t: Tokens, at: number, isQuoted: boolean): boolean {
  if (t.shape[at] !== CAPITAL || isKind(t, at) || d.has(t, at, BARRED)) return false;
  return isQuoted || !(isClinical(t, at) || isLearned(t, at));
}

const BARRED = x.STOP | x.TITLE | x.ROLE | x.CREDENTIAL | x.DRUG | x.UNIT | x.MONTH | x.WEEKDAY;

/** `Weller ‹8›` */
const isShortNumber = (t: Tokens, at: number): boolean =>
  d.isSpaced(t, at) &&
  !d.isColumnApart(t, at) &&
  d.isNumber(t, at) &&
  t.number[at]! <= NUMBER_MAX &&
  !d.isAdjacent(t, at + 1) &&
  !d.isMeasured(t, at);

/** `‹4 South›`, `‹Tower 7›`: no part of a street, no side of a body. */
function besideNumber(t: Tokens, at: number): Range {
  if (t.shape[at] !== CAPITAL) return NONE;
  if (isWing(t, at)) return isShortNumber(t, at + 1) && isEnd(t, at + 2) ? [at, at + 1] : NONE;
  const number = at - 1;
  const isNumbered =
    number >= 0 &&
    isShortNumber(t, number) &&
    d.isSpaced(t, at) &&
    t.start[at]! - t.end[number]! === 1;
  return isNumbered && isBegun(t, number) && isEnd(t, at + 1) ? [number, at] : NONE;
}

/** Not the end of a longer number or of a street: `Route 4 South`. */
const isBegun = (t: Tokens, number: number): boolean =>
  t.mark[number] !== 0 || t.shape[number - 1] === LOWER;

/** Nothing that a street or a town goes on with. */
const isEnd = (t: Tokens, at: number): boolean =>
  at >= t.count ||
  !d.isSpaced(t, at) ||
  d.isColumnApart(t, at) ||
  (d.isNumber(t, at) && d.digits(t, at) === TIME_DIGITS) ||
  (t.shape[at] === LOWER && !isOfStreet(t, at)) ||
  ((t.shape[at] === CAPITALS || t.shape[at] === LETTER) && !isOfStreet(t, at));
