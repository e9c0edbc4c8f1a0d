/**
 * Days of a month that the reader knows, in Spanish.
 *
 * Category  date elements, 45 CFR §164.514(b)(2)(i)(C)
 * Shape     `el jueves 18` · `mié 9` · `hasta el día 14` · `del 17 al 20 de octubre` · `el 3 de este mes` · `el 12
 *           de los corrientes` · `desde el 27`
 *
 * The day alone is the finding. `lunes 2 comprimidos`, `martes 9 a 14 h`, `el día 3 de tratamiento` are no days.
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { isSpanish } from '../language.ts';
import { MONTH } from '../lexicon.ts';
import { GAP_LINE, type Tokens } from '../tokens.ts';
import { isDay } from './date-parts.ts';
import { isDayCue } from './spanish-day-cue.ts';

const WEEKDAYS =
  'lunes martes miercoles jueves viernes sabado domingo lun mie mier jue vie sab dom'.split(' ');
const isWeekday = d.wordSet(WEEKDAYS.join(' '));
/** Words of no other language. */
const isFullWeekday = d.wordSet('lunes martes miercoles jueves viernes sabado domingo');
const isDayWord = d.wordSet('dia');
const isNear = d.wordSet('del este');
const isThe = d.wordSet('el');
const isFrom = d.wordSet('del');
const isTo = d.wordSet('al');
const isAnd = d.wordSet('y');
const isOf = d.wordSet('de del');
const isSince = d.wordSet('desde hasta');
/** Behind `de` or `del`: the month that is. */
const isThisMonth = d.wordSet('este mes corriente corrientes presente actual proximo pasado');
const isSmall = d.wordSet('los el mes');
/** What a number behind a weekday counts or measures. */
const isCounted =
  d.wordSet(`h hs hrs hora horas comprimido comprimidos comp cp capsula capsulas tableta tabletas pastilla pastillas
  mg ml mcg ui u unidades gotas puff puffs dosis toma tomas sobre sobres ampolla ampollas inyeccion vez veces
  minutos min dias semanas meses años km sesiones sesion pacientes personas am pm grados`);
const isHourLink = d.wordSet('a');
const PERCENT = 37;

export const spanishDay: Detector = {
  id: 'spanish-day',
  bits: 0,
  shapes: 0,
  words: [...WEEKDAYS, 'dia', 'del', 'el'],
  find(t, at, found) {
    const day = at + 1;
    if (!isDayNumber(t, day) || !(isFullWeekday(t, at) || isSpanish(t, at))) return;
    if (isWeekday(t, at)) {
      if (!isMeasured(t, day)) add(t, day, 0.75, found);
    } else if (isDayWord(t, at)) {
      if (isCalled(t, at - 1) && endsPhrase(t, day)) add(t, day, 0.65, found);
    } else if (startsRange(t, at) || isOfThisMonth(t, day)) add(t, day, 0.7, found);
    else if (isThe(t, at) && isHappening(t, at, day)) add(t, day, 0.6, found);
    else if (isThe(t, at) && isSince(t, at - 1) && endsSentence(t, day)) add(t, day, 0.6, found);
  },
};

const add = (t: Tokens, day: number, score: number, found: Finding[]): void => {
  found.push(d.finding(t.start[day]!, t.end[day]!, 'date', 'date.day', score, 'date/spanish-day'));
};

/** One or two digits behind a blank that nothing goes on from: `18`, not `18:30`, `18/7`, `18,5`, `18%`. */
function isDayNumber(t: Tokens, at: number): boolean {
  if (at >= t.count || !d.isNumber(t, at) || d.digits(t, at) > 2 || !isDay(t.number[at]!))
    return false;
  if (!d.isSpaced(t, at) || d.isAdjacent(t, at + 1)) return false;
  const next = at + 1;
  const after = t.text.charCodeAt(t.end[at]!);
  if (after === PERCENT || after === d.COLON) return false;
  const isTied = next < t.count && t.start[next]! - t.end[at]! === 1 && t.mark[next] !== 0;
  // `4.o día`
  const isOrdinal = isTied && t.mark[next] === d.DOT && t.end[next]! - t.start[next]! === 1;
  return !isOrdinal && !(isTied && d.isNumber(t, next));
}

