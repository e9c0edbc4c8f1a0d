/**
 * Units of a public health service in Spanish by their number or, where the kind is in small letters, by their name.
 *
 * Category  geographic subdivisions, 45 CFR §164.514(b)(2)(i)(B)
 * Shape     `UMF 27` · `HGZ No. 24` · `CAPS N° 12` · `imss 110` · `centro de salud Chamula` · `posta rural Pichi`
 * Source    IMSS, ISSSTE (unidades médicas); Ministerio de Salud, Argentina (CAPS) and Chile (CESFAM, posta)
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { isInSpanish, isSpanishWord } from '../spanish-words.ts';
import { CAPITAL, CAPITALS, LETTER, LOWER, type Tokens } from '../tokens.ts';

const UNITS = 'umf hgz hgr hgsz hgo hgp umaa umae hgzmf uma caps cesfam cecosf imss issste'.split(
  ' ',
);
const HOUSES = [
  'salud',
  'posta',
  'ambulatorio',
  'consultorio',
  'dispensario',
  'policlinica',
  'sanatorio',
  'residencia',
  'geriatrico',
  'hospital',
];
const isUnit = d.wordSet(UNITS.join(' '));
const isHealth = d.wordSet('salud');
const isCentre = d.wordSet('centro centros casa unidad');
const isOf = d.wordSet('de');
const isKind = d.wordSet('rural periferico medico de salud mental');
const isInner = d.wordSet('de del la las los el san santa');
/** `residencia Las Azucenas`: a name, whatever its words mean. */
const isArticle = d.wordSet('la las los el');
const isNumberWord = d.wordSet('no num numero n nº');
const UNIT_DIGITS_MAX = 3;
const WORDS_MAX = 4;

export const spanishNumberedCare: Detector = {
  id: 'spanish-numbered-care',
  isOfSpanish: true,
  bits: 0,
  shapes: 0,
  words: [...UNITS, ...HOUSES],
  find(t, at, found) {
    if (!isInSpanish(t, at)) return;
    if (isUnit(t, at)) findNumber(t, at, found);
    else if (t.shape[at] === LOWER) findNamed(t, at, found);
  },
};

function add(t: Tokens, first: number, last: number, found: Finding[]): void {
  const [start, end] = [t.start[first]!, t.end[last]!];
  found.push(d.finding(start, end, 'location', 'hospital', 0.75, 'spanish-numbered-care/unit'));
}

/** `UMF 27`, `CAPS N° 12` */
function findNumber(t: Tokens, at: number, found: Finding[]): void {
  const value = isNumberWord(t, at + 1) && d.isSpaced(t, at + 1) ? at + 2 : at + 1;
  const isClose = t.start[value]! - t.end[value - 1]! <= 3;
  if (!d.isNumber(t, value) || !isClose || d.digits(t, value) > UNIT_DIGITS_MAX) return;
  if (!d.isSpaced(t, value) && value === at + 1) return;
  if (d.isAdjacent(t, value + 1) || d.isMeasured(t, value)) return;
  add(t, at, value, found);
}

/** `centro de salud Chamula`: the kind in small letters, the name with a capital and no word of the language. */
function findNamed(t: Tokens, at: number, found: Finding[]): void {
  const isCentreOfHealth = isHealth(t, at) && isOf(t, at - 1) && isCentre(t, at - 2);
  if (isHealth(t, at) && !isCentreOfHealth) return;
  let next = at + 1;
  while (isKind(t, next) && t.shape[next] === LOWER && next < at + WORDS_MAX) next += 1;
  let last = -1;
  let isNamed = false;
  for (; next < t.count && next <= at + 2 * WORDS_MAX && d.isSpaced(t, next); next += 1) {
    const isWord = t.shape[next] === CAPITAL || t.shape[next] === CAPITALS;
    if (!isWord && !isInner(t, next)) break;
    if (t.shape[next] === LETTER) break;
    if (isWord) last = next;
    const isArticled = next > at + 1 && isArticle(t, next - 1) && d.isCapitalised(t, next - 1);
    if (isWord && !isInner(t, next) && (isArticled || !isSpanishWord(t, next))) isNamed = true;
  }
  if (isNamed) add(t, isCentreOfHealth ? at - 2 : at, last, found);
}
