/**
 * The number of a house and the name of its street, without a word for a street.
 *
 * Category  geographic subdivisions smaller than a state, 45 CFR §164.514(b)(2)(i)(B)
 * Shape     `mail to 42 Crystal, apt 3R` · `moved last month to 4408 Baltimore` · `stays at 61 Harbor View #4` ·
 *           `address on file 2210 Magnolia` · `pick up from 14 The Spinney` · `ambulance to 805 N Tejon` ·
 *           `are you still at 2211 Annunciation` · `we live 9 Elm, 2nd floor` · `lives in a 2-story at 612 Tamarack`
 *
 * Somebody lives, moves or is sent for there. `moved to 4 West` is a ward, `home to 12 Months` an age.
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { isSpanish, mayBeResearch } from '../language.ts';
import * as x from '../lexicon.ts';
import { isClinical, isLearned } from '../names/part.ts';
import { CAPITAL, GAP_LINE, LETTER, LOWER, NUMBER, type Tokens } from '../tokens.ts';
import { NO_PLACE } from './place-words.ts';
import { withUnit } from './street.ts';

const WORDS_MAX = 3;
/** How far before `to` somebody may move or something be sent. */
const SENT_DISTANCE = 6;
const isAddress = d.wordSet('address');
const isFiller = d.wordSet('on file is now new the');
const isAt = d.wordSet('at');
const isDwelling = d.wordSet(
  'lives lived living live resides resided residing stays stayed staying stay',
);
const isTo = d.wordSet('to');
const isSent =
  d.wordSet(`mail mailed send sent ship shipped deliver delivered delivery ambulance ems walker moved moving move
  relocated discharged`);
const isFrom = d.wordSet('from');
const isUp = d.wordSet('up');
const isPick = d.wordSet('pick picked picking pickup');
const isThe = d.wordSet('the');
const isDirection = d.wordSet('n s e w');
const isWard =
  d.wordSet(`north south east west main tower unit ward floor icu medical surgical tele telemetry stepdown bed room
  center central annex pavilion wing pod left right hour day week month year box`);
const BARRED = NO_PLACE | x.NUMBER_WORD | x.CARE_WORD | x.CARE_PLACE;

/** Something is sent to the place, or somebody moves there; `to` is at `at`. */
function isGoal(t: Tokens, at: number): boolean {
  for (let back = at - 1; back >= 0 && back >= at - SENT_DISTANCE; back -= 1) {
    if (t.mark[back + 1] === d.DOT || (t.gap[back + 1]! & GAP_LINE) !== 0) return false;
    if (isSent(t, back)) return true;
  }
  return false;
}

/** What stands before the number says that an address comes. */
function isCued(t: Tokens, at: number): boolean {
  let before = at - 1;
  if (before < 1 || !d.isSpaced(t, at)) return false;
  if (isAt(t, before))
    return isDwelling(t, before - 1) || isStill(t, before - 1) || isHouseAt(t, before);
  if (isDwelling(t, before))
    return isLiving(t, before) && (isNamedAlone(t, at) || withUnit(t, at + 1) > at + 1);
  if (isFrom(t, before))
    return isPick(t, before - 1) || (isUp(t, before - 1) && isPick(t, before - 2));
  if (isTo(t, before)) return d.digits(t, at) > 1 && isGoal(t, before);
  while (before > at - 4 && before > 0 && isFiller(t, before)) before -= 1;
  return isAddress(t, before);
}

/** `Are you still at 2211 Annunciation?` */
const isStill = (t: Tokens, at: number): boolean => isYet(t, at) && isWho(t, at - 1);
const isYet = d.wordSet('still now currently staying');
const isWho = d.wordSet(
  'you are is im we were they theyre shes hes she he re s m caller member pt patient and',
);

/** `live 9 Elm,`, and no count: `lived 40 Years`. */
const isLiving = d.wordSet('lives live living resides residing');
const isNamedAlone = (t: Tokens, at: number): boolean =>
  !d.isOrdinary(t, at + 1) && !d.isSpaced(t, at + 2);

