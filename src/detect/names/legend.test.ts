import { expect, test } from 'vitest';
import { markFound } from '../testing/marks.ts';

test.each([
  [
    'Furosemide 40 mg   0800 ‹JD›   ‹JD›   ‹TS›\nMetformin 500 mg   0800 ‹TS›   ‹JD›   ‹JD›\n' +
      '‹JD› = ‹Jane Doe› LPN   ‹TS› = ‹T. Sandoval› CMA',
    'a chart signed cell by cell',
  ],
  [
    'Time   BP       Nurse signs\n0800   110/70   ‹CC›\n1200   118/72   ‹DW›\n' +
      'RN: ‹CC› = ‹Carla Choi›   ‹DW› = ‹Dale Wixom›, RN',
    'an abbreviation too',
  ],
  ['Patient ‹Mary Stone›, MS since 2019.\nDx   MS   stable', 'no legend'],
  [
    'MS = multiple sclerosis. Seen by ‹Mary Stone› RN.\nDx   MS   stable',
    'a legend of something else',
  ],
  ['BP = ‹Carla Choi›\nTime   BP   HR', 'initials of nobody'],
])('%s (%s)', (marked) => {
  expect(markFound('name', marked)).toBe(marked);
});
