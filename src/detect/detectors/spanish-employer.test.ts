import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { spanishEmployer } from './spanish-employer.ts';

/** Enough Spanish around for the language to be known. */
const BEFORE = 'El paciente acude con dolor desde hace dos días. ';

test.each([
  ['jubilado de ‹Renfe›, empleada en El ‹Corte Inglés›', 'whose'],
  ['trabajó 30 años en la ‹Baxter de Aibonito› y es camionero en ‹Transportes Molina›', 'how long'],
  ["trabaja los findes en el ‹McDonald's de Adrogué›", 'when'],
  ['Empleador: ‹Panificadora Señor de Muruhuay› Edad: 40. Empresa: ‹Acerinox›', 'labels'],
  ['la obra social ‹IOMA› no cubre, prepaga: ‹Galeno›', 'who insures'],
  ['jubilado de la Enseñanza, empleada de hogar en casa, trabaja en Urgencias', 'no house'],
  ['trabaja mucho en Verano, pensionada por Invalidez, servicio social Ana', 'words'],
])('%s (%s)', (marked) => {
  expect(markBy(spanishEmployer, BEFORE + marked)).toBe(BEFORE + marked);
});
