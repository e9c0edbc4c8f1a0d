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
import { isInSpanish } from '../spanish-words.ts';
import { CAPITALS, GAP_BREAK, GAP_LINE, LOWER, NO_CAPITALS, type Tokens } from '../tokens.ts';
import * as s from './spanish-part.ts';
import { afterTitles, invertedEnd, nameEnd } from './spanish-read.ts';

const KIN = `madre padre mama papa mami papi hijo hija hermano hermana abuelo abuela abuelito abuelita tio tia primo
  prima sobrino sobrina nieto nieta bisnieto bisnieta suegro suegra cuñado cuñada yerno nuera esposo esposa marido mujer
  pareja novio novia expareja exmarido exmujer compañero compañera amigo amiga vecino vecina comadre compadre padrino
  madrina padrastro madrastra hijastro hijastra hermanastro hermanastra cuidador cuidadora acompañante familiar
  acudiente ahijado ahijada gemelo gemela mellizo melliza nene nena niño niña bebe concubino concubina conyuge`;
const MANY = `hijos hijas hermanos hermanas tios tias primos primas sobrinos sobrinas nietos nietas padres abuelos suegros
  cuñados cuñadas cuidadoras cuidadores amigos amigas vecinos vecinas gemelos gemelas mellizos mellizas niños niñas`;
const ROLES = `señorita seño srta doctora doctor dra dr señora señor sra sr don doña enfermera enfermero matrona
  kinesiologo kinesiologa capellan agente maestra maestro tutora tutor profesora profesor licenciada licenciado lic
  capitan sargento pastor sor celador celadora auxiliar fisioterapeuta psicologa psicologo interprete`;
const LABELS = `paciente px pte nombre nombres apellidos apellido cirujano cirujana ayudante ayudantes adjunto adjunta
  mir residente anestesista anestesiologo anestesiologa instrumentista circulante perfusionista responsable firma fdo
  firmado contacto enfermeria due kinesio medico medica facultativo traductor traductora usuaria usuario cliente remite
  odontologo odontologa informante guardia informado validado solicitante peticionario geriatra cardiologo cardiologa
  tens int tum mpss r1 r2 r3 r4 r5 r2go indice bebe nacido elaboro reviso autorizo atendio testigo testigos`;
const CALLS = `querida querido estimada estimado hola soy llamo llama llamaba llamarse llaman llamado llamada
  saluda digan dicen alias apodado apodada atte hablo habla che`;
const BEDS = 'cama box sillon habitacion hab';

/** Finds the names that the word at `at` announces. */
type Reader = (t: Tokens, at: number, found: Finding[]) => void;

const READERS = new Map<number, Reader>();
function announce(words: string, read: Reader): void {
  for (const word of words.trim().split(/\s+/)) READERS.set(hashWord(word), read);
}

export function findSpanishNames(t: Tokens, found: Finding[]): void {
  for (let at = 0; at < t.count; at += 1) {
    const mark = t.mark[at]!;
    if (mark === PIPE) readCell(t, at, found);
    else if (isQuote(mark)) readNickname(t, at, found);
    const hash = t.hash[at]!;
    if (glance[hash & GLANCE_MASK] === 1) READERS.get(hash)?.(t, at, found);
  }
}

const PIPE = 124;
const isQuote = (mark: number): boolean =>
  mark === 34 || mark === 0x201c || mark === 0xab || mark === 0x2018 || mark === d.OPEN;

const add = (
  t: Tokens,
  first: number,
  last: number,
  score: number,
  rule: string,
  found: Finding[],
) => {
  const [start, end] = [t.start[first]!, t.end[last]!];
  found.push(d.finding(start, end, 'name', 'name', score, `spanish-name/${rule}`));
};

/** No more than white space and these marks between two tokens of one line. */
function isNear(t: Tokens, at: number, marks: readonly number[], width = 4): boolean {
  if (at <= 0 || at >= t.count || (t.gap[at]! & GAP_BREAK) !== 0) return false;
  const mark = t.mark[at]!;
  if ((t.gap[at]! & GAP_LINE) !== 0 && mark !== 0) return false;
  return t.start[at]! - t.end[at - 1]! <= width && (mark === 0 || marks.includes(mark));
}

/** The text, or the line, has no capitals: names have none either. */
function isSmallWriting(t: Tokens, at: number): boolean {
  if (t.capitals === NO_CAPITALS) return true;
  let first = at;
  while (first > 0 && at - first < LINE_REACH && (t.gap[first]! & GAP_LINE) === 0) first -= 1;
  return t.shape[first] === LOWER && (first === 0 || (t.gap[first]! & GAP_LINE) !== 0);
}
const LINE_REACH = 48;

