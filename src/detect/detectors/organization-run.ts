/** The words of an organisation's name, read from its first or its last. */
import * as d from '../detector.ts';
import * as x from '../lexicon.ts';
import { CAPITAL, CAPITALS, GAP_LINE, LETTER, type Tokens } from '../tokens.ts';

const WORDS_MAX = 6;
/** Insurers, pharmacies and laboratories of whole countries, by words that are nothing else in a note. */
const LISTED = `aetna cigna humana unitedhealthcare uhc wellcare tricare centene medica bupa medibank optumrx caremark walgreens
  walmart costco kroger superdrug labcorp unilabs fedex bcbs hmsa geico`;
export const isListed = d.wordSet(LISTED);
const isInner = d.wordSet('of the and for');
/** Capitalised in notes, and nobody's employer: units, settings, parts of the day. */
const isGeneric =
  d.wordSet(`icu nicu picu micu sicu ccu pacu ed er or ob obgyn pt ot slp snf ltc alf rehab tele medsurg ward unit floor
  bedside night nights day days home school college university work hospital clinic pharmacy emergency department room
  outpatient inpatient retail specialty mail local community general medical surgical nursing health care the our my his
  her their this that a an any no new old same other your group high low area special internal state public private
  rehabilitation wellness center centre service services newborn baby intermediate intensive insurance medicare medicaid tricare primary secondary commercial self none unknown n`);
const NEVER =
  x.STOP | x.TITLE | x.MONTH | x.WEEKDAY | x.DRUG | x.UNIT | x.CREDENTIAL | x.ID_LABEL | x.ROLE;

/** Blank, hyphen, apostrophe or ampersand between two words of one name. */
export function isLinked(t: Tokens, at: number): boolean {
  if (at < 1 || at >= t.count) return false;
  if (d.isSpaced(t, at)) return t.start[at]! - t.end[at - 1]! === 1;
  if (d.isJoinedByApostrophe(t, at) || d.isJoinedByDash(t, at)) return true;
  return d.isJoinedByAmpersand(t, at);
}

/** A capitalised word that may be part of such a name. */
export function isPart(t: Tokens, at: number): boolean {
  if (at < 0 || at >= t.count || !d.isCapitalised(t, at)) return false;
  if (d.isJoinedByAmpersand(t, at) || d.isJoinedByAmpersand(t, at + 1)) return true; // `PG&E`
  if (t.shape[at] === LETTER) return isPossessive(t, at);
  return !d.has(t, at, NEVER & ~x.ROLE) && (!d.hasCue(t, at, x.CUE_CLINICAL) || isAlsoName(t, at));
}

/** Clinical words that are also something's name: `British`, `Aetna`. */
const isAlsoName = (t: Tokens, at: number): boolean =>
  (t.shape[at] === CAPITAL && d.has(t, at, x.PHRASE_START | x.CITY | x.CARE_WORD)) ||
  isListed(t, at);

const isPossessive = (t: Tokens, at: number): boolean => d.isJoinedByApostrophe(t, at);

/** A word that makes such a name a name. */
function isNaming(t: Tokens, at: number): boolean {
  if (!isPart(t, at) || isGeneric(t, at) || d.has(t, at, NEVER)) return false;
  const length = t.end[at]! - t.start[at]!;
  return t.shape[at] === CAPITALS ? length >= 2 && !d.isOrdinary(t, at) : length >= 3;
}

/** Last token of the name that begins at `first`, or -1. */
export function nameEnd(t: Tokens, first: number): number {
  if (!isPart(t, first)) return -1;
  let last = first;
  let isNamed = isNaming(t, first) || d.isJoinedByAmpersand(t, first + 1);
  while (last + 1 < t.count && last - first < WORDS_MAX && isLinked(t, last + 1)) {
    const next = last + 1;
    if (isPart(t, next) || d.isPossessive(t, next)) last = next;
    else if (isInner(t, next) && !isFollowedByName(t, next)) break;
    else if (isInner(t, next)) last = next + (isPart(t, next + 1) ? 1 : 2);
    else break;
    if (isNaming(t, last)) isNamed = true;
  }
  return isNamed ? last : -1;
}

/** `Hospice of the Western …`, `School of Science`: capitals behind `of`, or behind `of the`. */
const isFollowedByName = (t: Tokens, at: number): boolean =>
  isOf(t, at) &&
  ((isLinked(t, at + 1) && isPart(t, at + 1)) ||
    (isThe(t, at + 1) && d.isSpaced(t, at + 1) && isLinked(t, at + 2) && isPart(t, at + 2)));
const isOf = d.wordSet('of');
const isThe = d.wordSet('the');

/** First token of the name that ends at `last`; `last` itself where nothing in front names it. */
export function nameStart(t: Tokens, last: number): number {
  let first = last;
  let named = last;
  while (first > 0 && last - first < WORDS_MAX && isLinked(t, first)) {
    if (!isPart(t, first - 1) && !d.isPossessive(t, first - 1)) break;
    first -= 1;
    if (isNaming(t, first) && !isLoneHeading(t, first)) named = first;
  }
  // What only goes before a name is left: `New Walgreens Pharmacy`; the first half of a word is not: `Hy-Vee`.
  while (named < last && d.isJoinedByDash(t, named) && isPart(t, named - 1)) named -= 1;
  return named;
}

/** The first word of a sentence has its capital from there, if it is an ordinary one. */
const isLoneHeading = (t: Tokens, at: number): boolean =>
  d.isOrdinary(t, at) && !d.has(t, at, x.CITY) && (at === 0 || isSentenceStart(t, at));

const isSentenceStart = (t: Tokens, at: number): boolean =>
  (t.gap[at]! & GAP_LINE) !== 0 || t.mark[at] === d.DOT;
