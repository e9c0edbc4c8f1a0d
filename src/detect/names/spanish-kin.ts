/** Names of relatives, friends and who cares for somebody, one or many: `su hija Encarna`, `dos hijos: Dylan (15) y Kerly (9)`. */
import type { Finding } from '../../core/phi.ts';
import * as d from '../detector.ts';
import { GAP_LINE, LOWER, type Tokens } from '../tokens.ts';
import { isAnd, isNear, type Manner, type Reader, readAt } from './spanish-announced.ts';
import * as s from './spanish-part.ts';
import { nameEnd } from './spanish-read.ts';

export const KIN = `madre padre mama papa mami papi hijo hija hermano hermana abuelo abuela abuelito abuelita tio tia primo
  prima sobrino sobrina nieto nieta bisnieto bisnieta suegro suegra cuñado cuñada yerno nuera esposo esposa marido mujer
  pareja novio novia expareja exmarido exmujer compañero compañera amigo amiga vecino vecina comadre compadre padrino
  madrina padrastro madrastra hijastro hijastra hermanastro hermanastra cuidador cuidadora acompañante familiar
  acudiente ahijado ahijada gemelo gemela mellizo melliza nene nena niño niña bebe concubino concubina conyuge`;
export const MANY = `hijos hijas hermanos hermanas tios tias primos primas sobrinos sobrinas nietos nietas padres abuelos suegros
  cuñados cuñadas cuidadoras cuidadores amigos amigas vecinos vecinas gemelos gemelas mellizos mellizas niños niñas`;
/** What somebody is to somebody is no name. */
export const isKin = d.wordSet(`${KIN} ${MANY}`);

const isKinKind =
  d.wordSet(`materno materna paterno paterna mayor menor gemelo gemela mellizo melliza politico politica soltero
  soltera pequeño pequeña principal responsable biologico biologica unico unica actual mas de`);
const isOf = d.wordSet('de del');
const KIN_MARKS = [d.OPEN, d.COLON, d.COMMA, 34, 0x201c, 0xab];

/** `su hija Encarna`, `un hermano, Claudio,`, `tío materno (Segundo)`, `la mujer de Paco Ruiz`. */
export const readKin: Reader = (t, at, found) => {
  let next = at + 1;
  while (next < at + 3 && isKinKind(t, next) && !isOf(t, next) && isNear(t, next, [])) next += 1;
  if (!isNear(t, next, KIN_MARKS) || (t.gap[next]! & GAP_LINE) !== 0) return;
  if (!isOf(t, next)) {
    const isApart = t.mark[next] === d.COMMA && t.shape[next] === LOWER;
    if (!isApart) readRow(t, next, found);
    return;
  }
  // `su compañera de habitación, Hortensia`
  const isOfThing = t.shape[next + 1] === LOWER && isNear(t, next + 2, [d.COMMA, d.OPEN]);
  if (isOfThing && t.mark[next + 2] !== 0 && t.shape[next + 2] !== LOWER)
    readRow(t, next + 2, found);
  if (isNear(t, next + 1, [])) readAt(t, next + 1, { score: 0.75, rule: 'kin-of' }, found);
};

export const SPOUSED = 'viuda viudo casada casado divorciada divorciado separada separado';
const isTie = d.wordSet('de con');

/** `viuda de Eustaquio`, `casada con Froilán Prado`. */
export const readSpoused: Reader = (t, at, found) => {
  if (!isTie(t, at + 1) || !isNear(t, at + 1, []) || !isNear(t, at + 2, [])) return;
  readAt(t, at + 2, { score: 0.75, rule: 'kin-of' }, found);
};

/** `dos hijos: Dylan (15) y Kerly Anahí (9)`, `sus hijas (Norma y Elba)`, `Primas Nuria y Covadonga`. */
export const readMany: Reader = (t, at, found) => {
  let next = at + 1;
  // `dos hijos en edad escolar, Jerónimo y Pía`
  while (next < at + 5 && t.shape[next] === LOWER && d.isSpaced(t, next) && !isOf(t, next))
    next += 1;
  if (isOf(t, next) && next === at + 1) {
    if (isNear(t, next + 1, [])) readAt(t, next + 1, { score: 0.75, rule: 'kin-of' }, found);
    return;
  }
  if (!isNear(t, next, KIN_MARKS) || t.shape[next] === LOWER) return;
  readList(t, next, found);
};

const LIST_MAX = 8;
const KIN_MANNER: Manner = { score: 0.85, rule: 'kin' };

/** Names in a row with what is said of each: `Emiliano de 12 años, con asma; Regina de 4, sana`. */
function readList(t: Tokens, first: number, found: Finding[]): void {
  const manner: Manner = { ...KIN_MANNER, isList: true };
  let last = readAt(t, first, manner, found);
  for (let items = 1; items < LIST_MAX && last >= 0; items += 1) {
    const next = nextItem(t, last);
    last = next < 0 ? -1 : readAt(t, next, manner, found);
  }
}

/** One name, and another behind `y`. */
function readRow(t: Tokens, first: number, found: Finding[]): void {
  const last = readAt(t, first, KIN_MANNER, found);
  const next = last + 2;
  const isMore = last >= 0 && isAnd(t, last + 1) && d.isSpaced(t, last + 1) && d.isSpaced(t, next);
  if (isMore && t.shape[next] !== LOWER) readAt(t, next, KIN_MANNER, found);
}

const ITEM_REACH = 9;

/** The first word of the next item: behind `y`, a semicolon or a comma, and written as a name. */
function nextItem(t: Tokens, last: number): number {
  for (let at = last + 1; at < t.count && at <= last + ITEM_REACH; at += 1) {
    if ((t.gap[at]! & GAP_LINE) !== 0 || (t.mark[at] === d.DOT && !d.isNumber(t, at - 1)))
      return -1;
    const gap = t.text.slice(t.end[at - 1], t.start[at]);
    const isParted = gap.includes(';') || isAnd(t, at - 1);
    if (!(isParted || gap.includes(',')) || !s.isNamePart(t, at, false)) continue;
    if (isParted || s.isCalled(t, at) || isAged(t, nameEnd(t, at))) return at;
  }
  return -1;
}

/** `Yeimy (9)` */
const isAged = (t: Tokens, last: number): boolean =>
  t.mark[last + 1] === d.OPEN && d.isNumber(t, last + 1);
