/**
 * What the tagger, and the looser rules, take for an identifier in Spanish and is none: words of the language,
 * scales and signs that bear a name, vital signs, shares and tables. The tagger has learnt its words from notes
 * that are written otherwise, and in Spanish nothing else asks of it what a number or date must have (`least.ts`).
 */
import type { Finding } from '../core/phi.ts';
import * as d from './detector.ts';
import { hasDayCue } from './detectors/spanish-day-cue.ts';
import { LABEL } from './id-labels.ts';
import { isSpanish } from './language.ts';
import * as x from './lexicon.ts';
import { isCalled, isPlainWord, isVerb } from './names/spanish-part.ts';
import { isGrammar, isInSpanish, isNeverName, isSpanishWord } from './spanish-words.ts';
import { tokenAt } from './tagger/features.ts';
import {
  CAPITAL,
  CAPITALS,
  GAP_LINE,
  LETTER,
  LOWER,
  NO_CAPITALS,
  NUMBER,
  type Tokens,
} from './tokens.ts';

/** The finding as it stands, without the words of Spanish at its ends, or none. */
export function withoutDoubt(t: Tokens, one: Finding): Finding[] {
  const first = tokenAt(t, one.start);
  const last = tokenAt(t, one.end - 1);
  if (first >= t.count || last < first) return [one];
  if (one.category === 'name') return namesOf(t, one, first, last);
  if (isRuleOfPlan(t, one, first, last)) return [];
  const isHere = one.category === 'location' ? isInSpanish(t, first) : isSpanish(t, first);
  if (!one.rule.startsWith('tagger/') || !isHere) return [one];
  return isNone(t, one, first, last) ? [] : [one];
}

function isNone(t: Tokens, one: Finding, first: number, last: number): boolean {
  switch (one.category) {
    case 'location':
      return isNoPlace(t, one, first, last);
    case 'date':
      return isNoDate(t, first, last);
    case 'phone':
      return isNoContact(t, one, first, last);
    case 'other_unique_id':
      return isNoNumber(t, one, first, last);
    default:
      return false;
  }
}

/** Sure of its name by what stands before it: such a name may be a word of the language, though not of its grammar. */
const SURE = 0.8;

function namesOf(t: Tokens, one: Finding, first: number, last: number): Finding[] {
  if (isDesk(t, first) || endsSentence(t, one, first)) return [];
  if (isScale(t, first, last) || every(t, first, last, isNeverName)) return [];
  if (!isInSpanish(t, first)) return [withoutGreeting(t, one, first, last)];
  if (one.rule.startsWith('spanish-name/')) return [one];
  const isTagged = one.rule.startsWith('tagger/');
  const isSure = !isTagged && one.score >= SURE;
  if (every(t, first, last, isSure ? isGrammarWord : isHardlyName)) return [];
  if (isSure) return [one];
  if (isLaboratory(t, first) || (isTagged && isSmall(t, first, last))) return [];
  if (first === last && isLabelWord(t, first)) return [];
  if (isAbbreviated(t, one, first, last)) return [];
  return isTagged ? [trimmed(t, one, first, last)] : [one];
}

function every(
  t: Tokens,
  first: number,
  last: number,
  is: (t: Tokens, at: number) => boolean,
): boolean {
  for (let at = first; at <= last; at += 1) if (!is(t, at)) return false;
  return true;
}

/** `IGE ANA O 3`: what is measured in blood. */
const isLaboratory = d.wordSet('ige igg igm iga anca pcr vsg tsh');

/** Words of Spanish in small letters, in a text that has capitals: `rezando el rosario`. */
const isSmall = (t: Tokens, first: number, last: number): boolean =>
  t.capitals !== NO_CAPITALS &&
  every(t, first, last, (_, at) => t.shape[at] === LOWER && isSpanishWord(t, at));

const isGrammarWord = (t: Tokens, at: number): boolean =>
  isGrammar(t, at) && (t.shape[at] === LOWER || !d.has(t, at, x.SURNAME_TOP));

