/**
 * Names that Spanish notes, letters and messages announce: by what somebody is to somebody, a title, a label of a
 * form, a bed, a letter's beginning, a nickname in quotes.
 *
 * Category  names, 45 CFR §164.514(b)(2)(i)(A)
 * Shape     `su hija Encarna` · `mi hermano ferney` · `cuñado (Humberto)` · `dos hijos: Dylan (15) y Kerly Anahí (9)` ·
 *           `la mujer de Paco Ruiz` · `1º AYUDANTE: PRADO` · `la señorita Paqui` · `cama 4 Gauna Lucas` · `Querida
 *           Milagros:` · `soy Loli` · `"el Beto"`
 *
 * The words that announce somebody are closed lists; what follows must be no word of Spanish, or one that people are
 * called by (`spanish-part.ts`).
 */
import type { Finding } from '../../core/phi.ts';
import * as d from '../detector.ts';
import { hashWord } from '../fold.ts';
import { isGrammar, isInSpanish } from '../spanish-words.ts';
import { CAPITAL, CAPITALS, GAP_LINE, LETTER, LOWER, NO_CAPITALS, type Tokens } from '../tokens.ts';
import { add, isAnd, isNear, type Reader, readAt } from './spanish-announced.ts';
import { KIN, MANY, readKin, readMany, readSpoused, SPOUSED } from './spanish-kin.ts';
import * as s from './spanish-part.ts';
import { afterTitles, invertedEnd, nameEnd } from './spanish-read.ts';
import { findGiven } from './spanish-short.ts';
import { readSubject } from './spanish-subject.ts';
import { isNoTitle } from './title-words.ts';

const ROLES = `señorita seño srta doctora doctor dra dr señora señor sra sr don doña enfermera enfermero matrona
  kinesiologo kinesiologa capellan agente maestra maestro tutora tutor profesora profesor licenciada licenciado lic
  capitan sargento pastor sor celador celadora auxiliar fisioterapeuta psicologa psicologo interprete lactante tes kine klgo eu
  cura senhor senhora seu dona doutor doutora enfermeiro enfermeira`;
/** Labels of a form, and what somebody is called in a sentence. */
const POSTS = 'supervisora supervisor';
const LABELS = `paciente px pte pac pcte coordinadora coordinador nombre nombres apellidos apellido cirujano cirujana ayudante ayudantes adjunto adjunta
  mir residente anestesista anestesiologo anestesiologa instrumentista circulante perfusionista responsable firma fdo
  firmado contacto enfermeria due kinesio medico medica facultativo traductor traductora usuaria usuario cliente remite
  odontologo odontologa informante guardia informado validado solicitante peticionario geriatra cardiologo cardiologa
  tens int tum mpss indice afiliado afiliada titular beneficiario beneficiaria asegurado asegurada bebe nacido alertante llamante denunciante elaboro reviso autorizo atendio testigo testigos instrum anest circ ayte ayud`;
const CALLS = `oye oiga querida querido estimada estimado hola soy llamo llama llamaba llamarse llaman llamado llamada
  saluda digan dicen alias apodado apodada atte che tatuaje`;
const BEDS = 'cama box sillon habitacion hab';

const READERS = new Map<number, Reader>();
function announce(words: string, read: Reader): void {
  for (const word of words.trim().split(/\s+/)) READERS.set(hashWord(word), read);
}

export function findSpanishNames(t: Tokens, found: Finding[]): void {
  for (let at = 0; at < t.count; at += 1) {
    const mark = t.mark[at]!;
    if (mark === PIPE) readCell(t, at, found);
    else if (mark !== 0 && isQuoted(t, at)) readNickname(t, at, found);
    if (t.shape[at] === CAPITAL) readSubject(t, at, found);
    if (t.shape[at] === CAPITAL || t.shape[at] === LOWER) findGiven(t, at, found);
    if (t.shape[at] === LETTER) readResident(t, at, found);
    const hash = t.hash[at]!;
    if (glance[hash & GLANCE_MASK] === 1) READERS.get(hash)?.(t, at, found);
  }
}

