/** Resources of one source, joined: the patient first, then relatives, then practitioners. */

import { isKnown, personOf, practitionersOf, relativesWithin } from '../core/fhir-person.ts';
import type { JsonObject } from '../core/json.ts';
import type { KnownPerson } from '../core/person.ts';

export function around(
  patient: JsonObject,
  relatedPersons: readonly JsonObject[],
  practitioners: readonly JsonObject[],
): KnownPerson[] {
  const self = personOf(patient, 'patient');
  const found = practitioners.map((resource) => personOf(resource, 'practitioner'));
  const named = practitionersOf(patient)
    .filter(({ ref, display }) => display && !found.some((each) => each.ref === ref))
    .map(({ ref, display = '' }) => personOf({ name: [{ text: display }] }, 'practitioner', ref));
  return [
    self,
    ...relativesWithin(patient, self.ref),
    ...relatedPersons.map((resource) => personOf(resource, 'relative')).filter(isKnown),
    ...[...found, ...named].filter(isKnown),
  ];
}
