/**
 * What was asked right before, in talk that is written down: `AGENT: Date of birth?⏎CALLER: Uh, five twenty-two fifty-one`.
 * The answer has no label of its own.
 */
import * as d from './detector.ts';
import { GAP_BREAK, GAP_LINE, type Tokens } from './tokens.ts';

const QUESTION_MARK = 63;
/** Of an answer, before its value. */
const LEAD_MAX = 5;
const QUESTION_MAX = 12;
const isLead =
  d.wordSet(`uh um er oh yeah yes yep sure okay ok well so it its s is that thats mine the let me see right of course
  and my hi thanks born`);

/** Last token of the question whose answer has `at` for its value, or -1. */
export function questionBefore(t: Tokens, at: number): number {
  let first = at;
  while (at - first < LEAD_MAX && first > 0 && !isBehindQuestion(t, first) && !isTurn(t, first)) {
    if (!isLead(t, first - 1) || (t.gap[first]! & GAP_LINE) !== 0) return -1;
    first -= 1;
  }
  const end = isTurn(t, first) ? turnStart(t, first) : first;
  return end > 0 && isBehindQuestion(t, end) && (t.gap[end]! & GAP_BREAK) === 0 ? end - 1 : -1;
}

/** Is one of these words in the question that ends at `last`? */
export function isAsked(
  t: Tokens,
  last: number,
  isWord: (t: Tokens, at: number) => boolean,
): boolean {
  for (let at = last; at >= 0 && at > last - QUESTION_MAX; at -= 1) {
    if (isWord(t, at)) return true;
    if ((t.gap[at]! & GAP_LINE) !== 0 || isBehindQuestion(t, at)) return false;
  }
  return false;
}

const isBehindQuestion = (t: Tokens, at: number): boolean => at > 0 && t.mark[at] === QUESTION_MARK;

/** `CALLER:`, `Speaker 2 [00:12]`: somebody's turn begins before this token. */
const isTurn = (t: Tokens, at: number): boolean => turnStart(t, at) >= 0;

const SPEAKER_MAX = 6;

/** First token of the line, or behind the question, where all from there on says who speaks; or -1. */
function turnStart(t: Tokens, at: number): number {
  if (at === 0 || (t.gap[at]! & GAP_LINE) !== 0 || !isColon(t, at)) return -1;
  for (let first = at - 1; first >= 0 && first >= at - SPEAKER_MAX; first -= 1)
    if ((t.gap[first]! & GAP_LINE) !== 0 || isBehindQuestion(t, first)) return first;
  return -1;
}

const CLOSE_BRACKET = 93;
const isColon = (t: Tokens, at: number): boolean =>
  (t.mark[at] === d.COLON || t.mark[at] === CLOSE_BRACKET) && t.start[at]! - t.end[at - 1]! <= 3;
