import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { europeanStreet } from './european-street.ts';

test.each([
  ['at ‹14 rue des Tilleuls›, Lyon', 'French, the number in front'],
  ['‹7 Avenue du Marché› 2nd floor', 'French, with a capital'],
  ['send it to ‹Via Bassa 112›, Udine', 'Italian'],
  ['‹Via Carlo Vanni 8b›', 'a letter of the house'],
  ['lives at ‹ul. Polna 17› in Radom', 'Polish, abbreviated'],
  ['‹Rua da Boa Hora 435›', 'Portuguese'],
  ['‹Lindenstraße 5a›, Köln', 'German, one word'],
  ['‹Prager Str. 12›', 'German, abbreviated'],
  ['‹Otto-Hahn-Straße 28-30›', 'German, with hyphens'],
  ['‹Vestergade 3›', 'Danish'],
  ['‹Björkvägen 55›', 'Swedish'],
  ['‹lindenstraße 5›', 'lower case'],
  ['‹Nyár utca 23›', 'Hungarian'],
  ['given via PEG tube 30 times', 'no street'],
  ['Via Foley 16 French', 'a catheter has a gauge'],
  ['VIA FAX 1-888-555-0144, via phone 555-0100, Via Portal 3', 'how it is sent'],
  ['Spring 2020', 'ordinary word'],
  ['during decade 3 of life', 'ordinary word'],
  ['with Katie 5 days ago', 'a name'],
  ['2 via the portal', 'nothing is named'],
])('%s (%s)', (marked) => {
  expect(markBy(europeanStreet, marked)).toBe(marked);
});
