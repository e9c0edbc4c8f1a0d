/**
 * Towns and states under a key of JSON that stands inside a text: pasted into a question, or cut off.
 *
 * Category  geographic subdivisions smaller than a state, 45 CFR §164.514(b)(2)(i)(B)
 * Shape     `"city":"Barre","state":"VT"` · `'county': 'Dane'`
 * Source    FHIR R4, datatype Address
 *
 * A request that is JSON as a whole is searched value by value (`labelled.ts`).
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { GAP_LINE, type Tokens } from '../tokens.ts';
import { stateEnd } from './place.ts';

/** Kind of finding by key. */
const KEYS = {
  city: 'city',
  town: 'city',
  village: 'city',
  suburb: 'city',
  municipality: 'city',
  birthplace: 'city',
  district: 'county',
  county: 'county',
  state: 'state',
} as const;
const WORDS_MAX = 6;
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
function valueEnd(t: Tokens, at: number): number {
  for (let last = at; last < t.count && last - at < WORDS_MAX; last += 1) {
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
    const value = at + 1;
    if (value >= t.count || t.start[value]! - t.end[at]! > BETWEEN_MAX) return;
    if (!BETWEEN.test(t.text.slice(t.end[at], t.start[value]))) return;
    const key = t.text.slice(t.start[at], t.end[at]).toLowerCase() as keyof typeof KEYS;
    const type = KEYS[key] ?? 'city';
    const last = valueEnd(t, value);
    if (last < value || isNothing(t, value) || d.isNumber(t, value)) return;
    if (type === 'state' && stateEnd(t, value) !== last) return; // `"state":"closed"`
    found.push(d.finding(t.start[value]!, t.end[last]!, 'location', type, 0.85, 'json-place/key'));
  },
};
