/**
 * Writes what kind each UTF-16 code unit is, and what it is compared as, into the file that `src/detect/fold.ts` reads:
 *
 *   node scripts/pack-characters.ts
 *
 * Run it when this file has changed, or when the engine is to follow another version of Unicode.
 */
import { writeFileSync } from 'node:fs';
import {
  CASELESS,
  CHARACTERS,
  DIGIT,
  INVISIBLE,
  LOWER,
  NEWLINE,
  OTHER,
  SPACE,
  UPPER,
} from '../src/detect/fold.ts';

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
  // of one capital with σ: `ΔΗΜΑΣ` is `Δήμας`
  ς: 'σ',
};

/** From here on no letter of ours has case, but for the full-width forms. */
const CASELESS_FROM = 0x2c00;
const FULL_WIDTH_FROM = 0xff00;

/** Ideographs and syllables: all of one kind, those that are not assigned included. */
const isPlainBlock = (code: number) =>
  (code >= 0x3400 && code < 0xa000) || (code >= 0xac00 && code < 0xd7a4);
/** Symbols, surrogates, private use. */
const isEmptyBlock = (code: number) =>
  (code >= 0x2100 && code < 0x2c00) || (code >= 0xd800 && code < 0xf900);

/** The file as it is committed. */
export function packed(): Buffer {
  const runs: { length: number; kind: number; distance: number }[] = [];
  for (let code = 0; code < 65536; code += 1) {
    const kind = kindOf(code);
    // What is left out or a blank folds to one code unit whichever it is: its reader knows.
    const isOfKind = kind === INVISIBLE || kind === SPACE || kind === NEWLINE;
    const distance = isOfKind ? 0 : foldOf(code, kind) - code;
    const run = runs.at(-1);
    if (run?.kind === kind && run.distance === distance) run.length += 1;
    else runs.push({ length: 1, kind, distance });
  }
  const numbers = runs.flatMap(({ length, kind, distance }) => [length, kind, distance]);
  return Buffer.from(Uint16Array.from(numbers).buffer);
}

function kindOf(code: number): number {
  if (isPlainBlock(code)) return CASELESS;
  if (isEmptyBlock(code)) return OTHER;
  const character = String.fromCharCode(code);
  if (/\p{L}/u.test(character)) return isCased(code) ? caseOf(character) : CASELESS;
  if (/[\n\r\u2028\u2029]/.test(character)) return NEWLINE;
  if (code === 0xfeff) return INVISIBLE; // to JavaScript a blank
  if (/\s/.test(character)) return SPACE;
  if (/[0-9\uff10-\uff19]/.test(character)) return DIGIT;
  return /[\p{M}\p{Cf}]/u.test(character) ? INVISIBLE : OTHER;
}

const isCased = (code: number) => code < CASELESS_FROM || code >= FULL_WIDTH_FROM;

function caseOf(character: string): number {
  if (/\p{Ll}/u.test(character)) return LOWER;
  return /[\p{Lu}\p{Lt}]/u.test(character) ? UPPER : CASELESS;
}

function foldOf(code: number, kind: number): number {
  if (kind !== LOWER && kind !== UPPER) return markOf(code);
  if (code < 128) return code | 32;
  const character = String.fromCharCode(code);
  const lower = character.normalize('NFKC').toLowerCase().normalize('NFD');
  const base = lower.length > 0 ? lower.slice(0, 1) : character;
  return (PLAIN[base] ?? base).charCodeAt(0);
}

/** Apostrophes, dashes and full-width digits are compared as their ASCII forms. */
function markOf(code: number): number {
  if (code === 0x2019 || code === 0x2018 || code === 0x02bc || code === 0x60) return 39;
  if (code >= 0x2010 && code <= 0x2014) return 45;
  return code >= 0xff10 && code <= 0xff19 ? code - 0xff10 + 48 : code;
}

if (import.meta.main) writeFileSync(CHARACTERS, packed());
