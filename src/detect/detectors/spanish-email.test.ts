import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { spanishEmail } from './spanish-email.ts';

test.each([
  ['correo: ‹eva_luz.83(arroba)saludsur.example›', 'brackets'],
  ['‹eva.luz [arroba] correo [punto] es›', 'dot in brackets'],
  ['es ‹evaluz arroba correo punto com› gracias', 'spoken'],
  ['pesa una arroba y media', 'a weight'],
])('%s (%s)', (marked) => {
  expect(markBy(spanishEmail, marked)).toBe(marked);
});
