/**
 * Spanish street lines, postal codes with their town, provinces and countries.
 *
 * Category  geographic subdivisions smaller than a state, 45 CFR §164.514(b)(2)(i)(B)
 * Shape     `C/ Lirios, 3` · `c/ Madreselva nº 8` · `C/ Duarte #45` · `Avda. de la Paz 12, 4º izq` · `Paseo del Río, s/n` · `36201 Vigo (Pontevedra)` ·
 *           in Spanish text also provinces, regions and countries by themselves
 * Source    Correos: five digits, the first two the province (01 to 52)
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { isSpanish } from '../language.ts';
import * as x from '../lexicon.ts';
import { isShouted } from '../names/spanish-read.ts';
import { isGrammar, isSpanishWord } from '../spanish-words.ts';
import {
  CAPITAL,
  CAPITALS,
  GAP_BREAK,
  GAP_LINE,
  LETTER,
  LOWER,
  NUMBER,
  type Tokens,
} from '../tokens.ts';

const isStreet =
  d.wordSet(`calle avenida avda avd avenido av paseo plaza plza pza rua carretera ctra camino
  ronda travesia glorieta callejon bulevar rambla via carrer passeig placa urbanizacion urb poligono
  alameda cuesta costanilla barrio pasaje pje jiron carrera`);
/** Words of streets and of nothing else. */
const STREET_WORDS = ['calle', 'avenida', 'avda', 'avd', 'carrer'];
const isStreetWord = d.wordSet(`c ${STREET_WORDS.join(' ')}`);
/** These begin a street only with a number behind, in Spanish text: words of other things too. */
const isLooseStreet = d.wordSet(
  'av via camino barrio carrera plaza placa rua ronda urb av carretera cuesta',
);
const isInner = d.wordSet(
  'de del la las los el y san santa sta sto dr doctor d da do dos e i en na',
);
const isDetail =
  d.wordSet(`esc escalera bajo piso puerta pta planta izq izda izquierda dcha derecha portal
  bloque edificio local km n no num numero nº s a b c d e f g h º ª bis int`);
const isNumberless = d.wordSet('s');
const isNumberNoun = d.wordSet('nº');
const NAME_WORDS_MAX = 9;
const DETAILS_MAX = 8;
const PLACE_WORDS_MAX = 5;
const PROVINCE_MAX = 52_999;

/** Blank, dot, comma, slash, hyphen, `nº` or quotes: near enough for one address line. */
function isNear(t: Tokens, at: number): boolean {
  if (at >= t.count || (t.gap[at]! & GAP_LINE) !== 0) return false;
  const mark = t.mark[at]!;
  const isMark =
    mark === 0 ||
    mark === d.DOT ||
    mark === d.COMMA ||
    mark === d.SLASH ||
    mark === d.HASH ||
    mark === 39 ||
    mark === 34 ||
    d.isDash(mark) ||
    mark === 0xba ||
    mark === 0xaa;
  return isMark && t.start[at]! - t.end[at - 1]! <= 3;
}

/** `C/` and `c/`: a lone letter and a slash before a capital. */
const isSlashed = (t: Tokens, at: number) =>
  t.end[at]! - t.start[at]! === 1 &&
  (t.text.charCodeAt(t.start[at]!) | 32) === 99 &&
  t.text.charCodeAt(t.end[at]!) === d.SLASH &&
  d.isCapitalised(t, at + 1) &&
  !d.isAdjacent(t, at) &&
  (t.shape[at] !== LOWER || isPlaced(t, at));

const isBeforeStreet = d.wordSet('en la calle domicilio direccion dir dom');
/** `, c/ Encina 4`, `en c/ Encina 4`; `dolor c/ HTA`, `vive c/ Kevin, 8`, `; c/ Foley 16` are short for `con`. */
function isPlaced(t: Tokens, at: number): boolean {
  const isCode = t.shape[at + 1] !== CAPITAL && t.end[at + 1]! - t.start[at + 1]! < 5;
  if (isCode || d.has(t, at + 1, x.DRUG | x.EPONYM | x.TITLE)) return false;
  const mark = t.mark[at];
  const isApart = mark === d.COMMA || mark === d.COLON || mark === d.OPEN;
  return isApart || isBeforeStreet(t, at - 1) || at === 0 || (t.gap[at]! & GAP_LINE) !== 0;
}

