/** What the readers of names share. */
import type { Finding } from '../../core/phi.ts';
import * as d from '../detector.ts';
import { PARTICLE } from '../lexicon.ts';
import type { Tokens } from '../tokens.ts';

export function add(
  t: Tokens,
  from: number,
  to: number,
  score: number,
  rule: string,
  found: Finding[],
): void {
  found.push(
    d.finding(t.start[from]!, t.end[to]!, 'name', 'name', Math.min(score, 0.99), `name/${rule}`),
  );
}

/** The first word after `van der`, where there is one. */
export function afterParticles(t: Tokens, at: number): number {
  let first = at;
  while (first < at + 3 && d.has(t, first, PARTICLE) && d.isSpaced(t, first + 1)) first += 1;
  return first;
}
