/**
 * Identifiers announced by a label: medical record, account, case, accession, member, policy, claim,
 * visit, encounter, order, specimen, licence, serial, plate, passport, … numbers.
 *
 * Category  45 CFR §164.514(b)(2)(i)(H) to (M), (R), by the label
 * Shape     label, up to four filler words or marks (`no.`, `#`, `:`, `is`), then a value of letters
 *           and digits with at least two digits; the value alone is the finding
 *
 * A label that is also a word (`case`, `order`) needs a mark or a filler, or a long value. A value
 * glued to its label (`MRN977500`, `MRN-45240`) is found whole.
 */
import type { Finding, PhiCategory } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { LABEL } from '../id-labels.ts';
import { isSpanish } from '../language.ts';
import { CUE_WEAK_LABEL, ID_LABEL, MONTH, STATE_CODE, TITLE, UNIT } from '../lexicon.ts';
import { CAPITALS, GAP_BREAK, GAP_LINE, LETTER, LOWER, type Tokens } from '../tokens.ts';

const CATEGORIES: Readonly<Record<number, readonly [PhiCategory, string]>> = {
  [LABEL.mrn]: ['medical_record_number', 'mrn'],
  [LABEL.account]: ['account_number', 'account'],
  [LABEL.plan]: ['health_plan_beneficiary_number', 'member'],
  [LABEL.ssn]: ['ssn', 'ssn'],
  [LABEL.license]: ['certificate_or_license_number', 'license'],
  [LABEL.vehicle]: ['vehicle_identifier', 'vehicle'],
  [LABEL.device]: ['device_identifier', 'serial'],
  [LABEL.nhs]: ['medical_record_number', 'nhs-number'],
  [LABEL.id]: ['other_unique_id', 'id'],
  [LABEL.card]: ['account_number', 'payment-card'],
  [LABEL.other]: ['other_unique_id', 'id'],
  [LABEL.npi]: ['certificate_or_license_number', 'npi'],
  [LABEL.dea]: ['certificate_or_license_number', 'dea'],
};

const isFiller =
  d.wordSet(`number numbers num no nbr id ids identification identifier is was are of the
  code card patient record medical security insurance health plan policy group account plate serial
  license and member reference hospital claim case assigned sanitaria sanitario social seguridad clinica clinico identidad
  profesional afiliacion ending ends cislo szam szama nº`);
