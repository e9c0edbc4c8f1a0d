/**
 * User names in a column of a printed list: audit reports, exports, lists of orders.
 *
 * Category  other unique identifying characteristics, 45 CFR §164.514(b)(2)(i)(R)
 * Shape     `Time     User ID     Action` and below it `08:12:44     ‹DHOPKIN2›     Open chart`
 *
 * Below `By`, which heads doses and routes as well, it takes a word of no list (`‹MUELLERT›`).
 */
import { type Cell, cellsUnder } from '../columns.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { isLearned } from '../names/part.ts';
import { CAPITALS, LOWER, type Tokens } from '../tokens.ts';

const USERS = 'user userid username login logon';
const DOERS = 'by ordered entered performed done signed changed operator';
const isUser = d.wordSet(`${USERS} id`);
const isDoer = d.wordSet(DOERS);
const VALUE = /^[A-Za-z][A-Za-z0-9._-]{3,23}$/;
const UNKNOWN_MIN = 5;

export const columnUser: Detector = {
  id: 'column-user',
  bits: 0,
  shapes: 0,
  words: `${USERS} ${DOERS}`.split(' '),
  find(t, at, found) {
    const isOfDoer = isDoer(t, at);
    for (const cell of cellsUnder(t, at, isOfDoer ? isDoer : isUser)) {
      const [start, end] = [t.start[cell.first]!, t.end[cell.last]!];
      if (!VALUE.test(t.text.slice(start, end)) || !isUserName(t, cell, isOfDoer)) continue;
      found.push(d.finding(start, end, 'other_unique_id', 'handle', 0.75, 'handle/column'));
    }
  },
};

/** No word of the language, and where not only users stand on no list at all. */
function isUserName(t: Tokens, { first, last }: Cell, isOfDoer: boolean): boolean {
  if (!isOfDoer) return last > first || !d.isOrdinary(t, first);
  const isUnknown = t.bits[first] === 0 && t.cues[first] === 0 && !isLearned(t, first);
  const isOneCase = t.shape[first] === CAPITALS || t.shape[first] === LOWER;
  return isUnknown && isOneCase && t.end[first]! - t.start[first]! >= UNKNOWN_MIN;
}
