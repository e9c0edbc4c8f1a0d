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
 * - the further lines of an address (`address-lines.ts`), and what a place is called by: `our Leeds office`
 *
 * A name that was found without its initial or its digits is widened (`name-edges.ts`).
 */
import type { Finding } from '../core/phi.ts';
import { lineAfter, numberBefore, unitAfter, unitBefore } from './address-lines.ts';
import { betweenPlaces } from './between-places.ts';
import * as d from './detector.ts';
import { countryEnd } from './detectors/country.ts';
import { stateEnd, townEnd } from './detectors/place.ts';
import { isSpanish } from './language.ts';
import * as x from './lexicon.ts';
import { wholeName } from './name-edges.ts';
import * as context from './names/context.ts';
import { wholeSpanishName } from './spanish-name-edges.ts';
import { isGrammar } from './spanish-words.ts';
import { CAPITALS, GAP_BREAK, GAP_LINE, type Tokens } from './tokens.ts';

const TITLES_MAX = 2;
/** `Prof`, `Miss` are short; `Doctor`, `Nurse` are written out. */
const WRITTEN_OUT_MIN = 5;

/** The findings with what belongs to them, in order; `found` is settled. */
export function withNeighbours(t: Tokens, found: readonly Finding[]): Finding[] {
  if (found.length === 0) return [];
  const all: Finding[] = [];
  let reach = 0; // nothing is added where a finding is
  let isAddress = false; // the last finding was a line of an address
  found.forEach((each, index) => {
    const one = isItsState(t, each, found[index - 1])
      ? { ...each, category: 'location' as const, type: 'state', rule: 'place/its-state' }
      : each;
    const limit = found[index + 1]?.start ?? t.text.length;
    if (one.category === 'name') {
      const name = widened(t, one, reach, limit);
      addTitles(t, name, reach, all);
      all.push(name);
      reach = addWhereabouts(t, name, limit, all);
    } else if (one.category === 'location') {
      const place = withNumber(t, one, reach);
      const unit = isAddressed(place) ? unitBefore(t, tokenFrom(t, place.start), reach) : undefined;
      if (unit !== undefined) all.push(unit);
      all.push(place);
      isAddress = place.type === 'street' || (isAddress && startsLine(t, place));
      reach = addPlaces(t, place, limit, all);
      if (isAddress) reach = addLines(t, reach, limit, all);
      reach = addHinge(t, place, reach, found[index + 1], all);
    } else {
      all.push(one);
      reach = one.end;
    }
    if (one.category !== 'location') isAddress = false;
  });
  return withBetween(t, all);
}

/** With what stands between two places. */
function withBetween(t: Tokens, found: readonly Finding[]): Finding[] {
  const from = (place: number) => tokenFrom(t, place);
  return found.flatMap((one, index) => {
    const next = found[index + 1];
    const between = next && betweenPlaces(t, one, next, from);
    return between === undefined ? [one] : [one, between];
  });
}

const ZIP_DIGITS = 5;

/** `Address: …, Chetek, WI 54728`: what its label, or a list of names, has left of an address is its state. */
function isItsState(t: Tokens, one: Finding, before: Finding | undefined): boolean {
  if (one.rule !== 'field/street' && one.category !== 'name') return false;
  if (before?.category !== 'location' || one.start - before.end > 2) return false;
  const at = tokenFrom(t, one.start);
  if (t.start[at] !== one.start || stateEnd(t, at) !== tokenFrom(t, one.end) - 1) return false;
  const isCode = t.shape[at] === CAPITALS && d.has(t, at, x.STATE_CODE);
  if (!isCode && d.has(t, at, x.CITY)) return false; // `Washington` may be the town
  const zip = tokenFrom(t, one.end);
  return one.category === 'location' || (d.isNumber(t, zip) && d.digits(t, zip) === ZIP_DIGITS);
}

function widened(t: Tokens, one: Finding, reach: number, limit: number): Finding {
  const first = tokenFrom(t, one.start);
  const last = tokenFrom(t, one.end) - 1;
  if (last < first) return one;
  const whole = wholeName(t, one, first, last, reach, limit);
  return isSpanish(t, first) ? wholeSpanishName(t, whole, first, last, reach, limit) : whole;
}

/** `Mercy Hospital in Toledo`: the word between a place of care and its town. */
function addHinge(
  t: Tokens,
  place: Finding,
  reach: number,
  next: Finding | undefined,
  all: Finding[],
): number {
  if (place.type !== 'hospital' || next?.type !== 'city' || reach !== place.end) return reach;
  const at = tokenFrom(t, reach);
  const isHinge =
    isIn(t, at) && d.isSpaced(t, at) && d.isSpaced(t, at + 1) && t.start[at + 1] === next.start;
  if (!isHinge) return reach;
  add(t, at, at, 'hospital', 0.7, all);
  return t.end[at]!;
}

/** `3 12 Elm Road`: a street line with the number that stands before it. */
function withNumber(t: Tokens, one: Finding, reach: number): Finding {
  if (one.type !== 'street') return one;
  const first = tokenFrom(t, one.start);
  const from = numberBefore(t, first, reach);
  return from < first ? { ...one, start: t.start[from]! } : one;
}

const isAddressed = ({ type }: Finding) => type === 'street' || type === 'city';

const startsLine = (t: Tokens, one: Finding): boolean =>
  (t.gap[tokenFrom(t, one.start)]! & GAP_LINE) !== 0;

const LINES_MAX = 3;

/** Unit, town and country on the lines after a street line that ends at `reach`. */
function addLines(t: Tokens, reach: number, limit: number, all: Finding[]): number {
  let end = reach;
  for (let line = 0; line < LINES_MAX; line += 1) {
    const last = tokenFrom(t, end) - 1;
    const more = unitAfter(t, last, limit) ?? lineAfter(t, last, limit);
    if (more === undefined) break;
    all.push(more);
    end = more.end;
  }
  return end;
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
  last = addSite(t, place, last, limit, all);
  last = addState(t, last, limit, all);
  last = addCountry(t, last, limit, all);
  return Math.max(place.end, t.end[last]!);
}

const isAfterComma = (t: Tokens, at: number) =>
  at < t.count &&
  t.mark[at] === d.COMMA &&
  t.start[at]! - t.end[at - 1]! <= 3 &&
  (t.gap[at]! & GAP_BREAK) === 0;

const isSite = d.wordSet('office campus location clinic branch site');
const isOwner = d.wordSet('our the their your its this that from');

/** `our Leeds office`: what a place is called by. */
function addSite(t: Tokens, place: Finding, last: number, limit: number, all: Finding[]): number {
  const site = last + 1;
  const isNamed = place.type === 'city' || place.type === 'hospital';
  if (!isNamed || !isSite(t, site) || !d.isWrapped(t, site) || t.end[site]! > limit) return last;
  if (!isOwner(t, tokenFrom(t, place.start) - 1)) return last;
  add(t, site, site, 'hospital', 0.7, all);
  return site;
}

function addState(t: Tokens, before: number, limit: number, all: Finding[]): number {
  const at = before + 1;
  if (at >= t.count) return before;
  const end = stateEnd(t, at);
  if (end < 0 || t.end[end]! > limit || (isGrammar(t, at) && isSpanish(t, at))) return before;
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
