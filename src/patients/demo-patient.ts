/** The patient that is there when none is configured. Invented; numbers are reserved for fiction. */
import type { JsonObject } from '../core/json.ts';

export const DEMO_PATIENT: JsonObject = {
  resourceType: 'Patient',
  id: 'demo',
  identifier: [
    { type: { coding: [{ code: 'MR' }] }, value: 'MRN-4471093' },
    { system: 'http://hl7.org/fhir/sid/us-ssn', value: '900-55-0143' },
  ],
  name: [{ family: 'Hollowell', given: ['Marguerite', 'Anne'] }],
  gender: 'female',
  birthDate: '1957-03-12',
  telecom: [
    { system: 'phone', value: '(413) 555-0142' },
    { system: 'email', value: 'marguerite.hollowell@example.org' },
  ],
  address: [{ line: ['12 Larkspur Lane'], city: 'Millbrook', state: 'MA', postalCode: '01999' }],
  contact: [
    {
      relationship: [{ text: 'husband' }],
      name: { family: 'Hollowell', given: ['Tobias'] },
      telecom: [{ system: 'phone', value: '(413) 555-0143' }],
    },
  ],
  generalPractitioner: [{ reference: 'Practitioner/demo', display: 'Ingrid Vance' }],
};
