/**
 * Values written without a boundary: `DOB03121957`, `GarciaMRN4821`. On the way back a surrogate is
 * only restored where it stands on its own, so for these the whole run of characters becomes a pair.
 * The same for names that follow one another without a word between, and for a date that was found in
 * only a part of its expression.
 */
import type { PhiCategory, SurrogatePair } from '../core/phi.ts';
import { isOpenAfter, isOpenBefore } from './boundaries.ts';
import { expressionAt } from './date-match.ts';
import { mayBeginDate } from './date-parts.ts';
import { PARTICLES } from './name-elements.ts';
import { isPlaceholder } from './other-forms.ts';
import { kindOf } from './restore-table.ts';

/** A stand-in in the masked text, and its original in the text. */
export interface StandIn {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
  readonly category: PhiCategory;
}

/** A run that is longer than this on one side is left to chance. */
const REACH = 24;

export function gluedPairs(
  masked: string,
  text: string,
  standIns: readonly StandIn[],
): SurrogatePair[] {
  const spans = standIns.map((_, index) => widened(masked, standIns, index));
  const whole = joined(spans);
  const own = new Set(standIns);
  // Placeholders never read as one name.
  const names = whole.filter(({ start, end }) => !isPlaceholder(masked.slice(start, end)));
  const rows = namesInARow(masked, names).map((row): StandIn => {
    const { end, to } = row.at(-1)!;
    return { ...row[0]!, end, to };
  });
  return [...spans, ...whole, ...rows]
    .filter((span) => !own.has(span))
    .map(({ start, end, from, to, category }) =>
      asIssued(masked.slice(start, end), text.slice(from, to), category),
    );
}

/** Those that share characters, as one: restoring the first would leave the beginning of none to the next. */
function joined(spans: readonly StandIn[]): StandIn[] {
  const whole: StandIn[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = whole.at(-1);
    if (last === undefined || span.start >= last.end) whole.push(span);
    else if (span.end > last.end) whole.splice(-1, 1, { ...last, end: span.end, to: span.to });
  }
  return whole;
}

/** Matched as a whole: its words do not belong to one person. */
const asIssued = (surrogate: string, original: string, category: PhiCategory): SurrogatePair => ({
  surrogate,
  original,
  category,
  ...(category === 'name' && { name: { surrogate: {}, original: {} } }),
});

/** Longest row that is read as one, as in `name-chain.ts`. */
const ROW_MAX = 8;

/**
 * What leaves two names in one row: space, comma, hyphen, percent-encoded as well, particles (`-de `), an initial;
 * nothing behind the dot of one (`M.Lopez`). No other word, however short: a row is one replacement, and a citation
 * that begins inside it would begin at its start.
 */
const JOINT = new RegExp(
  `^(?:[\\s,-]|%20|%2C|(?<=%2C)\\+){0,34}(?:(?:${[...PARTICLES].join('|')}|\\p{L}\\.?)\\s+){0,2}$`,
  'iu',
);

/**
 * `Garcia Lopez Wu`, three people in a table: word by word they would read as one name that nobody
 * has. In this very order they were issued, so in this order they come back.
 */
function namesInARow(masked: string, standIns: readonly StandIn[]): StandIn[][] {
  const rows: StandIn[][] = [];
  let row: StandIn[] = [];
  for (const standIn of standIns) {
    const last = row.at(-1);
    const isNext = last !== undefined && isJoint(masked, last.end, standIn.start);
    if (standIn.category !== 'name' || !isNext || row.length === ROW_MAX) {
      rows.push(row);
      row = standIn.category === 'name' ? [standIn] : [];
    } else row.push(standIn);
  }
  rows.push(row);
  const isUnsure = ({ start, end }: StandIn) => {
    const name = masked.slice(start, end);
    return wordsIn(name) < 2 || LAST_INITIAL.test(name) || TWICE.test(name);
  };
  return rows.filter((names) => names.length > 1 && names.some(isUnsure));
}

/** `Ali Ali Hassan`: a word that comes again begins the next name. */
const TWICE = /(?<![\p{L}\p{M}])(\p{L}{2,})\s+\1(?![\p{L}\p{M}])/iu;

const LAST_INITIAL = /(?:^|[^\p{L}\p{M}])\p{L}$/u;

/** Words that name: no initials, no particles. */
const wordsIn = (name: string): number =>
  name.split(/[\s,]+/).filter((word) => /\p{L}{2}/u.test(word) && !/^\p{Ll}{2,3}$/u.test(word))
    .length;

/** `Wu, M` and `. Lopez`: the dot is the initial's. */
function isJoint(masked: string, from: number, to: number): boolean {
  const isInitial =
    masked[from] === '.' && LAST_INITIAL.test(masked.slice(Math.max(0, from - 3), from));
  return JOINT.test(masked.slice(isInitial ? from + 1 : from, to));
}

/** Widened, character by character or over a whole neighbour, until it would be restored. */
function widened(masked: string, standIns: readonly StandIn[], index: number): StandIn {
  const standIn = standIns[index]!;
  const { category } = standIn;
  let span = standIn;
  const least = category === 'date' ? expressionAround(masked, standIn) : standIn;
  let before = index - 1;
  let after = index + 1;
  for (;;) {
    const kind = kindOf({ surrogate: masked.slice(span.start, span.end), original: '', category });
    const isFar = standIn.start - span.start > REACH || span.end - standIn.end > REACH;
    if (span.start > least.start || !isOpenBefore(kind, masked, span.start)) {
      if (isFar) return standIn;
      const neighbour = standIns[before];
      if (neighbour?.end === span.start) {
        span = { ...span, start: neighbour.start, from: neighbour.from };
        before -= 1;
      } else span = { ...span, start: span.start - 1, from: span.from - 1 };
    } else if (
      span.end < least.end ||
      isOpenAfter(kind, masked, span.start, span.end, true) !== true
    ) {
      if (isFar) return standIn;
      const neighbour = standIns[after];
      if (neighbour?.start === span.end) {
        span = { ...span, end: neighbour.end, to: neighbour.to };
        after += 1;
      } else span = { ...span, end: span.end + 1, to: span.to + 1 };
    } else return span;
  }
}

/** The date expression that a stand-in is part of: it comes back as a whole, or not at all. */
function expressionAround(masked: string, { start, end }: StandIn): { start: number; end: number } {
  for (let at = Math.max(0, start - REACH); at <= start; at += 1) {
    if (!mayBeginDate(masked[at]!.toLowerCase()) || INSIDE_NUMBER.test(masked[at - 1] ?? ''))
      continue;
    const expression = expressionAt(masked, at, true);
    if (expression === undefined || expression === 'more' || expression.isDoubtful === true)
      continue;
    if (expression.end > start) return { start: at, end: Math.max(end, expression.end) };
  }
  return { start, end };
}

const INSIDE_NUMBER = /[-./]/;
