/**
 * Names, towns, postal codes and telephones in pasted tables, under a heading that says so: any word or number may be one there.
 *
 * Category  names, geographic subdivisions, telephone numbers, 45 CFR §164.514(b)(2)(i)(A), (B), (D)
 * Shape     `mrn,last,first,city,zip` and below it `90120,‹Young›,‹Summer›,‹Superior›,‹54880›`; also tabs, semicolons, bars; in
 *           Spanish `nombre;apellidos;cp;municipio;médico`
 *
 * A table ends where its rows do, or where a cell is a heading again: so each row is read a few times at most.
 */
import type { Finding, PhiCategory } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { fold } from '../fold.ts';
import { shortFor, spelledOut } from '../short-keys.ts';
import { columnStart, headingsAt, LINE_MAX, lineEnd } from './pasted-table.ts';

const CELLS_MIN = 3;

/** Headings that say it by themselves, and those that need a column of a person beside them. */
const SURE =
  /^(?:(?:pt|patient|member|client|resident)(?:'?s)? (?:(?:last|first|full) )?name|(?:last|first|family|given|middle|maiden) ?name|surname|forename|[lf]name|pt|patient|paciente|apellidos?(?: ?\d)?|(?:primer|segundo) apellido)$/;
/** Also of things, or of who treats somebody: a column of a person stands beside. */
const LOOSE =
  /^(?:name|last|first|full name|nombres?|(?:(?:ref|referring|ordering|admitting|primary) )?(?:attending|provider|physician|doctor|nurse|surgeon|pcp|medic[oa]|enfermer[oa]|facultativ[oa]|cirujan[oa])(?: name)?)$/;
const TOWN =
  /^(?:home ?|birth ?)?(?:city|town|suburb|village|hometown|birthplace|localidad|municipio|ciudad|poblacion|comuna)$/;
const POSTAL = /^(?:home )?(?:zip|zip ?code|postal(?: code)?|post ?code|cp|codigo postal)$/;
const PHONE =
  /^(?:(?:home|cell|mobile|work) ?)?(?:phone|telephone|tel|cell|mobile|fax|telefono|movil|celular|fono)(?: (?:no|number))?$/;
const OF_PERSON =
  /\b(?:(?:last|first) ?name|surname|dob|birth|born|mrn|mr|nhs|chi|pt|patient|pcp|age|sex|gender|phone|tel|email|address|city|town|room|bed|ssn|admit\w*|adm|zip|zipcode|cp|municipio|localidad|paciente|apellidos? ?\d?|nhc|edad|sexo|f nac\w*|fecha de nacimiento|hab|cama)\b/;
const WORDS =
  `name pt patient last first surname forename lname fname lastname firstname city town suburb village hometown
  birthplace attending provider physician doctor nurse surgeon pcp paciente apellido apellidos nombre nombres medico medica enfermero enfermera
  facultativo facultativa cirujano cirujana localidad municipio ciudad poblacion comuna zip zipcode postal postcode
  code cp phone telephone tel cell mobile fax telefono movil celular fono ${shortFor('city', 'postcode').join(' ')}`.split(
    /\s+/,
  );

const VALUE = /^\p{L}[\p{L}\p{M} .,'’-]{0,39}$/u;
const POSTAL_VALUE = /^(?=.*\d)[A-Z\d](?:[A-Z\d]|[ -](?=[A-Z\d])){2,9}$/;
const PHONE_VALUE = /^[+(\d][\d ().x-]{6,23}$/;
const WORDS_MAX = 4;
const NOTHING =
  /^(?:unknown|none|null|nil|na|n a|tbd|self|pending|same|yes|no|male|female|total|mean|median|all|other|control|test|patient|pt|anonymous|redacted|refused|homeless)\b/;

export const tableValue: Detector = {
  id: 'table-value',
  bits: 0,
  shapes: 0,
  words: WORDS,
  find(t, at, found) {
    const headings = headingsAt(t, at);
    if (headings === undefined || headings.cellEnd > t.end[at]! + 1) return;
    const { separator, cells, column, end } = headings;
    if (cells.filter((cell) => cell.trim() !== '').length < CELLS_MIN) return;
    const kind = kindOf(cells, column, separator);
    if (kind !== undefined)
      findBelow(t.text, end, { separator, column, count: cells.length, kind }, found);
  },
};

interface Kind {
  readonly category: PhiCategory;
  readonly type: string;
  readonly value: RegExp;
  /** Another of these headings ends the table. */
  readonly end: RegExp;
}
const KIND = {
  name: { category: 'name', type: 'name', value: VALUE, end: SURE },
  town: { category: 'location', type: 'city', value: VALUE, end: TOWN },
  postal: { category: 'location', type: 'zip', value: POSTAL_VALUE, end: POSTAL },
  phone: { category: 'phone', type: 'phone', value: PHONE_VALUE, end: PHONE },
} as const;

const heading = (cell: string): string =>
  spelledOut(
    fold(cell)
      .replace(/[_.\-"'*#\s]+/g, ' ')
      .trim(),
  );

function kindOf(cells: readonly string[], column: number, separator: string): Kind | undefined {
  const headings = cells.map(heading);
  const own = headings[column]!;
  const isOfPerson = headings.some((other, at) => at !== column && OF_PERSON.test(other));
  const isBesidePerson = isOfPerson || headings.some((other) => LOOSE.test(other));
  if (POSTAL.test(own)) return KIND.postal;
  if (PHONE.test(own)) return isBesidePerson ? KIND.phone : undefined;
  if (TOWN.test(own) && isBesidePerson) return KIND.town;
  // `Pt, alert, oriented` is a sentence.
  const isName = SURE.test(own) && separator !== ',';
  const isLoose = SURE.test(own) || LOOSE.test(own);
  return isName || (isLoose && isOfPerson) ? KIND.name : undefined;
}

interface Table {
  readonly separator: string;
  readonly column: number;
  readonly count: number;
  readonly kind: Kind;
}

/** What is quoted keeps its commas. */
const isQuoted = /"[^"\n]{0,200}"/g;

function findBelow(text: string, headingEnd: number, table: Table, found: Finding[]): void {
  const { separator, column, count, kind } = table;
  let from = headingEnd + 1;
  while (from < text.length) {
    const to = lineEnd(text, from);
    const line = text.slice(from, to);
    if (!/^[\s|:+-]+$/.test(line)) {
      const cells = line
        .replace(isQuoted, (all) => all.replaceAll(separator, '_'))
        .split(separator);
      if (cells.length !== count || to - from > LINE_MAX) return;
      const cell = cells[column]!;
      const plain = heading(cell);
      if (kind.end.test(plain) || SURE.test(plain) || LOOSE.test(plain) || TOWN.test(plain)) return;
      const start = from + columnStart(cells, column);
      if (!NOTHING.test(plain)) addCell(text.slice(start, start + cell.length), start, kind, found);
    }
    from = to + 1;
  }
}

function addCell(cell: string, from: number, kind: Kind, found: Finding[]): void {
  const value = cell.trim().replace(/^["']|["']$/g, '');
  const isValue = kind.value.test(value) && value.split(/\s+/).length <= WORDS_MAX;
  if (!isValue) return;
  const start = from + cell.indexOf(value);
  found.push(
    d.finding(
      start,
      start + value.length,
      kind.category,
      kind.type,
      0.8,
      `table-value/${kind.type}`,
    ),
  );
}
