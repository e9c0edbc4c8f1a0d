/**
 * Places of care that a word of theirs shows, where no `Hospital` or `Clinic` follows it.
 *
 * Category  geographic subdivisions, 45 CFR §164.514(b)(2)(i)(B)
 * Shape     `Kearney Regional` · `Seattle Children's` · `Methodist Women's` · `Haldon Unit` ·
 *           `The Larches Surgery, 4 Church Row` · `Our Lady of the Plains`
 *
 * `Regional Anesthesia`, `Children's Tylenol`, `Stroke Unit`, `General Surgery` name none.
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { isSpanish, mayBeResearch } from '../language.ts';
import * as x from '../lexicon.ts';
import { isClinical, isLearned } from '../names/part.ts';
import { CAPITAL, GAP_LINE, LETTER, LOWER, NUMBER, type Tokens } from '../tokens.ts';
import { townEnd } from './place.ts';

const WORDS_MAX = 3;
const isOwned = d.wordSet('children women');
const FAITHS = ['methodist', 'baptist', 'presbyterian', 'lutheran', 'adventist', 'mercy'];
const isFaith = d.wordSet([...FAITHS, 'jewish'].join(' '));
const isRegional = d.wordSet('regional');
const isSurgery = d.wordSet('surgery');
const isLady = d.wordSet('lady');
const isOur = d.wordSet('our');
const isOf = d.wordSet('of');
const isArticle = d.wordSet('the');
const isRegionalNoun =
  d.wordSet(`anesthesia anaesthesia block blocks analgesia manager director office pain nerve wall centre cerebral
  perfusion lymph lymphadenopathy node nodes metastases ischemia blood transport sales variation network`);
/** No house is called after what is cut, or ill. */
const isKind =
  d.wordSet(`stroke burn burns surgical medical intensive critical care coronary renal dialysis day acute high step
  dependency assessment admissions emergency trauma neonatal special mother baby birth oncology rehab memory pain
  research general plastic vascular robotic bariatric cardiac thoracic oral heart spine hand brain back eye
  orthopedic orthopaedic neuro weight loss laparoscopic minor major outpatient elective same prior previous past
  motor business housing rental storage family inpatient outpatient detox infusion stabilization crisis`);

/** A proper word of a name: listed as town or name, or in no list, and no term. */
function isProper(t: Tokens, at: number): boolean {
  if (!d.isCapitalised(t, at) || t.shape[at] === LETTER || isKind(t, at)) return false;
  if (d.has(t, at, x.STOP | x.TITLE | x.DRUG | x.MONTH | x.WEEKDAY | x.UNIT | x.ROLE | x.RELATION))
    return false;
  if (isFaith(t, at)) return true;
  if (isClinical(t, at) || isLearned(t, at)) return false;
  return !d.isOrdinary(t, at) || d.has(t, at, x.CITY) || d.has(t, at, x.STATE);
}

/** First of the proper words right before `at`, or `at`. */
function nameStart(t: Tokens, at: number): number {
  let first = at;
  while (first > 0 && at - first < WORDS_MAX) {
    const isNear = d.isSpaced(t, first) || d.isJoinedByDash(t, first);
    if (!isNear || !isProper(t, first - 1)) break;
    first -= 1;
  }
  return first;
}

/** `Mary Bridge Children's`: the word with its ending. */
function ownedEnd(t: Tokens, at: number): number {
  const end = at + 1;
  const isEnding = d.isPossessive(t, end);
  if (!isEnding || !isOwned(t, at)) return -1;
  const isOfDrug = d.isSpaced(t, end + 1) && d.has(t, end + 1, x.DRUG);
  return isOfDrug ? -1 : end;
}

/** Behind `Surgery` a doctor's address or the end of a line. */
function isSurgeryName(t: Tokens, first: number, at: number): boolean {
  const next = at + 1;
  const isEnd = (t.gap[next]! & GAP_LINE) !== 0;
  const isHouse =
    t.shape[next] === NUMBER && d.isSpaced(t, next + 1) && d.isCapitalised(t, next + 1);
  const isAddress = t.mark[next] === d.COMMA && isHouse;
  const isBare =
    first === at && isArticle(t, at - 2) && d.isCapitalised(t, at - 1) && !isKind(t, at - 1);
  if (isBare) return isEnd || isAddress;
  return first < at && isAddress && !d.has(t, first, x.EPONYM);
}

