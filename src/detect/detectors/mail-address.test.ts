import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { mailAddress } from './mail-address.ts';

test.each([
  ['‹P.O. Box 123›', 'post office box'],
  ['‹PO BOX 9›, ‹post office box 12-B›', 'capitals, words'],
  ['Mailed to ‹PO Bx 88›, ‹Elkton›. ‹P.O. Bx 441›, ‹Chinle›', 'short, with a town'],
  ['mailing ‹PO Drawer G›, ‹Window Rock›', 'a drawer'],
  ['Address it to him at ‹RR 2 Box 41›.', 'rural route'],
  ['Mail to ‹HC 71 Box 9A›, ‹Burwell›. Then ‹R.R. 3, Box 8›', 'highway contract'],
  ['‹Rt 3 Bx 118›, ‹Okemah›', 'route'],
  ['‹Star Route 2›, two miles past the chapter house', 'star route'],
  ['Ship to ‹General Delivery›, ‹Bethel›. c/o ‹general delivery›', 'at the counter'],
  ['‹PSC 4926, Box 7979›; ‹Unit 12 Box 44›', 'armed forces'],
  ['Home: ‹Box 12›, ‹Vale›.', 'a box alone, at home'],
  ['‹PO Box 12›, Please call', 'no town'],
  ['RR 18, HC 34 cm, RR 16 HR 88', 'vital signs'],
  ['sharps box 2 full, check box A if yes, black box warning 3', 'other boxes'],
  ['delivery at 39 weeks; General delivery notes; PO meds 2', 'other deliveries, by mouth'],
  ['via route 2, oral route 1', 'of a drug'],
])('%s (%s)', (marked) => {
  expect(markBy(mailAddress, marked)).toBe(marked);
});
