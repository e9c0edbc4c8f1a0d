import { expect, test } from 'vitest';
import { patientReference } from './reference.ts';

const SERVER = 'https://fhir.example/r4';

test.each([
  ['out', 'Patient/out'],
  ['Patient/out', 'Patient/out'],
  [' out ', 'Patient/out'],
  ['Patient/out/_history/1', 'Patient/out'],
  [`${SERVER}/Patient/out`, 'Patient/out'],
  [`${SERVER}/Patient/out/_history/1`, 'Patient/out'],
  ['OUT', 'Patient/OUT'], // another id: case counts
  ['x'.repeat(64), `Patient/${'x'.repeat(64)}`],
  ['x'.repeat(65), undefined],
  ['', undefined],
  ['patient/out', undefined],
  ['/Patient/out', undefined],
  ['urn:uuid:out', undefined],
  ['Practitioner/out', undefined],
  ['https://elsewhere.example/r4/Patient/out', undefined],
  ['https://fhir.example/r4x/Patient/out', undefined],
  ['Patient/out?x', undefined],
  ['Patient/öut', undefined],
])('%j is %j', (written, reference) => {
  expect(patientReference(written, SERVER)).toBe(reference);
});

test('without a server no URL names a patient', () => {
  expect(patientReference(`${SERVER}/Patient/out`)).toBeUndefined();
});
