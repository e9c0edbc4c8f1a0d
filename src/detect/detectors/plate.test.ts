import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { plate } from './plate.ts';

test.each([
  ['His truck (TX ‹KLT 4471›) was hit by a white F-150 pickup, NM ‹882-TKR›, parked', 'states'],
  ['left in a van CA ‹7XKR209›; a blue Honda Civic, OH ‹HJK 2281›', 'a make'],
  ['seen in PA ABC 1234, MRI OR 120 ICU', 'no vehicle'],
  ['drives a truck in OK. PA 120 WBC', 'another sentence'],
  ['by car, PA 120/80, van MA 12 mg, CAR T CD 19', 'no plate'],
])('%s (%s)', (marked) => {
  expect(markBy(plate, marked)).toBe(marked);
});
