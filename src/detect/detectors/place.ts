/**
 * Cities, towns and counties.
 *
 * Category  geographic subdivisions smaller than a state, 45 CFR §164.514(b)(2)(i)(B)
 * Shape     `Chetek, WI` (any capitalised words before a state) · `in New Orleans`, `from Leeds`
 *           (a listed place after a word of place) · `Dane County`
 *
 * A state alone is no finding. Many towns are surnames and words, so a listed name needs a word of
 * place before it and must not be an ordinary word.
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { hashPhrase } from '../fold.ts';
import { isSpanish, mayBeResearch } from '../language.ts';
import * as x from '../lexicon.ts';
import { isClinical, isLearned } from '../names/part.ts';
import {
  CAPITAL,
  CAPITALS,
  GAP_LINE,
  LETTER,
  LOWER,
  MIXED,
  NUMBER,
  type Tokens,
} from '../tokens.ts';

const WORDS_MAX = 4;
const isCounty = d.wordSet('county parish borough township');
const isCityLabel = d.wordSet('city town hometown birthplace residence location');
const isLiving =
  d.wordSet(`lives living lived resides residing resident residence born raised moved relocated
  travel traveled travelled trip visited visiting based city town native hometown clinic office
  hospital practicing practising community area county`);
const isPlacePreposition = d.wordSet('in from near to at outside via around visiting');
/** `20 minutes of`, `north of` */
const isDistance = d.wordSet(
  'minutes mins hours hrs miles mi km kilometers kilometres north south east west outside outskirts suburb',
);
const isOf = d.wordSet('of');
/** Verbs after which any capitalised words name a place: `lives in Wykoff`. */
const isDwelling =
  d.wordSet(`lives living lived resides residing resident resided born raised moved relocated
  grew native`);
const isDwellingPreposition = d.wordSet('in near outside from to of');
const isUp = d.wordSet('up back');

const isCo = d.wordSet('co cty cnty');
const isOfCounty =
  d.wordSet(`health public medical jail detention sheriff sheriffs ems ambulance fire hospital dept department schools
  coroner court courthouse home library social human mental board`);
/** `Ottawa Co. Health Dept`, `Kent Co Jail`: what a county has. The first name in front, no `Smith & Co.`. */
const isShortCounty = (t: Tokens, at: number): boolean =>
  isCo(t, at) &&
  t.shape[at] !== LOWER &&
  isOfCounty(t, at + 1) &&
  (d.isSpaced(t, at + 1) || isDotted(t, at + 1)) &&
  d.isCapitalised(t, at + 1);

const isCountyWord = (t: Tokens, at: number): boolean => isCounty(t, at) || isShortCounty(t, at);

/** Last token of the state that starts here, or -1. */
export function stateEnd(t: Tokens, at: number): number {
  if (!d.isCapitalised(t, at)) return -1;
  if (d.has(t, at, x.PHRASE_START) && d.isSpaced(t, at + 1)) {
    if ((x.bitsOf(hashPhrase(t.hash[at]!, t.hash[at + 1]!)) & x.STATE) !== 0) return at + 1;
  }
  if (d.has(t, at, x.STATE_CODE) && t.shape[at] === CAPITALS) return at;
  return d.has(t, at, x.STATE) ? at : -1;
}

/** Bits of the longest listed place that starts here; its last token in `placeLast`. */
let placeLast = -1;
function placeBits(t: Tokens, at: number): number {
  placeLast = at;
  let bits = t.bits[at]!;
  if ((bits & x.PHRASE_START) === 0) return bits;
  let hash = t.hash[at]!;
  for (let last = at + 1; last < at + WORDS_MAX && last < t.count; last += 1) {
    const isNear = d.isSpaced(t, last) || d.isJoinedByDash(t, last) || isDotted(t, last);
    if (!isNear || !d.isCapitalised(t, last)) break;
    hash = hashPhrase(hash, t.hash[last]!);
    const found = x.bitsOf(hash);
    if ((found & x.CITY) !== 0) {
      bits = found;
      placeLast = last;
    }
  }
  return bits;
}

