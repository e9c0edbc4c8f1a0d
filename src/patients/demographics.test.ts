import { expect, test } from 'vitest';
import { personFromDemographics } from './index.ts';

const read = (value: unknown) => personFromDemographics(JSON.stringify(value));

test('the simple form, all of it', () => {
  const person = read({
    name: 'Ada Example',
    given: ['Adaeze', 'L.'],
    family: 'Example',
    birthDate: '1957-03-12',
    deathDate: '2025-11-02',
    gender: 'female',
    mrn: ['00123456', '7'],
    ssn: '900-12-3456',
    phone: '(413) 555-0142',
    email: ['ada@example.org'],
    address: { line: '12 Larkspur Lane', city: 'Millbrook', state: 'MA', postalCode: '01999' },
    identifiers: ['X-77', { value: 'M-1', type: 'member' }, { value: 'Y-2' }],
  });
  expect(person).toEqual({
    ref: expect.stringMatching(/^Patient\?[\w-]{43}$/),
    role: 'patient',
    gender: 'female',
    names: [
      { given: [], text: 'Ada Example' },
      { given: ['Adaeze', 'L.'], family: 'Example' },
    ],
    dates: ['1957-03-12', '2025-11-02'],
    phones: ['(413) 555-0142'],
    emails: ['ada@example.org'],
    addresses: [
      { lines: ['12 Larkspur Lane'], city: 'Millbrook', state: 'MA', postalCode: '01999' },
    ],
    identifiers: [
      { value: '00123456', type: 'mrn' },
      { value: '7', type: 'mrn' },
      { value: '900-12-3456', type: 'ssn' },
      { value: 'X-77', type: 'other' },
      { value: 'M-1', type: 'member' },
      { value: 'Y-2', type: 'other' },
    ],
  });
});

test('names as parts, addresses as text', () => {
  expect(
    read({ name: { given: 'Ada', family: 'Example' }, address: '1 Way\nMillbrook' }),
  ).toMatchObject({
    names: [{ given: ['Ada'], family: 'Example' }],
    addresses: [{ lines: ['1 Way', 'Millbrook'] }],
  });
});

test('a FHIR Patient', () => {
  const patient = { resourceType: 'Patient', id: 'a', name: [{ family: 'Example' }] };
  expect(read(patient)).toMatchObject({ ref: 'Patient/a', names: [{ family: 'Example' }] });
});

test('the same patient has the same reference, and another patient another', () => {
  const ref = (value: unknown) => read(value).ref;
  expect(ref({ mrn: '1', name: 'Ada Example' })).toBe(ref({ mrn: '1', phone: '5' }));
  expect(ref({ mrn: '1', name: 'Ada Example' })).not.toBe(ref({ mrn: '2', name: 'Ada Example' }));
  expect(ref({ name: 'Ada Example' })).not.toBe(ref({ name: 'Eve Example' }));
  expect(ref({ id: 'Patient/7', name: 'Ada Example' })).toBe('Patient/7');
});

test.each([
  ['out ', 'Patient/out'],
  ['Patient/out/_history/1', 'Patient/out'],
  ['OUT', 'Patient/OUT'],
])('the id %j means %s, in either form', (id, ref) => {
  expect(read({ id, name: 'Ada Example' }).ref).toBe(ref);
  expect(read({ resourceType: 'Patient', id, name: [{ family: 'Example' }] }).ref).toBe(ref);
});

test.each([
  'https://fhir.example/r4/Patient/out',
  'urn:uuid:out',
  'patient/out',
  'a b',
  '',
  7,
  null,
])('the id %j is none: it would stand for a patient without consents', (id) => {
  for (const patient of [
    { id, name: 'Ada Example' },
    { resourceType: 'Patient', id, name: [{ family: 'Example' }] },
  ]) {
    expect(() => read(patient)).toThrow(
      expect.objectContaining({
        code: 'invalid_value',
        facts: expect.objectContaining({ at: 'metadata.chaperone_patient' }),
      }),
    );
  }
});

test.each([
  ['{', 'not JSON'],
  ['["Ada Example"]', 'not an object'],
  ['{}', 'nothing known'],
  ['{"gender":"female"}', 'nothing that stands in a text'],
  ['{"name":"Ada Example","birthdate":"1957-03-12"}', 'a misspelt field'],
  ['{"name":"Ada Example","birthDate":"12.3.1957"}', 'a date in another order'],
  ['{"name":"Ada Example","birthDate":"1957-02-30"}', 'a day that never was'],
  ['{"name":7}', 'a name that is none'],
  ['{"name":"Ada Example","address":{"street":"1 Way"}}', 'a misspelt part'],
  ['{"resourceType":"Practitioner","name":[{"text":"Ada Example"}]}', 'not a patient'],
  ['{"resourceType":"Patient"}', 'an empty patient'],
])('%s is refused (%s), and not quoted', (json) => {
  let failure: unknown;
  try {
    personFromDemographics(json);
  } catch (thrown) {
    failure = thrown;
  }
  expect(failure).toMatchObject({
    code: 'invalid_value',
    facts: { at: 'metadata.chaperone_patient' },
  });
  expect(JSON.stringify((failure as { facts: unknown }).facts)).not.toMatch(
    /Ada|1957|1 Way|birthdate|street/,
  );
});

test('a FHIR Patient of which somebody left resourceType out', () => {
  const person = read({
    name: [{ family: 'Example', given: ['Ada'] }],
    birthDate: '1957-03-12',
    telecom: [{ system: 'phone', value: '413-555-0143' }],
  });
  expect(person).toMatchObject({
    role: 'patient',
    names: [{ family: 'Example', given: ['Ada'] }],
    dates: ['1957-03-12'],
    phones: ['413-555-0143'],
  });
  expect(read({ identifier: [{ value: '84412907' }] }).identifiers).toMatchObject([
    { value: '84412907' },
  ]);
});

test.each([
  ['a field that a Patient does not have', { name: [{ family: 'Example' }], mrn: '84412907' }],
  ['a list that is not one of objects', { name: ['Ada Example'] }],
])('no Patient: %s is not left out in silence, and the way out is told', (_what, written) => {
  expect(() => read(written)).toThrow(
    expect.objectContaining({
      code: 'invalid_value',
      facts: expect.objectContaining({
        remedy: expect.stringContaining('"resourceType": "Patient"'),
      }),
    }),
  );
});
