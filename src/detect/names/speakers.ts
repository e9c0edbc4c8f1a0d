/** Who speaks in a chat by a user name, `jpark: room 22 bp 84/50`: a word that no list has, and that begins line after line. */
import type { Finding } from '../../core/phi.ts';
import * as d from '../detector.ts';
import { CUE_CLINICAL } from '../lexicon.ts';
import { GAP_LINE, LOWER, type Tokens } from '../tokens.ts';

const LENGTH_MIN = 4;
const TURNS_MIN = 3;

export function findSpeakers(t: Tokens, found: Finding[]): void {
  let turns: Map<number, number[]> | undefined;
  for (let at = 0; at < t.count; at += 1) {
    if (t.shape[at] !== LOWER || t.bits[at] !== 0 || !isTurn(t, at)) continue;
    turns ??= new Map();
    const list = turns.get(t.hash[at]!);
    if (list === undefined) turns.set(t.hash[at]!, [at]);
    else list.push(at);
  }
  for (const list of turns?.values() ?? []) {
    if (list.length < TURNS_MIN) continue;
    for (const at of list)
      found.push(d.finding(t.start[at]!, t.end[at]!, 'name', 'name', 0.75, 'name/speaker'));
  }
}

function isTurn(t: Tokens, at: number): boolean {
  if (t.text.charCodeAt(t.end[at]!) !== d.COLON || t.end[at]! - t.start[at]! < LENGTH_MIN)
    return false;
  return (at === 0 || (t.gap[at]! & GAP_LINE) !== 0) && !d.hasCue(t, at, CUE_CLINICAL);
}
