/**
 * ZIP codes and UK, Canadian, Irish postcodes.
 *
 * Category  geographic subdivisions, 45 CFR §164.514(b)(2)(i)(B)
 * Shape     90210 after a state or beside a label; 90210-1234; APO AE 09012; `SW1A 2AA`; `K1A 0B1`; `H91 X2K4`
 * Source    USPS; Royal Mail PAF Programmers' Guide; Canada Post; Eircode, "Product Guide"
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { hashPhrase } from '../fold.ts';
import { LABEL } from '../id-labels.ts';
import { bitsOf, STATE, STATE_CODE, UNIT } from '../lexicon.ts';
import { CAPITALS, GAP_BREAK, GAP_LINE, LETTER, LOWER, NUMBER, type Tokens } from '../tokens.ts';

const isMilitary = d.wordSet('aa ae ap apo fpo dpo');
const isNoZip = d.wordSet('ndc code loinc cpt icd pmid doi model grant catalog lot');
const UK = /(?:[A-Z]{1,2}\d[A-Z\d]?|GIR) ?\d[ABD-HJLNP-UW-Z]{2}(?![\p{L}\p{N}])/uy;
const LOWER_UK = /[a-z]{1,2}\d[a-z\d]?\s\d[abd-hjlnp-uw-z]{2}(?![\p{L}\p{N}])/uy;
const CANADA = /[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d(?![\p{L}\p{N}])/uy;

/** Of one household: the routing key, and four characters of its own. */
const IRELAND = /(?:[AC-FHKNPRTV-Y]\d\d|D6W) [AC-FHKNPRTV-Y\d]{4}(?![\p{L}\p{N}])/uy;
const LETTER_AND_DIGIT = /[A-Z].*\d|\d.*[A-Z]/;
const KEY_LENGTH = 4;

/** A state ends right before this token: `CA 90210`, `New York, 10001`. */
function followsState(t: Tokens, at: number): boolean {
  const before = at - 1;
  if (before < 0 || t.start[at]! - t.end[before]! > 3 || (t.gap[at]! & GAP_BREAK) !== 0)
    return false;
  if (t.mark[at] === d.COLON) return false; // `ID: 44120`
  if (d.has(t, before, STATE_CODE) && t.shape[before] === CAPITALS) return true;
  if (d.has(t, before, STATE) || isMilitary(t, before)) return true;
  return before > 0 && (bitsOf(hashPhrase(t.hash[before - 1]!, t.hash[before]!)) & STATE) !== 0;
}

/** `leeds, ls6 2ab`: in lower case after a comma or on a line of its own, with nothing but a line's end or a mark behind. */
function findLower(t: Tokens, at: number, found: Finding[]): void {
  const isApart = t.mark[at] === d.COMMA || (t.gap[at]! & GAP_LINE) !== 0;
  if (!isApart) return;
  LOWER_UK.lastIndex = t.start[at]!;
  if (!LOWER_UK.test(t.text)) return;
  let last = at;
  while (last + 1 < t.count && t.end[last]! < LOWER_UK.lastIndex) last += 1;
  if (d.has(t, last, UNIT) || d.isMeasured(t, last)) return;
  found.push(
    d.finding(t.start[at]!, LOWER_UK.lastIndex, 'location', 'postcode', 0.7, 'postcode/lower'),
  );
}

export const postalCode: Detector = {
  id: 'postal-code',
  bits: 0,
  shapes: d.shapes(NUMBER, CAPITALS, LETTER),
  digits: [1, 2, 5],
  glued: [1, 2],
  find(t, at, found) {
    const start = t.start[at]!;
    if (d.isNumber(t, at)) {
      if (d.isAdjacent(t, at) && t.shape[at - 1] === LOWER) findLower(t, at - 1, found);
      if (d.digits(t, at) !== 5 || d.isAdjacent(t, at) || d.isAdjacent(t, at + 1)) return;
      const isLong =
        d.isJoinedByDash(t, at + 1) && d.isNumber(t, at + 1) && d.digits(t, at + 1) === 4;
      // `2024-CP-77193`: the inside of a number
      const isInside = d.isJoinedByDash(t, at) && d.isJoinedByDash(t, at - 1);
      const isLabelled = !isInside && d.labelBefore(t, at) === LABEL.zip;
      // Five digits, a hyphen and four are a ZIP+4 by themselves, unless more follows (a drug code).
      const isAlone = isLong && !d.isJoinedByDash(t, at + 2) && !d.isAdjacent(t, at + 2);
      if (!isLabelled && !followsState(t, at)) {
        if (!isAlone || d.isJoinedByDash(t, at) || isNoZip(t, at - 1)) return;
        found.push(d.finding(start, t.end[at + 1]!, 'location', 'zip', 0.6, 'zip/plus-four'));
        return;
      }
      const end = t.end[isLong ? at + 1 : at]!;
      found.push(
        d.finding(start, end, 'location', 'zip', 0.95, isLabelled ? 'zip/label' : 'zip/state'),
      );
      return;
    }
    if (!d.isAdjacent(t, at + 1) || !d.isNumber(t, at + 1) || d.isAdjacent(t, at)) return;
    if (t.shape[at] === LOWER || t.end[at]! - start > 3) return;
    IRELAND.lastIndex = start;
    const isIrish = IRELAND.test(t.text);
    if (isIrish && LETTER_AND_DIGIT.test(t.text.slice(start + KEY_LENGTH, IRELAND.lastIndex))) {
      found.push(d.finding(start, IRELAND.lastIndex, 'location', 'postcode', 0.8, 'postcode/eir'));
      return;
    }
    for (const shape of [UK, CANADA]) {
      shape.lastIndex = start;
      if (!shape.test(t.text)) continue;
      const isSpaced = t.text.charCodeAt(shape.lastIndex - 4) === 32;
      if (!isSpaced && d.labelBefore(t, at) !== LABEL.zip) return; // `C4A0B1` is an allele
      found.push(d.finding(start, shape.lastIndex, 'location', 'postcode', 0.9, 'postcode/shape'));
      return;
    }
  },
};
