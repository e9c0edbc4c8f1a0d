/**
 * One pass over a text: its words as hashes, with what the reader of labels needs of their form. Folded are case,
 * Latin diacritics and full-width forms; zero-width characters are left out. Work space is reused: a `Words` is valid
 * until the next `readWords`.
 */

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

const LATIN = 0x250;
/** What a character is compared as; 0 for what is no part of a word. */
const FOLDED = new Uint16Array(LATIN);
const IS_UPPER = new Uint8Array(LATIN);
for (let code = 0; code < LATIN; code += 1) {
  const character = String.fromCharCode(code);
  if (!/[\p{L}\d]/u.test(character)) continue;
  FOLDED[code] = character.toLowerCase().normalize('NFD').charCodeAt(0);
  if (/\p{Lu}/u.test(character)) IS_UPPER[code] = 1;
}

/** The same beyond Latin: full-width forms as ASCII, other letters as they are, punctuation as none. */
function foldOther(code: number): number {
  if (code >= 0xff10 && code <= 0xff5a) return FOLDED[code - 0xfee0]!;
  return (code >= 0x300 && code < 0x2000) || (code >= 0x2c00 && code < 0xff00) ? code : 0;
}
const isInvisible = (code: number) =>
  code === 0xad || (code >= 0x200b && code <= 0x200d) || code === 0xfeff;

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
  const length = text.length;
  let count = 0;
  let at = 0;
  let gap = STARTS | BREAK;
  let lines = 0;
  let isAfterApostrophe = false;

  while (at < length) {
    let code = text.charCodeAt(at);
    let folded = code < LATIN ? FOLDED[code]! : foldOther(code);
    if (folded === 0) {
      if (code === 10) {
        lines += 1;
        gap |= lines > 1 ? STARTS | BREAK : 0;
      } else if (code === 46 || code === 33 || code === 63) {
        const next = text.charCodeAt(at + 1);
        // Not within 2.5, e.g or www.example: a sentence ends before white space, quotes and the end.
        if (!(next > 32 && next < LATIN && FOLDED[next] !== 0)) gap |= STARTS;
      } else if (code === 59) gap |= STARTS;
      else if (code === 58 && count > 0) form[count - 1]! |= COLON;
      isAfterApostrophe = (code === 39 || code === 0x2019) && gap === 0;
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
    let uppers = 0;
    while (folded !== 0 || isInvisible(code)) {
      if (folded !== 0) {
        before = hash;
        hash = step(hash, folded);
        beforeLast = last;
        last = folded;
        size += 1;
        if (code < LATIN) uppers += IS_UPPER[code]!;
      }
      at += 1;
      if (at >= length) break;
      code = text.charCodeAt(at);
      folded = code < LATIN ? FOLDED[code]! : foldOther(code);
    }
    if (isAfterApostrophe && at - start <= 2) {
      isAfterApostrophe = false; // the s of Alzheimer's, the t of doesn't
      continue;
    }
    stem[count] = last === S && size > 3 && !isNoPlural(beforeLast) ? before : hash;
    whole[count] = hash;
    const isUpper = uppers > 0 && uppers === size - digitsOf(text, start, at);
    form[count] = gap | (isUpper ? UPPER : 0) | (uppers > 1 ? ACRONYM : 0);
    count += 1;
    gap = 0;
    lines = 0;
    isAfterApostrophe = false;
  }
  return { count, stem, whole, form };
}

/** Digits do not make a word small: CD4 is in capitals. */
function digitsOf(text: string, start: number, end: number): number {
  let digits = 0;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) digits += 1;
  }
  return digits;
}

/** The hashes of the words of a term, as `readWords` would give them: for the tables, not for texts. */
export function hashesOf(term: string): { stem: number[]; whole: number[] } {
  const { count, stem, whole } = readWords(term);
  return { stem: [...stem.subarray(0, count)], whole: [...whole.subarray(0, count)] };
}
