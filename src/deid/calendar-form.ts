/**
 * Dates by week or by day of the year: `1961-W11-2`, `week 11 of 1961`, `1961-073`, `073/1961`, `day 73 of 1961`,
 * `61073` (ISO 8601 §5.2.2 and §5.2.3), and by Julian day number. A form of its own, because no number in them is
 * a month.
 */
import { dayInYear, dayOfJulian, dayOfWeek } from '../core/iso-calendar.ts';
import {
  type CalendarDate,
  type DateForm,
  type Field,
  type FieldKind,
  fullYear,
  type ReadingHints,
} from './date-form.ts';

const WEEK = /^(\d{4})(-?W)(\d\d)(?:(-?)([1-7]))?$/i;
const WEEK_OF = /^((?:week |wk\.? ?|W)?)(\d{1,2})( of |, ?| |[/-])(\d{4})$/i;
const DAY = /^((?:1[89]|20|21)\d\d)(-?)(\d{3})$/;
const DAY_OF = /^(day |)(\d{1,3})([/-]| of | in )(\d{4})$/i;
const NTH_OF = /^(\d{1,3})(st|nd|rd|th)( day of | day in )(\d{4})$/i;
const SHORT_DAY = /^(\d\d)(\d{3})$/;
const JULIAN = /^(2[345]\d{5})(\.\d)?$/;

export function readCalendarForm(
  text: string,
  { isWeekYear: isWeek, asOf }: ReadingHints,
): DateForm | undefined {
  const week = WEEK.exec(text);
  if (week !== null) {
    const [, year = '', joint = '', number = '', joint2 = '', weekday] = week;
    const day = weekday === undefined ? [] : [joint2, field('weekday', weekday)];
    return weekForm(year, number, weekday, [
      field('week-year', year),
      joint,
      field('week', number),
      ...day,
    ]);
  }
  const weekOf = WEEK_OF.exec(text);
  if (weekOf !== null && (isWeek === true || weekOf[1] !== '')) {
    const [, word = '', number = '', joint = '', year = ''] = weekOf;
    return weekForm(year, number, undefined, [
      word,
      field('week', number),
      joint,
      field('week-year', year),
    ]);
  }
  const day = DAY.exec(text);
  if (day !== null) {
    const [, year = '', joint = '', number = ''] = day;
    return dayForm(year, number, [field('year', year), joint, field('year-day', number)]);
  }
  return readDayOf(text) ?? readShortDay(text, asOf);
}

/** `073/1961`, `day 73 of 1961`, `73rd day of 1961` */
function readDayOf(text: string): DateForm | undefined {
  const nth = NTH_OF.exec(text);
  if (nth !== null) {
    const [, number = '', suffix = '', joint = '', year = ''] = nth;
    const style = { kind: 'ordinal', width: 1, suffix } as const;
    return dayForm(year, number, [{ field: 'year-day', style }, joint, field('year', year)]);
  }
  const dayOf = DAY_OF.exec(text);
  if (dayOf === null) return undefined;
  const [, word = '', number = '', joint = '', year = ''] = dayOf;
  if (word === '' && number.length < 3) return undefined;
  const width = word === '' || number.startsWith('0') ? number.length : 1;
  return dayForm(year, number, [word, numberOf('year-day', width), joint, field('year', year)]);
}

/** `61073`, `2437373.5` */
function readShortDay(text: string, asOf: number | undefined): DateForm | undefined {
  const short = SHORT_DAY.exec(text);
  if (short !== null) {
    const [, year = '', number = ''] = short;
    const full = fullYear(year, asOf === undefined ? {} : { asOf });
    return dayForm(`${full}`, number, [field('year', year), field('year-day', number)]);
  }
  const julian = JULIAN.exec(text);
  if (julian === null) return undefined;
  const [, number = '', half = ''] = julian;
  return formOf(dayOfJulian(Number(number)), 'day', [field('julian-day', number), half]);
}

const field = (kind: FieldKind, digits: string): Field => numberOf(kind, digits.length);

const numberOf = (kind: FieldKind, width: number): Field => ({
  field: kind,
  style: { kind: 'number', width },
});

function weekForm(
  year: string,
  week: string,
  weekday: string | undefined,
  segments: DateForm['segments'],
): DateForm | undefined {
  const date = dayOfWeek({ year: Number(year), week: Number(week), weekday: Number(weekday ?? 1) });
  return formOf(date, weekday === undefined ? 'week' : 'day', segments);
}

const dayForm = (year: string, day: string, segments: DateForm['segments']) =>
  formOf(dayInYear(Number(year), Number(day)), 'day', segments);

const formOf = (
  date: CalendarDate | undefined,
  precision: DateForm['precision'],
  segments: DateForm['segments'],
): DateForm | undefined =>
  date === undefined ? undefined : { segments, precision, date, isOrderOpen: false };
