/**
 * Towns that no list has, or that are words, where a sentence says that somebody lives there or comes from there.
 *
 * Category  geographic subdivisions smaller than a state, 45 CFR §164.514(b)(2)(i)(B)
 * Shape     `lives out past Truth or Consequences` · `lives with her brother in Stone Mountain` · `lives Ely` ·
 *           `retired seamstress from Flushing` · `aged seven, of Drumcondra, Dublin 9` · `Kingston upon Hull` ·
 *           `lives way out in socorro tx`
 *
 * What follows the verb at once is found by `place.ts`.
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { isSpanish, mayBeResearch } from '../language.ts';
import * as x from '../lexicon.ts';
import { isClinical, isLearned } from '../names/part.ts';
import { CAPITAL, LETTER, LOWER, NO_CAPITALS, type Tokens } from '../tokens.ts';

const DWELLING = [
  'lives',
  'lived',
  'living',
  'live',
  'resides',
  'residing',
  'resided',
  'staying',
  'stays',
];
const isDwelling = d.wordSet(DWELLING.join(' '));
const DISTANCE_MAX = 7;
const WORDS_MAX = 4;
const isWhere = d.wordSet('in near outside past from');
const isHinge = d.wordSet('or upon du of le les sur under on');
const isNoPlace =
  d.wordSet(`assisted nursing skilled section apt apartment room unit ward building independent memory group senior
  independently alone medicaid medicare hud va hospice rehab snf alf ltc icu hallway house home
  bus route phase class`);
const BARRED =
  x.COUNTRY |
  x.CARE_PLACE |
  x.CARE_WORD |
  x.MONTH |
  x.WEEKDAY |
  x.STOP |
  x.ID_LABEL |
  x.TITLE |
  x.DRUG |
  x.CREDENTIAL;

/** A word that a town may be called by. */
function isTownWord(t: Tokens, at: number): boolean {
  if (!d.isCapitalised(t, at) || t.shape[at] === LETTER || isNoPlace(t, at)) return false;
  return !d.has(t, at, BARRED) && !isClinical(t, at) && !isLearned(t, at);
}

/** `St. Michaels`, `Port-au-Prince` */
function isLinked(t: Tokens, at: number): boolean {
  return d.isSpaced(t, at) || d.isJoinedByDash(t, at) || d.isBehindShort(t, at);
}

const isSaint = d.wordSet('st mt ft');

/** Last token of a town that starts here, or -1. */
function townEnd(t: Tokens, first: number): number {
  const isOfSaint = isSaint(t, first) && d.isCapitalised(t, first) && isTownWord(t, first + 1);
  if (!isTownWord(t, first) && !isOfSaint) return -1;
  let last = first;
  while (last - first < WORDS_MAX - 1 && last + 1 < t.count && isLinked(t, last + 1)) {
    const next = last + 1;
    const isOver = isHinge(t, next) && t.shape[next] === LOWER && isLinked(t, next + 1);
    if (isTownWord(t, next)) last = next;
    else if (isOver && isTownWord(t, next + 1)) last = next + 1;
    else break;
  }
  return d.isNumber(t, last + 1) && d.isSpaced(t, last + 1) && last === first ? -1 : last;
}

function add(t: Tokens, first: number, last: number, score: number, found: Finding[]): void {
  found.push(
    d.finding(t.start[first]!, t.end[last]!, 'location', 'city', score, 'whereabouts/town'),
  );
}

const isOfLiving = d.wordSet(
  'donor donors will wills related room situation arrangement unrelated',
);
const isAloneBehind = d.wordSet('lives resides lived resided');

const isStay = d.wordSet('staying stays stay');
/** `stays in NSR`: also what is no place is stayed in. */
const isHardlyTown = (t: Tokens, first: number, last: number): boolean =>
  last === first &&
  !d.has(t, first, x.CITY) &&
  (t.shape[first] !== CAPITAL || d.isOrdinary(t, first));

/** From `lives` to the first word of place that a town follows, within the sentence. */
function findHome(t: Tokens, at: number, found: Finding[]): void {
  const next = at + 1;
  if (isOfLiving(t, next)) return;
  if (isAloneBehind(t, at) && d.isSpaced(t, next) && isAlone(t, next))
    add(t, next, next, 0.6, found);
  for (let word = next; word < t.count && word <= at + DISTANCE_MAX; word += 1) {
    if (!d.isSpaced(t, word)) return;
    const town = word + 1;
    if (!isWhere(t, word) || !d.isSpaced(t, town)) continue;
    if (t.capitals === NO_CAPITALS && findLower(t, town, found)) return;
    const last = townEnd(t, town);
    if (last < 0) continue;
    const isWord = last === town && d.has(t, town, x.COMMON) && !d.has(t, town, x.CITY);
    if (!isWord && !(isStay(t, at) && isHardlyTown(t, town, last))) add(t, town, last, 0.72, found);
    return;
  }
}

/** `A1c 10.2, lives Ely`: shorthand. */
const isAlone = (t: Tokens, at: number): boolean =>
  t.shape[at] === CAPITAL &&
  !d.isOrdinary(t, at) &&
  isTownWord(t, at) &&
  !d.has(t, at, x.GIVEN | x.STATE) &&
  (d.has(t, at, x.CITY) || !d.isSpaced(t, at + 1));

/** States whose letters mean nothing else behind a word of place. */
const isLowerState = d.wordSet(
  'tx nm nj ny az fl ga wi mn tn ky nc sc nv ks ut wv ia il ca ct va wa nd sd nh ri vt',
);

