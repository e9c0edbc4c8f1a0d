/**
 * Identifiers without a label, by shape alone: long digit runs, letters mixed with many digits, UK
 * National Insurance numbers, UUIDs.
 *
 * Category  any other unique identifying number, 45 CFR §164.514(b)(2)(i)(R)
 * Shape     7 digits and more in one run; 5 digits and more with letters (`RJ1-1807656`); `147-37-73`;
 *           `AB 12 34 56 C` (HMRC: two letters, six digits, suffix A to D) · `A087 221 993` (USCIS: alien number) ·
 *           `C24-119` (accession of a year) · `ME# 24-1187` ·
 *           `1184 772 0091`
 *
 * Measurements in notes do not have so many digits; what has (codes of drugs, trials and grants) is
 * lost to the reader, hence a low score.
 */
import type { Finding } from '../../core/phi.ts';
import { CLINICAL_CODE } from '../codes.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { CAPITALS, LETTER, LOWER, NUMBER, type Tokens } from '../tokens.ts';
import { isAmount } from './amount.ts';

const NATIONAL_INSURANCE =
  /(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]([ -]?)\d\d\1\d\d\1\d\d\1[A-D](?![\p{L}\p{N}])/uy;
const ALIEN = /A\d{2,3}[ -]\d{3}[ -]\d{3}(?![\p{L}\p{N}])/uy;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\p{L}\p{N}])/iuy;
const PARTS_MAX = 6;
/** What these announce was measured or counted, however many digits it has. */
const isQuantityLabel =
  d.wordSet(`dose dosage dosing amount quantity qty count total cost price charge
  volume weight height length width size rate ratio score level result titer load wbc rbc plt platelets
  hgb hct glucose sodium potassium creatinine bytes tokens offset limit page seed value`);
const isCodeLabel =
  d.wordSet(`cpt icd icd9 icd10 loinc snomed ndc hcpcs rxnorm pmid doi pmc nct rs isbn issn
  grant omim genbank accession cas protocol model catalog catalogue size version table figure drg code codes`);

/** Tokens glued by nothing or a hyphen: one word for the eye. */
function clusterEnd(t: Tokens, at: number): number {
  let last = at;
  while (last - at < PARTS_MAX && last + 1 < t.count) {
    const isGlued = d.isAdjacent(t, last + 1) || d.isJoinedBy(t, last + 1, d.HYPHEN);
    if (!isGlued) break;
    last += 1;
  }
  return last;
}

function findCluster(t: Tokens, at: number, found: Finding[]): void {
  const last = clusterEnd(t, at);
  let count = 0;
  let letters = 0;
  let longest = 0;
  let words = 0;
  for (let part = at; part <= last; part += 1) {
    const length = t.end[part]! - t.start[part]!;
    if (!d.isNumber(t, part)) {
      if (length > 4 || (t.shape[part] !== CAPITALS && t.shape[part] !== LETTER)) return;
      letters += length;
      if (length > 1) words += 1;
      continue;
    }
    count += length;
    longest = Math.max(longest, length);
  }
  // `QA-LAB-007`: two words and a number, all joined by hyphens
  const isCode = words > 1 && count >= 3 && longest >= 3 && letters >= 4 && isHyphened(t, at, last);
  const isMixed = isCode || (letters > 0 && count >= 5 && longest >= 4);
  const isLong = letters === 0 && last === at && count >= 7;
  const isDashed = letters === 0 && last > at && count >= 8 && longest >= 4;
  const isGrouped =
    letters === 0 &&
    ((last === at + 2 && isThreeGroups(t, at)) || (last === at + 3 && isFourGroups(t, at)));
  const isNumbered = letters === 0 && last === at + 1 && count >= 5 && isHashed(t, at);
  const isOfYear = isAccession(t, at, last);
  if (!isMixed && !isLong && !isDashed && !isGrouped && !isNumbered && !isOfYear) return;
  if (isDashed && last === at + 1 && (isFromTo(t, at) || isShift(t, at))) return;
  const text = t.text.slice(t.start[at], t.end[last]);
  if (CLINICAL_CODE.test(text) || isCodeLabel(t, at - 1) || isCodeLabel(t, at - 2)) return;
  if (letters === 0 && (isQuantityLabel(t, at - 1) || isAmount(t, last))) return;
  const before = t.text.charCodeAt(t.start[at]! - 1);
  if (before === 46 || before === 36 || before === 44 || isPartOfNumber(t, last)) return;
  const rule = isMixed ? 'id-shape/mixed' : 'id-shape/digits';
  found.push(d.finding(t.start[at]!, t.end[last]!, 'other_unique_id', 'id', 0.55, rule));
}

