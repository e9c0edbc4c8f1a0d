import { expect, test } from 'vitest';
import { changed, seen } from './fhir.test-support.ts';
import { fhir } from './fhir.ts';

test.each<[string, object, string[]]>([
  [
    'a name by its parts',
    { name: [{ use: 'official', family: 'Quillfeather', given: ['Ada', 'M'], prefix: ['Dr.'] }] },
    [
      'value name Quillfeather (family)',
      'value name Ada (given)',
      'value name M (given)',
      'value name Dr. (prefix)',
    ],
  ],
  ['a day of birth', { birthDate: '1957-03-12' }, ['date 1957-03-12 (birthDate)']],
  ['a year of birth', { birthDate: '1957' }, ['date 1957 (birthDate)']],
  ['no day of birth', { birthDate: 'in spring' }, ['text date in spring (birthDate)']],
  ['a day count of birth', { birthDate: 20892 }, ['text date 20892 (birthDate)']],
  ['a code', { gender: 'female', active: true }, []],
  ['a code that is none', { gender: 'see Ada' }, ['text see Ada']],
  [
    'what strays into codes',
    {
      language: 'ada@example.org',
      maritalStatus: { coding: [{ code: '900-12-3456' }, { code: '34117-2' }] },
    },
    ['text ada@example.org', 'text 900-12-3456'],
  ],
  [
    'an address',
    {
      address: [
        { line: ['4 Elm Row'], city: 'Velden', state: 'VT', postalCode: '05901', country: 'US' },
      ],
    },
    [
      'value location 4 Elm Row (line)',
      'value location Velden (city)',
      'state VT (state)',
      'postal-code 05901 (postalCode)',
      'country US (country)',
    ],
  ],
  [
    'contacts, the system before the value and after it',
    {
      telecom: [
        { system: 'phone', value: '555-0134' },
        { value: 'ada@example.org', system: 'email' },
        { value: '555-0135', system: 'fax' },
        { value: 'ada@example.org' },
        { value: 'room 4' },
      ],
    },
    [
      'value phone 555-0134 (value)',
      'value email ada@example.org (value)',
      'value fax 555-0135 (value)',
      'value email ada@example.org (value)',
      'value other_unique_id room 4 (value)',
    ],
  ],
  [
    'identifiers by type, by system, by resource',
    {
      identifier: [
        { value: 'A1', type: { coding: [{ code: 'SS' }] } },
        { type: { coding: [{ code: 'zz' }, { code: 'DL' }] }, value: 'A2' },
        { system: 'http://hl7.org/fhir/sid/us-mbi', value: 'A3' },
        { value: 'A4' },
      ],
    },
    [
      'value ssn A1 (value)',
      'value certificate_or_license_number A2 (value)',
      'value health_plan_beneficiary_number A3 (value)',
      'value medical_record_number A4 (value)',
    ],
  ],
  [
    'primitive siblings',
    {
      _birthDate: {
        extension: [
          { url: 'http://x.org/patient-birthTime', valueDateTime: '1957-03-12T04:05:00Z' },
        ],
      },
      address: [
        {
          _line: [{ extension: [{ url: 'http://x.org/ADXP-streetName', valueString: 'Elm Row' }] }],
        },
      ],
    },
    ['date 1957-03-12T04:05:00Z (valueDateTime)', 'value location Elm Row (valueString)'],
  ],
  [
    'extensions, the value before the URL and after it',
    {
      extension: [
        { url: 'http://x.org/nickname', valueString: 'Birdie' },
        { valueString: 'Birdie', url: 'http://x.org/nickname' },
        { url: 'http://x.org/patient-mothersMaidenName', valueString: 'Orlop' },
        { url: 'http://x.org/badge', valueInteger: 84412907 },
        { url: 'http://x.org/seen', valueString: '2021-04-05' },
        { url: 'http://x.org/where', valueAddress: { city: 'Velden' } },
        { url: 'http://x.org/kind', valueCode: 'a-b' },
      ],
    },
    [
      'value name Birdie (nickname)',
      'value name Birdie (nickname)',
      'value name Orlop (patient-mothersMaidenName)',
      'text 84412907 (badge)',
      'date 2021-04-05 (seen)',
      'value location Velden (city)',
    ],
  ],
  [
    'what nobody described, key included',
    { favouriteBird: 'Ada likes wrens', luckyNumber: 84412907, nested: { 'Ada Q': ['x y'] } },
    [
      'text favouriteBird',
      'text Ada likes wrens (favouriteBird)',
      'text luckyNumber',
      'text 84412907 (luckyNumber)',
      'text nested',
      'text Ada Q',
      'text x y (Ada Q)',
    ],
  ],
  [
    'languages and races',
    {
      communication: [
        { language: { coding: [{ code: 'en', display: 'English' }], text: 'Orlop' } },
      ],
      extension: [
        {
          url: 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-race',
          extension: [
            {
              url: 'detailed',
              valueCoding: { system: 'urn:oid:2.16.840.1.113883.6.238', display: 'Apache' },
            },
            { url: 'text', valueString: 'Apache' },
          ],
        },
      ],
    },
    ['text Orlop'],
  ],
  ['a photo', { photo: [{ contentType: 'text/plain', data: 'QWRh' }] }, ['media QWRh (data)']],
])('a patient: %s', (_, part, expected) => {
  expect(seen({ resourceType: 'Patient', ...part })).toEqual(expected);
});

