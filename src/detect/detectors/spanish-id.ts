/**
 * Identifiers behind the labels of Spain and Latin America, with their dots, slashes and prefixes.
 *
 * Category  45 CFR §164.514(b)(2)(i)(H) to (M), (R), by the label
 * Shape     `CC 43.288.106` · `C.C. No. 7401993` · `cédula de ciudadanía 17125884` · `NIT 802.014.336-1` · `el RUT es
 *           6.712.340-9` · `D.N.I. N° 12.774.908` · `NSS: 75 06 87 3312 4` · `HC: 118.442/3` · `M.N. 87302` · `oficio
 *           HGT/URG/0219/24` · `folio CRUM 7732-24` · `DP 1187/2023` · `placa 3307` · `C.I.: 4.812.337-1`
 *
 * Labels that are also words or units (`cc`, `RM`, `HC`, `historia`) ask for a value that could be nothing else.
 */
import type { Finding, PhiCategory } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { fold } from '../fold.ts';
import { isSpanish } from '../language.ts';
import { CAPITALS, GAP_BREAK, GAP_LINE, LETTER, LOWER, type Tokens } from '../tokens.ts';
import { isDay, isMonth } from './date-parts.ts';

/** What a label asks of its value: digits at least, and whether a mark, a letter or a separator must be there. */
interface Label {
  readonly category: PhiCategory;
  readonly type: string;
  readonly digitsMin: number;
  readonly isWeak: boolean;
}

const LABELS = new Map<string, Label>();
function put(
  words: string,
  category: PhiCategory,
  type: string,
  digitsMin: number,
  isWeak = false,
) {
  for (const word of words.trim().split(/\s+/))
    LABELS.set(fold(word), { category, type, digitsMin, isWeak });
}
put(
  'cédula cedula dni nie nif cif nit rut rutificador run cuil cuit curp rfc dui cui identificación credencial',
  'other_unique_id',
  'id',
  5,
);
put('cc ti ce ci', 'other_unique_id', 'id', 6);
put(
  'nss nuss naf imss issste sip cip cipa afiliado afiliada afiliación',
  'health_plan_beneficiary_number',
  'member',
  5,
);
put('sus cns', 'health_plan_beneficiary_number', 'member', 11);
put('póliza socio carné carnet', 'health_plan_beneficiary_number', 'member', 4, true);
put('nhc hce dau', 'medical_record_number', 'mrn', 4);
put('hc prontuário', 'medical_record_number', 'mrn', 5);
put(
  'historia hist expediente exp ficha folio récord registro legajo',
  'medical_record_number',
  'mrn',
  4,
  true,
);
put('rm mn mp cmp rne crm coren', 'certificate_or_license_number', 'license', 4);
put(
  'mat matrícula céd ced reg colegiado colegiada col lic licencia',
  'certificate_or_license_number',
  'license',
  4,
  true,
);
put('placa placas patente dominio', 'vehicle_identifier', 'vehicle', 3, true);
put(
  `oficio dp radicado denuncia causa atestado siniestro factura boleta recibo trámite solicitud orden frasco
  biopsia informe muestra acceso caso episodio autorización contrato pasaporte clave credencial`,
  'other_unique_id',
  'id',
  4,
  true,
);
put('intérprete', 'other_unique_id', 'id', 5, true);
put('rg', 'other_unique_id', 'id', 7);
put('cuenta tarjeta', 'account_number', 'account', 6, true);

/** Labels written with dots: `D.N.I.`, `C.C.`, `M.N.`. */
const DOTTED = new Set([
  'cc',
  'ti',
  'ce',
  'ci',
  'dni',
  'nie',
  'nif',
  'cif',
  'nit',
  'rut',
  'nss',
  'hc',
  'mn',
  'mp',
  'rm',
]);

/** So few letters are much else in other languages: `lot 22, exp 2026-05`. */
const isInitials = d.wordSet('cc ti ce ci exp');
/** In small letters these are words of English. */
const isElsewhere = d.wordSet('run mat col sip hist reg lic patente rut nit');

const isFiller =
  d.wordSet(`n no num nro numero es el la de del ciudadania identidad extranjeria clinica clinico
  social seguro seguridad electronico prof profesional esp especialidad interno paciente sanitaria fiscal
  nacional judicial familiar salud medico medica moto vehiculo coche carro auto camion furgoneta turismo implicado implicada`);
const isSign = d.wordSet('n no num nro numero es');
const FILLERS_MAX = 5;
const GAP_MAX = 6;
const HASH_SIGN = 35;

