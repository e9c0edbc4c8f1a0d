/**
 * Minimum necessary, 45 CFR 164.502(b), 164.514(d) (requirement MN-1): what a use case declared that it
 * needs of records stays, the rest is cut before anything else is read, and both are counted. Declared are
 * elements of FHIR R4 resources (`fhir-r4`, `Condition.code`) and fields of HL7 v2 (`hl7v2`, `PID-8`),
 * wherever they stand in a request; free text is the caller's own words.
 */
import { RecordCut } from '../formats/index.ts';
import type { Content } from './use-cases/index.ts';

/**
 * @param inputs what the use case declares; empty where it declares nothing: then nothing is cut
 * @returns for one request
 */
export function minimumNecessary(inputs: Content['inputs']): RecordCut | undefined {
  if (inputs.length === 0) return undefined;
  const wanted = new Set(inputs.map(({ format, element }) => `${format} ${element}`));
  return new RecordCut({
    element: (type, name) => wanted.has(`fhir-r4 ${type}.${name}`),
    field: (segment, number) => wanted.has(`hl7v2 ${segment}-${number}`),
  });
}
