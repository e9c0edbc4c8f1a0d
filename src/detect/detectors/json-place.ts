/**
 * Towns and states under a key of JSON that stands inside a text: pasted into a question, or cut off.
 *
 * Category  geographic subdivisions smaller than a state, 45 CFR §164.514(b)(2)(i)(B)
 * Shape     `"city":"Barre","state":"VT"` · `'county': 'Dane'` · `"cty":"Ely"` · `"addr1":"771 E 9 St"` · `"pc":"33012"`
 * Source    FHIR R4, datatype Address
 *
 * A request that is JSON as a whole is searched value by value (`labelled.ts`).
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { shortFor } from '../short-keys.ts';
import { GAP_LINE, LOWER, type Tokens } from '../tokens.ts';
import { stateEnd } from './place.ts';

const kindOf = (keys: readonly string[], kind: string) => keys.map((key) => [key, kind]);
/** Kind of finding by key. */
const KEYS: Readonly<Record<string, string>> = {
  ...Object.fromEntries([
    ...kindOf(shortFor('city', 'birthplace'), 'city'),
    ...kindOf(shortFor('county'), 'county'),
    ...kindOf(['address', ...shortFor('address')], 'street'),
    ...kindOf(['zip', 'zipcode', 'postcode', ...shortFor('postcode')], 'zip'),
  ]),
  city: 'city',
  town: 'city',
  village: 'city',
  suburb: 'city',
  municipality: 'city',
  birthplace: 'city',
  district: 'county',
  county: 'county',
  state: 'state',
};
const WORDS_MAX = 6;
const ADDRESS_WORDS_MAX = 14;
/** `33012`, `33012-4410` */
const ZIP = /^\d{5}(?:-\d{4})?$/;
/** A key's end, a colon and a value's start, escaped where JSON stands inside JSON. */
const BETWEEN = /^\\?["']\s{0,2}:\s{0,2}\\?["']$/;
const BETWEEN_MAX = 9;
const isNothing = d.wordSet('unknown null none na string redacted');
const DOUBLE = 34;
const SINGLE = 39;
const BACKSLASH = 92;

function isQuote(code: number): boolean {
  return code === DOUBLE || code === SINGLE || code === BACKSLASH;
}

/** Last token of the value that starts at `at`, or -1 where no quote ends it. */
function valueEnd(t: Tokens, at: number, wordsMax: number): number {
  for (let last = at; last < t.count && last - at < wordsMax; last += 1) {
    if (last > at && (t.gap[last]! & GAP_LINE) !== 0) return -1;
    const isEnd = isQuote(t.text.charCodeAt(t.end[last]!)) && !d.isJoinedByApostrophe(t, last + 1);
    if (isEnd || last + 1 === t.count) return last;
  }
  return -1;
}

export const jsonPlace: Detector = {
  id: 'json-place',
  bits: 0,
  shapes: 0,
  words: Object.keys(KEYS),
  find(t, at, found: Finding[]) {
    const keyEnd = keyEndAt(t, at);
    const value = keyEnd + 1;
    if (value >= t.count || t.start[value]! - t.end[keyEnd]! > BETWEEN_MAX) return;
    if (!BETWEEN.test(t.text.slice(t.end[keyEnd], t.start[value]))) return;
    const type = KEYS[t.text.slice(t.start[at], t.end[at]).toLowerCase()] ?? 'city';
    const last = valueEnd(t, value, type === 'street' ? ADDRESS_WORDS_MAX : WORDS_MAX);
    if (last < value || isNothing(t, value) || !isValue(t, type, value, last)) return;
    found.push(d.finding(t.start[value]!, t.end[last]!, 'location', type, 0.85, 'json-place/key'));
  },
};

/** `"addr1":`, `"zip_cd":` */
function keyEndAt(t: Tokens, at: number): number {
  const next = at + 1;
  const isCounted = d.isAdjacent(t, next) && d.isNumber(t, next);
  return isCounted || (d.isJoinedBy(t, next, UNDERSCORE) && isTail(t, next)) ? next : at;
}
const UNDERSCORE = 95;
const isTail = d.wordSet('cd code nm name txt desc');

/** What stands there may be of this kind: no `"state":"closed"`, no `"line":"PICC"`, no `"pc":"12"`. */
function isValue(t: Tokens, type: string, first: number, last: number): boolean {
  const value = t.text.slice(t.start[first], t.end[last]);
  switch (type) {
    case 'zip':
      return ZIP.test(value);
    case 'street':
      return d.isNumber(t, first) && last > first && t.shape[last] !== LOWER;
    case 'state':
      return stateEnd(t, first) === last;
    default:
      return !d.isNumber(t, first);
  }
}
