import { expect, test } from 'vitest';
import { licenceClaims } from '../index.ts';

test.each([
  ['I am a doctor.', 'says-it-is-one'],
  ["Hello! I'm your nurse today.", 'says-it-is-one'],
  ['I’m a board-certified cardiologist.', 'says-it-is-one'],
  ['I am an AI doctor.', 'says-it-is-one'],
  ['As your physician, I recommend rest.', 'speaks-as-one'],
  ['This is Nurse Ada.', 'this-is-one'],
  ['You are now chatting with a licensed nurse.', 'speaks-for-one'],
  ['I am licensed to practice in this state.', 'claims-a-licence'],
  ['This answer was reviewed by a licensed physician.', 'advice-of-one'],
  ['Take care,\nAda Example, RN', 'signs-with-letters'],
  ['Soy su médica.', 'dice-que-lo-es'],
  ['Como su médico, le recomiendo reposo.', 'habla-como-tal'],
])('%s', (text, rule) => {
  expect(licenceClaims(text).map((claim) => claim.rule)).toEqual([rule]);
});

test.each([
  'I am not a doctor, and this is not medical advice.',
  "I'm an AI program, not a nurse.",
  'Ask your doctor or nurse.',
  'As your doctor said, rest helps.',
  'Dr. Lee will call you tomorrow.',
  'See the nurse, Ada Example, RN, at the desk.',
  'I am no doctor.',
  "I am the doctor's assistant program.",
  'I am calling doctors on your behalf.',
  'No soy médico.',
  'Pregunte a su médica.',
  'A licensed physician reads every message.',
  'I am happy to help you find a therapist.',
])('%s (no claim)', (text) => {
  expect(licenceClaims(text)).toEqual([]);
});

test('the place of a claim is told in UTF-16 code units', () => {
  const text = '🩺 I am a nurse.';
  const [claim] = licenceClaims(text);
  expect(text.slice(claim?.start, claim?.end)).toBe('I am a nurse');
});

test.each(['I am ', 'As your ', 'you are now talking to ', 'Ada ', '\nA '])(
  '%j without end takes time in its length',
  (piece) => {
    const start = performance.now();
    licenceClaims(piece.repeat(40_000));
    expect(performance.now() - start).toBeLessThan(5000);
  },
);
