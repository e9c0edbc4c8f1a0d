/**
 * Given names that are nothing else, wherever Spanish is spoken, and words that people are called by behind an article.
 *
 *     dos hijos: Juani y Kiko, en paro       a short form that no list of given names has
 *     la hija la loli pregunta               in small letters, too
 *     vino el Curro con su pareja el Cacho   an article, and a word with a capital
 */
import type { Finding } from '../../core/phi.ts';
import * as d from '../detector.ts';
import { isInSpanish } from '../spanish-words.ts';
import { CAPITAL, GAP_LINE, LOWER, type Tokens } from '../tokens.ts';
import { add } from './spanish-announced.ts';
import { isCalledWord, isSpanishGiven } from './spanish-given.ts';
import { nameEnd } from './spanish-read.ts';

const isArticle = d.wordSet('el la');
/** `San Ginés`, `calle Gumersindo Azcárate`: of a place, which is found as one. */
const isOfPlace = d.wordSet(
  'san santa santo sant calle avenida avda plaza paseo colegio hospital clinica parroquia',
);

export function findGiven(t: Tokens, at: number, found: Finding[]): void {
  if (isSpanishGiven(t, at)) {
    if (isOfPlace(t, at - 1) || !isInSpanish(t, at) || isMeasured(t, at)) return;
    add(t, at, Math.max(at, nameEnd(t, at)), 0.65, 'given', found);
  } else if (isCalledWord(t, at) && isArticled(t, at)) add(t, at, at, 0.65, 'article', found);
}

/** `paco 45`, as hurried hands write the pressure of carbon dioxide. */
const isMeasured = (t: Tokens, at: number): boolean =>
  t.shape[at] === LOWER && (d.isNumber(t, at + 1) || d.isAdjacent(t, at + 1));

/** `el Cacho`: a capital inside a sentence, where a word has none. */
const isArticled = (t: Tokens, at: number): boolean =>
  t.shape[at] === CAPITAL &&
  isArticle(t, at - 1) &&
  t.shape[at - 1] === LOWER &&
  d.isSpaced(t, at) &&
  (t.gap[at]! & GAP_LINE) === 0 &&
  isInSpanish(t, at);
