/**
 * Places that a short word beside their name shows: houses of the Veterans and Indian health services, prisons,
 * neighbourhoods of the Philippines.
 *
 * Category  geographic subdivisions smaller than a state, 45 CFR §164.514(b)(2)(i)(B)
 * Shape     `Roseburg VAMC` · `White River Junction VA records` · `Chinle PHS` · `HMP Strangeways` · `FCI Danbury` ·
 *           `officers of Rikers` · `Purok 5, Brgy. Lawa` · `Sitio Maligaya`
 *
 * `Distance VA 20/40`, `Heparin USP`, `the local VA` name none.
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { mayBeResearch } from '../language.ts';
import * as x from '../lexicon.ts';
import { isClinical, isLearned } from '../names/part.ts';
import { CAPITAL, CAPITALS, GAP_LINE, LETTER, LOWER, type Tokens } from '../tokens.ts';
import { isPlaceLinked as isLinked, isStation, NO_PLACE } from './place-words.ts';

const WORDS_MAX = 4;
const TAILS = ['vamc', 'cboc', 'vahcs', 'vamroc', 'phs', 'ihs', 'va'];
const isTail = d.wordSet(TAILS.join(' '));
const isVa = d.wordSet('va');
/** What a house of veterans has or does; `VA` alone is also how well somebody sees. */
const isOfHouse =
  d.wordSet(`records record hospital clinic pharmacy denied approved transfer referral called system healthcare
  provider providers pcp team social said sent nurse oncology`);
const PRISONS = ['hmp', 'hmyoi', 'yoi', 'fci', 'fmc', 'fdc', 'usp', 'mcc'];
const isPrison = d.wordSet(PRISONS.join(' '));
/** What is also a mark of a drug, or a test, is a prison behind a word of the way. */
const isLoosePrison = d.wordSet('usp fmc mcc yoi');
const isWay = d.wordSet('from at to in of c o by via inmate');
const GUARDS = [
  'officers',
  'deputies',
  'inmate',
  'inmates',
  'incarcerated',
  'jailed',
  'imprisoned',
  'detained',
  'detainee',
];
const isGuard = d.wordSet(GUARDS.join(' '));
const isGuardWay = d.wordSet('of at from in');
const BARANGAYS = ['brgy', 'bgy', 'barangay', 'purok', 'sitio'];
const isBarangay = d.wordSet(BARANGAYS.join(' '));
const isBeforeBarangay = d.wordSet('purok zone sitio blk block');
const NO_NAME = NO_PLACE | x.PERSON_LABEL;
const isKind =
  d.wordSet(`local nearest distance near corrected uncorrected snellen best visual acuity call seen per via the of at
  from outside regional my his her our old new both right left health care clinic`);

function isNameWord(t: Tokens, at: number): boolean {
  if (at < 0 || at >= t.count || !d.isCapitalised(t, at) || t.shape[at] === LETTER) return false;
  return (
    !d.has(t, at, NO_NAME) &&
    !isKind(t, at) &&
    !isClinical(t, at) &&
    (isStation(t, at) || !isLearned(t, at))
  );
}

function add(t: Tokens, first: number, last: number, type: string, rule: string, found: Finding[]) {
  found.push(
    d.finding(t.start[first]!, t.end[last]!, 'location', type, 0.72, `headed-place/${rule}`),
  );
}

/** `Roseburg VAMC`: the name before its kind; the kind goes with it. */
function findTail(t: Tokens, at: number, found: Finding[]): void {
  if (t.shape[at] !== CAPITALS) return;
  let first = at;
  while (at - first < WORDS_MAX && isLinked(t, first) && isNameWord(t, first - 1)) {
    if (t.shape[first - 1] !== CAPITAL) break;
    first -= 1;
  }
  if (first === at || (isVa(t, at) && !isHouse(t, first, at))) return;
  add(t, first, at, 'hospital', 'service', found);
}

/** `White River Junction VA records`, `Fayetteville VA denied`: what a house has or does follows. */
const isHouse = (t: Tokens, first: number, at: number): boolean =>
  d.isSpaced(t, at + 1) &&
  isOfHouse(t, at + 1) &&
  (at - first > 1 || !d.isOrdinary(t, first) || d.has(t, first, x.CITY));

/** Last of the name that starts at `first`, or -1. */
function nameEnd(t: Tokens, first: number): number {
  let last = first - 1;
  while (last - first < WORDS_MAX - 1 && (last < first || isLinked(t, last + 1))) {
    const isSaint = last < first && d.isCapitalised(t, first) && d.isBehindShort(t, first + 1);
    if (!isSaint && !isNameWord(t, last + 1)) break;
    last += 1;
  }
  return last < first ? -1 : last;
}

/** `HMP Strangeways` */
function findPrison(t: Tokens, at: number, found: Finding[]): void {
  if (t.shape[at] !== CAPITALS || !d.isSpaced(t, at + 1)) return;
  if (isLoosePrison(t, at) && !(d.isSpaced(t, at) && isWay(t, at - 1))) return;
  const last = nameEnd(t, at + 1);
  if (last >= 0) add(t, at, last, 'hospital', 'prison', found);
}

/** `officers of Rikers`: one word that is no word of the language, or several. */
function findGuarded(t: Tokens, at: number, found: Finding[]): void {
  const way = at + 1;
  const first = way + 1;
  if (!isGuardWay(t, way) || !d.isSpaced(t, way) || !d.isSpaced(t, first)) return;
  const last = nameEnd(t, first);
  if (
    last < 0 ||
    (last === first && d.isOrdinary(t, first)) ||
    d.has(t, first, x.STATE | x.COUNTRY)
  )
    return;
  add(t, first, last, 'city', 'custody', found);
}

/** `Purok 5, Brgy. Lawa`, `Sitio Maligaya`, `Zone 3, Brgy. Carmen` */
function findBarangay(t: Tokens, at: number, found: Finding[]): void {
  const name = at + 1;
  const isNear = t.start[name]! - t.end[at]! <= 2 && (t.gap[name]! & GAP_LINE) === 0;
  if (t.shape[at] === LOWER || !isNear) return;
  const last = d.isNumber(t, name) ? name : nameEnd(t, name);
  if (last < 0) return;
  const isNumbered =
    d.isNumber(t, at - 1) && isBeforeBarangay(t, at - 2) && t.start[at]! - t.end[at - 1]! <= 2;
  add(t, isNumbered ? at - 2 : at, last, 'city', 'barangay', found);
}

export const headedPlace: Detector = {
  id: 'headed-place',
  bits: 0,
  shapes: 0,
  words: [...TAILS, ...PRISONS, ...GUARDS, ...BARANGAYS],
  find(t, at, found) {
    if (mayBeResearch(t)) return;
    if (isTail(t, at)) findTail(t, at, found);
    else if (isPrison(t, at)) findPrison(t, at, found);
    else if (isGuard(t, at)) findGuarded(t, at, found);
    else if (isBarangay(t, at)) findBarangay(t, at, found);
  },
};
