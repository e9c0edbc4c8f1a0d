/**
 * What dictation, typing, scanning and wrapping do to a note. Works on pieces, so spans stay right
 * whatever changes its length.
 */
import type { Random } from './random.ts';
import type { Piece } from './scene.ts';

export function withNoise(r: Random, pieces: Piece[]): Piece[] {
  const place = r.next();
  if (place < 0.07) upper(pieces);
  else if (place < 0.18) lower(pieces);
  else if (place < 0.21) upperTagged(pieces);
  else if (place < 0.25) lowerNames(r, pieces);
  if (r.chance(0.08)) tightPunctuation(r, pieces);
  if (r.chance(0.15)) typos(r, pieces, 0.01, undefined);
  if (r.chance(0.12)) typos(r, pieces, 0.12, 'NAME');
  if (r.chance(0.04)) scanned(r, pieces);
  if (r.chance(0.04)) typographic(pieces);
  if (r.chance(0.25)) wrapped(r, pieces);
  return pieces;
}

/**
 * What training alone has, so that it sees more than is measured: other words around, towns shouted, more
 * documents without capitals, marks set apart by blanks as in text that was cut into words.
 */
export function withMoreNoise(r: Random, pieces: Piece[], words: readonly string[]): Piece[] {
  otherWords(r, pieces, words);
  if (r.chance(0.06)) shoutedPlaces(r, pieces);
  const place = r.next();
  if (place < 0.06) lower(pieces);
  else if (place < 0.1) lowerNames(r, pieces);
  else if (place < 0.14) hurried(r, pieces);
  if (r.chance(0.03)) spacedMarks(pieces);
  return pieces;
}

/** On a telephone: `pt wich im told has alot of pain`, without capitals and apostrophes, and nobody reads it again. */
function hurried(r: Random, pieces: Piece[]): void {
  lower(pieces);
  typos(r, pieces, 0.06, undefined);
  for (const piece of pieces) {
    if (piece.tag === undefined) piece.text = piece.text.replace(/(?<=\p{L})['’](?=\p{L})/gu, '');
  }
}

/** What stands around is often said in words that no template has: in some documents many of its words are others. */
function otherWords(r: Random, pieces: Piece[], words: readonly string[]): void {
  if (!r.chance(0.3)) return;
  const rate = r.pick([0.15, 0.3, 0.5]);
  for (const piece of pieces) {
    if (piece.tag !== undefined) continue;
    piece.text = piece.text.replace(/\p{L}{2,}/gu, (word) =>
      r.chance(rate) ? inCaseOf(word, r.pick(words)) : word,
    );
  }
}

/** Written as `word` is: in capitals, with a capital in front, or without. */
function inCaseOf(word: string, other: string): string {
  if (word === word.toUpperCase()) return other.toUpperCase();
  const isCapital = word.charAt(0) === word.charAt(0).toUpperCase();
  return isCapital ? other.charAt(0).toUpperCase() + other.slice(1) : other;
}

/** As on an envelope. */
function shoutedPlaces(r: Random, pieces: Piece[]): void {
  for (const piece of pieces) {
    const isPlace = piece.tag === 'CITY' || piece.tag === 'REGION';
    if (isPlace && r.chance(0.7)) piece.text = piece.text.toUpperCase();
  }
}

/** `Lund , Ystad and Malmö .` */
function spacedMarks(pieces: Piece[]): void {
  for (const piece of pieces) {
    if (piece.tag === undefined) piece.text = piece.text.replace(/([,.;:!?])(?=\s|$)/g, ' $1');
  }
}

function upper(pieces: Piece[]): void {
  for (const piece of pieces) if (piece.tag !== 'CONTACT') piece.text = piece.text.toUpperCase();
}

function lower(pieces: Piece[]): void {
  for (const piece of pieces) piece.text = piece.text.toLowerCase();
}

/** Labels and values shouted, prose not: `Patient: MARIA LOPEZ`. */
function upperTagged(pieces: Piece[]): void {
  for (const piece of pieces) {
    if (piece.tag === 'NAME' || piece.tag === 'HOSPITAL') piece.text = piece.text.toUpperCase();
  }
}

function lowerNames(r: Random, pieces: Piece[]): void {
  for (const piece of pieces) {
    if (piece.tag === 'NAME' && r.chance(0.5)) piece.text = piece.text.toLowerCase();
  }
}

function tightPunctuation(r: Random, pieces: Piece[]): void {
  for (const piece of pieces) {
    if (piece.tag === undefined) {
      piece.text = piece.text.replace(/([.,:;]) (?=\S)/g, (all, mark) =>
        r.chance(0.4) ? mark : all,
      );
    }
  }
}

function typos(r: Random, pieces: Piece[], rate: number, tag: Piece['tag']): void {
  for (const piece of pieces) {
    if (piece.tag !== tag) continue;
    piece.text = piece.text.replace(/\p{L}{4,}/gu, (word) =>
      r.chance(rate) ? misspelt(r, word) : word,
    );
  }
}

function misspelt(r: Random, word: string): string {
  const at = r.int(1, word.length - 2);
  const kind = r.int(0, 3);
  if (kind === 0) return word.slice(0, at) + word.slice(at + 1);
  if (kind === 1) return word.slice(0, at) + word.charAt(at) + word.slice(at);
  if (kind === 2)
    return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
  return word.slice(0, at) + String.fromCharCode(97 + r.int(0, 25)) + word.slice(at + 1);
}

/** Letters and digits that scanners take for each other, in numbers. */
function scanned(r: Random, pieces: Piece[]): void {
  for (const piece of pieces) {
    if (piece.tag !== 'ID' && piece.tag !== 'DATE' && piece.tag !== 'CONTACT') continue;
    if (piece.text.includes('@')) continue;
    piece.text = piece.text.replace(/[015]/g, (digit) =>
      r.chance(0.15) ? (digit === '0' ? 'O' : digit === '1' ? 'l' : 'S') : digit,
    );
  }
}

function typographic(pieces: Piece[]): void {
  for (const piece of pieces) piece.text = piece.text.replaceAll("'", '’');
}

/** A line end every so many characters, names not spared. */
function wrapped(r: Random, pieces: Piece[]): void {
  const width = r.int(45, 90);
  let column = 0;
  for (const piece of pieces) {
    let text = '';
    for (const mark of piece.text) {
      column = mark === '\n' ? 0 : column + 1;
      const isEnd = mark === ' ' && column > width;
      text += isEnd ? '\n' : mark;
      if (isEnd) column = 0;
    }
    piece.text = text;
  }
}
