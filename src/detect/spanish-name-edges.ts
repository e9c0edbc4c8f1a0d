/**
 * Where a Spanish name begins and ends: a first word that is one of the language (`Inmaculada Roig`), what is cut short
 * (`Fdez. Ojeda`), what somebody is known as (`la Gorda Fernández`), a further family name that no list has (`Mateo Chub
 * Caal`) and a last initial (`Ugalde R.`) belong to what was found between them.
 */
import type { Finding } from '../core/phi.ts';
import * as d from './detector.ts';
import { CARE_PLACE, TITLE } from './lexicon.ts';
import { isFamilyPart, isInitial, isNamePart } from './names/spanish-part.ts';
import { isCutShort, isShouted } from './names/spanish-read.ts';
import { isSpanishWord } from './spanish-words.ts';
import { CAPITAL, GAP_LINE, LOWER, type Tokens } from './tokens.ts';

const MORE_MAX = 3;

/** The same finding, as far as the name reaches between `reach` and `limit`; `first` and `last` are its tokens. */
export function wholeSpanishName(
  t: Tokens,
  one: Finding,
  first: number,
  last: number,
  reach: number,
  limit: number,
): Finding {
  if (t.shape[first] === LOWER) return one;
  const shouted = isShouted(t, first);
  const from = firstOf(t, first, reach, shouted);
  const to = lastOf(t, last, limit, shouted);
  if (from === first && to === last) return one;
  return {
    ...one,
    start: from < first ? t.start[from]! : one.start,
    end: to > last ? t.end[to]! : one.end,
  };
}

const isNear = (t: Tokens, at: number): boolean =>
  (t.gap[at]! & GAP_LINE) === 0 && t.start[at]! - t.end[at - 1]! <= 2;

function firstOf(t: Tokens, first: number, reach: number, shouted: boolean): number {
  let from = first;
  while (from > 0 && first - from < MORE_MAX && isNear(t, from)) {
    const at = from - 1;
    if (t.start[at]! < reach || d.has(t, at, TITLE | CARE_PLACE)) break;
    const isShort = t.mark[from] === d.DOT && isCutShort(t, at) && d.isCapitalised(t, at);
    const isWord = d.isSpaced(t, from) && (isNamePart(t, at, shouted) || isKnownAs(t, at));
    if (!isShort && !isWord) break;
    from = at;
  }
  return from;
}

const isArticle = d.wordSet('el la');
/** `la Gorda Fernández` */
const isKnownAs = (t: Tokens, at: number): boolean =>
  t.shape[at] === CAPITAL &&
  at > 0 &&
  isArticle(t, at - 1) &&
  t.shape[at - 1] === LOWER &&
  d.isSpaced(t, at);

function lastOf(t: Tokens, last: number, limit: number, shouted: boolean): number {
  let to = last;
  while (to + 1 < t.count && to - last < MORE_MAX && isNear(t, to + 1)) {
    const next = to + 1;
    if (!d.isSpaced(t, next) || t.end[next]! > limit || d.has(t, next, CARE_PLACE)) break;
    if (isInitial(t, next)) return endsName(t, next) ? next : to;
    if (!isFamilyPart(t, next, shouted) || isSpanishWord(t, next)) break;
    to = next;
  }
  return to;
}

/** A dot, a mark or the end of the line stands behind the letter. */
const endsName = (t: Tokens, at: number): boolean =>
  at + 1 >= t.count || (t.gap[at + 1]! & GAP_LINE) !== 0 || t.mark[at + 1] !== 0;
