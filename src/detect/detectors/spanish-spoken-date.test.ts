import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { spanishSpokenDate, spanishSpokenYear } from './spanish-spoken-date.ts';

test.each([
  ['a ‹treinta y uno de octubre de dos mil diecinueve›', 'all in words'],
  ['el ‹primero de marzo del año dos mil veinte›', 'first, year called so'],
  ['nació el ‹cuatro de junio del cincuenta y dos›', 'year cut short'],
  ['el ‹dieciocho del siete del noventa y uno› verdad', 'month in a number'],
  ['nos vemos el ‹dos de enero› a las nueve', 'no year'],
  ['viene el martes ‹diecinueve›', 'day of the week'],
  ['el día ‹veintiséis› con la enfermera', 'day'],
  ['y regresa el ‹diecinueve› con la enfermera', 'an appointment'],
  ['uno de cada tres', 'one of'],
  ['dos de los cinco', 'some of'],
  ['el martes dos pastillas', 'a dose'],
  ['día dos de tratamiento', 'day of a treatment'],
])('%s (%s)', (marked) => {
  expect(markBy(spanishSpokenDate, marked)).toBe(marked);
});

test.each([
  ['‹17 de febrero del año dos mil veinticuatro›', 'day in digits'],
  ['‹mayo del noventa y seis›', 'month and year'],
  ['en mayo de este año', 'no year'],
])('%s (%s)', (marked) => {
  expect(markBy(spanishSpokenYear, marked)).toBe(marked);
});
