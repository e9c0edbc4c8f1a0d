/** URLs, network addresses and secrets that stand where codes do; and the URIs that everybody knows. */
import { expect, test } from 'vitest';
import { changed, seen } from './fhir.test-support.ts';
import { isPublished } from './published.ts';

const extension = (value: object) => ({
  resourceType: 'Basic',
  extension: [{ url: 'http://x.org/a', ...value }],
});

test.each<[string, object, string[]]>([
  ['a page', extension({ valueUri: 'http://velden.example/p/7' }), ['value url http']],
  ['a telephone', extension({ valueUri: 'tel:+18025550143' }), ['value url tel']],
  ['a mailbox', extension({ valueUri: 'mailto:ada@velden.example' }), ['value url mailto']],
  ['an OID', extension({ valueOid: 'urn:oid:1.2.840.77199' }), ['reference 1.2.840.77199']],
  ['a profile', extension({ valueUri: 'http://hl7.org/fhir/StructureDefinition/a' }), []],
  ['a device', { resourceType: 'Device', url: 'http://192.168.7.9/' }, ['value url http']],
  [
    'a message',
    { resourceType: 'MessageHeader', source: { endpoint: 'llp:10.1.2.3:2575' } },
    ['value url llp'],
  ],
  [
    'a related artifact, not the definition itself',
    {
      resourceType: 'Library',
      url: 'http://velden.example/Library/a',
      relatedArtifact: [{ url: 'http://velden.example/x' }],
    },
    ['value url http://velden.example/x'],
  ],
  [
    'an endpoint with its secret',
    { resourceType: 'Endpoint', address: 'http://a.example', header: ['Authorization: Bearer s'] },
    ['value url http', 'value other_unique_id Authorization: Bearer s'],
  ],
  [
    'a subscription',
    {
      resourceType: 'Subscription',
      criteria: 'Observation?patient=p1',
      channel: { endpoint: 'https://a.example/x', header: ['Authorization: Bearer s'] },
    },
    ['reference p1', 'value url https', 'value other_unique_id Authorization'],
  ],
  [
    'a meeting of R5',
    { resourceType: 'Appointment', virtualService: [{ sessionKey: 'k9-ZZQ' }] },
    ['text virtualService', 'text sessionKey', 'value other_unique_id k9-ZZQ'],
  ],
  ['a system', { resourceType: 'Basic', code: { coding: [{ system: 'http://a.example/s' }] } }, []],
])('%s', (_, resource, expected) => {
  const all = seen(resource);
  expect(all).toHaveLength(expected.length);
  all.forEach((one, index) => {
    expect(one.startsWith(expected[index]!)).toBe(true);
  });
});

test.each([
  ['http://snomed.info/sct', true],
  ['http://terminology.hl7.org/CodeSystem/v3-ActCode', true],
  ['urn:oid:2.16.840.1.113883.6.238', true],
  ['urn:ietf:bcp:47', true],
  ['urn:oid:2.16.840.1.113883.3.1937', false],
  ['http://hl7.org.velden.example/x', false],
  ['http://loinc.org/?patient=7', false],
  ['urn:uuid:77199301-aaaa-bbbb-cccc-ddddeeee0001', false],
])('%s is published: %s', (uri, expected) => {
  expect(isPublished(uri)).toBe(expected);
});

test('a version is replaced alike in an entity tag', () => {
  const entry = {
    request: { ifMatch: 'W/"v77"' },
    response: { etag: 'W/"v77"' },
    resource: { resourceType: 'Basic', meta: { versionId: 'v77' } },
  };
  const after = changed({ resourceType: 'Bundle', entry: [entry] }, 'v77', 'x');
  expect(JSON.stringify(after)).toBe(
    JSON.stringify({ resourceType: 'Bundle', entry: [entry] }).replaceAll('v77', 'x'),
  );
});
