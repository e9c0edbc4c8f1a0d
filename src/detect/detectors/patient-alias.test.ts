import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { patientAlias } from './patient-alias.ts';

test.each([
  ['came in as "‹Trauma Kilo 4›", now known', 'numbered'],
  ['"‹Unknown Zulu Eleven›" approx 40s M; ‹Doe, Bravo-14›', 'in words, behind a comma'],
  ['Trauma Alpha activation, trauma bravo 2, Unknown Delta', 'how grave it is'],
  ['Trauma Victor 20 mg', 'measured'],
])('%s (%s)', (marked) => {
  expect(markBy(patientAlias, marked)).toBe(marked);
});
