/**
 * Ages over 89 in Spanish, in digits and words.
 *
 * Category  ages over 89, 45 CFR §164.514(b)(2)(i)(C)
 * Shape     93 años · Edad: 93 · varón de 94 a. · mujer, 92, · 91a · LUQUE TORO, ROSARIO 91a demencia · noventa y tres años · ciento dos años ·
 *           nonagenaria · centenario · a column `Edad` of a table
 *
 * `hace 92 años`, `durante 95 años` tell how long, not how old. Ages up to 89 are no finding.
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { isSpanish } from '../language.ts';
import { isFamilyPart } from '../names/spanish-part.ts';
import { isSpanishWord } from '../spanish-words.ts';
import { CAPITAL, CAPITALS, GAP_BREAK, GAP_LINE, NUMBER, type Tokens } from '../tokens.ts';
import { readNumber } from './spanish-numbers.ts';

const AGE_MIN = 90;
const AGE_MAX = 125;
const SCORE = 0.9;
const TENS = ['noventa', 'cien', 'ciento'];
const OLD = ['nonagenario', 'nonagenaria', 'centenario', 'centenaria'];
const HEADS = ['edad', 'age'];

const isYears = d.wordSet('años anos año');
const isLetterA = d.wordSet('a');
const isAge = d.wordSet('edad edades');
const isHead = d.wordSet('edad age');
const isOld = d.wordSet(OLD.join(' '));
const isPerson =
  d.wordSet(`varon mujer hombre paciente pte pcte px masculino femenina femenino masculina señor señora sr sra
  anciano anciana abuelo abuela padre madre viuda viudo persona usuaria usuario esposo esposa marido don doña tia tio`);
const isOf = d.wordSet('de con');
const isLong = d.wordSet(
  'hace hacia durante desde tras cada proximos ultimos casi unos dentro historia',
);
const isLink = d.wordSet('actual es tiene cumple cumplidos de real aproximada cronologica');
/** Before `centenario` these speak of a house or a feast. */
const isNoPerson = d.wordSet(
  'primer segundo tercer cuarto quinto sexto hospital edificio institucion arbol el del un',
);
const PIPE = 124;
const PERCENT = 37;

export const spanishAge: Detector = {
  id: 'spanish-age',
  bits: 0,
  shapes: d.shapes(NUMBER),
  digits: [2, 3],
  words: [...TENS, ...OLD, ...HEADS],
  find(t, at, found) {
    if (d.isNumber(t, at)) findAge(t, at, at, t.number[at]!, found);
    else if (isHead(t, at)) findColumn(t, at, found);
    else if (isOld(t, at)) {
      const isProper = t.shape[at] === CAPITAL && d.isSpaced(t, at); // `V Centenario`
      if (!isProper && !isNoPerson(t, at - 1)) add(t, at, at, 'word', found);
    } else {
      const read = readNumber(t, at);
      if (read !== undefined) findAge(t, at, read.last, read.value, found);
    }
  },
};

function findAge(t: Tokens, first: number, last: number, value: number, found: Finding[]): void {
  if (value < AGE_MIN || value > AGE_MAX || d.isAdjacent(t, first) || isPart(t, first, last))
    return;
  const end = yearsEnd(t, first, last);
  if (end >= 0) add(t, first, end, 'years', found);
  else if (isLabelled(t, first) || isApposition(t, first, last))
    add(t, first, last, 'label', found);
}

const add = (t: Tokens, first: number, last: number, rule: string, found: Finding[]): void => {
  found.push(d.finding(t.start[first]!, t.end[last]!, 'age', 'age', SCORE, `spanish-age/${rule}`));
};

/** Inside a longer number, a range or a share: `90-95`, `94/60`, `93,5`, `96%`. */
function isPart(t: Tokens, first: number, last: number): boolean {
  const after = t.text.charCodeAt(t.end[last]!);
  if (after === PERCENT) return true;
  if (isTied(t, first) && d.isNumber(t, first - 1)) return true;
  return isTied(t, last + 1) && d.isNumber(t, last + 1);
}

/** One mark and nothing else between this token and the one before it. */
const isTied = (t: Tokens, at: number): boolean =>
  at > 0 && at < t.count && t.start[at]! - t.end[at - 1]! === 1 && t.mark[at] !== 0;

const isNear = (t: Tokens, at: number): boolean =>
  at < t.count && t.mark[at] === 0 && t.start[at]! - t.end[at - 1]! <= 2;