test.each<[string, object, string[]]>([
  [
    'coded values keep their codes',
    {
      resourceType: 'Condition',
      code: {
        coding: [{ system: 'http://snomed.info/sct', code: '38341003', display: 'Hypertension' }],
        text: 'high pressure',
      },
    },
    ['text Hypertension (diagnosis)', 'text high pressure (diagnosis)'],
  ],
  [
    'an age, in years and in months',
    {
      resourceType: 'Condition',
      onsetAge: { value: 93, unit: 'years', code: 'a' },
      abatementAge: { value: 18, code: 'mo' },
    },
    ['age 93', 'text years', 'age 18'],
  ],
  [
    'a range of ages',
    { resourceType: 'Condition', onsetRange: { low: { value: 91 } } },
    ['age 91'],
  ],
  [
    'an observed age, and an observed weight',
    {
      resourceType: 'Bundle',
      entry: [
        {
          resource: {
            resourceType: 'Observation',
            code: { coding: [{ code: '30525-0' }] },
            valueQuantity: { value: 93 },
          },
        },
        {
          resource: {
            resourceType: 'Observation',
            valueQuantity: { value: 94 },
            code: { coding: [{ code: '30525-0' }] },
          },
        },
        {
          resource: {
            resourceType: 'Observation',
            code: { coding: [{ code: '29463-7' }] },
            valueQuantity: { value: 95 },
          },
        },
      ],
    },
    ['age 93', 'age 94'],
  ],
  [
    'an observed text under its question',
    { resourceType: 'Observation', code: { text: "Mother's name" }, valueString: 'Orlop' },
    ["text Mother's name", "text Orlop (Mother's name)"],
  ],
  [
    'an answer under its question',
    {
      resourceType: 'QuestionnaireResponse',
      item: [{ linkId: '1.2', text: 'Who lives with you?', answer: [{ valueString: 'Birdie' }] }],
    },
    ['text Who lives with you?', 'text Birdie (Who lives with you?)'],
  ],
  [
    'displays by what is referred to',
    {
      resourceType: 'Encounter',
      subject: { display: 'A Q', reference: 'Patient/p1' },
      serviceProvider: { display: 'Velden General' },
      reasonReference: [{ reference: 'Condition/c1', display: 'Cough' }],
    },
    [
      'value name A Q',
      'reference p1',
      'value organization Velden General',
      'reference c1',
      'text Cough',
    ],
  ],
  [
    'a device',
    {
      resourceType: 'Device',
      serialNumber: 'SN 1',
      udiCarrier: [
        {
          deviceIdentifier: '08717648200274',
          issuer: 'http://hl7.org/fhir/NamingSystem/gs1',
          carrierAIDC: 'QWRh',
        },
      ],
    },
    [
      'value device_identifier SN 1 (serialNumber)',
      'value device_identifier 08717648200274 (deviceIdentifier)',
      'media QWRh (carrierAIDC)',
    ],
  ],
  [
    'a position',
    {
      resourceType: 'Location',
      name: 'Velden General',
      position: { latitude: 44.1, longitude: -72.5 },
    },
    [
      'value location Velden General (name)',
      'value location 44.1 (latitude)',
      'value location -72.5 (longitude)',
    ],
  ],
  [
    'the type of a resource that comes last',
    { name: 'Velden General', resourceType: 'Organization' },
    ['value organization Velden General (name)'],
  ],
  [
    'samples, and what is none',
    {
      resourceType: 'Observation',
      valueSampledData: { data: '1 2 E -3.5' },
      component: [{ valueSampledData: { data: 'Ada 2' } }],
    },
    ['text Ada 2 (data)'],
  ],
])('%s', (_, resource, expected) => {
  expect(seen(resource)).toEqual(expected);
});

