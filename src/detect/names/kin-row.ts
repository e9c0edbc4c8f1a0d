/**
 * Several people behind one word for them: `daughters Zosia (neg) and Ania`, `3 sibs (Angel 12, Hope 9, Junior 4)`,
 * `siblings Yadiel and Lía`, `with Almaz (cousin), Dawit (6) and baby Natnael`. In such a row any word with a capital is one.
 */
import type { Finding } from '../../core/phi.ts';
import * as d from '../detector.ts';
import * as x from '../lexicon.ts';
import { CAPITAL, GAP_LINE, LOWER, type Tokens } from '../tokens.ts';
import * as part from './part.ts';

const SCORE = 0.7;
const ROW_MAX = 10;
/** What stands in brackets behind one of them. */
const REMARK_MAX = 8;

const isMany =
  d.wordSet(`kids children sibs siblings sons daughters dtrs brothers sisters friends cousins nephews nieces
  grandkids grandchildren grandsons granddaughters twins triplets roommates parents uncles aunts stepsons stepdaughters
  stepchildren neighbors neighbours caregivers coworkers classmates`);
const isSmallOne = d.wordSet('baby infant newborn toddler little twin');
const isAnd = d.wordSet('and');

const NO_NAME =
  x.STOP |
  x.TITLE |
  x.ROLE |
  x.MONTH |
  x.WEEKDAY |
  x.COUNTRY |
  x.STATE |
  x.DRUG |
  x.UNIT |
  x.CARE_PLACE |
  x.CARE_WORD |
  x.NUMBER_WORD |
  x.PERSON_LABEL;

const isName = (t: Tokens, at: number): boolean =>
  at < t.count &&
  t.shape[at] === CAPITAL &&
  !d.has(t, at, NO_NAME) &&
  !part.isClinical(t, at) &&
  !part.isLearned(t, at);

/** Names of all rows of a text; `found` is added to. */
export function findKinRows(t: Tokens, found: Finding[]): void {
  for (let at = 0; at + 1 < t.count; at += 1) {
    if ((t.shape[at] !== LOWER && t.shape[at] !== CAPITAL) || !isMany(t, at)) continue;
    const first = at + 1;
    const mark = t.mark[first]!;
    const isNear = t.start[first]! - t.end[at]! <= 2 && (t.gap[first]! & GAP_LINE) === 0;
    // `Two sons, Obi (24) and Kene`
    const isListed = mark === d.COMMA && d.has(t, first, x.GIVEN | x.SURNAME);
    if (!isNear || !(mark === 0 || mark === d.OPEN || mark === d.COLON || isListed)) continue;
    readRow(t, first, t.shape[at] === CAPITAL, found);
  }
}

/** A row is two or more; one alone is for the other rules. Behind a capital (`Friends Cole and Hunter`) it may be a heading. */
function readRow(t: Tokens, from: number, isHeading: boolean, found: Finding[]): void {
  const names: Finding[] = [];
  let at = from;
  while (names.length < ROW_MAX && isName(t, at)) {
    if (isHeading && !d.has(t, at, x.GIVEN | x.SURNAME)) break;
    const last = nameEnd(t, at);
    names.push(d.finding(t.start[at]!, t.end[last]!, 'name', 'name', SCORE, 'name/kin-row'));
    at = nextOf(t, last);
    if (at < 0) break;
  }
  if (names.length > 1) found.push(...names);
}

/** `Yadiel Alicea`: a listed name goes on. */
function nameEnd(t: Tokens, at: number): number {
  const next = at + 1;
  const isMore = d.isSpaced(t, next) && isName(t, next) && d.has(t, next, x.GIVEN | x.SURNAME);
  if (isMore) return next;
  return d.isJoinedByDash(t, next) && isName(t, next) ? next : at;
}

/** The first token of the next one, or -1. */
function nextOf(t: Tokens, last: number): number {
  let at = last + 1;
  if (d.isNumber(t, at) && d.isSpaced(t, at) && d.digits(t, at) < 3) at += 1; // an age
  if (t.mark[at] === d.OPEN) at = behindRemark(t, at);
  if (at < 0 || at >= t.count || (t.gap[at]! & GAP_LINE) !== 0) return -1;
  const isParted =
    t.text.slice(t.end[at - 1], t.start[at]).includes(',') || t.mark[at] === d.AMPERSAND;
  if (isAnd(t, at)) at += 1;
  else if (!isParted) return -1;
  if (isSmallOne(t, at)) at += 1;
  return isName(t, at) ? at : -1;
}

function behindRemark(t: Tokens, from: number): number {
  for (let at = from + 1; at <= from + REMARK_MAX && at < t.count; at += 1) {
    if (t.text.slice(t.end[at - 1], t.start[at]).includes(')')) return at;
  }
  return -1;
}
