/**
 * The code that Veterans Affairs calls a patient by: first letter of the surname, last four digits of the Social
 * Security number.
 *
 * Category  any other unique identifying code, 45 CFR §164.514(b)(2)(i)(R), made of part of a number of (G)
 * Shape     `Vet H8812` · `Pt S5528` · `veteran (W2207)` · `DOE,JOHN D1188` · `CPRS: L9052`
 * Source    VHA Directive 1907.01: the last four digits and the initial as a second identifier
 *
 * Codes of procedures and diagnoses look alike (`J9083`): a veteran, a word of that house or the name it belongs to must
 * stand near.
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { GAP_LINE, LETTER, NUMBER, type Tokens } from '../tokens.ts';

const DIGITS = 4;
const isVeteran = d.wordSet('vet vets veteran veterans');
const isPatient = d.wordSet('pt patient resident');
const isHouse = d.wordSet(
  'vha vamc cboc cprs bcma hbpc clc vista jlv visn vba tricare veteran veterans vet vets',
);
const isCode = d.wordSet('hcpcs icd icd10 cpt code codes bill billed billing modifier drug lot');
const NEAR = 2;
const AROUND = 40;
const NAME_REACH = 5;

/** A letter and four digits, and nothing glued on. */
const isShape = (t: Tokens, at: number): boolean =>
  t.shape[at] === LETTER &&
  d.isCapitalised(t, at) &&
  !d.isAdjacent(t, at) &&
  !d.isJoinedByDash(t, at) &&
  d.isAdjacent(t, at + 1) &&
  t.shape[at + 1] === NUMBER &&
  d.digits(t, at + 1) === DIGITS &&
  !d.isAdjacent(t, at + 2) &&
  !d.isJoinedByDash(t, at + 2) &&
  !d.isJoinedBy(t, at + 2, d.DOT);

const within = (
  t: Tokens,
  from: number,
  to: number,
  is: (t: Tokens, at: number) => boolean,
): boolean => {
  for (let at = Math.max(0, from); at <= Math.min(to, t.count - 1); at += 1)
    if (is(t, at)) return true;
  return false;
};

/** `MCTAVISH,ANGUS R M4471`: a surname of this initial begins the name before it. */
function isBehindName(t: Tokens, at: number): boolean {
  const initial = t.text.charCodeAt(t.start[at]!);
  for (let back = at - 1; back >= 1 && back >= at - NAME_REACH; back -= 1) {
    if ((t.gap[back + 1]! & GAP_LINE) !== 0 || !d.isCapitalised(t, back)) return false;
    const isInverted = t.mark[back] === d.COMMA && !d.isNumber(t, back - 1);
    if (isInverted && t.end[back - 1]! - t.start[back - 1]! > 1)
      return t.text.charCodeAt(t.start[back - 1]!) === initial;
  }
  return false;
}

export const veteranCode: Detector = {
  id: 'veteran-code',
  bits: 0,
  shapes: d.shapes(LETTER),
  find(t, at, found) {
    if (!isShape(t, at) || within(t, at - NEAR, at - 1, isCode)) return;
    const isBeside = within(t, at - NEAR, at - 1, isVeteran) || isPatient(t, at - 1);
    const isSure = isBeside || isBehindName(t, at);
    if (!isSure && !within(t, at - AROUND, at + AROUND, isHouse)) return;
    found.push(
      d.finding(
        t.start[at]!,
        t.end[at + 1]!,
        'other_unique_id',
        'veteran_code',
        isSure ? 0.8 : 0.6,
        'veteran-code/shape',
      ),
    );
  },
};
