/**
 * How staff sign: `C. Rainwater CRNA`, `t ruiz rn` at the end of a line, initials behind a stroke (`ok x1 yr -BL`, `Got it. - G`)
 * or alone at the end of the text, a given name behind a stroke (`of course! -Charity`), author and typist (`EKL/ps`), whoever's initials before a credential (`hmb rn`), behind a witness
 * (`wit GM/TLH`) or in brackets at the end of an entry (`[RJK]`),
 * beside what was done and when (`calls made by RS 5/21`).
 */
import type { Finding } from '../../core/phi.ts';
import * as d from '../detector.ts';
import * as x from '../lexicon.ts';
import {
  CAPITAL,
  CAPITALS,
  GAP_BREAK,
  GAP_LINE,
  LETTER,
  LOWER,
  NUMBER,
  SOME_CAPITALS,
  type Tokens,
} from '../tokens.ts';
import * as part from './part.ts';
import { isNothingElse, isStaff, isStroke } from './staff.ts';

const NO_NAME = x.STOP | x.UNIT | x.DRUG | x.CREDENTIAL | x.TITLE | x.MONTH | x.CARE_PLACE;
const MEANS_ELSE = x.STOP | x.COMMON | x.UNIT | x.CREDENTIAL | x.TITLE | x.STATE_CODE | x.DRUG;
const ELSE_AT_END = x.UNIT | x.CREDENTIAL | x.TITLE | x.DRUG;
const isAlsoElse = d.wordSet('do pa np rd');
const INITIALS_MAX = 3;

export function findSigned(t: Tokens, found: Finding[]): void {
  for (let at = 0; at < t.count; at += 1) {
    if (t.end[at]! - t.start[at]! === 1 && isStaff(t, at + 2)) findStaff(t, at, found);
    else if (isLast(t, at)) findInitials(t, at, found);
    else if (isAuthor(t, at)) findTypist(t, at + 1, found);
    if (mayBeInitials(t, at)) {
      findBare(t, at, found);
      if (isNoted(t, at) || isPairOfTypists(t, at)) push(t, at, found);
    }
  }
}

/** Two or three letters of one case that are nothing else. */
const mayBeInitials = (t: Tokens, at: number): boolean => {
  const length = t.end[at]! - t.start[at]!;
  const isOneCase = t.shape[at] === CAPITALS || t.shape[at] === LOWER;
  return isOneCase && length > 1 && length <= INITIALS_MAX && isNothingElse(t, at);
};

const isWitness = d.wordSet('wit witness witnessed cosigned cosign');
const BRACKET = 91;

/** What nobody is named by otherwise: see the head of this file. */
function findBare(t: Tokens, at: number, found: Finding[]): void {
  if (d.isAdjacent(t, at) || t.capitals !== SOME_CAPITALS) return;
  const next = at + 1;
  const isBehindEnd = isFirst(t, at) || t.mark[at] === d.DOT || t.mark[at] === d.SEMICOLON;
  const isBeforeStaff = d.isSpaced(t, next) && isStaff(t, next) && !isAlsoElse(t, next);
  const isBehindStroke = t.mark[at] === d.SLASH && !d.isJoinedBy(t, at, d.SLASH);
  const isSigning = (isBehindEnd || isBehindStroke) && isBeforeStaff && t.shape[next] !== CAPITAL;
  const isBracketed =
    t.shape[at] === CAPITALS &&
    t.text.charCodeAt(t.start[at]! - 1) === BRACKET &&
    t.mark[next] === BRACKET + 2 &&
    isLast(t, at);
  if (isSigning || isBracketed) push(t, at, found);
  if (t.shape[at] !== CAPITALS || !d.isSpaced(t, at) || !isWitness(t, at - 1)) return;
  push(t, at, found);
  if (d.isJoinedBy(t, next, d.SLASH) && t.shape[next] === CAPITALS && mayBeInitials(t, next))
    push(t, next, found);
}

const isByWord = d.wordSet('by');
const isEntry = d.wordSet('closed signed faxed mailed entered filed scanned sent done called');

/** `calls made by RS 5/21`, `Closed mh`, `SV 11/3/23 0509`: beside what was done, or when. */
function isNoted(t: Tokens, at: number): boolean {
  if (t.capitals !== SOME_CAPITALS || d.isAdjacent(t, at)) return false;
  const isClosing = d.isSpaced(t, at) && isEntry(t, at - 1) && isLastLine(t, at);
  if (isClosing && d.isCapitalised(t, at - 1)) return true;
  if (t.shape[at] !== CAPITALS || !isDay(t, at + 1)) return false;
  if (d.isSpaced(t, at) && isByWord(t, at - 1)) return true;
  const time = t.shape[at + 3] === NUMBER && d.isJoinedBy(t, at + 3, d.SLASH) ? at + 4 : at + 3;
  return (
    isFirst(t, at) && d.isSpaced(t, time) && d.digits(t, time) === TIME_DIGITS && isLast(t, time)
  );
}
const TIME_DIGITS = 4;

