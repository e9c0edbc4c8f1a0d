/**
 * Days as Spanish writes them short: with the month cut to three letters, or as day and month after the
 * article.
 *
 * Category  date elements, 45 CFR §164.514(b)(2)(i)(C)
 * Shape     `18-dic-2024` · `7/ago/24` · `el 14/7 a las 10` in Spanish text
 * Source    RAE, Ortografía de la lengua española: expression of dates
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { isSpanish } from '../language.ts';
import { GAP_LINE, NUMBER, type Tokens } from '../tokens.ts';

const isShortMonth = d.wordSet('ene feb mar abr may jun jul ago sep sept set oct nov dic');
const isArticle = d.wordSet('el dia día');
const isOf = d.wordSet('de');

/** The same joint before both: `18-dic-2024`. */
function isWritten(t: Tokens, at: number, joint: number): boolean {
  const [month, year] = [at + 1, at + 2];
  const isTied = d.isJoinedBy(t, month, joint) && d.isJoinedBy(t, year, joint);
  const length = t.end[year]! - t.start[year]!;
  return isTied && isShortMonth(t, month) && d.isNumber(t, year) && (length === 2 || length === 4);
}

/** `el 14/7`, but not `el 1/2 de la dosis`. */
function isDayMonth(t: Tokens, at: number): boolean {
  if (!isArticle(t, at - 1)) return false;
  const month = at + 1;
  if (!d.isJoinedBy(t, month, d.SLASH) || !d.isNumber(t, month) || d.digits(t, month) > 2)
    return false;
  const isDate = t.number[month]! >= 1 && t.number[month]! <= 12;
  if (!isDate || !d.isSpaced(t, at)) return false;
  const next = month + 1;
  if (d.isJoinedBy(t, next, d.SLASH) || d.isAdjacent(t, next) || d.isMeasured(t, month))
    return false;
  const isCounted = d.isSpaced(t, next) && (t.gap[next]! & GAP_LINE) === 0 && isOf(t, next);
  return !isCounted && isSpanish(t, at);
}

export const spanishDate: Detector = {
  id: 'spanish-date',
  bits: 0,
  shapes: d.shapes(NUMBER),
  digits: [1, 2],
  isOfGlued: true,
  find(t, at, found) {
    const joint = t.text.charCodeAt(t.end[at]!);
    if (joint !== d.SLASH && joint !== d.DOT && !d.isDash(joint)) return;
    const day = t.number[at]!;
    if (day < 1 || day > 31 || d.isAdjacent(t, at)) return;
    const isNumeric = t.shape[at + 1] === NUMBER;
    if (!isNumeric && isWritten(t, at, joint)) {
      found.push(
        d.finding(t.start[at]!, t.end[at + 2]!, 'date', 'date.written', 0.95, 'date/spanish'),
      );
    } else if (isNumeric && isDayMonth(t, at)) {
      found.push(
        d.finding(t.start[at]!, t.end[at + 1]!, 'date', 'date.month-day', 0.7, 'date/spanish'),
      );
    }
  },
};
