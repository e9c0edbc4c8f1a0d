import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { spanishAge } from './spanish-age.ts';

/** Enough Spanish around for the language to be known. */
const BEFORE = 'El paciente acude con dolor desde hace dos días. ';

test.each([
  ['Varón de ‹101 años› que ingresa', 'digits'],
  ['Edad: ‹94 años›', 'label and years'],
  ['EDAD ‹90›   SEXO M', 'label alone'],
  ['Mujer de ‹92 a›. con HTA', 'cut short'],
  ['paciente de ‹96 a› con EPOC', 'cut short in a sentence'],
  ['201 LUQUE TORO, ENCARNACIÓN ‹91a› demencia; Ñancupil, ‹93a› con LPP', 'behind a name'],
  [
    'en la sesión 91a del grupo, cama 94a libre, en el 92 a. C. no existía',
    'an ordinal, a bed, an era',
  ],
  ['Mujer, ‹98›, viuda', 'between commas'],
  ['la tía Quica, ‹91›, la cuida', 'behind a relative'],
  ['doña Luz (Luz Prado), ‹95›.', 'behind a name in brackets'],
  ['de ‹noventa y siete años› de edad', 'words'],
  ['cumplió ‹ciento dos años›', 'over a hundred'],
  ['Paciente ‹nonagenaria› con deterioro', 'a word for it'],
  ['\n| Cama | Edad | Dx |\n| 3 | ‹93› | 95 kg |\n| 4 | 71 | ITU |', 'a column'],
  ['falleció a los ‹99 años›', 'at death'],
  ['Mujer de 89 años', 'below'],
  ['hace 90 años se fundó', 'how long ago'],
  ['durante 95 años', 'how long'],
  ['TA 94/60, FC 92, Sat 96%', 'vital signs'],
  ['Mujer, 92%, basal', 'a share'],
  ['de 94 a 98', 'a range'],
  ['el V Centenario, primer centenario del hospital', 'a feast'],
])('%s (%s)', (marked) => {
  expect(markBy(spanishAge, BEFORE + marked)).toBe(BEFORE + marked);
});

test('the word for years needs no Spanish around it', () => {
  const marked = 'Pt says her mother is ‹93 años› and well.';
  expect(markBy(spanishAge, marked)).toBe(marked);
});
