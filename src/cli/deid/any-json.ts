/** JSON: FHIR, under the rules of the profile; else with the field that names the patient, where one says so. */
import type { ShownOrder } from '../../core/date-order.ts';
import { Failure } from '../../core/failures.ts';
import type { Json } from '../../core/json.ts';
import { once } from '../../core/once.ts';
import {
  DOCUMENT_FORMATS,
  type DocumentFormat,
  type DocumentLocus,
  fhirByRules,
  idIn,
  isMissing,
  jsonByPaths,
  kindOfNumber,
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
  const isPatient = ({ label, text }: DocumentLocus): boolean =>
    label === column && !isMissing(text);
  const asReference = (locus: DocumentLocus): DocumentLocus => {
    const text = idIn({ role: 'reference' }, locus.text);
    return { ...locus, role: 'reference', text, kind: kindOfNumber({ role: 'reference' }, text) };
  };
  const loci = walked.loci.map((locus) => (isPatient(locus) ? asReference(locus) : locus));
  const patientIn = (from: number, to: number, at: string): string | undefined => {
    const patients = new Set(
      loci
        .slice(from, to)
        .filter(isPatient)
        .map(({ text }) => text),
    );
    if (patients.size > 1) throw severalPatients(at);
    const [patient] = patients;
    return patient === undefined ? undefined : `Patient/${patient}`;
  };
  const value = once((): Json => JSON.parse(source.replace(/^\ufeff/, '')));
  const rows = walked.units ?? [];
  if (rows.length === 0) {
    const subject = patientIn(0, loci.length, '--patient-column');
    if (subject === undefined && !isEmptyIn(value(), column)) throw noPatient('--patient-column');
    return { ...walked, loci, subject };
  }
  const parts = rows.map((from, index) => {
    const to = rows[index + 1] ?? loci.length;
    const at = `row ${index + 1} of the list`;
    const subject = patientIn(from, to, at);
    if (subject === undefined && !isEmptyIn((value() as Json[])[index]!, column)) {
      throw noPatient(at);
    }
    return { subject, from, to };
  });
  const [first] = parts;
  // Rows of nobody named are as many subjects: nothing links them.
  const isOne =
    first?.subject !== undefined && parts.every((part) => part.subject === first.subject);
  return {
    ...walked,
    loci,
    subject: isOne ? first.subject : undefined,
    ...(!isOne && { parts }),
  };
}

const noPatient = (at: string): Failure =>
  new Failure('document_invalid', { at: `${at}: no value in a field of this name` });

/** Which dates and names are whose, nobody can tell then. */
const severalPatients = (at: string): Failure =>
  new Failure('document_invalid', {
    at: `${at}: several patients in fields of this name; write each as a row of a list, or as a line`,
  });

/** As an empty cell of a table: the record is about nobody named. */
function isEmptyIn(value: Json, column: string): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(
    ([key, held]) => (key === column && isNothing(held)) || isEmptyIn(held, column),
  );
}

const isNothing = (value: Json): boolean =>
  value === null || (typeof value === 'string' && isMissing(value));

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
