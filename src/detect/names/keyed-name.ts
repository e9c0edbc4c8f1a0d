/**
 * Names under the keys of structured data inside prose: `"family":"Szabó","given":["Piroska","Anne"]`, `{"first": "Lena",
 * "last": "Brandt"}`, `'patient_name': 'lena brandt'`, `<family value="Szabó"/>`, `<lastName>Szabó</lastName>`.
 *
 * Category  names, 45 CFR §164.514(b)(2)(i)(A)
 * Source    FHIR R4 HumanName; HL7 C-CDA PN; what applications call such fields
 *
 * On printed forms too, beside what forms ask of a person: `Pt Last: RAINES  First: CY  MI: L`.
 *
 * `first` and `last` (also of a dose) need each other, a family (also a history) needs a value that is no word.
 */
import type { Finding } from '../../core/phi.ts';
import * as d from '../detector.ts';
import { DRUG, isOrdinaryWord, MONTH, STOP, WEEKDAY } from '../lexicon.ts';
import { shortFor } from '../short-keys.ts';
import { GAP_LINE, type Tokens } from '../tokens.ts';

const SCORE = 0.9;
const VALUE_LENGTH_MAX = 60;
const ITEMS_MAX = 6;
/** Between `first` and `last`: a value of some words. */
const PARTNER_REACH = 8;

const KEYS =
  `surname forename firstname lastname givenname familyname middlename maidenname fullname patientname
  preferredname legalname nickname`.split(/\s+/);
const isPart = d.wordSet('first last middle');
/** `{"fn":"Wei","ln":"Brandt"}`, `"nm":"Odalys Figueroa"` */
const SHORT = shortFor('given', 'family', 'name');
const isShort = d.wordSet(SHORT.join(' '));
const isLoose = d.wordSet(`family given ${SHORT.join(' ')}`);
const isName = d.wordSet('name');
const isOfName = d.wordSet(
  'first last middle given family full maiden preferred legal birth patient provider physician',
);

export const keyedName: d.Detector = {
  id: 'keyed-name',
  bits: 0,
  shapes: 0,
  words: [...KEYS, ...SHORT, 'first', 'last', 'middle', 'family', 'given', 'name'],
  find(t, at, found) {
    if (isFormPart(t, at)) return addFormValue(t, at, found);
    const value = valueAfter(t, at);
    if (value < 0 || !isNameKey(t, at)) return;
    const isSure = !isLoose(t, at) || (!isShort(t, at) && hasPartner(t, at, isLoose));
    let start = value;
    for (let item = 0; item < ITEMS_MAX && start >= 0; item += 1)
      start = addValue(t.text, start, isSure, found);
  },
};

const isAsked = d.wordSet('mi middle pt patient name dob sex member subscriber insured client');

/** `Last:` with `First:` near, and one thing more that a form asks of a person. */
function isFormPart(t: Tokens, at: number): boolean {
  if (!isPart(t, at) || !isFormLabel(t, at)) return false;
  let isPair = false;
  let isOfPerson = false;
  for (let near = at - PARTNER_REACH; near <= at + PARTNER_REACH; near += 1) {
    if (near < 0 || near >= t.count || near === at) continue;
    if (isPart(t, near) && t.hash[near] !== t.hash[at] && isFormLabel(t, near)) isPair = true;
    if (isAsked(t, near)) isOfPerson = true;
  }
  return isPair && isOfPerson;
}

const isFormLabel = (t: Tokens, at: number): boolean => t.text.charCodeAt(t.end[at]!) === d.COLON;

const NO_VALUE = STOP | MONTH | WEEKDAY | DRUG;
const FORM_WORDS_MAX = 3;

/** The words up to the next column or label. */
function addFormValue(t: Tokens, at: number, found: Finding[]): void {
  let last = at;
  while (last - at < FORM_WORDS_MAX) {
    const next = last + 1;
    const isOfValue = last === at ? isOnLine(t, next) : isNextWord(t, next);
    if (!isOfValue || !d.isCapitalised(t, next) || d.has(t, next, NO_VALUE)) break;
    if (isFormLabel(t, next)) break;
    last = next;
  }
  if (last === at) return;
  found.push(d.finding(t.start[at + 1]!, t.end[last]!, 'name', 'name', SCORE, 'name/key'));
}

const isOnLine = (t: Tokens, at: number): boolean =>
  at < t.count && (t.gap[at]! & GAP_LINE) === 0 && t.start[at]! - t.end[at - 1]! <= FORM_GAP_MAX;
const FORM_GAP_MAX = 6;

