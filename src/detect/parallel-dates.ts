/** Days written like others of the same text: `home 11/2 … seen 3/28/24`. Beside nothing that has a day, `11/2` may be a share. */
import type { Finding } from '../core/phi.ts';
import * as d from './detector.ts';
import { HYPHEN, SLASH } from './detector.ts';
import { isHyphened, isLikeDate } from './detectors/numeric-date.ts';
import { NUMBER, type Tokens } from './tokens.ts';

const SCORE = 0.6;
/** From here on a date tells how its text writes them. */
const TELLING = 0.7;

/** `8-18-23`, `12-24` */
const HYPHENED = /^\d{1,2}-\d{1,2}(?:-\d{2,4})?$/;

/** @param found findings of any kind */
export function parallelDates(t: Tokens, found: readonly Finding[]): Finding[] {
  const told = found.filter(({ category, score }) => category === 'date' && score >= TELLING);
  const texts = told.map(({ start, end }) => t.text.slice(start, end));
  const hasSlash = texts.some((text) => text.includes('/'));
  const hasHyphen = texts.some((text) => HYPHENED.test(text));
  if (!hasSlash && !hasHyphen) return [];
  const added: Finding[] = [];
  for (let at = 0; at + 1 < t.count; at += 1) {
    if (t.shape[at] !== NUMBER) continue;
    const mark = t.mark[at + 1];
    const isDay =
      (mark === SLASH && hasSlash && isLikeDate(t, at)) ||
      (mark === HYPHEN && hasHyphen && isHyphened(t, at));
    if (!isDay) continue;
    added.push(
      d.finding(t.start[at]!, t.end[at + 1]!, 'date', 'date.month-day', SCORE, 'date/parallel'),
    );
  }
  return added;
}
