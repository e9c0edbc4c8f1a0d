import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { country } from './country.ts';

test.each([
  ['‹Slovenia› was lovely in May', 'at the start of a sentence'],
  ['a trip to ‹Costa Rica› last year', 'two words'],
  ['the ‹Kingdom of the Netherlands› and', 'its full name'],
  ['in the ‹People’s Republic of China› and', 'with its adjective'],
  ['glad that ‹Peru› won', 'a rare surname'],
  ['flew in from ‹Peru›', 'a word of place makes it one'],
  ['China Garcia was seen', 'a given name'],
  ['no turkey, no milk', 'lower case'],
  [
    'Mutations of the gene were found in three families of Norway, the allele of one gene',
    'research',
  ],
])('%s (%s)', (marked) => {
  expect(markBy(country, marked)).toBe(marked);
});
