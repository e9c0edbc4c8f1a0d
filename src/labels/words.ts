/**
 * One pass over a text: its words as hashes, with what the reader of labels needs of their form. Folded are case,
 * Latin diacritics and full-width forms; zero-width characters are left out. Work space is reused: a `Words` is valid
 * until the next `readWords`.
 */
import { codeUnitsOf } from '../core/code-units.ts';

/** Form of a word, and what stands before or after it. */
export const UPPER = 1;
/** Two capitals at least: `PrEP`, `OCPs`, `HIV`. */
export const ACRONYM = 16;
/** First word of a sentence, or of a line that does not go on with a small letter. */
export const STARTS = 2;
/** A colon follows: the word ends a heading or a label. */
export const COLON = 4;
/** An empty line precedes. */
export const BREAK = 8;

export interface Words {
  readonly count: number;
  /** Of the folded word without a plural `s`. */
  readonly stem: Int32Array;
  /** Of the folded word as it is: for abbreviations, in which `AIDS` is no plural. */
  readonly whole: Int32Array;
  readonly form: Uint8Array;
}

const SEED = 0x811c9dc5 | 0;
const step = (hash: number, code: number) => Math.imul(hash ^ code, 0x01000193); // FNV-1a
const S = 115;
/** A final `s` after these is no plural: loss, virus, diagnosis. */
const isNoPlural = (before: number) => before === S || before === 117 || before === 105;

/** By code unit: what it is compared as in the low 16 bits (0: no part of a word), and what it is above them. */
const UNITS = new Int32Array(1 << 16);
const FOLD = 0xffff;
/** Neither a capital nor a digit. */
const SMALL = 1 << 16;
const CAPITAL_BIT = 17;
/** Soft hyphen, zero-width characters: a word goes on over them. */
const INVISIBLE = 1 << 18;

const LATIN = 0x250;
for (let code = 0; code < LATIN; code += 1) {
  const character = String.fromCharCode(code);
  if (!/[\p{L}\d]/u.test(character)) continue;
  const isCapital = /\p{Lu}/u.test(character);
  const kind = isCapital ? 1 << CAPITAL_BIT : /\d/.test(character) ? 0 : SMALL;
  UNITS[code] = kind | character.toLowerCase().normalize('NFD').charCodeAt(0);
}
// Beyond Latin: other letters as they are, punctuation as none, full-width forms as ASCII.
for (let code = 0x300; code < 0xff00; code += 1)
  if (code < 0x2000 || code >= 0x2c00) UNITS[code] = SMALL | code;
for (let code = 0xff10; code <= 0xff5a; code += 1) {
  const ascii = UNITS[code - 0xfee0]! & FOLD;
  UNITS[code] = ascii === 0 ? 0 : SMALL | ascii;
}
for (const code of [0xad, 0x200b, 0x200c, 0x200d, 0xfeff]) UNITS[code] = INVISIBLE;

class Space {
  readonly stem: Int32Array;
  readonly whole: Int32Array;
  readonly form: Uint8Array;
  constructor(capacity: number) {
    this.stem = new Int32Array(capacity);
    this.whole = new Int32Array(capacity);
    this.form = new Uint8Array(capacity);
  }
}
const KEPT_CAPACITY = 1 << 16;
let space = new Space(1 << 13);

function spaceFor(length: number): Space {
  const capacity = (length >> 1) + 2; // words are at least a character apart
  if (capacity <= space.stem.length) return space;
  const wider = new Space(capacity);
  if (capacity <= KEPT_CAPACITY) space = wider;
  return wider;
}

export function readWords(text: string): Words {
  const { stem, whole, form } = spaceFor(text.length);
  const units = codeUnitsOf(text);
  const length = text.length;
  let count = 0;
  let at = 0;
  let gap = STARTS | BREAK;
  let lines = 0;
  let isAfterApostrophe = false;

  while (at < length) {
    const code = units[at]!;
    let unit = UNITS[code]!;
    if ((unit & FOLD) === 0) {
      if (code === 32) {
        isAfterApostrophe = false;
      } else {
        if (code === 10) {
          lines += 1;
          gap |= lines > 1 ? STARTS | BREAK : 0;
        } else if (code === 46 || code === 33 || code === 63) {
          const next = units[at + 1]!;
          // Not within 2.5, e.g or www.example: a sentence ends before white space, quotes and the end.
          if (!(next < LATIN && (UNITS[next]! & FOLD) !== 0)) gap |= STARTS;
        } else if (code === 59) gap |= STARTS;
        else if (code === 58 && count > 0) form[count - 1]! |= COLON;
        isAfterApostrophe = (code === 39 || code === 0x2019) && gap === 0;
      }
      at += 1;
      continue;
    }
    // A line goes on where the next begins small; else it is a line of a list or a new sentence.
    if (lines === 1 && !(code >= 97 && code <= 122)) gap |= STARTS;
    const start = at;
    let hash = SEED;
    let before = SEED;
    let last = 0;
    let beforeLast = 0;
    let size = 0;
    let kinds = 0;
    let capitals = 0;
    // The 0 after the last unit ends the last word.
    while (unit !== 0) {
      if (unit !== INVISIBLE) {
        before = hash;
        beforeLast = last;
        last = unit & FOLD;
        hash = step(hash, last);
        size += 1;
        kinds |= unit;
        capitals += (unit >>> CAPITAL_BIT) & 1;
      }
      at += 1;
      unit = UNITS[units[at]!]!;
    }
    if (isAfterApostrophe && at - start <= 2) {
      isAfterApostrophe = false; // the s of Alzheimer's, the t of doesn't
      continue;
    }
    const isPlural = last === S && size > 3 && !isNoPlural(beforeLast);
    stem[count] = isPlural ? before : hash;
    whole[count] = hash;
    // Digits do not make a word small: CD4 is in capitals.
    const isUpper = capitals > 0 && (kinds & SMALL) === 0;
    form[count] = gap | (isUpper ? UPPER : 0) | (capitals > 1 ? ACRONYM : 0);
    count += 1;
    gap = 0;
    lines = 0;
    isAfterApostrophe = false;
  }
  return { count, stem, whole, form };
}

/** The hashes of the words of a term, as `readWords` would give them: for the tables, not for texts. */
export function hashesOf(term: string): { stem: number[]; whole: number[] } {
  const { count, stem, whole } = readWords(term);
  return { stem: [...stem.subarray(0, count)], whole: [...whole.subarray(0, count)] };
}
