/**
 * What was asked right before, in talk that is written down: `AGENT: Date of birth?⏎CALLER: Uh, five twenty-two fifty-one`.
 * The answer has no label of its own. Where a machine wrote, no mark says that something is asked: it is the line before an answer
 * that begins somebody's turn or, in a text without capitals, its line.
 */
import * as d from './detector.ts';
import { GAP_BREAK, GAP_LINE, NO_CAPITALS, type Tokens } from './tokens.ts';

const QUESTION_MARK = 63;
/** Of an answer, before its value. */
const LEAD_MAX = 5;
const QUESTION_MAX = 12;
const isLead =
  d.wordSet(`uh um er oh yeah yes yep sure okay ok well so it its s is that thats mine the let me see right of course
  and my hi thanks born he she hes shes im i m his her`);

/** Last token of the question whose answer has `at` for its value, or -1. */
export function questionBefore(t: Tokens, at: number): number {
  let first = at;
  while (at - first < LEAD_MAX && !beginsAnswer(t, first)) {
    if (!isLead(t, first - 1)) return -1;
    first -= 1;
  }
  const isOfTurn = isTurn(t, first);
  const end = isOfTurn ? turnStart(t, first) : first;
  if (end <= 0 || (t.gap[end]! & GAP_BREAK) !== 0) return -1;
  if (isBehindQuestion(t, end)) return end - 1;
  const isLine = (t.gap[end]! & GAP_LINE) !== 0 && (isOfTurn || t.capitals === NO_CAPITALS);
  return isLine && isAsked(t, end - 1, isAsking) ? end - 1 : -1;
}

/** A word of a question, where no mark makes it one. */
const isAsking = d.wordSet(
  'what whats which who how can could may your yours ur you any spell confirm verify good best',
);

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

const beginsAnswer = (t: Tokens, at: number): boolean =>
  at === 0 || (t.gap[at]! & GAP_LINE) !== 0 || isBehindQuestion(t, at) || isTurn(t, at);

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
