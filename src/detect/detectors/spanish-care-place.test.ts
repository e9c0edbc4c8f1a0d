import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { spanishCarePlace } from './spanish-care-place.ts';

const BEFORE = 'El paciente acude con dolor desde hace dos días. ';

test.each([
  ['Servicio de Urología del ‹Hospital Universitario de Ceuta›', 'kind, adjective, town'],
  ['‹Complejo Hospitalario de Navarra›', 'complex'],
  ['‹Centro de Salud Las Eras› Calle Mayor', 'health centre'],
  ['‹Clínica Santa Elena›', 'clinic'],
  ['‹Hospital Clínico Universitario›', 'the university hospital'],
  ['‹Hospital 12 de Octubre›', 'a day'],
  ['‹Hospital Regional de Sayán› – Epicrisis', 'a heading behind a dash'],
  ['derivada desde ‹Hosp. de Nueva Imperial› al ‹Htal. Evita›', 'cut short'],
  ['Hosp. Previas: 3', 'stays before this one'],
  ['en nuestro Hospital se realiza', 'plain'],
  ['Hospital de Día de Oncología', 'day hospital'],
  ['el centro de la lesión', 'a middle'],
])('%s (%s)', (marked) => {
  expect(markBy(spanishCarePlace, BEFORE + marked)).toBe(BEFORE + marked);
});