test('an id is replaced alike wherever it is referred to', () => {
  const bundle = {
    resourceType: 'Bundle',
    entry: [
      { fullUrl: 'urn:uuid:p-1', resource: { resourceType: 'Patient', id: 'p-1' } },
      {
        resource: {
          resourceType: 'Observation',
          subject: { reference: 'Patient/p-1' },
          focus: [{ reference: 'https://h.example/Patient/p-1' }],
        },
        request: { method: 'PUT', url: 'Observation?subject=Patient/p-1' },
      },
    ],
  };
  const after = JSON.stringify(changed(bundle, 'p-1', 'zz'));
  expect(after).not.toContain('p-1');
  expect(after.match(/zz/g)).toHaveLength(5);
  expect(fhir.walk(JSON.stringify(bundle)).subject).toBe('Patient/p-1');
});

test.each<[string, object, string | undefined]>([
  ['a patient', { resourceType: 'Patient', id: 'p1' }, 'Patient/p1'],
  [
    'a reference',
    { resourceType: 'Condition', subject: { reference: 'Patient/p1/_history/2' } },
    'Patient/p1',
  ],
  ['a URN', { resourceType: 'Condition', subject: { reference: 'urn:uuid:p1' } }, 'Patient/p1'],
  ['a group', { resourceType: 'Condition', subject: { reference: 'Group/g1' } }, undefined],
  ['a contained one', { resourceType: 'Condition', subject: { reference: '#p1' } }, undefined],
  [
    'two',
    {
      resourceType: 'Bundle',
      entry: [
        { resource: { resourceType: 'Patient', id: 'a' } },
        { resource: { resourceType: 'Patient', id: 'b' } },
      ],
    },
    undefined,
  ],
])('the subject of %s', (_, resource, subject) => {
  expect(fhir.walk(JSON.stringify(resource)).subject).toBe(subject);
});

test('narrative: text and attributes are loci, tags stay', () => {
  const div = '<div xmlns="http://www.w3.org/1999/xhtml"><p title="Ada">A &amp; Q<br/>x</p></div>';
  const note = { resourceType: 'Patient', text: { status: 'generated', div } };
  expect(seen(note)).toEqual(['text Ada', 'text A & Q', 'text x']);
  expect(changed(note, 'A & Q', '<O"Neil>')).toEqual({
    resourceType: 'Patient',
    text: { status: 'generated', div: div.replace('A &amp; Q', '&lt;O"Neil&gt;') },
  });
});

const part = (valueString: string) => ({ extension: [{ url: 'http://x.org/part', valueString }] });