/** `St. Louis`, `Co. Jail` */
const isDotted = (t: Tokens, at: number) =>
  t.mark[at] === d.DOT &&
  t.start[at]! - t.end[at - 1]! === 2 &&
  t.end[at - 1]! - t.start[at - 1]! <= 2;

/** This word and the next are a listed town or a state. */
const isPlacePair = (t: Tokens, at: number): boolean =>
  d.has(t, at, x.PHRASE_START) &&
  (x.bitsOf(hashPhrase(t.hash[at]!, t.hash[at + 1]!)) & (x.CITY | x.STATE)) !== 0;

/** First token of the capitalised words that end at `last`, within a line and four words. */
function capitalsBefore(t: Tokens, last: number): number {
  let first = last;
  while (first > 0 && last - first < WORDS_MAX - 1) {
    const before = first - 1;
    const isNear = d.isSpaced(t, first) || d.isJoinedByDash(t, first) || isDotted(t, first);
    if (!isNear || !d.isCapitalised(t, before) || d.isNumber(t, before)) break;
    if (d.has(t, before, x.STREET | x.TITLE) && !isDotted(t, first)) break;
    const isBarred = d.has(t, before, x.STOP | x.MONTH | x.CREDENTIAL | x.UNIT);
    if (isBarred && !isPlacePair(t, before)) break; // `New York`
    if (d.has(t, before, x.PERSON_LABEL | x.CARE_PLACE) && !d.has(t, before, x.CITY)) break;
    first -= 1;
  }
  return first;
}

/** Last token of a town that starts here: listed, or before a state; -1 for anything else. */
export function townEnd(t: Tokens, at: number): number {
  if (!d.isCapitalised(t, at) || t.shape[at] === LETTER || stateEnd(t, at) === at) return -1;
  if (d.has(t, at, x.CARE_PLACE | x.CREDENTIAL | x.MONTH | x.TITLE)) return -1;
  if ((placeBits(t, at) & x.CITY) !== 0) return placeLast;
  let last = at;
  while (last - at < WORDS_MAX - 1 && d.isSpaced(t, last + 1) && isTownWord(t, last + 1)) last += 1;
  const isBeforeState = t.mark[last + 1] === d.COMMA && stateEnd(t, last + 1) >= 0;
  return isBeforeState && isTownWord(t, at) ? last : -1;
}

/** `City, ST`: `at` is the first token of the state. */
function findBeforeState(t: Tokens, at: number, found: Finding[]): void {
  const last = at - 1;
  if (last < 0 || stateEnd(t, at) < 0) return;
  const width = t.start[at]! - t.end[last]!;
  const isComma = t.mark[at] === d.COMMA && width <= 3;
  const isBlank = width === 1 && d.isSpaced(t, at) && t.shape[at] === CAPITALS;
  if ((!isComma && !isBlank) || (t.gap[at]! & GAP_LINE) !== 0) return;
  if (!isTownWord(t, last)) return;
  const end = stateEnd(t, at);
  // `Raji, SK-BR-3`: a cell line
  if (d.isJoinedByDash(t, end + 1) && !d.isNumber(t, end + 1)) return;
  // `Patient ID: 44120`: no Idaho
  if (isBlank && t.mark[end + 1] === d.COLON) return;
  const isZip =
    d.isNumber(t, end + 1) && d.digits(t, end + 1) === 5 && t.start[end + 1]! - t.end[end]! <= 2;
  const first = startOfTown(t, last);
  const isListed = (placeBits(t, first) & x.CITY) !== 0 && placeLast === last;
  const isPlaced = isPlacePreposition(t, first - 1) || t.mark[first] === d.COMMA;
  const isCode = d.has(t, at, x.STATE_CODE) && t.shape[at] === CAPITALS;
  const isAmbiguous = isCode && d.has(t, at, x.STOP | x.CREDENTIAL | x.GENERATION | x.UNIT);
  if (!isZip && (isAmbiguous || isBlank) && !(isListed && isPlaced)) return;
  if (!isZip && !isListed && !isPlaced) return;
  if (!isZip && !isListed && d.isOrdinary(t, last) && !isCode) return;
  const score = isZip ? 0.95 : isListed ? 0.9 : 0.7;
  found.push(d.finding(t.start[first]!, t.end[last]!, 'location', 'city', score, 'place/state'));
}

