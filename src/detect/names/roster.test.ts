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
  [
    '301-1 ‹ADKINS M›      REG         NKFA\n302-1 ‹COOK E›        PUREE/NTL   FEED\n' +
      '303-2 ‹RIVERS›        CL LIQ\n304-1 ‹STONE, A JR›   DIAB 1800   HS SNK\n305-1 ‹BREWER L›      NO EGGS',
    'columns, initials',
  ],
  ['12-2A  ‹Barrow, J›   67M  POD2\n12-2B  ‹Day, H›   54F  hernia', 'rooms with a bed'],
  [
    '1  Chest pain     better   home\n2  Bronchitis     same     azithro\n3  Back strain    worse    PT',
    'problems in columns',
  ],
  ['1  Gauze     box   4\n2  Saline    bag   9\n3  Tape      roll  2', 'supplies in columns'],
])('%s (%s)', (marked) => {
  expect(names(marked)).toBe(marked);
});
