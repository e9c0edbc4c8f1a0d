import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { email } from './email.ts';

test.each([
  ['‹maria.garcia@example.com›', 'plain'],
  ['(‹m_garcia+x@mail.example.org›)', 'brackets'],
  ['‹josé@example.es›.', 'other letters'],
  ['maria@', 'no domain'],
  ['5 mg @ 8 am', 'at a time'],
  ['@handle', 'no local part'],
])('%s (%s)', (marked) => {
  expect(markBy(email, marked)).toBe(marked);
});
