/**
 * Day and month as much of Europe writes them without a year: a dot behind each.
 *
 * Category  date elements, 45 CFR §164.514(b)(2)(i)(C)
 * Shape     `until the scan on 12.12., nothing` · `am 3.4. operiert` · `vom 12.12. bis 20.12.` · `28.06.–05.07.2022`
 * Source    DIN 5008
 *
 * A dot that ends the sentence makes `2.5.` a measure: something of the same sentence has to follow.
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { UNIT } from '../lexicon.ts';
import { GAP_LINE, LOWER, NUMBER, type Tokens } from '../tokens.ts';
import { isDay, isMonth, joint } from './date-parts.ts';

const SCORE = 0.65;

export const dottedDay: Detector = {
  id: 'dotted-day',
  bits: 0,
  shapes: d.shapes(NUMBER),
  digits: [1, 2],
  glued: [1, 2],
  find(t, at, found) {
    const month = at + 1;
    if (t.mark[month] !== d.DOT || !isDayMonth(t, at)) return;
    const isNear = isNearEnd(t, month);
    if (!isNear && !(isOn(t, at - 1) && isGoingOn(t, month))) return;
    const end = t.end[month]! + 1;
    found.push(
      d.finding(t.start[at]!, end, 'date', 'date.month-day', SCORE, 'dotted-day/day-month'),
    );
  },
};

function isDayMonth(t: Tokens, at: number): boolean {
  const month = at + 1;
  if (!d.isNumber(t, month) || d.digits(t, month) > 2 || joint(t, month) !== d.DOT) return false;
  if (!isDay(t.number[at]!) || !isMonth(t.number[month]!)) return false;
  if (at > 0 && t.start[at] === t.end[at - 1]) return false;
  return t.text.charCodeAt(t.end[month]!) === d.DOT;
}

/** `28.06.–05.07.2022`, `28.06. bis 05.07.2022`: the far end has its year. */
function isNearEnd(t: Tokens, month: number): boolean {
  const isBehindWord = isTo(t, month + 1) && t.start[month + 1]! - t.end[month]! === 2;
  const far = isBehindWord ? month + 2 : month + 1;
  const between = t.text.slice(isBehindWord ? t.end[month + 1] : t.end[month]! + 1, t.start[far]);
  if (!(isBehindWord ? between === ' ' : /^ ?[-–—] ?$/.test(between))) return false;
  const year = far + 2;
  const isDate =
    d.isNumber(t, far) &&
    d.isNumber(t, far + 1) &&
    isMonth(t.number[far + 1]!) &&
    isDay(t.number[far]!);
  return (
    isDate &&
    joint(t, far + 1) === d.DOT &&
    joint(t, year) === d.DOT &&
    d.isNumber(t, year) &&
    (d.digits(t, year) === 4 || d.digits(t, year) === 2)
  );
}

const isTo = d.wordSet('bis to al au tot do til till до');

const isOn = d.wordSet(
  'on until till since by from before after am vom bis zum seit ab den der to',
);

/** Another mark behind the dot, or a word that begins no sentence. */
function isGoingOn(t: Tokens, month: number): boolean {
  const next = month + 1;
  const code = t.text.charCodeAt(t.end[month]! + 1);
  if (code === d.COMMA || code === d.SEMICOLON || code === d.CLOSE || d.isDash(code)) return true;
  if (next >= t.count || t.start[next]! - t.end[month]! !== 2) return false;
  return (t.gap[next]! & GAP_LINE) === 0 && t.shape[next] === LOWER && !d.has(t, next, UNIT);
}
