import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { spanishNumberedCare } from './spanish-numbered-care.ts';

test.each([
  ['La paciente es de la ‹UMF 27› y fue enviada al ‹HGZ 24› por dolor', 'units of the IMSS'],
  [
    'acude a la ‹UMF No. 27› con su esposo, derivado por el ‹CAPS N° 12› de la zona',
    'a word for the number',
  ],
  ['la vio su médico en el ‹imss 110› el día de ayer', 'small letters'],
  ['derivada de ‹centro de salud Chamula› por deshidratación, con su madre', 'named'],
  ['el paciente viene de la ‹posta rural Pichi› con su hija', 'a kind between'],
  [
    'llamo a ‹residencia Las Azucenas› y hablo con su hija, trasladada del ‹hospital La Fe›',
    'an article in the name',
  ],
  ['el paciente ingresa en la residencia Geriátrica y en el hospital General de la zona', 'kinds'],
  ['acude al centro de salud de su zona y al consultorio de la tarde', 'a kind of house'],
  ['la salud Mental del paciente, su centro de salud. Acude por tos', 'no name'],
  ['el paciente está en el IMSS desde 2019, UMF 270000', 'other numbers'],
])('%s (%s)', (marked) => {
  expect(markBy(spanishNumberedCare, marked)).toBe(marked);
});
