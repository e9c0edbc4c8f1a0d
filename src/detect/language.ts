/**
 * Which language a stretch of text is in, by its commonest words: Spanish, or anything else. Guessed
 * for blocks of tokens, so that a Spanish paragraph in an English note is read as Spanish.
 */
import * as d from './detector.ts';
import type { Tokens } from './tokens.ts';

const BLOCK_LOG2 = 7;
const isSpanishWord =
  d.wordSet(`el la los las un una unos unas del al por con para sin sobre que se su sus
  lo le es era fue son está años año días paciente médico fecha nombre apellidos calle servicio y o pero
  como más también desde hasta entre tras muy no presenta presentó refiere antecedentes edad sexo
  domicilio hospital de en señor señora dr dra`);
const isEnglishWord =
  d.wordSet(`the and of to was is in with for on at by from that this she he her his
  has had were are be as an patient history not or which after no follow up seen date name`);

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
    if (d.isNumber(t, at)) continue;
    const vote = (isSpanishWord(t, at) ? 1 : 0) - (isEnglishWord(t, at) ? 1 : 0);
    balance[at >> BLOCK_LOG2]! += vote;
    total += vote;
  }
  // A block of names and numbers says little: it goes with the rest.
  return Uint8Array.from(balance, (votes) => ((Math.abs(votes) < 3 ? total : votes) > 2 ? 1 : 0));
}
