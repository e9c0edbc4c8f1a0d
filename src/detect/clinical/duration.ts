/**
 * How long, as British, Irish, Indian and Australasian notes write it: `3/7` three days, `6/52` six weeks, `4/12` four months;
 * and the day of a course, `abx day 3/7`.
 *
 * They look like days of a month, and without a word that speaks of a time to come or gone by they are taken for such.
 */
import * as d from '../detector.ts';
import type { Tokens } from '../tokens.ts';

const DAYS = 7;
const WEEKS = 52;
const MONTHS = 12;
const COURSES = new Set([3, 5, 7, 10, 14, 21, 28]);

/** Behind it: `3/12 hx of`, `2/52 supply`, `4/52 ago`. */
const isSpan = d.wordSet('ago hx history supply course worth postop prodrome');
/** Times a day, as only they write them. */
const isTimesADay = d.wordSet('bd tds qds nocte mane');
const isFor = d.wordSet('for x over within every');
const isIn = d.wordSet('in');
const isToCome = d.wordSet(
  'review rv v fu u followup see repeat recheck return rtc tca appt appointment clinic bloods',
);
const isDayWord = d.wordSet('day');
const isArticle = d.wordSet('the every each that this same on');
/** `scheduled for 3/7` */
const isBooking = d.wordSet(
  'scheduled booked set planned appt appointment due listed slot surgery',
);
const REACH = 5;

/** `first` and `last` are the two numbers of a finding. */
export function isDuration(t: Tokens, first: number, last: number): boolean {
  if (last !== first + 1 || !d.isNumber(t, first) || !d.isNumber(t, last)) return false;
  if (!d.isJoinedBy(t, last, d.SLASH) || d.digits(t, first) > 2) return false;
  const [count, whole] = [t.number[first]!, t.number[last]!];
  if (isCourseDay(t, first, count, whole)) return true;
  if (whole !== DAYS && whole !== WEEKS && whole !== MONTHS) return false;
  if (isSpan(t, last + 1) && d.isSpaced(t, last + 1)) return true;
  if (!d.isSpaced(t, first)) return false;
  if (whole === MONTHS) return false;
  if (isTimesADay(t, first - 1)) return true;
  if (isFor(t, first - 1)) return isNear(t, first - 2, isTimesADay) || isLong(t, first, whole);
  return whole === WEEKS && isIn(t, first - 1) && isNear(t, first - 2, isToCome);
}

/** `abx day 3/7`, and not `the day 3/7` */
const isCourseDay = (t: Tokens, first: number, count: number, whole: number): boolean =>
  isDayWord(t, first - 1) &&
  d.isSpaced(t, first) &&
  !isArticle(t, first - 2) &&
  count <= whole &&
  COURSES.has(whole);

/** Weeks: `for 6/52` is no day. */
const isLong = (t: Tokens, first: number, whole: number): boolean =>
  whole === WEEKS && !isNear(t, first - 2, isBooking);

/** One of these words stands at `at` or a few before it. */
function isNear(t: Tokens, at: number, isWord: (t: Tokens, at: number) => boolean): boolean {
  for (let back = at; back >= 0 && back > at - REACH; back -= 1) if (isWord(t, back)) return true;
  return false;
}
