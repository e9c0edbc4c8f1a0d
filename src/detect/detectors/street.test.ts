import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { street } from './street.ts';

test.each([
  [
    'Lives at ‹418 W Sycamore Apt 3B›, then ‹22 N 4th Unit 5›',
    'no suffix, but a direction and a unit',
  ],
  ['home: ‹2214 s 14th apt 6›, ‹418 w sycamore apt 3›', 'in small letters'],
  ['took 2 E Coli vaccines, 2 s later unit 5 left', 'no unit of it'],
  ['1410  T.O. Dr Fennimore/C Dube', 'a time, and who ordered'],
  ['Surgery\n‹14–16 Ferrier Road›, Dunbarrow', 'two houses'],
  ['Mrs Hathersage\n‹9 Heptonstall View›, Hebden Bridge', 'a road by another word'],
  ['3 Lateral View, then 4 Oblique View', 'of an image'],
  ['at ‹4996 Lake Ave›, Chetek', 'plain'],
  ['‹12B North Main Street, Apt 4›', 'unit'],
  ['‹1600 Pennsylvania Avenue NW›', 'direction'],
  ['‹123 elm street›', 'lower case'],
  ['‹45 W 34th St›', 'numbered street'],
  ['‹2200 Highway 61›', 'highway'],
  ['0432 To CT w/ transport, 2206 L CT 36Fr, 0510 In CT', 'scans, a chest tube'],
  ['‹12 Oak CT›, then ‹418 Elm Ct›', 'courts'],
  ['Wound #2 sacrum st 2, 1 heel st 3', 'stages'],
  ['lives at ‹6219 Cty Rd 44, Lot 9› near', 'a road with a number, and a lot'],
  ['at ‹812 County Road 1120›, seen 4/2', 'a road with a number'],
  ['‹4220 Oak St #C204›, ‹18 Elm Ave #B›, ‹9 Oak Dr #4›', 'units by a sign'],
  ['5 mm court', 'measure'],
  ['3 Times Daily', 'dose'],
  ['12 hours later', 'time'],
  ['seen by Dr. Smith', 'doctor, not drive'],
  ['took 2 Tylenol', 'dose'],
])('%s (%s)', (marked) => {
  expect(markBy(street, marked)).toBe(marked);
});
