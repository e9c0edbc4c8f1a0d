/**
 * Shops, motels, churches and stations that tell where somebody lives, sleeps or camps.
 *
 * Category  geographic subdivisions smaller than a state, 45 CFR §164.514(b)(2)(i)(B)
 * Shape     `lives behind the Star Market` · `Home is across from Ike's Pizza` · `camps down by the Cargill elevator` ·
 *           `parks his van by the Flying J` · `staying at the Red Roof Inn` · `at the motel 6` · `upstairs from wong's laundry`
 *
 * A word of dwelling stands before within the sentence. `lives near Family`, `stays at Goal`, `sleeps by the Nurses
 * Station` tell no place: a word of the language alone needs an article, and behind `at` a house for travellers.
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { isSpanish, mayBeResearch } from '../language.ts';
import * as x from '../lexicon.ts';
import { isClinical, isLearned } from '../names/part.ts';
import { CAPITAL, GAP_LINE, LETTER, LOWER, type Tokens } from '../tokens.ts';
import { isPlaceLinked, isStation, NO_PLACE } from './place-words.ts';

const DISTANCE_MAX = 8;
const WORDS_MAX = 4;
const isDwelling =
  d.wordSet(`lives lived living live resides residing stays staying stayed stay sleeps sleeping slept sleep camps
  camping camped camp parks parked squats squatting encampment tent rents renting home house trailer apartment apartments
  duplex van`);
const isDwellingVerb = d.wordSet(
  'lives lived living live resides residing stays staying stayed stay sleeps sleeping slept camps camping',
);
const BESIDE = [
  'behind',
  'beside',
  'above',
  'below',
  'near',
  'by',
  'over',
  'opposite',
  'outside',
  'under',
];
const isBeside = d.wordSet(BESIDE.join(' '));
const isFrom = d.wordSet('from');
/** `across from`, `a block from` */
const isBeforeFrom = d.wordSet('across upstairs downstairs block blocks door doors street corner');
const isTo = d.wordSet('to');
const isNext = d.wordSet('next door');
const isAt = d.wordSet('at');
const isThe = d.wordSet('the');
const isAre = d.wordSet('theyre is are was were');
const isLodge = d.wordSet('inn motel hotel suites lodge hostel super studio');
const isShop =
  d.wordSet(`laundry laundromat pizza market bar diner grocery store shop bakery deli cafe tavern pub garage
  restaurant donuts`);
const isNoPlace =
  d.wordSet(`nurses nursing nurse room bed bath bathroom kitchen family friends school work church god faith
  medicare medicaid baseline goal poverty christmas easter thanksgiving`);
const BARRED = NO_PLACE | x.PERSON_LABEL;

function isRunWord(t: Tokens, at: number): boolean {
  if (at >= t.count || !d.isCapitalised(t, at) || t.shape[at] === LETTER || isNoPlace(t, at))
    return false;
  return !d.has(t, at, BARRED) && !isClinical(t, at) && (isStation(t, at) || !isLearned(t, at));
}

const isLinked = (t: Tokens, at: number): boolean =>
  isPlaceLinked(t, at) || d.isJoinedByAmpersand(t, at);

/** Last of the capitalised words from `first` on, with `'s`; `first - 1` where there are none. */
function runEnd(t: Tokens, first: number): number {
  let last = first - 1;
  while (last - first < WORDS_MAX && isRunWord(t, last + 1)) {
    if (last >= first && !isLinked(t, last + 1)) break;
    last += 1;
    if (d.isPossessive(t, last + 1)) last += 1;
  }
  return last;
}

/** `Fire Station 9`, `Flying J`: with the number or letter it goes by. */
function withSign(t: Tokens, first: number, last: number): number {
  const sign = last + 1;
  if (!d.isSpaced(t, sign)) return last;
  const isNumber = d.isNumber(t, sign) && d.digits(t, sign) <= 3 && !d.isMeasured(t, sign);
  const isLetter =
    t.shape[sign] === LETTER && d.isCapitalised(t, sign) && !d.isAdjacent(t, sign + 1);
  return isLetter || (isNumber && last > first) ? sign : last;
}

