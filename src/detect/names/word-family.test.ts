import { expect, test } from 'vitest';
import { markFound } from '../testing/marks.ts';

test.each([
  ['U/A found 34yoM, ‹Cody Two Bulls›, ejected.', 'a number'],
  ['LCSW ‹Two Hearts› appt next week. CHR ‹Good Iron› came', 'a credential'],
  ['Spoke with ‹Wilma Red Elk› about transport; seen w/ ‹Russell Black Bear›, fasting', 'a colour'],
  ['Referred by ‹CHR Verna Walks Along›.', 'a verb'],
  ['Consent from grandmother ‹Iva Has No Horse›.', 'a sentence'],
  ['Patient: ‹Wendell Two Bulls›    Age: 70', 'another column'],
  ['‹Red Elk, Shawna Kay›  F 31', 'the family name first'],
  ['Chart 12\n‹Two Bulls, Marvin J›\n‹IRON CLOUD, DELPHINE› 44M', 'in a list, in capitals'],
  ['Pt ‹Spotted Bear, Delphine› seen today. Name: ‹Little Light, Cora›', 'announced'],
  ['Good Appetite, ‹Delphine› ate all. Black Stools, ‹Cora› was seen', 'sentences'],
  ['with ‹Winona Two Bulls› on Pine Ridge, son of ‹Roy Stands Alone›', 'a town, too'],
  ['CNA Two Weeks Notice, APRN Two Units', 'measures'],
  ['Two Bulls seen. Red Cells low. White Blood Cells up', 'no given name'],
])('%s (%s)', (marked) => {
  expect(markFound('name', marked)).toBe(marked);
});
