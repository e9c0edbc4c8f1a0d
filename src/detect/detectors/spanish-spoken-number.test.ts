import { expect, test } from 'vitest';
import { findByRules, markBy } from '../testing/marks.ts';
import { spanishSpokenNumber } from './spanish-spoken-number.ts';

test.each([
  ['es el ‹seis uno nueve cero tres tres dos cero ocho› vale', 'digit by digit'],
  ['mi teléfono es ‹seiscientos diecinueve, treinta y tres, cero dos, once› gracias', 'in groups'],
  ['uno dos tres cuatro cinco seis siete ocho', 'counting'],
  ['dos o tres veces, cuatro como mucho', 'few'],
  ['dos mil quinientos', 'a number'],
])('%s (%s)', (marked) => {
  expect(markBy(spanishSpokenNumber, marked)).toBe(marked);
});

test('a label tells what kind of number it is', () => {
  const found = findByRules(
    'número de seguro social cuatro siete uno cero ocho tres tres nueve dos uno',
  );
  expect(found.map(({ category }) => category)).toEqual(['other_unique_id']);
});