/** The shortest run of capitals that is a listed place, else all of it. */
function startOfTown(t: Tokens, last: number): number {
  const first = capitalsBefore(t, last);
  for (let at = first; at < last; at += 1) {
    if ((placeBits(t, at) & x.CITY) !== 0 && placeLast === last) return at;
  }
  return first;
}

function isTownWord(t: Tokens, at: number): boolean {
  const shape = t.shape[at];
  if (shape !== CAPITAL && shape !== CAPITALS && shape !== MIXED) return false;
  return (
    !d.has(t, at, x.STOP | x.MONTH | x.CREDENTIAL | x.TITLE | x.STREET) || d.has(t, at, x.CITY)
  );
}

/** A listed place after a word of place. */
function findListed(t: Tokens, at: number, found: Finding[]): void {
  const bits = placeBits(t, at);
  const last = placeLast;
  if ((bits & x.CITY) === 0) {
    if (d.isSpaced(t, at + 1) && isCountyWord(t, at + 1) && d.isCapitalised(t, at + 1))
      addCounty(t, at, at, found);
    return;
  }
  if (isCountyWord(t, last + 1) && d.isCapitalised(t, last + 1) && d.isSpaced(t, last + 1)) {
    addCounty(t, at, last, found);
    return;
  }
  if (last === at && !isDistinct(t, at)) return;
  if (stateEnd(t, at) === last) return;
  const before = at - 1;
  const isSpacedBefore = d.isSpaced(t, at);
  const isAway = isOf(t, before) && isDistance(t, before - 1) && d.isSpaced(t, before);
  const isAfterWord = before >= 0 && isSpacedBefore && (isPlacePreposition(t, before) || isAway);
  const isStrong =
    isAway || (isAfterWord && (!d.has(t, before, x.STOP) || isLiving(t, before - 1)));
  const isLabelled = isCityLabel(t, before) && t.mark[at] === d.COLON;
  const isPersonal = d.has(t, at, x.GIVEN | x.SURNAME_TOP) && last === at;
  if (isLabelled) addCity(t, at, last, 0.9, 'place/label', found);
  else if (isStrong) addCity(t, at, last, 0.85, 'place/words', found);
  else if (isAfterWord && !d.has(t, before, x.BEFORE_PERSON)) {
    addCity(t, at, last, isPersonal ? 0.55 : 0.7, 'place/preposition', found);
  } else if (isAfterWord && !isPersonal) addCity(t, at, last, 0.6, 'place/preposition', found);
  else if (isLiving(t, last + 1) && d.isSpaced(t, last + 1) && !isPersonal) {
    addCity(t, at, last, 0.6, 'place/words', found);
  } else if (last > at && (isEveryDistinct(t, at, last) || isItem(t, at, last)))
    addCity(t, at, last, 0.55, 'place/listed', found);
}

/** `(El Paso)`, `2-story home, Garden Grove;`: an item by itself. */
function isItem(t: Tokens, at: number, last: number): boolean {
  const [before, behind] = [t.mark[at]!, t.mark[last + 1]!];
  if ((t.gap[at]! & GAP_LINE) !== 0 || t.shape[at] !== CAPITAL) return false;
  if (before === d.OPEN) return behind === d.CLOSE || behind === d.COMMA;
  return before === d.COMMA && (behind === d.SEMICOLON || behind === d.DOT || behind === d.COMMA);
}

function addCity(
  t: Tokens,
  at: number,
  last: number,
  score: number,
  rule: string,
  found: Finding[],
) {
  found.push(d.finding(t.start[at]!, t.end[last]!, 'location', 'city', score, rule));
}

function addCounty(t: Tokens, at: number, last: number, found: Finding[]): void {
  if (d.has(t, at, x.STOP)) return;
  found.push(d.finding(t.start[at]!, t.end[last + 1]!, 'location', 'county', 0.75, 'place/county'));
}

