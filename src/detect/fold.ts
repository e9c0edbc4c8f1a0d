/**
 * One character at a time: what kind it is, and what it is compared as.
 *
 * Folding maps a UTF-16 code unit to one code unit (or to 0: "leave it out"), so a folded word can
 * be hashed while it is read and no string is made. Case, Latin diacritics (composed or combining),
 * full-width forms, typographic apostrophes and zero-width characters disappear; the text itself is
 * never rewritten.
 */

/** Kinds of code unit. */
export const OTHER = 0;
export const LOWER = 1;
export const UPPER = 2;
/** Letters without case: CJK, Arabic, Hebrew, … */
export const CASELESS = 3;
export const DIGIT = 4;
/** Combining marks, zero-width characters, soft hyphen: part of the word around them. */
export const INVISIBLE = 5;
export const SPACE = 6;
export const NEWLINE = 7;

export const KIND = new Uint8Array(65536);
/** What the code unit is compared as; 0 for characters that are left out. */
export const FOLD = new Uint16Array(65536);

/** Letters whose fold is not their base letter plus marks. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 's',
  æ: 'a',
  ø: 'o',
  å: 'a',
  đ: 'd',
  ð: 'd',
  þ: 't',
  ł: 'l',
  œ: 'o',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
  ĸ: 'k',
  ŋ: 'n',
};

function kindOf(code: number, character: string): number {
  if (character === '\n' || character === '\r' || code === 0x2028 || code === 0x2029) {
    return NEWLINE;
  }
  if (code === 0xfeff) return INVISIBLE;
  if (/\s/.test(character)) return SPACE;
  if (/\p{Lu}|\p{Lt}/u.test(character)) return UPPER;
  if (/\p{Ll}/u.test(character)) return LOWER;
  if (/\p{L}/u.test(character)) return CASELESS;
  if ((code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19)) return DIGIT;
  if (/\p{M}|\p{Cf}/u.test(character)) return INVISIBLE;
  return OTHER;
}

function foldOf(code: number, character: string): number {
  if (code < 128) return code | 32;
  const lower = character.normalize('NFKC').toLowerCase().normalize('NFD');
  const base = lower.length > 0 ? lower.slice(0, 1) : character;
  return (PLAIN[base] ?? base).charCodeAt(0);
}

/** From here on no letter of ours has case, but for the full-width forms. */
const CASELESS_FROM = 0x2c00;
const FULL_WIDTH_FROM = 0xff00;

/** Blocks of one kind: asking about each of their characters would cost start-up time. */
const isPlainBlock = (code: number) =>
  (code >= 0x3400 && code < 0xa000) || (code >= 0xac00 && code < 0xd7a4);
const isEmptyBlock = (code: number) =>
  (code >= 0x2100 && code < 0x2c00) || (code >= 0xd800 && code < 0xf900);

/** Apostrophes, dashes and full-width digits are compared as their ASCII forms. */
function markOf(code: number): number {
  if (code === 0x2019 || code === 0x2018 || code === 0x02bc || code === 0x60) return 39;
  if (code >= 0x2010 && code <= 0x2014) return 45;
  return code >= 0xff10 && code <= 0xff19 ? code - 0xff10 + 48 : code;
}

function fillTables(): void {
  for (let code = 0; code < 65536; code += 1) {
    FOLD[code] = code;
    if (isPlainBlock(code)) KIND[code] = CASELESS;
    if (isPlainBlock(code) || isEmptyBlock(code)) continue;
    const character = String.fromCharCode(code);
    const isCased = code < CASELESS_FROM || code >= FULL_WIDTH_FROM;
    const kind = isCased
      ? kindOf(code, character)
      : LETTER.test(character)
        ? CASELESS
        : markKind(character);
    KIND[code] = kind;
    if (kind === INVISIBLE) FOLD[code] = 0;
    else if (kind === DIGIT) FOLD[code] = markOf(code);
    else if (kind === LOWER || kind === UPPER) FOLD[code] = foldOf(code, character);
    else if (kind === SPACE || kind === NEWLINE) FOLD[code] = 32;
    else FOLD[code] = markOf(code);
  }
}

const LETTER = /\p{L}/u;
const MARK = /\p{M}|\p{Cf}/u;
const markKind = (character: string) =>
  MARK.test(character) ? INVISIBLE : character === '\u3000' ? SPACE : OTHER;

fillTables();

/** FNV-1a over folded code units; `HASH_SEED`, then `hashStep` for each, nothing for 0. */
export const HASH_SEED = 0x811c9dc5 | 0;

export function hashStep(hash: number, folded: number): number {
  return Math.imul(hash ^ folded, 0x01000193);
}

/** Hash of a word as a token of the text would get it. */
export function hashWord(word: string): number {
  let hash = HASH_SEED;
  for (let at = 0; at < word.length; at += 1) {
    const folded = FOLD[word.charCodeAt(at)]!;
    if (folded !== 0) hash = hashStep(hash, folded);
  }
  return hash;
}

/** Hash of several words in a row, from their hashes. */
export function hashPhrase(first: number, second: number): number {
  return Math.imul((first ^ (second >>> 15)) + 0x9e3779b9, 0x85ebca6b) ^ second;
}

/** The word as it is compared: for tables built at load time, not for the hot path. */
export function fold(word: string): string {
  let folded = '';
  for (let at = 0; at < word.length; at += 1) {
    const code = FOLD[word.charCodeAt(at)]!;
    if (code !== 0) folded += String.fromCharCode(code);
  }
  return folded;
}