/** ` 11/3` */
const isDay = (t: Tokens, at: number): boolean =>
  d.isSpaced(t, at) &&
  d.isNumber(t, at) &&
  d.isNumber(t, at + 1) &&
  d.isJoinedBy(t, at + 1, d.SLASH);

/** `obm/jr` on a line of its own, `T: 03/07/2023 04:12  bi/kmw  Job 77`: in small letters, apart from all else. */
function isPairOfTypists(t: Tokens, at: number): boolean {
  const isSecond = d.isJoinedBy(t, at, d.SLASH) && t.shape[at - 1] === LOWER;
  const [first, second] = isSecond ? [at - 1, at] : [at, at + 1];
  if (t.shape[at] !== LOWER || !d.isJoinedBy(t, second, d.SLASH) || t.shape[second] !== LOWER)
    return false;
  if (!mayBeInitials(t, first) || !mayBeInitials(t, second)) return false;
  const isBegun = isFirst(t, first) || (isApart(t, first) && d.isNumber(t, first - 1));
  return isBegun && (isLast(t, second) || isApart(t, second + 1));
}

const isApart = (t: Tokens, at: number): boolean =>
  d.isSpaced(t, at) && t.start[at]! - t.end[at - 1]! > 1;

/** Nothing follows on its line. */
const isLast = (t: Tokens, at: number): boolean =>
  at + 1 >= t.count || (t.gap[at + 1]! & GAP_LINE) !== 0;

const isFirst = (t: Tokens, at: number): boolean => at === 0 || (t.gap[at]! & GAP_LINE) !== 0;

function findStaff(t: Tokens, at: number, found: Finding[]): void {
  const name = at + 1;
  const staff = at + 2;
  const mark = t.mark[name]!;
  const hasDot = mark === d.DOT;
  if (t.shape[at] !== LETTER && t.shape[at] !== LOWER) return;
  if ((t.gap[name]! & GAP_LINE) !== 0 || (t.gap[staff]! & GAP_LINE) !== 0) return;
  if ((mark !== 0 && !hasDot) || t.start[name]! - t.end[at]! > 2 || d.isAdjacent(t, at)) return;
  const isClose = d.isSpaced(t, staff) || t.mark[staff] === d.COMMA;
  if (!isClose || t.start[staff]! - t.end[name]! > 2) return;
  if (d.isNumber(t, name) || t.end[name]! - t.start[name]! < 2 || d.has(t, name, NO_NAME)) return;
  if (part.isClinical(t, name) || (isAlsoElse(t, staff) && !hasDot)) return;
  const isWritten = t.shape[staff] === CAPITALS || isLast(t, staff) || isStaff(t, staff + 1);
  if (!isWritten || !(hasDot || isFirst(t, at) || isLast(t, staff))) return;
  found.push(d.finding(t.start[at]!, t.end[name]!, 'name', 'name', 0.75, 'name/signed'));
}

function findInitials(t: Tokens, at: number, found: Finding[]): void {
  const length = t.end[at]! - t.start[at]!;
  if (length === 1 && isSignOff(t, at)) push(t, at, found);
  if (isGivenSignOff(t, at)) push(t, at, found);
  if (length < 2 || length > INITIALS_MAX) return;
  const before = t.text.charCodeAt(t.start[at]! - 1);
  if (t.shape[at] === LOWER) {
    const author = at - 1;
    const isTypist = before === d.SLASH || before === d.COLON;
    const isWritten = isAuthor(t, author) || isDated(t, author) || isBehind(t, author, at);
    if (!isTypist || !isWritten || t.start[at]! - t.end[author]! !== 1 || meansElse(t, author))
      return;
    push(t, author, found);
    push(t, at, found);
    return;
  }
  if (t.shape[at] !== CAPITALS) return;
  if (before === d.SLASH && isAuthor(t, at - 1) && isLastLine(t, at)) {
    if (meansElse(t, at) && meansElse(t, at - 1)) return; // `I/O`, `BP/HR`
    push(t, at - 1, found);
    push(t, at, found);
    return;
  }
  const isEnd = at + 1 >= t.count;
  if (d.hasCue(t, at, x.CUE_CLINICAL) || d.has(t, at, isEnd ? ELSE_AT_END : MEANS_ELSE)) return;
  const isStruck =
    isStroke(before) &&
    t.start[at]! - 1 > 0 &&
    t.text.charCodeAt(t.start[at]! - 2) <= BLANK &&
    !d.isNumber(t, at - 1);
  const isAlone =
    at > 0 && ((isFirst(t, at) && isLastLine(t, at)) || (isEnd && t.mark[at] === d.DOT));
  if (isStruck || isAlone) push(t, at, found);
}

