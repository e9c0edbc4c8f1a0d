import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { spanishDay } from './spanish-day.ts';

/** Enough Spanish around for the language to be known. */
const BEFORE = 'El paciente acude con dolor desde hace dos días. ';

test.each([
  ['programada p/ jueves ‹18›.', 'day of the week'],
  ['el sábado ‹22› me voy', 'in a sentence'],
  ['mié ‹9› ayuno 141', 'cut short'],
  ['no puedo hasta el día ‹14›.', 'until'],
  ['excursión del día ‹12› sin adulto', 'of the day'],
  ['la próxima cita es el día ‹5›', 'an appointment'],
  ['del ‹17› al 20 de octubre', 'range'],
  ['empezó el ‹3› de este mes', 'this month'],
  ['el martes ‹12› de los corrientes', 'as letters say it'],
  ['(+2 kg desde el ‹27›)', 'since'],
  ['Evolución: el ‹17› hablamos con sus hijos', 'what was done'],
  ['los lunes 2 comprimidos', 'a dose'],
  ['lunes 9 a 14 h', 'hours'],
  ['lunes 10:30', 'time'],
  ['el día 5 postoperatorio', 'after an operation'],
  ['en el día 12 se apreció', 'of a stay'],
  ['días 1 y 15 del ciclo', 'of a cycle'],
  ['retirado el 4.o día', 'an ordinal'],
])('%s (%s)', (marked) => {
  expect(markBy(spanishDay, BEFORE + marked)).toBe(BEFORE + marked);
});

test('a day of the week in Spanish needs none around it', () => {
  const marked = 'The patient was seen by her doctor; next meeting lunes ‹13› 10:00 at the clinic.';
  expect(markBy(spanishDay, marked)).toBe(marked);
});

test('nothing in English text', () => {
  const text = 'The patient was seen by her doctor and el dia 18 was on the list of the clinic.';
  expect(markBy(spanishDay, text)).toBe(text);
});
