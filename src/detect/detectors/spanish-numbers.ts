/** Numbers in Spanish words, from zero to nine thousand and so: what spoken dates, ages and telephone numbers share. */
import * as d from '../detector.ts';
import { hashWord } from '../fold.ts';
import { GAP_LINE, type Tokens } from '../tokens.ts';

const table = (words: string, first: number, step = 1) =>
  words
    .trim()
    .split(/\s+/)
    .map((word, index) => [hashWord(word), first + index * step] as const);

const UNITS = new Map([
  ...table('cero uno dos tres cuatro cinco seis siete ocho nueve', 0),
  ...table('primero', 1),
  ...table('un', 1),
  ...table('una', 1),
]);
const TEENS = new Map([
  ...table('diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve', 10),
  ...table('veinte veintiuno veintidos veintitres veinticuatro veinticinco', 20),
  ...table('veintiseis veintisiete veintiocho veintinueve', 26),
  ...table('veintiun', 21),
]);
const TENS = new Map(table('treinta cuarenta cincuenta sesenta setenta ochenta noventa', 30, 10));
const HUNDREDS = new Map([
  ...table('ciento doscientos trescientos cuatrocientos quinientos seiscientos', 100, 100),
  ...table('setecientos ochocientos novecientos', 700, 100),
  ...table('cien', 100),
]);
const isThousand = d.wordSet('mil');
const isAnd = d.wordSet('y');

/** Single digits, as numbers are spelled out. */
export const isDigitWord = d.wordSet('cero uno dos tres cuatro cinco seis siete ocho nueve');

export interface Spoken {
  readonly value: number;
  /** Last token. */
  readonly last: number;
}

/** The next word of the same number: a blank, perhaps a wrapped line. */
const isNext = (t: Tokens, at: number): boolean =>
  at < t.count && t.mark[at] === 0 && t.start[at]! - t.end[at - 1]! <= 2;

/** `tres`, `veintitrés`, `treinta y uno`: below a hundred. */
export function readBelowHundred(t: Tokens, at: number): Spoken | undefined {
  if (at < 0 || at >= t.count || d.isNumber(t, at)) return undefined;
  const small = UNITS.get(t.hash[at]!) ?? TEENS.get(t.hash[at]!);
  if (small !== undefined) return { value: small, last: at };
  const tens = TENS.get(t.hash[at]!);
  if (tens === undefined) return undefined;
  if (!isNext(t, at + 1) || !isAnd(t, at + 1) || !isNext(t, at + 2))
    return { value: tens, last: at };
  const unit = UNITS.get(t.hash[at + 2]!);
  return unit === undefined ? { value: tens, last: at } : { value: tens + unit, last: at + 2 };
}

/** `ciento dos`, `seiscientos cincuenta y cinco`: below a thousand. */
function readBelowThousand(t: Tokens, at: number): Spoken | undefined {
  const hundreds = at < t.count ? HUNDREDS.get(t.hash[at]!) : undefined;
  if (hundreds === undefined) return readBelowHundred(t, at);
  const rest = isNext(t, at + 1) ? readBelowHundred(t, at + 1) : undefined;
  return rest === undefined
    ? { value: hundreds, last: at }
    : { value: hundreds + rest.value, last: rest.last };
}

/** `dos mil veinticuatro`, `mil novecientos ochenta y cuatro`, `noventa y tres`; undefined where no number begins. */
export function readNumber(t: Tokens, at: number): Spoken | undefined {
  if (at < 0 || at >= t.count) return undefined;
  const front = isThousand(t, at) ? { value: 1, last: at - 1 } : readBelowThousand(t, at);
  if (front === undefined || front.value === 0) return front;
  const mil = front.last + 1;
  if (!isThousand(t, mil) || (mil > at && !isNext(t, mil))) return front;
  const rest = isNext(t, mil + 1) ? readBelowThousand(t, mil + 1) : undefined;
  const thousands = front.value * 1000;
  return rest === undefined
    ? { value: thousands, last: mil }
    : { value: thousands + rest.value, last: rest.last };
}

/** Nothing but a blank or a line end stands between this token and the one before. */
export const isSpokenNext = (t: Tokens, at: number): boolean =>
  isNext(t, at) && (t.gap[at]! & GAP_LINE) === 0;
