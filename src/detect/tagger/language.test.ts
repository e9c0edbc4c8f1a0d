import { expect, test } from 'vitest';
import { tokenise } from '../tokens.ts';
import { ENGLISH, isResearch, languagesOf, SPANISH } from './language.ts';

const of = (text: string) => {
  const t = tokenise(text);
  return [...languagesOf(t).subarray(0, t.count)];
};

test('the language of each paragraph', () => {
  const english = 'The patient was seen for cough and has no fever at this time.';
  const spanish = 'El paciente ingresa por un dolor en el pecho y se realiza una ecografía.';
  expect(new Set(of(english))).toEqual(new Set([ENGLISH]));
  expect(new Set(of(spanish))).toEqual(new Set([SPANISH]));
  const both = of(`${english}\n\n${spanish}`);
  expect(both.at(0)).toBe(ENGLISH);
  expect(both.at(-1)).toBe(SPANISH);
});

test('a paragraph that says too little goes with the text', () => {
  const both = of(
    'El paciente ingresa por un dolor en el pecho y se realiza una placa.\n\nAna Ruiz',
  );
  expect(both.at(-1)).toBe(SPANISH);
});

test.each([
  ['Two missense mutations in exon 4 of the gene were linked to the locus in families.', true],
  ['The patient was seen for cough. A mutation was not found.', false],
])('%s: %s', (text, expected) => {
  expect(isResearch(tokenise(text))).toBe(expected);
});
