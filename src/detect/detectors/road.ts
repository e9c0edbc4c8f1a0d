/**
 * Roads that somebody lives on, drives or was hurt on, without the number of a house.
 *
 * Category  geographic subdivisions smaller than a state, 45 CFR §164.514(b)(2)(i)(B)
 * Shape     `drives US-18` · `crash on I-95` · `out on County Road 37` · `off Route 9` · `on Idaho Street` ·
 *           `near 27th and Wisconsin` · `the pharmacy on Colfax`
 *
 * `US-guided`, `I-131`, `C6`, `on Eliquis` are none: what could be something else needs a word of driving before it.
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { isSpanish, mayBeResearch } from '../language.ts';
import * as x from '../lexicon.ts';
import { isClinical, isLearned } from '../names/part.ts';
import { CAPITAL, CAPITALS, LETTER, LOWER, type Tokens } from '../tokens.ts';

const WORDS_MAX = 3;
const NUMBER_DIGITS_MAX = 4;
const isWay =
  d.wordSet(`on off along near down up via by from onto past at taking takes take drives drive drove driving crossing
  of between across in`);
/** A road may be all that is meant. */
const isDriving =
  d.wordSet(`drives drive drove driving along off onto takes taking take crash crashed accident wreck mvc mva collision rollover
  commute commutes exit lives live living traveling travelling westbound eastbound northbound southbound`);
const isOn = d.wordSet('on off along down from near onto');
/** With a number behind these are a road, whatever stands before. */
const isHighway = d.wordSet('highway hwy interstate route rte');
const isCounty = d.wordSet('county state farm ranch township forest');
const isRoad = d.wordSet('road rd route rte highway hwy');
/** Iodine that is given, not driven on. */
const IODINE = new Set([123, 124, 125, 129, 131]);

/** A number of a road behind the word at `at`, a blank or hyphen away; or -1. */
function numberAfter(t: Tokens, at: number): number {
  const next = at + 1;
  const isNear = d.isSpaced(t, next) || d.isJoinedByDash(t, next);
  if (!isNear || !d.isNumber(t, next) || d.digits(t, next) > NUMBER_DIGITS_MAX) return -1;
  const isMore = d.isJoinedBy(t, next + 1, d.DOT) || d.isJoinedBy(t, next + 1, d.SLASH);
  if (isMore || d.isMeasured(t, next)) return -1;
  const isLettered = d.isAdjacent(t, next + 1);
  if (!isLettered) return next;
  return t.shape[next + 1] === LETTER ? next + 1 : -1;
}

function isDriven(t: Tokens, at: number): boolean {
  for (let back = at - 1; back >= 0 && back >= at - 4; back -= 1)
    if (isDriving(t, back)) return true;
  return false;
}

const isLetterI = d.wordSet('i');
const isUs = d.wordSet('us');

/** `I-95`, `US-18`: letters that mean much else. */
function findNumbered(t: Tokens, at: number, found: Finding[]): void {
  const last = numberAfter(t, at);
  if (last < 0 || !d.isCapitalised(t, at)) return;
  const isShort = isLetterI(t, at) || isUs(t, at);
  if (isShort) {
    const isTied = d.isJoinedByDash(t, at + 1);
    if (isLetterI(t, at) && (!isTied || IODINE.has(t.number[at + 1]!))) return;
    if (isUs(t, at) && t.shape[at] !== CAPITALS) return;
    if (!isDriven(t, at) && !(isTied && isOn(t, at - 1))) return;
  }
  add(t, at, last, found);
}

/** `County Road 37`, `State Route 9` */
function findCounty(t: Tokens, at: number, found: Finding[]): void {
  const road = at + 1;
  if (!d.isSpaced(t, road) || !isRoad(t, road) || !d.isCapitalised(t, at)) return;
  const last = numberAfter(t, road);
  if (last >= 0) add(t, at, last, found);
}

const PLAIN_STREETS =
  'street avenue ave road rd boulevard blvd lane parkway pkwy turnpike highway freeway';
const LOOSE_STREETS = 'drive way court place square terrace circle';
const isPlainStreet = d.wordSet(PLAIN_STREETS);
const isLooseStreet = d.wordSet(LOOSE_STREETS);

function isNameWord(t: Tokens, at: number): boolean {
  if (!d.isCapitalised(t, at) || t.shape[at] === LETTER) return false;
  if (d.has(t, at, x.STOP) && !d.has(t, at, x.CITY)) return false; // `Old Mill Road`
  return !d.has(t, at, x.MONTH | x.WEEKDAY | x.CREDENTIAL | x.DRUG);
}

const isTerm = (t: Tokens, at: number): boolean => isClinical(t, at) || isLearned(t, at);

