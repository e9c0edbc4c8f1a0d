import { expect, test } from 'vitest';
import { detect } from './detect.ts';
import { mark, unmark } from './testing/marks.ts';

const placesOf = (marked: string): string => {
  const text = unmark(marked);
  const places = detect(text).filter(({ category }) => category === 'location');
  return mark(text, places).replaceAll(/›([\s,]*)‹/g, '$1');
};

test.each([
  ['how houses lie to each other', 'lives at ‹12 Oak St, near Elm Street, Springfield, IL 62701›.'],
  ['parts of a building', 'Home: ‹1187 Quarry Rd, Bldg F, Apt 4, Springfield, IL›'],
  ['two towns of a sentence', 'moved from ‹Boston› to ‹Chicago› and back'],
])('%s', (_, marked) => {
  expect(placesOf(marked)).toBe(marked);
});
