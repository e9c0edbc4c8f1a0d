/**
 * Names of hospitals, health centres and institutes in Spanish, where the kind of house comes first.
 *
 * Category  geographic subdivisions, 45 CFR §164.514(b)(2)(i)(B): a hospital places its patient
 * Shape     `Hospital Universitario de Ceuta` · `Complejo Hospitalario de Navarra` · `Centro de Salud Las
 *           Eras` · `Clínica Santa Elena` · `Hosp. de Nueva Imperial`
 *
 * `Hospital de Día` and `nuestro Hospital` name a kind of place: one word must be a name.
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { isSpanish } from '../language.ts';
import { CITY, NAMED } from '../lexicon.ts';
import { isShouted } from '../names/spanish-read.ts';
import { isSpanishWord } from '../spanish-words.ts';
import { CAPITAL, CAPITALS, GAP_LINE, LETTER, type Tokens } from '../tokens.ts';

const isHouse =
  d.wordSet(`hospital hospitales hosp htal hptal clinica clin sanat policl policlinica policlinico sanatorio complejo complexo
  universidad universitat asociacion
  ambulatorio fundacion instituto institut consorcio parc mutua residencia hospitalari hospitalario`);
const isCentre = d.wordSet('centro centre');
const isCentreKind = d.wordSet(`salud medico medica hospitalario sanitario especialidades nacional
  penitenciario geriatrico`);
const isHinge = d.wordSet('de del la las los el y i e da do d san santa');
const isKind =
  d.wordSet(`universitario universitaria universitari general clinico clinica clinic provincial
  regional central comarcal infantil materno maternal militar nacional hospitalario hospital hospitales
  complejo medico medica salud dia urgencias especialidades especialidad referencia zona agudos media
  larga estancia tercer nivel nuestro medicina oncologia centro instituto fundacion residencia sanitaria
  investigacion investigaciones ciencias biomedica oncologica dermatologia oftalmologia previa previas`);
const isUniversity = d.wordSet('universitario universitaria universitari comarcal');
const isDay = d.wordSet('dia');
const isOther =
  d.wordSet(`servicio unidad departamento seccion correo email tfno telefono calle avenida avda
  paseo plaza remitido area facultad universidad c av`);
const WORDS_MAX = 10;

function isLinked(t: Tokens, at: number): boolean {
  if (at >= t.count || (t.gap[at]! & GAP_LINE) !== 0) return false;
  if (d.isSpaced(t, at) || d.isJoinedByDash(t, at) || d.isJoinedByApostrophe(t, at)) return true;
  const mark = t.mark[at]!;
  // `Hospital 'Saturnino Lara'`, `Dr. Negrín`
  const isQuote = mark === 39 || mark === 34 || mark === 171 || mark === 0x201c;
  const isDot = mark === d.DOT && t.end[at - 1]! - t.start[at - 1]! <= 4;
  return (isQuote || isDot || d.isDash(mark)) && t.start[at]! - t.end[at - 1]! <= 3;
}

export const spanishCarePlace: Detector = {
  id: 'spanish-care-place',
  isOfSpanish: true,
  bits: 0,
  shapes: d.shapes(CAPITAL, CAPITALS),
  find(t, at, found) {
    if (!isSpanish(t, at)) return;
    if (isHistory(t, at - 1) || isLetterNext(t, at)) return;
    const isStart = isHouse(t, at) || (isCentre(t, at) && isCentreStart(t, at));
    if (!isStart) return;
    let last = at;
    let isNamed = false;
    for (let next = at + 1; next <= at + WORDS_MAX && isLinked(t, next); next += 1) {
      if (isOther(t, next) && d.isCapitalised(t, next)) break;
      if (d.isDash(t.mark[next]!) && !d.isJoinedByDash(t, next) && isSpanishWord(t, next)) break;
      if (isDay(t, next) && next - at <= 2) break;
      // `Hospital 12 de Octubre`
      const isDayOf = d.isNumber(t, next) && isHinge(t, next + 1) && d.isSpaced(t, next + 1);
      const isWord = d.isCapitalised(t, next) || isDayOf;
      if (!isWord && !isHinge(t, next)) break;
      if (isWord) {
        last = next;
        if (!isKind(t, next) && !isHinge(t, next) && !isProse(t, at, next)) isNamed = true;
      }
    }
    if (last === at || !(isNamed || isUniversity(t, last))) return;
    found.push(
      d.finding(
        t.start[at]!,
        t.end[last]!,
        'location',
        'hospital',
        0.86,
        'spanish-care-place/name',
      ),
    );
  },
};

/** A word of the language in a text of capitals: `EN LA CLÍNICA MEJORÓ`; what `CLÍNICA` is called by must be a name. */
const isProse = (t: Tokens, house: number, at: number): boolean =>
  t.shape[at] === CAPITALS &&
  isShouted(t, at) &&
  !isPatron(t, at) &&
  (isSpanishWord(t, at) || (isClinic(t, house) && !d.has(t, at, NAMED | CITY)));
/** Whom and what hospitals are called after. */
const isPatron = d.wordSet(
  'virgen señora santo cristo sagrado corazon niño jesus infanta reina principe principes ciudad real salud',
);
const isClinic = d.wordSet('clinica');

/** `Historia CLÍNICA PEDIÁTRICA` */
const isHistory = d.wordSet('historia hoja nota ficha valoracion guia practica sesion');
/** `Complejo B` */
const isLetterNext = (t: Tokens, at: number): boolean =>
  t.shape[at + 1] === LETTER &&
  d.isSpaced(t, at + 1) &&
  t.text.charCodeAt(t.end[at + 1]!) !== d.DOT;

const isCentreStart = (t: Tokens, at: number) =>
  isCentreKind(t, at + 1) || (isHinge(t, at + 1) && isCentreKind(t, at + 2));
