import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { spanishPlace } from './spanish-place.ts';

/** Enough Spanish around for the language to be known. */
const BEFORE = 'El paciente acude con dolor desde hace dos días. ';

test.each([
  ['Viene de ‹La Quiaca› en micro', 'comes from'],
  [
    'Vive en ‹Balmaceda 1420›, domiciliado en ‹Larga 22›. trabaja en casa 12 horas',
    'a street without its word',
  ],
  ['vive en ‹Larrea al 1100›, muestras en ‹San Martín al 2300›; Adrenalina al 1000', 'a block'],
  ['Dom.: ‹Balmaceda 1420›. Acude por dolor', 'a label cut short'],
  ['natural de ‹Alcañices›, viudo', 'born in'],
  ['la hija se mudó a ‹Comodoro› en mayo', 'moved to'],
  ['Originario y residente de ‹San Juan Mixtepec›.', 'lives in'],
  ['fui a la farmacia de ‹Benimaclet› el lunes', 'a pharmacy'],
  ['la ambulancia de ‹Bulnes› está rota', 'an ambulance'],
  ['del ambulatorio de ‹Los Corrales›, y', 'two capitals'],
  ['PROCEDENCIA: ‹SAN CLEMENTE› (SAMU)', 'label in capitals'],
  [
    'Dirección: ‹Vereda La Floresta, finca El Porvenir›   Municipio: Yalí',
    'label, to the next one',
  ],
  ['\n‹Santa Fe›, 1 de mayo de 2023', 'head of a letter'],
  ['\n‹Zaragoza›, a veinte de mayo', 'day in words'],
  ['\nEn ‹Jumilla›, a catorce de marzo de dos mil', 'the end of a deed'],
  ['para que conste, firma en ‹Palas de Rei›, a 14 de marzo', 'within a sentence'],
  ['se inició en Urgencias, a 3 de marzo sin cambios; empezó en Semana, 3 de mayo', 'no town'],
  ['PSIQUIATRÍA. USM ‹Hortaleza›. Primera visita', 'initials of a centre'],
  ['Procedencia: Ginecología. Viene de Urgencias', 'departments'],
  ['vive en casa de su hija, reside en residencia', 'a house'],
  ['procede de la UCI, vuelve a Planta', 'wards'],
  ['El médico de ‹Tarazona› vendrá', 'a village doctor'],
  ['Médico de Familia, farmacia de Guardia', 'kinds'],
  ['llega a Urgencias el martes', 'emergencies'],
])('%s (%s)', (marked) => {
  expect(markBy(spanishPlace, BEFORE + marked)).toBe(BEFORE + marked);
});

test.each([
  'nosotros vivimos en ‹pozo alcon› y hasta allí son dos horas',
  'seguimos viviendo en ‹la estanzuela› por si hay que mandar el medicamento',
  'mi mamá vive en casa de mi hermana y no sale',
])('in small letters: %s', (marked) => {
  expect(markBy(spanishPlace, marked)).toBe(marked);
});
