/** The order of month and day that all dates of a document, or of an exchange, show together. */
import { joinedOrder, orderOfDate, type ShownOrder } from '../core/date-order.ts';
import type { Finding } from '../core/phi.ts';
import { isoDate, readDate } from './date-form.ts';

/**
 * @param births ISO dates known from elsewhere: `04/03/1957` of somebody born 1957-03-04 has the day first
 * @param before what the document's surroundings show
 */
export function shownOrder(
  texts: readonly string[],
  findings: readonly (readonly Finding[])[],
  births: ReadonlySet<string>,
  before?: ShownOrder,
): ShownOrder | undefined {
  let order = before;
  texts.forEach((text, index) => {
    for (const { category, type, start, end } of findings[index]!) {
      if (category !== 'date' || HAS_NO_DAY.test(type)) continue;
      const date = text.slice(start, end);
      order = joinedOrder(order, orderOfDate(date) ?? orderOfBirth(date, births));
    }
  });
  return order;
}

/** `12/25` of the year 2025 */
const HAS_NO_DAY = /(?:month-year|week)$/;

function orderOfBirth(text: string, births: ReadonlySet<string>): ShownOrder | undefined {
  if (births.size === 0 || readDate(text)?.isOrderOpen !== true) return undefined;
  const [isMonthFirst, isDayFirst] = (['month-first', 'day-first'] as const).map((order) => {
    const form = readDate(text, { order });
    return form?.precision === 'day' && births.has(isoDate(form.date));
  });
  if (isMonthFirst === isDayFirst) return undefined;
  return isMonthFirst ? 'month-first' : 'day-first';
}
