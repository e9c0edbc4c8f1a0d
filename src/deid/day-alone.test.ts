/** The day of a month that an answer names without its month. */
import { expect, test } from 'vitest';
import { maskMarked } from './marks.test-support.ts';
import { compileRestoreTable } from './restore-table.ts';
import { newDrift, SurrogateRestorer } from './surrogate-restorer.ts';

const TABLE = compileRestoreTable(
  [
    ['2023-08-24', '2024-03-14'],
    ['August 30, 2023', 'March 20, 2024'],
    ['2023-12-29', '2024-07-19'],
    ['2024-01-02', '2024-07-23'],
    ['5/4', '11/24'],
    ['2023-10-23', '2024-05-28'],
    ['2023-10-29', '2024-06-03'],
    ['2022-05-04', '2022-11-24'],
  ].map(([surrogate, original]) => ({
    surrogate: surrogate!,
    original: original!,
    category: 'date',
  })),
);

function restore(pieces: Iterable<string>, table = TABLE) {
  const drift = newDrift(table);
  const restorer = new SurrogateRestorer(table, 'text', drift);
  let text = '';
  for (const piece of pieces) text += restorer.push(piece);
  return { text: text + restorer.end(), drift };
}

test.each([
  [
    'Admitted August 24 and discharged on the 30th.',
    'Admitted March 14 and discharged on the 20th.',
  ],
  ['Admitted 2023-08-24. Home by the **30th**.', 'Admitted 2024-03-14. Home by the **20th**.'],
  ['Aug. 24: fever, afebrile from the 30th on', 'Mar. 14: fever, afebrile from the 30th on'],
  ['On August 30, pain since the 24th, better', 'On March 20, pain since the 14th, better'],
  ['December 29, 2023; seen on the 2nd', 'July 19, 2024; seen on the 23rd'],
  ['Seen August 24. Cath on the 30th and again', 'Seen March 14. Cath on the 20th and again'],
  ['August 24 (until the 30th)', 'March 14 (until the 20th)'],
  ['August 24 (discharged 30th)', 'March 14 (discharged 20th)'],
  ['2023-08-24 – 30', '2024-03-14 – 20'],
  ['August 24, 2023 to 30.', 'March 14, 2024 to 20.'],
  ['24 de agosto al 30.', '14 de marzo al 20.'],
  ['October 23, 2023 – 29', 'May 28, 2024 – 2024-06-03'],
  ['2023-08-24 – 30 mg', '2024-03-14 – 30 mg'],
  ['2023-08-24 - 30 patients', '2024-03-14 - 30 patients'],
  ['2023-08-30 – 24', '2024-03-20 – 24'],
])('%s → %s', (answer, expected) => {
  const whole = restore([answer]);
  expect(whole.text).toBe(expected);
  expect(restore(answer)).toEqual(whole);
});

test.each([
  ['until the 30th.', 0, 'no date of ours before it'],
  ['WHO, May 1, 2019: until the 30th.', 0, 'a date that is not ours before it'],
  ['on the 26th.', 1, 'worked out by the model'],
  ['on the 30th floor', 0, 'a floor'],
  ['on the 30th and 24th ribs', 0, 'ribs'],
  ['at or above the 30th.', 0, 'no word of time'],
  [`stable.${' All is well.'.repeat(30)} Home on the 30th.`, 0, 'another part of the text'],
])('%s stays behind another date, %i counted: %s', (answer, unresolved) => {
  const before = answer.includes('no') || answer.startsWith('until') ? '' : 'On August 24: ';
  const { text, drift } = restore([before + answer]);
  expect(text.endsWith(answer)).toBe(true);
  expect(drift.unresolved).toBe(unresolved);
});

test('a day that was sent as something else means itself', () => {
  const note = 'Seen ‹date:2024-03-14›, ‹date:2024-03-20›';
  const { masked } = maskMarked([note], { secret: 4 });
  const [, nth] = /-(\d\d)$/.exec(masked[0]!)!;
  const rank = `${Number(nth)}th`;
  const said = `${masked[0]} and discharged on the ${rank}.`;
  const beside = maskMarked([`${note} in the ${rank} percentile`], { secret: 4 });
  expect(restore([said], compileRestoreTable(maskMarked([note], { secret: 4 }).pairs)).text).toBe(
    'Seen 2024-03-14, 2024-03-20 and discharged on the 20th.',
  );
  expect(restore([said], compileRestoreTable(beside.pairs)).text).toContain(`on the ${rank}.`);
});
