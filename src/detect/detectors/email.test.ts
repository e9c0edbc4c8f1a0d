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
  ['‹pat.q@10.10.0.125›, ‹ana@clinic.2nd.example›', 'an address of numbers, a label with a digit'],
  ['RV threshold 0.75V@0.4ms, LV 1.25V@0.40 ms, capture 1.0V@0.50', 'volts at a pulse width'],
  ['propofol 50mcg@10.30am, FiO2 40%@0.55, 3L@0.5hr', 'doses at a time or a rate'],
  ['e-mail ‹rania.hadid @ yahoo .com›, 5 mg @ 10 am. Com', 'as a scanner reads it'],
])('%s (%s)', (marked) => {
  expect(markBy(email, marked)).toBe(marked);
});
