import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { spokenStreet } from './spoken-street.ts';

test.each([
  ["She lives at ‹fifteen oh nine Heights Boulevard›, that's", 'with oh'],
  ['lives at ‹four twenty-two Elm Street›', 'hyphen'],
  ['‹one hundred and six Park Avenue›', 'and'],
  ['at ‹two oh one maple street› apartment b', 'in small letters'],
  ['one street over, two drive shafts', 'one number word'],
  ['walked one mile down the street', 'words between'],
  ['lives on Elm Street', 'no number'],
])('%s (%s)', (marked) => {
  expect(markBy(spokenStreet, marked)).toBe(marked);
});
