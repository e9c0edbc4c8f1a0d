/**
 * A name by the small word in it: `Siobhán Ní Cheallaigh`, `Rhys ap Gwilym`, `Tyrell Jr.`. Between two words with a capital, or
 * behind one, it makes a name of them.
 *
 * Category  names, 45 CFR §164.514(b)(2)(i)(A)
 */
import * as d from '../detector.ts';
import * as x from '../lexicon.ts';
import { CAPITAL, LOWER, type Tokens } from '../tokens.ts';
import { wordEnd } from './parse.ts';
import * as part from './part.ts';

const SCORE = 0.8;

/** With its accent: `NI` and `ui` are abbreviations. */
const ACCENTED = /^(?:N[íÍ]|U[íÍ]|Ó)$/u;
const isIrish = d.wordSet('ni ui o nic');
const isNic = d.wordSet('nic');
/** Welsh, Arabic of the Maghreb; in small letters. */
const isSmall = d.wordSet('ap ferch verch ould');
const isGeneration = d.wordSet('jr sr');

export const joinedName: d.Detector = {
  id: 'joined-name',
  bits: 0,
  shapes: 0,
  words: ['ni', 'ui', 'o', 'nic', 'ap', 'ferch', 'verch', 'ould', 'jr', 'sr'],
  find(t, at, found) {
    const first = at - 1;
    if (first < 0 || !d.isSpaced(t, at) || !isName(t, first)) return;
    const last = isGeneration(t, at) ? generationEnd(t, at) : joinedEnd(t, at);
    if (last < 0) return;
    found.push(d.finding(t.start[first]!, t.end[last]!, 'name', 'name', SCORE, 'name/joined'));
  },
};

const NO_NAME =
  x.STOP | x.TITLE | x.ROLE | x.RELATION | x.MONTH | x.WEEKDAY | x.CARE_PLACE | x.DRUG;

const isName = (t: Tokens, at: number): boolean =>
  t.shape[at] === CAPITAL &&
  !d.has(t, at, NO_NAME) &&
  !part.isClinical(t, at) &&
  (d.hasCue(t, at, x.CUE_GIVEN_TOP) || isNoWord(t, at) || isRareWord(t, at));

const isNoWord = (t: Tokens, at: number): boolean =>
  !d.isOrdinary(t, at) && (d.has(t, at, x.NAMED) || !part.isLearned(t, at));
const isRareWord = (t: Tokens, at: number): boolean =>
  d.has(t, at, x.GIVEN | x.SURNAME_TOP) && !d.has(t, at, x.COMMON);

/** `El Sr. Pérez`: a title. */
const isSpanishArticle = d.wordSet('el al del');

/** `Jr.`, but not `KOOS JR` and `Earl Sr Nurse`. */
const generationEnd = (t: Tokens, at: number): number =>
  !isSpanishArticle(t, at - 1) &&
  t.shape[at] === CAPITAL &&
  !(d.isSpaced(t, at + 1) && d.isCapitalised(t, at + 1))
    ? at
    : -1;

function joinedEnd(t: Tokens, at: number): number {
  const next = at + 1;
  if (!d.isSpaced(t, next) || t.shape[next] !== CAPITAL || d.has(t, next, NO_NAME)) return -1;
  return isParticle(t, at) ? wordEnd(t, next) : -1;
}

function isParticle(t: Tokens, at: number): boolean {
  if (isNic(t, at)) return t.shape[at] === CAPITAL;
  if (isIrish(t, at)) return ACCENTED.test(t.text.slice(t.start[at], t.end[at]));
  return isSmall(t, at) && t.shape[at] === LOWER && isNoWord(t, at + 1);
}