/** Letters and digits in pieces, tied by dots, slashes and hyphens; bounded. */
const VALUE = /[A-Za-z0-9]{1,14}(?:[./-][A-Za-z0-9]{1,14}){0,6}/y;
const DATE_LIKE = /^(?:(\d{1,2})[./-](\d{1,2})[./-](?:\d\d){1,2}|\d{4}-\d\d-\d\d|(?:19|20)\d\d)$/;
/** `450`, `45.5`, `2/3`, `12-14`: measured or counted. */
const QUANTITY = /^\d{1,3}(?:[./-]\d{1,2})?$/;
/** `31.000`, `1.200`: how many. */
const THOUSANDS = /^\d{1,3}\.\d{3}$/;

export const spanishId: Detector = {
  id: 'spanish-id',
  bits: 0,
  shapes: d.shapes(LETTER),
  words: [...LABELS.keys()],
  find(t, at, found) {
    const last = t.shape[at] === LETTER ? dottedEnd(t, at) : at;
    if (last < 0 || d.isAdjacent(t, at)) return;
    const label = LABELS.get(wordOf(t, at, last));
    if (label === undefined) return;
    if (isUnitHere(t, at, label)) return;
    const isAmbiguous = isInitials(t, at) || (t.shape[at] === LOWER && isElsewhere(t, at));
    if (isAmbiguous && !isSpanish(t, at)) return;
    const { value, hasSign } = valueAfter(t, last);
    if (value > last + 1 && isOfVehicle(label) && plateEnd(t, value - 1) >= 0)
      findValue(t, value - 1, label, hasSign, found); // `AB 123 CD`
    else if (value >= 0) findValue(t, value, label, hasSign, found);
  },
};

const wordOf = (t: Tokens, first: number, last: number): string =>
  fold(t.text.slice(t.start[first], t.end[last])).replaceAll('.', '');

/** Last letter of `C.C.`, `D.N.I.`, when it is a label; or -1. */
function dottedEnd(t: Tokens, at: number): number {
  if (at > 0 && d.isJoinedBy(t, at, d.DOT) && t.shape[at - 1] === LETTER) return -1;
  let last = at;
  while (last - at < 3 && d.isJoinedBy(t, last + 1, d.DOT) && t.shape[last + 1] === LETTER)
    last += 1;
  return last > at && DOTTED.has(wordOf(t, at, last)) ? last : -1;
}

/** `40 cc`, `3 ce`: a unit or a count stands before a label in small letters. */
const isUnitHere = (t: Tokens, at: number, { digitsMin }: Label): boolean =>
  digitsMin > 5 && at > 0 && d.isNumber(t, at - 1) && d.isSpaced(t, at);

/** First token of the value, and whether a colon, `No.`, `#` or `es` announces it. */
function valueAfter(t: Tokens, label: number): { value: number; hasSign: boolean } {
  let hasSign = false;
  for (let next = label + 1; next <= label + FILLERS_MAX && next < t.count; next += 1) {
    const width = t.start[next]! - t.end[next - 1]!;
    const mark = t.mark[next]!;
    if (width === 0 || width > GAP_MAX || (t.gap[next]! & GAP_BREAK) !== 0) break;
    if ((t.gap[next]! & GAP_LINE) !== 0 && !hasSign && mark !== d.COLON) break;
    if (mark === d.COMMA || mark === d.SEMICOLON || mark === d.CLOSE) break;
    if (t.text.charCodeAt(t.start[next]! - 1) === d.OPEN) break;
    if (mark === d.COLON || mark === HASH_SIGN) hasSign = true;
    const isWord = isFiller(t, next) && !isGlued(t, next);
    if (!isWord) return { value: isCodeWord(t, next) ? next + 1 : next, hasSign };
    if (isSign(t, next)) hasSign = true;
  }
  return { value: -1, hasSign };
}

/** A number or a joint follows at once: `N-2214`. */
const isGlued = (t: Tokens, at: number): boolean => {
  const next = at + 1;
  if (d.isAdjacent(t, next)) return true;
  return d.isNumber(t, next) && (d.isJoinedBy(t, next, d.HYPHEN) || d.isJoinedBy(t, next, d.SLASH));
};

/** `folio CRUM 7732-24`: initials of whoever gave the number. */
const isCodeWord = (t: Tokens, at: number): boolean =>
  t.end[at]! - t.start[at]! <= 6 &&
  t.shape[at] === CAPITALS &&
  d.isSpaced(t, at + 1) &&
  d.isNumber(t, at + 1);

