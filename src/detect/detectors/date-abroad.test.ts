import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { dateAbroad } from './date-abroad.ts';

test.each([
  ['urodzony ‹14 marca 1957› r.', 'Polish'],
  ['fèt ‹1er novanm 1957›', 'the first'],
  ['родился ‹14 марта 1957› года, ‹3 мая›', 'Russian, also without a year'],
  ['‹14 березня 1957› р.', 'Ukrainian'],
  ['narozen ‹14. března 1957›', 'Czech'],
  ['született ‹1957. március 14›.', 'Hungarian: the year first'],
  ['gimė ‹1957 m. kovo 14› d.', 'Lithuanian'],
  ['‹14 Mart 1957› doğumlu', 'Turkish'],
  ['ipinanganak noong ‹Marso 14, 1957›', 'Tagalog'],
  ['fèt ‹14 mas 1957›, gen 3 mas', 'Haitian Creole; without a year an English mass'],
  ['sinh ‹ngày 14 tháng 3 năm 1957›, từ ‹tháng 3 năm 1957›, đau 3 tháng', 'Vietnamese; a while'],
  ['‹14 मार्च 1957›', 'Hindi'],
  ['ولد في ‹14 مارس 1957›', 'Arabic'],
  ['متولد ‹14 اسفند 1335›', 'the Persian calendar'],
  [
    'kontrola ‹23 kwietnia›, ika-‹14 ng Marso›, ‹3 oktubre›',
    'without a year, of words that are nothing else',
  ],
  ['3 kasim, 14 mart street, mas 1957, ocak 40, 1957', 'no day, no year, no date'],
])('%s (%s)', (marked) => {
  expect(markBy(dateAbroad, marked)).toBe(marked);
});
