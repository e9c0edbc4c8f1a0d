/**
 * Names that a query compares a column of names with: `WHERE last_name = 'Quist'`, `pt_last IN ('Quist','Vargo')`,
 * `surname ilike 'macready%'`, `df["last_name"] == "Ziegler"`.
 *
 * Category  names, 45 CFR §164.514(b)(2)(i)(A)
 * Source    SQL-92 predicates; operators of PostgreSQL, pandas, JavaScript and R
 */
import type { Finding } from '../../core/phi.ts';
import * as d from '../detector.ts';
import { isOrdinaryWord } from '../lexicon.ts';
import type { Tokens } from '../tokens.ts';

const SCORE = 0.9;
const VALUES_MAX = 50;
const VALUE_LENGTH_MAX = 60;

const WHOLE =
  `surname forename lastname firstname givenname familyname middlename maidenname patientname fullname
  lname fname ptname`.split(/\s+/);
const ofName = ['last', 'first', 'name', 'nm'];
const isWhole = d.wordSet(WHOLE.join(' '));
const isName = d.wordSet('name nm');
const isPart = d.wordSet('last first');
/** Before `name`: whose, or which part. A drug and a test have one too. */
const isOfPerson = d.wordSet(
  'last first middle given family full maiden patient pt provider physician attending member caregiver',
);

export const queriedName: d.Detector = {
  id: 'queried-name',
  bits: 0,
  shapes: 0,
  words: [...WHOLE, ...ofName],
  find(t, at, found) {
    const value = comparedAfter(t, at);
    if (value < 0) return;
    const isJoined = at > 0 && t.start[at]! - t.end[at - 1]! === 1 && t.mark[at] !== 0;
    const isSure = isWhole(t, at) || (isName(t, at) && isJoined && isOfPerson(t, at - 1));
    if (isSure || isPart(t, at)) addValues(t.text, value, isSure, found);
  },
};

/** What may close the column: a bracket, a quote, a call. Then how it is compared, and the value's opening mark. */
const COMPARED =
  /["'`\])]{0,3}(?:::\w{1,12})?\s{0,4}(?:(?:not\s{1,3})?(?:i?like|similar\s{1,3}to|rlike|in)\s{0,3}\(?\s{0,3}|(?:={1,3}|!={1,2}|<>|~\*?|%in%)\s{0,3}(?:c?\(|any\s?\()?\s{0,3})[NEe]?["']%?/iy;

/** Where the first value begins, or -1. A key of JSON is another detector's (`keyed-name.ts`). */
function comparedAfter(t: Tokens, at: number): number {
  COMPARED.lastIndex = t.end[at]!;
  return COMPARED.test(t.text) ? COMPARED.lastIndex : -1;
}

const VALUE = /^\p{L}[\p{L}\p{M} .,'’-]*$/u;
const TO_NEXT = /%?["']\s{0,3},\s{0,8}["']%?/y;
const [QUOTE, DOUBLE, PERCENT] = [39, 34, 37];

function addValues(text: string, first: number, isSure: boolean, found: Finding[]): void {
  let start = first;
  for (let value = 0; value < VALUES_MAX; value += 1) {
    const end = endOf(text, start);
    const name = text.slice(start, Math.max(end, start));
    if (!VALUE.test(name) || (!isSure && name.split(/\P{L}+/u).some(isOrdinaryWord))) return;
    found.push(d.finding(start, end, 'name', 'name', SCORE, 'name/queried'));
    TO_NEXT.lastIndex = end;
    if (!TO_NEXT.test(text)) return;
    start = TO_NEXT.lastIndex;
  }
}

/** Before the mark that closes the value, two of which stand for one in it (`O''Neil`), or -1. */
function endOf(text: string, start: number): number {
  const limit = Math.min(text.length, start + VALUE_LENGTH_MAX);
  for (let place = start; place < limit; place += 1) {
    const code = text.charCodeAt(place);
    const isMark = code === QUOTE || code === DOUBLE;
    if (isMark && text.charCodeAt(place + 1) === code) place += 1;
    else if (isMark || code === PERCENT) return place;
    else if (code === 10) return -1;
  }
  return -1;
}
