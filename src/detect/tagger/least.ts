/**
 * What a run of tokens asks for by itself, whatever stands around it: the probability from which on the
 * tagger may call it an identifier. Dates and numbers have strict rules of their own beside the tagger.
 */
import type { OperatingPoint } from '../../core/phi.ts';
import * as d from '../detector.ts';
import { isAmount } from '../detectors/amount.ts';
import { isNth } from '../detectors/date-parts.ts';
import { isAgo, isBeforeFraction, isOfPair, isOfScale } from '../detectors/pair-cues.ts';
import { isOfSentenceBefore } from '../detectors/written-date.ts';
import { FOLD, HASH_SEED, hashStep } from '../fold.ts';
import { SPANISH } from '../language.ts';
import {
  bitsAt,
  CITY,
  COMMON,
  COUNTRY,
  CREDENTIAL,
  CUE_CLINICAL,
  cuesAt,
  DRUG,
  find,
  GIVEN,
  MONTH,
  NAMED,
  NUMBER_WORD,
  STATE,
  STOP,
  STREET,
  SURNAME_TOP,
  TITLE,
  UNIT,
  WEEKDAY,
} from '../lexicon.ts';
import { CAPITALS, GAP_LINE, LETTER, LOWER, MIXED, NUMBER, type Tokens } from '../tokens.ts';
import * as l from './labels.ts';

/** More than any probability. */
export const NEVER = 2;
/** A number that stands where a ZIP code would, without its town. */
const ZIP_ALONE = 0.95;
/** A number by itself, where a sentence ends and a town begins the next. */
const HOUSE_ALONE = 0.9;
/**
 * Words of the language alone (`Alert`, `Hospital`, `Grace`) need more than a name that is nothing else:
 * of English reports, below this most were no identifier.
 */
const ORDINARY: Readonly<Record<OperatingPoint, number>> = {
  strict: 0.5,
  balanced: 0.6,
  light: 0.9,
};
/** `Price`, `Grace`: many are called so. */
const NAMESAKE: Readonly<Record<OperatingPoint, number>> = {
  strict: 0.4,
  balanced: 0.5,
  light: 0.9,
};
/** A place of care that is named after nothing (`Pain Clinic`) is mostly a department, a drug mostly a drug. */
const DEPARTMENT: Readonly<Record<OperatingPoint, number>> = {
  strict: 0.7,
  balanced: 0.8,
  light: NEVER,
};
/** A day of the week by itself is a date where it heads an entry, and often says when in passing. */
const DAY_OF_WEEK: Readonly<Record<OperatingPoint, number>> = {
  strict: 0.3,
  balanced: 0.5,
  light: NEVER,
};
/** `3/14` is a day, a score, a share. */
const PAIR: Readonly<Record<OperatingPoint, number>> = { strict: 0.4, balanced: 0.6, light: 0.95 };
/** `XH76 ENP`: letters more than digits, as plates of cars have them. */
const SURE_CODE = 0.95;
/** What may be somebody's login, and a word that no list has. */
const USER_NAME = 0.7;
/** `can i do the 25th`: more often the place of something in a row. */
const ORDINAL = 0.6;
/** Fewer digits make no number that somebody is called at, or known by. */
const DIGITS_MIN = 5;
/** Four digits, which are years, times and counts as well: the number of an extension or a pager. */
const DIALLED = 0.9;
/** Digits of a telephone number with its area. */
const DIALLED_MIN = 10;
/** `VKK-417`: with letters, two digits less; more letters are a word. */
const LETTERS_MAX = 4;
/** Such short ones are antigens and cell lines as often. */
const SHORT_NUMBER = 0.85;

/** What the tokens by themselves ask for, whatever stands around them: `NEVER` where they cannot be one. */
export function leastOf(
  t: Tokens,
  first: number,
  last: number,
  label: number,
  language: number,
  operatingPoint: OperatingPoint,
): number {
  if (isKey(t, last) || isOfType(t, first)) return NEVER;
  if (label >= l.DATE && (d.isAdjacent(t, first) || d.isAdjacent(t, last + 1))) return NEVER;
  if (label === l.CITY && first === last && t.shape[first] === NUMBER) return ZIP_ALONE;
  if (label === l.CITY && (isShortAge(t, first, last) || isLabelOfCode(t, first, last)))
    return NEVER;
  if (language === SPANISH) return 0;
  if (label === l.DATE) return leastOfDate(t, first, last, operatingPoint);
  if (label === l.ID || label === l.CONTACT) return leastOfNumber(t, first, last, label);
  if (label === l.STREET && first === last && isBeforeDay(t, first)) return NEVER;
  if (label === l.STREET && first === last && isWithin(t, first)) return HOUSE_ALONE;
  if ((label === l.CITY || label === l.STREET) && isShorthand(t, first, last)) return NEVER;
  if (!isAllOrdinary(t, first, last)) return 0;
  if (isAbbreviation(t, first, last)) return NEVER;
  if (label === l.HOSPITAL || isDrug(t, first, last)) return DEPARTMENT[operatingPoint];
  return (d.has(t, last, GIVEN | SURNAME_TOP) ? NAMESAKE : ORDINARY)[operatingPoint];
}

