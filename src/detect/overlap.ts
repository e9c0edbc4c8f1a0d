/**
 * Settles overlapping candidates: the higher score wins, then the longer one. What a loser covered
 * beyond the winner stays a finding of its own, because half a name left standing is a leak.
 */
import type { Finding } from '../core/phi.ts';
import { DIGIT, INVISIBLE, KIND, OTHER } from './fold.ts';

/** Findings in order of start, none overlapping another. */
export function settle(candidates: readonly Finding[], text: string): Finding[] {
  if (candidates.length < 2) return [...candidates];
  const sorted = [...candidates].sort((a, b) => a.start - b.start || b.end - a.end);
  const settled: Finding[] = [];
  let cluster: Finding[] = [sorted[0]!];
  let reach = sorted[0]!.end;
  for (let at = 1; at < sorted.length; at += 1) {
    const next = sorted[at]!;
    if (next.start < reach) {
      cluster.push(next);
      reach = Math.max(reach, next.end);
      continue;
    }
    settleCluster(cluster, text, settled);
    cluster = [next];
    reach = next.end;
  }
  settleCluster(cluster, text, settled);
  return settled;
}

/** Candidates of one category that overlap are one: their union. */
function united(cluster: Finding[]): Finding[] {
  const whole: Finding[] = [];
  for (const next of cluster) {
    const at = whole.findIndex(
      (one) =>
        one.category === next.category &&
        one.category === 'name' &&
        one.person === next.person &&
        one.start < next.end &&
        next.start < one.end,
    );
    const one = whole[at];
    if (one === undefined) whole.push(next);
    else {
      const better = one.score >= next.score ? one : next;
      whole[at] = {
        ...better,
        start: Math.min(one.start, next.start),
        end: Math.max(one.end, next.end),
      };
    }
  }
  return whole;
}

function settleCluster(cluster: Finding[], text: string, settled: Finding[]): void {
  if (cluster.length === 1) {
    settled.push(cluster[0]!);
    return;
  }
  const ranked = united(cluster).sort(
    (a, b) => b.score - a.score || b.end - b.start - (a.end - a.start) || a.start - b.start,
  );
  const taken: Finding[] = [];
  for (const one of ranked) {
    for (const [start, end] of uncovered(one, taken)) {
      const rest = start === one.start && end === one.end ? one : trimmed(one, start, end, text);
      if (rest !== undefined) taken.push(rest);
    }
  }
  settled.push(...taken.sort((a, b) => a.start - b.start));
}

/** Parts of `one` that nothing taken covers. */
function uncovered(one: Finding, taken: readonly Finding[]): [number, number][] {
  let parts: [number, number][] = [[one.start, one.end]];
  for (const { start, end } of taken) {
    parts = parts.flatMap(([from, to]): [number, number][] => {
      if (end <= from || start >= to) return [[from, to]];
      const kept: [number, number][] = [];
      if (start > from) kept.push([from, start]);
      if (end < to) kept.push([end, to]);
      return kept;
    });
  }
  return parts;
}

const isWordPart = (code: number) => {
  const kind = KIND[code]!;
  return kind > OTHER && kind <= INVISIBLE;
};

/** The rest of a finding without separators at its ends; a rest of one digit or letter is noise. */
function trimmed(one: Finding, start: number, end: number, text: string): Finding | undefined {
  let [from, to] = [start, end];
  while (from < to && !isWordPart(text.charCodeAt(from))) from += 1;
  while (to > from && !isWordPart(text.charCodeAt(to - 1))) to -= 1;
  if (to - from < 2 && KIND[text.charCodeAt(from)] !== DIGIT) return undefined;
  return to > from ? { ...one, start: from, end: to } : undefined;
}
