/**
 * Telephone numbers as Spanish writes them: in any groups behind a label, with the extension of a house, the
 * number of a pager, and the last digits that somebody tells.
 *
 * Category  telephone numbers, 45 CFR §164.514(b)(2)(i)(D)
 * Shape     `cel 310 488 27 65` · `contestan en el 42 2 631180` · `tel. 4821-7733 int. 12` · `anexo 4410` · `busca
 *           7714` · `mi número termina en 4471`
 * Source    ITU-T E.164; numbering plans of Spain and Latin America (seven to eleven digits)
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { isSpanish } from '../language.ts';
import { type NumberRun, numberRun } from '../numbers.ts';
import { GAP_BREAK, GAP_LINE, type Tokens } from '../tokens.ts';

const LABELS =
  `cel celu celular movil fono fonos tel telf telef tlf tfno tf telefono telefonos whatsapp wasap wsp
  guasap whats fijo llame llamar llamen llamarme llameme llamele llamenos marcar marque comunicarse comuniquese
  contestan contesta atienden localizable ubicable`.split(/\s+/);
const EXTENSIONS = ['int', 'interno', 'anexo', 'ext', 'extension'];
const PAGERS = ['busca', 'buscapersonas', 'bip', 'beeper'];
const ENDS = ['termina', 'terminado', 'terminada', 'terminan', 'acaba'];

const isExtension = d.wordSet(EXTENSIONS.join(' '));
const isPager = d.wordSet(PAGERS.join(' '));
const isEnding = d.wordSet(ENDS.join(' '));
const isIn = d.wordSet('en');
const isNumberNoun = d.wordSet('telefono numero celular cel movil tarjeta fijo fono');
const isFiller =
  d.wordSet(`es el al en mi su tu nuevo nueva fijo movil casa trabajo contacto de del la no n num numero personal
  y o por a whatsapp wsp cel recados actual`);
const FILLERS_MAX = 4;
const GAP_MAX = 6;
const DIGITS = { min: 7, max: 13 } as const;
const PLUS = 43;

export const spanishPhone: Detector = {
  id: 'spanish-phone',
  bits: 0,
  shapes: 0,
  words: [...LABELS, ...EXTENSIONS, ...PAGERS, ...ENDS],
  find(t, at, found) {
    if (isEnding(t, at)) return findEnd(t, at, found);
    const value = valueAfter(t, at);
    if (value < 0) return;
    if (isExtension(t, at)) {
      if (isOfPhone(t, at, value)) add(t, value, value, 'phone.extension', 0.75, found);
    } else if (isPager(t, at)) {
      if (isShort(t, value, 3) && isSpanish(t, at))
        add(t, value, value, 'phone.extension', 0.75, found);
    } else findNumber(t, value, found);
  },
};

function add(
  t: Tokens,
  first: number,
  last: number,
  type: string,
  score: number,
  found: Finding[],
) {
  const isPlus = t.text.charCodeAt(t.start[first]! - 1) === PLUS;
  const isOpen = t.text.charCodeAt(t.start[first]! - 1) === d.OPEN;
  const start = t.start[first]! - (isPlus || isOpen ? 1 : 0);
  found.push(d.finding(start, t.end[last]!, 'phone', type, score, 'spanish-phone/label'));
}

/** The number behind the label and a few words between, or -1. */
function valueAfter(t: Tokens, label: number): number {
  for (let next = label + 1; next < t.count && next <= label + FILLERS_MAX; next += 1) {
    if (t.start[next]! - t.end[next - 1]! > GAP_MAX || (t.gap[next]! & GAP_BREAK) !== 0) return -1;
    if ((t.gap[next]! & GAP_LINE) !== 0 || t.mark[next] === d.SEMICOLON) return -1;
    if (d.isNumber(t, next)) return next;
    if (!isFiller(t, next)) return -1;
  }
  return -1;
}

function findNumber(t: Tokens, at: number, found: Finding[]): void {
  if (d.isAdjacent(t, at)) return;
  const run = numberRun(t, at);
  const last = endOf(t, run);
  if (last < 0 || d.isAdjacent(t, last + 1)) return;
  if (isDateLike(t, run)) return;
  add(t, at, last, 'phone', 0.96, found);
}

/** `el 12/03/2024` */
const isDateLike = (t: Tokens, run: NumberRun): boolean =>
  /^(?:\d?\d[/.-]\d?\d[/.-](?:\d\d){1,2}|\d{4}-\d\d-\d\d)/.test(
    t.text.slice(t.start[run.first], t.start[run.first]! + 10),
  ) && run.joint !== 32;

/** The last group that may be the number's: `310 488 27 65 85 años` ends before what is counted. */
function endOf(t: Tokens, run: NumberRun): number {
  let digits = 0;
  let last = -1;
  for (let at = run.first; at <= run.last; at += 1) {
    digits += d.digits(t, at);
    if (digits > DIGITS.max || d.isMeasured(t, at)) break;
    if (digits >= DIGITS.min) last = at;
  }
  return last;
}

/** A number by itself of so many to six digits that measures nothing. */
const isShort = (t: Tokens, at: number, least: number): boolean =>
  d.digits(t, at) >= least &&
  d.digits(t, at) <= 6 &&
  !d.isMeasured(t, at) &&
  !d.isAdjacent(t, at + 1) &&
  !d.isAdjacent(t, at);

/** `4821-7733 int. 12`; by itself an extension has three digits at least, and a flat has none before it. */
function isOfPhone(t: Tokens, label: number, value: number): boolean {
  if (!isShort(t, value, 1) || value !== label + 1) return false;
  const before = label - 1;
  const isSentence = t.mark[label] === d.DOT || (t.gap[label]! & GAP_LINE) !== 0;
  const isAfterNumber = before >= 0 && d.isNumber(t, before) && !isSentence;
  if (!isAfterNumber) return d.digits(t, value) >= 3;
  let digits = 0;
  for (let at = before; at >= 0 && at > before - 5 && d.isNumber(t, at); at -= 1) {
    digits += d.digits(t, at);
    if (t.start[at]! - t.end[at - 1]! > 3) break;
  }
  return digits >= DIGITS.min;
}

/** `mi número es el mismo, termina en 4471` */
function findEnd(t: Tokens, at: number, found: Finding[]): void {
  const value = at + 2;
  if (!isIn(t, at + 1) || !d.isNumber(t, value) || !d.isSpaced(t, value)) return;
  if (d.digits(t, value) < 2 || d.digits(t, value) > 4 || d.isMeasured(t, value)) return;
  for (let back = at - 1; back >= 0 && back >= at - 10; back -= 1) {
    if (!isNumberNoun(t, back)) continue;
    add(t, value, value, 'phone.extension', 0.75, found);
    return;
  }
}