function leastOfDate(t: Tokens, first: number, last: number, point: OperatingPoint): number {
  if (isShare(t, first, last) || isValue(t, first, last) || isChain(t, first, last)) return NEVER;
  if (d.isNumber(t, first) && d.has(t, first + 1, MONTH) && isOfSentenceBefore(t, first, first + 1))
    return NEVER;
  if (first === last && d.has(t, first, WEEKDAY)) return DAY_OF_WEEK[point];
  if (isDated(t, first, last)) return 0;
  if (last === first + 1 && isNth(t, first)) return ORDINAL;
  const isPair = last === first + 1 && d.isNumber(t, first) && d.isJoinedBy(t, last, d.SLASH);
  if (!(isPair && d.isNumber(t, last)) && !isMisread(t, first, last)) return NEVER;
  // `5/5`: as much as there is
  if (isPair && t.number[first] === t.number[last]) return PAIR.light;
  return isPair && isOutOfFew(t, first, last) ? OUT_OF_FEW : PAIR[point];
}

/** Numbers of a date. */
const DATE_MAX = 3;

const hangs = (t: Tokens, at: number): boolean =>
  d.isJoinedBy(t, at, d.SLASH) || d.isJoinedBy(t, at, d.DOT);

/** `2/1.5/1.5/1`: more numbers hang together than a day has, as doses over a day do. */
function isChain(t: Tokens, first: number, last: number): boolean {
  let from = first;
  while (first - from <= DATE_MAX && hangs(t, from)) from -= 1;
  let length = 1;
  for (let at = from + 1; length <= DATE_MAX && (at <= last || hangs(t, at)); at += 1)
    length = hangs(t, at) ? length + 1 : 1;
  return length > DATE_MAX;
}

/** `4/5`, `3/6`, `7/10`: strength, murmurs and pain are told so. */
const isOutOfFew = (t: Tokens, first: number, last: number): boolean =>
  t.number[first]! < t.number[last]! && MOST.has(t.number[last]!);
const MOST: ReadonlySet<number> = new Set([5, 6, 10]);
const OUT_OF_FEW = 0.85;

/** `pain 8/10 0830`, `14/450/5/10/50`: what a scale says, a row of settings. */
const isValue = (t: Tokens, first: number, last: number): boolean =>
  last > first &&
  d.isJoinedBy(t, first + 1, d.SLASH) &&
  (isBeforeFraction(t, first - 1) ||
    isOfScale(t, first - 1) ||
    isOfPair(t, first - 1) ||
    isAgo(t, last + 1) ||
    d.isJoinedBy(t, first, d.SLASH) ||
    (last === first + 1 && d.isJoinedBy(t, last + 1, d.SLASH)));

const PERCENT = 37;
/** `0-15%`, `1/2/6`: parts of something. */
function isShare(t: Tokens, first: number, last: number): boolean {
  let isShort = true;
  for (let at = first; at <= last; at += 1) {
    if (t.text.charCodeAt(t.end[at]!) === PERCENT) return true;
    if (!d.isNumber(t, at) || (at > first && !d.isJoinedBy(t, at, d.SLASH))) return false;
    if (t.end[at]! - t.start[at]! > 1) isShort = false;
  }
  return isShort && last === first + 2;
}

const MISREAD_MIN = 6;
/** Digits, some of which a scanner took for letters: `l7.7.2O14`, `21JUNl993`. */
function isMisread(t: Tokens, first: number, last: number): boolean {
  let glued = 0;
  for (let at = first; at <= last; at += 1) {
    if (t.end[at]! - t.start[at]! > 4) return false;
    if (at > first && d.isAdjacent(t, at)) glued += 1;
  }
  return glued > 0 && t.end[last]! - t.start[first]! >= MISREAD_MIN;
}

/**
 * A month or day of the week that is written as one or has a number beside it, a number in words, or three
 * numbers: `2009` and `may` are for the rules, which see around them.
 */
