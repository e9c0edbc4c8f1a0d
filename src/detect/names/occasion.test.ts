import { expect, test } from 'vitest';
import { findByRules, mark, unmark } from '../testing/marks.ts';

const markNames = (text: string) =>
  mark(
    text,
    findByRules(text).filter((one) => one.category === 'name'),
  );

test.each([
  ['Rest and fluids.\nWarmly, ‹Ottla›', 'under a letter'],
  ['See you.\nTake care,\n‹Ottla B›.', 'on the next line, with an initial'],
  ['All labs are fine.\n\n-‹Ottla›', 'a dash on the last line'],
  ['me llamo ‹Ottla› y necesito una cita', 'introduced in Spanish'],
  ['pregunte por ‹Ottla›.', 'asked for'],
  ['They named the infant ‹Ottla›.', 'given a name'],
  ['‹Ottla› 020 7946 0583; ‹Brenna› 020 7946 0584', 'a list of telephones'],
  ['‹Ottla›, charge nurse, came in', 'what she is'],
  ['Day 3 - ‹Garza› removed the drain', 'what he did'],
  ['It is fine. -‹Ottla›', 'a dash behind the last sentence'],
  ['POD 3, ‹Szőke› updated fenobamum. HD #5: ‹Bell› removed the drain.', 'an entry of a day'],
  ['pod #19, ‹rosario› ordered gentin. she is well and will go home', 'in small letters'],
  ['POD 3: Foley removed today. Day 3: Zosyn changed to Augmentin.', 'what was done'],
  ['POD 2: NGT removed tolerating clears. POD 2: Drain removed the tube.', 'no person'],
  ["‹Vincent›'s birthday is tomorrow. Today's results are back.", 'whose it is'],
  ["Seen with ‹D'Angelo› about it.", 'an elided name'],
  ['Warmly, thanks for coming', 'no name'],
  ['Plan:\n-Lisinopril\n-Labs', 'a list'],
  ['Foley removed the same day', 'a catheter'],
  ['named the procedure Whipple', 'no child'],
])('%s (%s)', (marked) => {
  expect(markNames(unmark(marked))).toBe(marked);
});
