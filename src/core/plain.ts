/**
 * A text in plain characters, one for one, so that every offset stays: what word processors, scanners and web pages put in the place
 * of a blank, a hyphen, a quotation mark or the end of a line (`MRN 7741‑02` with U+2011, `555–0149` with an en dash) keeps no
 * rule from reading it. The text itself is never rewritten.
 *
 * Source  Unicode Standard, General_Category Zs, Pd; Halfwidth and Fullwidth Forms; HTML Living Standard §4 (elements);
 *         Rich Text Format Specification 1.9.1; HL7 v2.5.1 §2.7.6 (commands of formatted text)
 */

const TYPOGRAPHIC =
  /[\v\f\u0085\u00a0\u1680\u2000-\u200a\u2010-\u2013\u2018-\u201f\u2028\u2029\u202f\u2032\u2033\u205f\u2212\u3000\ufe58\ufe63\uff01-\uff5e]/;
const ALL_TYPOGRAPHIC = new RegExp(TYPOGRAPHIC, 'g');
/** Of pages: without attributes, in which there might be anything. */
const TAG = /<\/?(?:br|p|div|td|th|tr|table|tbody|thead|ul|ol|li|h[1-6]|hr|pre) ?\/?>/gi;
const CELL = /^<\/?t[dh]\b/i;

/**
 * Control words of RTF that set how a text looks, and HL7's for the end of a line. No others: what is none may begin with a
 * backslash and be somebody's.
 */
const CONTROL =
  /\\(?:\.(?:br|sp|ti|in)[+-]?\d{0,2}\\|(?:par|pard|line|page|sect|row|cell|tab|plain|ul|ulnone|qc|ql|qr|qj|b0?|i0?|(?:f|fs|cf|lang|li|ri|fi|sb|sa|sl|tx)-?\d{1,5})(?![\p{L}\p{N}]) ?)/gu;
const ENDS_LINE = /^\\(?:\.|par|line|page|sect|row)/;
const ENDS_CELL = /^\\(?:cell|tab)/;

/** `12: `, `12 | ` at the head of a line; `12)` and `12.` number a list, which says more. */
const LINE_NUMBER = /^ {0,4}(\d{1,4})(?:: | ?\| )/;
const NUMBERED_LINE =
  /(?:^|\n) {0,4}1(?:: | ?\| )[^\n]*\n {0,4}2(?:: | ?\| )[^\n]*\n {0,4}3(?:: | ?\| )/;

const EN_DASH = '–';
const FULL_WIDTH = 0xff00;
const TO_ASCII = 0xfee0;
const BEFORE_WORD = /^[\p{L}\p{N}]/u;
const BEHIND_WORD = /[\p{L}\p{N}]$/u;

export function plainly(text: string): string {
  let plain = TYPOGRAPHIC.test(text) ? text.replace(ALL_TYPOGRAPHIC, plainOf) : text;
  if (plain.includes('<')) plain = plain.replace(TAG, spaceOf);
  if (plain.includes('\\')) plain = plain.replace(CONTROL, spaceOfControl);
  return NUMBERED_LINE.test(plain) ? withoutLineNumbers(plain) : plain;
}

function plainOf(character: string, at: number, text: string): string {
  if (character === EN_DASH) return isWithin(text, at) ? '-' : EN_DASH;
  const code = character.charCodeAt(0);
  if (code > FULL_WIDTH) return String.fromCharCode(code - TO_ASCII);
  return PLAIN.get(character) ?? ' ';
}

/** An en dash within a number or a word; between blanks it parts what stands beside it. */
const isWithin = (text: string, at: number): boolean =>
  BEHIND_WORD.test(text.slice(at - 1, at)) && BEFORE_WORD.test(text.slice(at + 1, at + 2));

const PLAIN: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '-': '\u2010\u2011\u2012\u2212\ufe58\ufe63',
    "'": '\u2018\u2019\u201a\u201b\u2032',
    '"': '\u201c\u201d\u201e\u201f\u2033',
    '\n': '\v\f\u0085\u2028\u2029',
  }).flatMap(([plain, others]) => [...others].map((other) => [other, plain] as const)),
);

/** A tag is the end of a line, or of a cell. What stands within a line, `disguise/` reads. */
function spaceOf(tag: string): string {
  const first = CELL.test(tag) ? '\t' : '\n';
  return first.padEnd(tag.length);
}

function spaceOfControl(word: string): string {
  const first = ENDS_LINE.test(word) ? '\n' : ENDS_CELL.test(word) ? '\t' : ' ';
  return first.padEnd(word.length);
}

/** Whoever pastes a transcript often has its lines counted: a number that is the one before and one more says nothing else. */
function withoutLineNumbers(text: string): string {
  let next = 1;
  return text
    .split('\n')
    .map((line) => {
      const [prefix, number] = LINE_NUMBER.exec(line) ?? [];
      if (prefix === undefined || Number(number) !== next) return line;
      next += 1;
      return ''.padEnd(prefix.length) + line.slice(prefix.length);
    })
    .join('\n');
}
