/**
 * E-mail addresses that are spelled out, as dictated or to escape a search.
 *
 * Category  electronic mail addresses, 45 CFR §164.514(b)(2)(i)(F)
 * Shape     `rosa dot lind at example dot com` · `rosa.lind [at] example [dot] com` · `rosa(at)example.com`
 *
 * A top-level domain after `dot`, and `at` before the host, or brackets around `at`: prose has neither.
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { CUE_TOP_DOMAIN, STOP } from '../lexicon.ts';
import { GAP_LINE, type Tokens } from '../tokens.ts';

const isDot = d.wordSet('dot punto');
const isAt = d.wordSet('at arroba');
const isJoint = d.wordSet('dot punto underscore dash hyphen period guion');
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
  find(t, at, found) {
    if (!isDotBefore(t, at) || !isNear(t, at)) return;
    const hostLast = isDot(t, at - 1) ? at - 2 : at - 1;
    if (hostLast < 2 || !isNear(t, hostLast + 1)) return;
    const host = partStart(t, hostLast, false);
    const sign = host - 1;
    if (sign < 1 || !isAt(t, sign) || !isNear(t, host) || !isNear(t, sign)) return;
    const isSpelled = isDot(t, at - 1);
    if (!isSpelled && !isBracketed(t, sign)) return; // `seen at example.com`
    const local = partStart(t, sign - 1, true);
    if (d.has(t, sign - 1, STOP) && local === sign - 1) return;
    found.push(
      d.finding(t.start[local]!, t.end[at]!, 'email', 'email.spelled', 0.95, 'spelled-email/words'),
    );
  },
};
