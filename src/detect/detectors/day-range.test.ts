import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { dayRange } from './day-range.ts';

test.each([
  ['hospitalisée du ‹3› au 11 avril 2024', 'French'],
  ['vom ‹2›. bis 9. April 2024', 'German, with dots'],
  ['ricoverata dal ‹3› al 11 aprile', 'Italian'],
  ['de ‹3› a 11 de abril de 2024', 'Portuguese'],
  ['desde el ‹3› hasta el 11 de abril, entre el ‹3› y el 11 de abril', 'Spanish'],
  ['van ‹3› tot 11 april', 'Dutch'],
  ['od ‹3› do 9 kwietnia', 'Polish'],
  ['с ‹3› по 9 апреля', 'Russian'],
  ['‹3›-11 de abril', 'with a hyphen'],
  ['de 8 a 3 de abril, 2,5 a 3 de abril, grado 2/3 a 5 de abril', 'no range of days'],
  ['1 tableta 3 veces, 5 de abril', 'a dose before a day'],
])('%s (%s)', (marked) => {
  expect(markBy(dayRange, marked)).toBe(marked);
});
