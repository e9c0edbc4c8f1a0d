import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { oldHome } from './old-home.ts';

test.each([
  ['Dispo: ‹Birchwood Commons› when auth through.', 'a word of care'],
  ['‹Heritage Oaks› called, no bed. ‹Heritage Oaks› PN 2230', 'trees in the plural'],
  ['Resident of ‹The Willows› since spring, staying at ‹The Laurels› x 2 y', 'an article'],
  ['back to ‹Cedar Landing›, SNF ‹Harbor Pointe›, accepted by ‹Quail Crossing›', 'with a cue'],
  ['dc to ‹Golden Pines›, d/c to ‹Autumn Village› w hospice', 'discharged'],
  ['Allergy: Oaks, Pines, Elms. The Commons vote. at the Gardens', 'trees, words'],
  ['Jane Meadows called; Dr. Marlow Oaks', 'people'],
  ['Midline Crossing, Nerve Landing, walks the Village', 'no care'],
  ['12 Cedar Terrace, 44 Twin Oaks Road', 'streets'],
])('%s (%s)', (marked) => {
  expect(markBy(oldHome, marked)).toBe(marked);
});
