import { expect, test } from 'vitest';
import { detectAll } from './detect.ts';
import { mark, unmark } from './testing/marks.ts';

test.each([
  ['mrn', '‹84412907›'],
  ['patientMRN', '‹4412›'],
  ['ssn', '‹219099999›'],
  ['dob', '‹19570312›'],
  ['birthDate', '‹03121957›'],
  ['phone', '‹2128675309›'],
  ['zip_code', '‹15690›'],
  ['accountNumber', '‹12345›'],
  ['age', '‹93›'],
  ['age', '64'],
  ['patientName', '‹li wei›'],
  ['patient_name', '‹rosalind achterberg›'],
  ['patient-name', ' ‹will may›\n'],
  ['referringProvider.name', '‹Brook, Dale J.›'],
  ['lastName', '‹ng›'],
  ['family', '‹ngata›'],
  ['surname', "‹o'neil-smythe›"],
  ['maiden_name', '‹王›'],
  ['nm', '‹Odalys Figueroa›'],
  ['pt_lnm', '‹Brandtner›'],
  ['cty', '‹Hialeah›'],
  ['addr1', '‹771 E 9 St›'],
  ['pc', '‹33012›'],
  ['ag', '‹91›'],
  ['bday', '‹19570312›'],
  ['doc', '‹Okafor›'],
  ['emp', '‹Home Depot›'],
])('%s: %s', (label, marked) => {
  const text = unmark(marked);
  expect(mark(text, detectAll([text], { labels: [label] })[0]!)).toBe(marked);
});

test.each([
  ['dose', '84412907'],
  ['plateletCount', '1500000'],
  ['wbc', '7'],
  ['cpt', '9921345'],
  ['mrn', 'on file'],
  ['patientName', 'unknown'],
  ['patient_name', 'string'],
  ['family', 'supportive'],
  ['name', 'get_weather'],
  ['name', 'aspirin'],
  ['name', 'Xarelto'],
  ['name', 'metformin hydrochloride'],
  ['name', 'Troponin'],
  ['family', 'Herpesviridae'],
  ['patient', 'intubated'],
  ['medicationName', 'metoprolol succinate'],
  ['test_name', 'basic metabolic panel'],
  ['patient', 'stable'],
  ['nm', 'Lipitor'],
  ['ln', 'negative'],
  ['pc', '12'],
  ['ag', '41'],
  ['{}', '12'],
  ['toString', '12'],
])('%s: %s identifies nobody', (label, text) => {
  expect(detectAll([text], { labels: [label] })).toEqual([[]]);
});

test('a text under a key and the same text without one are two texts', () => {
  const labels = ['dose', 'mrn', undefined];
  const [dose, mrn, bare] = detectAll(['8441290', '8441290', '8441290'], { labels });
  expect([dose!.length, mrn!.length, bare!.length]).toEqual([1, 1, 1]); // learned from `mrn`
  expect(detectAll(['8441290'], { labels: ['dose'] })).toEqual([[]]);
});
