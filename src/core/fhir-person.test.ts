import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isKnown, personOf, practitionersOf, relativesWithin } from './fhir-person.ts';
import type { JsonObject } from './json.ts';

const PATIENT: JsonObject = {
  resourceType: 'Patient',
  id: 'p-2026-0001',
  identifier: [
    { type: { coding: [{ code: 'MR' }] }, value: ' 00123456 ' },
    { system: 'http://hl7.org/fhir/sid/us-ssn', value: '900-12-3456' },
    { system: 'urn:other', value: 'X-77' },
    { system: 'urn:empty' },
  ],
  name: [
    {
      use: 'official',
      family: 'Okonkwo-Reyes',
      given: ['Adaeze', 'Lucía'],
      text: 'Lucía Okonkwo-Reyes',
    },
    { use: 'maiden', family: 'Okonkwo' },
    { text: 'Ada Okonkwo' },
    { use: 'nickname' },
  ],
  gender: 'female',
  birthDate: '1957-03-12',
  deceasedDateTime: '2025-11-02T08:30:00Z',
  telecom: [
    { system: 'phone', value: '(413) 555-0142' },
    { system: 'fax', value: '413-555-0150' },
    { system: 'email', value: 'ada@example.org' },
    { system: 'url', value: 'https://ada.example.org' },
    { value: 'no system' },
  ],
  address: [
    { line: ['12 Larkspur Lane', 'Apt 4'], city: 'Millbrook', state: 'MA', postalCode: '01999' },
    { text: 'PO Box 9\nMillbrook' },
    { use: 'old' },
  ],
  extension: [
    {
      url: 'http://hl7.org/fhir/StructureDefinition/patient-mothersMaidenName',
      valueString: 'Ngozi Obi',
    },
    {
      url: 'http://hl7.org/fhir/StructureDefinition/patient-birthPlace',
      valueAddress: { city: 'Enugu' },
    },
  ],
  contact: [{ name: { family: 'Reyes', given: ['Tomás'] }, telecom: [] }, { gender: 'male' }],
  generalPractitioner: [
    { reference: 'Practitioner/gp-1', display: 'Dr. Ingrid Vance' },
    { reference: 'https://fhir.example.org/r4/Practitioner/gp-2/_history/3' },
    { reference: 'Organization/o-1', display: 'Millbrook Clinic' },
  ],
};

test('a patient, part by part', () => {
  expect(personOf(PATIENT, 'patient')).toEqual({
    ref: 'Patient/p-2026-0001',
    role: 'patient',
    gender: 'female',
    names: [
      { given: ['Adaeze', 'Lucía'], family: 'Okonkwo-Reyes' },
      { given: [], family: 'Okonkwo' },
      { given: [], text: 'Ada Okonkwo' },
    ],
    dates: ['1957-03-12', '2025-11-02'],
    phones: ['(413) 555-0142', '413-555-0150'],
    emails: ['ada@example.org'],
    addresses: [
      {
        lines: ['12 Larkspur Lane', 'Apt 4'],
        city: 'Millbrook',
        state: 'MA',
        postalCode: '01999',
      },
      { lines: ['PO Box 9', 'Millbrook'] },
      { lines: [], city: 'Enugu' },
    ],
    identifiers: [
      { value: '00123456', type: 'mrn' },
      { value: '900-12-3456', type: 'ssn' },
      { value: 'X-77', type: 'other' },
      { value: 'https://ada.example.org', type: 'other' },
      { value: 'p-2026-0001', type: 'other' },
    ],
  });
});

test('people around a patient', () => {
  expect(relativesWithin(PATIENT, 'Patient/p')).toMatchObject([
    { ref: 'Patient/p/contact/0', names: [{ family: 'Reyes', given: ['Tomás'] }] },
    { ref: 'Patient/p/mother', names: [{ text: 'Ngozi Obi' }] },
  ]);
  expect(practitionersOf(PATIENT)).toEqual([
    { ref: 'Practitioner/gp-1', display: 'Dr. Ingrid Vance' },
    { ref: 'Practitioner/gp-2' },
  ]);
});

test.each<[string, JsonObject, object]>([
  [
    'a given name in the text alone',
    { name: [{ family: 'Reyes', text: 'Dr. Ada Reyes', prefix: ['Dr.'] }] },
    {
      names: [
        { given: [], family: 'Reyes' },
        { given: [], text: 'Dr. Ada Reyes' },
      ],
    },
  ],
  [
    'lists and single values as of other versions',
    { name: { family: ['Reyes', 'Okonkwo'], given: 'Ada' } },
    { names: [{ given: ['Ada'], family: 'Reyes Okonkwo' }] },
  ],
  [
    'telecom of no system',
    { telecom: [{ value: '413-555-0142' }, { value: 'ada@x.org' }, { value: 'see contact' }] },
    { phones: ['413-555-0142'], emails: ['ada@x.org'], identifiers: [] },
  ],
  [
    'systems by object identifier',
    { identifier: [{ system: 'urn:oid:2.16.840.1.113883.4.1', value: 'xxx-xx-6789' }] },
    { identifiers: [{ type: 'ssn', value: 'xxx-xx-6789' }] },
  ],
])('what sources write otherwise: %s', (_, resource, expected) => {
  expect(personOf(resource, 'patient')).toMatchObject(expected);
});

test.each([
  ['1957', []],
  ['1957-03', []],
  ['1957-03-12', ['1957-03-12']],
  ['1957-03-12T10:00:00+01:00', ['1957-03-12']],
  [19570312, []],
])('the birth date %j', (birthDate, dates) => {
  expect(personOf({ birthDate }, 'patient').dates).toEqual(dates);
});

test.each([
  ['1', 0],
  ['demo', 0],
  ['abcdefgh', 0],
  ['12345678', 1],
])('the logical id %s is looked for in texts: %i', (id, count) => {
  expect(personOf({ id }, 'patient').identifiers).toHaveLength(count);
});

test('whatever the JSON is, it gives a person', () => {
  const field = fc.constantFrom(...Object.keys(PATIENT));
  fc.assert(
    fc.property(fc.dictionary(field, fc.jsonValue()), (resource) => {
      const mixed = { ...PATIENT, ...resource } as JsonObject;
      expect(personOf(mixed, 'patient').role).toBe('patient');
      relativesWithin(mixed, 'Patient/p');
      practitionersOf(mixed);
    }),
  );
});

const SAMPLES = ['Patient.000.ndjson', '100p_Patient.000.ndjson'].map(
  (name) => new URL(`../../../shared/data/fhir/${name}`, import.meta.url),
);
const found = SAMPLES.filter((file) => existsSync(file));

test.skipIf(found.length === 0)('synthetic FHIR exports (skipped where they are not there)', () => {
  const lines = found.flatMap((file) => readFileSync(file, 'utf8').split('\n').filter(Boolean));
  expect(lines.length).toBeGreaterThan(100);
  for (const line of lines) {
    const resource = JSON.parse(line) as JsonObject;
    const person = personOf(resource, 'patient');
    expect(isKnown(person)).toBe(true);
    expect(person.names[0]?.family).toBeDefined();
    expect(person.dates[0]).toBe(resource.birthDate);
    expect(person.identifiers.map(({ type }) => type)).toContain('mrn');
    expect(person.addresses[0]?.city).toBeDefined();
  }
});
