/**
 * Street lines and units; boxes of post offices are in `mail-address.ts`.
 *
 * Category  geographic subdivisions smaller than a state, 45 CFR §164.514(b)(2)(i)(B)
 * Shape     4996 Lake Ave · 12B North Main Street, Apt 4 · Suite 200 · 31 Rue Lavoie, 4th floor
 * Source    USPS Publication 28, appendix C1 (street suffixes), C2 (units)
 *
 * In lower case only unmistakable suffixes end a street (`12 elm street`, not `5 mm court`).
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { CUE_STREET_PLAIN, MONTH, STOP, STREET, TITLE, UNIT } from '../lexicon.ts';
import { CAPITAL, CAPITALS, GAP_LINE, LETTER, LOWER, NUMBER, type Tokens } from '../tokens.ts';

const WORDS_MAX = 4;
const isDirection = d.wordSet('n s e w ne nw se sw north south east west');
const isUnit = d.wordSet('apt apartment unit suite ste room rm floor fl building bldg lot flat');
const isHighway = d.wordSet('highway hwy route rte us interstate road rd county state');
const isOrdinal = d.wordSet('st nd rd th');

/** A word of a street name. */
function isNameWord(t: Tokens, at: number, isLower: boolean): boolean {
  if (d.isNumber(t, at)) return isOrdinal(t, at + 1) && d.isAdjacent(t, at + 1);
  if (d.isAdjacent(t, at) && isOrdinal(t, at)) return true;
  if (d.has(t, at, UNIT) && t.shape[at] === LOWER) return false;
  return isLower ? t.shape[at] === LOWER && !d.has(t, at, STOP) : d.isCapitalised(t, at);
}

/** Within one line, a blank, a dot or a hyphen away. */
function isNext(t: Tokens, at: number): boolean {
  const width = t.start[at]! - t.end[at - 1]!;
  if (width > 2 || (t.gap[at]! & GAP_LINE) !== 0) return false;
  const mark = t.mark[at]!;
  return mark === 0 || mark === d.DOT || mark === d.HYPHEN || d.isApostrophe(mark);
}

/** Last token of `, Apt 4B` after a street line, or the token given. */
export function withUnit(t: Tokens, last: number): number {
  const word = last + 1;
  const width = t.start[word]! - t.end[last]!;
  if (width > 3 || (t.gap[word]! & GAP_LINE) !== 0) return last;
  if (t.text.charCodeAt(t.start[word]! - 1) === d.HASH) return numberedEnd(t, word);
  const floor = floorEnd(t, word);
  if (floor >= 0) return floor;
  if (!isUnit(t, word)) return last;
  const value = word + 1;
  // `Apt 4th floor`
  const floorOf = floorEnd(t, value);
  if (floorOf >= 0 && d.isSpaced(t, value)) return floorOf;
  const isNear = t.start[value]! - t.end[word]! <= 3 && (t.gap[value]! & GAP_LINE) === 0;
  const isValue = d.isNumber(t, value) || t.shape[value] === LETTER;
  return isNear && isValue ? withLetter(t, value) : last;
}

/** Last token of `4th floor`, `2nd fl`, or -1. */
function floorEnd(t: Tokens, at: number): number {
  const [nth, floor] = [at + 1, at + 2];
  if (!d.isNumber(t, at) || d.digits(t, at) > 2 || !d.isAdjacent(t, nth) || !isOrdinal(t, nth))
    return -1;
  return isFloor(t, floor) && d.isSpaced(t, floor) ? floor : -1;
}
const isFloor = d.wordSet('floor fl flr');

/** `#4B`, `#C204`, `#B`; the token before where it is none of them. */
function numberedEnd(t: Tokens, at: number): number {
  if (!d.isNumber(t, at) && t.shape[at] !== LETTER) return at - 1;
  return withLetter(t, at);
}

/** `4B`, `B12`. */
function withLetter(t: Tokens, at: number): number {
  return d.isAdjacent(t, at + 1) && t.end[at + 1]! - t.end[at]! <= 4 ? at + 1 : at;
}

function findStreet(t: Tokens, at: number, found: Finding[]): void {
  let word = at + 1;
  if (d.isAdjacent(t, word) && t.end[word]! - t.start[word]! === 1) word += 1; // 12B
  if (!d.isSpaced(t, word)) return;
  const isLower = t.shape[word] === LOWER;
  if (d.has(t, word, MONTH) && !d.has(t, word + 1, STREET)) return;
  const first = word;
  const directed = directedEnd(t, word, isLower);
  // `2 s later unit 5 left`
  if (directed >= 0 && (!isLower || d.digits(t, at) >= LOWER_DIGITS_MIN)) {
    addStreet(t, at, directed, 0.8, found);
    return;
  }
  for (let words = 0; words <= WORDS_MAX && word < t.count; words += 1, word += 1) {
    if (words > 0 && !isNext(t, word) && !d.isAdjacent(t, word)) return;
    if (words > 0 && isSuffix(t, word, first, isLower)) {
      addStreet(t, at, withRoadNumber(t, first, word), isLower ? 0.75 : 0.95, found);
      return;
    }
    if (isHighway(t, word) && !isLower && d.isNumber(t, word + 1) && isNext(t, word + 1)) {
      if (words > 0 || d.digits(t, at) >= 2) addStreet(t, at, word + 1, 0.8, found);
      return;
    }
    if (words > 0 && words <= ROAD_WORDS_MAX && isRoad(t, at, word)) {
      addStreet(t, at, word, 0.7, found);
      return;
    }
    if (!isNameWord(t, word, isLower)) return;
  }
}

