/** Whom each entry of a Bundle about several patients is about. */
import { expect, test } from 'vitest';
import { fhir } from './fhir.ts';

const patient = (id: string, fullUrl?: string) => ({
  ...(fullUrl !== undefined && { fullUrl }),
  resource: { resourceType: 'Patient', id, birthDate: '1957-03-12' },
});
const condition = (reference: string) => ({
  resource: { resourceType: 'Condition', subject: { reference }, note: [{ text: 'seen' }] },
});

/** Subject of the whole, and by part its subject and the texts in it. */
function parts(...entry: object[]): [string | undefined, [string | undefined, string][]] {
  const {
    subject,
    parts = [],
    loci,
  } = fhir.walk(JSON.stringify({ resourceType: 'Bundle', entry }));
  return [
    subject,
    parts.map(({ subject, from, to }) => [
      subject,
      loci
        .slice(from, to)
        .map(({ text }) => text)
        .join(' '),
    ]),
  ];
}

test.each<[string, object[], ReturnType<typeof parts>]>([
  ['one patient', [patient('a'), condition('Patient/a')], ['Patient/a', []]],
  [
    'two patients',
    [patient('a'), condition('Patient/b'), patient('b')],
    [
      undefined,
      [
        ['Patient/a', 'a 1957-03-12'],
        ['Patient/b', 'b seen'],
        ['Patient/b', 'b 1957-03-12'],
      ],
    ],
  ],
  [
    'addresses of the Bundle, before and after the patient',
    [
      condition('urn:uuid:0-1'),
      patient('a', 'urn:uuid:0-1'),
      patient('b', 'urn:uuid:0-2'),
      condition('urn:uuid:0-2'),
    ],
    [
      undefined,
      [
        ['Patient/a', '0-1 seen'],
        ['Patient/a', '0-1 a 1957-03-12'],
        ['Patient/b', '0-2 b 1957-03-12'],
        ['Patient/b', '0-2 seen'],
      ],
    ],
  ],
  [
    'one patient by two names',
    [patient('a', 'urn:uuid:0-1'), condition('urn:uuid:0-1'), condition('Patient/a')],
    ['Patient/a', []],
  ],
  [
    'an entry about nobody, and one about two',
    [
      patient('a'),
      { resource: { resourceType: 'Organization', name: 'Velden General' } },
      {
        resource: {
          resourceType: 'Basic',
          subject: { reference: 'Patient/a' },
          patient: { reference: 'Patient/b' },
        },
      },
    ],
    [undefined, [['Patient/a', 'a 1957-03-12']]],
  ],
  [
    'a Bundle inside',
    [
      patient('b'),
      { resource: { resourceType: 'Bundle', entry: [patient('a'), condition('Patient/a')] } },
    ],
    [
      undefined,
      [
        ['Patient/b', 'b 1957-03-12'],
        ['Patient/a', 'a 1957-03-12'],
        ['Patient/a', 'a seen'],
      ],
    ],
  ],
])('%s', (_, entries, expected) => {
  expect(parts(...entries)).toEqual(expected);
});

const patient1 = { reference: 'Patient/1' };
const patient2 = { reference: 'https://fhir.example.org/Patient/2' };
const clinician = { reference: 'Practitioner/d1' };

test.each<[object, string | undefined]>([
  [{ resourceType: 'Appointment', participant: [{ actor: clinician }, { actor: patient1 }] }, '1'],
  [
    { resourceType: 'Appointment', participant: [{ actor: patient2 }, { actor: patient1 }] },
    undefined,
  ],
  [{ resourceType: 'AppointmentResponse', actor: patient1 }, '1'],
  [{ resourceType: 'Task', for: patient1, owner: clinician, requester: patient1 }, '1'],
  [{ resourceType: 'Schedule', actor: [patient1] }, '1'],
  [{ resourceType: 'ResearchSubject', individual: patient1 }, '1'],
  [{ resourceType: 'EnrollmentRequest', candidate: patient1 }, '1'],
  [{ resourceType: 'MessageHeader', focus: [patient1] }, '1'],
  [{ resourceType: 'Person', link: [{ target: patient1 }, { target: clinician }] }, '1'],
  [{ resourceType: 'Group', member: [{ entity: patient1 }, { entity: patient2 }] }, undefined],
  [{ resourceType: 'SupplyRequest', deliverTo: patient2 }, '2'],
  [{ resourceType: 'AuditEvent', entity: [{ what: patient1 }] }, '1'],
  [{ resourceType: 'Observation', subject: patient1, performer: [patient2] }, '1'],
  [{ resourceType: 'Coverage', beneficiary: patient1, subscriber: patient2 }, '1'],
  [{ resourceType: 'Patient', id: '1', link: [{ other: patient2, type: 'seealso' }] }, '1'],
  [{ resourceType: 'Task', owner: clinician, focus: { reference: 'urn:uuid:0-1' } }, undefined],
])('%j is about %s', (resource, id) => {
  expect(fhir.walk(JSON.stringify(resource)).subject).toBe(id && `Patient/${id}`);
});

test('entries that name their patient otherwise, by address too', () => {
  const task = (reference: string) => ({
    resource: {
      resourceType: 'Task',
      for: { reference },
      requester: { reference: 'urn:uuid:0-9' },
    },
  });
  const [subject, found] = parts(
    task('urn:uuid:0-1'),
    patient('a', 'urn:uuid:0-1'),
    patient('b'),
    task('Patient/b'),
    { fullUrl: 'urn:uuid:0-9', resource: { resourceType: 'Practitioner', id: 'd' } },
  );
  expect(subject).toBeUndefined();
  expect(found.map(([whose]) => whose)).toEqual([
    'Patient/a',
    'Patient/a',
    'Patient/b',
    'Patient/b',
  ]);
});
