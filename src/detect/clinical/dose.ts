/**
 * Rows of numbers that the tagger, or the reader of dates, takes for a day: settings of a ventilator, doses over the day
 * (`Novolog 8/10/12 with meals`, `Sinemet 1.5/1/1/1.5`), strengths (`Trelegy 100/62.5/25`), minimum inhibitory concentrations.
 * What may be the day on which a drug was begun (`started Lasix 8/10/12`) stays a date.
 */
import type { Finding } from '../../core/phi.ts';
import * as d from '../detector.ts';
import { isCombination, isCount, isOfInstrument, isScale } from '../detectors/pair-cues.ts';
import * as x from '../lexicon.ts';
import { NUMBER, type Tokens } from '../tokens.ts';

/** A finding of a date, from token `first` to `last`, that is no day. */
export function isDose(t: Tokens, one: Finding, first: number, last: number): boolean {
  const text = t.text.slice(one.start, one.end);
  const isTagged = one.rule.startsWith('tagger/');
  if (isTagged && (isNoDay(text) || holdsDrug(t, first, last) || isStrength(t, first, last)))
    return true;
  if (!isRow(t, first, last) || isBegun(t, first)) return false;
  if (last === first + 1 && isOfInstrument(t, first)) return true;
  if (last === first + 1 && isCount(t, first)) return true;
  const drug = first - 1;
  if (drug < 0 || !d.isSpaced(t, first)) return false;
  if (one.type === 'date.month-day') return isDayOfCourse(t, drug, last);
  if (isInsulin(t, drug)) return true;
  const isShort = last === first + 2 && d.digits(t, last) === 1; // `Ritalin 10/10/5`
  return (d.has(t, drug, x.DRUG) || isDrugWord(t, drug)) && (isShort || isDosed(t, last + 1));
}

/** `amlodipine/benazepril 5/20`, `BiPAP 12/5`, `activity index 11/24` */
const isStrength = (t: Tokens, first: number, last: number): boolean =>
  last === first + 1 &&
  isRow(t, first, last) &&
  d.isSpaced(t, first) &&
  (isCombination(t, first - 1) || isScale(t, first - 1));

const isInsulin =
  d.wordSet(`novolog humalog apidra admelog fiasp lispro aspart glulisine regular nph humulin novolin insulin
  lyumjev afrezza`);
const isDrugWord = d.wordSet('dose doses dosing sinemet ritalin mix');
const isBeginning =
  d.wordSet(`started start since began begun on resumed restarted stopped held dc ed discontinued given filled
  refilled prescribed ordered last until from`);
const isDosing = d.wordSet(
  `units unit u mg mcg g with w meals ac tid bid qid qac qhs before daily split alternating tabs`,
);
const isCourse = d.wordSet('of abx antibiotic antibiotics course treatment therapy cycle');
const isDay = d.wordSet('day');

/** A drug and a verb of beginning stand before: `started Novolog 8/10/12`. */
const isBegun = (t: Tokens, first: number): boolean =>
  isBeginning(t, first - 1) || isBeginning(t, first - 2) || isBeginning(t, first - 3);

const isDosed = (t: Tokens, at: number): boolean => d.isSpaced(t, at) && isDosing(t, at);

/** `Day 5/14 Ancef` */
const isDayOfCourse = (t: Tokens, day: number, last: number): boolean =>
  isDay(t, day) &&
  t.number[last - 1]! <= t.number[last]! &&
  d.isSpaced(t, last + 1) &&
  (isCourse(t, last + 1) || d.has(t, last + 1, x.DRUG));

function isRow(t: Tokens, first: number, last: number): boolean {
  for (let at = first; at <= last; at += 1) {
    if (t.shape[at] !== NUMBER || (at > first && !d.isJoinedBy(t, at, d.SLASH))) return false;
  }
  return last > first;
}

function holdsDrug(t: Tokens, first: number, last: number): boolean {
  for (let at = first; at <= last; at += 1) {
    if (d.has(t, at, x.DRUG) && !d.has(t, at, x.MONTH | x.WEEKDAY | x.NAMED)) return true;
  }
  return false;
}

const ROW = /\d+(?:\.\d+)?(?:[/-]\d+(?:\.\d+)?)+/g;
/** `22q11.2`, `2/38/S`, the ends of what a chip found missing (`21(18912231_21465672)x1`) */
const BAND = /\d[pq]\d|^[<>]?\d+\/[\d.]+\/[SIR]\b|\d{5}_\d{5}/;
const NAMED = /\p{L}{3}/u;
const DAY_MAX = 31;
const MONTH_MAX = 12;

/** Rows of numbers of which none is a day in whatever order: `28/0/5.2/0.6`, `2/1.5`, `3/3/3`, `18-100-19`. */
function isNoDay(text: string): boolean {
  if (BAND.test(text)) return true;
  const rows = text.match(ROW) ?? [];
  const rest = text.replace(ROW, '');
  return rows.length > 0 && !/\d{3}/.test(rest) && rows.every(isNoDayRow) && !isMonthNamed(rest);
}

/** A word in it may be a month. */
const isMonthNamed = (rest: string): boolean =>
  NAMED.test(rest) && /jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic/i.test(rest);

function isNoDayRow(row: string): boolean {
  const parts = row.split(/[/-]/);
  if (parts.some((part) => part.includes('.') || Number(part) === 0)) return true;
  if (parts.length > 3) return !isTwoDays(parts);
  if (parts.length === 2) return parts.some((part) => part.length === 3);
  const [a = '', b = '', c = ''] = parts;
  if (parts.every((part) => part.length === 1)) return true;
  return !isDayMonthYear(a, b, c) && !isDayMonthYear(c, b, a);
}

/** Day and month in either order, before a year or behind one. */
const isDayMonthYear = (a: string, b: string, year: string): boolean =>
  (year.length === 2 || year.length === 4) &&
  Math.max(Number(a), Number(b)) <= DAY_MAX &&
  Math.min(Number(a), Number(b)) <= MONTH_MAX;

/** `3/4-5/6`, `3/4/21-5/6/21` */
function isTwoDays(parts: readonly string[]): boolean {
  const [a = '', b = '', c = '', e = '', f = '', g = ''] = parts;
  if (parts.length === 6) return isDayMonthYear(a, b, c) && isDayMonthYear(e, f, g);
  if (parts.length !== 4 || parts.every((part) => part.length === 1)) return false;
  return isDayMonthYear(a, b, '00') && isDayMonthYear(c, e, '00');
}
