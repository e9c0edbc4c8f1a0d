import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { spanishAddress } from './spanish-address.ts';

/** Enough Spanish around for the language to be known. */
const BEFORE = 'El paciente acude con dolor desde hace dos días. ';

test.each([
  ['vive en la ‹Calle Lirios, 3, 2º B›', 'street, floor and door'],
  ['Remitido por: Rosa Marín ‹C/ Lirios, 14›', 'abbreviated with a slash'],
  ['‹Avda. de la Paz 12, 4 Izq›', 'abbreviated with a dot'],
  ['vecina de ‹Getafe›, ‹c/ Madreselva nº 8, 2º izq›', 'in small letters'],
  ['vive en ‹c/ Mayor 4›', 'named by a word'],
  ['caída en la ‹Glorieta de Bilbao› sobre las 01:30 del viernes', 'no time of day'],
  ['Domicilio: ‹c/Alcalá, 112, 3ºC›', 'glued'],
  ['res. ‹C/ Duarte #45› (altos)', 'a number sign'],
  [
    'vive en la ‹calle Sorolla›, antes en la ‹calle Ramón Rubio, 23›, y baja a la ‹avenida Mayor›',
    'a word in small letters',
  ],
  [
    'camina por la calle 2 veces, salió a la calle y 2 personas lo vieron, salió a la calle. Fue visto, calle abajo',
    'out of doors',
  ],
  ['dolor c/ HTA 3 d, c/ Foley 16, c/ Metformina 850, vive c/ Kevin, 8 años', 'with'],
  ['estable, c/ O2 2 L, c/ Tramadol 50 mg y control c/ Dr. Sosa 3', 'with, too'],
  ['‹Paseo del Río, s/n›', 'without a number'],
  ['‹Lirios, 3›. ‹36201› ‹Vigo› (‹Pontevedra›). ‹España›', 'code, town, province, country'],
  ['‹28006› ‹Madrid›', 'code and town'],
  ['natural de ‹Cuba›', 'country'],
  ['la vía oral y la vía intravenosa', 'other ways'],
  ['AV de 0,6 en OD y 20/40', 'acuity'],
  ['leucocitos 17850 y plaquetas', 'counts'],
  ['en plaza de garaje', 'a word'],
])('%s (%s)', (marked) => {
  expect(markBy(spanishAddress, BEFORE + marked)).toBe(BEFORE + marked);
});

test('nothing in English text', () => {
  const text = 'The patient was seen in the clinic and was on 12345 Units with Via oral, 3.';
  expect(markBy(spanishAddress, text)).toBe(text);
});
