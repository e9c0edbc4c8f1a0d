/** Whether the words around a day and month speak of a day: `cita 18/9`, and not `EVA 8/10` or `TA 12/8`. */
import * as d from '../detector.ts';
import { GAP_LINE, type Tokens } from '../tokens.ts';

const isArticle = d.wordSet('el del');
const isTo = d.wordSet('al');
const isCue =
  d.wordSet(`cita citas citado citada control controles revision revisiones analitica analiticas proxima proximo
  prox pxma pxmo visita visitas ayer anteayer hoy fecha consulta ingreso ingresa ingresado alta cirugia intervencion iq
  dia turno retirada extraccion reevaluacion seguimiento sesion`);
const isTest =
  d.wordSet(`analitica analiticas analisis lab labs laboratorio hemograma bioquimica cultivo hemocultivo hemocultivos urocultivo
  rx radiografia tac tc rm rmn eco ecografia ecg ekg holter biopsia serologia serologias control visita
  consulta inr ett endoscopia colonoscopia gastroscopia mamografia pcr`);
/** Words that a day follows: `cita 18`, `la próxima visita es el día 18`. */
export const isDayCue = isCue;
const isWeekday = d.wordSet(
  `lunes martes miercoles jueves viernes sabado domingo lun mie mier jue vie sab dom`,
);
const isOf = d.wordSet('de');
/** What is measured as a part of something. */
const isScore =
  d.wordSet(`eva ena enr evn escala barkhof daniels mrc fuerza balance glasgow gcs apgar dolor mmse moca
  minimental test reloj shulman allred tinetti berg borg av agudeza vision visual ta pa tas tension presion arterial
  ciclo grado killip puntos puntuacion score frotis dosis ampolla ampollas comprimido comprimidos pastilla
  braden norton clase barthel tension fraccion dilucion titulo nyha ecog tono
  motor bm partes`);
const SCORE_REACH = 3;

/** `first` and `last` are the tokens of the day and the month. */
export function hasDayCue(t: Tokens, first: number, last: number): boolean {
  if (first === 0 || isMeasuring(t, first, last) || isAlways(t, first, last)) return false;
  if (isClocked(t, last)) return true;
  const before = first - 1;
  const mark = t.mark[first]!;
  const next = last + 1;
  if ((t.gap[first]! & GAP_LINE) !== 0) return false;
  if (mark === d.OPEN) return isTest(t, before) && t.mark[next] === d.CLOSE;
  if (mark !== 0 && mark !== d.COLON && mark !== d.COMMA && mark !== d.DOT) return false;
  if (t.start[first]! - t.end[before]! > 4) return false;
  if (isWeekday(t, before)) return true;
  if (isCued(t, before) || isNext(t, before - 1)) return mark !== d.COMMA;
  // `alta de enfermería 8/2`
  if (mark === 0 && isOf(t, before - 1) && isCued(t, before - 2)) return true;
  if (isTest(t, before) && t.mark[next] === d.COLON) return true;
  return mark === 0 && (isDated(t, before, last) || endsRange(t, first) || isBesideDay(t, before));
}

/** `14-08 07:30` */
export const isClocked = (t: Tokens, last: number): boolean =>
  d.isSpaced(t, last + 1) &&
  d.isNumber(t, last + 1) &&
  d.isJoinedBy(t, last + 2, d.COLON) &&
  d.digits(t, last + 2) === 2;

/** `el`, `del` before it; `el 1/2 de la dosis` is a part. */
function isDated(t: Tokens, article: number, last: number): boolean {
  const next = last + 1;
  const isPart = next < t.count && d.isSpaced(t, next) && isOf(t, next);
  return isArticle(t, article) && !isPart;
}

/** `hasta`, `cita`; `día 4/10` counts the days of a treatment where no article stands before it. */
const isCued = (t: Tokens, at: number): boolean =>
  isCue(t, at) && (!isDayWord(t, at) || isArticle(t, at - 1));
const isDayWord = d.wordSet('dia sesion');

/** `próxima cura 6/XII` */
const isNext = d.wordSet('proxima proximo prox');

const isJoiner = d.wordSet('y o no ni');
/** `con fecha 21/3 y no 20/3`: another day stands before. */
function isBesideDay(t: Tokens, before: number): boolean {
  let month = before;
  while (month > before - 2 && isJoiner(t, month)) month -= 1;
  if (month === before || month < 2 || !d.isNumber(t, month)) return false;
  const isPair = d.isJoinedBy(t, month, d.SLASH) && d.isNumber(t, month - 1);
  return isPair && isCued(t, month - 2);
}

/** `24/7` */
const isAlways = (t: Tokens, first: number, last: number): boolean =>
  t.number[first] === 24 && t.number[last] === 7 && !isArticle(t, first - 1);

/** `del 3/4 al 10/4` */
const endsRange = (t: Tokens, first: number): boolean =>
  isTo(t, first - 1) && d.isNumber(t, first - 2) && d.isJoinedBy(t, first - 2, d.SLASH);

function isMeasuring(t: Tokens, first: number, last: number): boolean {
  for (let back = first - 1; back >= 0 && back >= first - SCORE_REACH; back -= 1) {
    if ((t.gap[back + 1]! & GAP_LINE) !== 0) break;
    if (isScore(t, back)) return true;
    const mark = t.mark[back + 1]!;
    if (mark === d.DOT || mark === d.COMMA || mark === d.SEMICOLON) break;
  }
  const next = last + 1;
  return next < t.count && d.isSpaced(t, next) && isScore(t, next);
}
