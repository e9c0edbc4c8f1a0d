/**
 * One mention of a name, taken apart: which words identify, which part each is, and the literal text
 * between them. `GARCIA, MARIA L.` → family GARCIA, given MARIA, middle initial L. Pure.
 */
import { casePattern, plainWord } from './folding.ts';

export type NamePart = 'given' | 'middle' | 'family';

export interface NameToken {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** `literal`: particles, suffixes, titles, which stay as they are. */
  readonly kind: 'word' | 'initial' | 'literal';
  readonly part: NamePart;
}

export interface NameMention {
  readonly text: string;
  readonly tokens: readonly NameToken[];
  /** One word, or several tied by hyphens, and nothing else: which part it is, is a guess. */
  readonly isLone: boolean;
}

const TOKEN = /[\p{L}\p{M}\p{N}]+(?:['’‘ʼ][\p{L}\p{M}]+)*/gu;
const PARTICLES = new Set(
  'van von der den de la las los del della di da dos das do du al el le bin ibn bint ter ten af zu y e'.split(
    ' ',
  ),
);
/** Particles that are also names of their own: they count as names where a name may begin. */
const DOUBTFUL = new Set('van al el le bin ten di da do du y e'.split(' '));
const SUFFIXES = new Set(['jr', 'sr', 'ii', 'iii', 'iv', 'md', 'phd']);
const TITLES = new Set(['dr', 'mr', 'mrs', 'ms', 'miss', 'prof', 'sir']);

interface Piece {
  readonly text: string;
  readonly plain: string;
  readonly start: number;
  readonly end: number;
  kind: NameToken['kind'];
}

/** @param isName a word that is certainly a name, whatever else it is: the particle in `Van Nguyen` */
export function parseName(text: string, isName?: (plain: string) => boolean): NameMention {
  const pieces: Piece[] = [];
  for (const { 0: word, index } of text.matchAll(TOKEN)) {
    const piece = { text: word, plain: plainWord(word), start: index, end: index + word.length };
    const kind = isInitial(word) ? 'initial' : 'word';
    if (isBareInitials(text, word)) pieces.push(...letters(piece));
    else pieces.push({ ...piece, kind });
  }
  markLiterals(text, pieces, isName);
  const comma = commaAt(text, pieces);
  const partOf = comma < 0 ? partsInOrder(pieces, text) : partsAround(pieces, comma);
  const tokens = pieces.map((piece) => ({
    text: piece.text,
    start: piece.start,
    end: piece.end,
    kind: piece.kind,
    part: partOf(piece),
  }));
  const named = tokens.filter((token) => token.kind !== 'literal');
  const isLone = comma < 0 && named.every((t) => t.kind === 'word' && t.part === 'family');
  return { text, tokens, isLone };
}

/** One cased letter; a lone CJK character is a name. */
function isInitial(word: string): boolean {
  const base = word.normalize('NFC');
  return base.length === 1 && base.toLowerCase() !== base.toUpperCase();
}

/** `JS`, `MRG` and nothing else: capitals that cannot be read as a word. */
const isBareInitials = (text: string, word: string): boolean =>
  word === text && /^[B-DF-HJ-NP-TV-XZ]{2,3}$/.test(word);

const letters = (piece: Omit<Piece, 'kind'>): Piece[] =>
  [...piece.text].map((letter, at) => ({
    text: letter,
    plain: letter.toLowerCase(),
    start: piece.start + at,
    end: piece.start + at + 1,
    kind: 'initial',
  }));

/** Titles in front, suffixes behind, particles before a further word stay as they are. */
function markLiterals(
  text: string,
  pieces: Piece[],
  isName: ((plain: string) => boolean) | undefined,
): void {
  const isWord = (piece: Piece | undefined) => piece !== undefined && piece.kind !== 'literal';
  if (pieces.length > 1 && TITLES.has(pieces[0]!.plain)) pieces[0]!.kind = 'literal';
  for (let at = pieces.length - 1; at > 0 && SUFFIXES.has(pieces[at]!.plain); at -= 1) {
    if (!isWord(pieces[at - 1])) break;
    pieces[at]!.kind = 'literal';
  }
  for (let at = pieces.length - 2; at >= 0; at -= 1) {
    const piece = pieces[at]!;
    if (piece.kind === 'literal' || !PARTICLES.has(piece.plain) || isName?.(piece.plain)) continue;
    // `E. van der Berg`: an initial. `Garcia y Vega`: a particle.
    if (piece.kind === 'initial' && (at === 0 || text[piece.end] === '.')) continue;
    const next = pieces[at + 1]!;
    // `Van, Minh`: nothing of the family name would be left to replace.
    const gap = text.slice(piece.end, next.start);
    if (gap.includes(',') || next.kind === 'initial' || SUFFIXES.has(next.plain)) continue;
    const before = pieces[at - 1];
    const mayBeName =
      DOUBTFUL.has(piece.plain) &&
      casePattern(piece.text) !== 'lower' &&
      gap !== '-' &&
      next.kind !== 'literal' &&
      (before === undefined || text.slice(before.end, piece.start).includes(','));
    if (!mayBeName) piece.kind = 'literal';
  }
}

/** Where `Family, Given` is divided, or -1. */
function commaAt(text: string, pieces: readonly Piece[]): number {
  for (let at = 1; at < pieces.length; at += 1) {
    const gap = text.slice(pieces[at - 1]!.end, pieces[at]!.start);
    if (gap.includes(',') && pieces[at]!.kind !== 'literal') return pieces[at]!.start;
  }
  return -1;
}

/** `Family, Given Middle` */
function partsAround(pieces: readonly Piece[], comma: number): (piece: Piece) => NamePart {
  const given = pieces.find(({ start, kind }) => kind !== 'literal' && start >= comma)!.start;
  return ({ start }) => (start < comma ? 'family' : start <= given ? 'given' : 'middle');
}

/** `Given Middle Family` */
function partsInOrder(pieces: readonly Piece[], text: string): (piece: Piece) => NamePart {
  const named = pieces.filter(({ kind }) => kind !== 'literal');
  if (named.length === 0) return () => 'family';
  const given = named[0]!.start;
  const family = startOfFamily(named.at(-1)!, pieces, text);
  return ({ start }) => (start >= family ? 'family' : start <= given ? 'given' : 'middle');
}

/** Start of the last word with what a hyphen or particles tie to it: `Garcia-Lopez`, `van der Berg`. */
function startOfFamily(last: Piece, pieces: readonly Piece[], text: string): number {
  let at = pieces.indexOf(last);
  while (at > 0) {
    const before = pieces[at - 1]!;
    const isTied =
      text.slice(before.end, pieces[at]!.start) === '-' ||
      (before.kind === 'literal' && PARTICLES.has(before.plain));
    if (!isTied) break;
    at -= 1;
  }
  return pieces[at]!.start;
}
