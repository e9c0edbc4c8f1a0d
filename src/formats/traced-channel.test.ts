import { expect, test } from 'vitest';
import { TracedChannel } from './traced-channel.ts';
import type { AnswerSteps } from './types.ts';

const QUIET = { push: (piece: string) => piece, end: () => '', restoredOffset: Number };

test.each([
  ['{"a":1}', 'json'],
  ['\n "a"', 'json'],
  ['```json\n{"a":1}\n```\n', 'json'],
  ['```\n[1]\n```', 'json'],
  ['I cannot say.', 'text'],
  ['`a` is {"a":1}', 'text'],
  ['```\na = 1\n```', 'text'],
  ['  ', undefined],
  ['```js', undefined],
])('asked for JSON, %j is read as %s, however it is cut', (answer, expected) => {
  for (const pieces of [[answer], [...answer]]) {
    let mode: string | undefined;
    const channel = (asked: string) => {
      mode = asked;
      return QUIET;
    };
    const traced = new TracedChannel({ channel } as unknown as AnswerSteps, 'json');
    const out = pieces.map((piece) => traced.push(piece)).join('') + traced.end();
    expect([out, mode, traced.restored]).toEqual([answer, expected, answer]);
  }
});