function isDated(t: Tokens, first: number, last: number): boolean {
  let numbers = 0;
  let hasLowerName = false;
  for (let at = first; at <= last; at += 1) {
    if (t.shape[at] === NUMBER) {
      // `4/5, 3/6`: one after the other
      if (at > first && t.mark[at] === d.COMMA && d.isJoinedBy(t, at + 1, d.SLASH)) return false;
      numbers += 1;
    } else if (d.has(t, at, NUMBER_WORD)) return true;
    else if (d.has(t, at, MONTH | WEEKDAY)) {
      if (t.shape[at] !== LOWER || isOnlyMonth(t, at)) return true;
      if (!d.isOrdinary(t, at)) hasLowerName = true; // `march on; may 5 times`
    }
  }
  return numbers > (hasLowerName ? 0 : 2);
}

/** `february`, which is no word and no name besides. */
const isOnlyMonth = (t: Tokens, at: number): boolean =>
  d.has(t, at, MONTH) &&
  !d.isOrdinary(t, at) &&
  !d.has(t, at, GIVEN) &&
  t.end[at]! - t.start[at]! > 4;

function leastOfNumber(t: Tokens, first: number, last: number, label: number): number {
  if ((first === last && isAmount(t, first)) || hasTimes(t, first, last)) return NEVER;
  if (isShift(t, first, last)) return NEVER;
  let isOpened = false;
  let digits = 0;
  let letters = 0;
  for (let at = first; at <= last; at += 1) {
    if (at > first && (t.mark[at] === d.OPEN || t.mark[at] === d.CLOSE)) isOpened = true;
    const length = t.end[at]! - t.start[at]!;
    if (t.shape[at] === NUMBER || t.shape[at] === MIXED) digits += length;
    else if (length <= LETTERS_MAX && (t.shape[at] === CAPITALS || isTied(t, at)))
      letters += length;
  }
  // `+1 (323) 748-4364`, but not `MA30 (12345)`
  if (isOpened && !(label === l.CONTACT && digits >= DIALLED_MIN)) return NEVER;
  if (digits >= DIGITS_MIN) return 0;
  if (digits >= DIGITS_MIN - 2 && letters > 1) return SHORT_NUMBER;
  if (label === l.CONTACT && digits === DIGITS_MIN - 1 && isInOne(t, first, last)) return DIALLED;
  if (digits > 1 && letters > 2 && digits + letters > DIGITS_MIN) return SURE_CODE;
  return isUserName(t, first, last) ? USER_NAME : NEVER;
}

/** `2.75x28`, `26x14x12`: how large something is. */
function hasTimes(t: Tokens, first: number, last: number): boolean {
  for (let at = Math.max(first - 1, 1); at <= last + 1 && at + 1 < t.count; at += 1) {
    // of more digits it is a telephone's, and what follows an extension
    const isBetween = isTimes(t, at) && isSize(t, at - 1) && isSize(t, at + 1);
    if (isBetween && d.isAdjacent(t, at) && d.isAdjacent(t, at + 1)) return true;
  }
  return false;
}
const isTimes = d.wordSet('x');
/** `SHIFT NOTE 1900-0730`, `0700-1930 hrs`: from when to when. */
const isShift = (t: Tokens, first: number, last: number): boolean =>
  last === first + 1 &&
  d.isJoinedByDash(t, last) &&
  isClock(t, first) &&
  isClock(t, last) &&
  (isShiftWord(t, first - 1) || isShiftWord(t, first - 2) || isShiftWord(t, last + 1));
const isShiftWord = d.wordSet('shift shifts note hours hrs h hr worked working days nights');
const isClock = (t: Tokens, at: number): boolean =>
  d.isNumber(t, at) && d.digits(t, at) === 4 && t.number[at]! < 2400 && t.number[at]! % 100 < 60;

const isSize = (t: Tokens, at: number): boolean => d.isNumber(t, at) && d.digits(t, at) <= SIZE_MAX;
const SIZE_MAX = 3;

/** `2114`, `x2114`: four digits, and no more than a letter before them. */
const isInOne = (t: Tokens, first: number, last: number): boolean =>
  last === first || (last === first + 1 && t.end[first]! - t.start[first]! === 1);

/** `tmuller2`, `k.brand`, `price_qi`: small letters in one piece, one of them longer, and no word of the language. */
function isUserName(t: Tokens, first: number, last: number): boolean {
  let longest = 0;
  for (let at = first; at <= last; at += 1) {
    const isPart = t.shape[at] === LOWER || t.shape[at] === LETTER || t.shape[at] === NUMBER;
    // `price_qi`, but not `price`
    const isWord = d.isOrdinary(t, at) && (first === last || !d.has(t, at, NAMED));
    if (!isPart || isWord || d.has(t, at, UNIT | DRUG)) return false;
    if (at > first && t.start[at]! - t.end[at - 1]! > 1) return false;
    if (at > first && d.isSpaced(t, at)) return false;
    longest = Math.max(longest, t.end[at]! - t.start[at]!);
  }
  return longest > (last > first ? LETTERS_MAX - 2 : LETTERS_MAX);
}

