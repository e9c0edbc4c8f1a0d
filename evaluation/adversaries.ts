/**
 * Identifiers written so that a search may pass them by: zero-width characters, look-alike letters,
 * spacing, spelling out, encodings, line breaks, and what a prompt may ask a model to do with a name
 * (`tricks.ts`). Each trick is tried on the same identifiers in the same sentences; caught means that every letter
 * and digit of what was written is covered by findings.
 */
import type { KnownPerson } from '../src/core/person.ts';
import type { Estimate, Span } from './score.ts';
import { share } from './statistics.ts';
import { type Kind, TRICKS } from './tricks.ts';

interface Planted {
  readonly value: string;
  readonly kind: Kind;
  readonly before: string;
  readonly after: string;
}

const plant = (kind: Planted['kind'], rows: readonly string[]): Planted[] =>
  rows.map((row) => {
    const [before = '', value = '', after = ''] = row.split('|');
    return { kind, value, before, after };
  });

const PLANTED: readonly Planted[] = [
  ...plant('name', [
    'Patient: |Marisol Villanueva|\nSeen today for asthma.',
    'Seen by Dr. |Halvorson| in clinic.',
    'The daughter, |Ngozi Adeyemi|, was present.',
    'Mr. |Gregory Pruitt| reports chest pain.',
    'Dictated by: |Colleen Fitzgerald|, MD',
    'My patient |Darnell Whitaker| has a fever.',
  ]),
  ...plant('number', [
    'Call her at |617-555-0142| after five.',
    'Phone: |(312) 555-0187|',
    'SSN: |219-09-9999| on file.',
    'Her social security number is |078-05-1120|.',
  ]),
  ...plant('date', [
    'DOB: |03/14/1958|',
    'Admitted on |March 14, 2021| with sepsis.',
    'Seen on |2021-03-14| in follow up.',
  ]),
  ...plant('email', [
    'Email: |m.villanueva@example.com|',
    'Write to |gregory.pruitt@example.org| for records.',
  ]),
  ...plant('id', [
    'MRN: |48213097|',
    'Medical record number |7730419|.',
    'Account #: |QX-4471902|',
  ]),
  // Nothing around these gives them away.
  ...plant('known name', [
    'Asked |Villanueva| to call.',
    'Spoke with |Halvorson| at noon.',
    'To |Adeyemi|: rest.',
    '|Pruitt| is better.',
    'Told |Lee| so.',
    'For |Noor|, as before.',
    'As |Mbarnwell| wished.',
    'With |Ilse| beside.',
  ]),
  ...plant('known date', [
    'since |1958-03-14| as told',
    'from |1961-12-31| on',
    'file |2004-02-29|, closed',
    'noted |2007-01-01| there',
  ]),
];

const NOBODY = {
  ref: 'Patient/1',
  role: 'patient',
  phones: [],
  emails: [],
  addresses: [],
} as const;

/** Whom a request about one of these would name. */
function personOf({ kind, value }: Planted): KnownPerson | undefined {
  const known = { ...NOBODY, names: [], dates: [], identifiers: [] };
  if (kind === 'known name') return { ...known, names: [{ given: [], family: value }] };
  return kind === 'known date' ? { ...known, dates: [value] } : undefined;
}

/** The engine: with a person who is known, or without. */
type Detect = (text: string, known?: KnownPerson) => readonly Span[];

export interface TrickResult {
  readonly name: string;
  readonly tried: number;
  readonly caught: Estimate;
}

export function measureAdversaries(detect: Detect): TrickResult[] {
  return TRICKS.map((trick) => {
    const tried = PLANTED.filter((one) => trick.applies.includes(one.kind));
    const caught = tried.filter((planted) => {
      const { before, value, after } = planted;
      const written = trick.write(value);
      // What only stands around the identifier, such as a tag, gives nobody away.
      const inside = trick.isAround === true ? written.lastIndexOf(value) : 0;
      const start = before.length + inside;
      const end = trick.isAround === true ? start + value.length : start + written.length;
      const found = detect(before + written + after, personOf(planted));
      return isCovered(before + written + after, start, end, found);
    }).length;
    return { name: trick.name, tried: tried.length, caught: share(caught, tried.length) };
  });
}

/** Letters, digits, and the symbols that are used for them. */
const IDENTIFYING = /[\p{L}\p{N}\p{So}]/u;

function isCovered(text: string, start: number, end: number, found: readonly Span[]): boolean {
  for (let at = start; at < end; ) {
    const character = String.fromCodePoint(text.codePointAt(at)!);
    const isFound = found.some((one) => one.start <= at && at < one.end);
    if (IDENTIFYING.test(character) && !isFound) return false;
    at += character.length;
  }
  return true;
}