/** `ME# 24-1187`; what is round is a quantity: `disp #100-120`. */
function isHashed(t: Tokens, at: number): boolean {
  if (t.mark[at] !== d.HASH || t.start[at]! - t.end[at - 1]! > 3) return false;
  return t.number[at]! % 5 !== 0 || t.number[at + 1]! % 5 !== 0;
}

/** `C24-119`: a letter or two of the laboratory, the year, the number. */
const isAccession = (t: Tokens, at: number, last: number): boolean =>
  last === at + 2 &&
  !d.isNumber(t, at) &&
  t.end[at]! - t.start[at]! <= 2 &&
  d.isAdjacent(t, at + 1) &&
  d.digits(t, at + 1) === 2 &&
  t.number[at + 1]! < YEARS &&
  d.digits(t, last) === 3 &&
  d.isJoinedBy(t, last, d.HYPHEN) &&
  !d.isMeasured(t, last);
/** Of this century, which laboratories number by. */
const YEARS = 40;

function isHyphened(t: Tokens, first: number, last: number): boolean {
  for (let at = first + 1; at <= last; at += 1)
    if (!d.isJoinedBy(t, at, d.HYPHEN) && !d.isNumber(t, at)) return false;
  return true;
}

/** `147-37-73`, `63-50-98`: how charts are numbered, where it is no date. */
function isThreeGroups(t: Tokens, at: number): boolean {
  const [a, b, c] = [d.digits(t, at), d.digits(t, at + 1), d.digits(t, at + 2)];
  // `03/02/1994  55-18-204  ABERNATHY`
  const isNarrow = c === 3 && a === 2 && t.shape[at - 1] !== LOWER;
  if (a < 2 || a > 3 || b !== 2 || d.isMeasured(t, at + 2)) return false;
  if (c !== 2) return isNarrow;
  const [first, second] = [t.number[at]!, t.number[at + 1]!];
  const isDate = a === 2 && first <= 31 && second <= 31 && (first <= 12 || second <= 12);
  return !isDate;
}

/** `882-41-06-3` */
const isFourGroups = (t: Tokens, at: number): boolean =>
  d.digits(t, at) === 3 &&
  d.digits(t, at + 1) === 2 &&
  d.digits(t, at + 2) === 2 &&
  d.digits(t, at + 3) <= 2;

/** `1995-2008`, `22068-22074`: years or pages, from the first to the last. */
function isFromTo(t: Tokens, at: number): boolean {
  const [from, to] = [pageOf(t, at), pageOf(t, at + 1)];
  if (d.digits(t, at) !== d.digits(t, at + 1) || from >= to) return false;
  return to - from < PAGES_MAX || (d.digits(t, at) === 4 && from >= 1880 && to <= 2100);
}

/** `1900-0730`: times of the day, by five minutes. */
const isShift = (t: Tokens, at: number): boolean => isClock(t, at) && isClock(t, at + 1);

function isClock(t: Tokens, at: number): boolean {
  const minutes = t.number[at]! % 100;
  return d.digits(t, at) === 4 && t.number[at]! < 2400 && minutes < 60 && minutes % 5 === 0;
}

const PAGES_MAX = 60;
const pageOf = (t: Tokens, at: number) => Number(t.text.slice(t.start[at], t.end[at]));

/** `1234567.5`, `1234567/1`, `10000000,5`: a quantity. */
function isPartOfNumber(t: Tokens, last: number): boolean {
  const next = last + 1;
  return d.isNumber(t, next) && (d.isJoinedBy(t, next, d.DOT) || d.isJoinedBy(t, next, d.COMMA));
}

