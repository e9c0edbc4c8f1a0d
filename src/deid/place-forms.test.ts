import { expect, test } from 'vitest';
import { createRestorer, type PlainPair } from './create-restorer.ts';

const PAIRS: PlainPair[] = [
  {
    surrogate: '60 Garrenhurst Road, Apt 4D',
    original: '12 Elm Road, Apt 3B',
    category: 'address',
  },
  { surrogate: '741 Quarrenholt St', original: '418 Sycamore St', category: 'location' },
  { surrogate: 'P.O. Box 4101', original: 'P.O. Box 1234', category: 'location' },
  { surrogate: '00039-5521', original: '05701-1234', category: 'location' },
  { surrogate: 'Hasselgate 83', original: 'Hauptstraße 14', category: 'location' },
  {
    surrogate: 'Fennerhaugh General Hospital',
    original: 'Velden General Hospital',
    category: 'location',
  },
  { surrogate: '5 Park Lane', original: '7 Oak Lane', category: 'location' },
  {
    surrogate: 'Culverhaugh Medical Center',
    original: 'St. Brigid Medical Center',
    category: 'location',
  },
  { surrogate: '71 Corvenhurst Ct, Unit 8', original: '77 Alder Ct, Unit 3', category: 'location' },
  { surrogate: '29 Lennerhurst Dr #6', original: '31 Birch Dr #5', category: 'location' },
];

const read = (answer: string, pairs = PAIRS) => {
  const whole = createRestorer(pairs);
  const text = whole.push(answer) + whole.end();
  const cut = createRestorer(pairs);
  expect([...answer].map((unit) => cut.push(unit)).join('') + cut.end()).toBe(text);
  return { text, counts: whole.counts };
};

test.each([
  ['60 Garrenhurst Road\nApt 4D\nRutland', '12 Elm Road\nApt 3B\nRutland'],
  ['60 Garrenhurst Rd., Apt 4D', '12 Elm Rd., Apt 3B'],
  ['60 Garrenhurst Road Apartment 4D', '12 Elm Road Apartment 3B'],
  ['60 Garrenhurst Rd #4D', '12 Elm Rd #3B'],
  ['60 GARRENHURST ROAD APT 4D', '12 ELM ROAD APT 3B'],
  ['the Garrenhurst Road address', 'the Elm Road address'],
  ['741 Quarrenholt Street, off Quarrenholt', '418 Sycamore Street, off Sycamore'],
  ['PO Box 4101', 'PO Box 1234'],
  ['VT 00039', 'VT 05701'],
  ['Hasselgate 83; Hasselgate', 'Hauptstraße 14; Hauptstraße'],
  ['Fennerhaugh General; the Fennerhaugh team', 'Velden General; the Velden team'],
  ['a car park', 'a car park'],
  ['Culverhaugh Med Ctr, from Culverhaugh', 'St. Brigid Med Ctr, from St. Brigid'],
  ['71 Corvenhurst Court, Unit 8', '77 Alder Court, Unit 3'],
  ['71 Corvenhurst Ct.\nUnit 8', '77 Alder Ct.\nUnit 3'],
  ['71 Corvenhurst Ct #8, apt 8', '77 Alder Ct #3, apt 3'],
  ['29 Lennerhurst Drive, Apt 6', '31 Birch Drive, Apt 5'],
  ['29 LENNERHURST DRIVE # 6', '31 BIRCH DRIVE # 5'],
  ['moved at Unit 8, item #8, 1 unit 8 hourly', 'moved at Unit 8, item #8, 1 unit 8 hourly'],
  ['Garrenhursts, bed 4D, item #4', 'Garrenhursts, bed 4D, item #4'],
])('%s → %s', (answer, expected) => {
  expect(read(answer)).toMatchObject({ text: expected, counts: { unresolved: 0, ambiguous: 0 } });
});

test.each(['61 Garrenhurst Road', '60 N Garrenhurst', '5 Quarrenholt St'])(
  'an issued street with another number is left and counted: %s',
  (answer) => {
    expect(read(answer)).toMatchObject({ text: answer, counts: { normalised: 0, unresolved: 1 } });
  },
);

test('a street that stands for two is left where its number does not tell', () => {
  const pairs = [
    { surrogate: '60 Garrenhurst Road', original: '12 Elm Road', category: 'location' },
    { surrogate: '3 Garrenhurst Road', original: '4 Oak Road', category: 'location' },
  ];
  expect(read('60 Garrenhurst Rd, Garrenhurst Rd', pairs)).toMatchObject({
    text: '12 Elm Rd, Garrenhurst Rd',
    counts: { normalised: 1, ambiguous: 1 },
  });
});
