/** JSON: FHIR, under the rules of the profile; else with the field that names the patient, where one says so. */
import type { ShownOrder } from '../../core/date-order.ts';
import {
  DOCUMENT_FORMATS,
  type DocumentFormat,
  fhirByRules,
  jsonByPaths,
  orderOfValues,
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
      const patient = walked.loci.find(({ label }) => label === patientColumn);
      if (patientColumn === undefined || patient === undefined) return walked;
      return {
        ...walked,
        subject: `Patient/${patient.text}`,
        loci: walked.loci.map((locus) =>
          locus.label === patientColumn ? { ...locus, role: 'reference' } : locus,
        ),
      };
    },
  };
}

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
