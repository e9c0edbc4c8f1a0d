/**
 * E-mail addresses that are spelled out, as dictated or to escape a search.
 *
 * Category  electronic mail addresses, 45 CFR §164.514(b)(2)(i)(F)
 * Shape     `rosa dot lind at example dot com` · `rosa.lind [at] example [dot] com` · `rosa(at)example.com`
 *
 * A top-level domain after `dot`, and `at` before the host, or brackets around `at`: prose has neither. After a `dot` any
 * word is one where brackets, a word for mail or words on no list speak for an address (`tosgood at compwise dot test`).
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { CUE_CLINICAL, CUE_TOP_DOMAIN, STOP } from '../lexicon.ts';
import { GAP_LINE, NUMBER, type Tokens } from '../tokens.ts';

const isDot = d.wordSet('dot punto');
const isAt = d.wordSet('at arroba');
const isJoint = d.wordSet('dot punto underscore dash hyphen period guion');
const isMail = d.wordSet('email emails mail mailto mailbox correo');
const WORDS_MAX = 8;
const WIDTH_MAX = 4;

/** Words of one spelled address: blanks, dots, brackets, hyphens between them. */
const isNear = (t: Tokens, at: number) =>
  at > 0 && t.start[at]! - t.end[at - 1]! <= WIDTH_MAX && (t.gap[at]! & GAP_LINE) === 0;
const isBracketed = (t: Tokens, at: number) =>
  '[({<'.includes(t.text[t.start[at]! - 1] ?? ' ') && '])}>'.includes(t.text[t.end[at]!] ?? ' ');
const isDotBefore = (t: Tokens, at: number) => isDot(t, at - 1) || d.isJoinedBy(t, at, d.DOT);

/** First token of the part that ends at `last`: words tied by spelled or real joints. */
function partStart(t: Tokens, last: number, isLocal: boolean): number {
  let first = last;
  for (let words = 0; words < WORDS_MAX && first > 0 && isNear(t, first); words += 1) {
    const before = first - 1;
    const isTied = d.isAdjacent(t, first) || t.start[first]! - t.end[before]! === 1;
    if (isJoint(t, before) && before > 0 && isNear(t, before)) first = before - 1;
    else if (isTied && !d.isSpaced(t, first) && !isAt(t, before)) first = before;
    else if (isLocal && d.isNumber(t, first) && d.isSpaced(t, first) && !d.has(t, before, STOP))
      first = before; // `rosa 44 at`
    else break;
  }
  return first;
}

export const spelledEmail: Detector = {
  id: 'spelled-email',
  bits: 0,
  shapes: 0,
  cues: CUE_TOP_DOMAIN,
  words: ['dot', 'punto'],
  find(t, at, found) {
    const isListed = d.hasCue(t, at, CUE_TOP_DOMAIN);
    const top = isListed ? at : at + 1;
    if (!isListed && !mayBeTop(t, top)) return;
    if (!isDotBefore(t, top) || !isNear(t, top)) return;
    const hostLast = isDot(t, top - 1) ? top - 2 : top - 1;
    if (hostLast < 2 || !isNear(t, hostLast + 1)) return;
    const host = partStart(t, hostLast, false);
    const sign = host - 1;
    if (sign < 1 || !isAt(t, sign) || !isNear(t, host) || !isNear(t, sign)) return;
    const isSpelled = isDot(t, top - 1);
    if (!isSpelled && !isBracketed(t, sign)) return; // `seen at example.com`
    const local = partStart(t, sign - 1, true);
    if (d.has(t, sign - 1, STOP) && local === sign - 1) return;
    if (!isListed && !isBracketed(t, sign) && !isSpokenFor(t, local, sign, hostLast)) return;
    found.push(
      d.finding(
        t.start[local]!,
        t.end[top]!,
        'email',
        'email.spelled',
        0.95,
        'spelled-email/words',
      ),
    );
  },
};

/** The last word of a host whose top-level domain is on no list. */
const mayBeTop = (t: Tokens, top: number): boolean =>
  top < t.count &&
  t.shape[top] !== NUMBER &&
  t.end[top]! - t.start[top]! > 1 &&
  !d.hasCue(t, top, CUE_TOP_DOMAIN) &&
  !(isNear(t, top + 1) && isDot(t, top + 1));

const MAIL_REACH = 4;

/** A word for mail stands before the address, or both its halves are words of nothing else. */
function isSpokenFor(t: Tokens, local: number, sign: number, hostLast: number): boolean {
  for (let back = local - 1; back >= 0 && back >= local - MAIL_REACH; back -= 1) {
    if (isMail(t, back)) return true;
  }
  return isOdd(t, sign - 1) && isOdd(t, hostLast);
}

const isOdd = (t: Tokens, at: number): boolean =>
  !d.isOrdinary(t, at) && !d.hasCue(t, at, CUE_CLINICAL) && t.shape[at] !== NUMBER;
