/**
 * Holidays and feasts as Spanish and Portuguese name them, saints' days included.
 *
 * Category  date elements, 45 CFR §164.514(b)(2)(i)(C)
 * Shape     `el ‹día de la Candelaria›` · `la ‹víspera de San Juan›` · `‹lunes de Pascua›` · `‹Jueves Santo›` · `las ‹Fiestas
 *           Patrias›` · `el ‹puente de mayo›` · `‹Nochevieja›` · `por ‹carnavales›` · `no ‹dia de Natal›`
 *
 * `día de la cirugía`, `noche de guardia`, `la Pascua` of a family and `vive en Carnaval 12` are none: the word for a day
 * asks for one of a closed list or a saint, and what is a word or name besides asks for a word of time.
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { MONTH } from '../lexicon.ts';
import { isInSpanish } from '../spanish-words.ts';
import { GAP_LINE, type Tokens } from '../tokens.ts';
import { isYearOf } from './holiday.ts';

const SCORE = 0.72;
const WEEKDAYS = 'lunes martes miercoles jueves viernes sabado domingo sexta quinta';
const DAYS = `dia vispera visperas vespera noche puente festividad fiesta fiestas romeria verbena octava`;
/** Nothing else, wherever they stand. */
const ALONE = 'nochevieja sanfermines hogueras pascuas';
/** Words and names besides: behind a word of time alone. */
const PLACED = 'carnaval carnavales pascua reyes fallas posadas navidades corpus natal pascoa';

const isDayWord = d.wordSet(DAYS);
const isBridge = d.wordSet('puente');
const isParty = d.wordSet('fiestas');
const isWeekday = d.wordSet(WEEKDAYS);
const isAlone = d.wordSet(ALONE);
const isPlaced = d.wordSet(PLACED);
const isOf = d.wordSet('de del da do dos das');
const isArticle = d.wordSet('la el los las');
const isSaint = d.wordSet('san santa santo sant sao');
const isHoly = d.wordSet('santo santa');
const isNational = d.wordSet('patrias');
const isAll = d.wordSet('todos');

/** What a day is called after. */
const isFeast =
  d.wordSet(`candelaria inmaculada asuncion virgen altagracia carmen pilar merced mercedes guadalupe lourdes rosario santos
  muertos difuntos almas reyes madre madres padre padres niño niños maestro maestra trabajo trabajador trabajadores
  independencia raza hispanidad constitucion bandera patria mujer amor amistad enamorados abuelo abuelos inocentes cruz
  navidad nochebuena nochevieja pascua pascuas ramos resurreccion ceniza gloria corpus carnaval carnavales piñata
  pentecostes ascension epifania año natal reis finados maes pais criança pascoa cinzas revolucion batalla glorias
  pilarica macarena purisima encarnacion dolores soledad magdalena tradicion memoria malvinas soberania`);
/** Of them, those that only a day of the week is of. */
const isOfWeek = d.wordSet(
  'pascua pascuas ramos resurreccion ceniza cinzas gloria carnaval piñata pentecostes pascoa corpus dolores santos',
);
const isNewYear = d.wordSet('nuevo novo');
const isYearWord = d.wordSet('año ano');
const isChristi = d.wordSet('christi');

const isTime =
  d.wordSet(`desde hasta antes despues tras durante por en para pasado pasada pasados pasadas proximo proximos este estos estas esas
  esos estas los las de del el desde ate apos antes depois no do na da`);
const isClearTime = d.wordSet(
  'desde hasta tras durante por ate apos pasado pasada pasados pasadas proximo proximos',
);
const isBesideTime = d.wordSet('antes despues depois vispera visperas dia dias vacaciones fiestas');

export const spanishFeast: Detector = {
  id: 'spanish-feast',
  bits: 0,
  shapes: 0,
  words: `${DAYS} ${WEEKDAYS} ${ALONE} ${PLACED} año ano todos`.split(/\s+/),
  find(t, at, found) {
    const last = feastEnd(t, at);
    if (last < 0) return;
    const [start, end] = [t.start[at]!, t.end[withYear(t, last)]!];
    found.push(d.finding(start, end, 'date', 'date.holiday', SCORE, 'holiday/spanish'));
  },
};

