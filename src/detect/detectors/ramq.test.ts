import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { ramq } from './ramq.ts';

test.each([
  ['RAMQ of spouse ‹TREL 5856 1417›.', 'a woman, printed'],
  ['NAM ‹TREL58061417›, ‹TREL-5806-1417›', 'a man, in one piece and with hyphens'],
  ['TREL 5893 1417, TREL 5856 9917', 'no such month or day'],
  ['XTREL 5856 1417, TREL 5856 14170, ROOM 12', 'too long, too short'],
])('%s (%s)', (marked) => {
  expect(markBy(ramq, marked)).toBe(marked);
});
