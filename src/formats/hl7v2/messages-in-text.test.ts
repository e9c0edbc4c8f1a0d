import { expect, test } from 'vitest';
import { messagesIn } from './messages-in-text.ts';

const marked = (text: string) =>
  messagesIn(text)
    .toReversed()
    .reduce(
      (all, { start, end }) => `${all.slice(0, start)}‹${all.slice(start, end)}›${all.slice(end)}`,
      text,
    );

test.each([
  ['‹MSH|^~\\&|A\rPID|1\r›', 'all of it'],
  ['\x0b‹MSH|^~\\&|A\rPID|1\r›', 'in the frame of MLLP'],
  ['‹MSH|^~\\&|A\rPID|1\r›‹MSH|^~\\&|B\rPID|2›', 'two of them'],
  ['Read:\n  ‹MSH|^~\\&|A\n  PID|1\n›\nThanks.', 'between words, indented'],
  ['Read: ‹MSH|^~\\&|A\nPID|1\n›', 'after words in the line'],
  ['```\n‹MSH|^~\\&|A\nPID|1\n›```\nThanks.', 'in a fence'],
  ['‹MSH|^~\\&|A\n\nPID|1\n\nOBX|1\n›\nThanks.', 'empty lines between segments'],
  ['‹MSH|^~\\&|A\nOBX|1|TX|||seen at home,\nwell\n›', 'a field broken over lines'],
  ['‹MSH#^~\\&#A\nPID#1›', 'other separators'],
  ['‹MSH|A\nPID|1›', 'without encoding characters, at the beginning of a line'],
  ['The MSH|segment', 'not so between words'],
  ['MSH2 and MSH-6 were intact. | MSH | PMS2 |', 'a gene'],
])('%j (%s)', (expected) => {
  expect(marked(expected.replaceAll(/[‹›]/g, ''))).toBe(expected);
});
