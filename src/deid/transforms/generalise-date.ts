/**
 * A date → its year, 45 CFR §164.514(b)(2)(i)(C). A year that tells an age over 89 is no exception:
 * with a service year of 2010 a birth year of 1910 becomes "on or before 1920" (OCR's guidance of
 * 2012). Old is what lies 90 years or more before the year of release, whoever is asked; the class
 * is counted from the latest year in the document where that is enough, so that it reads as OCR's.
 */
import { type DateForm, hasShortYear, readDate } from '../date-form.ts';
import { type DateContext, hintsOf } from '../date-surrogates.ts';
import { UNREAD_DATE } from '../date-text.ts';
import { readStructuredDate } from './structured-date.ts';

export interface AgeHorizon {
  /** Year of release. */
  readonly asOf: number;
  /** Latest year in the document that is not after `asOf`; `asOf` where there is none. */
  readonly latest: number;
}

const YEARS_OVER_89 = 90;

export const isOldYear = (year: number, { asOf }: AgeHorizon): boolean =>
  year <= asOf - YEARS_OVER_89;

/** `on or before 1920`. */
function oldYearClass(year: number, { asOf, latest }: AgeHorizon): string {
  const reference = year <= latest - YEARS_OVER_89 ? latest : asOf;
  return `on or before ${reference - YEARS_OVER_89}`;
}

/** Undefined when no year can be read in it, more than one, or one of two digits that may be either. */
export function yearOf(text: string, type: string, context: DateContext): number | undefined {
  if (type === UNREAD_DATE) return undefined;
  const structured = readStructuredDate(text.trim());
  if (structured !== undefined) return structured.date.year;
  const years = new Set(text.match(/(?<!\d)(?:1[89]|20|21)\d\d(?!\d)/g));
  if (years.size > 1) return undefined;
  const form = readDate(text, hintsOf(type, context));
  if (form === undefined) return years.size === 1 ? Number([...years][0]) : undefined;
  return form.precision === 'month-day' || isOpen(form, context) ? undefined : form.date.year;
}

/** `3/12/30` of 2026: an appointment to come as well as a birth of long ago, which only words tell. */
const isOpen = (form: DateForm, { asOf, isBirth }: DateContext): boolean =>
  asOf !== undefined &&
  isBirth !== true &&
  hasShortYear(form) &&
  form.date.year <= asOf - YEARS_OVER_89;

/** For prose; undefined when no year can be told. */
export function generaliseDate(
  text: string,
  type: string,
  context: DateContext,
  horizon: AgeHorizon,
): string | undefined {
  const year = yearOf(text, type, context);
  if (year === undefined) return undefined;
  return isOldYear(year, horizon) ? oldYearClass(year, horizon) : String(year);
}