/** `lives in Red Boiling Springs`: listed or not, ordinary words or not. */
function findDwelling(t: Tokens, at: number, found: Finding[]): boolean {
  const verb = isUp(t, at - 2) ? at - 3 : at - 2;
  if (verb < 0 || !isDwelling(t, verb) || !d.isSpaced(t, at) || !d.isSpaced(t, at - 1))
    return false;
  const blocked = x.COUNTRY | x.STATE | x.CARE_PLACE | x.CARE_WORD | x.MONTH | x.STOP | x.ID_LABEL;
  if (d.has(t, at, blocked) || stateEnd(t, at) >= 0 || t.shape[at] === LETTER) return false;
  let last = at;
  while (last - at < WORDS_MAX - 1 && d.isSpaced(t, last + 1) && d.isCapitalised(t, last + 1)) {
    if (d.has(t, last + 1, blocked)) break;
    last += 1;
  }
  addCity(t, at, last, 0.75, 'place/dwelling', found);
  return true;
}

const isWhere = d.wordSet('in from near outside');
const UNKNOWN_LENGTH_MIN = 4;

/** `at his son's in Wareham`: a word that no list has, and that is not written like a clinical one. */
function findUnknown(t: Tokens, at: number, found: Finding[]): void {
  if (t.shape[at] !== CAPITAL || t.shape[at - 1] !== LOWER || !d.isSpaced(t, at)) return;
  if (t.end[at]! - t.start[at]! < UNKNOWN_LENGTH_MIN || isClinical(t, at) || isLearned(t, at))
    return;
  const next = at + 1;
  if (d.isAdjacent(t, next) || d.isJoinedByDash(t, next) || d.isJoinedByApostrophe(t, next)) return;
  const isTerm = d.isSpaced(t, next) && d.hasCue(t, next, x.CUE_EPONYM_NOUN);
  if (isTerm || mayBeResearch(t) || isSpanish(t, at)) return;
  addCity(t, at, at, 0.55, 'place/unlisted', found);
}

/** Not an ordinary word, a clinical term, an eponym: as a single word it can only be a place or a name. */
function isDistinct(t: Tokens, at: number): boolean {
  const blocked =
    x.STOP |
    x.COMMON |
    x.WORD |
    x.DRUG |
    x.MONTH |
    x.WEEKDAY |
    x.COUNTRY |
    x.STATE |
    x.CREDENTIAL |
    x.TITLE;
  return (
    !d.has(t, at, blocked | x.EPONYM) &&
    t.end[at]! - t.start[at]! > (t.shape[at] === CAPITALS ? 5 : 3) &&
    !d.isJoinedByApostrophe(t, at + 1) &&
    !d.hasCue(t, at + 1, x.CUE_EPONYM_NOUN)
  );
}

function isEveryDistinct(t: Tokens, at: number, last: number): boolean {
  for (let word = at; word <= last; word += 1) {
    if (d.has(t, word, x.STOP | x.WORD | x.GIVEN) || t.shape[word] === LETTER) return false;
  }
  return true;
}

export const place: Detector = {
  id: 'place',
  bits: x.CITY | x.PHRASE_START | x.STATE | x.STATE_CODE,
  shapes: d.shapes(CAPITAL, CAPITALS),
  find(t, at, found) {
    if (t.shape[at] === NUMBER || !d.isCapitalised(t, at)) return;
    if (d.has(t, at, x.STATE | x.STATE_CODE | x.PHRASE_START)) findBeforeState(t, at, found);
    if (isDwellingPreposition(t, at - 1) && findDwelling(t, at, found)) return;
    const count = found.length;
    if (d.has(t, at, x.CITY | x.PHRASE_START) || isCountyWord(t, at + 1)) findListed(t, at, found);
    const isUnlisted = (t.bits[at]! & ~(x.SURNAME | x.PHRASE_START)) === 0;
    if (isUnlisted && found.length === count && isWhere(t, at - 1)) findUnknown(t, at, found);
  },
};
