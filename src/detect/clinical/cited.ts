/**
 * Authors of what is cited: `Kutner 2015 in JAMA`, `(Beardsley, NEJM 2016)`, `Horowitz and Taylor's paper`, `Jarvis et al.`. Whose
 * title or credential is told is somebody here.
 */
import * as d from '../detector.ts';
import { CUE_GIVEN_TOP } from '../lexicon.ts';
import * as context from '../names/context.ts';
import { CAPITAL, CAPITALS, type Tokens } from '../tokens.ts';

const isEt = d.wordSet('et');
const isAl = d.wordSet('al');
const isAnd = d.wordSet('and');
/** Journals that are called nothing else: `Patel, Neurology 2020` saw a patient. */
const isJournal = d.wordSet('nejm jama lancet bmj jacc cochrane');
/** Written works: `Garcia's study` and `trial` may be of her sleep, and off oxygen. */
const isWork = d.wordSet('paper papers article editorial nomogram');
const isOfPaper = d.wordSet(
  'chart charts record records copy copies form forms script prescription towel tape bag',
);

const YEAR_FIRST = 1950;
const YEAR_LAST = 2035;
/** Words between the author, the journal and the year. */
const REACH = 3;
const WORDS_MAX = 3;

export function isCited(t: Tokens, first: number, last: number): boolean {
  if (last - first >= WORDS_MAX || t.shape[first] !== CAPITAL) return false;
  if (context.titleBefore(t, first) >= 0 || context.hasCredential(t, last)) return false;
  const next = last + 1;
  if (isEt(t, next) && isAl(t, next + 1) && d.isSpaced(t, next)) return true;
  if (isInJournal(t, next)) return true;
  // `Horowitz and Taylor's paper`
  const isPair = isAnd(t, next) && t.shape[next + 1] === CAPITAL && isOfWork(t, next + 2);
  if (isPair) return true;
  const isSecond = isAnd(t, first - 1) && t.shape[first - 2] === CAPITAL;
  return isOfWork(t, next) && (isSecond || !d.hasCue(t, last, CUE_GIVEN_TOP));
}

/** `'s paper`, ` trial` */
function isOfWork(t: Tokens, at: number): boolean {
  const isOwned = d.isPossessive(t, at);
  const work = isOwned ? at + 1 : at;
  return d.isSpaced(t, work) && isWork(t, work) && !isOfPaper(t, work + 1);
}

/** A journal and a year, in either order, follow at once. */
function isInJournal(t: Tokens, next: number): boolean {
  let hasJournal = false;
  let hasYear = false;
  for (let at = next; at < next + REACH && at < t.count; at += 1) {
    if (d.isNumber(t, at)) hasYear ||= t.number[at]! >= YEAR_FIRST && t.number[at]! <= YEAR_LAST;
    else if (t.shape[at] === CAPITAL || t.shape[at] === CAPITALS) hasJournal ||= isJournal(t, at);
  }
  return hasJournal && hasYear;
}