const isRoadKind = d.wordSet('county cty cnty co state forest township twp farm ranch private');
const ROAD_DIGITS_MAX = 4;
/** `6219 Cty Rd 44, Lot 9`: such a road goes by its number. */
const withRoadNumber = (t: Tokens, first: number, road: number): number =>
  isRoadKind(t, first) &&
  isHighway(t, road) &&
  d.isNumber(t, road + 1) &&
  isNext(t, road + 1) &&
  d.digits(t, road + 1) <= ROAD_DIGITS_MAX
    ? road + 1
    : road;

/** `418 W Sycamore Apt 3B`, `2214 s 14th apt 6`: a direction and a unit leave no doubt what stands between them; or -1. */
function directedEnd(t: Tokens, at: number, isLower: boolean): number {
  if (!isDirection(t, at)) return -1;
  let last = at;
  for (let words = 0; words < DIRECTED_WORDS_MAX; words += 1) {
    const next = last + 1;
    const isOfName = isNext(t, next) || d.isAdjacent(t, next);
    if (next >= t.count || !isOfName || !isNameWord(t, next, isLower)) return -1;
    last = next;
    if (d.isAdjacent(t, last + 1) && isOrdinal(t, last + 1)) last += 1;
    if (withUnit(t, last) > last) return last;
  }
  return -1;
}
const DIRECTED_WORDS_MAX = 2;
const LOWER_DIGITS_MIN = 3;

const ROAD_WORDS_MAX = 2;
/** What roads are called as well, above all in Britain. */
const isLikeRoad = d.wordSet(
  'view rise walk vale croft wharf quay green hill park fold garth mead drove parade mount heights',
);

/** `9 Heptonstall View,`: its number begins a line, and it ends there or before a comma. */
function isRoad(t: Tokens, number: number, at: number): boolean {
  // `3 Lateral View`
  if (!isLikeRoad(t, at) || t.shape[at] !== CAPITAL || d.isOrdinary(t, at - 1)) return false;
  if (number > 0 && (t.gap[number]! & GAP_LINE) === 0) return false;
  const next = at + 1;
  return next >= t.count || t.mark[next] === d.COMMA || (t.gap[next]! & GAP_LINE) !== 0;
}

/** `Blvd.`, `Pkwy.`, `Cres.` */
const ABBREVIATION_MAX = 4;

const isCt = d.wordSet('ct');
/** `0432 To CT`, `2206 L CT`: a scan, or a tube in the chest. */
const isScan = (t: Tokens, at: number, first: number): boolean =>
  isCt(t, at) &&
  t.shape[at] === CAPITALS &&
  first === at - 1 &&
  (t.shape[first] === LETTER || d.has(t, first, STOP));

const isSt = d.wordSet('st');
const STAGE_MAX = 4;
/** `sacrum st 2`: the stage of a wound. */
const isStage = (t: Tokens, at: number): boolean =>
  isSt(t, at) &&
  d.isSpaced(t, at + 1) &&
  d.isNumber(t, at + 1) &&
  t.number[at + 1]! <= STAGE_MAX &&
  d.digits(t, at + 1) === 1;

function isSuffix(t: Tokens, at: number, first: number, isLower: boolean): boolean {
  if (!d.has(t, at, STREET) || isScan(t, at, first)) return false;
  if (isLower) return d.hasCue(t, at, CUE_STREET_PLAIN) && t.shape[at] === LOWER && !isStage(t, at);
  if (!d.isCapitalised(t, at)) return false;
  // `St. Mary Road`: the first of two suffixes is part of the name.
  // `77 Larkspur Crescent. Dr. Osei`: no dot of an abbreviation, and so the end of the sentence.
  const isEnd = t.mark[at + 1] === d.DOT && t.end[at]! - t.start[at]! > ABBREVIATION_MAX;
  const hasAnother = d.has(t, at + 1, STREET) && isNext(t, at + 1) && d.isCapitalised(t, at + 1);
  if (hasAnother && !isEnd) return false;
  const isDoctor = d.has(t, at, TITLE) && isNext(t, at + 1) && d.isCapitalised(t, at + 1);
  // `1410  T.O. Dr Fennimore`
  const isNamed = at - first > 1 && t.shape[at - 1] !== LETTER;
  return !isDoctor || isNamed || isDirection(t, at + 1);
}

function addStreet(t: Tokens, from: number, to: number, score: number, found: Finding[]): void {
  const isDirected = isDirection(t, to + 1) && isNext(t, to + 1) && d.isCapitalised(t, to + 1);
  const last = withUnit(t, isDirected ? to + 1 : to);
  // `14–16 Ferrier Road`
  const isRange = d.isJoinedByDash(t, from) && d.isNumber(t, from - 1);
  const first = isRange && d.digits(t, from - 1) <= d.digits(t, from) ? from - 1 : from;
  found.push(
    d.finding(t.start[first]!, t.end[last]!, 'location', 'street', score, 'street/suffix'),
  );
}

export const street: Detector = {
  id: 'street',
  bits: 0,
  shapes: d.shapes(NUMBER),
  find(t, at, found) {
    if (d.digits(t, at) > 6 || d.isAdjacent(t, at)) return;
    if (d.isJoinedBy(t, at, d.DOT) || d.isJoinedBy(t, at, d.SLASH)) return;
    const shape = t.shape[at + 1]!;
    const isStart =
      shape === CAPITAL || shape === CAPITALS || shape === LETTER || d.isNumber(t, at + 1);
    const isLower = shape === LOWER && (!d.has(t, at + 1, STOP | UNIT) || isDirection(t, at + 1));
    if (isStart || isLower) findStreet(t, at, found);
  },
};
