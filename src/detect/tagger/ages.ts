/**
 * Ages over 89 that no words around them tell (`detectors/age.ts`) and the place does: behind a name in a row, in a column, before
 * what somebody has (`Doucette, 93 w/ vasc dem`). The tagger learns ages of all people alike.
 */
import type { Finding, OperatingPoint } from '../../core/phi.ts';
import * as d from '../detector.ts';
import { isUncounted } from '../detectors/age-near.ts';
import { SPANISH } from '../language.ts';
import type { Tokens } from '../tokens.ts';
import { scoreOf } from './decode.ts';
import { mayBeAge } from './gate.ts';
import type { Judged } from './tagger.ts';

/** Above it a number is a value, whatever stands around: the oldest people of a time are some years older. */
const OLDEST = 110;
/** The probability from which on a number is an age. */
const POINTS: Readonly<Record<OperatingPoint, number>> = {
  strict: 0.3,
  balanced: 0.35,
  light: 0.9,
};

const isVital =
  d.wordSet(`pulse hr rate temperature temp tmax temps bp pressure saturation sat sats spo oxygen glucose sugar sugars weight
  weighs weighed bmi map ef flex flexes flexed flexion extension abduction fever score dose platelets sodium chloride`);
const isFiller = d.wordSet(
  'is was were of at to around about between normal now just only up and from has ranged',
);
const FILLERS_MAX = 4;

/** `pulse is 95`, `flex to just at around 90`, `a 101 temperature` */
function isMeasurement(t: Tokens, at: number): boolean {
  let before = at - 1;
  while (at - before <= FILLERS_MAX && isFiller(t, before) && d.isSpaced(t, before + 1))
    before -= 1;
  return isVital(t, before) || (d.isSpaced(t, at + 1) && isVital(t, at + 1));
}

/** `3/14/24 104`: what was measured that day. */
const isBehindDay = (t: Tokens, at: number): boolean =>
  d.isNumber(t, at - 1) && d.isJoinedBy(t, at - 1, d.SLASH) && d.isNumber(t, at - 2);

/** Where Spanish is spoken rules alone tell an age (`detectors/spanish-age.ts`): of it too few are learnt. */
export function agesIn(
  t: Tokens,
  { aged, language }: Judged,
  operatingPoint: OperatingPoint,
): Finding[] {
  const found: Finding[] = [];
  if (t.count === 1) return found; // a number and nothing else
  for (let at = 0; at < t.count; at += 1) {
    if (aged[at]! < POINTS[operatingPoint] || !d.isNumber(t, at) || !mayBeAge(t, at)) continue;
    if (language[at] === SPANISH || t.number[at]! > OLDEST) continue;
    if (isMeasurement(t, at) || isBehindDay(t, at)) continue;
    const isPart = d.isAdjacent(t, at) || d.isJoinedByDash(t, at) || d.isJoinedBy(t, at, d.DOT);
    if (isPart || !isUncounted(t, at)) continue;
    found.push(d.finding(t.start[at]!, t.end[at]!, 'age', 'age', scoreOf(aged[at]!), 'tagger/age'));
  }
  return found;
}
