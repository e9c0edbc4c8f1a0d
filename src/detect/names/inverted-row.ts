/**
 * Lists and schedules with the surname first, a line each: `1) Fitzgerald, N. / 0094-221 / 64F`, `9:00 ⇥ Warsame, Hibo ⇥ wt
 * check`, `- de la Paz, Inés`. A number, a time or a bullet before and a mark, a tab or the end of the line behind: from two
 * such lines on, half of them with a given name or an initial, all are names.
 */
import type { Finding } from '../../core/phi.ts';
import * as d from '../detector.ts';
import * as x from '../lexicon.ts';
import { CAPITAL, CAPITALS, GAP_LINE, LETTER, NUMBER, type Tokens } from '../tokens.ts';
import { afterParticles } from './add-name.ts';
import * as part from './part.ts';

const SCORE = 0.75;
const ROWS_MIN = 2;
const WORDS_MAX = 3;
const PREFIX_MAX = 5;

interface Row {
  readonly first: number;
  readonly last: number;
  readonly isSure: boolean;
}

/** Names of all rows of a text; `found` is added to. */
export function findInvertedRows(t: Tokens, found: Finding[]): void {
  const rows: Row[] = [];
  for (let at = 0; at < t.count; at += 1) {
    if (at > 0 && (t.gap[at]! & GAP_LINE) === 0) continue;
    const row = rowAt(t, at);
    if (row !== undefined) rows.push(row);
  }
  const sure = rows.filter(({ isSure }) => isSure).length;
  if (rows.length < ROWS_MIN || 2 * sure < rows.length) return;
  for (const { first, last } of rows)
    found.push(d.finding(t.start[first]!, t.end[last]!, 'name', 'name', SCORE, 'name/row'));
}

function rowAt(t: Tokens, line: number): Row | undefined {
  const first = behindPrefix(t, line);
  const family = first < 0 ? -1 : familyEnd(t, afterParticles(t, first));
  if (family < 0 || t.mark[family + 1] !== d.COMMA || !isClose(t, family + 1)) return undefined;
  const last = givenEnd(t, family + 1);
  if (last < 0 || !isClosed(t, last + 1)) return undefined;
  const given = family + 1;
  const isGiven = d.has(t, given, x.GIVEN) || t.shape[given] === LETTER;
  return { first, last, isSure: isGiven && part.quality(t, family) !== part.NO };
}

const isHalf = d.wordSet('am pm a p h');
const isBullet = (code: number): boolean =>
  d.isDash(code) || code === ASTERISK || code === 0x2022 || code === 0x00b7;
const ASTERISK = 42;

/** The first token of the name on the line, or -1 where nothing of a list stands before it. */
function behindPrefix(t: Tokens, line: number): number {
  if (t.shape[line] !== NUMBER) return isBullet(t.mark[line]!) ? line : -1;
  let at = line;
  while (at < line + PREFIX_MAX && (d.isNumber(t, at) || (at > line && isHalf(t, at)))) at += 1;
  return d.digits(t, line) < 5 && (t.gap[at]! & GAP_LINE) === 0 ? at : -1;
}

const NO_NAME = x.STOP | x.DRUG | x.TITLE | x.WEEKDAY | x.UNIT | x.CARE_PLACE | x.STATE | x.COUNTRY;

function isWord(t: Tokens, at: number): boolean {
  if (at >= t.count || (t.shape[at] !== CAPITAL && t.shape[at] !== CAPITALS)) return false;
  if (t.end[at]! - t.start[at]! < 2 || d.has(t, at, NO_NAME)) return false;
  if (d.has(t, at, x.MONTH) && !d.has(t, at, x.GIVEN)) return false; // `Moua, Mai`
  return !part.isClinical(t, at) && (d.has(t, at, x.NAMED) || !part.isLearned(t, at));
}

/** `Al-Khatib`, `O'Shea`, `Peña Acevedo` */
function familyEnd(t: Tokens, at: number): number {
  if (!isWord(t, at)) return -1;
  let last = at;
  while (last < at + WORDS_MAX && isMore(t, last + 1)) last += 1;
  return last;
}

const isMore = (t: Tokens, at: number): boolean =>
  isWord(t, at) &&
  isClose(t, at) &&
  (d.isSpaced(t, at) || d.isJoinedByDash(t, at) || d.isJoinedByApostrophe(t, at));

function givenEnd(t: Tokens, at: number): number {
  if (t.shape[at] !== LETTER) {
    if (!isWord(t, at) || (d.isOrdinary(t, at) && !d.has(t, at, x.GIVEN))) return -1;
  }
  const next = at + 1;
  const isMiddle = t.shape[next] === LETTER && d.isCapitalised(t, next) && isClose(t, next);
  return isMiddle || (isMore(t, next) && (d.has(t, next, x.NAMED) || !d.isOrdinary(t, next)))
    ? next
    : at;
}

/** On its line, a mark and a blank at most. */
const isClose = (t: Tokens, at: number): boolean =>
  (t.gap[at]! & GAP_LINE) === 0 && t.start[at]! - t.end[at - 1]! <= 2;

const TAB = 9;
const isClosing = (code: number): boolean =>
  code === d.SLASH || code === 124 || code === d.OPEN || code === d.SEMICOLON || d.isDash(code);

/** The name ends here: a tab, a stroke, a bracket, a number or the end of the line. */
function isClosed(t: Tokens, next: number): boolean {
  if (next >= t.count || (t.gap[next]! & GAP_LINE) !== 0) return true;
  for (let place = t.end[next - 1]!; place < t.start[next]!; place += 1) {
    const code = t.text.charCodeAt(place);
    if (code === TAB || isClosing(code)) return true;
    if (code !== d.DOT && code !== 32 && code !== d.COMMA) return false;
  }
  return d.isNumber(t, next) || t.start[next]! - t.end[next - 1]! > 2;
}
