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

test('spacing stays', () => {
  const source = '{ "resourceType" : "Endpoint",\n  "address" : "gone",\n  "status" : "active"\n}';
  const { loci, apply } = fhir.walk(source);
  const after = apply(loci.map(({ text }) => (text === 'gone' ? null : undefined)));
  expect(after).toBe(
    `{ "resourceType" : "Endpoint",\n  "_address":${JSON.stringify(ABSENT)},\n  "status" : "active"\n}`,
  );
});

/** Some are required, and say so when they are gone; the others are not. */
const MEMBERS: readonly (readonly [string, unknown])[] = [
  ['status', 'active'],
  ['subscriberId', 'gone1'],
  ['beneficiary', { display: 'gone2' }],
  ['payor', [{ display: 'gone3' }, { display: 'gone4' }]],
  ['dependent', 'gone5'],
  ['class', [{ type: { text: 'group' }, value: 'gone6', name: 'gone7' }]],
  ['order', 1],
  ['network', 'gone8'],
];

test('whatever stands beside it, in whichever order, what is taken out is gone', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...MEMBERS]), fc.boolean(), (members, isSpaced) => {
      const resource = Object.fromEntries([['resourceType', 'Coverage'], ...members]);
      const { loci, apply } = fhir.walk(JSON.stringify(resource, null, isSpaced ? 2 : 0));
      const after = apply(loci.map(({ text }) => (text.startsWith('gone') ? null : undefined)));
      expect(after).not.toContain('gone');
      JSON.parse(after);
    }),
  );
});
