/**
 * Ages over 89, in digits and words.
 *
 * Category  ages over 89, 45 CFR §164.514(b)(2)(i)(C)
 * Shape     93-year-old · 93 y/o · 93yo · 93 years old · aged 93 · age: 93 · ninety-three years old
 *
 * The finding covers the phrase that reads as one age. Ages up to 89 are no finding.
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { NUMBER_WORD } from '../lexicon.ts';
import { GAP_LINE, NUMBER, type Tokens } from '../tokens.ts';

const AGE_MIN = 90;
const AGE_MAX = 125;
const isYears = d.wordSet('year years yr yrs y yo yof yom');
const isOld = d.wordSet('old o age');
const isAged = d.wordSet('age aged ages turned turning');
const isAgeFiller = d.wordSet('of is was at');
const isOneHundred = d.wordSet('one a');
const isHundred = d.wordSet('hundred');

/** Close enough to read as one phrase: spaces, a hyphen, a slash. */
const isNear = (t: Tokens, at: number) =>
  at < t.count && t.start[at]! - t.end[at - 1]! <= 2 && (t.gap[at]! & GAP_LINE) === 0;

/** Last token of `-year-old`, `y/o`, `yo`, `years of age` after the number, or -1. */
function tail(t: Tokens, at: number): number {
  if (!isNear(t, at) || !isYears(t, at)) return -1;
  const isShort = t.end[at]! - t.start[at]! >= 2 && t.text.charCodeAt(t.start[at]! + 1) === 111;
  if (isShort) return at; // yo
  if (isNear(t, at + 1) && isOld(t, at + 1)) return at + 1;
  if (isAgeFiller(t, at + 1) && isNear(t, at + 2) && isOld(t, at + 2)) return at + 2;
  return -1;
}

/** First token of `aged`, `age:`, `age of` before the number, or -1. */
function head(t: Tokens, at: number): number {
  if (at === 0 || t.start[at]! - t.end[at - 1]! > 3) return -1;
  if (isAged(t, at - 1)) return at - 1;
  return isAgeFiller(t, at - 1) && at > 1 && isAged(t, at - 2) && isNear(t, at - 1) ? at - 2 : -1;
}

export const age: Detector = {
  id: 'age',
  bits: NUMBER_WORD,
  shapes: d.shapes(NUMBER),
  find(t, at, found) {
    let last = at;
    if (d.isNumber(t, at)) {
      const value = t.number[at]!;
      if (value < AGE_MIN || value > AGE_MAX || d.digits(t, at) > 3) return;
    } else {
      const value = t.number[at]!;
      if (value === 90) {
        const unit = t.number[at + 1]!;
        if (d.has(t, at + 1, NUMBER_WORD) && unit < 10 && isNear(t, at + 1)) last = at + 1;
      } else if (isHundred(t, at) && at > 0 && isOneHundred(t, at - 1)) {
        if (isNear(t, at + 1) && d.has(t, at + 1, NUMBER_WORD)) last = at + 1;
      } else return;
    }
    const first = isHundred(t, at) ? at - 1 : at;
    const end = tail(t, last + 1);
    const start = head(t, first);
    if (end < 0 && start < 0) return;
    found.push(
      d.finding(
        t.start[start < 0 ? first : start]!,
        t.end[end < 0 ? last : end]!,
        'age',
        'age',
        0.9,
        'age/over-89',
      ),
    );
  },
};