interface Manner {
  readonly score: number;
  readonly rule: string;
  /** A name must stand here: see `nameEnd`. */
  readonly isTrusted?: true;
  /** Nothing but a name can: see `isSmallName`. */
  readonly isSure?: true;
  /** `y` parts two of them, whatever the second one is. */
  readonly isList?: true;
}

/** Adds the name at `at`, titles left out, in capitals or in small letters; returns its last token, or -1. */
function readAt(t: Tokens, at: number, manner: Manner, found: Finding[]): number {
  const { score, rule, isTrusted, isSure } = manner;
  const first = afterTitles(t, at);
  const end = nameEnd(t, first, isTrusted ?? first > at);
  if (end >= 0) {
    const last = rule === 'kin' ? beforeAnd(t, first, end, manner.isList ?? false) : end;
    add(t, first, last, score, rule, found);
    return last;
  }
  const last = smallEnd(t, first, isSure ?? false);
  if (last >= 0) add(t, first, last, score - 0.1, rule, found);
  return last;
}

const isAnd = d.wordSet('y e');

/** `Norma y Elba` are two; `Ortega y Gasset` is one. */
function beforeAnd(t: Tokens, first: number, end: number, isList: boolean): number {
  for (let at = first + 1; at < end; at += 1)
    if (isAnd(t, at) && (isList || s.isCalled(t, at + 1))) return at - 1;
  return end;
}

const SMALL_MAX = 4;
const isSmallParticle = d.wordSet('de del la las los y');

/** `ana luisa lozada`, `paco ruiz`: last token of a name in small letters, or -1. */
function smallEnd(t: Tokens, first: number, isSure: boolean): number {
  if (!s.isSmallName(t, first, isSmallWriting(t, first), isSure)) return -1;
  let last = first;
  for (let words = 1; words < SMALL_MAX; words += 1) {
    let next = last + 1;
    while (next < last + 3 && isSmallParticle(t, next) && d.isSpaced(t, next)) next += 1;
    const isMore =
      d.isSpaced(t, next) && (s.isSmallFamily(t, next) || s.isSmallName(t, next, false));
    if (!isMore) break;
    last = next;
  }
  return last;
}

const isKinKind =
  d.wordSet(`materno materna paterno paterna mayor menor gemelo gemela mellizo melliza politico politica soltero
  soltera pequeño pequeña principal responsable biologico biologica unico unica actual mas de`);
const isOf = d.wordSet('de del');
const KIN_MARKS = [d.OPEN, d.COLON, d.COMMA, 34, 0x201c, 0xab];

/** `su hija Encarna`, `un hermano, Claudio,`, `tío materno (Segundo)`, `la mujer de Paco Ruiz`. */
const readKin: Reader = (t, at, found) => {
  let next = at + 1;
  while (next < at + 3 && isKinKind(t, next) && !isOf(t, next) && isNear(t, next, [])) next += 1;
  if (!isNear(t, next, KIN_MARKS) || (t.gap[next]! & GAP_LINE) !== 0) return;
  if (!isOf(t, next)) {
    const isApart = t.mark[next] === d.COMMA && t.shape[next] === LOWER;
    if (!isApart) readRow(t, next, found);
    return;
  }
  if (isNear(t, next + 1, [])) readAt(t, next + 1, { score: 0.75, rule: 'kin-of' }, found);
};

/** `dos hijos: Dylan (15) y Kerly Anahí (9)`, `sus hijas (Norma y Elba)`, `Primas Nuria y Covadonga`. */
const readMany: Reader = (t, at, found) => {
  let next = at + 1;
  // `dos hijos en edad escolar, Jerónimo y Pía`
  while (next < at + 5 && t.shape[next] === LOWER && d.isSpaced(t, next) && !isOf(t, next))
    next += 1;
  if (isOf(t, next) && next === at + 1) {
    if (isNear(t, next + 1, [])) readAt(t, next + 1, { score: 0.75, rule: 'kin-of' }, found);
    return;
  }
  if (!isNear(t, next, KIN_MARKS) || t.shape[next] === LOWER) return;
  readList(t, next, found);
};

const LIST_MAX = 8;
const KIN_MANNER: Manner = { score: 0.85, rule: 'kin' };

