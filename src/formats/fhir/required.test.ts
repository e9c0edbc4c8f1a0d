/** What has to be there stays, or says that it was masked. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fhir } from './fhir.ts';

const ABSENT = {
  extension: [
    { url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'masked' },
  ],
};

/** All that stands under the words `gone` is taken out. */
function without(resource: object): unknown {
  const { loci, apply } = fhir.walk(JSON.stringify(resource));
  return JSON.parse(apply(loci.map(({ text }) => (text.includes('gone') ? null : undefined))));
}

test.each<[string, object, object]>([
  [
    'a payor, and the value of a class',
    {
      resourceType: 'Coverage',
      payor: [{ display: 'gone' }],
      class: [{ type: { text: 'group' }, value: 'gone' }],
    },
    {
      resourceType: 'Coverage',
      payor: [ABSENT],
      class: [{ type: { text: 'group' }, _value: ABSENT }],
    },
  ],
  [
    'what held nothing else goes',
    {
      resourceType: 'Encounter',
      location: [
        { location: { display: 'gone' } },
        { location: { display: 'gone' }, status: 'active' },
      ],
    },
    { resourceType: 'Encounter', location: [{ location: ABSENT, status: 'active' }] },
  ],
  [
    'unless it is needed itself',
    { resourceType: 'MessageHeader', source: { endpoint: 'gone' }, eventUri: 'gone' },
    { resourceType: 'MessageHeader', source: { _endpoint: ABSENT }, _eventUri: ABSENT },
  ],
  [
    'a choice',
    {
      resourceType: 'AuditEvent',
      entity: [{ detail: [{ type: 'x', valueBase64Binary: 'gone' }] }],
    },
    {
      resourceType: 'AuditEvent',
      entity: [{ detail: [{ type: 'x', _valueBase64Binary: ABSENT }] }],
    },
  ],
  [
    'in a resource inside',
    {
      resourceType: 'Bundle',
      entry: [{ resource: { resourceType: 'ImagingStudy', series: [{ uid: 'gone', number: 1 }] } }],
    },
    {
      resourceType: 'Bundle',
      entry: [
        { resource: { resourceType: 'ImagingStudy', series: [{ _uid: ABSENT, number: 1 }] } },
      ],
    },
  ],
  [
    'one of several',
    { resourceType: 'Coverage', payor: [{ display: 'gone' }, { reference: 'Organization/1' }] },
    { resourceType: 'Coverage', payor: [{ reference: 'Organization/1' }] },
  ],
  [
    'what goes before it is gone',
    { resourceType: 'Coverage', subscriberId: 'gone', beneficiary: { display: 'gone' }, order: 1 },
    { resourceType: 'Coverage', beneficiary: ABSENT, order: 1 },
  ],
  [
    'so are several, around one that stays',
    {
      resourceType: 'Coverage',
      status: 'active',
      subscriberId: 'gone',
      policyHolder: { display: 'gone' },
      beneficiary: { display: 'gone' },
      dependent: 'gone',
      payor: [{ display: 'gone' }],
      subscriber: { display: 'gone' },
    },
    { resourceType: 'Coverage', status: 'active', beneficiary: ABSENT, payor: [ABSENT] },
  ],
  [
    'what is not needed goes',
    { resourceType: 'Coverage', policyHolder: { display: 'gone' }, order: 1 },
    { resourceType: 'Coverage', order: 1 },
  ],
  [
    'a contact without a name, an address or an organisation',
    { resourceType: 'Patient', contact: [{ name: { text: 'gone' }, gender: 'female' }] },
    { resourceType: 'Patient' },
  ],
  [
    'where a sibling says something of it',
    { resourceType: 'Endpoint', address: 'gone', _address: { id: 'a' } },
    { resourceType: 'Endpoint', _address: { id: 'a' } },
  ],
])('%s', (_, resource, expected) => {
  expect(without(resource)).toEqual(expected);
});

const MEMBERS = [
  ...[
    'status',
    'subscriberId',
    'dependent',
    'created',
    'recorded',
    'site',
    'start',
    'uid',
    'value',
  ],
  ...['payor', 'beneficiary', 'insurer', 'enterer', 'provider', 'patient', 'observer', 'endpoint'],
  ...['location', 'source', 'agent', 'class', 'insurance', 'coverage', 'series', '_site', '_value'],
];
const HOLDERS = [
  ...['Coverage', 'Claim', 'ExplanationOfBenefit', 'AuditEvent', 'Encounter', 'MessageHeader'],
  ...['ImagingStudy', 'Slot', 'Patient'],
];

/** `zz` is any text: each of them becomes one of its own. */
const { value: anything } = fc.letrec<{ value: unknown; object: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constant('zz'),
    fc.constant({ display: 'zz' }),
    tie('object'),
    fc.array(fc.oneof(fc.constant('zz'), tie('object')), { minLength: 1, maxLength: 3 }),
  ),
  object: fc.dictionary(fc.constantFrom(...MEMBERS, 'reference', 'display', 'id'), tie('value'), {
    maxKeys: 4,
  }),
}));

test('what was taken out does not come back with what stands for a member', () => {
  const resources = fc
    .tuple(
      fc.constantFrom(...HOLDERS),
      fc.dictionary(fc.constantFrom(...MEMBERS), anything),
      fc.constantFrom(0, 2),
    )
    .map(([resourceType, members, indent]) => {
      let count = 0;
      return JSON.stringify({ resourceType, ...members }, null, indent).replaceAll('"zz"', () => {
        count += 1;
        return `"Zz ${count}."`;
      });
    });
  const chosen = fc.array(fc.boolean(), { minLength: 60, maxLength: 60 });
  fc.assert(
    fc.property(resources, chosen, (source, isGone) => {
      const { loci, apply } = fhir.walk(source);
      const changes = loci.map((_, at) => (isGone[at] ? null : undefined));
      const after = apply(changes);
      const back = loci.filter(({ text }, at) => changes[at] === null && after.includes(text));
      expect(back).toEqual([]);
      JSON.parse(after);
    }),
    { numRuns: 1000 },
  );
});

test('spacing stays', () => {
  const source = '{ "resourceType" : "Endpoint",\n  "address" : "gone",\n  "status" : "active"\n}';
  const { loci, apply } = fhir.walk(source);
  const after = apply(loci.map(({ text }) => (text === 'gone' ? null : undefined)));
  expect(after).toBe(
    `{ "resourceType" : "Endpoint",\n  "_address":${JSON.stringify(ABSENT)},\n  "status" : "active"\n}`,
  );
});
