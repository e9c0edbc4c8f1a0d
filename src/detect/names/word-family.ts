/**
 * Family names that are words of a sentence, as Native Americans have them: `Cody Two Bulls`, `Verna Walks Along`,
 * `Iva Has No Horse`, `LCSW Two Hearts`. The word that begins one stands behind a given name or a credential, or begins a
 * field and a given name ends it: `Red Elk, Shawna Kay  F 31`.
 *
 * Category  names, 45 CFR §164.514(b)(2)(i)(A)
 */
import type { Finding } from '../../core/phi.ts';
import { isCellStart } from '../columns.ts';
import * as d from '../detector.ts';
import * as x from '../lexicon.ts';
import { CAPITAL, CAPITALS, GAP_LINE, LETTER, type Tokens } from '../tokens.ts';
import * as part from './part.ts';

/** Above a name that was read up to the first of these words. */
const SCORE = 0.92;
const WORDS_MAX = 4;
const GAP_MAX = 2;
const HEADS =
  `two three four five seven iron red black white yellow blue gray grey good bad big little long high holy crazy
  running standing sitting walking flying walks kills makes has comes looks runs sees stands takes goes medicine eagle
  spotted elk bear buffalo crow hawk wolf horse thunder sun star fast swift strong old young not afraid`
    .trim()
    .split(/\s+/);
const isStaff = d.wordSet('lcsw msw lmsw bsw chr aprn cna lpn');
/** Part of the name, ordinary as they are: `Has No Horse`, `Not Afraid Of`. */
const isSmallWord = d.wordSet('no not of the his her');
const BARRED =
  x.TITLE |
  x.DRUG |
  x.UNIT |
  x.MONTH |
  x.WEEKDAY |
  x.ROLE |
  x.RELATION |
  x.CARE_PLACE |
  x.CARE_WORD |
  x.STREET;

function isNameWord(t: Tokens, at: number): boolean {
  if (at >= t.count || t.shape[at] !== t.shape[at - 1] || !d.isSpaced(t, at)) return false;
  if (t.start[at]! - t.end[at - 1]! > GAP_MAX) return false; // another column
  return (
    isSmallWord(t, at) || !(d.has(t, at, BARRED) || part.isClinical(t, at) || part.isLearned(t, at))
  );
}

/** A given name and no word or town, or a credential in capitals. */
function isBearer(t: Tokens, at: number): boolean {
  if (at < 0 || !d.isSpaced(t, at + 1)) return false;
  if (isStaff(t, at)) return t.shape[at] === CAPITALS;
  return t.shape[at] === CAPITAL && (isGiven(t, at) || (isNoPlace(t, at + 1) && isGivenToo(t, at)));
}

const isGiven = (t: Tokens, at: number): boolean =>
  d.has(t, at, x.GIVEN) && !d.isOrdinary(t, at) && !d.has(t, at, x.CITY | x.EPONYM);

/** Verbs and numbers name no part of a town: `Winona Two Bulls`, `Roy Stands Alone`. */
const isNoPlace = d.wordSet(
  'two three four five seven walks kills makes has comes looks runs sees stands takes goes not',
);
/** A given name that is a town's as well, or a word. */
const isGivenToo = (t: Tokens, at: number): boolean =>
  t.shape[at] === CAPITAL && d.has(t, at, x.GIVEN) && !d.has(t, at, x.STOP) && !isWithin(t, at - 1);
const isWithin = d.wordSet('in near at from to outside');

/** The words from `at` on that may be one family name. */
function familyEnd(t: Tokens, at: number): number {
  let last = at;
  while (last - at < WORDS_MAX - 1 && isNameWord(t, last + 1)) last += 1;
  return last;
}

/** `Two Bulls, Marvin J`: its last token; -1 where no given name alone stands behind the comma. */
function givenEnd(t: Tokens, family: number): number {
  let last = family + 1;
  if (t.mark[last] !== d.COMMA || (t.gap[last]! & GAP_LINE) !== 0) return -1;
  if (t.start[last]! - t.end[family]! > GAP_MAX || !isCapitalGiven(t, last)) return -1;
  while (last - family < WORDS_MAX && isNext(t, last + 1)) {
    if (t.shape[last + 1] !== LETTER && !isCapitalGiven(t, last + 1)) break;
    last += 1;
  }
  return last;
}

const isCapitalGiven = (t: Tokens, at: number): boolean => d.isCapitalised(t, at) && isGiven(t, at);
const isNext = (t: Tokens, at: number): boolean =>
  d.isSpaced(t, at) && t.start[at]! - t.end[at - 1]! === 1;

/** In a field of its own, or announced: `Black Stools, Rosa denies` is a sentence. */
function findInverted(t: Tokens, at: number, found: Finding[]): void {
  if (t.shape[at] !== CAPITAL && t.shape[at] !== CAPITALS) return;
  const isAnnounced = at > 0 && d.has(t, at - 1, x.ANNOUNCING);
  if (!isAnnounced && !isCellStart(t, at)) return;
  const family = familyEnd(t, at);
  const last = family > at ? givenEnd(t, family) : -1;
  if (last < 0 || !(isAnnounced || isFieldEnd(t, last + 1))) return;
  found.push(d.finding(t.start[at]!, t.end[last]!, 'name', 'name', SCORE, 'name/word-family'));
}

/** A line or column ends, or a number or label stands there. */
const isFieldEnd = (t: Tokens, at: number): boolean =>
  at >= t.count || isCellStart(t, at) || d.isNumber(t, at) || d.has(t, at, x.ID_LABEL);

export const wordFamily: d.Detector = {
  id: 'word-family',
  bits: 0,
  shapes: 0,
  words: HEADS,
  find(t, at, found) {
    const bearer = at - 1;
    if (t.shape[at] !== CAPITAL || !isBearer(t, bearer)) {
      findInverted(t, at, found);
      return;
    }
    const last = familyEnd(t, at);
    if (last === at) return;
    const first = isStaff(t, bearer) ? at : bearer;
    found.push(d.finding(t.start[first]!, t.end[last]!, 'name', 'name', SCORE, 'name/word-family'));
  },
};
