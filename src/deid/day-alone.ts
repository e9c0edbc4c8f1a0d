/**
 * The day of a month that an answer names without its month: `admitted on March 14 and discharged on the
 * 20th`. Beside a date that came back it would be a false one, for it is of the month that was sent. It
 * means the month of the date before it, or the next: where a date of ours has it there, it comes back; any
 * other is left and counted.
 *
 * `the 4th rib` is no day: a word before must say that it is one, and nothing behind that it is not. Right behind a date, what
 * joins it to that does (`2024-03-14 – 20`).
 */
import { textBefore } from './boundaries.ts';
import type { PartialDate } from './date-expression.ts';
import { type CalendarDate, isoDate } from './date-form.ts';
import { dayPart } from './date-parts.ts';
import { isWordUnit } from './folding.ts';
import type { IssuedDates } from './issued-dates.ts';
import { left, type Match, replaced } from './match.ts';
import { TextCursor, wordSet } from './text-cursor.ts';
import { writeStyled } from './write-date.ts';

/** How far behind a date its month is still meant, characters: some sentences. */
export const MEANT_MAX = 300;

const DATED =
  /[^\p{L}](?:(?:on|by|until|till?|since|from|to|through|thru|before|after|between|and|or|of) the|on|until|since|admitted|discharged|transferred|seen)[\s*_]{1,4}$/iu;
/** All that stands between a date and the last day of a range that begins with it. */
const TO = /^[\s*_]{0,4}(?:[-–—]|(?:to|through|until|till?|al?|bis|au)(?=[\s*_]))[\s*_]{0,4}$/iu;
const TO_MAX = 16;
/** What goes on with the sentence, and names no thing that is counted. */
const GOES_ON = wordSet(
  'and or but with without for at when after before because due as to by from through until where which who via she he they it we there is was were had has will should if then while following given'.split(
    ' ',
  ),
);
const ENDINGS = '.,;:!?)]"”';

/**
 * @param before the date that the text named last
 * @param behind how many characters behind it
 */
export function matchDayAlone(
  dates: IssuedDates,
  before: PartialDate,
  behind: number,
  text: string,
  start: number,
  isFinal: boolean,
): Match | 'more' | undefined {
  const said = textBefore(text, start);
  const isLast = behind > 0 && behind <= TO_MAX && TO.test(said.slice(-behind));
  if (!isLast && !DATED.test(said)) return undefined;
  const cursor = new TextCursor(text, start, isFinal);
  const day = dayPart(cursor);
  const mayBe = isLast ? (day?.value ?? 0) > (before.day ?? 31) : day?.style.kind === 'ordinal';
  const isDay = day !== undefined && mayBe && isAlone(cursor);
  if (cursor.ranOut) return 'more';
  if (!isDay) return undefined;
  const { end } = day;
  const original = inItsMonth(dates, before, day.value);
  if (original === undefined) return left(end, { unresolved: 1 });
  if (original === 'two') return left(end, { ambiguous: 1 });
  const written =
    isLast && isOfOtherMonth(dates, before, original)
      ? isoDate(original)
      : writeStyled(day.style, original.day);
  const match = replaced({ start, end, text: written }, 'normalised');
  return { ...match, date: { ...before, day: day.value } };
}

/** `August 24–30` of `March 28` and `April 3`: the last day alone would be of March. */
function isOfOtherMonth(dates: IssuedDates, before: PartialDate, { month }: CalendarDate): boolean {
  const first = dates.original(before);
  return typeof first === 'object' && first.month !== month;
}

/** In the month of the date before it, else in the one that follows. */
function inItsMonth(dates: IssuedDates, before: PartialDate, day: number) {
  const { year, month } = before;
  const isLast = month === 12;
  const next = {
    month: isLast ? 1 : month + 1,
    ...(year !== undefined && { year: isLast ? year + 1 : year }),
  };
  return dates.original({ ...before, day }) ?? dates.original({ ...next, day });
}

function isAlone(cursor: TextCursor): boolean {
  const gap = cursor.gap();
  const code = cursor.code();
  if (Number.isNaN(code) || gap.includes('\n') || cursor.oneOf(ENDINGS) !== '') return true;
  if (cursor.oneOf('-–—') !== '') return gap !== '' && cursor.gap() !== '';
  if (gap === '' || cursor.word(GOES_ON) === undefined) return false;
  cursor.gap();
  return !/\d/.test(cursor.text[cursor.at] ?? '') || !isWordUnit(cursor.code());
}
