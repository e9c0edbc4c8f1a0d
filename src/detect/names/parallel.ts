/**
 * Items of one line that are written alike, `Patel (CHF), Greene (DKA), Wu (dispo pending)`: where one of them is
 * a name, so are the others that could be.
 */
import type { Finding } from '../../core/phi.ts';
import * as d from '../detector.ts';
import * as x from '../lexicon.ts';
import { CAPITAL, GAP_LINE, type Tokens } from '../tokens.ts';
import * as part from './part.ts';

const SCORE = 0.6;

/** @param names findings of names, whatever found them */
export function parallelNames(t: Tokens, names: readonly Finding[]): Finding[] {
  const ends = new Set(names.map(({ end }) => end));
  if (ends.size === 0) return [];
  const found: Finding[][] = [];
  let heads: Finding[] = [];
  let hasName = false;
  for (let at = 0; at < t.count; at += 1) {
    if ((t.gap[at]! & GAP_LINE) !== 0) {
      if (hasName) found.push(heads);
      heads = [];
      hasName = false;
    }
    if (t.mark[at + 1] !== d.OPEN) continue;
    if (ends.has(t.end[at]!)) hasName = true;
    else if (isHead(t, at)) heads.push(nameAt(t, at));
  }
  if (hasName) found.push(heads);
  return found.flat();
}

const nameAt = (t: Tokens, at: number): Finding =>
  d.finding(t.start[at]!, t.end[at]!, 'name', 'name', SCORE, 'name/parallel');

/** A capitalised word by itself behind the mark that ends the item before. */
function isHead(t: Tokens, at: number): boolean {
  if (t.shape[at] !== CAPITAL) return false;
  const isFirst = at === 0 || (t.gap[at]! & GAP_LINE) !== 0 || isItemMark(t.mark[at]!);
  return isFirst && !part.isClinical(t, at) && !d.has(t, at, NO_NAME);
}

const isItemMark = (mark: number): boolean =>
  mark === d.COMMA || mark === d.SEMICOLON || mark === d.COLON || mark === d.CLOSE;

const NO_NAME = x.STOP | x.DRUG | x.TITLE | x.MONTH | x.WEEKDAY | x.STATE | x.COUNTRY;
