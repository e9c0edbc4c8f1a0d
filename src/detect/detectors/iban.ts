/**
 * International Bank Account Number: country, two check digits, up to 30 letters and digits.
 *
 * Category  account numbers, 45 CFR §164.514(b)(2)(i)(J)
 * Source    ISO 13616; the rearranged number leaves 1 modulo 97
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { NUMBER } from '../tokens.ts';

const SHAPE = /[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![\p{L}\p{N}])/uy;

function isIban(value: string): boolean {
  const plain = value.replaceAll(' ', '');
  let rest = 0;
  for (const character of plain.slice(4) + plain.slice(0, 4)) {
    const digit = Number.parseInt(character, 36);
    rest = (rest * (digit > 9 ? 100 : 10) + digit) % 97;
  }
  return rest === 1;
}

export const iban: Detector = {
  id: 'iban',
  bits: 0,
  shapes: d.shapes(NUMBER),
  digits: [2],
  glued: [2],
  find(t, at, found) {
    if (!d.isAdjacent(t, at) || t.end[at - 1]! - t.start[at - 1]! !== 2) return;
    SHAPE.lastIndex = t.start[at - 1]!;
    const match = SHAPE.exec(t.text);
    if (match === null || !isIban(match[0])) return;
    found.push(
      d.finding(match.index, SHAPE.lastIndex, 'account_number', 'iban', 0.97, 'iban/check'),
    );
  },
};
