import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { age } from './age.ts';

test.each([
  ['a ‹93-year-old› man', 'hyphens'],
  ['‹93 y/o› F', 'y/o'],
  ['‹93yo› M', 'glued'],
  ['is ‹93 years old›', 'years old'],
  ['‹93 years of age›', 'years of age'],
  ['‹aged 93›', 'aged'],
  ['‹Age: 93›', 'label'],
  ['‹ninety-three years old›', 'words'],
  ['a ‹ninety year old›', 'round'],
  ['‹103-year-old›', 'over a hundred'],
  ['in her ‹nineties›', 'decade in words'],
  ['in his mid-‹90s›', 'decade in digits'],
  ['a ‹nonagenarian›', 'word'],
  ['born in ‹1921› in a village', 'year of birth'],
  ['birth year: ‹1921›', 'label'],
  ['Her mother lived to ‹93›.', 'reached'],
  ['lived to be ‹ninety-six›, died at ‹94›, passed away at ‹age 91›', 'reached, in words'],
  ['expired at 94%, died at 90 Elm Street, lived to 93 days', 'rates, addresses, days'],
  ['born in 1958, built in 1921', 'younger, no birth'],
  ['back in the 90s, HR in the 90s', 'years, rates'],
  ['an 89-year-old', '89 is no finding'],
  ['weighs 93 kg', 'weight'],
  ['sat 93%', 'saturation'],
  ['aged 45', 'young'],
  ['over 93 years', 'no age phrase'],
])('%s (%s)', (marked) => {
  expect(markBy(age, marked)).toBe(marked);
});
