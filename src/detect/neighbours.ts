/**
 * What belongs to a finding and stands beside it, as findings of their own, so that a profile can keep
 * or take them:
 *
 * - the title of a person (`name`, type `title`): before a full name, or written out (`Consultant
 *   Hartley`); `Dr.` before a bare surname stays, for the sentence needs it
 * - the state and the country after a town, a street or a place of care (`location`, type `state` or
 *   `country`): Safe Harbor lets states stand, 45 CFR §164.514(b)(2)(i)(B)
 * - the town that a named person is from: `Lisa M. from Austin`
 * - the town after a street or a place of care: `12 Elm St, Boston`, `Mercy Hospital in Toledo`
 */
import type { Finding } from '../core/phi.ts';
import * as d from './detector.ts';
import { stateEnd, townEnd } from './detectors/place.ts';
import { hashPhrase } from './fold.ts';
import { isSpanish } from './language.ts';
import * as x from './lexicon.ts';
import * as context from './names/context.ts';
import { CAPITALS, GAP_BREAK, GAP_LINE, LOWER, type Tokens } from './tokens.ts';

const TITLES_MAX = 2;
/** `Prof`, `Miss` are short; `Doctor`, `Nurse` are written out. */
const WRITTEN_OUT_MIN = 5;
const COUNTRY_WORDS_MAX = 4;

/** The findings with what belongs to them, in order; `found` is settled. */
export function withNeighbours(t: Tokens, found: readonly Finding[]): Finding[] {
  if (found.length === 0) return [];
  const all: Finding[] = [];
  let reach = 0; // nothing is added where a finding is
  found.forEach((one, index) => {
    if (one.category === 'name') addTitles(t, one, reach, all);
    all.push(one);
    reach = one.end;
    if (one.category === 'name') {
      const next = found[index + 1]?.start ?? t.text.length;
      reach = addWhereabouts(t, one, next, all);
    }
    if (one.category === 'location') {
      const next = found[index + 1]?.start ?? t.text.length;
      reach = addPlaces(t, one, next, all);
    }
  });
  return all;
}

/** The token that starts at or after this place. */
function tokenFrom(t: Tokens, place: number): number {
  let [low, high] = [0, t.count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (t.start[middle]! >= place) high = middle;
    else low = middle + 1;
  }
  return low;
}

function addTitles(t: Tokens, name: Finding, reach: number, all: Finding[]): void {
  const first = tokenFrom(t, name.start);
  let at = first;
  for (let titles = 0; titles < TITLES_MAX; titles += 1) {
    const title = context.titleBefore(t, at);
    if (title < 0 || t.start[title]! < reach) break;
    at = title;
  }
  if (at === first || isSpanish(t, first)) return;
  const isFull = first + 1 < t.count && t.start[first + 1]! < name.end;
  const isWrittenOut = t.end[first - 1]! - t.start[first - 1]! >= WRITTEN_OUT_MIN;
  if (!isFull && !isWrittenOut) return;
  all.push(
    d.finding(t.start[at]!, t.end[first - 1]!, 'name', 'title', name.score, 'name/its-title'),
  );
}

const isFrom = d.wordSet('from in of');

/** `Lisa M. from Austin`: where somebody lives. */
function addWhereabouts(t: Tokens, name: Finding, limit: number, all: Finding[]): number {
  const at = tokenFrom(t, name.end);
  const isInitial = t.mark[at] === d.DOT && t.text.charCodeAt(name.end) === d.DOT;
  if (at + 1 >= t.count || !(d.isSpaced(t, at) || isInitial) || !d.isSpaced(t, at + 1))
    return name.end;
  const end = isFrom(t, at) ? townEnd(t, at + 1) : -1;
  if (end < 0 || t.end[end]! > limit) return name.end;
  const [start, to] = [t.start[at + 1]!, t.end[end]!];
  const place = d.finding(start, to, 'location', 'city', 0.6, 'place/its-person');
  all.push(place);
  return addPlaces(t, place, limit, all);
}

const isIn = d.wordSet('in en');
const isLongPlace = d.wordSet('usa us uk');

/** Adds town, state and country; returns how far they reach. */
function addPlaces(t: Tokens, place: Finding, limit: number, all: Finding[]): number {
  let last = tokenFrom(t, place.end) - 1;
  if (last < 0) return place.end;
  const isBuilding = place.type === 'street' || place.type === 'hospital';
  if (isBuilding) {
    const at = last + 1;
    const isAfterIn = place.type === 'hospital' && isIn(t, at) && d.isSpaced(t, at);
    const town = isAfterIn && d.isSpaced(t, at + 1) ? at + 1 : isAfterComma(t, at) ? at : -1;
    const end = town < 0 ? -1 : townEnd(t, town);
    if (end >= 0 && t.end[end]! <= limit) {
      add(t, isAfterIn ? at : town, end, 'city', 0.8, all);
      last = end;
    } else if (!isAfterComma(t, at)) return place.end;
  }
  last = addState(t, last, limit, all);
  last = addCountry(t, last, limit, all);
  return Math.max(place.end, t.end[last]!);
}

const isAfterComma = (t: Tokens, at: number) =>
  at < t.count &&
  t.mark[at] === d.COMMA &&
  t.start[at]! - t.end[at - 1]! <= 3 &&
  (t.gap[at]! & GAP_BREAK) === 0;

function addState(t: Tokens, before: number, limit: number, all: Finding[]): number {
  const at = before + 1;
  if (at >= t.count) return before;
  const end = stateEnd(t, at);
  if (end < 0 || t.end[end]! > limit) return before;
  const isCode = t.shape[at] === CAPITALS;
  const isBlank = isCode && d.isSpaced(t, at) && t.start[at]! - t.end[before]! === 1;
  const isZip = d.isNumber(t, end + 1) && d.digits(t, end + 1) === 5 && t.mark[end + 1] === 0;
  const isClose = isAfterComma(t, at) || (isBlank && isZip);
  if (!isClose || (d.isSpaced(t, end + 1) && d.has(t, end + 1, x.CARE_PLACE))) return before;
  add(t, at, end, 'state', 0.75, all);
  return end;
}

function addCountry(t: Tokens, before: number, limit: number, all: Finding[]): number {
  const at = before + 1;
  const isNear =
    isAfterComma(t, at) || (t.mark[at] === d.OPEN && t.start[at]! - t.end[before]! <= 2);
  if (at >= t.count || !isNear || (t.gap[at]! & GAP_LINE) !== 0) return before;
  const end = countryEnd(t, at);
  if (end < 0 || t.end[end]! > limit) return before;
  add(t, at, end, 'country', 0.75, all);
  return end;
}

/** Last token of the country that starts here, or -1. */
export function countryEnd(t: Tokens, at: number): number {
  if (t.shape[at] === LOWER || !d.isCapitalised(t, at)) return -1;
  let end =
    d.hasCue(t, at, x.CUE_COUNTRY) || (isLongPlace(t, at) && t.shape[at] === CAPITALS) ? at : -1;
  if (!d.has(t, at, x.PHRASE_START)) return end;
  let hash = t.hash[at]!;
  for (let last = at + 1; last < at + COUNTRY_WORDS_MAX && d.isSpaced(t, last); last += 1) {
    hash = hashPhrase(hash, t.hash[last]!);
    if ((x.bitsOf(hash) & x.COUNTRY) !== 0) end = last;
  }
  return end;
}

function add(
  t: Tokens,
  first: number,
  last: number,
  type: string,
  score: number,
  all: Finding[],
): void {
  all.push(d.finding(t.start[first]!, t.end[last]!, 'location', type, score, `place/its-${type}`));
}
