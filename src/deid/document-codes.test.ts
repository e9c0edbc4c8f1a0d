/** Values of a document in its own places for codes. */
import { expect, test } from 'vitest';
import { DOCUMENT_FORMATS } from '../formats/index.ts';
import { profileOf } from '../profiles/index.ts';
import { deidentifyDocument } from './document.ts';

const { fhir, hl7v2 } = DOCUMENT_FORMATS;
const profile = profileOf('safe-harbor')!;
const MSH = 'MSH|^~\\&|LAB|';
const PID = 'PID|1||84412907^^^STMARY^MR||HOLLOWELL^MARGUERITE';

test.each([
  [`SCH|||||||||||||||||||||||||HOLLOWELL`, 'SCH-26'],
  ['PV1|1|I|CLINIC7\rFT1|1||||||||||||CLINIC7', 'FT1-13'],
  ['AL1|1|84412907^X^L', 'AL1-2'],
])('HL7 v2: %s (%s)', (segments) => {
  const { text } = deidentifyDocument(hl7v2.walk(`${MSH}\r${PID}\r${segments}`), { profile });
  expect(text).not.toMatch(/HOLLOWELL|CLINIC7|84412907/);
});

test('FHIR: a tag, and what is nobody’s', () => {
  const resource = {
    resourceType: 'Patient',
    meta: {
      profile: ['http://hl7.org/fhir/StructureDefinition/Patient'],
      tag: [{ system: 'http://hl7.org/fhir/x', code: 'VIP-HOLLOWELL' }, { code: 'VIP-2' }],
    },
    name: [{ family: 'Hollowell', given: ['Marguerite'] }, { text: 'Patient' }],
    gender: 'female',
  };
  const { text } = deidentifyDocument(fhir.walk(JSON.stringify(resource)), { profile });
  expect(JSON.parse(text)).toMatchObject({
    resourceType: 'Patient',
    meta: {
      profile: ['http://hl7.org/fhir/StructureDefinition/Patient'],
      tag: [{ system: 'http://hl7.org/fhir/x', code: 'VIP-[NAME]' }, { code: 'VIP-2' }],
    },
    gender: 'female',
  });
});

test('a document without such a value has no more places', () => {
  const coded = { resourceType: 'Observation', status: 'final', code: { coding: [{ code: 'X' }] } };
  expect(fhir.walk(JSON.stringify(coded)).loci).toEqual([]);
});
