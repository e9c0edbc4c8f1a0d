/**
 * Reads the words of one name from a given token on: given names, initials, particles, hyphens,
 * apostrophes, generation suffixes. What they are worth is decided in `name.ts`.
 */
import * as d from '../detector.ts';
import { isSpanish } from '../language.ts';
import * as x from '../lexicon.ts';
import { CAPITAL, CAPITALS, GAP_LINE, LETTER, LOWER, type Tokens } from '../tokens.ts';
import * as part from './part.ts';

const PARTS_MAX = 6;
const WIDTH_MAX = 2;

export interface Parsed {
  /** Last token. */
  last: number;
  /** Words, not counting initials, particles and suffixes; `O'Brien` and `Smith-Jones` are one. */
  words: number;
  initials: number;
  /** First tokens of the first and last word. */
  first: number;
  final: number;
  /** Quality of the first and of the last word. */
  firstQuality: number;
  finalQuality: number;
}

const scratch: Parsed = {
  last: 0,
  words: 0,
  initials: 0,
  first: 0,
  final: 0,
  firstQuality: 0,
  finalQuality: 0,
};

const isSuffixWord = (t: Tokens, at: number) =>
  d.has(t, at, x.GENERATION) && (t.shape[at] === CAPITAL || t.shape[at] === CAPITALS);

/** `J.` or `J` before more of the name: blank, dot and blank, or dot alone. */
function isInitialGap(t: Tokens, at: number): boolean {
  const width = t.start[at]! - t.end[at - 1]!;
  if ((t.gap[at]! & GAP_LINE) !== 0 || width > WIDTH_MAX + 1) return false;
  return t.mark[at] === 0 || (t.mark[at] === d.DOT && width <= 2);
}

/** The next word belongs to the same name as far as the space between them says. */
function isNamed(t: Tokens, at: number): boolean {
  if (t.shape[at - 1] === LETTER) return isInitialGap(t, at);
  if (!d.isSpaced(t, at)) return false;
  return t.start[at]! - t.end[at - 1]! <= WIDTH_MAX;
}

/** Skips `'Brien`, `-Jones`: the last token of the word that starts at `at`. */
export function wordEnd(t: Tokens, at: number): number {
  let last = at;
  while (last + 1 < t.count && last - at < 4) {
    const next = last + 1;
    const isDash = d.isJoinedByDash(t, next) && d.isCapitalised(t, next) === d.isCapitalised(t, at);
    const isElided =
      d.isJoinedByApostrophe(t, next) &&
      t.end[last]! - t.start[last]! <= 2 &&
      d.isCapitalised(t, next);
    if (!(isDash || isElided) || d.isNumber(t, next) || t.end[next]! - t.start[next]! < 2) break;
    last = next;
  }
  return last;
}

/** Best quality among the pieces of a hyphenated or elided word. */
export function wordQuality(t: Tokens, at: number, last: number): number {
  let best = part.quality(t, at);
  for (let piece = at + 1; piece <= last; piece += 1) best = Math.max(best, part.quality(t, piece));
  return best;
}

const isSaint = d.wordSet('st ste');
const isAlsoGiven = d.wordSet('al van ben bin');

/** A lower-case particle, or a capitalised one, with a capitalised word after it: `van der Berg`. */
function particleEnd(t: Tokens, at: number, isSaintAllowed: boolean): number {
  let last = at;
  // `Hector St. Clair`
  if (isSaintAllowed && isSaint(t, at) && t.mark[at + 1] === d.DOT) {
    const isName = d.isCapitalised(t, at + 1) && t.start[at + 1]! - t.end[at]! === 2;
    return isName && (t.gap[at + 1]! & GAP_LINE) === 0 ? at + 1 : -1;
  }
  while (
    d.has(t, last, x.PARTICLE) &&
    last - at < 3 &&
    (isNamed(t, last + 1) || d.isJoinedByDash(t, last + 1) || d.isJoinedByApostrophe(t, last + 1))
  ) {
    last += 1;
  }
  return last > at && d.isCapitalised(t, last) && t.shape[last] !== LETTER ? last : -1;
}

/** A capitalised credential (`MD`, `RN`) ends a name; `Do`, `Ng`, `Pa` as written names do not. */
const isCredential = (t: Tokens, at: number) =>
  d.has(t, at, x.CREDENTIAL) && t.shape[at] !== CAPITAL;

/** How far ordinary words may be part of the name: not beyond a sure given name, … */
export const TRUST_NONE = 0;
/** … after any given name (beside a relation), … */
export const TRUST_NEXT = 1;
/** … or from the first word on (after a title or a label). */
export const TRUST_ALL = 2;

/**
 * Reads from `at`; the result is overwritten by the next call. Returns undefined where no name can start.
 */
