/** What around a number says that it is somebody's age. Each takes the first and last token of the number. */
import { NOT_LIVED } from '../../core/ages.ts';
import * as d from '../detector.ts';
import { NAMED, RELATION } from '../lexicon.ts';
import * as part from '../names/part.ts';
import { CAPITAL, CAPITALS, GAP_LINE, LETTER, LOWER, type Tokens } from '../tokens.ts';
import { isAlone, isNear, isPhraseEnd } from './age-near.ts';
import { isPatient, isPerson } from './age-said.ts';

const isYears = d.wordSet('year years yr yrs y yo yof yom yow yowf yowm yobf yobm yf ym');
const isOld = d.wordSet('old o age young');
const isAged = d.wordSet('age aged ages turned turning turn turns');
const isFiller = d.wordSet('of is was at now');
const isSpan = d.wordSet('for over past last within every in during than about some x');

/** Last token of `-year-old`, `y/o`, `yo`, `years of age`, `yrs`, `y 3m` behind the number, or -1. */
export function tailEnd(t: Tokens, first: number, last: number): number {
  const at = last + 1;
  if (!isNear(t, at) || !isYears(t, at)) return -1;
  const isShort = t.end[at]! - t.start[at]! >= 2 && t.text.charCodeAt(t.start[at]! + 1) === 111;
  if (isShort) return at; // yo
  if (isNear(t, at + 1) && isOld(t, at + 1)) return at + 1;
  if (isFiller(t, at + 1) && isNear(t, at + 2) && isOld(t, at + 2)) return at + 2;
  // Nothing else in a record lasts so long.
  const isLetter = t.shape[at] === LETTER;
  if (isLetter && !(d.isAdjacent(t, at) || isSex(t, at + 1))) return -1;
  return first > 0 && isSpan(t, first - 1) ? -1 : at;
}

const isSex = d.wordSet('m f male female man woman');
const isTemperature = d.wordSet(`t temp temps temperature tmax tm tc tcurrent tympanic oral rectal
  axillary febrile afebrile fever fevers vitals degrees`);
const isOfDegrees = d.wordSet('of to at was is');

/** `92F`, `94 M w/`, `95/F`, `F/92`, `M 91`, `(F, 92)`, `Female, 92`: first and last token, or undefined. */
export function besideSex(t: Tokens, first: number, last: number): [number, number] | undefined {
  if (first > 0 && d.isJoinedBy(t, first, d.DOT) && d.isNumber(t, first - 1)) return undefined;
  const next = last + 1;
  const isClose = d.isAdjacent(t, next) || d.isSpaced(t, next) || d.isJoinedBy(t, next, d.SLASH);
  const isSmall = t.shape[next] === LOWER && !isSmallSex(t, first, next);
  const isAfter = isClose && isNear(t, next) && isSex(t, next) && !isSmall;
  if (isAfter && t.end[next]! - t.start[next]! === 1) {
    // `97 F` is also a temperature
    const before = first - 1;
    const isWarm =
      isTemperature(t, before) || (isOfDegrees(t, before) && !isPatient(t, before - 1));
    const isMore = d.isJoinedByDash(t, next + 1) || d.isAdjacent(t, next + 1);
    if (!isWarm && !isMore && d.digits(t, last) > 0) return [first, next];
  }
  const before = first - 1;
  if (before < 0 || !isSex(t, before) || t.start[first]! - t.end[before]! > 3) return undefined;
  if ((t.gap[first]! & GAP_LINE) !== 0 || !isAlone(t, last)) return undefined;
  const isWord = t.end[before]! - t.start[before]! > 1;
  const isLetter =
    t.shape[before] === LETTER && (d.isJoinedBy(t, first, d.SLASH) || t.mark[first] === d.COMMA);
  const isWritten = isWord && (t.mark[first] === d.COMMA || d.isJoinedBy(t, first, d.SLASH));
  return isLetter || isWritten ? [first, last] : undefined;
}

const isOpening = d.wordSet('a an is this pt patient');

/** `91/f s/p fall`, `93f, fell` at the head of a line; `walked 91m` is a way. */
const isSmallSex = (t: Tokens, first: number, next: number): boolean =>
  d.isJoinedBy(t, next, d.SLASH) ||
  (d.isAdjacent(t, next) &&
    (first === 0 || (t.gap[first]! & GAP_LINE) !== 0 || isOpening(t, first - 1)));

const isNotLived = d.wordSet(NOT_LIVED);
const isWhen = d.wordSet('at diagnosis death onset presentation admission sex gender');

