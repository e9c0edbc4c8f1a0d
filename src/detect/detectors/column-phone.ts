/**
 * Telephones and extensions in a column of a printed list: no label stands beside them.
 *
 * Category  telephone numbers, 45 CFR §164.514(b)(2)(i)(D)
 * Shape     `RN     Phone     Beds` and below it `Aguirre, C     ‹55311›     1-4`
 */
import { cellsUnder } from '../columns.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';

const PHONES = 'phone phones ext extension pager vocera spectralink ascom mobile tel telephone';
const isPhone = d.wordSet(`${PHONES} no number`);
const NUMBER = /^[x*+(]?\d[\d ().-]{2,18}$/;
const DIGITS_MIN = 4;

export const columnPhone: Detector = {
  id: 'column-phone',
  bits: 0,
  shapes: 0,
  words: PHONES.split(' '),
  find(t, at, found) {
    for (const { first, last } of cellsUnder(t, at, isPhone)) {
      const [start, end] = [t.start[first]!, t.end[last]!];
      const value = t.text.slice(start, end);
      if (!NUMBER.test(value) || value.replace(/\D/g, '').length < DIGITS_MIN) continue;
      found.push(d.finding(start, end, 'phone', 'phone', 0.7, 'phone/column'));
    }
  },
};