/** `Mary Bridge Children's` on a line of its own: any words in capitals before it. */
function lineStart(t: Tokens, at: number): number {
  let first = at;
  while (first > 0 && at - first < WORDS_MAX && d.isSpaced(t, first)) {
    if (!d.isCapitalised(t, first - 1) || isKind(t, first - 1) || d.has(t, first - 1, x.DRUG))
      return at;
    first -= 1;
  }
  return (t.gap[first]! & GAP_LINE) !== 0 ? first : at;
}

/** `Methodist San Antonio`: a faith, and the town of the house. */
function faithEnd(t: Tokens, at: number): number {
  const town = at + 1;
  if (!isFaith(t, at) || !d.isSpaced(t, town)) return -1;
  if (!d.has(t, town, x.CITY | x.PHRASE_START)) return -1;
  const end = townEnd(t, town);
  const isSole = end === town && !d.isOrdinary(t, town) && !d.has(t, town, x.GIVEN);
  return end > town || isSole ? end : -1;
}

function lastOf(t: Tokens, first: number, at: number): number {
  const end = faithEnd(t, at);
  if (end >= 0) return end;
  const owned = ownedEnd(t, at);
  if (owned >= 0) return first < at ? owned : -1;
  if (isRegional(t, at)) return first < at && !isRegionalNoun(t, at + 1) ? at : -1;
  return -1;
}

const isUnit = d.wordSet('unit');
const isBefore = d.wordSet('to at from on the in by');

/** `to Haldon Unit`: one word that is a name and no term, within a sentence. */
function isUnitName(t: Tokens, first: number, at: number): boolean {
  if (first !== at - 1 || d.isNumber(t, at + 1)) return false;
  const isWithin = isBefore(t, first - 1) && t.shape[first - 1] === LOWER;
  return isWithin && t.shape[first] === CAPITAL && !d.has(t, first, x.EPONYM | x.CARE_WORD);
}

/** `Our Lady of Perpetual Help`, `Our Lady of the Marsh Nursing Ctr`: to the last of its words in capitals. */
function findLady(t: Tokens, at: number, found: Finding[]): void {
  if (!isOur(t, at - 1) || !d.isCapitalised(t, at - 1) || !isOf(t, at + 1)) return;
  const first = isArticle(t, at + 2) ? at + 3 : at + 2;
  let last = first - 1;
  while (last - first < WORDS_MAX && d.isSpaced(t, last + 1) && isOfName(t, last + 1)) last += 1;
  if (last < first) return;
  const [start, end] = [t.start[at - 1]!, t.end[last]!];
  found.push(d.finding(start, end, 'location', 'hospital', 0.75, 'named-care/lady'));
}

const isOfName = (t: Tokens, at: number): boolean =>
  t.shape[at] === CAPITAL && !d.has(t, at, x.STOP | x.TITLE | x.MONTH | x.WEEKDAY | x.DRUG);

export const namedCare: Detector = {
  id: 'named-care',
  bits: 0,
  shapes: 0,
  words: ['regional', 'children', 'women', 'surgery', 'unit', 'lady', ...FAITHS],
  find(t, at, found: Finding[]) {
    if (t.shape[at] !== CAPITAL || isSpanish(t, at) || mayBeResearch(t)) return;
    if (isLady(t, at)) {
      findLady(t, at, found);
      return;
    }
    let first = nameStart(t, at);
    if (isOwned(t, at) && first === at) first = lineStart(t, at);
    let last = lastOf(t, first, at);
    if (isSurgery(t, at) && isSurgeryName(t, first, at)) {
      last = at;
      if (first === at) first = at - 1;
      if (isArticle(t, first - 1) && d.isCapitalised(t, first - 1)) first -= 1;
    } else if (isUnit(t, at) && isUnitName(t, first, at)) last = at;
    if (last < 0) return;
    found.push(
      d.finding(t.start[first]!, t.end[last]!, 'location', 'hospital', 0.7, 'named-care/word'),
    );
  },
};
