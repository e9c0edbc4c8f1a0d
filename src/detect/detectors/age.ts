/**
 * Ages over 89, in digits and words.
 *
 * Category  ages over 89, 45 CFR §164.514(b)(2)(i)(C)
 * Shape     93-year-old · 93 y/o · 93yo · 93 years old · aged 93 · age: 93 · ninety-three years old
 *           92F · 95/F · 91/f · She is 96. · Sister (92) · 95th birthday · a hundred and three years old
 *           I'm 91 and · my dad ronnie is 92 · (Mr. Wilbert Tso, 96) · At 93 she · in her nineties · mid-90s ·
 *           nonagenarian · centenarian · born in 1921
 *
 * A birth year that makes its bearer 90 or older counts, 45 CFR §164.514(b)(2)(i)(C) "including year". The
 * engine has no clock: `BORN_MAX` is the latest year of birth of those who are 90 in 2026.
 *
 * The finding covers the phrase that reads as one age. Ages up to 89 are no finding.
 */
import { AGE_MAX, AGE_MIN } from '../../core/ages.ts';
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { NUMBER_WORD } from '../lexicon.ts';
import { NUMBER, type Tokens } from '../tokens.ts';
import { besideSex, birthdayEnd, headStart, isApposed, isReached, tailEnd } from './age-context.ts';
import { isNear } from './age-near.ts';
import { isAtAge, isBracketed, isQuotedHalf, isReachedToo, isSaid } from './age-said.ts';

const BORN_MIN = 1880;
const BORN_MAX = 1936;
const isNineties = d.wordSet('nineties');
const isOldPerson = d.wordSet('nonagenarian centenarian supercentenarian');
const isS = d.wordSet('s');
const isHis = d.wordSet('his her their the mid early late mid-');
const isBorn = d.wordSet('born birth b dob yob birthdate');
const isOneHundred = d.wordSet('one a');
const isHundred = d.wordSet('hundred');

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
    d.isNumber(t, at) &&
    t.number[at] === 90 &&
    (d.isAdjacent(t, at + 1) || d.isJoinedByApostrophe(t, at + 1)) &&
    isS(t, at + 1);
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

/** Last token of the number from 90 on that starts at `at`, and its first: `ninety-three`, `one hundred and two`. */
function numberAt(t: Tokens, at: number): [number, number] | undefined {
  const value = t.number[at]!;
  if (d.isNumber(t, at)) {
    return value >= AGE_MIN && value <= AGE_MAX && d.digits(t, at) <= 3 ? [at, at] : undefined;
  }
  const isUnit = (next: number, below: number) =>
    isNear(t, next) && d.has(t, next, NUMBER_WORD) && t.number[next]! < below;
  if (value === 90) return [at, isUnit(at + 1, 10) ? at + 1 : at];
  if (!isHundred(t, at) || at === 0 || !isOneHundred(t, at - 1)) return undefined;
  const unit = isAnd(t, at + 1) ? at + 2 : at + 1;
  return [at - 1, isUnit(unit, 30) ? unit : at];
}

const isAnd = d.wordSet('and');
/** Of which ninety make no old age. */
const isShortTime = d.wordSet('hours hrs days weeks wks months mos day week month');

/** By the number alone. */
const TELLING = [isReached, isSaid, isReachedToo, isAtAge, isQuotedHalf];

export const age: Detector = {
  id: 'age',
  bits: NUMBER_WORD,
  shapes: d.shapes(NUMBER),
  find(t, at, found) {
    if (findDecade(t, at, found) || findBirthYear(t, at, found)) return;
    const number = numberAt(t, at);
    if (number === undefined) return;
    const [first, last] = number;
    if (isNear(t, last + 1) && isShortTime(t, last + 1)) return;
    const end = tailEnd(t, first, last);
    const start = headStart(t, first);
    if (end >= 0 || start >= 0) {
      add(t, start < 0 ? first : start, end < 0 ? last : end, 'over-89', found);
      return;
    }
    const birthday = birthdayEnd(t, last);
    const beside = besideSex(t, first, last);
    if (birthday >= 0) add(t, first, birthday, 'birthday', found);
    else if (beside !== undefined) add(t, ...beside, 'sex', found);
    else if (TELLING.some((tells) => tells(t, first, last))) add(t, first, last, 'over-89', found);
    else if (isApposed(t, first, last) || isBracketed(t, first, last))
      add(t, first, last, 'apposed', found);
  },
};
