import { expect, test } from 'vitest';
import { markFound } from '../testing/marks.ts';

test.each([
  ['PatientName: ‹SMITH›^‹JOHN›', 'with its label'],
  ['(0010,0010) PN [‹SMITH›^‹JOHN›^‹Q›]   #  12, 1', 'as DICOM tools print it'],
  ["ReferringPhysicianName: ‹O'DELL-ROE›^‹ANN›^^DR", 'with joints and a title'],
  ['Name: ‹REINGER›^‹GEOTHERMIC› sex F', 'a word of the language behind a label'],
  ['Compared with the study of ‹SMITH›^‹JOHN› from another site', 'no label'],
  ['ordering 1234^‹SMITH›^‹JOHN›^‹A›', 'behind an identifier'],
])('%s (%s)', (marked) => {
  expect(markFound('name', marked)).toBe(marked);
});

test.each([
  ['OBX|1|NM|718-7^Hemoglobin^LN||13.1|g/dL', 'a test with its system'],
  ['OBR|1|||CBC^COMPLETE BLOOD COUNT^L', 'a panel'],
  ['ADT^A01, ORU^R01 and count 5 x 10^9/L, a^b, mask = flags^bits', 'messages, powers, code'],
  ['Name: 83036^HEMOGLOBIN A1C^CPT', 'a code behind the word name'],
])('no name: %s (%s)', (text) => {
  expect(markFound('name', text)).toBe(text);
});
