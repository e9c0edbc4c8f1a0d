/** Days written like others of the same text: `home 11/2 … seen 3/28/24`. Beside nothing that has a day, `11/2` may be a share. */
import type { Finding } from '../core/phi.ts';
import * as d from './detector.ts';
import { DOT, HYPHEN, SLASH } from './detector.ts';
import { isDay, isMonth, isTimeWord, joint } from './detectors/date-parts.ts';
import { dayListEnd } from './detectors/day-list.ts';
import {
  isAgo,
  isBeforeFraction,
  isCombination,
  isCount,
  isEventWord,
  isFractionNoun,
  isGluedBefore,
  isLetterD,
  isLineStart,
  isOfPair,
  isOfScale,
  isQuantity,
} from './detectors/pair-cues.ts';
import { tokenAt } from './tagger/features.ts';
import { CAPITAL, CAPITALS, LOWER, NUMBER, type Tokens } from './tokens.ts';

const SCORE = 0.6;
/** From here on a date tells how its text writes them. */
const TELLING = 0.7;

/** `8-18-23`, `12-24`, `2026-11-24` */
const HYPHENED = /^(?:\d{1,2}-\d{1,2}(?:-\d{2,4})?|\d{4}-\d\d-\d\d)$/;
/** `11.24.26` */
const DOTTED = /^\d{1,2}\.\d{1,2}\.\d{2,4}$/;

/** @param found findings of any kind */
export function parallelDates(t: Tokens, found: readonly Finding[]): Finding[] {
  const told = found.filter(({ category, score }) => category === 'date' && score >= TELLING);
  const texts = told.map(({ start, end }) => t.text.slice(start, end));
  const hasSlash = texts.some((text) => text.includes('/'));
  const hasHyphen = texts.some((text) => HYPHENED.test(text));
  const hasDot = texts.some((text) => DOTTED.test(text));
  if (!hasSlash && !hasHyphen && !hasDot) return [];
  const added: Finding[] = [];
  for (let at = 0; at + 1 < t.count; at += 1) {
    if (t.shape[at] !== NUMBER) continue;
    const mark = t.mark[at + 1];
    const isLike =
      (mark === SLASH && hasSlash && isLikeDate(t, at)) ||
      (mark === HYPHEN && hasHyphen && isHyphened(t, at)) ||
      (mark === DOT && hasDot && isDotted(t, at));
    if (!isLike) continue;
    added.push(
      d.finding(t.start[at]!, t.end[at + 1]!, 'date', 'date.month-day', SCORE, 'date/parallel'),
    );
  }
  return added;
}

/**
 * A pair of numbers that in a text with dates of its kind is one: no part of something, and too great for a share or a
 * score. `at` is the first.
 */
function isLikeDate(t: Tokens, at: number): boolean {
  if (!d.isNumber(t, at) || !d.isNumber(t, at + 1) || joint(t, at + 1) !== d.SLASH) return false;
  const [a, b] = [t.number[at]!, t.number[at + 1]!];
  if (d.digits(t, at) > 2 || d.digits(t, at + 1) > 2 || !isDay(a) || !isDay(b)) return false;
  if (!isMonth(a) && !isMonth(b)) return false;
  const next = at + 2;
  const isInside = isGluedBefore(t, at) || d.isAdjacent(t, next) || joint(t, next) !== 0;
  if (isInside || d.isMeasured(t, at + 1) || isFractionNoun(t, next) || isAgo(t, next))
    return false;
  if (isCount(t, at)) return false;
  const before = at - 1;
  // `9.2 (2/28), 7.1 (3/3)`
  if (t.mark[at] === d.OPEN && t.mark[next] === d.CLOSE && d.isNumber(t, before)) return isMonth(a);
  if (isBeforeFraction(t, before) || isQuantity(t, before)) return false;
  if (isOfScale(t, before) || isOfPair(t, before) || isCombination(t, before)) return false;
  if (d.isSpaced(t, at) && (isOccasion(t, before) || isLetterD(t, before))) return true;
  if (a <= b && b <= SCORE_MAX) return false;
  if (isLineStart(t, at) || !d.isSpaced(t, at)) return !d.isNumber(t, before) || t.mark[at] !== 0;
  const shape = t.shape[before];
  // `RECHECK CBC 1/22`, `hip ORIF 6/18`, `Recall 7/26`, but not `Romberg 4/12`
  const isThing = shape === CAPITALS || (shape === CAPITAL && d.isOrdinary(t, before));
  return shape === LOWER || (isThing && isMonth(a));
}

const MONTH_DAY = /^\d{1,2}\/\d{1,2}$/;

/** `3/14, 15 and 16`: the further days of a month are of the date that names it. */
export function withFurtherDays(t: Tokens, one: Finding): Finding {
  if (one.category !== 'date' || !MONTH_DAY.test(t.text.slice(one.start, one.end))) return one;
  const day = tokenAt(t, one.end - 1);
  const last = dayListEnd(t, day, t.number[day]!);
  return last < 0 ? one : { ...one, end: t.end[last]! };
}

/** What happens on a day: even `start 3/4` is one. */
const isOccasion =
  d.wordSet(`til till until note notes start started starts recall rtc leaving leaves left returns returning ended ends
  finished completed signed spoken texted emailed faxed called rcvd recd received screened visited flew delivered
  arrived arrives ltcs lscs csection nsvd orif hospice out due seen home next prior last`);

/** `admitted from home 12-19`, `Family meeting 12-20`, in a text that writes days so: no span of so many. */
function isHyphened(t: Tokens, at: number): boolean {
  if (!d.isNumber(t, at + 1) || joint(t, at + 1) !== d.HYPHEN || !d.isSpaced(t, at)) return false;
  const [a, b] = [t.number[at]!, t.number[at + 1]!];
  if (d.digits(t, at) > 2 || d.digits(t, at + 1) > 2 || !isMonth(a) || !isDay(b)) return false;
  const next = at + 2;
  if (isGluedBefore(t, at) || d.isAdjacent(t, next) || joint(t, next) !== 0) return false;
  const goesOn = d.isSpaced(t, next) && t.shape[next] === LOWER && !isAfterDay(t, next);
  if (d.isMeasured(t, at + 1) || goesOn) return false;
  return isEventWord(t, at - 1) || isOccasion(t, at - 1) || isTimeWord(t, at - 1);
}

/** `11.24 TC`, `stroke 11.08`: two digits each, where a line begins or something happens; a value has a name before it. */
function isDotted(t: Tokens, at: number): boolean {
  const [last, next, before] = [at + 1, at + 2, at - 1];
  const isPair = d.isNumber(t, last) && joint(t, last) === d.DOT;
  if (!isPair || d.digits(t, at) !== 2 || d.digits(t, last) !== 2) return false;
  const [a, b] = [t.number[at]!, t.number[last]!];
  if (!(isMonth(a) && isDay(b)) && !(isDay(a) && isMonth(b))) return false;
  if (isGluedBefore(t, at) || d.isAdjacent(t, next) || joint(t, next) !== 0) return false;
  if (d.isMeasured(t, last) || t.text.charCodeAt(t.end[last]!) === PERCENT) return false;
  if (isLineStart(t, at)) return d.isSpaced(t, next);
  return isEventWord(t, before) || isOccasion(t, before) || isTimeWord(t, before);
}
const PERCENT = 37;

const isAfterDay = d.wordSet(
  'with w and at for from by in on to per but he she pt she they because after',
);

const SCORE_MAX = 10;
