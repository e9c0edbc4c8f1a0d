import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { abroadName } from './abroad-name.ts';

test.each([
  ['Betreft: mw. ‹J.M. van der Heijden-de Wit›, geb. 14-03-1952', 'Dutch, initials and particles'],
  ['dhr. ‹Bakker› belde', 'Dutch'],
  ['lek. ‹Zbigniew Gołąb›, nr PWZ 1234567', 'Polish'],
  ['Frau Waltraud Kiesewetter, geb. ‹Zöllner›, geb. am 14.03.1941', 'German, born as'],
  ['Anna Kowal, z domu ‹Nowak›, lat 70', 'Polish, born as'],
  ['Mme Leroux, née ‹Tanguy›, née le 14/03/1948', 'French, born as'],
  ['Pacjentka: ‹Bożena Wójtowicz-Krzak›, ur.', 'a label'],
  ['Пациент: ‹Соколова Галина Петровна›, 14.03.1951', 'in Cyrillic'],
  ['Nom : ‹LEROUX›  Prénom : ‹Ghislaine›', 'fields apart'],
  ['Naam: ‹Bakker› BSN: 123456782; Patient: Charlie', 'the next label, and one of English'],
  ['MW 350, mw of compound, NOM: 3, née prématurée', 'a weight, no names'],
])('%s (%s)', (marked) => {
  expect(markBy(abroadName, marked)).toBe(marked);
});
