/** The last digits of a number, where an answer says that they are those. */
import { expect, test } from 'vitest';
import type { SurrogatePair } from '../core/phi.ts';
import { createRestorer } from './create-restorer.ts';

const PAIRS: SurrogatePair[] = [
  { surrogate: '901-13-4485', original: '123-45-6789', category: 'ssn' },
  { surrogate: '82994537', original: '84412907', category: 'medical_record_number' },
  { surrogate: 'KX482213', original: 'AB123456', category: 'certificate_or_license_number' },
  { surrogate: '97-year-old', original: '93-year-old', category: 'age' },
];

function read(pieces: Iterable<string>, pairs = PAIRS) {
  const restorer = createRestorer(pairs);
  let text = '';
  for (const piece of pieces) text += restorer.push(piece);
  return { text: text + restorer.end(), counts: restorer.counts };
}

test.each([
  ['SSN ending in 4485, MRN ending in **4537**.', 'SSN ending in 6789, MRN ending in **2907**.'],
  ['***-**-4485, xxx-xx-4485, XXXXX4485', '***-**-6789, xxx-xx-6789, XXXXX6789'],
  ['(MRN ****4537), …4537, ...4537', '(MRN ****2907), …2907, ...2907'],
  ['Last four: 4485. Last 4 digits of SSN: 4485', 'Last four: 6789. Last 4 digits of SSN: 6789'],
  [
    'MRN ending 4537; account number ending **4485**',
    'MRN ending 2907; account number ending **6789**',
  ],
  ['licence that ends with 2213', 'licence that ends with 3456'],
  ['SSN (last 4): 4485', 'SSN (last 4): 6789'],
  ['los últimos cuatro dígitos: 4485', 'los últimos cuatro dígitos: 6789'],
])('%s → %s', (answer, expected) => {
  expect(read([answer]).text).toBe(expected);
  expect(read(answer).text).toBe(expected); // in pieces of one character
});

test.each([
  '4485 steps in room 4537',
  'Foxx 4485, ending in 44850, ending in 4485-1, ending in 2024',
  'ending in 485, ****14485, the week ending 4485 steps',
])('%s stays', (answer) => {
  expect(read([answer])).toMatchObject({ text: answer, counts: { normalised: 0, ambiguous: 0 } });
});

test('digits in which two numbers end are left and counted', () => {
  const other: SurrogatePair = {
    ...{ surrogate: '77124485', original: '11112222' },
    category: 'account_number',
  };
  const { text, counts } = read(['ending in 4485'], [...PAIRS, other]);
  expect(text).toBe('ending in 4485');
  expect(counts).toMatchObject({ normalised: 0, ambiguous: 1 });
});
