/** Sentences that tell an age by its number alone. Each takes the first and last token of the number. */
import * as d from '../detector.ts';
import { GIVEN, RELATION, TITLE } from '../lexicon.ts';
import * as part from '../names/part.ts';
import { CAPITAL, CAPITALS, GAP_LINE, LOWER, type Tokens } from '../tokens.ts';
import { isAlone, isNear, isPhraseEnd } from './age-near.ts';

export const isPerson =
  d.wordSet(`he she patient pt woman man lady gentleman resident mother father husband wife
  grandmother grandfather aunt uncle sister brother who`);
export const isPatient = d.wordSet('he she who patient pt');
const isI = d.wordSet('i');
const isCopula = d.wordSet(
  'is was be turns turned s ll m am will almost nearly now just only already hit hits pushing about',
);
const isCopulaOfI = d.wordSet('m am ll be turned was will');
const isFuture = d.wordSet('be turns');
const isGoingOn = d.wordSet(
  'now when and but with so yet or who today next this lives living widowed frail',
);
const isWith = d.wordSet('with');
const isWhen = d.wordSet('on this next');
const isOf = d.wordSet('of');
const COPULAS_MAX = 4;

/** `He is 92.`, `I'm 91 and`, `he'll be 94 on the 4th`, `my dad ronnie is 92`, `a lady of 96` */
export function isSaid(t: Tokens, first: number, last: number): boolean {
  if (!isAlone(t, last) || !d.isSpaced(t, first)) return false;
  if (isOf(t, first - 1)) {
    const isClosed = isPhraseEnd(t, last + 1) || isGoingOn(t, last + 1);
    return isClosed && isPerson(t, first - 2) && !isPatient(t, first - 2);
  }
  let at = first - 1;
  let isComing = false;
  while (at > 0 && first - at <= COPULAS_MAX && isCopula(t, at) && isOneLine(t, at + 1)) {
    if (isFuture(t, at)) isComing = true;
    at -= 1;
  }
  if (at === first - 1 || !isOneLine(t, at + 1)) return false;
  const isKin = isKinOrName(t, at, isComing);
  const isSpeaker = isI(t, at) && isCopulaOfI(t, at + 1);
  if (!isPerson(t, at) && !isKin && !isSpeaker) return false;
  return isSentenceEnd(t, halfEnd(t, last) + 1, isComing, isPatient(t, at));
}

function isSentenceEnd(t: Tokens, next: number, isComing: boolean, isPatientWord: boolean) {
  if (isPhraseEnd(t, next)) return true;
  // `she is 92 with exertion`: what is measured
  if (isGoingOn(t, next)) return !(isWith(t, next) && isPatientWord);
  return isComing && isWhen(t, next);
}

const isOneLine = (t: Tokens, at: number): boolean =>
  (t.gap[at]! & GAP_LINE) === 0 && t.start[at]! - t.end[at - 1]! <= 2;

/** `Mom`, `my dad ronnie`, `Her grandmother Guðrún`, `Ruth` */
function isKinOrName(t: Tokens, at: number, isComing = false): boolean {
  if (d.has(t, at, RELATION)) return true;
  const isCapital = t.shape[at] === CAPITAL;
  const isWord = isCapital || t.shape[at] === LOWER;
  if (isWord && at > 0 && d.has(t, at - 1, RELATION) && d.isSpaced(t, at))
    return part.quality(t, at) !== part.NO;
  if (isCapital && isFull(t, at)) return part.quality(t, at) !== part.NO;
  const least = isComing ? part.WORDY : part.STRONG;
  return isCapital && d.has(t, at, GIVEN) && part.quality(t, at) >= least;
}

/** `Mr. Canu`, `Khuc Weida`: a title or a given name stands before the word. */
const isFull = (t: Tokens, at: number): boolean =>
  at > 0 && (d.isSpaced(t, at) || d.isBehindShort(t, at)) && isFront(t, at - 1);

/** A title, or a given name. */
const isFront = (t: Tokens, at: number): boolean =>
  d.has(t, at, TITLE) || (isNamePart(t, at) && d.has(t, at, GIVEN));

const isAnd = d.wordSet('and');
const isA = d.wordSet('a');
const isHalf = d.wordSet('half');

/** Last token of `and a half` behind the number, or of the number. */
const halfEnd = (t: Tokens, last: number): number =>
  isAnd(t, last + 1) && isA(t, last + 2) && isHalf(t, last + 3) && isNear(t, last + 3)
    ? last + 3
    : last;

const isQuote = (code: number): boolean => code === 34 || (code >= 0x201c && code <= 0x201e);

/** `"93 and a half"` */
export const isQuotedHalf = (t: Tokens, first: number, last: number): boolean => {
  const half = halfEnd(t, last);
  return half > last && isQuote(t.text.charCodeAt(t.start[first]! - 1)) && isPhraseEnd(t, half + 1);
};

const NAME_MAX = 5;

/** `(Mr. Wilbert Tso, 96)`: a name of two words in brackets; an author has one, `(Tso, 96)`. */
export function isBracketed(t: Tokens, first: number, last: number): boolean {
  const name = first - 1;
  if (name < 1 || t.mark[first] !== d.COMMA || t.mark[last + 1] !== d.CLOSE) return false;
  if (!isNear(t, first) || !isNamePart(t, name) || part.quality(t, name) === part.NO) return false;
  if (!isFront(t, name - 1) || !isNear(t, name)) return false;
  for (let at = name; at >= 0 && at > name - NAME_MAX; at -= 1) {
    if (t.text.charCodeAt(t.start[at]! - 1) === d.OPEN) return at < name;
    if (t.mark[at] === d.CLOSE) return false;
  }
  return false;
}

const isNamePart = (t: Tokens, at: number): boolean =>
  t.shape[at] === CAPITAL || t.shape[at] === CAPITALS;

const isLived = d.wordSet('lived lives live');
const isTo = d.wordSet('to');
const LIVED_MAX = 10;

/** `her mother lived to 102 and her brother Ellis to 95` */
export function isReachedToo(t: Tokens, first: number, last: number): boolean {
  const to = first - 1;
  if (!isTo(t, to) || !isAlone(t, last) || !isKinOrName(t, to - 1)) return false;
  for (let at = to - 1; at > 0 && at > to - LIVED_MAX; at -= 1) {
    if (t.mark[at + 1] === d.DOT) return false;
    if (isLived(t, at) && isTo(t, at + 1) && d.isNumber(t, at + 2)) return true;
  }
  return false;
}

const isAt = d.wordSet('at');
const isSubject = d.wordSet('he she i');

/** `At 93 she still drives`, `At 94, Mr. Lowe`: it begins a sentence. */
export function isAtAge(t: Tokens, first: number, last: number): boolean {
  const at = first - 1;
  const next = last + 1;
  if (!isAt(t, at) || t.shape[at] !== CAPITAL || !d.isSpaced(t, first)) return false;
  if (t.mark[next] === d.COMMA) return d.has(t, next, TITLE) || isSubject(t, next);
  return d.isSpaced(t, next) && isSubject(t, next);
}