/** `Motel 6`, `super 8`, whatever the case. */
const isNumberedLodge = (t: Tokens, at: number): boolean =>
  isLodge(t, at) && d.isSpaced(t, at + 1) && d.isNumber(t, at + 1) && d.digits(t, at + 1) === 1;

/** `wong's laundry`: whose shop it is, in small letters; its last token or -1. */
function smallShopEnd(t: Tokens, at: number): number {
  const shop = at + 2;
  const isOwned = t.shape[at] === LOWER && d.isPossessive(t, at + 1) && !d.has(t, at, BARRED);
  return isOwned && d.isSpaced(t, shop) && isShop(t, shop) ? shop : -1;
}

/** Words of agents and times as well, as `home` is one of care: `Home oxygen denied by Wellmark`. */
const isLoose = d.wordSet('by over under');
const isHomeWord = d.wordSet('home');

/** A word of dwelling before `at`, in the same sentence. */
function isDwelt(t: Tokens, at: number, hasArticle: boolean): boolean {
  const isDoubtful = isLoose(t, at) && !hasArticle;
  for (let back = at - 1; back >= 0 && back >= at - DISTANCE_MAX; back -= 1) {
    const isParted = t.mark[back + 1] === d.DOT || (t.gap[back + 1]! & GAP_LINE) !== 0;
    if (isParted) return false;
    if (isDwelling(t, back) && !(isDoubtful && isHomeWord(t, back))) return true;
  }
  return false;
}

/** The word of place at `at` is one, alone or with the word before it. */
function isPlacing(t: Tokens, at: number): boolean {
  if (isBeside(t, at)) return true;
  if (isFrom(t, at)) return isBeforeFrom(t, at - 1);
  return isTo(t, at) && isNext(t, at - 1);
}

/** Last token of what stands beside, or -1. */
function besideEnd(t: Tokens, first: number, hasArticle: boolean): number {
  if (isNumberedLodge(t, first)) return first + 1;
  const small = smallShopEnd(t, first);
  if (small >= 0) return small;
  const last = runEnd(t, first);
  if (last < first) return -1;
  const isWord = last === first && (d.isOrdinary(t, first) || t.shape[first] !== CAPITAL);
  // `near Bed 4`
  const isPoint = last === first && d.isNumber(t, last + 1) && d.isSpaced(t, last + 1);
  return isPoint || (isWord && !hasArticle) ? -1 : withSign(t, first, last);
}

/** `staying at the Red Roof Inn`: last token of a house for travellers, or -1. */
function lodgeEnd(t: Tokens, first: number): number {
  if (isNumberedLodge(t, first)) return first + 1;
  const last = runEnd(t, first);
  for (let word = first + 1; word <= last; word += 1) if (isLodge(t, word)) return last;
  return -1;
}

export const homeBeside: Detector = {
  id: 'home-beside',
  bits: 0,
  shapes: 0,
  words: [...BESIDE, 'from', 'to', 'at'],
  find(t, at, found: Finding[]) {
    if (t.shape[at] !== LOWER || isSpanish(t, at)) return;
    const hasArticle = isThe(t, at + 1) && d.isSpaced(t, at + 1);
    const first = hasArticle ? at + 2 : at + 1;
    if (!d.isSpaced(t, first)) return;
    const isStay = isAt(t, at) && (isDwellingVerb(t, at - 1) || isAre(t, at - 1));
    const isHome = !isAt(t, at) && isPlacing(t, at) && isDwelt(t, at, hasArticle);
    if ((!isStay && !isHome) || mayBeResearch(t)) return;
    const last = isStay ? lodgeEnd(t, first) : besideEnd(t, first, hasArticle);
    if (last < first) return;
    found.push(
      d.finding(t.start[first]!, t.end[last]!, 'location', 'city', 0.66, 'home-beside/name'),
    );
  },
};
