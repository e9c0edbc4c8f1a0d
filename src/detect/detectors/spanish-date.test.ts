import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { spanishDate } from './spanish-date.ts';

test.each([
  ['nacido ‹18-dic-2024›.', 'month cut short'],
  ['‹7/ago/24› en la consulta', 'the month that is an English word'],
  ['el paciente acude a la consulta el ‹14/7› a las 10:24', 'day and month'],
  ['la paciente toma el 1/2 de la dosis por la noche', 'a part'],
  ['seen 3 ago', 'no joints'],
  ['the score was el 14/7', 'not in Spanish'],
])('%s (%s)', (marked) => {
  expect(markBy(spanishDate, marked)).toBe(marked);
});
