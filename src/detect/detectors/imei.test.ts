import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { imei } from './imei.ts';

test.each([
  ['IMEI ‹490154203237518›', 'published sample'],
  ['‹35-209900-176148-1›', 'printed'],
  ['490154203237518', 'no label'],
  ['IMEI 490154203237519', 'check digit'],
])('%s (%s)', (marked) => {
  expect(markBy(imei, marked)).toBe(marked);
});