/** `on Idaho Street`: the name of a street behind a word of the way. */
function findStreet(t: Tokens, at: number, found: Finding[]): void {
  if (!d.isCapitalised(t, at)) return;
  let first = at;
  while (first > 0 && at - first < WORDS_MAX && d.isSpaced(t, first) && isNameWord(t, first - 1))
    first -= 1;
  const before = first - 1;
  if (first === at || before < 0 || !d.isSpaced(t, first) || t.shape[before] !== LOWER) return;
  const isNamed = isPlainStreet(t, at)
    ? isWay(t, before)
    : isOn(t, before) && !isAllWords(t, first, at);
  if (!isNamed) return;
  add(t, first, at, found);
}

function isAllWords(t: Tokens, first: number, end: number): boolean {
  for (let at = first; at < end; at += 1) if (!d.isOrdinary(t, at)) return false;
  return true;
}

const isOrdinal = d.wordSet('st nd rd th');
const isAnd = d.wordSet('and');
const isCornerWay = d.wordSet('near at of by on around off between');
const SLASH_OR_AMPERSAND = new Set([d.SLASH, d.AMPERSAND]);

/** `near 27th and Wisconsin`, `at 5th & Main`: the number is at `at + 1`. */
function findCrossing(t: Tokens, at: number, found: Finding[]): void {
  const ending = at + 2;
  if (!d.isNumber(t, at + 1) || !d.isSpaced(t, at + 1) || t.shape[at] !== LOWER) return;
  if (!isCornerWay(t, at) || !d.isAdjacent(t, ending) || !isOrdinal(t, ending)) return;
  const hasWord = isAnd(t, ending + 1) && d.isSpaced(t, ending + 1) && d.isSpaced(t, ending + 2);
  const name = hasWord ? ending + 2 : ending + 1;
  const isMarked = SLASH_OR_AMPERSAND.has(t.mark[name]!) && t.start[name]! - t.end[ending]! <= 3;
  if (name >= t.count || (!hasWord && !isMarked)) return;
  if (t.shape[name] !== CAPITAL || !isNameWord(t, name) || isTerm(t, name)) return;
  const isMore =
    d.isSpaced(t, name + 1) && d.has(t, name + 1, x.STREET) && d.isCapitalised(t, name + 1);
  add(t, at + 1, isMore ? name + 1 : name, found);
}

/** What stands on a street, or happens on one. */
const isOnStreet =
  d.wordSet(`clinic pharmacy store apartment house light corner station church school bar restaurant shop crash wreck
  collision accident office building condo walgreens cvs walmart kroger target costco safeway aldi publix lives living
  walking works mosque temple shelter motel hotel duplex trailer park diner cafe bakery salon`);

/** `the pharmacy on Colfax`: one name and no drug. */
function findBare(t: Tokens, at: number, found: Finding[]): void {
  const name = at + 1;
  const isPlaced = isOnStreet(t, at - 1) && t.start[at]! - t.end[at - 1]! <= 3;
  if (!isPlaced || !isOn(t, at) || t.shape[name] !== CAPITAL || !d.isSpaced(t, name)) return;
  const isWord = d.isOrdinary(t, name) || d.has(t, name, x.EPONYM) || isTerm(t, name);
  if (isWord || !isNameWord(t, name) || (d.isSpaced(t, name + 1) && t.shape[name + 1] === CAPITAL))
    return;
  found.push(d.finding(t.start[name]!, t.end[name]!, 'location', 'street', 0.55, 'road/bare'));
}

function add(t: Tokens, first: number, last: number, found: Finding[]): void {
  found.push(d.finding(t.start[first]!, t.end[last]!, 'location', 'street', 0.7, 'road/name'));
}

const HIGHWAYS = ['highway', 'hwy', 'interstate', 'route', 'rte'];
const SHORT = ['i', 'us'];
const COUNTIES = ['county', 'state', 'farm', 'ranch', 'township', 'forest'];
const CORNERS = [
  'near',
  'at',
  'of',
  'by',
  'on',
  'around',
  'off',
  'between',
  'along',
  'down',
  'from',
];

export const road: Detector = {
  id: 'road',
  bits: 0,
  shapes: 0,
  words: [
    ...HIGHWAYS,
    ...SHORT,
    ...COUNTIES,
    ...CORNERS,
    ...PLAIN_STREETS.split(' '),
    ...LOOSE_STREETS.split(' '),
  ],
  find(t, at, found) {
    if (isSpanish(t, at) || mayBeResearch(t)) return;
    if (isHighway(t, at) || isLetterI(t, at) || isUs(t, at)) findNumbered(t, at, found);
    else if (isCounty(t, at)) findCounty(t, at, found);
    else if (t.shape[at] === LOWER) {
      findCrossing(t, at, found);
      if (isOn(t, at)) findBare(t, at, found);
    }
    if (isPlainStreet(t, at) || isLooseStreet(t, at)) findStreet(t, at, found);
  },
};