function findStreet(t: Tokens, at: number, found: Finding[]): void {
  let last = at;
  let capitals = 0;
  let number = -1;
  while (last + 1 < t.count && last - at < NAME_WORDS_MAX) {
    const next = last + 1;
    if (!isNear(t, next) || (t.mark[next] === d.DOT && last > at && d.digits(t, last) > 4)) break;
    if (d.isNumber(t, next) && d.digits(t, next) <= 4) {
      number = next;
      break;
    }
    // `s/n`
    if (isNumberless(t, next) && t.text.charCodeAt(t.end[next]!) === d.SLASH) {
      number = next + 1;
      break;
    }
    if (d.isNumber(t, next)) break;
    const isWord = d.isCapitalised(t, next) || isInner(t, next);
    if (
      !isWord &&
      !((t.shape[next] === LOWER || isNumberNoun(t, next)) && last - at < 5 && isNumbered(t, next))
    )
      break;
    if (d.isCapitalised(t, next)) capitals += 1;
    last = next;
  }
  if (capitals === 0 && (t.shape[at] === LOWER || !isStreetWord(t, at))) return;
  const isWith =
    isSlashed(t, at) && t.shape[at] === LOWER && (number < 0 || d.isMeasured(t, number));
  if (isWith) return;
  if (number >= 0) last = detailsEnd(t, number);
  else if (capitals === 0 || isLooseStreet(t, at) || isProse(t, at, last)) return;
  while (last > at && isInner(t, last) && number < 0) last -= 1;
  if (last === at) return;
  found.push(
    d.finding(
      t.start[at]!,
      t.end[last]!,
      'location',
      'street',
      number >= 0 ? 0.995 : 0.8,
      'spanish-address/street',
    ),
  );
}

/** A text of capitals goes on in words of the language. */
const isProse = (t: Tokens, at: number, last: number): boolean =>
  t.shape[at] === CAPITALS && isShouted(t, at) && isSpanishWord(t, last);

/** A number stands within four tokens, and no time of day: lower-case words before it are a street's name. */
function isNumbered(t: Tokens, at: number): boolean {
  for (let next = at + 1; next < at + 5 && isNear(t, next); next += 1) {
    if (d.isNumber(t, next))
      return d.digits(t, next) <= 4 && t.text.charCodeAt(t.end[next]!) !== d.COLON;
  }
  return false;
}

/** `3, 2º B`, `14, 4 Izq`, `28-1º`, `18, Esc 2, 1G`. */
function detailsEnd(t: Tokens, number: number): number {
  let last = number;
  for (let more = 0; more < DETAILS_MAX; more += 1) {
    const next = last + 1;
    if (next >= t.count || (t.gap[next]! & GAP_LINE) !== 0) break;
    const isGlued = d.isAdjacent(t, next) && t.end[next]! - t.start[next]! <= 2;
    if (!isGlued && !isNear(t, next) && t.mark[next] !== 0xba) break;
    const isPart = isGlued || isDetail(t, next) || (d.isNumber(t, next) && d.digits(t, next) <= 3);
    if (!isPart || (t.mark[next] === d.DOT && t.start[next]! - t.end[last]! > 1)) break;
    last = next;
  }
  return last;
}

/** `36201 Vigo (Pontevedra)`, `28006 Madrid`; the code is at `at`. */
function findCode(t: Tokens, at: number, found: Finding[]): void {
  if (d.digits(t, at) !== 5 || d.isAdjacent(t, at) || d.isAdjacent(t, at + 1)) return;
  const value = t.number[at]!;
  if (value < 1000 || value > PROVINCE_MAX || d.isMeasured(t, at)) return;
  const town = at + 1;
  const isBare = d.isSpaced(t, town) || (t.mark[town] === d.DOT && isNear(t, town));
  if (!isBare && !(t.mark[town] === d.COMMA || d.isDash(t.mark[town]!))) return;
  if (!d.isCapitalised(t, town) || t.shape[town] === LETTER || isNoTown(t, town)) return;
  if (t.shape[town] === CAPITALS && isGrammar(t, town) && !isInner(t, town)) return;
  const last = townLast(t, town);
  push(t, at, at, 'zip', 0.8, found);
  findBeforeCode(t, at, found);
  push(t, town, last, 'city', 0.8, found);
}

/** `Acacias, 30. 33423 Soto`, `Irunlarrea s/n - 31008 Pamplona`: a street without its word. */
function findBeforeCode(t: Tokens, code: number, found: Finding[]): void {
  const last = code - 1;
  if (last < 1 || t.start[code]! - t.end[last]! > 4 || (t.gap[code]! & GAP_BREAK) !== 0) return;
  const isNumberless = d.isJoinedBy(t, last, d.SLASH) && t.end[last]! - t.start[last]! === 1;
  if (!isNumberless && !(d.isNumber(t, last) && d.digits(t, last) <= 3)) return;
  const number = isNumberless ? last - 1 : last;
  let first = number;
  while (number - first < PLACE_WORDS_MAX && isNear(t, first)) {
    const word = first - 1;
    if (word < 0 || (t.mark[first] === d.DOT && first < number)) break;
    if (!(d.isCapitalised(t, word) || isInner(t, word)) || isNoTown(t, word)) break;
    first = word;
  }
  while (first < number && !d.isCapitalised(t, first)) first += 1;
  if (first < number) push(t, first, last, 'street', 0.8, found);
}

