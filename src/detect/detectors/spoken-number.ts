/**
 * Numbers that are dictated in English, digit by digit: telephone numbers, and others behind what they are.
 *
 * Category  telephone numbers, 45 CFR §164.514(b)(2)(i)(D); other unique numbers behind their label, (R)
 * Shape     `seven oh two, five five five, oh one nine nine` · `call her at 805, triple five, oh one two six` ·
 *           `bleep seven one three` · `requisition zulu five five one nine` · `claim golf alpha seven dash one oh two`
 *
 * Doses, counts and times are no rows of single digits, or too short for one: without a label it takes seven.
 */
import type { PhiCategory } from '../../core/phi.ts';
import { isAsked, questionBefore } from '../asked.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { LABEL } from '../id-labels.ts';
import { ID_LABEL } from '../lexicon.ts';
import { GAP_LINE, LETTER, type Tokens } from '../tokens.ts';
import { RADIO_ALPHABET } from '../vocabulary.ts';

export const SINGLES = 'zero oh one two three four five six seven eight nine niner';
const MANY = 'double triple';
export const isSingle = d.wordSet(SINGLES);
const isMany = d.wordSet(MANY);
const isTriple = d.wordSet('triple');
/** `papa` and `whiskey` are also words, so a number must stand behind. */
const isSpelling = d.wordSet(RADIO_ALPHABET.join(' '));
const isDashWord = d.wordSet('dash hyphen');
/** What makes of the digits before it a quantity, though no unit. */
const isCounted = d.wordSet('of out point percent over plus and to or times');

/** Fewest digits: of a telephone number by itself, behind a label, behind a label of short numbers. */
const ALONE_MIN = 7;
const LABELLED_MIN = 4;
const SHORT_MIN = 3;
const DIGITS_MAX = 200;
const LEAD_MAX = 4;
const REACH = 5;

const isShortPhone = d.wordSet('bleep blp pager beeper extension ext extn page dect');
const isPhone = d.wordSet(
  'phone telephone cell mobile call called reach reached dial text ring callback fax landline voicemail',
);
const isOther =
  d.wordSet(`number ending code pin account requisition dictation claim reference ref ticket badge case policy
  member mrn nhs chi barcode serial licence license id accession order confirmation passport job`);
const isFiller = d.wordSet(
  'number no is was at on in with her him me them us his my their the ending direct line or it',
);

interface Row {
  readonly first: number;
  readonly last: number;
  readonly digits: string;
  /** Pauses at commas and hyphens; a list of values has one behind each. */
  readonly pauses: number;
  readonly words: number;
}

export const spokenNumber: Detector = {
  id: 'spoken-number',
  bits: 0,
  shapes: 0,
  words: `${SINGLES} ${MANY}`.split(' '),
  find(t, at, found) {
    if (isTied(t, at) && isRowWord(t, at - 1)) return; // read from its first word
    const row = rowAt(t, at);
    const kind = kindOf(t, row);
    if (kind === undefined) return;
    const [category, type] = kind;
    const [start, end] = [t.start[row.first]!, t.end[row.last]!];
    found.push(d.finding(start, end, category, type, 0.9, `spoken-number/${type}`));
  },
};

/** A blank, a comma or a hyphen: the pauses of who dictates. */
export function isTied(t: Tokens, at: number): boolean {
  if (at < 1 || at >= t.count) return false;
  const mark = t.mark[at]!;
  const isPause = mark === 0 || mark === d.COMMA || d.isDash(mark);
  return isPause && t.start[at]! - t.end[at - 1]! <= 3 && (t.gap[at]! & GAP_LINE) === 0;
}

const isRowWord = (t: Tokens, at: number): boolean =>
  isSingle(t, at) || isMany(t, at) || (isDashWord(t, at) && isSingle(t, at - 1));

function rowAt(t: Tokens, at: number): Row {
  let digits = '';
  let pauses = 0;
  let words = 0;
  let last = at - 1;
  while (digits.length < DIGITS_MAX) {
    const next = last + 1;
    if (next >= t.count || (words > 0 && !isTied(t, next))) break;
    const { value, end } = readAt(t, next);
    if (end < next) break;
    if (words > 0 && t.mark[next] !== 0) pauses += 1;
    digits += value;
    words += 1;
    last = end;
  }
  const first = leadOf(t, at);
  for (let lead = first; lead < at; lead += 1) {
    if (d.isNumber(t, lead)) digits = t.text.slice(t.start[lead], t.end[lead]) + digits;
  }
  return { first, last, digits, pauses, words };
}