/** Names in a row with what is said of each: `Emiliano de 12 años, con asma; Regina de 4, sana`. */
function readList(t: Tokens, first: number, found: Finding[]): void {
  const manner: Manner = { ...KIN_MANNER, isList: true };
  let last = readAt(t, first, manner, found);
  for (let items = 1; items < LIST_MAX && last >= 0; items += 1) {
    const next = nextItem(t, last);
    last = next < 0 ? -1 : readAt(t, next, manner, found);
  }
}

/** One name, and another behind `y`. */
function readRow(t: Tokens, first: number, found: Finding[]): void {
  const last = readAt(t, first, KIN_MANNER, found);
  const next = last + 2;
  const isMore = last >= 0 && isAnd(t, last + 1) && d.isSpaced(t, last + 1) && d.isSpaced(t, next);
  if (isMore && t.shape[next] !== LOWER) readAt(t, next, KIN_MANNER, found);
}

const ITEM_REACH = 9;

/** The first word of the next item: behind `y`, a semicolon or a comma, and written as a name. */
function nextItem(t: Tokens, last: number): number {
  for (let at = last + 1; at < t.count && at <= last + ITEM_REACH; at += 1) {
    if ((t.gap[at]! & GAP_LINE) !== 0 || (t.mark[at] === d.DOT && !d.isNumber(t, at - 1)))
      return -1;
    const gap = t.text.slice(t.end[at - 1], t.start[at]);
    const isParted = gap.includes(';') || isAnd(t, at - 1);
    if (!(isParted || gap.includes(',')) || !s.isNamePart(t, at, false)) continue;
    if (isParted || s.isCalled(t, at) || isAged(t, nameEnd(t, at))) return at;
  }
  return -1;
}

/** `Yeimy (9)` */
const isAged = (t: Tokens, last: number): boolean =>
  t.mark[last + 1] === d.OPEN && d.isNumber(t, last + 1);

const ROLE_MARKS = [d.DOT];

/** `la señorita Paqui`, `doctora Güicho`, `Sra. Ma. de la Luz Arriaga`. */
const readRole: Reader = (t, at, found) => {
  const next = at + 1;
  const isDotted = t.mark[next] === d.DOT;
  if (!isNear(t, next, ROLE_MARKS, 3) || (isDotted && t.end[at]! - t.start[at]! > 4)) return;
  readAt(t, next, { score: 0.9, rule: 'role' }, found);
};

const LABEL_WORDS_MAX = 4;
const isBare = d.wordSet('px pte r1 r2 r3 r4 r5 r2go tens int tum mpss mir due');
const LIST_MARKS = [d.SLASH, d.COMMA];

/** `1º AYUDANTE: PRADO`, `Apellidos y nombre: Vaca Toro, Jesús`, `Médico de guardia: Dell'Orto`, `Px Refugio`. */
const readLabel: Reader = (t, at, found) => {
  const value = valueAfter(t, at);
  if (value < 0) return;
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

/** Where the value of the label begins: behind its colon, a few words on; or right behind what is never a word. */
function valueAfter(t: Tokens, label: number): number {
  const next = label + 1;
  if (isBare(t, label) && isInSpanish(t, label) && isNear(t, next, [d.DOT], 3)) {
    const isWritten = t.shape[label] !== LOWER || t.capitals === NO_CAPITALS;
    if (isWritten && (t.gap[next]! & GAP_LINE) === 0) return next;
  }
  for (let at = next; at < t.count && at <= label + LABEL_WORDS_MAX; at += 1) {
    if ((t.gap[at]! & GAP_LINE) !== 0) return -1;
    if (t.mark[at] === d.COLON) return t.start[at]! - t.end[at - 1]! <= 14 ? at : -1;
    if (!isNear(t, at, [d.OPEN, d.DOT, ...LIST_MARKS], 3)) return -1;
  }
  return -1;
}

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
  readAt(t, next, isBeing(t, at) ? manner : { ...manner, isSure: true }, found);
};

/** `habla con Dolly`, `pedir por Xochitl`. */
const readSpeaking: Reader = (t, at, found) => {
  const next = at + 2;
  if (!isWith(t, at + 1) || !d.isSpaced(t, at + 1) || !d.isSpaced(t, next)) return;
  if (t.shape[next] !== LOWER) readAt(t, next, { score: 0.7, rule: 'spoken-with' }, found);
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
  const before = t.text[t.start[at]! - 1] ?? '';
  if (!'"“«‘'.includes(before)) return;
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
announce(
  'hablar habla hablo hable hablado hablamos hablen pedir pida comunicarse entregada',
  readSpeaking,
);

const GLANCE_MASK = 2047;
const glance = new Uint8Array(GLANCE_MASK + 1);
for (const hash of READERS.keys()) glance[hash & GLANCE_MASK] = 1;
