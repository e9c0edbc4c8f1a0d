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
  ['‹Bahnhofstr. 3›, 72764 Reutlingen', 'German, cut short'],
  ['residente in ‹Via Garibaldi n. 12/B›, Partinico', 'Italian, with its sign'],
  ['‹Rua das Acácias, 128›, ap 42', 'Portuguese, behind a comma'],
  ['‹Rua Augusta, nº 128›.', 'comma and sign'],
  ['reside na ‹Rua da Saudade, n.º 4›, 2.º esq., 4470 Maia', 'Portuguese, its sign with a dot'],
  ['‹rue de la Paix n° 12›', 'French, with its sign'],
  ['Via Christi, 12 patients; Avenue Q, 2/3/24; Plaza Medical, 3 days', 'no house'],
  ['register 3, dextr. 5, via Foley no. 16 French', 'no street'],
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
