/**
 * The lines of an address that no list knows, found by where they stand: what follows a street line on
 * its line or on the next ones is the unit, the town with its code, and the country.
 *
 *     12 Elm Street            found by the rules or the tagger
 *     Suite 204                a unit
 *     Oberwinkel 5203          a town, because the line holds nothing else
 *     Kingdom of Norway        a country, as far as the list goes
 */
import type { Finding } from '../core/phi.ts';
import * as d from './detector.ts';
import * as x from './lexicon.ts';
import {
  CAPITAL,
  CAPITALS,
  GAP_BREAK,
  GAP_LINE,
  LETTER,
  LOWER,
  NUMBER,
  type Tokens,
} from './tokens.ts';

const isUnit = d.wordSet('apt apartment unit suite ste flat room rm floor fl building bldg lot');
/** A unit a line away has to say so. */
const UNIT_GAP_MAX = 6;
const CODE_MIN = 4;
const CODE_MAX = 6;
const TOWN_WORDS_MAX = 5;
const isInner = d.wordSet(
  'de la le les du des del da do dos di of and the near upon sur am an der bei im en aan',
);

/** Last token of the unit that starts at `at` (`Suite 204`, `Apt. 4B`), or -1. */
function unitEnd(t: Tokens, at: number): number {
  if (!isUnit(t, at)) return -1;
  const value = at + 1;
  const isNear = t.start[value]! - t.end[at]! <= 3 && (t.gap[value]! & GAP_LINE) === 0;
  const isValue = d.isNumber(t, value) || t.shape[value] === LETTER;
  if (!isNear || !isValue || d.isMeasured(t, value)) return -1;
  const letter = value + 1;
  return d.isAdjacent(t, letter) && t.end[letter]! - t.start[letter]! <= 2 ? letter : value;
}

/** The unit right after the street line that ends at `last`, as a finding; or undefined. */
export function unitAfter(t: Tokens, last: number, limit: number): Finding | undefined {
  const at = last + 1;
  const isNear = t.start[at]! - t.end[last]! <= UNIT_GAP_MAX && (t.gap[at]! & GAP_BREAK) === 0;
  if (at >= t.count || !isNear || t.mark[at] === d.DOT) return undefined;
  const end = unitEnd(t, at);
  if (end < 0) return undefined;
  // its number may be a finding by itself
  const reach = t.end[end]! > limit && t.start[at + 1]! >= limit ? at : end;
  return t.end[reach]! <= limit ? place(t, at, reach, 'street', 'unit') : undefined;
}

/** The unit right before the street line that starts at `first`: `Flat 3 12 Elm Road`. */
export function unitBefore(t: Tokens, first: number, reach: number): Finding | undefined {
  const isNear =
    (t.gap[first]! & GAP_BREAK) === 0 && t.start[first]! - t.end[first - 1]! <= UNIT_GAP_MAX;
  if (first < 2 || !isNear) return undefined;
  for (let at = first - 2; at >= first - 3 && at >= 0; at -= 1) {
    if (t.start[at]! >= reach && unitEnd(t, at) === first - 1) {
      return place(t, at, first - 1, 'street', 'unit');
    }
  }
  return undefined;
}

/** The number of a house or flat before a line that has one: `3 12 Elm Road`, `27 Polna 14`. */
export function numberBefore(t: Tokens, first: number, reach: number): number {
  const at = first - 1;
  const isNumber =
    at >= 0 && d.isNumber(t, at) && d.digits(t, at) <= CODE_MIN && d.isSpaced(t, first);
  const isApart =
    !d.isJoinedBy(t, at, d.DOT) && !d.isJoinedBy(t, at, d.SLASH) && !d.isAdjacent(t, at);
  return isNumber && isApart && t.start[at]! >= reach ? at : first;
}

/**
 * The town or country that fills the line after `last`, with its postal code; undefined where the line
 * is anything else. A line of ordinary words alone needs the code.
 */
export function lineAfter(t: Tokens, last: number, limit: number): Finding | undefined {
  const at = last + 1;
  const gap = t.gap[at]!;
  const isNext = at < t.count && (gap & GAP_LINE) !== 0 && (gap & GAP_BREAK) === 0;
  if (!isNext || !isLineMark(t.mark[at]!)) return undefined;
  let end = at - 1;
  let words = 0;
  let special = 0;
  let hasCode = false;
  for (let next = at; next < t.count && words <= TOWN_WORDS_MAX; next += 1) {
    if (next > at && (t.gap[next]! & GAP_LINE) !== 0) break;
    if (
      next > at &&
      !d.isSpaced(t, next) &&
      !d.isJoinedByDash(t, next) &&
      !d.isApostrophe(t.mark[next]!)
    )
      return undefined;
    if (t.shape[next] === NUMBER) {
      const length = d.digits(t, next);
      if (hasCode || length < CODE_MIN || length > CODE_MAX) return undefined;
      hasCode = true;
    } else if (isTownWord(t, next)) {
      words += 1;
      if (!d.isOrdinary(t, next) && !d.hasCue(t, next, x.CUE_CLINICAL)) special += 1;
    } else if (!isInner(t, next) || next === at) return undefined;
    end = next;
  }
  const isTown = words > 0 && words <= TOWN_WORDS_MAX && (special > 0 || hasCode);
  if (!isTown || t.end[end]! > limit || t.text.charCodeAt(t.end[end]!) === d.COLON)
    return undefined;
  return place(t, at, end, 'city', 'line');
}

const QUOTED = 62;
const isLineMark = (mark: number) => mark === 0 || mark === d.COMMA || mark === QUOTED;

const NO_TOWN =
  x.MONTH |
  x.WEEKDAY |
  x.TITLE |
  x.CREDENTIAL |
  x.ID_LABEL |
  x.PERSON_LABEL |
  x.DRUG |
  x.STOP |
  x.CARE_PLACE;

function isTownWord(t: Tokens, at: number): boolean {
  const shape = t.shape[at];
  if (shape === LOWER || !d.isCapitalised(t, at) || (shape !== CAPITAL && shape !== CAPITALS))
    return false;
  return !d.has(t, at, NO_TOWN) || d.has(t, at, x.CITY | x.COUNTRY);
}

const place = (t: Tokens, first: number, last: number, type: string, rule: string): Finding =>
  d.finding(t.start[first]!, t.end[last]!, 'location', type, 0.7, `place/its-${rule}`);