function townLast(t: Tokens, town: number): number {
  let last = town;
  while (last - town < PLACE_WORDS_MAX) {
    const next = last + 1;
    const isJoined = d.isSpaced(t, next) || d.isJoinedByDash(t, next) || t.mark[next] === d.SLASH;
    if (!isJoined) break;
    const isWord = d.isCapitalised(t, next) && !isNoTown(t, next);
    const isHinge = isInner(t, next) && d.isSpaced(t, next + 1) && d.isCapitalised(t, next + 1);
    if (!isWord && !isHinge) break;
    last = isWord ? next : next + 1;
  }
  return last;
}

const isNoTown =
  d.wordSet(`correo email e tel tfno tlf telefono fax servicio unidad hospital tfno movil
  npi nif dni nie nhc fecha departamento facultad universidad seccion`);

const push = (
  t: Tokens,
  first: number,
  last: number,
  type: string,
  score: number,
  found: Finding[],
) =>
  found.push(
    d.finding(t.start[first]!, t.end[last]!, 'location', type, score, `spanish-address/${type}`),
  );

const isRegion =
  d.wordSet(`alava araba albacete alicante alacant almeria asturias avila badajoz barcelona
  bizkaia vizcaya burgos caceres cadiz cantabria castellon cordoba coruña cuenca gipuzkoa guipuzcoa girona
  gerona granada guadalajara huelva huesca jaen leon lleida lerida lugo madrid malaga murcia navarra ourense
  orense palencia pontevedra salamanca segovia sevilla soria tarragona teruel tenerife toledo valencia
  valladolid zamora zaragoza ceuta melilla andalucia aragon baleares mallorca menorca ibiza canarias
  cataluña catalunya extremadura galicia euskadi bilbao vigo gijon oviedo santander pamplona vitoria
  donostia logroño elche cartagena jerez sabadell badalona mostoles alcala leganes getafe fuenlabrada
  alcorcon marbella algeciras reus torrevieja mataro manresa ferrol talavera santiago`);

/** Regions that are surnames or saints as often count where an address goes on. */
const isAlsoName =
  d.wordSet(`leon toledo cordoba santiago valencia soria avila zamora cuenca burgos segovia
  navarra palencia aragon granada marbella jaen murcia lugo huelva reus guadalajara`);

function findRegion(t: Tokens, at: number, found: Finding[]): void {
  const before = t.mark[at]!;
  const isAddress =
    before === d.COMMA ||
    before === d.DOT ||
    before === d.OPEN ||
    d.isDash(before) ||
    d.isNumber(t, at - 1);
  const isEnd = t.mark[at + 1] !== 0 || (t.gap[at + 1]! & GAP_LINE) !== 0;
  const isPlaced = d.isSpaced(t, at) && (isDe(t, at - 1) || isEn(t, at - 1));
  if (isAlsoName(t, at) ? !(isAddress && isEnd) : !(isAddress || isPlaced)) return;
  push(t, at, at, 'city', 0.6, found);
}

/** `Usa el formato SOAP` */
const isVerb = (t: Tokens, at: number) => isUsa(t, at) && t.shape[at] !== CAPITALS;
const isUsa = d.wordSet('usa');

const isDe = d.wordSet('de a desde hasta');
const isEn = d.wordSet('en');

export const spanishAddress: Detector = {
  id: 'spanish-address',
  isOfSpanish: true,
  bits: x.COUNTRY,
  shapes: d.shapes(NUMBER, CAPITAL, CAPITALS, LETTER),
  digits: [5],
  cues: x.CUE_FIELD,
  words: ['c', ...STREET_WORDS],
  find(t, at, found) {
    if (d.isNumber(t, at)) {
      if (d.digits(t, at) === 5 && isSpanish(t, at)) findCode(t, at, found);
      return;
    }
    if (!isSpanish(t, at)) return;
    if (isSlashed(t, at)) {
      findStreet(t, at, found);
      return;
    }
    const isPlain = (t.gap[at]! & GAP_BREAK) !== 0 || !d.isAdjacent(t, at);
    const isSmall = isStreetWord(t, at) && d.isSpaced(t, at + 1);
    if (!isPlain || !(d.isCapitalised(t, at) || isSmall)) return;
    if (isStreet(t, at)) findStreet(t, at, found);
    else if (isRegion(t, at)) findRegion(t, at, found);
    else if (d.hasCue(t, at, x.CUE_COUNTRY) && !isVerb(t, at))
      push(t, at, at, 'country', 0.6, found);
  },
};
