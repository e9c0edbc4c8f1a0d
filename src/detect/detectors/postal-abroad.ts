/**
 * Postal codes of Poland and the Netherlands before their town, behind the street or on their own line.
 *
 * Category  geographic subdivisions, 45 CFR §164.514(b)(2)(i)(B)
 * Shape     `ul. Polna 14, 31-120 Kraków` · `Kerkstraat 12, 3581 AB Utrecht`
 * Source    Poczta Polska, Spis Kodów Pocztowych; PostNL, addresses
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { UNIT } from '../lexicon.ts';
import { CAPITAL, CAPITALS, GAP_LINE, NUMBER, type Tokens } from '../tokens.ts';

const isHour = d.wordSet('am pm');

export const postalAbroad: Detector = {
  id: 'postal-abroad',
  bits: 0,
  shapes: d.shapes(NUMBER),
  digits: [2, 4],
  find(t, at, found) {
    if (!isBegun(t, at)) return;
    const last = d.digits(t, at) === 2 ? polishEnd(t, at) : dutchEnd(t, at);
    const town = last + 1;
    if (last < 0 || !d.isSpaced(t, town)) return;
    if (t.shape[town] !== CAPITAL || d.isOrdinary(t, town)) return;
    push(t, at, last, 'zip', found);
    push(t, town, town, 'city', found);
  },
};

/** Behind the number of a house and a comma, or at the head of a line. */
const isBegun = (t: Tokens, at: number): boolean =>
  (t.gap[at]! & GAP_LINE) !== 0 ||
  (t.mark[at] === d.COMMA && t.start[at]! - t.end[at - 1]! === 2 && isHouse(t, at - 1));

/** `14`, `14/5`, `12a` */
const isHouse = (t: Tokens, at: number): boolean =>
  d.isNumber(t, at) || (d.isAdjacent(t, at) && d.isNumber(t, at - 1));

const polishEnd = (t: Tokens, at: number): number =>
  d.isNumber(t, at + 1) && d.digits(t, at + 1) === 3 && d.isJoinedByDash(t, at + 1) ? at + 1 : -1;

function dutchEnd(t: Tokens, at: number): number {
  const letters = at + 1;
  const isPair = t.shape[letters] === CAPITALS && t.end[letters]! - t.start[letters]! === 2;
  const isOther = isHour(t, letters) || d.has(t, letters, UNIT);
  return isPair && !isOther && (d.isSpaced(t, letters) || d.isAdjacent(t, letters)) ? letters : -1;
}

function push(t: Tokens, first: number, last: number, type: string, found: Finding[]): void {
  const [start, end] = [t.start[first]!, t.end[last]!];
  found.push(d.finding(start, end, 'location', type, 0.75, `postal-abroad/${type}`));
}
