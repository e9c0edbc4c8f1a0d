/**
 * Holidays, and days told from them: they fix month and day as a calendar date does.
 *
 * Category  date elements, 45 CFR §164.514(b)(2)(i)(C)
 * Shape     `Christmas Eve 2019` · `the day after Thanksgiving` · `since Easter` · `the week of Labor Day` ·
 *           `New Year's Day`
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { CAPITAL, CAPITALS, GAP_LINE, type Tokens } from '../tokens.ts';
import { HOLIDAY } from '../vocabulary.ts';

const isDay = d.wordSet(
  'day eve night morning weekend week monday sunday friday time break holiday party',
);
const isPlainDay = d.wordSet('day week weekend sunday monday friday');
const isUnit = d.wordSet(
  'day days week weeks month months morning evening night weekend monday friday',
);
const isSide = d.wordSet('before after of following preceding');
const isThe = d.wordSet('the');
const isBefore =
  d.wordSet(`since on around at before after during by until till til through thru over last this next from of
  day past`);
const isS = d.wordSet('s');
/** Names of holidays that need their second word: `Labor Day`, `Good Friday`, `Boxing Day`. */
const needsDay =
  d.wordSet(`ve vj mlk anzac labor labour memorial independence veterans mother mothers father fathers boxing
  valentine valentines patrick good new canada columbus presidents bastille groundhog`);
const isFlower = d.wordSet('disease tree cactus factor island lily baby stocking');

const isNear = (t: Tokens, at: number) =>
  at < t.count && t.start[at]! - t.end[at - 1]! <= 2 && (t.gap[at]! & GAP_LINE) === 0;

/** Words that are something else but for the one behind them. */
const isPaired = (t: Tokens, at: number): boolean =>
  (isSuper(t, at) && isBowl(t, at + 1) && d.isCapitalised(t, at + 1)) ||
  (isSpring(t, at) && isBreak(t, at + 1));
const isParent = d.wordSet('mother father');
const isSuper = d.wordSet('super');
const isBowl = d.wordSet('bowl');
const isSpring = d.wordSet('spring');
const isBreak = d.wordSet('break');

/** Last token of the holiday that starts at `at`, or -1. */
function holidayEnd(t: Tokens, at: number): number {
  let last = at;
  if (isSuper(t, at) || isSpring(t, at)) {
    if (!isPaired(t, at) || !d.isSpaced(t, at + 1)) return -1;
    last += 1;
  }
  if (isS(t, last + 1) && d.isJoinedByApostrophe(t, last + 1)) last += 1;
  else if (isParent(t, at)) return -1; // `Mother day and night`
  if (isNear(t, last + 1) && isYear(t, last + 1)) {
    last += 1; // New Year
    if (isS(t, last + 1) && d.isJoinedByApostrophe(t, last + 1)) last += 1;
    else if (t.end[last]! - t.start[last]! === 4 && !isDay(t, last + 1) && !isUntil(t, at))
      return -1; // `new year`
  } else if (isNewWord(t, at)) return -1;
  const hasDay = isNear(t, last + 1) && isDay(t, last + 1) && d.isSpaced(t, last + 1);
  if (hasDay) last += 1;
  // `Good morning`, `Labour Party`
  if (needsDay(t, at) && !isNewWord(t, at) && !isPlainDay(t, last)) return -1;
  return last;
}

/** `through New Year` */
const isUntil = (t: Tokens, at: number): boolean =>
  d.isCapitalised(t, at) && d.isCapitalised(t, at + 1) && isBefore(t, at - 1) && d.isSpaced(t, at);

/** `2019`, `'19` */
export function isYearOf(t: Tokens, at: number): boolean {
  if (d.digits(t, at) === 4) return t.number[at]! > 1879;
  return d.digits(t, at) === 2 && d.isApostrophe(t.text.charCodeAt(t.start[at]! - 1));
}

const isYear = d.wordSet('year years');
const isNewWord = d.wordSet('new');

export const holiday: Detector = {
  id: 'holiday',
  bits: 0,
  shapes: d.shapes(CAPITAL, CAPITALS),
  find(t, at, found) {
    if (t.number[at] !== HOLIDAY) return;
    let last = holidayEnd(t, at);
    if (last < 0 || isFlower(t, last + 1)) return;
    let first = at;
    // `the day after`, `two weeks before`
    const side = at - 1;
    if (side > 0 && isSide(t, side) && d.isSpaced(t, at) && isUnit(t, side - 1)) {
      first = side - 1;
      if (first > 0 && isThe(t, first - 1)) first = side - 1;
    }
    const year = last + 1;
    const hasYear = d.isNumber(t, year) && isNear(t, year) && isYearOf(t, year);
    if (hasYear) last = year;
    const isPlaced = first < at || hasYear || last > at || isBefore(t, at - 1);
    if (!isPlaced) return;
    found.push(
      d.finding(t.start[first]!, t.end[last]!, 'date', 'date.holiday', 0.75, 'holiday/name'),
    );
  },
};
