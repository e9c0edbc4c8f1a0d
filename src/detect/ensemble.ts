/**
 * Rules and the trained tagger together: the tagger reads what the rules found, adds what they could
 * not know, widens what they found in part, and takes back their weakest guesses where it sees no
 * trace of an identifier. Everything else the rules found stands.
 */
import type { Finding } from '../core/phi.ts';
import { tokenAt } from './tagger/features.ts';
import { type Judged, judge, type Sensitivity, taggerCandidates } from './tagger/tagger.ts';
import type { Tokens } from './tokens.ts';

/**
 * A guess of a rule below this score falls when the tagger gives no token of it this probability.
 * On the development corpora that took back 100 wrong guesses for each right one.
 */
const WEAK = 0.6;
const NO_TRACE = 0.05;

/** The candidates of both, unsettled. `candidates` are those of the rules. */
export function withTagger(
  t: Tokens,
  candidates: readonly Finding[],
  sensitivity: Sensitivity,
): Finding[] {
  const judged = judge(t, candidates);
  const kept = candidates.filter(
    (one) => one.category !== 'name' || one.score >= WEAK || hasTrace(t, one, judged),
  );
  const added = taggerCandidates(t, judged, sensitivity);
  return [...kept, ...widened(added, kept)];
}

function hasTrace(t: Tokens, one: Finding, { chance }: Judged): boolean {
  for (let at = tokenAt(t, one.start); at < t.count && t.start[at]! < one.end; at += 1) {
    if (chance[at]! >= NO_TRACE) return true;
  }
  return false;
}

/**
 * What the tagger found around a finding of the same category is the whole of it, and as sure. Both
 * are in order of start but for a few rules that look back.
 */
function widened(added: readonly Finding[], kept: readonly Finding[]): Finding[] {
  const rules = [...kept].sort((a, b) => a.start - b.start);
  let first = 0;
  return added.map((one) => {
    while (first < rules.length && rules[first]!.start < one.start) first += 1;
    let score = one.score;
    for (let at = first; at < rules.length && rules[at]!.start < one.end; at += 1) {
      const rule = rules[at]!;
      if (rule.category === one.category && rule.end <= one.end)
        score = Math.max(score, rule.score);
    }
    return score === one.score ? one : { ...one, score };
  });
}
