import { expect, test } from 'vitest';
import { fhir } from './fhir.ts';

test('people whom it names', () => {
  const { persons } = fhir.walk(
    JSON.stringify({
      resourceType: 'Bundle',
      entry: [
        {
          resource: {
            resourceType: 'Patient',
            id: 'p1',
            name: [{ family: 'Orlop' }],
            contact: [{ name: { text: 'B Q' } }],
          },
        },
        { resource: { resourceType: 'Practitioner', id: 'd1', name: [{ family: 'Ruiz' }] } },
        {
          resource: {
            resourceType: 'Basic',
            contained: [{ resourceType: 'RelatedPerson', id: 'r', name: [{ text: 'C' }] }],
          },
        },
      ],
    }),
  );
  expect(persons.map(({ ref, role }) => `${ref} ${role}`)).toEqual([
    'Patient/p1 patient',
    'Patient/p1/contact/0 relative',
    'Practitioner/d1 practitioner',
    'RelatedPerson/r relative',
  ]);
});

test('people whom a resource refers to, beside its patient', () => {
  const { subject, referred } = fhir.walk(
    JSON.stringify({
      resourceType: 'DocumentReference',
      subject: { reference: 'Patient/17' },
      author: [
        { reference: 'https://fhir.example.org/Practitioner/d1' },
        { reference: 'RelatedPerson/r1' },
        { reference: 'Organization/o1' },
      ],
    }),
  );
  expect([subject, referred]).toEqual(['Patient/17', ['Practitioner/d1', 'RelatedPerson/r1']]);
});
