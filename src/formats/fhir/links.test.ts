import { expect, test } from 'vitest';
import { fhir } from './fhir.ts';

/** What stands in a reference: role, category, text, label. */
function seen(reference: string): string[] {
  return fhir
    .walk(JSON.stringify({ resourceType: 'Basic', subject: { reference } }))
    .loci.map(({ role, category, text, label }) =>
      [role, category, text, label === undefined ? undefined : `(${label})`]
        .filter((part) => part !== undefined)
        .join(' '),
    );
}

/** The reference with one locus changed. */
function changed(reference: string, from: string, to: string): unknown {
  const { loci, apply } = fhir.walk(JSON.stringify({ subject: { reference } }));
  return JSON.parse(apply(loci.map(({ text }) => (text === from ? to : undefined)))).subject
    .reference;
}

test.each<[string, string[]]>([
  ['Patient/p1', ['p1']],
  ['Patient/p1/_history/3', ['p1', '3']],
  ['#p1', ['p1']],
  ['urn:uuid:5f0c7a1e-0000-4000-8000-000000000001', ['5f0c7a1e-0000-4000-8000-000000000001']],
  ['https://fhir.velden.example/r4/Patient/p1', ['fhir.velden.example/r4', 'p1']],
  ['Patient?identifier=http://velden.example/mrn|MRN7', ['value medical_record_number MRN7']],
  [
    'Practitioner?identifier=http%3A%2F%2Fhl7.org%2Ffhir%2Fsid%2Fus-npi%7C123',
    ['value certificate_or_license_number 123'],
  ],
  [
    'Patient?name=Ada%20Q&birthdate=ge1957-03-12&_count=5',
    ['text Ada Q (name)', 'date 1957-03-12'],
  ],
  ['Encounter?patient=Patient/p1', ['p1']],
  ['Smith/John', ['text Smith/John']],
  ['see the chart of Ada', ['text see the chart of Ada']],
  ['https://velden.example/ada.pdf', ['value url https://velden.example/ada.pdf (reference)']],
])('in the reference %s stand %j', (reference, expected) => {
  expect(seen(reference)).toEqual(
    expected.map((one) => (one.includes(' ') ? one : `reference ${one}`)),
  );
});

test.each([
  ['Patient/p1/_history/3', 'p1', 'x', 'Patient/x/_history/3'],
  ['https://h.example/fhir/Patient/p1', 'h.example/fhir', 'x', 'https://x/Patient/p1'],
  ['Patient?identifier=a|b&_count=5', 'b', 'x|y&z', 'Patient?identifier=a|x%7Cy%26z&_count=5'],
  ['Patient?name=Ada%20Q', 'Ada Q', 'B & C', 'Patient?name=B%20%26%20C'],
  ['Patient?birthdate=ge1957-03-12', '1957-03-12', '1957', 'Patient?birthdate=ge1957'],
])('%s with %j as %j is %s', (reference, from, to, expected) => {
  expect(changed(reference, from, to)).toBe(expected);
});
