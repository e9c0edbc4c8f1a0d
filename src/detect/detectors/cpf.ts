/**
 * Brazilian taxpayer number (CPF): nine digits and two check digits.
 *
 * Category  other unique identifying numbers, 45 CFR §164.514(b)(2)(i)(R)
 * Shape     `529.982.247-25`; eleven digits in one run beside a label (`labelled-id.ts`)
 * Source    Receita Federal; weights 10 to 2 and 11 to 2, modulo 11
 *
 * A wrong check digit is a typing error as often as another number: with these marks it is found, too.
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { numberRun } from '../numbers.ts';
import { NUMBER } from '../tokens.ts';
import { weighted } from './checks.ts';

const WEIGHTS = [11, 10, 9, 8, 7, 6, 5, 4, 3, 2];

function isCpf(digits: string): boolean {
  const check = (weights: readonly number[]) => ((weighted(digits, weights) * 10) % 11) % 10;
  return check(WEIGHTS.slice(1)) === Number(digits[9]) && check(WEIGHTS) === Number(digits[10]);
}

export const cpf: Detector = {
  id: 'cpf',
  bits: 0,
  shapes: d.shapes(NUMBER),
  digits: [3],
  glued: [3],
  grouped: [3],
  find(t, at, found) {
    if (d.isAdjacent(t, at) || !d.isJoinedBy(t, at + 1, d.DOT)) return;
    const run = numberRun(t, at);
    const isWritten =
      run.pattern === '3-3-3-2' && d.isJoinedBy(t, at + 2, d.DOT) && d.isJoinedByDash(t, at + 3);
    if (!isWritten || d.isAdjacent(t, run.last + 1)) return;
    const score = isCpf(run.digits) ? 0.97 : 0.8;
    found.push(
      d.finding(t.start[at]!, t.end[run.last]!, 'other_unique_id', 'cpf', score, 'cpf/check'),
    );
  },
};