export function parseName(t: Tokens, at: number, trust: number): Parsed | undefined {
  const p = scratch;
  p.words = 0;
  p.initials = 0;
  p.firstQuality = 0;
  p.finalQuality = 0;
  p.last = at - 1;
  let next = at;
  for (let parts = 0; parts < PARTS_MAX && next < t.count; parts += 1) {
    if (parts > 0 && !isNamed(t, next) && !isWrappedName(t, next, p)) break;
    if (part.isInitial(t, next) && wordEnd(t, next) === next) {
      if (!isInitialOf(t, next, parts)) break;
      p.initials += 1;
      p.last = next;
      next += 1;
      continue;
    }
    if (parts > 0 && isSuffixWord(t, next)) {
      p.last = next;
      break;
    }
    const isSaintAllowed = p.words > 0 || trust === TRUST_ALL;
    // `Al Ng`, `Van Tran`: in front and capitalised, a given name.
    const isGivenFirst = p.words === 0 && t.shape[next] === CAPITAL && isAlsoGiven(t, next);
    const isParticle = d.has(t, next, x.PARTICLE) && !isGivenFirst;
    const particle = isParticle ? particleEnd(t, next, isSaintAllowed) : -1;
    const word = particle >= 0 ? particle : next;
    if (!d.isCapitalised(t, word) || isCredential(t, word)) break;
    const end = wordEnd(t, word);
    const quality = wordQuality(t, word, end);
    const isPart =
      quality !== part.NO || (particle >= 0 && p.words > 0) || isTrustedWord(t, word, p, trust);
    if (!isPart) break;
    if (p.words === 0) {
      p.first = next;
      p.firstQuality = quality;
    }
    p.final = word;
    p.finalQuality = particle >= 0 ? Math.max(quality, part.UNKNOWN) : quality;
    p.words += 1;
    p.last = end;
    next = end + 1;
  }
  withSuffix(t, p);
  return p.words > 0 ? p : undefined;
}

/** `, Jr.` */
function withSuffix(t: Tokens, p: Parsed): void {
  const next = p.last + 1;
  const isClose =
    next < t.count && t.start[next]! - t.end[p.last]! <= 2 && (t.gap[next]! & GAP_LINE) === 0;
  if (p.words > 0 && isClose && t.mark[next] === d.COMMA && isSuffixWord(t, next)) p.last = next;
}

/** An initial counts in front of a name or after a word of one; a lone capital letter does not. */
function isInitialOf(t: Tokens, at: number, parts: number): boolean {
  const hasDot = t.text.charCodeAt(t.end[at]!) === d.DOT;
  if (parts === 0) {
    // `A Pfannenstiel incision`
    const code = t.text.charCodeAt(t.start[at]!);
    const isArticle = !hasDot && (code === 65 || code === 73);
    return !isArticle && isInitialGap(t, at + 1) && d.isCapitalised(t, at + 1);
  }
  if (t.text.charCodeAt(t.end[at]!) === d.SLASH) return false; // `Calvo C/ Lirios`
  if (hasDot) return true;
  if (d.isJoinedByApostrophe(t, at + 1) || d.isAdjacent(t, at + 1) || d.isJoinedByDash(t, at + 1))
    return false;
  if (isSexColumn(t, at)) return false;
  const code = t.text.charCodeAt(t.start[at]!);
  return code !== 73 && code !== 65 ? true : d.isCapitalised(t, at + 1); // `I`, `A`
}

const isSex = d.wordSet('m f');
/** `Red Elk, Shawna Kay  F 31`: a column of its own, before the age. */
export const isSexColumn = (t: Tokens, at: number): boolean =>
  isSex(t, at) && t.start[at]! - t.end[at - 1]! > 1 && d.isNumber(t, at + 1);

/** Ordinary words that a title, a label or a given name before them makes part of a name. */
function isTrustedWord(t: Tokens, at: number, p: Parsed, trust: number): boolean {
  if (part.isClinical(t, at) || d.has(t, at, x.WEEKDAY)) return false;
  if (p.words === 0) {
    if (trust < TRUST_ALL || d.has(t, at, x.TITLE) || t.end[at]! - t.start[at]! < 2) return false;
    const isName = d.has(t, at, x.GIVEN | x.SURNAME) && t.shape[at] === CAPITAL;
    return !d.has(t, at, x.STOP) || isName;
  }
  // `Médico: Héctor Pastor Janeiro`: two family names, words among them.
  if (trust === TRUST_ALL && p.words < 4 && t.shape[at] === CAPITAL && isSpanish(t, at))
    return !d.has(t, at, x.STOP | x.TITLE | x.CARE_PLACE) || d.hasCue(t, at, x.CUE_WORDY_TITLE);
  if (d.has(t, at, x.TITLE) && !d.hasCue(t, at, x.CUE_WORDY_TITLE)) return false;
  if (p.words > 1 || !d.has(t, p.first, x.GIVEN)) return false;
  // `Charlene Street`, but not `Grace Period`: the given name must be nothing else.
  return (
    (p.firstQuality === part.STRONG || trust > TRUST_NONE) &&
    part.isPossibleSurname(t, at) &&
    !continues(t, at)
  );
}

/** More capitalised ordinary words follow: a heading rather than a name. */
function continues(t: Tokens, at: number): boolean {
  const next = at + 1;
  return (
    d.isSpaced(t, next) &&
    d.isCapitalised(t, next) &&
    !isCredential(t, next) &&
    t.shape[next] !== LETTER
  );
}

/** `Maria⏎Garcia` inside prose: given name, line end, surname, and the sentence goes on. */
function isWrappedName(t: Tokens, at: number, p: Parsed): boolean {
  if (!d.isWrapped(t, at) || (t.gap[at]! & GAP_LINE) === 0 || p.words !== 1) return false;
  const isPair =
    d.has(t, p.first, x.GIVEN) &&
    p.firstQuality === part.STRONG &&
    part.quality(t, at) === part.STRONG &&
    d.has(t, at, x.SURNAME);
  const goesOn = t.shape[at + 1] === LOWER && d.isSpaced(t, at + 1);
  return (
    isPair &&
    (goesOn || t.mark[at + 1] === d.COMMA || t.mark[at + 1] === d.DOT) &&
    (t.gap[at]! & 4) === 0
  );
}
