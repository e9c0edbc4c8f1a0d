/** Scales, signs and devices that bear somebody's name in Spanish notes: `Barthel 85`, `Lawton y Brody 1`, `retractor Alexis`. */
import * as d from './detector.ts';
import * as x from './lexicon.ts';
import { isCalled } from './names/spanish-part.ts';
import { isInSpanish } from './spanish-words.ts';
import { CAPITAL, LETTER, type Tokens } from './tokens.ts';

/** Scales and signs that bear a name that nobody has here, in any text, … */
const isUnmistakable = d.wordSet(
  'barthel zarit barkhof hesselbach balthazar tinetti karnofsky lhermitte',
);
/** … in Spanish, … */
export const isEponym =
  d.wordSet(`barthel zarit barkhof hesselbach balthazar tinetti karnofsky lhermitte fazekas scheltens hachinski hoehn yahr
  tegner lysholm mobitz ashworth modic pfirrmann schmorl tarlov prochaska kussmaul wirsung carpentier widal kerley
  allred whitesides dagradi centor killip glasgow braden nottingham mallampati emina yesavage asberg caprini ranson
  edimburgo graffar apgar capurro oswestry lequesne womac lasegue bragard phalen tinel finkelstein lachman mcmurray
  trendelenburg kernig brudzinski romberg babinski blumberg rovsing guillain barre hellp hasson veress pfannenstiel`);
/** … and those that are names of people as often: beside a number or behind what they are. */
export const isNamesake =
  d.wordSet(`alexis douglas simpson berg norton morrison blake marshall palmer cooper reynolds daniels garden child
  dawson battle manchester columbia tanner simons foley robinson lawton brody pfeiffer lloyd davies strasberg calot
  shulman katz kimball wells fried linton downton charlson rankin hamilton montgomery beck padua atlanta silverman
  downes ballard bishop hawkins neer jobe thomas murphy giordano winter gijon tokio`);
export const isDevice =
  d.wordSet(`retractor separador drenaje dren sonda espacio saco fondo triangulo posicion maniobra signo test escala indice
  criterios clasificacion clase tipo grado fractura ligamento punto metodo tecnica sindrome enfermedad prueba
  biplano pieza pinza aguja trocar cateter dedos lesion lesiones`);
export const isLink = d.wordSet('y de en e');

/** `Barthel 85`, `Lawton y Brody 1`, `retractor Alexis`; after a title or a kin it is somebody. */
export function isScale(t: Tokens, first: number, last: number): boolean {
  if (!isInSpanish(t, first) && !areUnmistakable(t, first, last)) return false;
  if (first > 0 && d.has(t, first - 1, x.TITLE | x.RELATION | x.ROLE)) return false;
  let isSure = true;
  for (let at = first; at <= last; at += 1) {
    if (isEponym(t, at) || isLink(t, at) || (at > first && t.shape[at] === LETTER)) continue;
    if (!isNamesake(t, at)) return false;
    isSure = false;
  }
  if (isSure) return !isBesideName(t, first, last);
  const before = isLink(t, first - 1) ? first - 2 : first - 1;
  // `Lawton` of `Lawton y Brody 1`
  const end = isLink(t, last + 1) && isNamesake(t, last + 2) ? last + 2 : last;
  const isMeasured = d.isNumber(t, end + 1) && t.start[end + 1]! - t.end[end]! <= 2;
  return isMeasured || isDevice(t, before) || isDevice(t, last + 1) || isBlakeOf(t, first);
}

function areUnmistakable(t: Tokens, first: number, last: number): boolean {
  for (let at = first; at <= last; at += 1) if (!isUnmistakable(t, at)) return false;
  return true;
}

/** `drenaje de Blake en Douglas` */
const isBlakeOf = (t: Tokens, at: number): boolean => isDevice(t, at - 4) && isLink(t, at - 1);

/** `Thomas Hamilton` is somebody. */
const isBesideName = (t: Tokens, first: number, last: number): boolean =>
  (last > first && t.shape[last] !== LETTER && d.has(t, first, x.GIVEN) && d.isSpaced(t, last)) ||
  (d.isSpaced(t, last + 1) &&
    t.shape[last + 1] === CAPITAL &&
    d.has(t, last + 1, x.NAMED) &&
    isCalled(t, first));
