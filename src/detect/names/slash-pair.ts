/** Two who did it together, `by Hsu/Abernathy`, `Surgeon: Okafor/Lindqvist`. */
import type { Finding } from '../../core/phi.ts';
import * as d from '../detector.ts';
import * as x from '../lexicon.ts';
import { CAPITAL, type Tokens } from '../tokens.ts';
import { isLabelled } from './context.ts';
import * as part from './part.ts';

const SCORE = 0.62;
const isBy = d.wordSet('by with per w');

export function findSlashPairs(t: Tokens, found: Finding[]): void {
  for (let at = 1; at + 1 < t.count; at += 1) {
    if (t.mark[at + 1] !== d.SLASH || !isPerson(t, at) || !isPerson(t, at + 1)) continue;
    if (!d.isJoinedBy(t, at + 1, d.SLASH) || d.isJoinedBy(t, at + 2, d.SLASH)) continue;
    if (!(isBy(t, at - 1) && d.isSpaced(t, at)) && !isLabelled(t, at)) continue;
    for (const one of [at, at + 1])
      found.push(d.finding(t.start[one]!, t.end[one]!, 'name', 'name', SCORE, 'name/slash-pair'));
  }
}

const NO_NAME =
  x.STOP | x.DRUG | x.TITLE | x.MONTH | x.WEEKDAY | x.ROLE | x.CARE_PLACE | x.CARE_WORD;

/** On a list of names, and no ordinary word; or on no list at all. */
function isPerson(t: Tokens, at: number): boolean {
  if (t.shape[at] !== CAPITAL || t.end[at]! - t.start[at]! < 2 || d.has(t, at, NO_NAME))
    return false;
  if (part.isClinical(t, at) || part.isLearned(t, at)) return false;
  return !d.isOrdinary(t, at) || d.has(t, at, x.GIVEN | x.SURNAME_TOP);
}
