/**
 * Homes without a street: a lot or space in a park of trailers, so many miles from somewhere, a mile of a road.
 *
 * Category  geographic subdivisions smaller than a state, 45 CFR §164.514(b)(2)(i)(B)
 * Shape     `Space 17, Desert Palms` · `Lot 12 in Sunny Pines` · `trailer #42, Lakota Homes` · `Unit 9 Whispering Pines MHP` ·
 *           `lives at lot 44` · `9 mi N of Sawmill` · `milepost 6`
 *
 * Vaccines and devices have lots, blood comes in units, spaces have numbers in the hand: a park has to be named, or
 * somebody lives there.
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import * as x from '../lexicon.ts';
import { isClinical, isLearned } from '../names/part.ts';
import { GAP_LINE, LETTER, type Tokens } from '../tokens.ts';

const PITCHES = [
  'lot',
  'space',
  'sp',
  'spc',
  'trailer',
  'trlr',
  'unit',
  'house',
  'cabin',
  'site',
  'pad',
];
/** Of these somebody who lives there needs no name. */
const isHomely = d.wordSet('lot space trailer trlr house cabin');
const isDwelling = d.wordSet(
  'lives lived living resides residing stays staying stay live address home',
);
const isAt = d.wordSet('at in of on');
/** Last word of what a park is called. */
const isParkWord =
  d.wordSet(`pines oaks acres palms estates village camp court park mhp meadows ranch verde hills terrace gardens villas
  grove haven manor homes colony springs lakes shores campground reservation rancheria colonia heights ridge creek`);
/** Behind the name of one: `Desert Palms mobile home park`. */
const isKindOfPark = d.wordSet('mobile trailer mhp rv');
const NO_NAME =
  x.STOP | x.TITLE | x.DRUG | x.MONTH | x.WEEKDAY | x.UNIT | x.CREDENTIAL | x.NUMBER_WORD;
const WORDS_MAX = 3;
const DIGITS_MAX = 4;

function isNameWord(t: Tokens, at: number): boolean {
  if (at >= t.count || !d.isCapitalised(t, at) || t.shape[at] === LETTER) return false;
  return isParkWord(t, at) || !(d.has(t, at, NO_NAME) || isClinical(t, at) || isLearned(t, at));
}

/** Last of the capitalised words from `first` on; `first - 1` where there are none. */
function runEnd(t: Tokens, first: number): number {
  let last = first - 1;
  while (last - first < WORDS_MAX - 1 && isNameWord(t, last + 1)) {
    if (last >= first && !d.isSpaced(t, last + 1)) break;
    last += 1;
  }
  return last;
}

/** Last token of the park that is named behind the pitch whose number is at `number`, or -1. */
function parkEnd(t: Tokens, number: number): number {
  const next = number + 1;
  if ((t.gap[next]! & GAP_LINE) !== 0 || t.start[next]! - t.end[number]! > 2) return -1;
  const first = isAt(t, next) && d.isSpaced(t, next + 1) ? next + 1 : next;
  const last = runEnd(t, first);
  if (last < first) return -1;
  const isPark = last > first && isParkWord(t, last);
  return isPark || (d.isSpaced(t, last + 1) && isKindOfPark(t, last + 1)) ? last : -1;
}

function isLivedIn(t: Tokens, at: number): boolean {
  const before = isAt(t, at - 1) ? at - 2 : at - 1;
  return before >= 0 && d.isSpaced(t, at) && isHomely(t, at) && isDwelling(t, before);
}

/** Has a number where it is a home, or is on the road. */
const isTrailer = d.wordSet('trailer trlr');

/** `Space 17, Desert Palms` */
function findPitch(t: Tokens, at: number, found: Finding[]): void {
  let number = at + 1;
  const isNear = t.start[number]! - t.end[at]! <= 2 && (t.gap[number]! & GAP_LINE) === 0;
  if (!isNear || !d.isNumber(t, number) || d.digits(t, number) > DIGITS_MAX) return;
  if (d.isMeasured(t, number) && !isAt(t, number + 1)) return; // `in` is an inch as well
  if (d.isAdjacent(t, number + 1)) {
    if (t.shape[number + 1] !== LETTER) return;
    number += 1; // `Lot 12B`
  }
  const park = parkEnd(t, number);
  if (park >= 0) add(t, at, park, 0.75, 'rural-home/park', found);
  else if (isLivedIn(t, at) || isTrailer(t, at)) add(t, at, number, 0.7, 'rural-home/pitch', found);
}

function add(t: Tokens, from: number, to: number, score: number, rule: string, found: Finding[]) {
  found.push(d.finding(t.start[from]!, t.end[to]!, 'location', 'street', score, rule));
}

const MILES = ['mi', 'mile', 'miles', 'km'];
const isMile = d.wordSet(MILES.join(' '));
const isDirection = d.wordSet(
  'n s e w ne nw se sw north south east west northeast northwest southeast southwest',
);
const isOf = d.wordSet('of');
const isThe = d.wordSet('the');

/** `9 mi N of Sawmill`, `3 miles south of the Chevron` */
function findDistance(t: Tokens, at: number, found: Finding[]): void {
  const number = at - 1;
  const way = t.mark[at + 1] === d.DOT ? -1 : at + 1;
  if (number < 0 || way < 0 || !d.isNumber(t, number) || !isDirection(t, way)) return;
  const of = way + 1;
  if (!d.isSpaced(t, way) || !isOf(t, of) || !d.isSpaced(t, of)) return;
  const first = isThe(t, of + 1) ? of + 2 : of + 1;
  const last = runEnd(t, first);
  if (last >= first && d.isSpaced(t, first))
    add(t, number, last, 0.75, 'rural-home/distance', found);
}

const POSTS = ['milepost', 'milemarker'];
const isPost = d.wordSet(POSTS.join(' '));
const isMarker = d.wordSet('marker post');

/** `milepost 6`, `mile marker 112` */
function findPost(t: Tokens, at: number, found: Finding[]): void {
  const isPair = isMarker(t, at + 1) && d.isSpaced(t, at + 1);
  const number = isPost(t, at) ? at + 1 : isPair ? at + 2 : -1;
  if (number < 0 || !d.isSpaced(t, number) || !d.isNumber(t, number)) return;
  if (d.digits(t, number) <= DIGITS_MAX) add(t, at, number, 0.75, 'rural-home/milepost', found);
}

export const ruralHome: Detector = {
  id: 'rural-home',
  bits: 0,
  shapes: 0,
  words: [...PITCHES, ...MILES, ...POSTS],
  find(t, at, found) {
    if (isMile(t, at)) findDistance(t, at, found);
    else if (!isPost(t, at)) findPitch(t, at, found);
    findPost(t, at, found);
  },
};
