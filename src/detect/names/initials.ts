/**
 * Initials that stand for somebody: the text calls them so (`subject initials: DLM`, `Initials D. L. M.`), or they are dotted
 * beside a word for a patient or an age (`my inpatient J.R., 37M`). Made of a name, they count as one.
 */
import type { Finding } from '../../core/phi.ts';
import * as d from '../detector.ts';
import { hashWord } from '../fold.ts';
import * as x from '../lexicon.ts';
import { CAPITALS, GAP_LINE, LETTER, LOWER, SOME_CAPITALS, type Tokens } from '../tokens.ts';
import { isNothingElse, isStaff, isStroke } from './staff.ts';

const SCORE = 0.9;
const LENGTH_MAX = 4;
/** Between the word and what it announces, and between letters: a mark and a blank or two. */
const GAP_MAX = 3;

const isLabel = d.wordSet('initials iniciales');
const isLink = d.wordSet('are is son');

export function findInitials(t: Tokens, found: Finding[]): void {
  for (let at = 0; at + 1 < t.count; at += 1) {
    if (isDotted(t, at)) findPatient(t, at, found);
    if (!isLabel(t, at)) continue;
    const first = isLink(t, at + 1) ? at + 2 : at + 1;
    const last = lastOf(t, first);
    if (last < 0) continue;
    found.push(d.finding(t.start[first]!, t.end[last]!, 'name', 'name', SCORE, 'name/initials'));
  }
}

/** Last token of the initials that begin at `first`, or -1. */
function lastOf(t: Tokens, first: number): number {
  if (!isNear(t, first)) return -1;
  if (t.shape[first] === CAPITALS)
    return t.end[first]! - t.start[first]! <= LENGTH_MAX ? first : -1;
  let last = first - 1;
  while (last + 1 - first < LENGTH_MAX && isNear(t, last + 1) && isCapital(t, last + 1)) last += 1;
  return last > first ? last : -1;
}

const isNear = (t: Tokens, at: number): boolean =>
  at < t.count && (t.gap[at]! & GAP_LINE) === 0 && t.start[at]! - t.end[at - 1]! <= GAP_MAX;

const isCapital = (t: Tokens, at: number): boolean =>
  t.shape[at] === LETTER && d.isCapitalised(t, at);

const isPatient = d.wordSet('patient pt client inpatient outpatient resident');
const isAlso = d.wordSet('is was a an');
const isOld = d.wordSet('m f yo y year yr years');
const SCORE_OF_PATIENT = 0.75;
const AGE_MAX = 120;

/** `J.R`: a capital, a dot, a capital, and nothing else before or behind. */
const isDotted = (t: Tokens, at: number): boolean =>
  isCapital(t, at) && isCapital(t, at + 1) && d.isJoinedBy(t, at + 1, d.DOT);

function findPatient(t: Tokens, first: number, found: Finding[]): void {
  if (d.isAdjacent(t, first) || d.isJoinedBy(t, first, d.DOT)) return;
  let last = first + 1;
  while (
    last - first + 1 < LENGTH_MAX &&
    d.isJoinedBy(t, last + 1, d.DOT) &&
    isCapital(t, last + 1)
  )
    last += 1;
  const isTold = isPatient(t, first - 1) && d.isSpaced(t, first);
  if (!isTold && !isAged(t, last + 1)) return;
  if (isAbbreviation(t, first, last)) return;
  found.push(
    d.finding(t.start[first]!, t.end[last]!, 'name', 'name', SCORE_OF_PATIENT, 'name/initials'),
  );
}

/** `, 37M`, `(62F)`, `is a 44-year-old` */
function isAged(t: Tokens, at: number): boolean {
  let age = at;
  while (age < at + 2 && isAlso(t, age)) age += 1;
  if (!isNear(t, at) || !d.isNumber(t, age) || t.number[age]! > AGE_MAX) return false;
  const unit = age + 1;
  return isOld(t, unit) && t.start[unit]! - t.end[age]! <= 1;
}

/** `I.V.`, `P.O.`, `U.S.`: letters that mean something when read together. */
function isAbbreviation(t: Tokens, first: number, last: number): boolean {
  let letters = '';
  for (let at = first; at <= last; at += 1) letters += t.text[t.start[at]!]!;
  const slot = x.find(hashWord(letters));
  return (x.bitsAt(slot) & MEANS_ELSE) !== 0 || (x.cuesAt(slot) & x.CUE_CLINICAL) !== 0;
}

const MEANS_ELSE =
  x.STOP | x.COMMON | x.UNIT | x.CREDENTIAL | x.TITLE | x.STATE_CODE | x.COUNTRY | x.DRUG;

/** Before who did it. */
const isBy =
  d.wordSet(`by per wit witness witnessed initialed initialled init initials signed reviewed checked verified
  thawed collected drawn drafted logged copy w with from to cc`);

/**
 * The token is the initials of somebody who is named in the document, and stands where somebody is told or signs: behind a title or a
 * label, alone on its line, behind a stroke, before or behind what staff sign with.
 */
export function areSomebodys(t: Tokens, at: number): boolean {
  const before = at - 1;
  const next = at + 1;
  const isSmall = t.shape[at] === LOWER;
  if (t.shape[at] !== CAPITALS && !isSmall) return false;
  if (!isSmall && before >= 0 && d.isSpaced(t, at) && d.has(t, before, x.ANNOUNCING)) return true;
  // In a text of capitals everything looks like initials, and in one without, every short word.
  if (t.capitals !== SOME_CAPITALS || !isNothingElse(t, at)) return false;
  const isEnd = next >= t.count || (t.gap[next]! & GAP_LINE) !== 0;
  const isStart = at === 0 || (t.gap[at]! & GAP_LINE) !== 0;
  if (isStart && isEnd) return true;
  const isSigning = d.isSpaced(t, next) && isStaff(t, next);
  const isStruck = !isStart && isStroke(t.text.charCodeAt(t.start[at]! - 1));
  if (isSigning || (isStruck && (isEnd || d.isNumber(t, next)))) return true;
  if (isSmall) return false;
  const isDone = !isStart && d.isSpaced(t, at) && isBy(t, before);
  return isDone || isStruck || (next < t.count && isStroke(t.mark[next]!) && !d.isNumber(t, next));
}
