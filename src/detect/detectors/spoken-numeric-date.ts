/**
 * Dates dictated as numbers.
 *
 * Category  date elements, 45 CFR §164.514(b)(2)(i)(C)
 * Shape     `oh three twelve nineteen fifty eight` · `three fourteen twenty twenty-four` ·
 *           `oh three slash twelve slash fifty eight` · beside a label `DOB oh three twelve fifty eight`, `admitted seven
 *           slash nineteen`
 *
 * Called at a word that such a date has and few other rows of numbers have; read from the words before it on.
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { LABEL } from '../id-labels.ts';
import { UNIT } from '../lexicon.ts';
import type { Tokens } from '../tokens.ts';
import { isOf, isTimeWord } from './date-parts.ts';
import { isFractionNoun } from './pair-cues.ts';
import { isOh, readWords, yearEnd } from './spoken-date.ts';

const SCORE = 0.85;
/** `oh three slash twelve slash` before its year. */
const BACK_MAX = 6;

export const spokenNumericDate: Detector = {
  id: 'spoken-numeric-date',
  bits: 0,
  shapes: 0,
  words: [
    ...['oh', 'slash', 'nineteen', 'twenty', 'thousand'],
    ...['thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'],
  ],
  find(t, at, found) {
    for (let first = Math.max(0, at - BACK_MAX); first <= at; first += 1) {
      const last = dateEnd(t, first);
      if (last < at) continue;
      found.push(
        d.finding(
          t.start[first]!,
          t.end[last]!,
          'date',
          'date.spoken',
          SCORE,
          'spoken-date/numbers',
        ),
      );
      return;
    }
  },
};

const isSlash = d.wordSet('slash stroke dash');
/** `five slash five strength`, `two slash three of it` */
const isShare = (t: Tokens, at: number): boolean =>
  isFractionNoun(t, at) || isOf(t, at) || isUnit(t, at);

const isUnit = (t: Tokens, at: number): boolean => d.has(t, at, UNIT) || isSpokenUnit(t, at);
const isSpokenUnit = d.wordSet(
  'milligram milligrams microgram micrograms milliliters milliliter percent kilos pounds times',
);

/** `visual acuity is twenty twenty` */
const isSight = d.wordSet('vision acuity eye eyes feet');

interface Part {
  readonly value: number;
  /** The token after it, and after a slash behind it. */
  readonly next: number;
  readonly hasSlash: boolean;
}

/** Last token of the date that begins at `first`, or -1. */
function dateEnd(t: Tokens, first: number): number {
  // `twenty-three fourteen …`: the month is no piece of another number
  if (first > 0 && d.isSpaced(t, first) && readWords(t, first - 1)?.last === first) return -1;
  const month = partAt(t, first);
  if (month === undefined || month.value > 12) return -1;
  const day = partAt(t, month.next);
  if (day === undefined || day.value > 31) return -1;
  const isDay = month.hasSlash && !day.hasSlash && isLabelled(t, first) && !isShare(t, day.next);
  if (!d.isSpaced(t, day.next)) return isDay ? day.next - 1 : -1;
  const year = yearEnd(t, day.next);
  if (year >= 0) return isSight(t, year + 1) || isSight(t, first - 1) ? -1 : year;
  const isDated = (month.hasSlash && day.hasSlash) || isLabelled(t, first);
  const short = isDated ? partAt(t, day.next) : undefined;
  if (short === undefined || short.hasSlash || isUnit(t, short.next))
    return isDay ? day.next - 1 : -1;
  return short.next - 1;
}

const isLabelled = (t: Tokens, first: number): boolean =>
  d.labelBefore(t, first) === LABEL.date || isTimeWord(t, first - 1) || isAsked(t, first);

const isBirth = d.wordSet('birthday birthdate birth dob');
const ASKED_MAX = 5;
/** `and birthday? Caller: six eleven eighty eight`: what is answered to a question. */
function isAsked(t: Tokens, first: number): boolean {
  for (let word = first - 1; word >= 0 && word >= first - ASKED_MAX; word -= 1) {
    if (t.mark[word + 1] === d.DOT) return false;
    if (isBirth(t, word)) return true;
  }
  return false;
}

/** `oh three`, `twelve`, `twenty-one`, with a slash behind it or not. */
function partAt(t: Tokens, at: number): Part | undefined {
  if (at >= t.count) return undefined;
  const from = isOh(t, at) && d.isSpaced(t, at + 1) ? at + 1 : at;
  const read = readWords(t, from);
  if (read === undefined || read.isOrdinal || (from > at && read.value > 9)) return undefined;
  const next = read.last + 1;
  const hasSlash = d.isSpaced(t, next) && isSlash(t, next);
  return { value: read.value, next: hasSlash ? next + 1 : next, hasSlash };
}
