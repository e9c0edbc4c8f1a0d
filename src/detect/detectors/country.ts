/**
 * Countries, in full.
 *
 * Category  Safe Harbor lets a country stand, 45 CFR §164.514(b)(2)(i)(B); a finding of type `country`, so
 *           that a profile may take it
 * Shape     `Slovenia` · `Kingdom of the Netherlands` · in a text about somebody, not about genes and cohorts
 *
 * A country that is also a name or a word (`Chad`, `Turkey`) needs a word of place before it. Spanish text
 * has a rule of its own (`spanish-address.ts`).
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { hashPhrase } from '../fold.ts';
import { isSpanish, mayBeResearch } from '../language.ts';
import * as x from '../lexicon.ts';
import { CAPITALS, LOWER, type Tokens } from '../tokens.ts';

const SCORE = 0.55;
const WORDS_MAX = 4;
const LENGTH_MIN = 4;
const isShort = d.wordSet('usa us uk');
const isState = d.wordSet('republic kingdom states state union federation');
const isOf = d.wordSet('of');
const isThe = d.wordSet('the');
const isBefore = d.wordSet(
  'in from to near of for outside via across throughout visiting leaving through',
);

/** Last token of the country that starts here, or -1. */
export function countryEnd(t: Tokens, at: number): number {
  if (t.shape[at] === LOWER || !d.isCapitalised(t, at)) return -1;
  let end =
    d.hasCue(t, at, x.CUE_COUNTRY) || (isShort(t, at) && t.shape[at] === CAPITALS) ? at : -1;
  if (!d.has(t, at, x.PHRASE_START)) return end;
  let hash = t.hash[at]!;
  for (let last = at + 1; last < at + WORDS_MAX && d.isSpaced(t, last); last += 1) {
    hash = hashPhrase(hash, t.hash[last]!);
    if ((x.bitsOf(hash) & x.COUNTRY) !== 0) end = last;
  }
  return end;
}

/** First token of `Kingdom of the Netherlands`, `Democratic Republic of the Congo`; or `at`. */
function startOf(t: Tokens, at: number): number {
  let of = at - 1;
  if (isThe(t, of)) of -= 1;
  if (of < 1 || !isOf(t, of) || !isState(t, of - 1) || !d.isCapitalised(t, of - 1)) return at;
  let first = of - 1;
  while (first > 0 && of - first < WORDS_MAX && d.isSpaced(t, first) && isProper(t, first - 1))
    first -= 1;
  // `People's Republic of China`
  const isOwned = d.isSpaced(t, first) && d.isJoinedByApostrophe(t, first - 1);
  return isOwned && first > 1 ? first - 2 : first;
}

const isProper = (t: Tokens, at: number) => d.isCapitalised(t, at) && !d.has(t, at, x.STOP);

/** Bits of names that count against a country: a rare surname only beside another name. */
function namesIn(t: Tokens, at: number): number {
  const isBeside =
    (d.isSpaced(t, at) && d.isCapitalised(t, at - 1)) ||
    (d.isSpaced(t, at + 1) && d.isCapitalised(t, at + 1));
  return x.GIVEN | x.SURNAME_TOP | (isBeside ? x.SURNAME : 0);
}

export const country: Detector = {
  id: 'country',
  bits: x.COUNTRY | x.PHRASE_START,
  shapes: 0,
  find(t, at, found) {
    const end = countryEnd(t, at);
    if (end < 0 || t.end[end]! - t.start[at]! < LENGTH_MIN) return;
    if (
      mayBeResearch(t) ||
      isSpanish(t, at) ||
      d.isJoinedByDash(t, end + 1) ||
      d.isJoinedByDash(t, at)
    )
      return;
    const isAmbiguous = end === at && d.has(t, at, namesIn(t, at) | x.WORD | x.COMMON);
    const isPlaced = d.isSpaced(t, at) && isBefore(t, at - 1);
    if (isAmbiguous && !isPlaced) return;
    const first = startOf(t, at);
    found.push(
      d.finding(t.start[first]!, t.end[end]!, 'location', 'country', SCORE, 'country/listed'),
    );
  },
};
