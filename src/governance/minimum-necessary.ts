/**
 * Minimum necessary, 45 CFR 164.502(b), 164.514(d) (requirement MN-1): what a use case declared that it
 * needs of records stays, the rest is cut before anything is masked, and both are counted. Declared are
 * elements of FHIR R4 resources (`fhir-r4`, `Condition.code`) and fields of HL7 v2 (`hl7v2`, `PID-8`),
 * wherever they stand in a text of the request; free text is the caller's own words.
 */
import { cutFields, cutResources } from '../formats/index.ts';
import type { Content } from './use-cases/index.ts';

export interface MinimumNecessary {
  /** As many as there were texts; undefined where nothing was cut. */
  readonly texts: readonly (string | undefined)[];
  /** Elements and fields found in the request, and those that are sent. */
  readonly offered: number;
  readonly sent: number;
}

/**
 * @param inputs what the use case declares; empty where it declares nothing, as one in `chaperone.yaml`:
 *   then nothing is cut
 */
export function cutToInputs(
  texts: readonly string[],
  inputs: Content['inputs'],
): MinimumNecessary | undefined {
  if (inputs.length === 0) return undefined;
  const wanted = new Set(inputs.map(({ format, element }) => `${format} ${element}`));
  let offered = 0;
  let sent = 0;
  const cut = texts.map((text) => {
    const resources = cutResources(text, (type, name) => wanted.has(`fhir-r4 ${type}.${name}`));
    const fields = cutFields(resources.text, (name, field) => wanted.has(`hl7v2 ${name}-${field}`));
    offered += resources.offered + fields.offered;
    sent += resources.sent + fields.sent;
    return fields.text === text ? undefined : fields.text;
  });
  return { texts: cut, offered, sent };
}
