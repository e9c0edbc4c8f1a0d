/** How staff sign: what they put behind their name or initials, and what they put before. */
import * as d from '../detector.ts';
import * as x from '../lexicon.ts';
import type { Tokens } from '../tokens.ts';

/** Credentials that are nothing else; `PT`, `OT` and `PA` are also therapies and a view. */
export const isStaff =
  d.wordSet(`rn rnc lpn lvn cna np aprn crna fnp arnp dnp pmhnp md do pa bsn msn lcsw msw lmsw rrt emt emtp cma rma pharmd
  rph rd rdn rdh cnm pgy`);

/** `/`, `-`, `—` */
export const isStroke = (code: number): boolean => code === d.SLASH || d.isDash(code);

/** On no list but of names and states: no abbreviation, no unit, no word. */
export const isNothingElse = (t: Tokens, at: number): boolean =>
  (t.bits[at]! & ~(x.NAMED | x.STATE_CODE)) === 0 && t.cues[at] === 0;
