import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { spanishDate } from './spanish-date.ts';

/** Enough Spanish around for the language to be known. */
const BEFORE = 'El paciente acude con dolor desde hace dos días. ';

test.each([
  [
    'FUR: ‹1.º de abril›. Nació el ‹1º de enero de 1958›, parto el ‹2.º de marzo›; 2.º de ESO, 1.º dedo',
    'an ordinal',
  ],
  ['nacido ‹18-dic-2024›.', 'month cut short'],
  ['‹7/ago/24› en la consulta', 'the month that is an English word'],
  ['seen 3 ago', 'no joints'],
  ['Fecha de Nacimiento: ‹Ago 3, 1961› chest pain', 'month first'],
  ['F. Nac: ‹Ene. 14 de 1950›', 'a dot, and de'],
  ['years ago 3, 1961 patients; Dic 40, 2020; Abr 3 mg', 'no days'],
  ['the score was el 14/7', 'not in Spanish'],
  ['2 days ago 14 patients', 'English'],
])('%s (%s)', (marked) => {
  expect(markBy(spanishDate, marked)).toBe(marked);
});

test.each([
  ['de baja desde ‹20-10› por lumbalgia, cita ‹14-11› a las 9:30', 'a hyphen'],
  ['hasta 3-4 veces, desde 5-10 mg, TA 12-8, hasta 20-10 mg, en 10-6 semanas', 'ranges'],
  [
    'DRA TORRICO. ‹14-08› 07:30, alta ‹4-11›, control ‹22-02›. Alta de enfermería ‹8/2›.',
    'a clock, and cues',
  ],
  ['alta 4-5 días, control 3-4 meses, control del dolor 3/10, TA 12/8 07:30', 'whiles and values'],
  ['acude a la consulta el ‹14/7› a las 10:24', 'day and month'],
  ['‹9 ene 25› turno de noche', 'blanks'],
  ['‹22 ago 2023›', 'full year'],
  ['Próxima cita ‹Abr 7, 2026› y ‹abril 9 del 2026›', 'month first'],
  ['en ‹ene 2022› ingresó', 'month and year'],
  ['ligadura en ‹feb/24›', 'month and short year'],
  ['FUM ‹12/JUL›', 'day and month in capitals'],
  ['antes del ‹10/junio›', 'full month'],
  ['va a cumplir años el ‹5 de feb›', 'de'],
  ['‹18 / sep / 2024›', 'wide'],
  ['control de ‹8-XI-2023›', 'Roman'],
  ['Próxima: ‹14/X›', 'Roman without a year'],
  ['cita ‹18/9› a las 10', 'appointment'],
  ['analítica de ayer ‹12/11›', 'yesterday'],
  ['Analítica (‹28/11›): glucosa', 'in brackets'],
  ['INR ‹18/3›: 2,6', 'a test and a colon'],
  ['jueves ‹6/6› con Dr. Cárcamo', 'day of the week'],
  ['Serologías del ‹10/10› negativas', 'del'],
  ['Alta el ‹11/6›', 'discharge'],
  ['Próxima cura ‹6/XII›.', 'a noun between'],
  ['con fecha ‹21/3› y no ‹20/3›, el', 'another day'],
  ['control 24/7', 'always'],
  ['toma el 1/2 de la dosis por la noche', 'a part'],
  ['Ertapenem día 4/10', 'day of a treatment'],
  ['dolor 8/10, EVA hoy 4/10', 'pain'],
  ['Barkhof 4/4, TA 12/8, fuerza 4/5', 'scores and pressure'],
  ['control de TA 11/7', 'pressure at a visit'],
  ['estadio III/IV, grado 2/IV', 'stages'],
  ['9 nov 14 h', 'an hour is no year', '‹9 nov› 14 h'],
])('%s (%s)', (marked, _, expected = marked) => {
  expect(markBy(spanishDate, BEFORE + expected)).toBe(BEFORE + expected);
});
