/**
 * The language of each paragraph, by its grammar words: English or Spanish. A paragraph that says
 * too little goes with the text as a whole.
 */
import { hashWord } from '../fold.ts';
import { GAP_BREAK, type Tokens } from '../tokens.ts';

export const ENGLISH = 0;
export const SPANISH = 1;

const WORDS = [
  `the of and to with was is in for on at he she his her had has were are by from this that an as
   not be which will no patient date name history she's there after per or without due`,
  `de la el los las del que y con en por para una un se al su sin como fue es lo paciente tras
   desde ante anos fecha nombre apellidos dias presenta realiza ingreso medico ser sobre entre
   durante mas hospital nacimiento domicilio`,
].map((text) => text.trim().split(/\s+/).map(hashWord));

const SIZE = 512;
const keys = new Int32Array(SIZE);
const values = new Int8Array(SIZE);
WORDS.forEach((hashes, language) => {
  for (const hash of hashes) {
    let slot = hash & (SIZE - 1);
    while (keys[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & (SIZE - 1);
    keys[slot] = hash;
    values[slot]! += language === SPANISH ? 1 : -1;
  }
});

function voteOf(hash: number): number {
  let slot = hash & (SIZE - 1);
  while (keys[slot] !== 0) {
    if (keys[slot] === hash) return values[slot]!;
    slot = (slot + 1) & (SIZE - 1);
  }
  return 0;
}

/** Votes that settle a paragraph on its own. */
const MARGIN = 4;

let languages = new Uint8Array(1 << 12);

/** Language of each token; reused by the next call. */
export function languagesOf(t: Tokens): Uint8Array {
  if (languages.length < t.count) languages = new Uint8Array(2 * t.count);
  let total = 0;
  for (let at = 0; at < t.count; at += 1) total += voteOf(t.hash[at]!);
  const whole = total > 2 ? SPANISH : ENGLISH;
  let start = 0;
  let votes = 0;
  for (let at = 0; at < t.count; at += 1) {
    if ((t.gap[at]! & GAP_BREAK) !== 0 && at > 0) {
      settle(start, at, votes, whole);
      start = at;
      votes = 0;
    }
    votes += voteOf(t.hash[at]!);
  }
  settle(start, t.count, votes, whole);
  return languages;
}

function settle(from: number, to: number, votes: number, whole: number): void {
  languages.fill(votes >= MARGIN ? SPANISH : votes <= -MARGIN ? ENGLISH : whole, from, to);
}