function findRegex(t: Tokens, at: number, shape: RegExp, type: string, found: Finding[]): boolean {
  shape.lastIndex = t.start[at]!;
  if (!shape.test(t.text)) return false;
  found.push(
    d.finding(t.start[at]!, shape.lastIndex, 'other_unique_id', type, 0.8, `id-shape/${type}`),
  );
  return true;
}

/** A UUID whose first group this number stands in: `e3b0c442-…`. */
function findUuid(t: Tokens, at: number, found: Finding[]): boolean {
  let first = at;
  while (first > 0 && d.isAdjacent(t, first) && t.start[at]! - t.start[first - 1]! < 8) first -= 1;
  if (t.text.charCodeAt(t.start[first]! + 8) !== d.HYPHEN || d.isAdjacent(t, first)) return false;
  return findRegex(t, first, UUID, 'uuid', found);
}

const GROUPS_MIN = 3;
const GROUPED_DIGITS_MIN = 10;
const GROUPED_DIGITS_MAX = 18;
const LONG_GROUP = 4;

/**
 * `1184 772 0091`, `0001 4477 2093`: as cards and registers print numbers. Values in a row have no group of four digits among
 * others that are longer or shorter than it, and times of the day end with the hour.
 */
function findSpacedGroups(t: Tokens, at: number, found: Finding[]): boolean {
  if (d.isNumber(t, at - 1) && isGroup(t, at)) return false;
  let last = at;
  let count = d.digits(t, at);
  let long = isLongGroup(t, at) ? 1 : 0;
  while (isGroup(t, last + 1)) {
    last += 1;
    count += d.digits(t, last);
    if (isLongGroup(t, last)) long += 1;
  }
  if (last - at + 1 < GROUPS_MIN || count < GROUPED_DIGITS_MIN || count > GROUPED_DIGITS_MAX)
    return false;
  const isPart = d.isAdjacent(t, last + 1) || isPartOfNumber(t, last) || d.isMeasured(t, last);
  if (long === 0 || isPart || isQuantityLabel(t, at - 1) || isCodeLabel(t, at - 1)) return false;
  if (t.mark[at] === d.DOT || t.mark[at] === d.SLASH || t.mark[last + 1] === d.SLASH) return false;
  const [start, end] = [t.start[at]!, t.end[last]!];
  found.push(d.finding(start, end, 'other_unique_id', 'id', 0.6, 'id-shape/groups'));
  return true;
}

/** Behind one blank, of two digits or more. */
const isGroup = (t: Tokens, at: number): boolean =>
  d.isNumber(t, at) &&
  d.isSpaced(t, at) &&
  t.start[at]! - t.end[at - 1]! === 1 &&
  d.digits(t, at) > 1;

/** Of four digits, and neither a time nor a year. */
const isLongGroup = (t: Tokens, at: number): boolean =>
  d.digits(t, at) === LONG_GROUP &&
  (t.number[at]! % 100 > 59 || t.number[at]! > 2400 || t.number[at]! < 100) &&
  !(t.number[at]! > 1900 && t.number[at]! < 2100);

export const idShape: Detector = {
  id: 'id-shape',
  bits: 0,
  shapes: d.shapes(NUMBER, CAPITALS, LETTER),
  find(t, at, found) {
    const length = t.end[at]! - t.start[at]!;
    if (d.isNumber(t, at) && length < 9 && findUuid(t, at, found)) return;
    if (d.isAdjacent(t, at) || d.isJoinedBy(t, at, d.HYPHEN)) return;
    if (!d.isNumber(t, at)) {
      if (length > 4) return;
      const isNext = d.isNumber(t, at + 1) && t.start[at + 1]! - t.end[at]! <= 1;
      if (!isNext && !(length > 1 && d.isJoinedBy(t, at + 1, d.HYPHEN))) return;
      if (length === 1 && findRegex(t, at, ALIEN, 'alien-number', found)) return;
      if (length === 2 && findRegex(t, at, NATIONAL_INSURANCE, 'national-insurance', found)) return;
    }
    if (d.isNumber(t, at) && findSpacedGroups(t, at, found)) return;
    findCluster(t, at, found);
  },
};
