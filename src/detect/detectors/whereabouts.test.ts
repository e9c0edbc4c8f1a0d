import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { whereabouts } from './whereabouts.ts';

test.each([
  ['Family lives out past ‹Truth or Consequences› and', 'small words inside'],
  ['Lives with brother Ambrose in ‹Stone Mountain›. Would', 'words between'],
  ['lives in ‹St. Michaels›, MD on a boat', 'saint'],
  ['A1c 10.2, lives ‹Ely›', 'shorthand'],
  ['a retired seamstress from ‹Flushing›, seen', 'a person from a word'],
  ['84F from ‹Drumcondra› with', 'a letter'],
  ['aged seven, of ‹Drumcondra›, ‹Dublin 9›', 'behind a comma'],
  ['coroner for ‹Kingston upon Hull›', 'upon'],
  ['give b12 im? she lives way out in ‹socorro tx› no car', 'without capitals'],
  ['lives with her daughter in Assisted Living', 'a kind of house'],
  ['lives alone in Section 8 housing; lives Independently', 'no town'],
  ['patient from Cardiology; resident from Neurology', 'a specialty'],
  ['lives with HIV in care; living on SSI', 'no place'],
  ['she stays in NSR, stays in Sinus rhythm', 'what is no place is stayed in'],
  ['living donor from Kidney Registry', 'an organ'],
  ['she lives with pain, in tx for it', 'treatment'],
  ['Based upon Review; the lady from Quest', 'words'],
])('%s (%s)', (marked) => {
  expect(markBy(whereabouts, marked)).toBe(marked);
});
