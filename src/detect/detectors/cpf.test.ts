import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { cpf } from './cpf.ts';

test.each([
  ['CPF ‹529.982.247-25›', 'published test number'],
  ['‹529.982.247-26›', 'a typing error'],
  ['1.529.982.247 reais', 'an amount'],
])('%s (%s)', (marked) => {
  expect(markBy(cpf, marked)).toBe(marked);
});
