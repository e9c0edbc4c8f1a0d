/**
 * What the tagger says of places, as places are written: it has learnt their words and numbers, and not where a
 * sentence ends or that a row of laboratory values is none.
 */
import type { Finding } from '../core/phi.ts';
import * as d from './detector.ts';
import { SPANISH } from './language.ts';
import { STREET } from './lexicon.ts';
import { tokenAt } from './tagger/features.ts';
import type { Judged } from './tagger/tagger.ts';
import { NUMBER, type Tokens } from './tokens.ts';

/** The finding of the tagger, mended: none, one, or one for each sentence that it reached into. */
export function placesOf(t: Tokens, one: Finding, { language }: Judged): Finding[] {
  if (one.category !== 'location') return [one];
  const whole = withEnds(t, one);
  // Spanish addresses abbreviate more than is listed here: `Avda.`, `Gral.`, `Urb.`
  return language[tokenAt(t, one.start)] === SPANISH ? [whole] : sentencesOf(t, whole);
}

/** `42nd Street`: the ending is read, and neither the number that it is glued to nor what it is. */
function withEnds(t: Tokens, one: Finding): Finding {
  const first = tokenAt(t, one.start);
  const last = tokenAt(t, one.end - 1);
  const isGlued = first > 0 && d.isAdjacent(t, first) && d.isNumber(t, first - 1);
  const start = isGlued ? t.start[first - 1]! : one.start;
  const isBare = d.isAdjacent(t, last) && d.isNumber(t, last - 1);
  const isNamed = isBare && d.isSpaced(t, last + 1) && d.has(t, last + 1, STREET);
  return { ...one, start, end: isNamed ? t.end[last + 1]! : one.end };
}

function sentencesOf(t: Tokens, one: Finding): Finding[] {
  const isStreet = one.type === 'street';
  const places: Finding[] = [];
  const last = tokenAt(t, one.end - 1);
  let from = tokenAt(t, one.start);
  for (let at = from; at <= last; at += 1) {
    if (at < last && !endsSentence(t, at + 1)) continue;
    // What the first sentence has may be any place; what comes after must say that it is a street.
    const isFirst = places.length === 0;
    const isPlace = isFirst ? !isStreet || hasName(t, from, at) : hasType(t, from, at);
    if (isPlace) places.push({ ...one, start: t.start[from]!, end: t.end[at]! });
    from = at + 1;
  }
  return places;
}

const isAbbreviated = d.wordSet(`st ave av blvd rd dr ln ct pl sq hwy pkwy cir ter trl apt ste rm fl
  bldg no mt ft univ hosp med ctr inst gen mem str avda ctra urb`);
const INITIAL_MAX = 2;

/** A full stop and a blank before the token, which is a word, and no `St.`, `Apt.` or `W.` before it. */
function endsSentence(t: Tokens, at: number): boolean {
  const isStop = t.mark[at] === d.DOT && t.start[at]! - t.end[at - 1]! > 1;
  if (!isStop || d.isNumber(t, at) || isAbbreviated(t, at - 1)) return false;
  const isShort = !d.isNumber(t, at - 1) && t.end[at - 1]! - t.start[at - 1]! <= INITIAL_MAX;
  return !isShort || d.isAdjacent(t, at - 1); // the letter of `apt 4c.` is none
}

const isUnit = d.wordSet('apt apartment unit suite ste room floor building bldg lot box');

function hasType(t: Tokens, from: number, to: number): boolean {
  for (let at = from; at <= to; at += 1) if (d.has(t, at, STREET) || isUnit(t, at)) return true;
  return false;
}

const NAME_LENGTH_MIN = 4;

/** A word long enough to be one, among numbers: `Na 138 K 4.1 Cl 102` has none. */
function hasName(t: Tokens, from: number, to: number): boolean {
  let numbers = 0;
  let words = 0;
  for (let at = from; at <= to; at += 1) {
    if (t.shape[at] === NUMBER) numbers += 1;
    else if (t.end[at]! - t.start[at]! >= NAME_LENGTH_MIN) return true;
    else words += 1;
  }
  return numbers < 2 || words === 0 || hasType(t, from, to);
}
