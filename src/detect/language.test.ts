import { expect, test } from 'vitest';
import { ENGLISH, isResearch, isSpanish, languagesOf, SPANISH } from './language.ts';
import { tokenise } from './tokens.ts';

const ENGLISH_TEXT =
  'The patient was seen in the clinic with pain and was given the usual treatment. ';
const SPANISH_TEXT =
  'El paciente acude a la consulta por dolor y se le administra el tratamiento. ';

test.each([
  [ENGLISH_TEXT, false, 'English'],
  [SPANISH_TEXT, true, 'Spanish'],
  ['Rosa Marín 44 71 90', false, 'too little to tell'],
])('%s', (text, expected) => {
  expect(isSpanish(tokenise(text), 0)).toBe(expected);
});

test('a Spanish stretch in an English note, with an empty line before it or none', () => {
  const t = tokenise(ENGLISH_TEXT.repeat(20) + SPANISH_TEXT.repeat(30));
  expect(isSpanish(t, 5)).toBe(false);
  expect(isSpanish(t, t.count - 5)).toBe(true);
  const apart = tokenise(`${ENGLISH_TEXT}\n\n${SPANISH_TEXT}`);
  const languages = [...languagesOf(apart).subarray(0, apart.count)];
  expect(languages.at(0)).toBe(ENGLISH);
  expect(languages.at(-1)).toBe(SPANISH);
});

test('a paragraph that says too little goes with the text', () => {
  const t = tokenise(`${SPANISH_TEXT}\n\nAna Ruiz`);
  expect(isSpanish(t, t.count - 1)).toBe(true);
});

test.each([
  ['Two missense mutations in exon 4 of the gene were linked to the locus in families.', true],
  ['The patient was seen for cough. A mutation was not found.', false],
])('%s: %s', (text, expected) => {
  expect(isResearch(tokenise(text))).toBe(expected);
});
