/**
 * Can a value stand in short texts at all? Most numbers of a structured document stand in its fields alone,
 * and an index over a value costs more than a look at a few words.
 */
const GRAM = 4;

/** Letters and digits in lower case by character code; 0 for all others. */
const PLAIN = new Uint8Array(128);
for (let code = 48; code < 58; code += 1) PLAIN[code] = code;
for (let code = 97; code < 123; code += 1) {
  PLAIN[code] = code;
  PLAIN[code - 32] = code;
}

/** Escapes, encodings and other scripts have more readings than this looks at. */
function hasOtherReadings(text: string): boolean {
  if (MARKUP.test(text)) return true;
  let run = 0;
  for (let at = 0; at < text.length; at += 1) {
    const kind = KINDS[text.charCodeAt(at)];
    if (kind === undefined || kind === ESCAPE) return true;
    run = kind === ENCODED ? run + 1 : 0;
    if (run === ENCODED_MIN) return true;
  }
  return false;
}

/** Tags and the escapes of mail have letters and digits of their own. */
const MARKUP = /<[a-z/!]|=[0-9a-f]{2}/i;

/** So many letters, digits and marks of base64 in a row may be an encoding. */
const ENCODED_MIN = 12;
const ESCAPE = 1;
const ENCODED = 2;

/** By character code: blanks and marks of ASCII are 0, what is not printable is an escape. */
const KINDS = Uint8Array.from({ length: 127 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[A-Za-z0-9+/_-]/.test(character)) return ENCODED;
  return /[ -~\r\n\t]/.test(character) && !/[%&\\]/.test(character) ? 0 : ESCAPE;
});

/**
 * Whether any four letters or digits in a row of a value stand in a row in one of the texts, whatever marks
 * are between: where none do, no form of a number, telephone number or id is found. True where in doubt.
 */
export function occurrencesIn(texts: readonly string[]): (value: string) => boolean {
  if (texts.some(hasOtherReadings)) return () => true;
  const seen = new Set<number>();
  const isSeen = (gram: number) => seen.has(gram);
  for (const text of texts) {
    forGrams(text, PLAIN, (gram) => {
      seen.add(gram);
      return false;
    });
  }
  return (value) => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what is not ASCII
    if (/[^\x00-\x7f]/.test(value) || lengthOf(value) <= GRAM) return true;
    return forGrams(value, PLAIN, isSeen) || forGrams(value, DIGITS, isSeen);
  };
}

/** Of `A12-3B45` the digits are a form as well. */
const DIGITS = PLAIN.map((code) => (code < 58 ? code : 0));

/** True as soon as `take` says so of a gram. */
function forGrams(text: string, symbols: Uint8Array, take: (gram: number) => boolean): boolean {
  let gram = 0;
  let length = 0;
  for (let at = 0; at < text.length; at += 1) {
    const symbol = symbols[text.charCodeAt(at)] ?? 0;
    if (symbol === 0) continue;
    gram = (gram << 8) | symbol; // the earliest of four falls out
    length += 1;
    if (length >= GRAM && take(gram)) return true;
  }
  return false;
}

function lengthOf(text: string): number {
  let length = 0;
  for (let at = 0; at < text.length; at += 1) if (PLAIN[text.charCodeAt(at)]! > 0) length += 1;
  return length;
}
