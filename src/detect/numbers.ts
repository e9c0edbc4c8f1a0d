/**
 * A run of digit groups that reads as one number: `555-123-4567`, `(555) 123 4567`, `4111 1111 …`.
 * Shared by the detectors of numbers; the last run is remembered, because several ask for the same.
 */
import { GROUP_DISTANCE } from './detector.ts';
import type { Tokens } from './tokens.ts';
import { GAP_LINE, NUMBER } from './tokens.ts';

export interface NumberRun {
  readonly first: number;
  readonly last: number;
  /** Lengths of the groups, joined: `3-3-4`. */
  readonly pattern: string;
  readonly digits: string;
  /** First joint's character, or 0 for one group. */
  readonly joint: number;
  /** All joints are the same single character. */
  readonly isUniform: boolean;
}

const GROUPS_MAX = 8;
/** Blank, hyphen, dot, brackets, slash, no-break space, dashes. */
const JOINTS = new Set([32, 45, 46, 40, 41, 47, 160, 0x2010, 0x2011, 0x2012, 0x2013]);

function isJoint(t: Tokens, at: number): boolean {
  if (t.shape[at] !== NUMBER || (t.gap[at]! & GAP_LINE) !== 0) return false;
  const from = t.end[at - 1]!;
  const to = t.start[at]!;
  if (to - from > GROUP_DISTANCE) return false;
  for (let place = from; place < to; place += 1) {
    if (!JOINTS.has(t.text.charCodeAt(place))) return false;
  }
  return true;
}

let lastText = '';
let lastAt = -1;
let lastRun: NumberRun | undefined;

/** The run that starts at this token. */
export function numberRun(t: Tokens, at: number): NumberRun {
  if (at === lastAt && lastText === t.text && lastRun !== undefined) return lastRun;
  let last = at;
  let pattern = `${t.end[at]! - t.start[at]!}`;
  let digits = t.text.slice(t.start[at], t.end[at]);
  let joint = 0;
  let isUniform = true;
  while (last - at < GROUPS_MAX && last + 1 < t.count && isJoint(t, last + 1)) {
    last += 1;
    const code = t.text.charCodeAt(t.end[last - 1]!);
    if (joint === 0) joint = code;
    if (code !== joint || t.start[last]! - t.end[last - 1]! !== 1) isUniform = false;
    pattern += `-${t.end[last]! - t.start[last]!}`;
    digits += t.text.slice(t.start[last], t.end[last]);
  }
  const run = { first: at, last, pattern, digits, joint, isUniform };
  lastText = t.text;
  lastAt = at;
  lastRun = run;
  return run;
}

/** The groups from `first`, as many as the pattern has, when their lengths are these. */
export function lastOf(run: NumberRun, pattern: string): number {
  if (run.pattern === pattern) return run.last;
  if (!run.pattern.startsWith(`${pattern}-`)) return -1;
  return run.first + pattern.split('-').length - 1;
}

/** Luhn check over digits, ISO/IEC 7812-1 annex B. */
export function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let back = 0; back < digits.length; back += 1) {
    let value = digits.charCodeAt(digits.length - 1 - back) - 48;
    if (back % 2 === 1) value = value > 4 ? value * 2 - 9 : value * 2;
    sum += value;
  }
  return sum % 10 === 0;
}