/** A word of Spanish; with a capital inside a sentence it may be a family name all the same: `Cordero`. */
function isHardlyName(t: Tokens, at: number): boolean {
  if (t.shape[at] === NUMBER) return true;
  if (!isPlainWord(t, at)) return false;
  if (isGrammar(t, at) || isVerb(t, at)) return true;
  const isFamily = t.shape[at] === CAPITAL && d.has(t, at, x.SURNAME | x.SURNAME_TOP);
  // `Rama materna:`
  const isHeading =
    (t.gap[at]! & GAP_LINE) !== 0 && t.shape[at + 1] === LOWER && isPlainWord(t, at + 1);
  return !isFamily || isHeading;
}

const isLabel = d.wordSet(
  'cel tel tlf tf fono fax folio exp edad sexo obra auth ctes cte tto dx ttos rp iq mc ea ap ef jc idx pte px rama',
);
const isLabelWord = (t: Tokens, at: number): boolean =>
  isLabel(t, at) || (t.mark[at + 1] === d.COLON && !d.has(t, at, x.NAMED) && !isCalled(t, at));

const ABBREVIATION_MAX = 4;

/** `ARO`, `R-CEOP`, `R.M. 08-2217`: letters that stand for something. */
function isAbbreviated(t: Tokens, one: Finding, first: number, last: number): boolean {
  if (!one.rule.startsWith('tagger/')) return false;
  if (every(t, first, last, isLetter)) return d.isNumber(t, last + 1);
  const isShort = (at: number) =>
    t.shape[at] === LETTER ||
    (t.shape[at] === CAPITALS && t.end[at]! - t.start[at]! <= ABBREVIATION_MAX);
  if (!every(t, first, last, (_, at) => isShort(at) && !d.has(t, at, x.GIVEN | x.SURNAME_TOP)))
    return false;
  return !isAllCapitals(t, first, last);
}
const isLetter = (t: Tokens, at: number): boolean => t.shape[at] === LETTER;

function isAllCapitals(t: Tokens, first: number, last: number): boolean {
  const isCapitals = (at: number) => at >= 0 && at < t.count && t.shape[at] === CAPITALS;
  return isCapitals(first - 1) && isCapitals(last + 1);
}

/** `Hola Itzayana` */
const withoutGreeting = (t: Tokens, one: Finding, first: number, last: number): Finding =>
  last > first && isNeverName(t, first) ? { ...one, start: t.start[first + 1]! } : one;

/** `asier qué tal`: the words at the ends are the sentence's. */
function trimmed(t: Tokens, one: Finding, first: number, last: number): Finding {
  let [from, to] = [first, last];
  const isWord = (at: number) =>
    t.shape[at] === LOWER && isGrammar(t, at) && t.end[at]! - t.start[at]! > 1;
  while (from < to && isWord(from) && !d.has(t, from, x.PARTICLE)) from += 1;
  while (to > from && isWord(to)) to -= 1;
  if (from === first && to === last) return one;
  return { ...one, start: from === first ? one.start : t.start[from]!, end: t.end[to]! };
}

const isCareTitle = d.wordSet('nurse');
const isOffice = d.wordSet('pool line triage station manager desk');
/** `OB Nurse Pool`: who answers, whoever that is. */
const isDesk = (t: Tokens, at: number): boolean => isOffice(t, at) && isCareTitle(t, at - 1);

const isWrittenTitle = d.wordSet('señora señor doctora doctor señorita');
/** `se lo dijo a la señora. Include`: the title ends a sentence. */
const endsSentence = (t: Tokens, one: Finding, first: number): boolean =>
  one.rule === 'name/title' && isWrittenTitle(t, first - 1) && t.mark[first] === d.DOT;

/** Scales and signs that bear a name that nobody has here, in any text, … */
const isUnmistakable = d.wordSet(
  'barthel zarit barkhof hesselbach balthazar tinetti karnofsky lhermitte',
);
/** … in Spanish, … */
const isEponym =
  d.wordSet(`barthel zarit barkhof hesselbach balthazar tinetti karnofsky lhermitte fazekas scheltens hachinski hoehn yahr
  tegner lysholm mobitz ashworth modic pfirrmann schmorl tarlov prochaska kussmaul wirsung carpentier widal kerley
  allred whitesides dagradi centor killip glasgow braden nottingham mallampati emina yesavage asberg caprini ranson
  edimburgo graffar apgar capurro oswestry lequesne womac lasegue bragard phalen tinel finkelstein lachman mcmurray
  trendelenburg kernig brudzinski romberg babinski blumberg rovsing guillain barre hellp hasson veress pfannenstiel`);
