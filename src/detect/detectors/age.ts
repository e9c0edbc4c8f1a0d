/**
 * Ages over 89, in digits and words.
 *
 * Category  ages over 89, 45 CFR §164.514(b)(2)(i)(C)
 * Shape     93-year-old · 93 y/o · 93yo · 93 years old · aged 93 · age: 93 · ninety-three years old
 *
 *           in her nineties · mid-90s · nonagenarian · centenarian · born in 1921
 *
 * A birth year that makes its bearer 90 or older counts, 45 CFR §164.514(b)(2)(i)(C) "including year". The
 * engine has no clock: `BORN_MAX` is the latest year of birth of those who are 90 in 2026.
 *
 * The finding covers the phrase that reads as one age. Ages up to 89 are no finding.
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { NUMBER_WORD } from '../lexicon.ts';
import { GAP_LINE, NUMBER, type Tokens } from '../tokens.ts';

const AGE_MIN = 90;
const AGE_MAX = 125;
const BORN_MIN = 1880;
const BORN_MAX = 1936;
const isNineties = d.wordSet('nineties');
const isOldPerson = d.wordSet('nonagenarian centenarian supercentenarian');
const isS = d.wordSet('s');
const isHis = d.wordSet('his her their the mid early late mid-');
const isBorn = d.wordSet('born birth b');
const isYears = d.wordSet('year years yr yrs y yo yof yom');
const isOld = d.wordSet('old o age');
const isAged = d.wordSet('age aged ages turned turning');
const isAgeFiller = d.wordSet('of is was at');
const isLived = d.wordSet('live lives lived living survived');
const isDied = d.wordSet('died dies deceased away expired');
const isTo = d.wordSet('to until till');
const isAt = d.wordSet('at');
const isBe = d.wordSet('be age');
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

/** `lived to 93`, `died at 94`: the number is the age. */
function isReached(t: Tokens, first: number, last: number): boolean {
  const next = last + 1;
  const isCounted =
    d.isMeasured(t, last) ||
    t.mark[next] === PERCENT ||
    (d.isSpaced(t, next) && d.isCapitalised(t, next)) ||
    d.isJoinedBy(t, next, d.SLASH);
  if (isCounted || !d.isSpaced(t, first)) return false;
  const to = isBe(t, first - 1) ? first - 2 : first - 1;
  if (isTo(t, to)) return isLived(t, to - 1);
  return isAt(t, first - 1) && isDied(t, first - 2);
}

const PERCENT = 37;

const add = (t: Tokens, first: number, last: number, rule: string, found: Finding[]) =>
  found.push(d.finding(t.start[first]!, t.end[last]!, 'age', 'age', 0.9, `age/${rule}`));

/** `in her nineties`, `mid-90s`, `nonagenarian`. */
function findDecade(t: Tokens, at: number, found: Finding[]): boolean {
  if (d.isNumber(t, at) ? t.number[at] !== 90 : t.number[at]! < 90) return false;
  if (isOldPerson(t, at)) {
    add(t, at, at, 'word', found);
    return true;
  }
  const isDigits =
    d.isNumber(t, at) && t.number[at] === 90 && d.isAdjacent(t, at + 1) && isS(t, at + 1);
  if (!isDigits && !isNineties(t, at)) return false;
  // `the 90s` are years
  if (!isHis(t, at - 1) || (isThe(t, at - 1) && !isNineties(t, at))) return isDigits;
  if (isThe(t, at - 1)) return false;
  add(t, at, isDigits ? at + 1 : at, 'decade', found);
  return true;
}

const isThe = d.wordSet('the');

/** `born in 1921`, `birth year: 1921`. */
function findBirthYear(t: Tokens, at: number, found: Finding[]): boolean {
  if (!d.isNumber(t, at) || d.digits(t, at) !== 4) return false;
  if (t.number[at]! < BORN_MIN || t.number[at]! > BORN_MAX) return false;
  const before = isBirthFiller(t, at - 1) ? at - 2 : at - 1;
  if (!isBorn(t, before) || t.start[at]! - t.end[before]! > 8) return false;
  if (d.isJoinedBy(t, at + 1, d.HYPHEN) || d.isJoinedBy(t, at + 1, d.SLASH)) return false;
  add(t, at, at, 'birth-year', found);
  return true;
}

const isBirthFiller = d.wordSet('in year yr circa');

export const age: Detector = {
  id: 'age',
  bits: NUMBER_WORD,
  shapes: d.shapes(NUMBER),
  find(t, at, found) {
    if (findDecade(t, at, found) || findBirthYear(t, at, found)) return;
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
    if (end < 0 && start < 0 && !isReached(t, first, last)) return;
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
