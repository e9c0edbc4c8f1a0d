import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { phone } from './phone.ts';

test.each([
  ['call ‹(555) 123-4567›', 'brackets'],
  ['‹555-123-4567›', 'hyphens'],
  ['‹503-555-0141› or ‹0134›, ‹(503) 555-0102›/‹0103›', 'other lines by their last four'],
  ['‹503-555-0141› or 1000 mg, ‹503-555-0102› 2024, ‹503-555-0102›/3', 'no other lines'],
  ['‹555.123.4567›', 'dots'],
  ['‹555 123 4567›', 'blanks'],
  ['‹1-800-555-0199›', 'toll free'],
  ['‹+1 555-123-4567›', 'plus one'],
  ['‹+44 20 7946 0583›', 'international'],
  ['‹020 7946 0583›', 'London'],
  ['‹07700 900366›', 'mobile'],
  ['Tel: ‹555-1234›', 'local, beside a label'],
  ['‹555-123-4567 x12›', 'extension'],
  ['‹(555) 123-4567 ext. 4321›', 'extension in words'],
  ['Fax: ‹5551234567›', 'label, no separators'],
  ['pager ‹4567›', 'pager'],
  ['el paciente es visto y se llama al ‹91 123 45 67› por la tarde', 'Spanish, no label'],
  ['la paciente refiere que su hija es la de ‹(55) 1234 5678›', 'Mexican, no label'],
  ['the wound was 91 123 45 67 and so on', 'no such number in English'],
  ['They can be reached at ‹555-1234›', 'a word between label and number'],
  ['call me on ‹22 41 88 03›', 'two by two'],
  ['call ‹41 88 03›', 'six digits'],
  ['‹041 555 67 61› rings', 'a zero in front, four groups'],
  ['‹50-98-28-96›-Office', 'its kind behind'],
  ['at Mercy Hospital (‹(555)123-4567›)', 'two brackets'],
  ['called on 2024-03-14', 'a date'],
  ['grades 50-98-28-96', 'no kind behind'],
  ['555-1234', 'local without a label'],
  ['MRN 555-123-4567', 'another label'],
  ['12.5551234567', 'decimal'],
  ['$5551234567', 'price'],
  ['call in 3 days', 'no number'],
  ['my cell changed its ‹503 5550191›. thx, ‹208-5550144›', 'only the area apart'],
  ['WBC 120 5550191, 503 1550191', 'neither an area nor an exchange'],
  ['0945 124/68  80', 'a time, a pressure, a pulse'],
  ['120-80-4567', 'no such grouping'],
])('%s (%s)', (marked) => {
  expect(markBy(phone, marked)).toBe(marked);
});
