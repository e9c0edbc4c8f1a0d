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

/**
 * Overlapping candidates for one name are one name: their union. What is known stays what it is. The
 * cluster is in order of start.
 */
function united(cluster: readonly Finding[]): Finding[] {
  const whole: Finding[] = [];
  let name = -1; // the latest name's place
  for (const next of cluster) {
    const one = whole[name];
    const isName = next.category === 'name';
    const isApart = one === undefined || !isName || next.start >= one.end;
    if (isApart || one.person !== next.person || isCertain(one) !== isCertain(next)) {
      if (isName) name = whole.length;
      whole.push(next);
      continue;
    }
    const better = one.score >= next.score ? one : next;
    whole[name] = { ...better, start: one.start, end: Math.max(one.end, next.end) };
  }
  return whole;
}

/**
 * What stands inside an e-mail address or URL is part of it: `https://x.test/‹achterberg›` with the
 * name alone replaced would be neither; and a date whose day is known is known with its time of day. The
 * cluster is in order of start, longer ones first.
 */
function withoutContent(cluster: readonly Finding[]): Finding[] {
  const kept: Finding[] = [];
  let whole = -1; // the latest address's place
  for (const next of cluster) {
    const address = kept[whole];
    if (address !== undefined && next.end <= address.end && isShorter(next, address)) {
      if (address.person === undefined && next.person !== undefined)
        kept[whole] = { ...address, person: next.person };
      continue;
    }
    const longer = kept.at(-1);
    if (longer !== undefined && isKnownDay(next, longer)) {
      kept[kept.length - 1] = { ...next, end: longer.end };
      continue;
    }
    if (next.category === 'url' || next.category === 'email') whole = kept.length;
    kept.push(next);
  }
  return kept;
}

/** `1951-02-07` of `1951-02-07T00:00:00Z` */
const isKnownDay = (one: Finding, longer: Finding): boolean =>
  one.category === 'date' &&
  longer.category === 'date' &&
  one.person !== undefined &&
  one.start === longer.start &&
  one.end < longer.end;

const isShorter = (one: Finding, other: Finding) => one.end - one.start < other.end - other.start;

const isCertain = (one: Finding) => one.score === 1;

/** Takes time in proportion to the lengths of the candidates together. */
function settleCluster(cluster: Finding[], text: string, settled: Finding[]): void {
  if (cluster.length === 1) {
    settled.push(cluster[0]!);
    return;
  }
  const ranked = united(withoutContent(cluster)).sort(
    (a, b) => b.score - a.score || b.end - b.start - (a.end - a.start) || a.start - b.start,
  );
  const base = cluster[0]!.start;
  const reach = ranked.reduce((most, one) => Math.max(most, one.end), 0);
  const isTaken = new Uint8Array(reach - base);
  const taken: Finding[] = [];
  for (const one of ranked) takeFree(one, base, isTaken, text, taken);
  for (const one of taken.sort((a, b) => a.start - b.start)) settled.push(one);
}

/** Takes the parts of `one` that nothing better has taken. */
function takeFree(one: Finding, base: number, isTaken: Uint8Array, text: string, taken: Finding[]) {
  let at = one.start;
  while (at < one.end) {
    while (at < one.end && isTaken[at - base] === 1) at += 1;
    const start = at;
    while (at < one.end && isTaken[at - base] === 0) at += 1;
    if (at === start) return;
    isTaken.fill(1, start - base, at - base);
    const isWhole = start === one.start && at === one.end;
    const rest = isWhole ? one : trimmed(one, start, at, text);
    if (rest !== undefined) taken.push(rest);
  }
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
  // `1. Mei Wu`: the number of the item, not a day.
  if (to - from <= 2 && one.category === 'date') return undefined;
  return to > from ? { ...one, start: from, end: to } : undefined;
}