const isNextWord = (t: Tokens, at: number): boolean =>
  (d.isSpaced(t, at) && t.start[at]! - t.end[at - 1]! === 1) ||
  d.isJoinedByDash(t, at) ||
  d.isJoinedByApostrophe(t, at);

const TO_VALUE = /(?:\\?["'] {0,3}: {0,3}(?:\[\s{0,8})?\\?["']| {1,3}value ?= ?\\?["']|>)/y;
const LONGEST = 24;

/** Where the value begins that stands under the key ending here, or -1. */
function valueAfter(t: Tokens, at: number): number {
  const next = t.text.charCodeAt(t.end[at]!);
  if (!OPENERS.has(next)) return -1;
  TO_VALUE.lastIndex = t.end[at]!;
  if (!TO_VALUE.test(t.text) || TO_VALUE.lastIndex - t.end[at]! > LONGEST) return -1;
  // `>` and `value=` are of an element, and so is what stands before it.
  const isElement = next !== BACKSLASH && !QUOTES.has(next);
  if (isElement !== isElementName(t, at)) return -1;
  return TO_VALUE.lastIndex;
}

const [BLANK, BACKSLASH, LESS, MORE] = [32, 92, 60, 62];
const QUOTES = new Set([34, 39]);
const OPENERS = new Set([...QUOTES, BLANK, BACKSLASH, MORE]);

const isElementName = (t: Tokens, at: number): boolean =>
  t.text.charCodeAt(t.start[at]! - 1) === LESS ||
  (d.isJoinedBy(t, at, d.COLON) && t.text.charCodeAt(t.start[at - 1]! - 1) === LESS);

function isNameKey(t: Tokens, at: number): boolean {
  if (isPart(t, at)) return isWholeKey(t, at) && hasPartner(t, at, isPart);
  if (isLoose(t, at)) return isWholeKey(t, at);
  if (!isName(t, at)) return true;
  // `patient_name`, `first-name`
  const isJoined = t.start[at]! - t.end[at - 1]! === 1 && JOINTS.has(t.mark[at]!);
  return at > 0 && isJoined && isOfName(t, at - 1);
}

const JOINTS = new Set([95, d.HYPHEN, BLANK, d.DOT]);

const isWholeKey = (t: Tokens, at: number): boolean =>
  isElementName(t, at) || QUOTES.has(t.text.charCodeAt(t.start[at]! - 1));

/** Another such key with a value stands a few words before or behind. */
function hasPartner(t: Tokens, at: number, isOther: (t: Tokens, at: number) => boolean): boolean {
  for (let near = at - PARTNER_REACH; near <= at + PARTNER_REACH; near += 1) {
    if (near < 0 || near >= t.count || t.hash[near] === t.hash[at]) continue;
    if (isOther(t, near) && isWholeKey(t, near) && valueAfter(t, near) >= 0) return true;
  }
  return false;
}

const VALUE = /^\p{L}[\p{L}\p{M} .,'’-]*$/u;
const NO_NAME =
  /^(?:unknown|none|null|nil|not?|self|same|string|text|test|yes|true|false|redacted|withheld|anonymous|patient)\b/i;
const TO_NEXT = /\\?["']\s{0,3},\s{0,8}\\?["']/y;

/** Adds the value that begins here; returns where the next of a list begins, or -1. */
function addValue(text: string, start: number, isSure: boolean, found: Finding[]): number {
  const end = endOf(text, start);
  const value = text.slice(start, end);
  if (end < 0 || !VALUE.test(value) || NO_NAME.test(value)) return -1;
  if (!isSure && value.split(/\P{L}+/u).some(isOrdinaryWord)) return -1;
  found.push(d.finding(start, end, 'name', 'name', SCORE, 'name/key'));
  TO_NEXT.lastIndex = end;
  return TO_NEXT.test(text) && !isKeyAhead(text, TO_NEXT.lastIndex) ? TO_NEXT.lastIndex : -1;
}

/** Before what closes the value: the mark that opened it, or the next element. */
function endOf(text: string, start: number): number {
  const opened = text.charCodeAt(start - 1);
  const limit = Math.min(text.length, start + VALUE_LENGTH_MAX);
  for (let place = start; place < limit; place += 1) {
    const code = text.charCodeAt(place);
    if (code === BACKSLASH || code === 10) return code === BACKSLASH ? place : -1;
    if (code === (opened === MORE ? LESS : opened)) return place;
  }
  return -1;
}

const KEY_AHEAD = /[\w-]{1,40}\\?["'] {0,3}:/y;
/** `"family":"Szabó","given":`: what follows is the next key. */
function isKeyAhead(text: string, start: number): boolean {
  KEY_AHEAD.lastIndex = start;
  return KEY_AHEAD.test(text);
}
