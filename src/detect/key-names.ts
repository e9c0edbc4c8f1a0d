/**
 * Keys of JSON, names of tools and of their parameters: `alt`, `rxcui`, `get_meta`. They are no prose, of which the
 * tagger learnt; what it takes for a name or a place in one counts where the lists know it for that and for nothing
 * else (`garcia_notes`). Rules count as everywhere.
 */
import type { Finding } from '../core/phi.ts';
import * as d from './detector.ts';
import { CITY, CUE_CLINICAL, DRUG, NAMED, UNIT } from './lexicon.ts';
import { tokenAt } from './tagger/features.ts';
import type { Tokens } from './tokens.ts';

/** From here on a name or a place is more than a guess. */
const SURE = 0.8;
/** Shorter words are short for something: `na`, `alt`, `lan`. */
const LENGTH_MIN = 4;

export function isToldInKey(t: Tokens, one: Finding): boolean {
  if (!one.rule.startsWith('tagger/')) return true;
  if (one.category !== 'name' && one.category !== 'location')
    return /\d/.test(t.text.slice(one.start, one.end));
  if (one.score < SURE) return false;
  for (let at = tokenAt(t, one.start); at < t.count && t.start[at]! < one.end; at += 1) {
    const isShort = t.end[at]! - t.start[at]! < LENGTH_MIN;
    const isOther = d.has(t, at, DRUG | UNIT) || d.hasCue(t, at, CUE_CLINICAL);
    if (isShort || isOther || d.isOrdinary(t, at) || !d.has(t, at, NAMED | CITY)) return false;
  }
  return true;
}
