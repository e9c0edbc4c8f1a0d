import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { lowerCare } from './lower-care.ts';

test.each([
  ['ronnie is 92 and he got discharged from ‹mercy› in fort smith', 'named'],
  ['got my labs at ‹methodist›, all ok', 'before a mark'],
  ['im a cna at ‹golden acres› and a resident keeps falling', 'a home'],
  ['dispo ‹golden pines› snf tomorrow', 'without a preposition'],
  ['he was at the mercy of his pain', 'an article'],
  ['i sing at baptist funerals and live at the manor', 'a word goes on'],
  ['Discharged From Mercy in Fort Smith, at mercy', 'a text with capitals'],
])('%s (%s)', (marked) => {
  expect(markBy(lowerCare, marked)).toBe(marked);
});
