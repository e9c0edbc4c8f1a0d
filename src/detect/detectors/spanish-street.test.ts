import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { spanishStreet } from './spanish-street.ts';

/** Enough Spanish around for the language to be known. */
const BEFORE = 'El paciente acude con dolor desde hace dos días. ';

test.each([
  ['‹cra 88c # 73-19 sur›', 'small letters'],
  ['‹Calle 84 No. 51B-30›, Barranquilla', 'No.'],
  ['‹Cra. 48 # 10-45 apto 502›', 'flat'],
  ['‹Kr 7 # 12-80›', 'cut short'],
  ['‹Bv. Gálvez 1844›, Santa Fe', 'boulevard'],
  ['‹Blvd. Puerta de Hierro 5150›', 'words'],
  ['‹Pje. Los Copihues 0482, depto 31›', 'passage'],
  ['‹Vereda La Floresta›, ‹finca El Porvenir›   Municipio: Yalí', 'farms'],
  ['en ‹Bo. Quebradillas›, Barranquitas', 'quarter'],
  ['‹Mz. F Lote 12›', 'plot'],
  ['en la ‹calle viteri número nueve› vale', 'spoken'],
  ['‹Jr. Los Incas 245›, Ate', 'as in Peru'],
  ['Dir: ‹Cond. Torres del Parque Apt 804-S›', 'as in Puerto Rico'],
  ['‹Res. Nemesio Canales Edif. 14 Apt 203›', 'public housing'],
  ['‹Urb. Jardines del Caribe›, ‹Calle 12 #H-14›', 'a quarter, a street'],
  ['Viven en ‹B° Las Flores› ‹mza 12 casa 8›, Villa María', 'as in Argentina'],
  ['Complejo B Las, hepatitis B 12 casos, plan B', 'other letters'],
  ['‹cdla. Los Olivos›, calle', 'as in Ecuador'],
  ['dom. ‹18 de Julio 1442 apto 7›', 'called after a day'],
  ['el 18 de julio 1942, el 3 de mayo 2024, 18 de julio 14:42, 3 de mayo 850 mg', 'days'],
  ['Res. Leve mejoría 2, Cond. Estable, Juan Pérez Jr. Lima 25', 'other words'],
  ['barrio tranquilo, finca grande', 'words'],
  ['Vo. Bo. Dra. Solórzano', 'seen'],
  ['la colonia bacteriana', 'bacteria'],
  ['carrera 5 km', 'a run'],
])('%s (%s)', (marked) => {
  expect(markBy(spanishStreet, BEFORE + marked)).toBe(BEFORE + marked);
});

test('a quarter in a text without capitals', () => {
  const marked =
    'el paciente acude por la tos desde ayer, vivimos en la ‹colonia las palmas› y el camión tarda';
  expect(markBy(spanishStreet, marked)).toBe(marked);
});

test.each([
  [
    'Pt lives at ‹Cond. Torres del Parque Apt 804-S›, moved from ‹Res. Llorens Torres Edif 23 Apt 445›',
  ],
  [
    'Cond. Hyperlipidemia #3, Cond. Stable overnight. Res. Dr. Long paged 3 times, Res. Smith, page 4',
  ],
])('in English: %s', (marked) => {
  expect(markBy(spanishStreet, marked)).toBe(marked);
});
