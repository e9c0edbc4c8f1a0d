/**
 * Days that are called after somebody or something, of several words: `Martin Luther King Day`.
 *
 * Category  date elements, 45 CFR §164.514(b)(2)(i)(C)
 * Shape     `Martin Luther King, Jr. Day 2024` · `Super Bowl Sunday` · `Columbus Day` · `Ash Wednesday` ·
 *           `Mother's Day` · `St. Patrick's Day`
 *
 * Called at the word that only such a day has in front of its last one.
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { GAP_LINE, type Tokens } from '../tokens.ts';

const isDay = d.wordSet('day weekend');
const isKing = d.wordSet('king');
const isMartin = d.wordSet('martin');
const isJunior = d.wordSet('jr junior');
const isSuper = d.wordSet('super');
const isLuther = d.wordSet('luther');
const isBowl = d.wordSet('bowl');
const isAsh = d.wordSet('ash');
const isSunday = d.wordSet('sunday');
const isWednesday = d.wordSet('wednesday');
const isS = d.wordSet('s');

const isNear = (t: Tokens, at: number): boolean =>
  at < t.count && t.start[at]! - t.end[at - 1]! <= 2 && (t.gap[at]! & GAP_LINE) === 0;

export const namedDay: Detector = {
  id: 'named-day',
  bits: 0,
  shapes: 0,
  words: [
    ...['luther', 'bowl', 'ash', 'columbus', 'presidents', 'bastille', 'groundhog', 'patrick'],
    ...['mother', 'mothers', 'father', 'fathers', 'valentine', 'valentines'],
  ],
  find(t, at, found) {
    const first = isLuther(t, at) || isBowl(t, at) ? at - 1 : at;
    const end = dayEnd(t, at);
    if (first < 0 || end < 0 || !d.isCapitalised(t, first)) return;
    const year = end + 1;
    const hasYear =
      isNear(t, year) && d.isNumber(t, year) && d.digits(t, year) === 4 && t.number[year]! > 1879;
    const last = hasYear ? year : end;
    found.push(
      d.finding(t.start[first]!, t.end[last]!, 'date', 'date.holiday', 0.85, 'holiday/named'),
    );
  },
};

/** Last token of the day, or -1. */
function dayEnd(t: Tokens, at: number): number {
  if (isLuther(t, at)) {
    if (!isMartin(t, at - 1) || !isKing(t, at + 1) || !isNear(t, at + 1)) return -1;
    const junior = isNear(t, at + 2) && isJunior(t, at + 2) ? at + 2 : at + 1;
    return ending(t, junior, isDay);
  }
  if (isBowl(t, at)) return isSuper(t, at - 1) ? ending(t, at, isSunday) : -1;
  if (isAsh(t, at)) return ending(t, at, isWednesday);
  const owner = isS(t, at + 1) && d.isJoinedByApostrophe(t, at + 1) ? at + 1 : at;
  return ending(t, owner, isDay);
}

const ending = (t: Tokens, at: number, is: (t: Tokens, at: number) => boolean): number =>
  isNear(t, at + 1) && is(t, at + 1) ? at + 1 : -1;
