import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { landmark } from './landmark.ts';

test.each([
  ["she'd been staying near the ‹Noyyal River› at her", 'with an article'],
  ['diving into the quarry at ‹Elephant Rocks› over', 'ordinary words'],
  ['"fell at ‹Mall of America›, seen', 'of'],
  ['lives on ‹Lake Winnebago›', 'kind before the name'],
  ['served ‹Camp Lejeune›, deployed ‹Ft. Drum›, stationed at ‹Fort Bragg›', 'camps of soldiers'],
  ['served Lunch; walked to 40 Ft. Then; at 12 Ft. Walls', 'none of them'],
  ['The Lake Erie study; Bay 4; at Bay 12', 'no place'],
  ['at risk for Falls, on Recurrent Falls, on Dental Bridge, to Island Flap', 'clinical'],
  ['Virginia Beach is warm', 'no word of place'],
  ['on Bridge to Recovery; to Lake', 'no name'],
])('%s (%s)', (marked) => {
  expect(markBy(landmark, marked)).toBe(marked);
});