/** Last token of `años`, `a`, `a.` behind the number, when they tell an age; or -1. */
function yearsEnd(t: Tokens, first: number, last: number): number {
  const next = last + 1;
  if (!isNear(t, next) || isLong(t, first - 1) || isLong(t, first - 2)) return -1;
  if (isYears(t, next)) return next;
  if (!isLetterA(t, next) || !isSpanish(t, next)) return -1;
  if (d.isAdjacent(t, next + 1)) return -1;
  const behind = next + 1;
  if (isBeforeChrist(t, behind)) return -1;
  const isOfPerson = isPerson(t, first - 1) || (isOf(t, first - 1) && isPerson(t, first - 2));
  if (d.isAdjacent(t, next) && isBehindName(t, first)) return next;
  const isEnd =
    behind >= t.count ||
    t.mark[behind] !== 0 ||
    (t.gap[behind]! & GAP_LINE) !== 0 ||
    t.start[behind]! - t.end[next]! > 2;
  return isOfPerson || (isEnd && !d.isNumber(t, behind)) ? next : -1;
}

/** `92 a. C.` */
const isBeforeChrist = (t: Tokens, at: number): boolean => isC(t, at) && t.mark[at] === d.DOT;
const isC = d.wordSet('c');

/** `GARCÍA LÓPEZ, MARÍA 91a`, `Ñancupil, 93a`: and not `Sesión 91a`, `cama 94a`. */
const isBehindName = (t: Tokens, first: number): boolean =>
  first > 0 &&
  (t.gap[first]! & GAP_LINE) === 0 &&
  (t.mark[first] === 0 || t.mark[first] === d.COMMA || t.mark[first] === d.OPEN) &&
  isFamilyPart(t, first - 1, t.shape[first - 1] === CAPITALS) &&
  !isSpanishWord(t, first - 1);

/** `Edad: 93`, `edad actual 93`. */
function isLabelled(t: Tokens, at: number): boolean {
  const label = isLink(t, at - 1) ? at - 2 : at - 1;
  return label >= 0 && isAge(t, label) && t.start[at]! - t.end[label]! <= 12;
}

/** `Mujer, 92, viuda`, `Tía Lala, 92, vive`, `doña Paz (Paz Ruiz), 97.`: between two commas behind a person. */
function isApposition(t: Tokens, at: number, last: number): boolean {
  const isBehindComma = at > 0 && t.text.slice(t.start[at]! - 2, t.start[at]!) === ', ';
  if (!isBehindComma || !d.isNumber(t, at) || t.start[at]! - t.end[at - 1]! > 3) return false;
  const next = last + 1;
  const mark = t.mark[next];
  const isEnd =
    next >= t.count ||
    mark === d.COMMA ||
    mark === d.DOT ||
    mark === d.SEMICOLON ||
    mark === d.CLOSE;
  if (!isEnd) return false;
  for (let back = at - 1; back >= 0 && back >= at - PERSON_REACH; back -= 1) {
    if (isPerson(t, back)) return true;
    const isOfName = d.isCapitalised(t, back) || isParticle(t, back);
    const isTied = d.isSpaced(t, back) || t.mark[back] === d.OPEN || t.mark[back] === d.DOT;
    if (!isOfName || !isTied) return false;
  }
  return false;
}

const PERSON_REACH = 8;
const isParticle = d.wordSet('de del la los las y e');

const ROW_MAX = 64;
const TABLE_MAX = 4000;

/** The cells under a heading `Edad`, row by row to the end of the table. */
function findColumn(t: Tokens, head: number, found: Finding[]): void {
  const isCell = t.mark[head] === PIPE || t.mark[head + 1] === PIPE;
  if (!isCell) return;
  let lineStart = head;
  while (lineStart > 0 && head - lineStart < ROW_MAX && (t.gap[lineStart]! & GAP_LINE) === 0)
    lineStart -= 1;
  const column = bars(t, t.start[lineStart]!, t.start[head]!);
  let at = head + 1;
  while (at < t.count && at - head < ROW_MAX && (t.gap[at]! & GAP_LINE) === 0) at += 1;
  if ((t.gap[at]! & GAP_LINE) === 0) return;
  for (let row = at; row < t.count && row - head < TABLE_MAX; row = at) {
    if ((t.gap[row]! & GAP_BREAK) !== 0) return;
    let bar = 0;
    at = row;
    do {
      const from = at === row ? t.start[at]! : t.end[at - 1]!;
      bar += bars(t, from, t.start[at]!);
      if (isHead(t, at)) return;
      const value = t.number[at]!;
      if (bar === column && d.isNumber(t, at) && value >= AGE_MIN && value <= AGE_MAX)
        add(t, at, at, 'column', found);
      at += 1;
    } while (at < t.count && at - row < ROW_MAX && (t.gap[at]! & GAP_LINE) === 0);
    if (bar === 0 || (t.gap[at]! & GAP_LINE) === 0) return;
  }
}

function bars(t: Tokens, from: number, to: number): number {
  let count = 0;
  for (let place = from; place < to; place += 1) if (t.text.charCodeAt(place) === PIPE) count += 1;
  return count;
}
