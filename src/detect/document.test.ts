import { expect, test } from 'vitest';
import type { Finding } from '../core/phi.ts';
import { documentSearch } from './document.ts';
import { learn } from './learned.ts';

const nameIn = (text: string, value: string): Finding => {
  const start = text.indexOf(value);
  const end = start + value.length;
  return { start, end, category: 'name', type: 'name', score: 0.9, rule: 'name/title' };
};

const formsOf = (text: string, value: string) =>
  learn(text, [nameIn(text, value)]).map(({ form }) => form);

test('where Spanish is spoken, a name teaches no word of the language', () => {
  const text =
    'El paciente acude con dolor desde hace dos días con la señora Ordaz que pero fruto.';
  const forms = formsOf(text, 'Ordaz que pero fruto');
  expect(forms).toContain('ordaz');
  for (const word of ['que', 'pero', 'fruto']) expect(forms).not.toContain(word);
  expect(formsOf(text, 'que pero')).toEqual([]);
});

test('in English such a word may be a name', () => {
  const text = 'The patient was seen with her daughter Ella Tran at the clinic.';
  expect(formsOf(text, 'Ella Tran')).toContain('ella');
});

test('a word of Spanish is no misspelling', () => {
  const search = documentSearch(learn('Dr. Núñez', [nameIn('Dr. Núñez', 'Núñez')]));
  expect(search.find('EL PACIENTE TOMA LA NUEZ CON EL PAN Y LA LECHE')).toEqual([]);
});

test('a month is not whoever is called so', () => {
  const search = documentSearch(
    learn('Nurse April Jones', [nameIn('Nurse April Jones', 'April Jones')]),
  );
  const found = (text: string) => search.find(text).map(({ start, end }) => text.slice(start, end));
  expect(found('seen in April, follow-up April 3')).toEqual([]);
  expect(found('told by April, and April came')).toEqual(['April', 'April']);
});

test('a name does not reach over the end of a sentence', () => {
  const search = documentSearch(learn('Mr. Ray White', [nameIn('Mr. Ray White', 'Ray White')]));
  const found = (text: string) => search.find(text).map(({ start, end }) => text.slice(start, end));
  expect(found('chest x-ray. White count 12')).toEqual([]);
  expect(found('for ray white; WHITE, RAY')).toEqual(['ray white', 'WHITE, RAY']);
});

test('a family by a name that is a word, behind `the`', () => {
  const search = documentSearch(learn('Mr. Earl King', [nameIn('Mr. Earl King', 'Earl King')]));
  const found = (text: string) => search.find(text).map(({ start, end }) => text.slice(start, end));
  expect(found('told the Kings that the kings of old and these Kings of Spain')).toEqual(['Kings']);
});