/** Letters of a text without capitals, tied to a number: `vkk-417`. */
const isTied = (t: Tokens, at: number): boolean =>
  t.shape[at] === LOWER &&
  d.isNumber(t, at + 1) &&
  (d.isAdjacent(t, at + 1) || d.isJoinedByDash(t, at + 1));

const MEANS_ELSE = COMMON | STOP | UNIT | CREDENTIAL | TITLE;
/** `Baby Wakinyan 6mo`: a number and its unit. */
const isShortAge = (t: Tokens, first: number, last: number): boolean =>
  last === first + 1 && t.shape[first] === NUMBER && d.isAdjacent(t, last) && d.has(t, last, UNIT);

/** `Horizon NJ, ID 3HZN70448120`: no Idaho. */
const isLabelOfCode = (t: Tokens, first: number, last: number): boolean =>
  first === last &&
  isId(t, first) &&
  !d.has(t, first - 1, CITY) &&
  d.isNumber(t, last + 1) &&
  d.digits(t, last + 1) !== ZIP_DIGITS;
const isId = d.wordSet('id');
const ZIP_DIGITS = 5;

/** `I.V.`, `A.M.`: letters that are a word when read together. */
function isAbbreviation(t: Tokens, first: number, last: number): boolean {
  let hash = HASH_SEED;
  for (let at = first; at <= last; at += 1) {
    if (t.shape[at] !== LETTER) return false;
    hash = hashStep(hash, FOLD[t.text.charCodeAt(t.start[at]!)]!);
  }
  const slot = find(hash);
  return last > first && ((bitsAt(slot) & MEANS_ELSE) !== 0 || (cuesAt(slot) & CUE_CLINICAL) !== 0);
}

/** `is 41. Lille`, `Ramasubramanian, 72, Edison`: a number that a dot or comma ends within the line. */
function isWithin(t: Tokens, at: number): boolean {
  const mark = t.mark[at + 1];
  const isEnded = mark === d.DOT || mark === d.COMMA;
  return t.shape[at] === NUMBER && isEnded && (t.gap[at + 1]! & GAP_LINE) === 0;
}

/** `131 3/15, 135 3/16`: a value and its day. */
const isBeforeDay = (t: Tokens, at: number): boolean =>
  d.isNumber(t, at) &&
  d.isSpaced(t, at + 1) &&
  d.isNumber(t, at + 1) &&
  d.isNumber(t, at + 2) &&
  d.isJoinedBy(t, at + 2, d.SLASH);

const isZip = (t: Tokens, at: number): boolean =>
  t.shape[at] === NUMBER && d.digits(t, at) === DIGITS_MIN;

/** `isle of wight`, `stow on the wold` */
const isOfTown = d.wordSet('of on the upon in by le la du de el los las st n s e w');

/** `wont do sglt2 bc`, `fr rt hand pain after`: small words, one of the clinic or grammar, none of a place. */
function isShorthand(t: Tokens, first: number, last: number): boolean {
  let isOther = false;
  for (let at = first; at <= last; at += 1) {
    if (t.shape[at] === NUMBER ? at === first && !d.isAdjacent(t, at + 1) : t.shape[at] !== LOWER)
      return false;
    if (d.has(t, at, STREET | COUNTRY) || isZip(t, at)) return false;
    if (d.has(t, at, CITY | STATE) && !d.has(t, at, COMMON)) return false;
    if (d.hasCue(t, at, CUE_CLINICAL) || (d.has(t, at, STOP | UNIT) && !isOfTown(t, at)))
      isOther = true;
  }
  return isOther && last > first + 1;
}

/** Words, drugs and single letters (`I.V.`, `A & O`). */
function isAllOrdinary(t: Tokens, first: number, last: number): boolean {
  for (let at = first; at <= last; at += 1) {
    if (!d.isOrdinary(t, at) && !d.has(t, at, DRUG) && t.shape[at] !== LETTER) return false;
  }
  return true;
}

/** `Chloride`, `Humulin R` */
const isDrug = (t: Tokens, first: number, last: number): boolean =>
  d.has(t, first, DRUG) && !d.has(t, last, GIVEN | SURNAME_TOP);

/** `"resourceType":"Coverage"` */
const isOfType = (t: Tokens, at: number): boolean => isTypeKey(t, at - 1) && t.mark[at] !== 0;
const isTypeKey = d.wordSet('resourcetype');

const QUOTE = 34;
/** `"resourceType":` names a field, not somebody's town; `"Wilma Okonjo":` may name somebody. */
export const isKey = (t: Tokens, at: number): boolean =>
  (t.shape[at] === LOWER || t.shape[at] === MIXED) &&
  t.text.charCodeAt(t.end[at]!) === QUOTE &&
  t.text.charCodeAt(t.end[at]! + 1) === d.COLON;