/** `Lives in 2-story at 612 Tamarack`: in the same sentence somebody lives in a house. */
function isHouseAt(t: Tokens, at: number): boolean {
  for (let back = at - 1; back >= 0 && back >= at - SENT_DISTANCE; back -= 1) {
    if (t.mark[back + 1] === d.DOT || (t.gap[back + 1]! & GAP_LINE) !== 0) return false;
    if (isLiving(t, back)) return isHouse(t, at - 1) || d.has(t, at - 1, x.RELATION);
  }
  return false;
}
const isHouse = d.wordSet(
  'story home house apartment apt condo duplex trailer walkup townhouse place level ranch flat alone family',
);

function isNameWord(t: Tokens, at: number, isSure = false): boolean {
  if (t.shape[at] !== CAPITAL || isWard(t, at) || d.has(t, at, BARRED)) return false;
  return isSure || (!isClinical(t, at) && !isLearned(t, at));
}

/** Last word of the name that starts at `first`: `Crystal`, `Old Wire`, `N Tejon`, `The Spinney`; or -1. */
function nameEnd(t: Tokens, first: number, isSure: boolean): number {
  const isLed =
    (t.shape[first] === LETTER && isDirection(t, first)) ||
    (t.shape[first] === CAPITAL && (isThe(t, first) || isOld(t, first)));
  let last = isLed ? first : first - 1;
  while (last - first < WORDS_MAX - 1 && d.isSpaced(t, last + 1) && isNameWord(t, last + 1, isSure))
    last += 1;
  return isLed && last === first ? -1 : last;
}
const isOld = d.wordSet('old new');

const DIRECTED_MIN = 3;
/** `went by 903 E Buckeye`: a direction by its letter, and a name; no time of day (`0912 E Johnson RN`), dose or germ. */
function isDirected(t: Tokens, at: number): boolean {
  const [direction, name] = [at + 1, at + 2];
  if (d.digits(t, at) < DIRECTED_MIN || isClock(t, at) || !isWayTo(t, at - 1)) return false;
  if (t.shape[direction] !== LETTER || !isDirection(t, direction)) return false;
  return (
    d.isSpaced(t, name) && isNameWord(t, name) && (!d.isOrdinary(t, name) || d.has(t, name, x.CITY))
  );
}

/** `1430`, `0912` */
const isClock = (t: Tokens, at: number): boolean =>
  d.digits(t, at) === 4 && t.number[at]! < 2400 && t.number[at]! % 100 < 60;

/** Before an address that nothing else announces. */
const isWayTo = (t: Tokens, at: number): boolean =>
  at >= 0 && d.isSpaced(t, at + 1) && isWay(t, at) && t.shape[at] === LOWER;
const isWay = d.wordSet('at to from off by near on of');

const SURE_MIN = 3;

export const houseNumber: Detector = {
  id: 'house-number',
  bits: 0,
  shapes: d.shapes(NUMBER),
  digits: [1, 2, 3, 4, 5],
  find(t, at, found: Finding[]) {
    if (!d.isSpaced(t, at + 1) || t.shape[at + 1] === LOWER) return;
    if (!isCued(t, at) && !isDirected(t, at)) return;
    if (isSpanish(t, at) || mayBeResearch(t)) return;
    // `still at 2211 Annunciation`: three digits behind `at` are no dose or share
    const isSure = d.digits(t, at) >= SURE_MIN && isAt(t, at - 1);
    const last = nameEnd(t, at + 1, isSure);
    if (last < at + 1 || (d.isSpaced(t, last + 1) && d.isNumber(t, last + 1))) return;
    const end = withUnit(t, last);
    found.push(
      d.finding(t.start[at]!, t.end[end]!, 'location', 'street', 0.7, 'house-number/name'),
    );
  },
};
