/** Days written like others of the same text: `home 11/2 … seen 3/28/24`. Beside nothing that has a day, `11/2` may be a share. */
import type { Finding } from '../core/phi.ts';
import * as d from './detector.ts';
import { SLASH } from './detector.ts';
import { isLikeDate } from './detectors/numeric-date.ts';
import { NUMBER, type Tokens } from './tokens.ts';

const SCORE = 0.6;
/** From here on a date tells how its text writes them. */
const TELLING = 0.7;

/** @param found findings of any kind */
export function parallelDates(t: Tokens, found: readonly Finding[]): Finding[] {
  const isTold = found.some(
    ({ category, score, start, end }) =>
      category === 'date' && score >= TELLING && t.text.slice(start, end).includes('/'),
  );
  if (!isTold) return [];
  const added: Finding[] = [];
  for (let at = 0; at + 1 < t.count; at += 1) {
    if (t.shape[at] !== NUMBER || t.mark[at + 1] !== SLASH || !isLikeDate(t, at)) continue;
    added.push(
      d.finding(t.start[at]!, t.end[at + 1]!, 'date', 'date.month-day', SCORE, 'date/parallel'),
    );
  }
  return added;
}