/** Doses, hours, opening times: `lunes 2 comprimidos`, `martes 9 a 14`. */
function isMeasured(t: Tokens, day: number): boolean {
  const next = day + 1;
  if (next >= t.count || !d.isSpaced(t, next)) return false;
  if (d.isMeasured(t, day) || isCounted(t, next)) return true;
  return isHourLink(t, next) && d.isNumber(t, next + 1);
}

const CUE_REACH = 4;

/** `del día`, `hasta el día`, `la cita es el día`: of a month, where `en el día 12` counts from something. */
function isCalled(t: Tokens, article: number): boolean {
  if (isNear(t, article)) return true;
  if (!isThe(t, article)) return isTo(t, article) && isDayCue(t, article - 1);
  if (isUntil(t, article - 1)) return true;
  for (let back = article - 1; back >= 0 && back >= article - CUE_REACH; back -= 1)
    if (isDayCue(t, back)) return true;
  return false;
}
const isUntil = d.wordSet('hasta para');

const isAfterDay = d.wordSet(
  'a sin por para en con no que pero porque en se me le fue tiene tengo salgo voy',
);

/** `hasta el día 14.`, `del día 12 sin acompañante`, but not `el día 5 postoperatorio`, `día 1 y 15`. */
function endsPhrase(t: Tokens, day: number): boolean {
  const next = day + 1;
  if (next >= t.count || !d.isSpaced(t, next)) return true;
  if (isOf(t, next)) return d.has(t, next + 1, MONTH);
  return isAfterDay(t, next);
}

const isDeed =
  d.wordSet(`hablamos acude acudio ingresa ingreso presenta presento inicia inicio comienza comenzo empieza empezo
  fue vino llamo llama opera operaron operamos recibe consulta refiere`);
/** `Evolución: el 17 hablamos con`: what was done on it, at the start of a sentence. */
const isHappening = (t: Tokens, article: number, day: number): boolean =>
  isDeed(t, day + 1) &&
  d.isSpaced(t, day + 1) &&
  (t.mark[article] !== 0 || (t.gap[article]! & GAP_LINE) !== 0);

const endsSentence = (t: Tokens, day: number): boolean =>
  day + 1 >= t.count || (t.gap[day + 1]! & GAP_LINE) !== 0 || t.mark[day + 1] !== 0;

/** `del 17 al 20 de octubre`, `del 2 al 9/5`: the near end of a range whose far end is a date. */
function startsRange(t: Tokens, at: number): boolean {
  const isRange = isFrom(t, at) && isTo(t, at + 2) && isDayNumberOf(t, at + 3);
  const isPair = isThe(t, at) && isAnd(t, at + 2) && isDayNumberOf(t, at + 3);
  if (!isRange && !isPair) return false;
  const behind = at + 4;
  if (isOf(t, behind)) return d.has(t, behind + 1, MONTH) || isThisMonth(t, behind + 1);
  return isRange && d.isJoinedBy(t, behind, d.SLASH) && d.isNumber(t, behind);
}

const isDayNumberOf = (t: Tokens, at: number): boolean =>
  at < t.count && d.isNumber(t, at) && d.digits(t, at) <= 2 && isDay(t.number[at]!);

/** `3 de este mes`, `12 de los corrientes`, `5 del presente`. */
function isOfThisMonth(t: Tokens, day: number): boolean {
  if (!isOf(t, day + 1) || !d.isSpaced(t, day + 1)) return false;
  if (isThisMonth(t, day + 2)) return true;
  return isSmall(t, day + 2) && isThisMonth(t, day + 3);
}
