import { expect, test } from 'vitest';
import { isSpanish } from './language.ts';
import { tokenise } from './tokens.ts';

const ENGLISH = 'The patient was seen in the clinic with pain and was given the usual treatment. ';
const SPANISH = 'El paciente acude a la consulta por dolor y se le administra el tratamiento. ';

test.each([
  [ENGLISH, false, 'English'],
  [SPANISH, true, 'Spanish'],
  ['Rosa Marín 44 71 90', false, 'too little to tell'],
])('%s', (text, expected) => {
  expect(isSpanish(tokenise(text), 0)).toBe(expected);
});

test('a Spanish paragraph in an English note', () => {
  const t = tokenise(ENGLISH.repeat(20) + SPANISH.repeat(30));
  expect(isSpanish(t, 5)).toBe(false);
  expect(isSpanish(t, t.count - 5)).toBe(true);
});
