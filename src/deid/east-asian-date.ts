/**
 * `2024年3月14日`, `2024년 3월 14일`, `2024年3月`: each number is followed by what it counts. A year of an era
 * (`令和6年`) is not read.
 */
import {
  type DateForm,
  type Field,
  type FieldKind,
  type ReadingHints,
  yearlessDate,
} from './date-form.ts';

const YEAR_TO_DAY =
  /^(?:(\d{4})(\s?[年년]\s?))?(?<!\d)(\d{1,2})(\s?[月월]\s?)(?:(\d{1,2})(\s?[日일号號]))?/;

export function readEastAsian(text: string, hints: ReadingHints): DateForm | undefined {
  const found = YEAR_TO_DAY.exec(text);
  if (found === null) return undefined;
  const [whole, year, ofYear = '', month = '', ofMonth = '', day, ofDay = ''] = found;
  if (year === undefined && day === undefined) return undefined;
  const isPadded = month.startsWith('0') || day?.startsWith('0') === true;
  const field = (kind: FieldKind): Field => ({
    field: kind,
    style: { kind: 'number', width: kind === 'year' ? 4 : isPadded ? 2 : 1 },
  });
  return {
    segments: [
      ...(year === undefined ? [] : [field('year'), ofYear]),
      field('month'),
      ofMonth,
      ...(day === undefined ? [] : [field('day'), ofDay]),
      text.slice(whole.length),
    ],
    precision: year === undefined ? 'month-day' : day === undefined ? 'month' : 'day',
    date: yearlessDate(
      year === undefined ? undefined : Number(year),
      Number(month),
      Number(day ?? 1),
      hints,
    ),
    isOrderOpen: false,
  };
}
