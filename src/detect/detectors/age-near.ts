/** What stands right behind a number that may be an age. */
import * as d from '../detector.ts';
import { GAP_LINE, type Tokens } from '../tokens.ts';

/** Close enough to read as one phrase: spaces, a hyphen, a slash. */
export const isNear = (t: Tokens, at: number) =>
  at < t.count && t.start[at]! - t.end[at - 1]! <= 2 && (t.gap[at]! & GAP_LINE) === 0;

/** Nothing counted and no rate follows. */
export function isUncounted(t: Tokens, last: number): boolean {
  const next = last + 1;
  if (next >= t.count) return true;
  return !(
    d.isMeasured(t, last) ||
    t.mark[next] === PERCENT ||
    d.isAdjacent(t, next) ||
    d.isJoinedBy(t, next, d.SLASH) ||
    d.isJoinedBy(t, next, d.DOT) ||
    d.isJoinedByDash(t, next)
  );
}

/** The same, and no address. */
export const isAlone = (t: Tokens, last: number): boolean =>
  isUncounted(t, last) && !(d.isSpaced(t, last + 1) && d.isCapitalised(t, last + 1));

export const isPhraseEnd = (t: Tokens, at: number): boolean =>
  at >= t.count || !d.isSpaced(t, at) || (t.gap[at]! & GAP_LINE) !== 0;

const PERCENT = 37;