/** First token of `aged`, `age:`, `age of`, `Age/Sex:`, `age at death` before the number, or -1; so it is for `bone age`. */
export function headStart(t: Tokens, first: number): number {
  let at = first - 1;
  if (at < 0 || t.start[first]! - t.end[at]! > 3) return -1;
  for (let steps = 0; steps < 2 && (isFiller(t, at) || isWhen(t, at)); steps += 1) at -= 1;
  if (at >= 0 && isAged(t, at) && (t.gap[at + 1]! & GAP_LINE) === 0) {
    return at > 0 && d.isSpaced(t, at) && isNotLived(t, at - 1) ? -1 : at;
  }
  return isListed(t, first) ? first : -1;
}

const isAnd = d.wordSet('and');
const LIST_MAX = 12;

/** `aged 62, 71 and 93` */
function isListed(t: Tokens, first: number): boolean {
  for (let at = first - 1; at >= 0 && at > first - LIST_MAX; at -= 1) {
    if (isAgedMany(t, at)) return at < first - 1;
    if (!d.isNumber(t, at) && !isAnd(t, at)) return false;
    if ((t.gap[at]! & GAP_LINE) !== 0) return false;
  }
  return false;
}
const isAgedMany = d.wordSet('aged ages');

const isLived = d.wordSet('live lives lived living survived');
const isDied = d.wordSet('died dies deceased away expired alive well');
const isTo = d.wordSet('to until till');
const isAt = d.wordSet('at');
const isBe = d.wordSet('be age');

const isD = d.wordSet('d');
const isA = d.wordSet('a');
const isWell = d.wordSet('w');
const isAlive = d.wordSet('alive living');

/** `Father d. 91 of CVA`, `mother A&W 92`: how a family history writes it. */
function isNoted(t: Tokens, first: number): boolean {
  const word = first - 1;
  const isDead = isD(t, word) && t.mark[first] === d.DOT && t.shape[word] === LOWER;
  const isAlive =
    isWell(t, word) &&
    isA(t, word - 1) &&
    d.isJoinedBy(t, word, d.AMPERSAND) &&
    t.mark[first] === 0;
  return (isDead || isAlive) && word > 0 && isNear(t, first) && !d.isNumber(t, word - 1);
}

/** `lived to 93`, `died at 94`, `alive at 99`: the number is the age. */
export function isReached(t: Tokens, first: number, last: number): boolean {
  if (!isAlone(t, last)) return false;
  if (isNoted(t, first)) return true;
  if (!d.isSpaced(t, first)) return false;
  // `Mother alive 90, DM`
  if (isAlive(t, first - 1)) return isPhraseEnd(t, last + 1);
  const to = isBe(t, first - 1) ? first - 2 : first - 1;
  if (isTo(t, to)) return isLived(t, to - 1);
  return isAt(t, first - 1) && isDied(t, first - 2);
}

/** `Mr Jones (94) was`, `Sister (92)`, `The patient, 93, denies`, `Merle Whitlock: 97, frail` */
export function isApposed(t: Tokens, first: number, last: number): boolean {
  const before = first - 1;
  const next = last + 1;
  if (before < 0 || (t.gap[first]! & GAP_LINE) !== 0 || t.start[first]! - t.end[before]! > 2)
    return false;
  const mark = t.mark[first]!;
  const isBracketed = mark === d.OPEN && t.mark[next] === d.CLOSE;
  const isBetween = mark === d.COMMA && t.mark[next] === d.COMMA && !d.isNumber(t, next);
  const isNoted = mark === d.COLON && t.mark[next] === d.COMMA && !d.isNumber(t, next);
  if (!isBracketed && !isBetween && !isNoted) return false;
  if (d.has(t, before, RELATION) || isPerson(t, before)) return !isNoted;
  const isName = t.shape[before] === CAPITAL || t.shape[before] === CAPITALS;
  if (isName && t.mark[before] === d.COMMA && isBetween) return isInverted(t, before);
  return isName && d.has(t, before, NAMED) && part.quality(t, before) === part.STRONG;
}

/** `Summers, June, 93, skin tear`: both words are names; `given` is the second. */
const isInverted = (t: Tokens, given: number): boolean =>
  d.has(t, given, NAMED) && d.has(t, given - 1, NAMED) && t.shape[given - 1] === t.shape[given];

const isBirthday = d.wordSet('birthday bday');
const isOrdinal = d.wordSet('st nd rd th');

/** Last token of `95th birthday`, or -1. */
export function birthdayEnd(t: Tokens, last: number): number {
  const ordinal = last + 1;
  if (!d.isAdjacent(t, ordinal) || !isOrdinal(t, ordinal)) return -1;
  return isNear(t, ordinal + 1) && isBirthday(t, ordinal + 1) ? ordinal : -1;
}