/** `in socorro tx` */
function findLower(t: Tokens, at: number, found: Finding[]): boolean {
  for (let last = at; last < at + WORDS_MAX - 1 && last < t.count; last += 1) {
    if (t.shape[last] !== LOWER || (last > at && !d.isSpaced(t, last))) return false;
    if (d.has(t, last, x.STOP) && last > at) return false;
    const isComma = t.mark[last + 1] === d.COMMA && t.start[last + 1]! - t.end[last]! <= 2;
    if (!d.isSpaced(t, last + 1) && !isComma) return false;
    if (!isLowerState(t, last + 1)) continue;
    add(t, at, last + 1, 0.7, found);
    return true;
  }
  return false;
}

const isPerson =
  d.wordSet(`woman man lady gentleman boy girl guy male female child teen teenager infant baby kid patient veteran
  retiree fellow native couple family mother father m f wf bf wm bm yo`);
const isRetired = d.wordSet('retired former unemployed disabled');
const isLetter = d.wordSet('m f wf bf wm bm');
const isAdult = d.wordSet('old');

/** `seamstress from Flushing`: the word before it is a person, by name of kin, work or age. */
function isPersonBefore(t: Tokens, at: number): boolean {
  const before = at - 1;
  if (before < 0 || !d.isSpaced(t, at)) return false;
  if (isPerson(t, before) || isAdult(t, before) || d.has(t, before, x.RELATION | x.ROLE))
    return true;
  return isRetired(t, before - 1) || isRetired(t, before - 2);
}

/** `84F from`, `retired seamstress from`: the line that presents somebody, where a word is a town, too. */
const isPresented = (t: Tokens, at: number): boolean =>
  isRetired(t, at - 1) || isRetired(t, at - 2) || isLetter(t, at - 1);

function findOrigin(t: Tokens, at: number, found: Finding[]): void {
  if (!isPersonBefore(t, at) || t.shape[at] !== LOWER) return;
  const first = at + 1;
  if (!d.isSpaced(t, first)) return;
  const last = townEnd(t, first);
  if (last < 0 || d.has(t, first, x.STATE | x.EPONYM)) return;
  const isWord = last === first && d.isOrdinary(t, first) && !d.has(t, first, x.CITY);
  if (t.shape[first] !== CAPITAL || (isWord && !isPresented(t, at))) return;
  add(t, first, last, 0.62, found);
}

const isAge = d.wordSet('aged age old years');

/** `aged seven, of Drumcondra`: behind a comma, after an age or a name. */
function findOf(t: Tokens, at: number, found: Finding[]): void {
  const isBehind = t.mark[at] === d.COMMA && t.start[at]! - t.end[at - 1]! <= 2;
  if (!isBehind || t.shape[at] !== LOWER || !d.isSpaced(t, at + 1)) return;
  const before = at - 1;
  const isAged = d.isNumber(t, before) || d.has(t, before, x.NUMBER_WORD) || isAge(t, before);
  const isNamed = d.has(t, before, x.GIVEN | x.SURNAME) && t.shape[before] === CAPITAL;
  if (!isAged && !isNamed) return;
  const last = townEnd(t, at + 1);
  if (last < 0 || (last === at + 1 && d.isOrdinary(t, last))) return;
  add(t, at + 1, last, 0.62, found);
}

/** `Kingston upon Hull`: small between two capitals. */
function findUpon(t: Tokens, at: number, found: Finding[]): void {
  const [before, next] = [at - 1, at + 1];
  if (before < 0 || t.shape[at] !== LOWER || !isNear(t, at) || !isNear(t, next)) return;
  const isPair = isTownWord(t, before) && isTownWord(t, next) && !d.has(t, before, x.COMMON);
  if (!isPair || t.shape[before] !== CAPITAL || t.shape[next] !== CAPITAL) return;
  add(t, before, next, 0.75, found);
}

const isNear = (t: Tokens, at: number): boolean => d.isSpaced(t, at) || d.isJoinedByDash(t, at);

/** Postal districts: `Dublin 9`, `Dublin 6W`. */
const DISTRICTS_MAX = 24;
function findDistrict(t: Tokens, at: number, found: Finding[]): void {
  const number = at + 1;
  if (!d.isCapitalised(t, at) || !d.isSpaced(t, number) || !d.isNumber(t, number)) return;
  if (t.number[number]! < 1 || t.number[number]! > DISTRICTS_MAX || d.isMeasured(t, number)) return;
  const isWest = d.isAdjacent(t, number + 1) && t.shape[number + 1] === LETTER;
  add(t, at, isWest ? number + 1 : number, 0.8, found);
}

const isUpon = d.wordSet('upon');
const isOf = d.wordSet('of');
const isFrom = d.wordSet('from');
const isDublin = d.wordSet('dublin');

export const whereabouts: Detector = {
  id: 'whereabouts',
  bits: 0,
  shapes: 0,
  words: [...DWELLING, 'from', 'of', 'upon', 'dublin'],
  find(t, at, found) {
    if (isSpanish(t, at) || mayBeResearch(t)) return;
    if (isDwelling(t, at)) findHome(t, at, found);
    else if (isFrom(t, at)) findOrigin(t, at, found);
    else if (isOf(t, at)) findOf(t, at, found);
    else if (isUpon(t, at)) findUpon(t, at, found);
    else if (isDublin(t, at)) findDistrict(t, at, found);
  },
};
