/** Displays of public code systems, in each format that has them. */
import { expect, test } from 'vitest';
import { isPublicSystem } from './code-systems.ts';
import { fhir } from './fhir/fhir.ts';
import { hl7v2 } from './hl7v2/hl7v2.ts';

test.each([
  ['2.16.840.1.113883.6.1', true],
  ['urn:oid:2.16.840.1.113883.6.1', true],
  ['http://loinc.org', true],
  ['http://terminology.hl7.org/CodeSystem/v3-ActCode', true],
  ['LN', true],
  ['SNOMED-CT', true],
  ['I10P', true],
  ['HL70070', true],
  ['HL70010', false], // doctors
  ['HL70302', false], // wards
  ['L', false],
  ['99VG', false],
  ['http://loinc.org.site.example', false],
  ['http://hl7.org/fhir/sid/us-ssn', false],
  ['urn:oid:2.16.840.1.113883.4.1', false],
  ['', false],
  [undefined, false],
])('%j is one: %j', (system, expected) => {
  expect(isPublicSystem(system)).toBe(expected);
});

test.each<[string, string[]]>([
  ['DG1|1|I10|G20^PARKINSON^I10|', ['PARKINSON']],
  ['OBX|1|ST|882-1^ABO^LN^7^HASHIMOTO^L', ['ABO']],
  ['OBX|1|ST|7^HASHIMOTO^L^882-1^ABO^LN', ['ABO']],
  ['PR1|1||0FTG0ZZ^WHIPPLE^I10P^^^^^^ORLOP', ['WHIPPLE']],
  ['OBX|1|CWE|882-1^ABO^LN||112144000^A^SCT', ['ABO', 'A']],
  ['OBX|1|ST|882-1^Orlop 84412907^LN', []],
  ['PV1|1|I|||||||9^HASHIMOTO^LN', []],
])('HL7 v2: of %s, %j', (segment, expected) => {
  const { loci } = hl7v2.walk(`MSH|^~\\&|LAB\r${segment}`);
  const published = loci.filter(({ isPublished }) => isPublished);
  expect(published.map(({ text }) => text)).toEqual(expected);
});

test.each([
  ['DG1|1|I10|G20^PARKINSON', 'diagnosis'],
  ['DG1|1|||PARKINSON', 'diagnosis'],
  ['PR1|1||47.0^WHIPPLE', 'procedure'],
  ['PR1|1|||WHIPPLE', 'procedure'],
])('HL7 v2: %s is text of a %s', (segment, label) => {
  const { loci } = hl7v2.walk(`MSH|^~\\&|LAB\r${segment}`);
  expect(loci.at(-1)).toMatchObject({ role: 'text', label, isPublished: false });
});

const LOINC = { system: 'http://loinc.org', code: '882-1' };
const OWN = { system: 'http://site.example/tests', code: '7' };

test.each<[string, object, string[]]>([
  ['a display', { coding: [{ ...LOINC, display: 'ABO' }] }, ['ABO']],
  ['before its system', { coding: [{ display: 'ABO', ...LOINC }] }, ['ABO']],
  ['one of a site', { coding: [{ ...OWN, display: 'ABO' }], text: 'ABO' }, []],
  ['a word beside', { coding: [LOINC], text: 'ABO' }, ['ABO']],
  ['a word beside, before it', { text: 'ABO', coding: [LOINC] }, ['ABO']],
  [
    'what repeats a display',
    { coding: [{ ...LOINC, display: 'ABO group' }], text: 'ABO group' },
    ['ABO group', 'ABO group'],
  ],
  ['a sentence beside', { coding: [LOINC], text: 'ABO, asked for by Quill' }, []],
  ['a number', { coding: [{ ...LOINC, display: 'ABO 84412907' }] }, []],
])('FHIR: %s', (_, concept, expected) => {
  for (const resource of [
    { resourceType: 'Observation', code: concept },
    { resourceType: 'Condition', code: concept },
    { resourceType: 'Procedure', category: concept },
  ]) {
    const { loci } = fhir.walk(JSON.stringify(resource));
    const published = loci.filter(({ isPublished }) => isPublished);
    expect(published.map(({ text }) => text)).toEqual(expected);
  }
});
