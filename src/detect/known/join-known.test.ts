/** Joined out of an index a person, it finds what one index of all finds, and whose it is. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { KnownPerson } from '../../core/person.ts';
import { indexKnown, joinKnown, type KnownIndex } from './known-index.ts';

const person = (
  given: string,
  more: Partial<KnownPerson> = {},
  family = 'Achterberg',
): KnownPerson => ({
  ref: given,
  role: 'relative',
  names: [{ given: [given], family }],
  dates: [],
  phones: [],
  emails: [],
  addresses: [],
  identifiers: [],
  ...more,
});

const PEOPLE = [
  person('Rosalind', {
    dates: ['1957-03-12'],
    phones: ['603-555-0142'],
    identifiers: [{ value: 'ZX-4471902', type: 'mrn' }],
  }),
  person('Tobias', { phones: ['603-555-0142'] }),
  person('Odile', {}, 'Castellan'),
];
const WHOLE = indexKnown(PEOPLE);
const join = () => joinKnown(PEOPLE.map((one) => indexKnown([one])));

const BASE64 = Buffer.from('{"name":"Rosalind Achterberg"}').toString('base64');

test('the same places of the same people, in texts of their names and numbers', () => {
  const words = fc.constantFrom(
    ...`Rosalind Achterberg Achterberg, Tobias Odile Castellan Dr. R. 03/12/1957 ZX4471902 603-555-0142
      (603)5550142 was seen by the daughter of ROSALIND Rosalind%20Achterberg ${BASE64}`.split(
      /\s+/,
    ),
  );
  const joined = join();
  fc.assert(
    fc.property(fc.array(words, { maxLength: 12 }), (pieces) => {
      const text = pieces.join(' ');
      const inOrder = (index: KnownIndex) =>
        index.find(text).sort((one, other) => one.start - other.start);
      expect(inOrder(joined)).toEqual(inOrder(WHOLE));
    }),
    { numRuns: 1000 },
  );
});

test("results under its serial are nobody else's", () => {
  const serials = [join(), join(), indexKnown(PEOPLE), WHOLE].map(({ serial }) => serial);
  expect(new Set(serials).size).toBe(4);
});

test('of nobody it finds nothing', () => {
  expect(joinKnown([]).find('Rosalind Achterberg')).toEqual([]);
});
