import { describe, expect, test } from 'vitest';
import { ccda } from './ccda/ccda.ts';
import { fhir } from './fhir/fhir.ts';
import { hl7v2 } from './hl7v2/hl7v2.ts';
import { isTitle, suffixOf } from './titles.ts';

test.each(['Dr.', 'Prof. Dr.', 'Nurse', 'Mrs'])('%s is a title', (text) => {
  expect(isTitle(text)).toBe(true);
});

test.each<[string, 'suffix' | undefined]>([
  ['Jr.', 'suffix'],
  ['III', 'suffix'],
  ['M.D., FACP', 'suffix'],
  ['RN', 'suffix'],
  ['Ph.D.', 'suffix'],
  ['DO', 'suffix'],
  ['Do', undefined],
  ['Orlop', undefined],
  ['Orlop Jr.', undefined],
  ['', undefined],
])('what stands behind a name: %j is %s', (text, expected) => {
  expect(suffixOf(text)).toBe(expected);
});

describe('in the fields of the formats', () => {
  const PATIENT = { resourceType: 'Patient', name: [{ suffix: ['Jr.', 'Orlop'] }] };
  test.each([
    ['FHIR', fhir.walk(JSON.stringify(PATIENT))],
    ['HL7 v2', hl7v2.walk('MSH|^~\\&|\rPID|1||||^^^Jr.~^^^Orlop\r')],
    [
      'C-CDA',
      ccda.walk(
        '<ClinicalDocument><name><suffix>Jr.</suffix><suffix>Orlop</suffix></name></ClinicalDocument>',
      ),
    ],
  ])('%s', (_, { loci }) => {
    const told = loci.filter(({ category }) => category === 'name');
    expect(told.map(({ text, type }) => [text, type])).toEqual([
      ['Jr.', 'suffix'],
      ['Orlop', undefined],
    ]);
  });
});