const PIPE = 124;
/** A quotation mark stands right before. */
function isQuoted(t: Tokens, at: number): boolean {
  const code = t.text.charCodeAt(t.start[at]! - 1);
  return code === 34 || code === 0x201c || code === 0xab || code === 0x2018;
}

const ROLE_MARKS = [d.DOT];

/** `la señorita Paqui`, `doctora Güicho`, `Sra. Ma. de la Luz Arriaga`. */
const readRole: Reader = (t, at, found) => {
  const next = at + 1;
  const isDotted = t.mark[next] === d.DOT;
  if (!isNear(t, next, ROLE_MARKS, 3) || (isDotted && t.end[at]! - t.start[at]! > 4)) return;
  if (isNoTitle(t, at, next)) return; // `Sr. Creat 1.8`
  readAt(t, next, { score: 0.9, rule: 'role' }, found);
};

const LABEL_WORDS_MAX = 4;
const isBare = d.wordSet(
  'px pte pac pcte tens int tum mpss mir due afiliado afiliada titular beneficiaria',
);
const LIST_MARKS = [d.SLASH, d.COMMA];

/** `1º AYUDANTE: PRADO`, `Apellidos y nombre: Vaca Toro, Jesús`, `Médico de guardia: Dell'Orto`, `Px Refugio`. */
const readLabel: Reader = (t, at, found) => {
  const value = valueAfter(t, at);
  if (value < 0) return;
  if (isFormLabel(t, at) && value === at + 1 && t.mark[value] === d.COLON) {
    const whole = fieldEnd(t, value);
    if (whole >= 0) {
      add(t, value, whole, 0.9, 'label', found);
      return;
    }
  }
  const first = afterTitles(t, value);
  const end = nameEnd(t, first, true);
  if (end < 0) {
    readAt(t, value, { score: 0.8, rule: 'label' }, found);
    return;
  }
  const inverted = invertedEnd(t, end);
  add(t, first, inverted < 0 ? end : inverted, 0.9, 'label', found);
  const next = end + 1;
  // `Ayudantes: Prado, Ruiz y Soto`
  const isMore = isAnd(t, next) && d.isSpaced(t, next) && d.isSpaced(t, next + 1);
  if (isMore) readAt(t, next + 1, { score: 0.8, rule: 'label', isTrusted: true }, found);
};

/** `Supervisora: Puri`, `avisar a la supervisora Puri`. */
const readPost: Reader = (t, at, found) => {
  if (t.mark[at + 1] === 0) readRole(t, at, found);
  else readLabel(t, at, found);
};

const isFormLabel = d.wordSet('apellidos apellido nombre nombres');
const isNobody = d.wordSet(
  'no sin desconocido desconocida ninguno anonimo comercial completo del de y',
);
const FIELD_MAX = 6;

/** `apellidos: casado bueno`: the field holds a name and nothing else, whatever its words mean. Its last token, or -1. */
function fieldEnd(t: Tokens, first: number): number {
  let last = first - 1;
  for (let at = first; at < t.count && at < first + FIELD_MAX; at += 1) {
    if (at > first && ((t.gap[at]! & GAP_LINE) !== 0 || !isBlank(t, at))) break;
    if (d.isNumber(t, at) || (at === first && isNobody(t, at))) return -1;
    last = at;
  }
  const next = last + 1;
  const isWhole = next >= t.count || (t.gap[next]! & GAP_LINE) !== 0 || isWide(t, next);
  return isWhole && last < first + FIELD_MAX - 1 ? last : -1;
}

const isBlank = (t: Tokens, at: number): boolean =>
  (d.isSpaced(t, at) && !isWide(t, at)) || d.isJoinedByDash(t, at);
const isWide = (t: Tokens, at: number): boolean => t.start[at]! - t.end[at - 1]! > 2;