/** … and those that are names of people as often: beside a number or behind what they are. */
const isNamesake =
  d.wordSet(`alexis douglas simpson berg norton morrison blake marshall palmer cooper reynolds daniels garden child
  dawson battle manchester columbia tanner simons foley robinson lawton brody pfeiffer lloyd davies strasberg calot
  shulman katz kimball wells fried linton downton charlson rankin hamilton montgomery beck padua atlanta silverman
  downes ballard bishop hawkins neer jobe thomas murphy giordano winter gijon tokio`);
const isDevice =
  d.wordSet(`retractor separador drenaje dren sonda espacio saco fondo triangulo posicion maniobra signo test escala indice
  criterios clasificacion clase tipo grado fractura ligamento punto metodo tecnica sindrome enfermedad prueba
  biplano pieza pinza aguja trocar cateter dedos lesion lesiones`);
const isLink = d.wordSet('y de en e');

/** `Barthel 85`, `Lawton y Brody 1`, `retractor Alexis`; after a title or a kin it is somebody. */
function isScale(t: Tokens, first: number, last: number): boolean {
  if (!isInSpanish(t, first) && !every(t, first, last, isUnmistakable)) return false;
  if (first > 0 && d.has(t, first - 1, x.TITLE | x.RELATION | x.ROLE)) return false;
  let isSure = true;
  for (let at = first; at <= last; at += 1) {
    if (isEponym(t, at) || isLink(t, at)) continue;
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

/** `drenaje de Blake en Douglas` */
const isBlakeOf = (t: Tokens, at: number): boolean => isDevice(t, at - 4) && isLink(t, at - 1);

/** `Thomas Hamilton` is somebody. */
const isBesideName = (t: Tokens, first: number, last: number): boolean =>
  (last > first && d.has(t, first, x.GIVEN) && d.isSpaced(t, last)) ||
  (d.isSpaced(t, last + 1) &&
    t.shape[last + 1] === CAPITAL &&
    d.has(t, last + 1, x.NAMED) &&
    isCalled(t, first));

/** `Plan: 1500 kcal` */
const isRuleOfPlan = (t: Tokens, one: Finding, first: number, last: number): boolean =>
  one.rule === 'labelled-id/member' &&
  isPlan(t, first - 1) &&
  isSpanish(t, first) &&
  first === last &&
  d.isSpaced(t, last + 1) &&
  t.shape[last + 1] === LOWER;
const isPlan = d.wordSet('plan');

/** No town or street has these words: `la panza`, `TA 118/67, FC 78`, `ánimo bajo`, `VDRL NR`. */
function isNoPlace(t: Tokens, one: Finding, first: number, last: number): boolean {
  if (t.text.slice(one.start, one.end).includes('|')) return true; // a row of a table
  if (isScale(t, first, last) || isSyndrome(t, first)) return true;
  if (every(t, first, last, isSmallWord)) return true;
  if (isLabelled(t, first) || isCountry(t.text.slice(one.start, one.end))) return false;
  const isClinical = (at: number) => isVital(t, at) || (t.shape[at] !== NUMBER && isShort(t, at));
  let clinical = 0;
  for (let at = first; at <= last; at += 1) {
    if (isClinical(at)) clinical += 1;
    else if (t.shape[at] !== NUMBER && !isPlainWord(t, at)) return false;
  }
  const isAddress = one.type === 'street' && !isVital(t, first) && !isVital(t, last);
  return clinical > 0 && !isAddress;
}

const isVital = d.wordSet(
  `ta pa tas tad fc fr sat spo t tª peso talla imc ps hr bp avf avr avl v1 v2 v3 v4 v5 v6 pvc hb na k obra npi vdrl vih`,
);

const isCountry = (text: string): boolean => /^(?:EE\.? ?UU|U\.?S\.?A)/.test(text);

/** `CP: S2000` */
const isLabelled = (t: Tokens, at: number): boolean => isCode(t, at - 1);
const isCode = d.wordSet('cp postal provincia localidad domicilio direccion');

/** Letters that stand for something: `VDRL`, `NR`. A town in capitals has more of them, or is listed. */
const isShort = (t: Tokens, at: number): boolean =>
  (t.shape[at] === CAPITALS || t.shape[at] === LETTER) &&
  t.end[at]! - t.start[at]! <= ABBREVIATION_MAX &&
  !d.has(t, at, x.CITY | x.STATE | x.COUNTRY | x.STREET);

/** Of the language, in small letters. */
const isSmallWord = (t: Tokens, at: number): boolean =>
  t.shape[at] === LOWER &&
  !d.has(t, at, x.STREET | x.STATE | x.COUNTRY) &&
  (isSpanishWord(t, at) || d.isOrdinary(t, at));

const isSyndrome = (t: Tokens, at: number): boolean =>
  isEponym(t, at) && isLink(t, at - 1) && isDevice(t, at - 2);

/** A day needs a month, a weekday or a cue; `104/60`, `2,6`, `4/4` have none. */
function isNoDate(t: Tokens, first: number, last: number): boolean {
  let numbers = 0;
  for (let at = first; at <= last; at += 1) {
    if (d.has(t, at, x.MONTH | x.WEEKDAY) || isSpanishDay(t, at)) return false;
    if (t.shape[at] !== NUMBER) continue;
    numbers += 1;
    if (d.digits(t, at) === 4 || d.digits(t, at) === 8) return false;
  }
  if (numbers > 2) return false;
  const isPair = numbers === 2 && last === first + 1 && d.isJoinedBy(t, last, d.SLASH);
  if (!isPair) return true;
  return !hasDayCue(t, first, last) && !isApart(t, first, last);
}

const isSpanishDay = d.wordSet(
  'lunes martes miercoles jueves viernes sabado domingo ene abr ago dic set semana navidad',
);

/** `(12/3)`, or at the head of a line: a day by itself. */
function isApart(t: Tokens, first: number, last: number): boolean {
  const [a, b] = [t.number[first]!, t.number[last]!];
  if (a === b || a < 1 || b < 1 || a > 31 || b > 12) return false;
  const isBracketed = t.mark[first] === d.OPEN && t.mark[last + 1] === d.CLOSE;
  const isHead = (t.gap[first]! & GAP_LINE) !== 0;
  return isBracketed || isHead;
}

const DIALLED_MIN = 5;
const AT_SIGN = '@';

/** `85`, `112`, a row of prices: too short to be called, or parted by bars. */
function isNoContact(t: Tokens, one: Finding, first: number, last: number): boolean {
  const text = t.text.slice(one.start, one.end);
  if (text.includes(AT_SIGN) || text.includes('/')) return false;
  if (text.includes('|')) return true;
  const digits = digitsOf(t, first, last);
  const isPiece = isTied(t, first) || isTied(t, last + 1);
  if (digits >= DIALLED_MIN || (digits > 0 && isPiece)) return false;
  return digits < 3 || d.labelBefore(t, first) !== LABEL.phone || isEmergency(text);
}

/** A number a blank, a joint or a line end from the one before. */
const isTied = (t: Tokens, at: number): boolean =>
  at > 0 &&
  at < t.count &&
  d.isNumber(t, at) &&
  d.isNumber(t, at - 1) &&
  t.start[at]! - t.end[at - 1]! <= 3;

const isEmergency = (text: string): boolean => /^(?:112|911|061|091|123)$/.test(text);

function digitsOf(t: Tokens, first: number, last: number): number {
  let digits = 0;
  for (let at = first; at <= last; at += 1) {
    for (let place = t.start[at]!; place < t.end[at]!; place += 1) {
      const code = t.text.charCodeAt(place);
      if (code >= 48 && code <= 57) digits += 1;
    }
  }
  return digits;
}

/** `madre`, `P10`, `52F`, `88/163`: no digits, hardly any, or two values of a test. */
function isNoNumber(t: Tokens, one: Finding, first: number, last: number): boolean {
  if (digitsOf(t, first, last) < 3) return true;
  return /^\d{1,3}\/\d{1,3}$/.test(t.text.slice(one.start, one.end));
}
