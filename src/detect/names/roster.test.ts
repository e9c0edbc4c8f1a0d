import { expect, test } from 'vitest';
import { detect } from '../detect.ts';
import { mark, unmark } from '../testing/marks.ts';

const names = (marked: string) => {
  const text = unmark(marked);
  const found = detect(text).filter(({ category, type }) => category === 'name' && type === 'name');
  return mark(text, found);
};

test.each([
  ['1) ‹Ortiz›, 71M CHF\n2) ‹Moon›, 52F stable\n3) ‹Black› 61F home', 'an age and a sex'],
  ['Wd 19 ‹Wood› — chest drain\nWd 11 ‹Tanaka› — home\nWd 3 ‹Okafor› — ct', 'lines alike'],
  ['1. ‹Noonan, Attracta› 69 — MCL\n2. ‹Deasy› 24 — cHL\n4. ‹Rice› 46 — AML', 'an age alone'],
  ['1. Pneumonia — improving\n2. Diabetes: stable\n3. Foley — remove', 'a list of problems'],
  [
    '1. CHF: gtt\n2. VAP: cefepime D2\n3. AKI: off CRRT\nSigned ‹Marlowe Quist›',
    'a list of abbreviations',
  ],
  ['1. Sodium 140 — normal\n2. Potassium 4 — normal', 'a list of values'],
])('%s (%s)', (marked) => {
  expect(names(marked)).toBe(marked);
});
