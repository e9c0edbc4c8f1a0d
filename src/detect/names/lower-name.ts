/** Names in small letters: behind a title, a label or a relation, or two that are nothing else. */
import type { Finding } from '../../core/phi.ts';
import * as d from '../detector.ts';
import * as x from '../lexicon.ts';
import { GAP_LINE, LOWER, type Tokens } from '../tokens.ts';
import { add, afterParticles } from './add-name.ts';
import * as context from './context.ts';
import * as part from './part.ts';

const ACCEPTED = 0.5;

const NEVER_LOWER = x.STOP | x.DRUG | x.UNIT | x.ID_LABEL | x.PERSON_LABEL | x.RELATION | x.ROLE;
/** Words too, but frequent names may be those. */
const RARELY_LOWER = x.COMMON | x.WORD | x.EPONYM | x.CITY;

function isPlain(t: Tokens, at: number, bits: number, isFrequent: boolean): boolean {
  if (t.shape[at] !== LOWER || !d.has(t, at, bits) || t.end[at]! - t.start[at]! < 3) return false;
  return !d.has(t, at, NEVER_LOWER) && (isFrequent || !d.has(t, at, RARELY_LOWER));
}

/** Given name and surname in lower case. */
function isPlainPair(t: Tokens, at: number): boolean {
  const isGiven =
    !d.has(t, at, x.COMMON) && isPlain(t, at, x.GIVEN, d.hasCue(t, at, x.CUE_GIVEN_TOP));
  return (
    isGiven &&
    d.isSpaced(t, at + 1) &&
    isPlain(t, at + 1, x.SURNAME, d.has(t, at + 1, x.SURNAME_TOP))
  );
}

/** A word of no list, or of a list of names alone: in lower case nothing but a name. */
function isNameLike(t: Tokens, at: number): boolean {
  if (t.shape[at] !== LOWER || t.end[at]! - t.start[at]! < 3 || d.isOrdinary(t, at)) return false;
  if (d.has(t, at, NEVER_LOWER | x.NUMBER_WORD | x.TITLE | x.PARTICLE)) return false;
  return part.quality(t, at) !== part.NO || d.has(t, at, x.GIVEN | x.SURNAME);
}

/** `patient: ngozi adeyemi`, `ngozi adeyemi, md`: where a name is expected, one listed word is enough. */
function expectedEnd(t: Tokens, at: number): number {
  if (!isNameLike(t, at) || !isNameLike(t, at + 1)) return -1;
  // `patient name: lindgren, patricia`
  const isInverted = t.mark[at + 1] === d.COMMA && context.isLabelled(t, at);
  const isNear = t.start[at + 1]! - t.end[at]! <= 2 && (t.gap[at + 1]! & GAP_LINE) === 0;
  if (!d.isSpaced(t, at + 1) && !(isInverted && isNear)) return -1;
  if (!d.has(t, at, x.GIVEN | x.SURNAME) && !d.has(t, at + 1, x.GIVEN | x.SURNAME)) return -1;
  const last = lowerEnd(t, at + 1);
  const isExpected =
    context.isLabelled(t, at) || context.before(t, at) >= 0.3 || context.hasCredential(t, last);
  return isExpected ? last : -1;
}

/** `her husband rafael drove` */
const isRelative = (t: Tokens, at: number) =>
  d.has(t, at - 1, x.RELATION) &&
  d.isSpaced(t, at) &&
  isNameLike(t, at) &&
  d.has(t, at, x.GIVEN) &&
  !d.has(t, at, x.CITY);

/** Words of the language that people are called by. */
const isNickname = d.wordSet('chip star kit peg skip buck dusty rusty honey');
const isPresent = d.wordSet('is at in on en calls called drove brought visits');

/** `her husb dieter retired`, `brother chip is hcp`: a word, but what follows only a person does. */
function isWordOfKin(t: Tokens, at: number): boolean {
  if (at === 0 || !d.has(t, at - 1, x.RELATION) || !d.isSpaced(t, at)) return false;
  if (t.shape[at - 1] !== LOWER || !d.isSpaced(t, at + 1)) return false;
  const isGiven = d.has(t, at, x.GIVEN) && !d.has(t, at, x.COMMON | x.CITY | NEVER_LOWER);
  const isCalled = isNickname(t, at) || (isGiven && !part.isClinical(t, at));
  return isCalled && (isPresent(t, at + 1) || context.isAgentVerb(t, at + 1));
}

const isClinician = d.wordSet('nurse doctor consultant registrar professor');

/** `nurse okafor removed the drain` */
const isActing = (t: Tokens, at: number) =>
  isClinician(t, at - 1) &&
  d.isSpaced(t, at) &&
  isNameLike(t, at) &&
  d.has(t, at, x.SURNAME) &&
  d.isSpaced(t, at + 1) &&
  (d.hasCue(t, at + 1, x.CUE_PERSON_VERB) || context.isAgentVerb(t, at + 1) || isDoing(t, at + 1));
const isDoing = d.wordSet(
  'removed placed gave checked changed drew assessed examined administered helped',
);

/** `dr. smith`, `maria garcia` in lower case. */
export function lowerName(t: Tokens, at: number, found: Finding[]): number {
  if (d.has(t, at, x.STOP)) return -1;
  const expected = at > 0 || t.count > 1 ? expectedEnd(t, at) : -1;
  if (expected >= 0) {
    add(t, at, expected, 0.6, 'expected', found);
    return expected;
  }
  if (isWordOfKin(t, at)) {
    add(t, at, at, 0.62, 'relation', found);
    return at;
  }
  if (!d.has(t, at, x.GIVEN | x.SURNAME)) return -1;
  if ((isRelative(t, at) || isActing(t, at)) && !isPlainPair(t, at)) {
    add(t, at, at, 0.6, 'relation', found);
    return at;
  }
  const title = context.titleBefore(t, at);
  const isTitled = title >= 0 && !context.isWordyTitle(t, title);
  const isPair = isPlainPair(t, at);
  if (isTitled) {
    const first = afterParticles(t, at);
    if (part.quality(t, first) === part.NO || t.shape[first] !== LOWER) return -1;
    const last = lowerEnd(t, isPair ? at + 1 : first);
    add(t, at, last, 0.9, 'title', found);
    return last;
  }
  if (!isPair) return -1;
  const ahead = context.isLabelled(t, at) ? 0.4 : context.before(t, at);
  const isPure = !d.isOrdinary(t, at) && !d.isOrdinary(t, at + 1);
  const isSure = isPure && d.has(t, at + 1, x.SURNAME_TOP);
  const behind = isPure ? Math.max(0, context.after(t, at + 1, 2)) : 0;
  const score = (isSure ? 0.55 : 0.45) + ahead + behind;
  if (score < ACCEPTED) return -1;
  const last = lowerEnd(t, at + 1);
  add(t, at, last, score, 'lower-case', found);
  return last;
}

/** `washington-jones`: the last token of the word. */
function lowerEnd(t: Tokens, at: number): number {
  const next = at + 1;
  const isMore = d.isJoinedByDash(t, next) && t.shape[next] === LOWER;
  return isMore && d.has(t, next, x.SURNAME) && !d.has(t, next, NEVER_LOWER) ? next : at;
}
