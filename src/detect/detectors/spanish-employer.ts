/**
 * Employers, and who insures somebody, behind the words of Spanish that announce them.
 *
 * Category  not one of Safe Harbor's own; an employer singles its people out, 45 CFR §164.514(b)(2)(i)(R)
 * Shape     `jubilado de ‹Renfe›` · `trabajó 30 años en la ‹Baxter de Aibonito›` · `los findes en el ‹McDonald's›` ·
 *           `Empleador: ‹Panificadora Muruhuay›` · `cajera en ‹Oxxo›` · `obra social ‹IOMA›`
 *
 * The name must have a capital inside a sentence and be no word of Spanish alone: `jubilado de la Enseñanza`,
 * `trabaja en Urgencias` name no house.
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import * as x from '../lexicon.ts';
import { isGrammar, isInSpanish, isSpanishWord } from '../spanish-words.ts';
import { CAPITAL, CAPITALS, GAP_LINE, LETTER, LOWER, MIXED, type Tokens } from '../tokens.ts';

const WORK =
  `trabaja trabajaba trabajo trabaje trabajando trabajado trabajar labora laboraba laboro laborando curra curraba
  empleado empleada operario operaria obrero obrera cajero cajera chofer camionero camionera dependiente dependienta
  reponedor reponedora vigilante albañil soldador soldadora mecanico mecanica cocinero cocinera camarero camarera
  limpiadora mesera mesero vendedor vendedora contador contadora ingeniero ingeniera secretaria colectivero empacadora`.split(
    /\s+/,
  );
const FORMER =
  `jubilado jubilada pensionado pensionada despedido despedida prejubilado prejubilada exempleado exempleada
  extrabajador extrabajadora`.split(/\s+/);
const LABELS = 'empleador empresa patron patrono aseguradora prepaga isapre'.split(' ');
const SOCIAL = 'social';

const isWork = d.wordSet(WORK.join(' '));
const isLabel = d.wordSet(LABELS.join(' '));
const isSocial = d.wordSet(SOCIAL);
const isWorks = d.wordSet('obra');
const isIn = d.wordSet('en para');
const isOf = d.wordSet('de del en por');
const isArticle = d.wordSet('el la los las un una');
const isInner = d.wordSet('de del la las los el y e');
/** Capitalised in notes, and nobody's employer. */
const isCommon =
  d.wordSet(`urgencias uci enfermeria hospital clinica residencia consulta estado gobierno ayuntamiento correos administracion
  seguridad social ejercito marina policia guardia civil magisterio enseñanza hosteleria construccion banca comercio no si ninguna
  particular privada imss issste fonasa pami sis`);
const BETWEEN_MAX = 5;
const WORDS_MAX = 6;
const SCORE = 0.6;

export const spanishEmployer: Detector = {
  id: 'spanish-employer',
  bits: 0,
  shapes: 0,
  words: [...WORK, ...FORMER, ...LABELS, SOCIAL],
  find(t, at, found) {
    if (!isInSpanish(t, at)) return;
    if (isSocial(t, at) && !isWorks(t, at - 1)) return;
    const first = isSocial(t, at) || isLabel(t, at) ? labelled(t, at) : announced(t, at);
    const last = first < 0 ? -1 : nameEnd(t, first);
    if (last < 0) return;
    const [start, end] = [t.start[first]!, t.end[last]!];
    found.push(
      d.finding(start, end, 'organization', 'organization', SCORE, 'spanish-employer/name'),
    );
  },
};

/** `Empresa: Bimbo`, `obra social IOMA`: first token of the name, or -1. */
function labelled(t: Tokens, at: number): number {
  const next = at + 1;
  if (next >= t.count || (t.gap[next]! & GAP_LINE) !== 0) return -1;
  const isMarked = t.mark[next] === d.COLON && t.start[next]! - t.end[at]! <= 4;
  return isMarked || (isSocial(t, at) && d.isSpaced(t, next)) ? next : -1;
}

/** `jubilado de Renfe`, `trabajó 30 años en la Baxter`: first token of the name, or -1. */
function announced(t: Tokens, at: number): number {
  for (let link = at + 1; link <= at + BETWEEN_MAX && d.isSpaced(t, link); link += 1) {
    if (!(isWork(t, at) ? isIn(t, link) : isOf(t, link))) {
      if (t.shape[link] === LOWER || d.isNumber(t, link)) continue;
      return -1;
    }
    const first = isArticle(t, link + 1) ? link + 2 : link + 1;
    if (d.isSpaced(t, link + 1) && d.isSpaced(t, first) && d.isCapitalised(t, first)) return first;
  }
  return -1;
}

/** Last token of the name, or -1 where nothing but words of the language stands there. */
function nameEnd(t: Tokens, first: number): number {
  let last = -1;
  let isNamed = false;
  for (let at = first; at < t.count && at - first < WORDS_MAX; at += 1) {
    if (at > first && (!isTied(t, at) || isNextLabel(t, at))) break;
    if (isHouse(t, at, last >= 0)) {
      last = at;
      isNamed ||= !isSpanishWord(t, at) || at > first;
    } else if (!isInner(t, at) && !d.isPossessive(t, at)) break;
    else if (d.isPossessive(t, at)) last = at;
  }
  return isNamed ? last : -1;
}

/** `Bimbo Edad: 40`, `Bimbo Correo electrónico: …` */
function isNextLabel(t: Tokens, at: number): boolean {
  const last = t.shape[at + 1] === LOWER && d.isSpaced(t, at + 1) ? at + 1 : at;
  return t.text.charCodeAt(t.end[last]!) === d.COLON || t.text.charCodeAt(t.end[at]!) === d.COLON;
}

const isTied = (t: Tokens, at: number): boolean =>
  (d.isSpaced(t, at) && t.start[at]! - t.end[at - 1]! === 1) ||
  d.isJoinedByDash(t, at) ||
  d.isJoinedByApostrophe(t, at) ||
  d.isJoinedByAmpersand(t, at);

const NO_HOUSE = x.MONTH | x.WEEKDAY | x.TITLE | x.DRUG | x.COUNTRY;

/** `isWithin`: a word of the name stands before, so that a title is part of it: `Panificadora Señor de Muruhuay`. */
function isHouse(t: Tokens, at: number, isWithin: boolean): boolean {
  const shape = t.shape[at];
  if (shape === LETTER) return d.isJoinedByAmpersand(t, at);
  if (shape !== CAPITAL && shape !== CAPITALS && shape !== MIXED) return false;
  return (
    !isCommon(t, at) &&
    !isGrammar(t, at) &&
    !d.has(t, at, isWithin ? NO_HOUSE & ~x.TITLE : NO_HOUSE)
  );
}
