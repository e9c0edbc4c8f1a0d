import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { shortNumber } from './short-number.ts';

test.each([
  ['Bleep ‹213›, bleep #‹744›, pgr ‹2-4418›, page ‹71234›', 'pagers'],
  ['HR contact: LaKeisha x ‹5512›, desk ‹x4471›', 'extensions'],
  ['Call ‹x5-2290›, RN Amy, ext ‹6-4410›; my # x ‹51877›', 'extensions of two groups'],
  ['page ‹4-7719› with questions, paged at ‹6-4471›', 'pagers of two groups'],
  ['Tamsin Obuya, PGY3   p‹40917›\nstaffed', 'behind a signature'],
  ['p53 and p300, p4217 was read', 'proteins, pages'],
  ['802-555-0143 or -‹0144›', 'a second line'],
  ['(badge ‹884›), shield no. ‹2217›, Ofc. Tran #‹619›', 'officers'],
  ['by last four ‹7733›, last 4 of SSN: ‹7733›, card ending in ‹4471›', 'last digits'],
  ['her pin is ‹4471›, PIN: ‹90210›', 'secrets'],
  ['page 12, x 3, 2 x 5512, 3x2 cm, K-wire pin 2000, size 12', 'no numbers of anybody'],
  ['fellow Iyer ‹x70331›', 'with the letter that is glued to it'],
])('%s (%s)', (marked) => {
  expect(markBy(shortNumber, marked)).toBe(marked);
});
