/**
 * What detectors of letter-and-digit numbers share: an expression tried at one place of the text, bounded
 * in length, with nothing glued to either end.
 */
import type { Finding } from '../../core/phi.ts';
import * as d from '../detector.ts';
import type { Tokens } from '../tokens.ts';

/** The match of a sticky expression that starts at this token, whole words only; or undefined. */
export function matchAt(t: Tokens, at: number, shape: RegExp): string | undefined {
  if (d.isAdjacent(t, at)) return undefined;
  shape.lastIndex = t.start[at]!;
  return shape.exec(t.text)?.[0];
}

export function addMatch(
  t: Tokens,
  at: number,
  match: string,
  category: Finding['category'],
  type: string,
  score: number,
  found: Finding[],
): void {
  const start = t.start[at]!;
  found.push(d.finding(start, start + match.length, category, type, score, `${type}/check`));
}
