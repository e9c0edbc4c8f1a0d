/**
 * Dates in the notations of documents, at any precision: FHIR `date`, `dateTime`, `instant`
 * (`2015-02-07T13:28:17.239+02:00`, `2015-02`; hl7.org/fhir/R4/datatypes.html) and HL7 TS, C-CDA `ts`
 * (`20150207132817.239+0200`, `201502`; HL7 v2.5.1 §2.A.77). Everything but the date stays as written.
 */
import { addDays, addMonths, type CalendarDate } from '../date-form.ts';

export interface StructuredDate {
  /** Of what is missing, 1. */
  readonly date: CalendarDate;
  readonly precision: 'day' | 'month' | 'year';
  readonly separator: '' | '-';
  /** Time and zone, as written. */
  readonly tail: string;
}

const FHIR =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)([T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?)?)?(\s?Z|\s?[+-]\d\d:?\d\d)?$/;
const HL7 = /^(\d{4})(?:(\d\d)(?:(\d\d)(\d\d(?:\d\d(?:\d\d(?:\.\d+)?)?)?)?)?)?([+-]\d{4})?$/;

/** Undefined when it is in neither notation, or no day of the calendar. */
export function readStructuredDate(text: string): StructuredDate | undefined {
  const fhir = FHIR.exec(text);
  const match = fhir ?? HL7.exec(text);
  if (match === null) return undefined;
  const [, year = '', month, day, time = '', zone = ''] = match;
  const date = { year: Number(year), month: Number(month ?? 1), day: Number(day ?? 1) };
  if (!isCalendarDate(date)) return undefined;
  return {
    date,
    precision: day !== undefined ? 'day' : month !== undefined ? 'month' : 'year',
    separator: fhir === null ? '' : '-',
    tail: time + zone,
  };
}

/** Another date, as precise and in the same notation. */
export function writeStructuredDate(form: StructuredDate, date: CalendarDate): string {
  const { precision, separator, tail } = form;
  let text = String(date.year).padStart(4, '0');
  if (precision !== 'year') text += separator + String(date.month).padStart(2, '0');
  if (precision === 'day') text += separator + String(date.day).padStart(2, '0');
  return text + tail;
}

/** Moved as far as its precision can tell: days, or the nearest number of months or years. */
export function moveStructuredDate(form: StructuredDate, weeks: number): string {
  const { date, precision } = form;
  if (precision === 'day') return writeStructuredDate(form, addDays(date, weeks * 7));
  if (precision === 'month') {
    return writeStructuredDate(form, addMonths(date, Math.round((weeks * 7) / DAYS_PER_MONTH)));
  }
  // At least one: a year that stays would tell the original.
  const years = Math.sign(weeks) * Math.max(1, Math.round(Math.abs(weeks) / 52));
  return writeStructuredDate(form, { ...date, year: date.year + years });
}

const DAYS_PER_MONTH = 30.4375;

const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeapYear = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

function isCalendarDate({ year, month, day }: CalendarDate): boolean {
  if (year < 1800 || year > 2199 || month < 1 || month > 12 || day < 1) return false;
  return day <= (month === 2 && isLeapYear(year) ? 29 : DAYS_OF_MONTH[month - 1]!);
}