/** Where the value of the label begins: behind its colon, a few words on; or right behind what is never a word. */
function valueAfter(t: Tokens, label: number): number {
  const next = label + 1;
  if (isBare(t, label) && isInSpanish(t, label) && isNear(t, next, [d.DOT], 3)) {
    const isWritten = t.shape[label] !== LOWER || t.capitals === NO_CAPITALS;
    if (isWritten && (t.gap[next]! & GAP_LINE) === 0) return next;
  }
  for (let at = next; at < t.count && at <= label + LABEL_WORDS_MAX; at += 1) {
    if ((t.gap[at]! & GAP_LINE) !== 0) return -1;
    if (isBehindColon(t, at)) return t.start[at]! - t.end[at - 1]! <= 14 ? at : -1;
    if (!isNear(t, at, [d.OPEN, d.DOT, ...LIST_MARKS], 3)) return -1;
  }
  return -1;
}

/** `Anestesista: Vela`, `Instrum.: Lupita` */
const isBehindColon = (t: Tokens, at: number): boolean =>
  t.mark[at] === d.COLON ||
  (t.mark[at] === d.DOT && t.text.charCodeAt(t.end[at - 1]! + 1) === d.COLON);

const isGreeting = d.wordSet('dias tardes noches dia');
const isBeing = d.wordSet('soy');
const isGood = d.wordSet('buenos buenas buen');
const isWith = d.wordSet('con por a');

/** `Querida Milagros:`, `soy loli`, `buenos días asier`, `le digan Cuca`. */
const readCall: Reader = (t, at, found) => {
  const isHello = isGreeting(t, at);
  if (isHello && !isGood(t, at - 1)) return;
  const next = at + 1;
  if (!isNear(t, next, [d.COMMA, 34, 0x201c, 0xab])) return;
  if (t.mark[next] === d.COMMA && t.shape[next] === LOWER) return;
  const manner = { score: 0.8, rule: 'call' } as const;
  const last = readAt(t, next, isBeing(t, at) ? manner : { ...manner, isSure: true }, found);
  if (last < 0 && isSelf(t, at - 1)) readCalled(t, next, found);
  else if (t.mark[last + 1] === d.OPEN) readCalled(t, last + 1, found);
};

const isSelf = d.wordSet('se me te le');

/** `se llama Tono (Antonio)`: any one word with a capital. */
function readCalled(t: Tokens, at: number, found: Finding[]): void {
  const isOpen = t.mark[at] === d.OPEN;
  const isClosed = t.mark[at + 1] === d.CLOSE;
  if (t.shape[at] !== CAPITAL || (isOpen && !(isClosed && s.isNamePart(t, at, false)))) return;
  if (isGrammar(t, at)) return;
  add(t, at, at, 0.75, 'call', found);
  if (!isOpen && t.mark[at + 1] === d.OPEN) readCalled(t, at + 1, found);
}

const RESIDENT_MAX = 5;
/** `R2GO Citlali Nava`, `R3 A. Soto`: residents by their year. */
function readResident(t: Tokens, at: number, found: Finding[]): void {
  const year = at + 1;
  if ((t.text.charCodeAt(t.start[at]!) | 32) !== LETTER_R || !d.isAdjacent(t, year)) return;
  if (!d.isNumber(t, year) || t.number[year]! > RESIDENT_MAX || d.isAdjacent(t, at)) return;
  const isSubject = d.isAdjacent(t, year + 1) && t.end[year + 1]! - t.start[year + 1]! <= 3;
  const next = isSubject ? year + 2 : year + 1;
  if (isNear(t, next, [d.COLON]) && isInSpanish(t, at) && t.shape[next] !== LOWER)
    readAt(t, next, { score: 0.75, rule: 'label' }, found);
}
const LETTER_R = 114;

/** `habla con Dolly`, `pedir por Xochitl`. */
const readSpeaking: Reader = (t, at, found) => {
  const next = at + 2;
  if (!isWith(t, at + 1) || !d.isSpaced(t, at + 1) || !d.isSpaced(t, next)) return;
  const isName = t.shape[next] !== LOWER || s.isCalled(t, afterTitles(t, next));
  if (isName) readAt(t, next, { score: 0.7, rule: 'spoken-with' }, found);
};

