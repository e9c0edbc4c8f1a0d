import { expect, test } from 'vitest';
import { isBodySite, isClosedSystem, isDisplay, isTerm } from './terms.ts';

test.each([
  'English',
  'english',
  'English (United States)',
  'Navajo',
  'Apache',
  'Puerto Rican',
  'Native Hawaiian or Other Pacific Islander',
  'Not Hispanic or Latino',
])('%s is a term', (text) => {
  expect(isTerm(text)).toBe(true);
});

test.each(['Orlop', 'English, call Ada', 'English (Orlop)', 'White 7', '', 'Ada White'])(
  '%j is none',
  (text) => {
    expect(isTerm(text)).toBe(false);
  },
);

test.each<[string, boolean]>([
  ['Left breast', true],
  ['Colon, sigmoid', true],
  ['head of pancreas', true],
  ['Right palm', false],
  ['Crest', false],
  ['Left breast, Dr. Orlop', false],
  ['Breast Clinic', false],
  ['Riverside', false],
  ['arm 84412907', false],
  ['', false],
])('%j is a site of the body: %s', (text, expected) => {
  expect(isBodySite(text)).toBe(expected);
});

test('displays of their code systems', () => {
  expect(isClosedSystem('urn:oid:2.16.840.1.113883.6.238')).toBe(true);
  expect(isClosedSystem('http://velden.example/race')).toBe(false);
  expect(isClosedSystem(undefined)).toBe(false);
  expect(isDisplay('Tlingit-Haida')).toBe(true);
  expect(isDisplay('see chart 84412907')).toBe(false);
});
