/**
 * Numbers too short to be anything by themselves, with what makes them somebody's before them.
 *
 * Category  telephone numbers (D); certificate and license numbers (L); any other unique number (R),
 *           45 CFR §164.514(b)(2)(i)
 * Shape     bleep 213 · pgr 2-4418 · x5512 · badge 884 · shield #2217 · Ofc. Tran #619 · last four 7733 ·
 *           ending in 4471 · PIN is 4471 · 802-555-0143 or -0144
 */
import type { PhiCategory } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { CAPITAL, CAPITALS, GAP_LINE, NUMBER, type Tokens } from '../tokens.ts';

const DIGITS_MIN = 3;
const DIGITS_MAX = 6;

const isBleep = d.wordSet('bleep bleeps blp pgr pager beeper page paged dect');
const isPage = d.wordSet('page paged');
const isBadge = d.wordSet('badge shield collar warrant');
const isOfficer = d.wordSet('ofc officer pc det detective deputy trooper sgt agent badge shield');
const isFiller = d.wordSet('no number num nr is was the at');
const isExtension = d.wordSet('x ext extn extension');
const isX = d.wordSet('x');
const isFour = d.wordSet('four 4 digits');
const isLast = d.wordSet('last final');
const isIn = d.wordSet('in with');
const isEnding = d.wordSet('ending ends ended');
const isPin = d.wordSet('pin pincode passcode');
const isOr = d.wordSet('or and');

/** The number belongs to nothing longer, but for a group glued on in front. */
function isApart(t: Tokens, last: number): boolean {
  const next = last + 1;
  const isMore =
    d.isAdjacent(t, next) || d.isJoinedBy(t, next, d.SLASH) || d.isJoinedBy(t, next, d.DOT);
  return !isMore && !d.isMeasured(t, last);
}

/** The word in front, over a sign and one filler: `badge no. 884`; -1 where none is near. */
function wordBefore(t: Tokens, at: number): number {
  let word = at - 1;
  if (isFiller(t, word)) word -= 1;
  if (word < 0 || (t.gap[at]! & GAP_LINE) !== 0 || t.start[at]! - t.end[word]! > 12) return -1;
  return word;
}

/** `last four 7733`, `last 4 of SSN: 7733`, `card ending in 4471` */
function isTail(t: Tokens, at: number): boolean {
  if (d.digits(t, at) !== 4) return false;
  if (isIn(t, at - 1) && isEnding(t, at - 2)) return true;
  for (let back = at - 1; back >= 1 && back > at - 5; back -= 1) {
    if ((t.gap[back + 1]! & GAP_LINE) !== 0) return false;
    if (isFour(t, back) && isLast(t, back - 1)) return true;
  }
  return false;
}

/** `Ofc. Tran #619`: a number sign, behind the name of an officer. */
const isOfficers = (t: Tokens, at: number): boolean =>
  t.text.charCodeAt(t.start[at]! - 1) === d.HASH &&
  t.shape[at - 1] === CAPITAL &&
  (isOfficer(t, at - 2) || isOfficer(t, at - 3));

/** `x 5512`, `x5-2290`, `ext 6-4410`: behind a name or a number, and no factor. */
function isExtended(t: Tokens, at: number, last: number): boolean {
  const x = at - 1;
  if (!isExtension(t, x) || x < 1 || d.digits(t, last) < 4) return false;
  if (!isX(t, x)) return t.start[at]! - t.end[x]! <= 2;
  const isClose = d.isAdjacent(t, at) || d.isSpaced(t, at);
  const isBehind = d.isSpaced(t, x) || t.mark[x] === d.HASH;
  return t.shape[x] !== CAPITALS && isClose && isBehind && !d.isNumber(t, x - 1);
}

/** `p40917`, a pager's number behind whoever signs. */
const isSignersPager = (t: Tokens, at: number): boolean =>
  isP(t, at - 1) &&
  d.isAdjacent(t, at) &&
  t.shape[at - 1] !== CAPITALS &&
  d.digits(t, at) >= 4 &&
  d.isSpaced(t, at - 1) &&
  (t.gap[at - 1]! & GAP_LINE) === 0 &&
  (at + 1 >= t.count || (t.gap[at + 1]! & GAP_LINE) !== 0);
const isP = d.wordSet('p');

/** `802-555-0143 or -0144` */
const isSecondLine = (t: Tokens, at: number): boolean =>
  d.digits(t, at) === 4 &&
  t.text.charCodeAt(t.start[at]! - 1) === d.HYPHEN &&
  isOr(t, at - 1) &&
  d.isNumber(t, at - 2) &&
  d.digits(t, at - 2) === 4 &&
  d.isJoinedByDash(t, at - 2);

function kindOf(
  t: Tokens,
  at: number,
  last: number,
): readonly [PhiCategory, string, number] | undefined {
  if (isExtended(t, at, last) || isSecondLine(t, at)) return ['phone', 'phone.extension', 0.7];
  if (isSignersPager(t, at)) return ['phone', 'phone.pager', 0.65];
  if (isTail(t, at)) return ['account_number', 'account', 0.75];
  if (isOfficers(t, at)) return ['other_unique_id', 'id', 0.75];
  const word = wordBefore(t, at);
  if (word < 0) return undefined;
  if (isBleep(t, word)) {
    // `page 12`, but `page 71234`
    return isPage(t, word) && d.digits(t, last) < 4 ? undefined : ['phone', 'phone.pager', 0.75];
  }
  if (isBadge(t, word) && t.shape[word] !== CAPITALS) return ['other_unique_id', 'id', 0.75];
  const isSecret = isPin(t, word) && (t.shape[word] === CAPITALS || isHers(t, word - 1));
  return isSecret && d.digits(t, at) >= 4 ? ['other_unique_id', 'id', 0.7] : undefined;
}

const isHers = d.wordSet('her his their my your');

export const shortNumber: Detector = {
  id: 'short-number',
  bits: 0,
  shapes: d.shapes(NUMBER),
  digits: [1, 3, 4, 5, 6],
  glued: [1],
  find(t, at, found) {
    // `2-4418`: a group of one digit in front
    const isPaired = d.digits(t, at) === 1 && d.isNumber(t, at + 1) && d.isJoinedByDash(t, at + 1);
    const last = isPaired ? at + 1 : at;
    const length = d.digits(t, last);
    if (length < DIGITS_MIN || length > DIGITS_MAX || at === 0) return;
    const isGlued = d.isAdjacent(t, at) && !isExtension(t, at - 1) && !isP(t, at - 1);
    if (isGlued || !isApart(t, last) || t.shape[at - 1] === NUMBER) {
      if (!isTail(t, at)) return;
    }
    const kind = kindOf(t, at, last);
    if (kind === undefined) return;
    const [category, type, score] = kind;
    const first = type === 'phone.extension' && isX(t, at - 1) && d.isAdjacent(t, at) ? at - 1 : at;
    found.push(
      d.finding(t.start[first]!, t.end[last]!, category, type, score, `short-number/${type}`),
    );
  },
};
