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