const SIGN_OFF = /[.!?]["')]? {1,2}[-–—]{1,2} ?$/;
const SIGN_OFF_REACH = 8;

/** `in the fridge — J`: at the end of all. */
const ENDING = /[\p{Ll})] (?:[–—]|--) ?$/u;
const FAREWELL =
  /(?:^|[\n>.!?]) {0,3}(?:(?:many )?thanks|thank you|thx|tks|ty|best|cheers|regards|sincerely|yours|love)(?: again| so much)?(?:, ?|[,.!]{0,2}[ >]{0,3}\n[\s>]{0,4})$/i;
const FAREWELL_REACH = 32;

/** A letter behind a stroke behind a whole sentence (`> Got it. - G`), or under a farewell. */
const isSignOff = (t: Tokens, at: number): boolean =>
  t.shape[at] === LETTER &&
  d.isCapitalised(t, at) &&
  (isBehindSentence(t, at) ||
    (at + 1 >= t.count &&
      ENDING.test(t.text.slice(Math.max(0, t.start[at]! - SIGN_OFF_REACH), t.start[at]))) ||
    FAREWELL.test(t.text.slice(Math.max(0, t.start[at]! - FAREWELL_REACH), t.start[at])));

/** `of course! -Charity`, or alone at the end: a given name, though a word. */
const isGivenSignOff = (t: Tokens, at: number): boolean =>
  t.shape[at] === CAPITAL &&
  d.has(t, at, x.GIVEN) &&
  !d.has(t, at, NO_NAME) &&
  (isBehindSentence(t, at) || (isLastLine(t, at) && isStruckLine(t, at) && !isOfList(t, at)));

const isBehindSentence = (t: Tokens, at: number): boolean =>
  SIGN_OFF.test(t.text.slice(Math.max(0, t.start[at]! - SIGN_OFF_REACH), t.start[at]));

/** The line begins with a stroke, the word right behind it or a blank away. */
const isStruckLine = (t: Tokens, at: number, blanks = 0): boolean =>
  isFirst(t, at) && d.isDash(t.text.charCodeAt(t.start[at]! - 1 - blanks));

const LINE_TOKENS_MAX = 40;

/** The line before begins with a stroke too. */
function isOfList(t: Tokens, at: number): boolean {
  let line = at - 1;
  while (line > 0 && at - line < LINE_TOKENS_MAX && !isFirst(t, line)) line -= 1;
  return line >= 0 && (isStruckLine(t, line) || isStruckLine(t, line, 1));
}

/** Of the text, or of a part that an empty line ends. */
const isLastLine = (t: Tokens, at: number): boolean =>
  at + 1 >= t.count || (t.gap[at + 1]! & GAP_BREAK) !== 0;

const BLANK = 32;

/** `EKL/ps`, a line by itself */
const isAuthor = (t: Tokens, at: number): boolean =>
  at >= 0 &&
  isFirst(t, at) &&
  t.shape[at] === CAPITALS &&
  t.end[at]! - t.start[at]! <= INITIALS_MAX;

/** `Job 8812076   ARF/lmt`: letters in capitals and in small ones that are nothing else, at the end of a line. */
const isBehind = (t: Tokens, author: number, typist: number): boolean =>
  author > 0 &&
  t.shape[author] === CAPITALS &&
  t.end[author]! - t.start[author]! <= INITIALS_MAX &&
  (t.mark[author] === d.DOT || (d.isSpaced(t, author) && d.isNumber(t, author - 1))) &&
  (t.bits[typist]! & ~(x.GIVEN | x.SURNAME)) === 0 &&
  !d.hasCue(t, typist, x.CUE_CLINICAL);

/** `MN:dkw   D: 11/12/24`: what follows on the line stands apart, and both are nothing else. */
function findTypist(t: Tokens, at: number, found: Finding[]): void {
  const isTyped = d.isJoinedBy(t, at, d.COLON) || d.isJoinedBy(t, at, d.SLASH);
  if (!isTyped || t.shape[at] !== LOWER || t.end[at]! - t.start[at]! > INITIALS_MAX) return;
  const isApart = isLast(t, at) || (t.mark[at + 1] === 0 && t.start[at + 1]! - t.end[at]! > 1);
  if (!isApart || !isNothingElse(t, at) || !isNothingElse(t, at - 1)) return;
  push(t, at - 1, found);
  push(t, at, found);
}

const isWritingWord = d.wordSet('transcribed typed dictated tr dt td');
/** `transcribed 04/10/2024 ra/js` */
const isDated = (t: Tokens, at: number): boolean =>
  at > 3 &&
  t.end[at]! - t.start[at]! <= INITIALS_MAX &&
  d.isNumber(t, at - 1) &&
  d.isSpaced(t, at) &&
  isWritingWord(t, at - 4);

const meansElse = (t: Tokens, at: number): boolean =>
  d.has(t, at, MEANS_ELSE) || d.hasCue(t, at, x.CUE_CLINICAL);

const push = (t: Tokens, at: number, found: Finding[]): void => {
  found.push(d.finding(t.start[at]!, t.end[at]!, 'name', 'initials', 0.65, 'name/signed'));
};