const isGeneric = d.wordSet(
  'number numbers num no nº nbr id ids identification identifier ref reference ending ends',
);
const isEnding = d.wordSet('ending ends');
const isIn = d.wordSet('in');
const VALUE = /[#]?[A-Za-z0-9](?:[A-Za-z0-9]|[._/-](?=[A-Za-z0-9])){1,40}/y;
const DATE_LIKE =
  /^(?:0?[1-9]|[12]\d|3[01])[/.-](?:0?[1-9]|[12]\d|3[01])[/.-]\d{2,4}$|^\d{4}-\d\d-\d\d$|^20\d\d-(?:0[1-9]|1[0-2])$|^(?:0?[1-9]|1[0-2])\/20\d\d$/;
/** `1 of 2`, `2.5`, `120/80`: measured, not issued. */
const QUANTITY_LIKE = /^\d{1,3}(?:[./-]\d{1,3})?$/;
const CODE_LIKE = /^(?:[A-TV-Z]\d{2}(?:\.\w{1,4})?|\d{3}\.\d{1,2}|9\d{4})$/;
/** `03-117`, `771-882`: a site and its number. */
const PAIR = /^\d{2,3}-\d{3}$/;
/** `417VKK`, `VKK-417`: issued, though short. */
const SHORT = /^(?:\d{3,}-?[A-Z]{2,}|[A-Z]{2,}-?\d{3,})$/;
const FILLERS_MAX = 4;
const GAP_MAX = 8;

/** First token of the value after the label at `at`, or -1. `signs` counts marks and fillers between. */
function valueAfter(t: Tokens, at: number, kind: number): { at: number; signs: number } {
  let signs = 0;
  let next = at + 1;
  for (let fillers = 0; fillers <= FILLERS_MAX && next < t.count; fillers += 1, next += 1) {
    const width = t.start[next]! - t.end[next - 1]!;
    if (width > GAP_MAX || (t.gap[next]! & GAP_BREAK) !== 0) break;
    const mark = t.mark[next]!;
    if (mark !== 0) {
      if (mark === d.COMMA || mark === d.SEMICOLON || (mark === 46 && fillers === 0 && width < 2))
        break;
      signs += 1;
    } else if ((t.gap[next]! & GAP_LINE) !== 0 && signs === 0) break;
    const isBetween =
      isFiller(t, next) ||
      (isIn(t, next) && isEnding(t, next - 1)) ||
      (kind === LABEL.license && isIssuer(t, next));
    if (d.isNumber(t, next) || !isBetween || hasDigitsSoon(t, next)) return { at: next, signs };
    if (isGeneric(t, next) || isIssuer(t, next)) signs += 1;
  }
  return { at: -1, signs };
}

/** `license TX H4471`: the state that issued it. Before digits alone it is part of the number (`addLettered`). */
const isIssuer = (t: Tokens, at: number): boolean =>
  d.has(t, at, STATE_CODE) &&
  t.shape[at] === CAPITALS &&
  d.isSpaced(t, at + 1) &&
  !d.isNumber(t, at + 1);

/** This word is glued to a number, so it is a value and no filler: `id-4411`. */
function hasDigitsSoon(t: Tokens, at: number): boolean {
  return d.isNumber(t, at + 1) && (d.isAdjacent(t, at + 1) || d.isJoinedByDash(t, at + 1));
}

function countDigits(value: string): number {
  let count = 0;
  for (let at = 0; at < value.length; at += 1) {
    const code = value.charCodeAt(at);
    if (code >= 48 && code <= 57) count += 1;
  }
  return count;
}

/** Digit groups after blanks that continue a long number: `957 886 0056`, `AB 30 72 73 A`. */
function withGroups(t: Tokens, end: number, first: number): number {
  let at = first;
  while (at < t.count && t.end[at]! < end) at += 1;
  let last = at;
  while (last + 1 < t.count && d.isSpaced(t, last + 1) && t.start[last + 1]! - t.end[last]! === 1) {
    // `28 19237866 22`: the number of the Spanish social security
    const isGroup =
      d.isNumber(t, last + 1) &&
      d.digits(t, last + 1) <= 10 &&
      !d.isMeasured(t, last + 1) &&
      t.text.charCodeAt(t.end[last + 1]!) !== d.COLON; // `Visit: 6/18/2024 2:15 PM`
    if (!isGroup || !d.isNumber(t, last) || d.digits(t, last) < 2) break;
    last += 1;
  }
  return last > at ? t.end[last]! : end;
}

const SPACED_KINDS = new Set<number>([
  LABEL.nhs,
  LABEL.mrn,
  LABEL.card,
  LABEL.plan,
  LABEL.ssn,
  LABEL.license,
]);

/** Any other number in groups has so many digits: `ID 882 0099 14`. */
const GROUPED_MIN = 7;

/** Kinds that Spanish writes in groups: `caso: 19 80 05576`. */
const isNational = (kind: number) => kind === LABEL.account || kind === LABEL.other;

function isCredible(value: string, kind: number, isWeak: boolean, signs: number): boolean {
  const count = countDigits(value);
  if (count < 2 || value.length < 3 || DATE_LIKE.test(value)) return false;
  if (!isWeak && (signs > 0 || count >= 4)) return !QUANTITY_LIKE.test(value) || count >= 3;
  if (QUANTITY_LIKE.test(value)) return false;
  if (kind === LABEL.id || isWeak) {
    const isLong = count >= 4 || (count >= 3 && value.length >= 6);
    const isMixed = count >= 4 && value.length > Math.max(5, count);
    return (
      (signs > 0 ? isLong : isMixed || count >= 5 || SHORT.test(value)) && !CODE_LIKE.test(value)
    );
  }
  return count >= 3;
}

const isNumberWord = d.wordSet('id ids number num no nbr');

/**
 * `Subject 03-117`, `Study ID 22-091`, `job number 771-882`: with a nought in front, or behind a word for a number. What is
 * round is a range or a strength (`no. 10-325`), and so is what a bare `no` or `ref` announces (`ref 98-107`).
 */
function isPair(t: Tokens, at: number, value: number, text: string, kind: number): boolean {
  if (!PAIR.test(text)) return false;
  const [site, number] = text.split('-').map(Number) as [number, number];
  if (site % 5 === 0 && number % 5 === 0) return false;
  if (text.startsWith('0')) return true;
  const isMarked = t.text.charCodeAt(t.start[value]! - 1) === d.HASH;
  if (kind === LABEL.id) return isId(t, at);
  return isMarked || isNumberWord(t, value - 1);
}
const isId = d.wordSet('id');

function addGlued(t: Tokens, at: number, kind: number, found: Finding[]): boolean {
  const next = at + 1;
  const isGlued = d.isNumber(t, next) && (d.isAdjacent(t, next) || d.isJoinedBy(t, next, d.HYPHEN));
  if (!isGlued || t.shape[at] === LOWER || d.digits(t, next) < 4) return false;
  VALUE.lastIndex = t.start[at]!;
  const end = VALUE.test(t.text) ? VALUE.lastIndex : t.end[next]!;
  add(t.start[at]!, end, kind, 0.9, found);
  return true;
}

function add(start: number, end: number, kind: number, score: number, found: Finding[]): void {
  const [category, type] = CATEGORIES[kind]!;
  found.push(d.finding(start, end, category, type, score, `labelled-id/${type}`));
}

const isDl = d.wordSet('dl');
/** `9.5 L  g/dL  12.0-15.5`: a column of a table of values, and no driver's license. */
const isPerDecilitre = (t: Tokens, at: number): boolean =>
  isDl(t, at) && d.isJoinedBy(t, at, d.SLASH);

export const labelledId: Detector = {
  id: 'labelled-id',
  bits: ID_LABEL | TITLE,
  shapes: 0,
  words: ['key', 'lot', 'transmitter', 'code', 'ss'],
  find(t, at, found) {
    const isAccess = isCode(t, at) && isOfAccess(t, at - 1);
    if (isAccess && addCode(t, at, LABEL.other, found)) return;
    if (isCodeWord(t, at) && addCode(t, at, LABEL.device, found)) return;
    const kind = kindAt(t, at);
    if (!(kind in CATEGORIES) || isPerDecilitre(t, at)) return;
    if (addGlued(t, at, kind, found)) return;
    const { at: value, signs } = valueAfter(t, at, kind);
    if (value < 0) return;
    const isLoneHash = t.text.charCodeAt(t.start[value]! - 1) === d.HASH;
    if (addLettered(t, value, kind, found) || addScanned(t, value, kind, found)) return;
    VALUE.lastIndex = t.start[value]! - (isLoneHash ? 1 : 0);
    const match = VALUE.exec(t.text);
    if (match === null) return;
    const text = isLoneHash ? match[0].slice(1) : match[0];
    const isWeak = d.hasCue(t, at, CUE_WEAK_LABEL) || kind === LABEL.id;
    if (d.has(t, value, MONTH)) return;
    const isLabel = !d.hasCue(t, at, CUE_WEAK_LABEL) || signs > 0;
    const isSpaced = SPACED_KINDS.has(kind) || (isNational(kind) && isSpanish(t, at));
    const groups = isSpaced || isLabel ? withGroups(t, VALUE.lastIndex, value) : VALUE.lastIndex;
    const isLong = countDigits(t.text.slice(t.start[value], groups)) >= GROUPED_MIN;
    const end = isSpaced || isLong ? groups : VALUE.lastIndex;
    const whole =
      end > VALUE.lastIndex ? t.text.slice(t.start[value], end).replaceAll(' ', '') : text;
    const isIssued =
      isCredible(whole, kind, isWeak, signs) ||
      isPair(t, at, value, whole, kind) ||
      isChartNumber(t, at, whole) ||
      (signs > 0 && isPersonNumber(t, at, whole));
    if (!isIssued) return;
    if (isWeak && followsUnit(t, end, value)) return;
    add(t.start[value]!, end, kind, isWeak ? 0.85 : 0.97, found);
  },
};

const isChart = d.wordSet('chart');
/** `Chart 4419`: four digits that are neither a year nor a time of day. */
const isChartNumber = (t: Tokens, at: number, value: string): boolean =>
  isChart(t, at) &&
  d.isSpaced(t, at + 1) &&
  /^[1-9]\d{3}$/.test(value) &&
  !/^(?:19|20)/.test(value) &&
  (Number(value) >= 2400 || Number(value) % 100 >= 60);

const isOwner = d.wordSet('patient pt member encounter visit subject participant client resident');
/** `Patient ID: 99120`: written like a code of procedures, and none. */
const isPersonNumber = (t: Tokens, at: number, value: string): boolean =>
  isId(t, at) && isOwner(t, at - 1) && /^9\d{4}$/.test(value);

const isCodeWord = d.wordSet('lot key transmitter');
const isLot = d.wordSet('lot');
const CODE = /[A-Z0-9]{4,12}(?:-[A-Z0-9]{3,12}){0,4}(?![\p{L}\p{N}-])/uy;
/** What a patient opens an account or a package with. */
const isCode = d.wordSet('code');
const isOfAccess = d.wordSet(
  `activation access confirmation verification enrollment registration invitation pickup unlock signup redemption`,
);
const MIXED_CODE = /\d/;
const LETTERS = /[A-Z].*[A-Z]/;
const LETTERED = /^[A-Z]\d{3}/;

/** `lot HT7K2`, `lot B228`, `PA key BQ7R4KXM`, `Activation code: QX7TB-9MM2K`: capitals and digits in one. */
function addCode(t: Tokens, at: number, kind: number, found: Finding[]): boolean {
  const value = at + 1;
  if (value >= t.count || t.start[value]! - t.end[at]! > 3 || d.isAdjacent(t, value)) return false;
  if ((t.gap[value]! & GAP_LINE) !== 0) return false;
  CODE.lastIndex = t.start[value]!;
  const code = CODE.exec(t.text)?.[0];
  if (code === undefined || !MIXED_CODE.test(code)) return false;
  if (!LETTERS.test(code) && !(isLot(t, at) && LETTERED.test(code))) return false;
  add(t.start[value]!, CODE.lastIndex, kind, 0.75, found);
  return true;
}

const LETTERS_MAX = 4;
/** Digits of a number whose letters stand apart. */
const LETTERED_MIN = 5;

/** `no. APMC 77182`, `ref QQ 12 34 56 C`: capitals, then groups of digits, perhaps a letter behind. */
function addLettered(t: Tokens, at: number, kind: number, found: Finding[]): boolean {
  const isLetters = t.shape[at] === CAPITALS || t.shape[at] === LETTER;
  if (!isLetters || t.end[at]! - t.start[at]! > LETTERS_MAX) return false;
  let last = at;
  let digits = 0;
  while (d.isNumber(t, last + 1) && isBlankBefore(t, last + 1) && !d.isMeasured(t, last + 1)) {
    last += 1;
    digits += d.digits(t, last);
  }
  if (digits < LETTERED_MIN || d.isAdjacent(t, last + 1) || d.isJoinedByDash(t, last + 1))
    return false;
  if (t.shape[last + 1] === LETTER && isBlankBefore(t, last + 1)) last += 1;
  add(t.start[at]!, t.end[last]!, kind, 0.85, found);
  return true;
}

/** Single digits apart: six and more are no list of values behind a label. */
const SCANNED = /\d(?:[ -]{1,3}\d){5,15}(?![ -]{0,3}\d|\p{L})/uy;

/** `SS# 3 4 8 - 7 1 - 2 2 0 9`: boxes of a form, as a scanner reads them. */
function addScanned(t: Tokens, at: number, kind: number, found: Finding[]): boolean {
  if (!d.isNumber(t, at) || d.digits(t, at) !== 1 || d.isAdjacent(t, at + 1)) return false;
  SCANNED.lastIndex = t.start[at]!;
  if (!SCANNED.test(t.text)) return false;
  add(t.start[at]!, SCANNED.lastIndex, kind, 0.9, found);
  return true;
}

const isBlankBefore = (t: Tokens, at: number): boolean =>
  d.isSpaced(t, at) && t.start[at]! - t.end[at - 1]! === 1;

/** Of the label at `at`, or -1. `MR#` is no title, though `Mr` is, and `SS#` no sign of anything else. */
function kindAt(t: Tokens, at: number): number {
  if (d.has(t, at, ID_LABEL)) return t.number[at]!;
  if (t.text.charCodeAt(t.end[at]!) !== d.HASH) return -1;
  return isMr(t, at) ? LABEL.mrn : isSocial(t, at) ? LABEL.ssn : -1;
}
const isMr = d.wordSet('mr');
const isSocial = d.wordSet('ss');

function followsUnit(t: Tokens, end: number, first: number): boolean {
  let at = first;
  while (at < t.count && t.start[at]! < end) at += 1;
  return d.has(t, at, UNIT) && d.isSpaced(t, at) && t.shape[at] === LOWER;
}
