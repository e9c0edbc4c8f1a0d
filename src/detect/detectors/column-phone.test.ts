import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { columnPhone } from './column-phone.ts';

test.each([
  [
    'RN             Phone     Beds    CNA\nAguirre, C     ‹55311›     1-4     Okello\nOkello, B      ‹55312›     5-8     Joy',
    'extensions',
  ],
  ['| Unit | Pager | Nurse |\n|---|---|---|\n| 4W | ‹555-0141› | Okafor |', 'bars'],
  ['CSF      Cell     Unit\nTube 1   12345    K', 'a count of cells'],
  ['Phone  calls are listed  here\n55311  55312', 'a sentence'],
])('%s (%s)', (marked) => {
  expect(markBy(columnPhone, marked)).toBe(marked);
});
