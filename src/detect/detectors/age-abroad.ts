/**
 * Ages over 89 in words of languages of which nothing else is read.
 *
 * Category  ages over 89, 45 CFR §164.514(b)(2)(i)(C)
 * Shape     `92 ans` · `94 Jahre` · `94-jährige` · `94 anni` · `91 tuổi` · `93 taong gulang` · `95 anys` · `90 jaar` · `92 года`
 *
 * `depuis 92 ans`, `vor 94 Jahren`, `90 anni fa` tell how long, not how old; `90-95 ans` is a range.
 */
import { AGE_MAX, AGE_MIN } from '../../core/ages.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { GAP_LINE, NUMBER, type Tokens } from '../tokens.ts';

const isYears = d.wordSet(
  'ans jahre jahren anni tuổi taong taon anys jaar urte urteko лет года років roků vuotta yaşında',
);
const isOld = d.wordSet(
  'jährig jährige jähriger jährigen jähriges gulang jarige jährigem вік letni letnia letniego',
);
const isLong = d.wordSet(
  'depuis pendant durant a y seit vor fur für nach per durante da for since over через after sinds',
);
const isAgo = d.wordSet('fa geleden назад');

export const ageAbroad: Detector = {
  id: 'age-abroad',
  bits: 0,
  shapes: d.shapes(NUMBER),
  digits: [2, 3],
  find(t, at, found) {
    const value = t.number[at]!;
    if (value < AGE_MIN || value > AGE_MAX || d.isAdjacent(t, at) || isTiedNumber(t, at)) return;
    const last = ageEnd(t, at);
    if (last < 0 || isLong(t, at - 1) || isAgo(t, last + 1)) return;
    const [start, end] = [t.start[at]!, t.end[last]!];
    found.push(d.finding(start, end, 'age', 'age', 0.9, 'age/abroad'));
  },
};

/** The far end of `90-95`. */
const isTiedNumber = (t: Tokens, at: number): boolean =>
  at > 0 && d.isNumber(t, at - 1) && t.mark[at] !== 0 && t.start[at]! - t.end[at - 1]! === 1;

/** Last token of the words that make the number an age, or -1. */
function ageEnd(t: Tokens, at: number): number {
  const next = at + 1;
  if (next >= t.count || (t.gap[next]! & GAP_LINE) !== 0) return -1;
  if (isOld(t, next) && (d.isJoinedByDash(t, next) || d.isSpaced(t, next))) return next;
  if (!isYears(t, next) || !d.isSpaced(t, next)) return -1;
  return isOld(t, next + 1) && d.isSpaced(t, next + 1) ? next + 1 : next;
}
