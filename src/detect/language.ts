/**
 * Which language a stretch of text is in, by its commonest words: Spanish, or anything else. Guessed
 * for blocks of tokens, so that a Spanish paragraph in an English note is read as Spanish.
 */
import { CUE_ENGLISH, CUE_SPANISH } from './lexicon.ts';
import type { Tokens } from './tokens.ts';

const BLOCK_LOG2 = 7;
let latest: Tokens | undefined;
let blocks: Uint8Array = new Uint8Array(0);

/** Is the text around this token Spanish? */
export function isSpanish(t: Tokens, at: number): boolean {
  if (latest !== t) {
    blocks = guess(t);
    latest = t;
  }
  return blocks[at >> BLOCK_LOG2] === 1;
}

function guess(t: Tokens): Uint8Array {
  const count = (t.count >> BLOCK_LOG2) + 1;
  const balance = new Int16Array(count);
  let total = 0;
  for (let at = 0; at < t.count; at += 1) {
    const cues = t.cues[at]!;
    if ((cues & (CUE_SPANISH | CUE_ENGLISH)) === 0) continue;
    const vote = ((cues & CUE_SPANISH) !== 0 ? 1 : 0) - ((cues & CUE_ENGLISH) !== 0 ? 1 : 0);
    balance[at >> BLOCK_LOG2]! += vote;
    total += vote;
  }
  // A block of names and numbers says little: it goes with the rest.
  return Uint8Array.from(balance, (votes) => ((Math.abs(votes) < 3 ? total : votes) > 2 ? 1 : 0));
}
