/**
 * Which comes first where a date is written in numbers, the month or the day: a number over 12 shows it. Dates of
 * one document are written alike, so that one of them tells about all.
 */
export type DateOrder = 'month-first' | 'day-first';

/** `contradictory`: one date shows the one order, another the other. */
export type ShownOrder = DateOrder | 'contradictory';

const WITH_YEAR = /^\D*(\d{1,2})[-/.‐–\s](\d{1,2})[-/.‐–\s](?:\d{4}|\d{2})(?!\d)/;
const WITHOUT_YEAR = /^(\d{1,2})\/(\d{1,2})(?![\d/])/;

/** Of a text that is a date; undefined where it could be read in both orders, or shows none. */
export function orderOfDate(text: string): DateOrder | undefined {
  const [, one, other] = WITH_YEAR.exec(text) ?? WITHOUT_YEAR.exec(text) ?? [];
  const [first, second] = [Number(one), Number(other)];
  if (first > 12 && first <= 31 && second <= 12) return 'day-first';
  return second > 12 && second <= 31 && first <= 12 ? 'month-first' : undefined;
}

export const joinedOrder = (
  one: ShownOrder | undefined,
  other: ShownOrder | undefined,
): ShownOrder | undefined =>
  one === undefined || other === undefined || one === other ? (one ?? other) : 'contradictory';
