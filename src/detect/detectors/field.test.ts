import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { field } from './field.ts';

test.each([
  ['ADDRESS: ‹12 Larch Rd, Pinehurst, OH 43017› TELEPHONE: none', 'to the next label'],
  ['Home address: ‹Flat 3, 9 Mill Lane, Leeds›\nSeen today', 'to the end of the line'],
  ['Domicilio: ‹Calle Mayor 3, 2º B›.', 'Spanish'],
  ['Localidad/ Provincia: ‹Lugo, Galicia›.', 'place'],
  ['City: ‹St. Louis›. Seen today', 'a place ends with its sentence'],
  ['City: ‹Ames›', 'English'],
  ['City: ‹Ames›  Zip 50010', 'another label'],
  ['País: ‹Chile›.', 'country'],
  ['place of birth: ‹dieppe›   parish: ‹st anselme›   sex: f', 'in small letters, in columns'],
  ['county: ‹westmorland›  country: ‹Canada›', 'a county'],
  ['birth: vaginal, county: unknown', 'no place'],
  ['Address: none', 'nothing'],
  ['Address: same as above', 'nothing'],
  ['IP address: 10.0.0.1', 'no place'],
  ['13c. Mailing: ‹903 E Buckeye›', 'no word for a street'],
  ['address the wound', 'the verb'],
  ['Plan: address: later', 'no digit'],
])('%s (%s)', (marked) => {
  expect(markBy(field, marked)).toBe(marked);
});
