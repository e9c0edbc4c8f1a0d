/**
 * Telephone and other numbers that are spoken in Spanish, digit by digit or in groups.
 *
 * Category  telephone numbers, 45 CFR §164.514(b)(2)(i)(D); other unique numbers behind their label, (R)
 * Shape     `seis cinco cinco cero uno ocho dos tres siete` · `seiscientos doce, treinta y cuatro, cero dos, once`
 *
 * Seven digits and five words at least; who counts (`uno dos tres cuatro`) tells no number.
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { GAP_LINE, type Tokens } from '../tokens.ts';
import { isDigitWord, readNumber } from './spanish-numbers.ts';

const STARTS =
  `cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce quince veinte veintiuno veintidos
  veintitres treinta cuarenta cincuenta sesenta setenta ochenta noventa quinientos seiscientos setecientos
  novecientos ochocientos cuatrocientos trescientos doscientos ciento`.split(/\s+/);
const DIGITS_MIN = 7;
const DIGITS_MAX = 24;
const GROUPS_MIN = 4;
const LABEL_REACH = 10;

const isOther =
  d.wordSet(`seguro social dni nie cedula documento identidad curp rut expediente historia afiliacion afiliado
  pasaporte tarjeta poliza folio cuenta sip nss matricula colegiado`);
const isPhone = d.wordSet(
  'telefono celular cel movil fono tel fijo numero whatsapp llamar llame marcar',
);

export const spanishSpokenNumber: Detector = {
  id: 'spanish-spoken-number',
  bits: 0,
  shapes: 0,
  words: STARTS,
  find(t, at, found: Finding[]) {
    if (at > 0 && isTied(t, at) && isSpokenWord(t, at - 1)) return; // read from its first word
    let digits = '';
    let groups = 0;
    let singles = 0;
    let last = at - 1;
    while (digits.length < DIGITS_MAX) {
      const next = last + 1;
      if (next >= t.count || (groups > 0 && !isTied(t, next))) break;
      const read = readNumber(t, next);
      if (read === undefined || read.value > 9999) break;
      if (isDigitWord(t, next) && read.last === next) singles += 1;
      digits += String(read.value);
      groups += 1;
      last = read.last;
    }
    if (digits.length < DIGITS_MIN || groups < GROUPS_MIN || isCounting(digits)) return;
    const isSpelled = singles >= DIGITS_MIN - 1;
    const label = labelBefore(t, at);
    if (!isSpelled && label === '') return;
    const category = label === 'other' ? 'other_unique_id' : 'phone';
    const type = label === 'other' ? 'id' : 'phone';
    const [start, end] = [t.start[at]!, t.end[last]!];
    found.push(d.finding(start, end, category, type, 0.9, 'spanish-spoken-number/words'));
  },
};

/** A blank, a comma or a hyphen: the pauses of who dictates. */
function isTied(t: Tokens, at: number): boolean {
  const mark = t.mark[at]!;
  const isPause = mark === 0 || mark === d.COMMA || d.isDash(mark);
  return isPause && t.start[at]! - t.end[at - 1]! <= 3 && (t.gap[at]! & GAP_LINE) === 0;
}

const isSpokenWord = (t: Tokens, at: number): boolean => isDigitWord(t, at);

/** What the number is, as the words before it say; empty where they do not. */
function labelBefore(t: Tokens, at: number): 'phone' | 'other' | '' {
  for (let back = at - 1; back >= 0 && back >= at - LABEL_REACH; back -= 1) {
    if (isOther(t, back)) return 'other';
    if (isPhone(t, back)) {
      // `número de seguro`, `número de teléfono`: what it is the number of stands behind
      if (back === at - 1 || !isOther(t, back - 1)) return 'phone';
    }
  }
  return '';
}

function isCounting(digits: string): boolean {
  for (let at = 1; at < digits.length; at += 1) {
    const step = digits.charCodeAt(at) - digits.charCodeAt(at - 1);
    if (step !== 1 && step !== -9) return false;
  }
  return true;
}