/** `five`, `triple five`, `dash one`, `0126`: the digits at this token, and the last token of them. */
function readAt(t: Tokens, at: number): { value: string; end: number } {
  if (isSingle(t, at)) return { value: digitOf(t, at), end: at };
  const next = at + 1;
  if (d.isNumber(t, at)) {
    // `five five five 0119 is hers`: four digits are the end of a telephone number
    const isLast = isTied(t, next)
      ? d.digits(t, at) === 4 && !d.isNumber(t, next)
      : d.digits(t, at) <= 4;
    return isLast && !d.isMeasured(t, at)
      ? { value: t.text.slice(t.start[at], t.end[at]), end: at }
      : NOTHING;
  }
  if (!isTied(t, next)) return NOTHING;
  if (isMany(t, at) && isSingle(t, next)) {
    return { value: digitOf(t, next).repeat(isTriple(t, at) ? 3 : 2), end: next };
  }
  if (isDashWord(t, at) && isSingle(t, next)) return { value: digitOf(t, next), end: next };
  return NOTHING;
}

const NOTHING = { value: '', end: -1 } as const;
const ORDER = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
function digitOf(t: Tokens, at: number): string {
  const word = t.text.slice(t.start[at], t.end[at]).toLowerCase();
  if (word === 'oh') return '0';
  return word === 'niner' ? '9' : String(Math.max(0, ORDER.indexOf(word)));
}

/** First token of what is spelled, or written in digits, before the words: `zulu`, `golf alpha`, `805,`. */
function leadOf(t: Tokens, at: number): number {
  let first = at;
  while (at - first < LEAD_MAX && isTied(t, first) && isLead(t, first - 1)) first -= 1;
  return first;
}

function isLead(t: Tokens, at: number): boolean {
  if (d.isNumber(t, at)) return d.digits(t, at) <= 4 && d.digits(t, at) >= 3;
  return isSpelling(t, at) || (t.shape[at] === LETTER && !isArticle(t, at)) || isDashWord(t, at);
}
const isArticle = d.wordSet('a i');

function kindOf(t: Tokens, row: Row): readonly [PhiCategory, string] | undefined {
  const { digits, pauses, words, last } = row;
  if (digits.length < SHORT_MIN) return undefined;
  const isQuantity = d.isMeasured(t, last) || (isTied(t, last + 1) && isCounted(t, last + 1));
  const label = labelBefore(t, row.first) || askedLabel(t, row.first);
  if (label === '' || isQuantity) {
    const isList = pauses * 2 > words;
    const isNumber = digits.length >= ALONE_MIN && !isQuantity && !isList && !isRepeated(digits);
    return isNumber ? ['phone', 'phone'] : undefined;
  }
  if (label === 'short') return ['phone', 'phone.extension'];
  const isLong = digits.length >= (row.first < row.last - words + 1 ? SHORT_MIN : LABELLED_MIN);
  if (!isLong) return undefined;
  return label === 'phone' ? ['phone', 'phone'] : ['other_unique_id', 'id'];
}

/** What the number is, as the words before it say; empty where they do not. */
export function labelBefore(t: Tokens, at: number): 'short' | 'phone' | 'other' | '' {
  let isNumbered = false;
  for (let back = at - 1; back >= 0 && back >= at - REACH; back -= 1) {
    if ((t.gap[back + 1]! & GAP_LINE) !== 0) break;
    if (isShortPhone(t, back)) return 'short';
    if (isPhone(t, back)) return 'phone';
    if (isLabel(t, back)) {
      if (!isFiller(t, back)) return 'other';
      isNumbered = true; // `telephone number`, `account ending`: what it is the number of stands before
    }
    if (!isFiller(t, back)) break;
  }
  return isNumbered ? 'other' : '';
}

/** `Zip code?`, `And the last four of your social?` */
export function askedLabel(t: Tokens, at: number): 'phone' | 'other' | '' {
  const question = questionBefore(t, at);
  if (question < 0) return '';
  if (isAsked(t, question, isPhone)) return 'phone';
  return isAsked(t, question, isAskedNumber) ? 'other' : '';
}
const isAskedNumber = d.wordSet(
  'zip zipcode postcode social ssn id account member policy claim mrn record case reference confirmation group code',
);

function isLabel(t: Tokens, at: number): boolean {
  if (isOther(t, at)) return true;
  const kind = d.has(t, at, ID_LABEL) ? t.number[at]! : 0;
  return kind !== 0 && kind !== LABEL.date && kind !== LABEL.phone && kind !== LABEL.id;
}

/** `two two two two two two two`: reflexes, strength; and who counts. */
function isRepeated(digits: string): boolean {
  let isSame = true;
  let isCounting = true;
  for (let at = 1; at < digits.length; at += 1) {
    const step = digits.charCodeAt(at) - digits.charCodeAt(at - 1);
    if (step !== 0) isSame = false;
    if (step !== 1 && step !== -1 && step !== -9) isCounting = false;
  }
  return isSame || isCounting;
}
