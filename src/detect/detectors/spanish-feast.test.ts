import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { spanishFeast } from './spanish-feast.ts';

/** Enough Spanish around for the language to be known. */
const BEFORE = 'El paciente acude con dolor desde hace dos días. ';

test.each([
  ['cayó el ‹día de la Candelaria› y el ‹día de la Inmaculada de 2019›', 'a day and its year'],
  ['el ‹Día de la Virgen del Carmen›, ‹día de San Juan›, ‹víspera de San José›', 'saints'],
  [
    'el ‹día de los Muertos›, ‹Día de Año Nuevo›, el ‹día del padre› y el ‹dia de reyes›',
    'of many',
  ],
  [
    '‹lunes de Pascua›, ‹domingo de Ramos›, ‹Miércoles de Ceniza›, ‹Viernes Santo›',
    'days of a week',
  ],
  [
    'las ‹Fiestas Patrias›, ‹nochevieja›, ‹todos los Santos›, el ‹puente de mayo›',
    'names of their own',
  ],
  [
    'vino por ‹carnavales›, antes de ‹Reyes›, desde la ‹Pascua›, hasta ‹Corpus Christi›',
    'behind time',
  ],
  ['caiu no ‹dia de Natal›, na ‹véspera de São João›, na ‹sexta-feira santa›', 'Portuguese'],
  ['el día de la cirugía, noche de guardia, día de la semana, fiestas en casa', 'other days'],
  ['vive en Pascua 12, los Reyes vinieron, un año nuevo, puente de Brooklyn', 'names and words'],
  [
    'todos los santos días, viernes de 9 a 14, lunes de la semana que viene',
    'days of a week alone',
  ],
])('%s (%s)', (marked) => {
  expect(markBy(spanishFeast, BEFORE + marked)).toBe(BEFORE + marked);
});