/** Last token of the feast whose name begins at `at`, or -1. */
function feastEnd(t: Tokens, at: number): number {
  const next = at + 1;
  if (isAlone(t, at)) return at;
  if (isYearWord(t, at)) {
    const isNew = isNewYear(t, next) && d.isSpaced(t, next) && isBehindTime(t, at);
    return isNew ? next : -1;
  }
  if (isAll(t, at)) {
    const isNamed = isArticle(t, next) && isSaints(t, next + 1) && d.isCapitalised(t, next + 1);
    return isNamed && d.isSpaced(t, next) && d.isSpaced(t, next + 1) ? next + 1 : -1;
  }
  if (isPlaced(t, at)) return isBehindTime(t, at) ? withChristi(t, at) : -1;
  if (!d.isSpaced(t, next) && !d.isJoinedByDash(t, next)) return -1;
  if (isParty(t, at) && isNational(t, next)) return next;
  if (isWeekday(t, at)) return weekdayEnd(t, at);
  return isDayWord(t, at) ? namedEnd(t, at) : -1;
}
const isSaints = d.wordSet('santos');

/** `Jueves Santo`, `lunes de Pascua`, `domingo de Ramos`, `sexta-feira santa`. */
function weekdayEnd(t: Tokens, at: number): number {
  const next = isFair(t, at + 1) ? at + 2 : at + 1;
  if (isHoly(t, next) && d.isSpaced(t, next)) return next;
  const name = isArticle(t, next + 1) ? next + 2 : next + 1;
  return isOf(t, next) && d.isSpaced(t, name) && isOfWeek(t, name) ? withChristi(t, name) : -1;
}
const isFair = d.wordSet('feira');

/** `día de la Candelaria`, `víspera de San Juan`, `puente de mayo`, `día de Año Nuevo`, `día de la Virgen del Carmen`. */
function namedEnd(t: Tokens, at: number): number {
  let name = at + 1;
  if (!isOf(t, name)) return -1;
  name += 1;
  if (isAll(t, name)) name += 1;
  if (isArticle(t, name)) name += 1;
  if (name >= t.count || !d.isSpaced(t, name) || (t.gap[name]! & GAP_LINE) !== 0) return -1;
  if (isSaint(t, name) && d.isSpaced(t, name + 1) && d.isCapitalised(t, name + 1)) return name + 1;
  if (isBridge(t, at) && d.has(t, name, MONTH)) return name;
  if (!isFeast(t, name)) return -1;
  if (isYearWord(t, name)) return isNewYear(t, name + 1) ? name + 1 : -1;
  return withChristi(t, withWhom(t, name));
}

/** `Virgen del Carmen`, `Virgen de Guadalupe` */
function withWhom(t: Tokens, name: number): number {
  const of = name + 1;
  const whom = isArticle(t, of + 1) ? of + 2 : of + 1;
  const isNamed = isVirgin(t, name) && isOf(t, of) && d.isSpaced(t, of) && d.isSpaced(t, whom);
  return isNamed && d.isCapitalised(t, whom) ? whom : name;
}
const isVirgin = d.wordSet('virgen');

const withChristi = (t: Tokens, last: number): number =>
  isChristi(t, last + 1) && d.isSpaced(t, last + 1) ? last + 1 : last;

/** `por carnavales`, `antes de Reyes`, `en las Fallas`, `desde la Pascua`; of what is a name besides only the clear ones. */
function isBehindTime(t: Tokens, at: number): boolean {
  if (!d.isSpaced(t, at)) return false;
  const isArticled = isArticle(t, at - 1);
  const word = isArticled ? at - 2 : at - 1;
  if (isClearTime(t, word)) return isInSpanish(t, at) || isTold(t, at);
  return (
    isTime(t, word) && (isBesideTime(t, word - 1) || isBesideTime(t, word)) && isInSpanish(t, at)
  );
}
/** Words of no other language. */
const isTold = d.wordSet('carnavales navidades pascua pascoa');

const isYearTie = d.wordSet('de del');
/** `de 2019`, `2019` */
function withYear(t: Tokens, last: number): number {
  const year = isYearTie(t, last + 1) && d.isSpaced(t, last + 1) ? last + 2 : last + 1;
  return d.isSpaced(t, year) && d.isNumber(t, year) && isYearOf(t, year) ? year : last;
}