test.each<[string, object, string, object]>([
  ['a member', { id: 'x', birthDate: '1957-03-12' }, '1957-03-12', { id: 'x' }],
  ['an element', { name: [{ given: ['Ada', 'Q'] }] }, 'Ada', { name: [{ given: ['Q'] }] }],
  [
    'the last element and all that held it',
    { id: 'x', name: [{ given: ['Ada'] }] },
    'Ada',
    { id: 'x' },
  ],
  [
    'an element that a sibling counts',
    { name: [{ given: ['Ada', 'Q'], _given: [null, { id: 'g' }] }] },
    'Ada',
    { name: [{ given: ['Q'], _given: [{ id: 'g' }] }] },
  ],
  [
    'an element that a sibling says something of',
    { name: [{ given: ['Ada', 'Q'], _given: [{ id: 'g' }] }] },
    'Ada',
    { name: [{ given: [null, 'Q'], _given: [{ id: 'g' }] }] },
  ],
  [
    'the last element, of which a sibling says something',
    { name: [{ given: ['Ada'], _given: [{ id: 'g' }] }] },
    'Ada',
    { name: [{ _given: [{ id: 'g' }] }] },
  ],
  [
    'an element with all that a sibling says of it',
    {
      address: [{ _line: [part('Ada')], line: ['Ada'], use: 'home' }],
      name: [{ given: ['Ada', 'Q', 'Ada'], _given: [part('Ada'), part('x'), null] }],
    },
    'Ada',
    { address: [{ use: 'home' }], name: [{ given: ['Q'], _given: [part('x')] }] },
  ],
  [
    'lists that count each other, and what held nothing else',
    { id: 'x', address: [{ line: ['Ada', 'Ada'], _line: [null, part('Ada')] }] },
    'Ada',
    { id: 'x' },
  ],
  [
    'lists in what a list is said of',
    {
      id: 'x',
      _given: [
        { extension: [{ url: 'u', valueHumanName: { given: ['Ada'], _given: [part('Ada')] } }] },
      ],
    },
    'Ada',
    { id: 'x' },
  ],
  [
    'the value of an extension',
    { id: 'x', extension: [{ url: 'http://x.org/a', valueString: 'Ada' }] },
    'Ada',
    { id: 'x' },
  ],
  [
    'the only text of a narrative, and so the narrative',
    { id: 'x', text: { status: 'generated', div: '<div>Ada</div>' } },
    'Ada',
    { id: 'x' },
  ],
  [
    'one of two texts of a narrative',
    { text: { status: 'generated', div: '<div>Ada<br/>x</div>' } },
    'Ada',
    { text: { status: 'generated', div: '<div><br/>x</div>' } },
  ],
  ['an unknown key in a sibling', { id: 'x', _given: { 'Ada Q': 'x' } }, 'Ada Q', { id: 'x' }],
  ['an unknown key', { id: 'x', 'Ada Q': 1 }, 'Ada Q', { id: 'x' }],
  [
    'an attachment',
    { photo: [{ contentType: 'image/png', data: 'QWRh' }] },
    'QWRh',
    { photo: [{ contentType: 'image/png' }] },
  ],
])('taking out %s', (_, part, text, rest) => {
  expect(changed({ resourceType: 'Patient', ...part }, text, null)).toEqual({
    resourceType: 'Patient',
    ...rest,
  });
});

test('places and dates say what profiles tell apart', () => {
  const { loci } = fhir.walk(
    JSON.stringify({
      resourceType: 'Observation',
      issued: '2024-03-05T08:30:00Z',
      effectiveDateTime: '2024-03-05',
      contained: [{ resourceType: 'Location', address: { line: ['4 Elm Row'], city: 'Velden' } }],
    }),
  );
  expect(loci.map(({ text, type, isInstant }) => [text, type, isInstant])).toEqual([
    ['2024-03-05T08:30:00Z', undefined, true],
    ['2024-03-05', undefined, undefined],
    ['4 Elm Row', 'street', undefined],
    ['Velden', 'city', undefined],
  ]);
});

test('what is taken out goes with its comma, and spacing stays', () => {
  const source =
    '{ "resourceType": "Patient",\n  "id": "a",\n  "birthDate": "1957-03-12",\n  "x": 1.50\n}\n';
  const document = fhir.walk(source);
  const without = (text: string) =>
    document.apply(document.loci.map((locus) => (locus.text === text ? null : undefined)));
  expect(without('1957-03-12')).toBe(
    '{ "resourceType": "Patient",\n  "id": "a",\n  "x": 1.50\n}\n',
  );
  expect(without('x')).toBe(
    '{ "resourceType": "Patient",\n  "id": "a",\n  "birthDate": "1957-03-12"\n}\n',
  );
});

test.each([
  ['', 'nothing'],
  ['[]', 'no object'],
  ['{"resourceType":"Patient"', 'cut off'],
  ['{"resourceType":"Patient",}', 'a comma too many'],
  ['{"a":01}', 'no number'],
  ['{"a":"\u0001"}', 'a control character'],
  ['{"a":"\\x"}', 'no escape'],
  ['{} {}', 'two'],
  ["{'a':1}", 'other quotes'],
])('%j is refused: %s', (source) => {
  expect(() => fhir.walk(source)).toThrow('not what its format says');
});

test('nesting has a limit', () => {
  const nested = `${'{"extension":['.repeat(100)}${']}'.repeat(100)}`;
  expect(() => fhir.walk(nested)).toThrow('nested too deeply');
});

test('a refusal holds no value', () => {
  try {
    fhir.walk('{"name":"Orlop"');
    expect.unreachable();
  } catch (error) {
    expect(JSON.stringify(error)).not.toContain('Orlop');
  }
});
