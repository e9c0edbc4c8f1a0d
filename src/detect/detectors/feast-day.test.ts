import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { feastDay } from './feast-day.ts';

test.each([
  ['last known well was ‹Thanksgiving› dinner, a party for ‹Halloween›', 'a name alone'],
  ['passd on ‹xmas eve› long ago, closed till ‹mlk day›, back ‹Juneteenth›', 'small letters'],
  ['‹Yom Kippur 2009›, ‹Eid al-Fitr›, ‹Chinese New Year›, ‹lunar new year›', 'of two words'],
  ["‹St. Patrick's Day›, ‹new year's eve›, ‹valentines day› 2 pills", 'with an apostrophe'],
  ['scopes (‹Melbourne Cup Day› and later), ‹Easter Sunday›', 'of a town'],
  ['since ‹easter›, before ‹eid›, over ‹memorial day weekend›, on ‹mothers day›', 'in time'],
  ['seit ‹Heiligabend› verwirrt, vor ‹Ostern›, da ‹Ferragosto›, dopo ‹Natale›', 'German, Italian'],
  ["tombée le ‹jour de l'Ascension›, depuis ‹Pâques›, à la ‹Toussaint›", 'French'],
  ['noong ‹Pasko›; Noel Smith, Natale Rossi, Herr Ostern', 'Tagalog, and people'],
  ['a Christmas tree pattern, Christmas disease, Easter lily, Easter Seals', 'other things'],
  ['Mr Easter came, Lent money, new year plan, memorial day surgery', 'words and names'],
  ['mothers day and night, good morning, a new year', 'days'],
])('%s (%s)', (marked) => {
  expect(markBy(feastDay, marked)).toBe(marked);
});
