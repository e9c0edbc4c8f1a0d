import { expect, test } from 'vitest';
import { isAmong, isSamePerson } from './same-person.ts';

test.each([
  ['anna@x.example', 'anna@x.example', true],
  ['Anna@X.example', 'anna@x.example', true],
  ['ＡＮＮＡ', 'anna', true], // full width
  ['Jose\u0301', 'Jos\u00e9', true],
  [' anna', 'anna', true],
  ['anna', 'anna2', false],
  ['program:anna', 'anna', false],
])('%s and %s', (one, other, isOne) => {
  expect(isSamePerson(one, other)).toBe(isOne);
  expect(isAmong(one, ['someone', other])).toBe(isOne);
});
