/**
 * How text is compared here: case, composition (NFC or NFD), apostrophes, hyphens and white space do
 * not count; accents do, because "Peña" and "Pena" must each come back as it stood. Texts themselves
 * are never rewritten.
 */

const WORD = 1;
const SPACE = 2;
const PLAIN = 4;
/** By code unit: kinds as bits; 0 = not looked at yet. */
const kinds = new Uint8Array(65_536);

/** Written without spaces between words, or with endings glued to any word: no boundary to ask for. */
const UNSPACED =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

function kindOf(code: number): number {
  const character = String.fromCharCode(code);
  const isWord = /[\p{L}\p{N}\p{M}]/u.test(character) && !UNSPACED.test(character);
  const kind = isWord ? WORD : /\s/.test(character) ? SPACE : PLAIN;
  kinds[code] = kind;
  return kind;
}

/** Letter, digit or combining mark: no alias begins or ends between two of these. NaN is none. */
export function isWordUnit(code: number): boolean {
  return code >= 0 && ((kinds[code] || kindOf(code)) & WORD) !== 0;
}

export function isSpaceUnit(code: number): boolean {
  return ((kinds[code] || kindOf(code)) & SPACE) !== 0;
}

export const isDigitUnit = (code: number): boolean => code >= 48 && code <= 57;

const rareFolds = new Map<number, string>();

/** One code unit as compared: lower case, decomposed, so possibly several units. */
export function foldUnit(code: number): string {
  if (code < 128) return ASCII_FOLDS[code]!;
  let folded = rareFolds.get(code);
  if (folded === undefined) {
    folded = foldCharacter(code);
    rareFolds.set(code, folded);
  }
  return folded;
}

function foldCharacter(code: number): string {
  const character = String.fromCharCode(code);
  if (isSpaceUnit(code)) return ' ';
  if (/['’‘ʼ`´]/.test(character)) return "'";
  if (/[-‐‑‒–—−]/.test(character)) return '-';
  if (code >= 0xd800 && code <= 0xdfff) return character;
  const lower = character.toLowerCase().normalize('NFD');
  return lower === FINAL_SIGMA ? 'σ' : lower;
}

/** Of one capital with σ: `ΔΗΜΑΣ` is `Δήμας`. */
const FINAL_SIGMA = 'ς';

const ASCII_FOLDS: readonly string[] = Array.from({ length: 128 }, (_, code) =>
  foldCharacter(code),
);

/** A text as compared; runs of white space become one space. */
export function foldText(text: string): string {
  if (/^[a-z0-9@.:/-]*$/.test(text)) return text;
  let folded = '';
  let isAfterBlank = false; // to ask the text itself would lay it out anew each time
  for (let at = 0; at < text.length; at += 1) {
    const unit = foldUnit(text.charCodeAt(at));
    if (unit !== ' ' || !isAfterBlank) folded += unit;
    isAfterBlank = unit === ' ';
  }
  return folded;
}

const BASE_LETTERS: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 't',
  æ: 'a',
  œ: 'o',
  ß: 's',
  ı: 'i',
  [FINAL_SIGMA]: 'σ',
};

/** Lower case without accents, apostrophes straight: `Peña` → `pena`, `O’Neil` → `o'neil`. */
export function plainWord(word: string): string {
  if (/^[a-z]*$/.test(word)) return word;
  if (/^[A-Za-z0-9']*$/.test(word)) return word.toLowerCase();
  return word
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘ʼ]/g, "'")
    .replace(/[øłđðþæœßıς]/g, (letter) => BASE_LETTERS[letter]!);
}

export type CasePattern = 'upper' | 'lower' | 'title';

/** `GARCIA`, `garcia`, or anything else; a lone capital counts as title. */
export function casePattern(word: string): CasePattern {
  const lower = word.toLowerCase();
  if (word === lower) return word === word.toUpperCase() ? 'title' : 'lower';
  if (word !== word.toUpperCase()) return 'title';
  return /\p{L}.*\p{L}/u.test(word) ? 'upper' : 'title';
}

export function applyCase(pattern: CasePattern, word: string): string {
  if (pattern === 'upper') return word.toUpperCase();
  return pattern === 'lower' ? word.toLowerCase() : word;
}

/** `o'neil` → `O'Neil`: for originals that were only seen in capitals or in lower case. */
export const titleCase = (word: string): string =>
  word
    .toLowerCase()
    .replace(
      /(^|[\s'’‘ʼ-])(\p{L})/gu,
      (_, before: string, letter: string) => before + letter.toUpperCase(),
    );
