import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { codiceFiscale } from './codice-fiscale.ts';

test.each([
  ['CF ‹RSSMRA85T10A562S›', 'published sample'],
  ['‹rssmra85t10a562s›', 'lower case'],
  ['RSSMRA85T10A562T', 'check letter'],
  ['RSSMRA85T10A562', 'too short'],
])('%s (%s)', (marked) => {
  expect(markBy(codiceFiscale, marked)).toBe(marked);
});
