import { expect, test } from 'vitest';
import { seen } from './fhir.test-support.ts';

const answered = (text: string, value: object) => ({
  resourceType: 'QuestionnaireResponse',
  item: [{ linkId: '1', text, answer: [value] }],
});
const extended = (name: string, value: object) => ({
  resourceType: 'Patient',
  extension: [{ url: `https://site.example/${name}`, ...value }],
});

test.each<[string, string | number, string]>([
  ['County', 'Chittenden', 'value location'],
  ['In which county do you live?', 'Chittenden', 'value location'],
  ['What is your street address?', '4 Elm Row', 'value location'],
  ['Hospital', 'Gifford', 'value location'],
  ['Which hospital were you born at?', 'Gifford', 'value location'],
  ['Room', '512A', 'value location'],
  ['Room', 512, 'value location'],
  ['Place of birth', 'Velden', 'value location'],
  ['Year of birth', 1931, 'date'],
  ['Year of birth', '1931', 'date'],
  ['DOB', '3 12 57', 'text date'],
  ['Name of your physician', 'Quill', 'value name'],
  ['Emergency contact', 'Tobias', 'value name'],
  ['Visit number', 'K77', 'value other_unique_id'],
  ['Employer', 'Elm', 'value organization'],
  ['What is your ZIP code?', 3602, 'postal-code'],
])('asked for %j, %j is one as a whole', (question, value, expected) => {
  const key = typeof value === 'number' ? 'valueInteger' : 'valueString';
  expect(seen(answered(question, { [key]: value })).at(-1)).toBe(
    `${expected} ${value} (${question})`,
  );
});

test.each<[string, string | number]>([
  ['Days in hospital', 3],
  ['How many nights were you in the hospital?', 3],
  ['Do you have problems getting out of bed?', 'yes, often'],
  ['Relationship to patient', 'mother'],
  ['Medication name', 'Lisinopril'],
  ['Name of the drug', 'Lisinopril'],
  ['Site of pain', 'left flank'],
  ['Catheter insertion site', 'left arm'],
  ['Last hospital stay', '3 days'],
  ['Mental state', 'alert'],
  ['Specimen', 'left breast'],
  ['Onset', '3 days ago'],
  ['Reason for visit', 'cough'],
  ['How often in the last year?', 2],
  ['ZIP code', 'not known'],
])('asked for %j, %j is text', (question, value) => {
  const key = typeof value === 'number' ? 'valueInteger' : 'valueString';
  expect(seen(answered(question, { [key]: value })).at(-1)).toBe(`text ${value} (${question})`);
});

test.each<[string, object, string]>([
  ['yob', { valueInteger: 1931 }, 'date 1931 (yob)'],
  ['homeCounty', { valueString: 'Chittenden' }, 'value location Chittenden (homeCounty)'],
  ['ward', { valueString: 'Elm' }, 'value location Elm (ward)'],
  ['severity', { valueString: 'Elm' }, 'text Elm (severity)'],
])('an extension %j', (name, value, expected) => {
  expect(seen(extended(name, value)).at(-1)).toBe(expected);
});
