import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { spanishPhone } from './spanish-phone.ts';

/** Enough Spanish around for the language to be known. */
const BEFORE = 'El paciente acude con dolor desde hace dos días. ';

test.each([
  ['cel ‹318 204 77 19›', 'in three, three, two, two'],
  ['Fono: ‹45 2 718 330›', 'in two, one, three, three'],
  ['contestan en el ‹41 2 660291›', 'a verb'],
  ['mi cel es ‹(662) 214 5873›', 'brackets'],
  ['llame al ‹+51 944 210 337›', 'plus'],
  ['cel 318 204 77 19 y tiene 85 años', 'words behind', 'cel ‹318 204 77 19› y tiene 85 años'],
  ['tel. ‹4311-9920› int. ‹14›', 'extension of a house'],
  ['anexo ‹5521›', 'extension by itself'],
  ['1 de mayo de 2023. Int. ‹4410›.', 'extension behind a sentence'],
  ['Nefrología, busca ‹6620›', 'pager'],
  ['mi número no cambió, termina en ‹0921›', 'last digits'],
  ['calle Sol 14 int. 3', 'a flat'],
  ['llame al 112', 'an emergency'],
  ['se busca 3 veces', 'a verb'],
  ['llame el 12/03/2024', 'a date'],
  ['la vena termina en 2 ramas', 'an end'],
])('%s (%s)', (marked, _, expected = marked) => {
  const text = BEFORE + marked;
  expect(markBy(spanishPhone, BEFORE + expected)).toBe(
    expected === marked ? text : BEFORE + expected,
  );
});
