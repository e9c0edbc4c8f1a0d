/**
 * Our own count of tokens, without any vendor's tokenizer: from what kinds of characters a text is made
 * of. It checks what an upstream reports, stands in where it reports nothing (an answer that was broken
 * off), and reserves a budget before anything is known.
 *
 * The weights are fitted to `o200k_base` (OpenAI, since 2024) on clinical text, documentation and code;
 * `bench/tokens.ts` measures the error, and `docs/cost.md` prints it. Other vendors cut differently and
 * publish no tokenizer: there it is an estimate of unknown error.
 */
import { codeUnitsOf } from '../../core/code-units.ts';

/** Hundredths of a token for each: a run of Latin letters counts once and then by its letters. */
const WORD = 42;
const LATIN_LETTER = 22;
/** A capital that follows a capital: abbreviations are cut small. */
const NEXT_CAPITAL = 14;
const ACCENTED = 60;
/** Digits go three at a time. */
const DIGITS = 165;
const DIGITS_AT_ONCE = 3;
const MARKS = 50;
const LINE = 30;
/** Symbols, emoji, and scripts that are not listed: hardly ever fewer than one for each. */
const UNKNOWN = 100;

/** Hundredths for each character, by blocks of Unicode: first and last code unit. */
const SCRIPTS: readonly (readonly [first: number, last: number, hundredths: number])[] = [
  [0x0370, 0x03ff, 45], // Greek
  [0x0400, 0x052f, 31], // Cyrillic
  [0x0590, 0x06ff, 42], // Hebrew, Arabic
  [0x0900, 0x0dff, 36], // Devanagari to Sinhala
  [0x0e00, 0x0fff, 48], // Thai, Lao, Tibetan
  [0x2010, 0x2027, MARKS], // dashes and quotation marks
  [0x3000, 0x303f, MARKS], // East Asian marks
  [0x3040, 0x30ff, 90], // Kana
  [0x4e00, 0x9fff, 85], // Han
  [0xac00, 0xd7af, 80], // Hangul
  [0xd800, 0xdfff, UNKNOWN / 2], // halves of a surrogate pair
];

/** Kinds of characters, as numbers: every character of every request is looked at. */
const START = 0;
const LETTER = 1;
const CAPITAL = 2;
const DIGIT = 3;
const MARK = 4;
const BLANK = 5;
const OTHER = 6;
const KIND_BITS = 3;
const OF_KIND = (1 << KIND_BITS) - 1;

const LINE_FEED = 0x0a;
const FIRST_ACCENTED = 0xc0;
const LAST_LATIN = 0x24f;

/** By the kind of the character before, and its own: what it adds, apart from digits and what its own code adds. */
const AFTER = new Int32Array(1 << (2 * KIND_BITS));
for (let before = START; before <= OTHER; before += 1) {
  const isInside = before === LETTER || before === CAPITAL;
  const letter = isInside ? LATIN_LETTER : LATIN_LETTER + WORD;
  const row = before << KIND_BITS;
  AFTER[row | LETTER] = letter;
  AFTER[row | CAPITAL] = letter + (before === CAPITAL ? NEXT_CAPITAL : 0);
  AFTER[row | MARK] = before === MARK ? 0 : MARKS;
}

/** By code unit: its kind, and above that what it adds of its own, in hundredths. */
const UNITS = Uint16Array.from({ length: 1 << 16 }, (_, unit) => {
  const kind = kindOf(unit);
  return kind | (ownOf(unit, kind) << KIND_BITS);
});

/** Counts a text that arrives in pieces, wherever they are cut. */
export class TokenEstimate {
  #hundredths = 0;
  /** Kind of the character before. */
  #last = START;
  /** Digits of the run that is under way. */
  #digits = 0;

  push(piece: string): void {
    const units = codeUnitsOf(piece);
    const length = piece.length;
    let sum = this.#hundredths;
    let last = this.#last;
    let digits = this.#digits;
    for (let at = 0; at < length; at += 1) {
      const unit = UNITS[units[at]!]!;
      const kind = unit & OF_KIND;
      sum += AFTER[(last << KIND_BITS) | kind]! + (unit >> KIND_BITS);
      if (kind === DIGIT) {
        digits = last === DIGIT ? digits + 1 : 1;
        if (digits % DIGITS_AT_ONCE === 1) sum += DIGITS;
      }
      last = kind;
    }
    this.#hundredths = sum;
    this.#last = last;
    this.#digits = digits;
  }

  /** Of all that was pushed so far; a whole number, upwards. */
  get tokens(): number {
    return Math.ceil(this.#hundredths / 100);
  }
}

/** Of several texts of one request, and nothing for the JSON around them. */
export function estimateTokens(texts: Iterable<string>): number {
  const estimate = new TokenEstimate();
  for (const text of texts) {
    estimate.push(text);
    estimate.push(' '); // a word does not go on in the next text
  }
  return estimate.tokens;
}

/**
 * More than this apart, and by more than a handful, the upstream's count and ours are shown as
 * differing: models that think without showing it, attachments, and scripts that a tokenizer cuts small
 * do so honestly.
 */
export const DIFFERS_BY_FACTOR = 2;
const DIFFERS_BY_TOKENS = 64;

export function doDiffer(reported: number | undefined, estimated: number): boolean {
  if (reported === undefined) return false;
  const [less, more] = reported < estimated ? [reported, estimated] : [estimated, reported];
  return more > DIFFERS_BY_FACTOR * less && more - less > DIFFERS_BY_TOKENS;
}

function kindOf(unit: number): number {
  if (unit >= 0x61 && unit <= 0x7a) return LETTER;
  if (unit >= 0x41 && unit <= 0x5a) return CAPITAL;
  if (unit >= 0x30 && unit <= 0x39) return DIGIT;
  if (unit <= 0x20 || unit === 0xa0) return BLANK;
  if (unit < 0x80) return MARK;
  return unit >= FIRST_ACCENTED && unit <= LAST_LATIN ? LETTER : OTHER;
}

function ownOf(unit: number, kind: number): number {
  if (unit === LINE_FEED) return LINE;
  if (kind === LETTER) return unit >= FIRST_ACCENTED ? ACCENTED : 0;
  if (kind !== OTHER) return 0;
  return SCRIPTS.find(([first, last]) => unit >= first && unit <= last)?.[2] ?? UNKNOWN;
}