/** `cama 4 Gauna Lucas / 23`, `cama 8 Sra. Delia Montero, 79`. */
const readBed: Reader = (t, at, found) => {
  let next = at + 1;
  while (next < at + 4 && isNear(t, next, [45], 2) && (d.isNumber(t, next) || t.shape[next] === 5))
    next += 1;
  if (next === at + 1 || !isNear(t, next, [d.COLON, 45, 0x2013, PIPE])) return;
  if ((t.gap[next]! & GAP_LINE) !== 0 || d.digits(t, at + 1) > 3) return;
  const first = afterTitles(t, next);
  const end = nameEnd(t, first, true);
  if (end < 0 || !isEntry(t, end + 1)) return;
  const inverted = invertedEnd(t, end);
  add(t, first, inverted < 0 ? end : inverted, 0.8, 'bed', found);
};

const isLabelEnd = [d.DOT, d.COLON];
const BEFORE_MAX = 4;
/** `Paciente Antileo RUT 14.882.301-K`, `Mamani Condori, DNI 41887230`: a name right before a number of somebody. */
const readBeforeId: Reader = (t, at, found) => {
  const value = at + 1;
  if (t.shape[at] !== CAPITALS || !isNear(t, value, isLabelEnd) || d.digits(t, value) < 1) return;
  if (!d.isNumber(t, value) || !(isNear(t, at, [d.COMMA], 2) && isInSpanish(t, at))) return;
  let first = at;
  const isMore = (word: number) =>
    word >= 0 && (word === at - 1 || d.isSpaced(t, word + 1)) && s.isFamilyPart(t, word, false);
  while (at - first < BEFORE_MAX && isMore(first - 1)) first -= 1;
  if (first < at && s.isNamePart(t, first, false)) add(t, first, at - 1, 0.75, 'before-id', found);
};

/** The name is the head of an entry: what follows is parted from it. */
const isEntry = (t: Tokens, next: number): boolean =>
  next >= t.count || t.mark[next] !== 0 || (t.gap[next]! & GAP_LINE) !== 0 || d.isNumber(t, next);

/** `| Cordero, Virtudes | 76 |`: a cell that is a name, family name first. */
function readCell(t: Tokens, at: number, found: Finding[]): void {
  const end = nameEnd(t, at, true);
  if (end < 0) return;
  const last = invertedEnd(t, end);
  const next = last + 1;
  const isWhole = last >= 0 && (t.mark[next] === PIPE || t.text.charCodeAt(t.end[last]!) === d.DOT);
  if (isWhole) add(t, at, last, 0.85, 'cell', found);
}

const isArticle = d.wordSet('el la');

/** `"el Beto"`, `("Flaco")`: what somebody is called by. */
function readNickname(t: Tokens, at: number, found: Finding[]): void {
  const isArticled = isArticle(t, at) && d.isSpaced(t, at + 1);
  const name = isArticled ? at + 1 : at;
  const isBracketed = t.text.charCodeAt(t.start[at]! - 2) === d.OPEN;
  const after = t.text[t.end[name]!] ?? '';
  const isClosed = '"”»’'.includes(after) && after !== '';
  if (!(isArticled || (isBracketed && isClosed)) || !d.isCapitalised(t, name)) return;
  if (t.shape[name] === CAPITALS || !(isClosed || s.isNamePart(t, name, false))) return;
  const end = Math.max(name, nameEnd(t, name));
  add(t, name, end, 0.75, 'nickname', found);
}

announce(LABELS, readLabel);
announce(CALLS, readCall);
announce('dias tardes noches dia', readCall);
announce(BEDS, readBed);
announce(ROLES, readRole);
announce(MANY, readMany);
announce(KIN, readKin);
announce(SPOUSED, readSpoused);
announce(POSTS, readPost);
announce('rut run dni nie curp cuil cuit cc ci nhc hc nss rg cpf', readBeforeId);
announce(
  `hablar habla hablo hable hablado hablamos hablen pedir pida comunicarse entregada dile digale decile decirle avisa avisale
  avisad avise avisar avisado preguntale preguntar pregunta llamale llamar busca recoge entregar consultar`,
  readSpeaking,
);

const GLANCE_MASK = 2047;
const glance = new Uint8Array(GLANCE_MASK + 1);
for (const hash of READERS.keys()) glance[hash & GLANCE_MASK] = 1;
