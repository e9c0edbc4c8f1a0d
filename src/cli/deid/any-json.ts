/** JSON: FHIR, under the rules of the profile; else with the field that names the patient, where one says so. */
import type { ShownOrder } from '../../core/date-order.ts';
import { Failure } from '../../core/failures.ts';
import {
  DOCUMENT_FORMATS,
  type DocumentFormat,
  fhirByRules,
  isMissing,
  jsonByPaths,
  orderOfValues,
  type WalkedDocument,
} from '../../formats/index.ts';
import type { OpenOptions } from './formats.ts';

/** @param head of a file of lines: what `orderInLines` says of its beginning */
export function anyJson({
  patientColumn,
  fhirRules,
  jsonPaths,
  head = '',
}: OpenOptions): DocumentFormat {
  const fhir = fhirRules === undefined ? DOCUMENT_FORMATS.fhir : fhirByRules(fhirRules);
  const json = jsonPaths === undefined ? DOCUMENT_FORMATS.json : jsonByPaths(jsonPaths);
  return {
    id: 'json',
    walk(source) {
      if (isResource(source)) return fhir.walk(source);
      const walked = { ...json.walk(source), ...(isOrder(head) && { dateOrder: head }) };
      return patientColumn === undefined ? walked : aboutPatients(walked, source, patientColumn);
    },
  };
}

/**
 * About whom it is by that field, and each row of a list on its own.
 *
 * @throws Failure document_invalid where it has no such field: its patient would have another shift in each line
 */
function aboutPatients(walked: WalkedDocument, source: string, column: string): WalkedDocument {
  const loci = walked.loci.map((locus): (typeof walked.loci)[number] =>
    locus.label === column ? { ...locus, role: 'reference' } : locus,
  );
  const patientIn = (from: number, to: number): string | undefined => {
    const patient = loci.slice(from, to).find(({ label }) => label === column);
    return patient && !isMissing(patient.text) ? `Patient/${patient.text}` : undefined;
  };
  const rows = walked.units ?? [];
  const parts = rows.map((from, index) => {
    const to = rows[index + 1] ?? loci.length;
    const subject = patientIn(from, to);
    if (subject === undefined) throw noPatient(`row ${index + 1} of the list`);
    return { subject, from, to };
  });
  const isOne = new Set(parts.map(({ subject }) => subject)).size <= 1;
  const subject = isOne ? patientIn(0, loci.length) : undefined;
  if (isOne && subject === undefined && !isEmptyIn(source, column))
    throw noPatient('--patient-column');
  return { ...walked, loci, subject, ...(!isOne && { parts }) };
}

const noPatient = (at: string): Failure =>
  new Failure('document_invalid', { at: `${at}: no value in a field of this name` });

/** As an empty cell of a table: the record is about nobody named. */
function isEmptyIn(source: string, column: string): boolean {
  const key = JSON.stringify(column);
  const at = source.indexOf(key);
  const value = at < 0 ? null : VALUE.exec(source.slice(at + key.length));
  return value !== null && isMissing(value[1] ?? '');
}

const VALUE = /^\s*:\s*(?:null|"([^"\\]*)")/;

/** FHIR, by what every resource has. */
export const isResource = (source: string): boolean => /"resourceType"\s*:\s*"[A-Z]/.test(source);

/**
 * Lines of one file are written by one system: what their dates show of the order of month and day, each of them
 * is told. Nothing where none does.
 */
export const orderInLines = (beginning: string): string =>
  orderOfValues([...beginning.matchAll(STRING)].map(([, text]) => text!)) ?? '';

const STRING = /"([^"\\]{6,32})"/g;

const ORDERS: ReadonlySet<string> = new Set<ShownOrder>([
  'month-first',
  'day-first',
  'contradictory',
]);
const isOrder = (head: string): head is ShownOrder => ORDERS.has(head);