function findValue(t: Tokens, at: number, label: Label, hasSign: boolean, found: Finding[]): void {
  const plate = isOfVehicle(label) ? plateEnd(t, at) : -1;
  if (plate >= 0) {
    found.push(
      d.finding(t.start[at]!, plate, 'vehicle_identifier', 'vehicle', 0.88, 'spanish-id/vehicle'),
    );
    return;
  }
  VALUE.lastIndex = t.start[at]!;
  const text = VALUE.exec(t.text)?.[0];
  if (text === undefined) return;
  const end = withGroups(t, at, t.start[at]! + text.length, label);
  const value = t.text.slice(t.start[at], end);
  if (!isCredible(value, label, hasSign) || isMeasuredAt(t, at, end)) return;
  const { category, type, isWeak } = label;
  found.push(
    d.finding(t.start[at]!, end, category, type, isWeak ? 0.88 : 0.96, `spanish-id/${type}`),
  );
}

/** `75 06 87 3312 4`, `4597 71 2236-8`: groups of digits behind single blanks, where a number is a national one. */
function withGroups(t: Tokens, first: number, end: number, { isWeak, digitsMin }: Label): number {
  let last = first;
  while (last < t.count && t.end[last]! < end) last += 1;
  if (isWeak || digitsMin < 5 || !d.isNumber(t, last)) return end;
  for (let groups = 0; groups < 6; groups += 1) {
    const next = last + 1;
    const isGroup =
      d.isNumber(t, next) &&
      d.isSpaced(t, next) &&
      t.start[next]! - t.end[last]! === 1 &&
      d.digits(t, next) <= 8 &&
      !d.isMeasured(t, next) &&
      t.mark[next + 1] !== d.SLASH;
    if (!isGroup) break;
    last = next;
  }
  const check = last + 1;
  const isCheck = d.isJoinedByDash(t, check) && d.isNumber(t, check) && d.digits(t, check) === 1;
  return t.end[isCheck && !d.isAdjacent(t, check + 1) ? check : last]!;
}

/** `4471 KLM` of Spain, without vowels; `AB 123 CD` of Argentina. */
const SPACED_PLATE = /(?:\d{4}[ -][BCDFGHJ-NPR-TV-Z]{3}|[A-Z]{2} \d{3} [A-Z]{2})(?![\p{L}\p{N}])/uy;
/** `matrícula` is also that of a doctor. */
const isOfVehicle = ({ type }: Label): boolean => type === 'vehicle' || type === 'license';
function plateEnd(t: Tokens, at: number): number {
  SPACED_PLATE.lastIndex = t.start[at]!;
  return SPACED_PLATE.test(t.text) ? SPACED_PLATE.lastIndex : -1;
}

const PLATE = /^(?:[A-Z]{2,3}-?\d{2,4}-?[A-Z]{0,2}|\d{3,4}-?[A-Z]{2,3})$/;
const LETTER_BEFORE_DIGIT = /^[A-Z]{1,6}[./-]/;

function isCredible(value: string, label: Label, hasSign: boolean): boolean {
  let digits = 0;
  let hasCapital = false;
  let hasSmall = false;
  for (const letter of value) {
    if (letter >= '0' && letter <= '9') digits += 1;
    else if (letter >= 'A' && letter <= 'Z') hasCapital = true;
    else if (letter >= 'a' && letter <= 'z') hasSmall = true;
  }
  if (digits === 0 || isDateLike(value)) return false;
  // `dx123`, `3ra`: words with a number
  if (hasSmall && !hasCapital && digits < label.digitsMin) return false;
  const isCode = hasCapital && digits > 1 && (LETTER_BEFORE_DIGIT.test(value) || digits > 2);
  const isTied = /[/-]/.test(value) && digits >= 4;
  if (QUANTITY.test(value) && digits < 5)
    return hasSign && label.isWeak && digits >= label.digitsMin;
  if (label.type === 'vehicle' && PLATE.test(value)) return true;
  if (label.isWeak) {
    if (THOUSANDS.test(value) && !hasSign) return false;
    return digits >= label.digitsMin || isCode || isTied;
  }
  if (isTied && label.digitsMin < 6) return true;
  return digits >= label.digitsMin || (isCode && digits >= 3);
}

/** `12/04/24`, `2024-03-14`, `2023`; no month has 33 days: `33-91-204`. */
function isDateLike(value: string): boolean {
  const parts = DATE_LIKE.exec(value);
  if (parts === null) return false;
  const [a, b] = [Number(parts[1] ?? 1), Number(parts[2] ?? 1)];
  return (isDay(a) && isMonth(b)) || (isMonth(a) && isDay(b));
}

const isCounted = d.wordSet(
  'pacientes casos copias euros pesos dolares kcal calorias celulas campos cm mm mg ml gr g kg cc x',
);

function isMeasuredAt(t: Tokens, first: number, end: number): boolean {
  let last = first;
  while (last + 1 < t.count && t.start[last + 1]! < end) last += 1;
  const isShare = t.text.charCodeAt(end) === 37;
  return (
    isShare || (d.isMeasured(t, last) && t.shape[last + 1] === LOWER) || isCounted(t, last + 1)
  );
}
