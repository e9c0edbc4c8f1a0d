import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../core/json.ts';
import { LIMITS } from '../core/limits.ts';
import type { SurrogatePair } from '../core/phi.ts';
import { FORMATS, type WireFormat } from '../formats/index.ts';
import { findEightDigits } from './answer.test-support.ts';
import { answerInSlices } from './answer-in-slices.ts';
import { type AnswerOptions, openAnswer } from './answer-steps.ts';

const PAIRS: SurrogatePair[] = [
  { surrogate: 'Delphine Okonjera', original: 'Maria Garcia', category: 'name' },
  { surrogate: '90071234', original: '84412907', category: 'medical_record_number' },
  { surrogate: '2023-03-30', original: '2024-03-14', category: 'date' },
];

const openFor = (more: Partial<AnswerOptions> = {}) =>
  openAnswer({
    pairs: PAIRS,
    restorable: PAIRS,
    guard: 'off',
    structured: false,
    documents: [],
    find: findEightDigits,
    ...more,
  });

const NEVER = new AbortController().signal;

/** Whatever stands at the end of a slice. */
const longText = fc
  .tuple(
    fc.integer({ min: LIMITS.answerSliceLength - 40, max: LIMITS.answerSliceLength }),
    fc.constantFrom('Delphine Okonjera, seen', '90071234 and 90071235', 'on 2023-03-30. 🩺🩺🩺'),
  )
  .map(
    ([length, last]) => `${'stable. '.repeat(LIMITS.answerSliceLength).slice(0, length)} ${last}`,
  );

const said = (text: string) => ({ type: 'text', text });
const used = (text: string) => ({
  type: 'tool_use',
  id: 't1',
  name: 'note',
  input: { text, mrn: 90071234 },
});
const call = (text: string) => ({ name: 'note', arguments: JSON.stringify({ text }) });
const formatOf = (id: WireFormat['id']) => FORMATS.find((format) => format.id === id)!;
const openaiChat = formatOf('openai-chat');
const openaiResponses = formatOf('openai-responses');

const BODIES = [
  [
    openaiChat,
    (texts: string[]) => ({
      choices: texts.map((content, index) => ({
        index,
        message: { content, tool_calls: [{ id: 'c1', type: 'function', function: call(content) }] },
        finish_reason: 'stop',
      })),
      usage: { prompt_tokens: 7, completion_tokens: 9 },
    }),
  ],
  [
    openaiResponses,
    (texts: string[]) => ({
      id: 'resp_1',
      output: texts.map((text) => ({
        type: 'message',
        id: 'msg_1',
        content: [{ type: 'output_text', text, annotations: [] }],
      })),
    }),
  ],
  [
    formatOf('anthropic-messages'),
    (texts: string[]) => ({
      id: 'm1',
      type: 'message',
      content: texts.flatMap((text) => [said(text), used(text)]),
    }),
  ],
] as const;

test.each(BODIES)(
  'an answer in slices is the answer, and as much is learned of it',
  async (format, bodyOf) => {
    const ofTexts = fc.asyncProperty(
      fc.array(longText, { minLength: 1, maxLength: 3 }),
      async (texts) => {
        const body: Json = bodyOf(texts);
        const [whole, sliced] = [openFor(), openFor()];
        expect(await answerInSlices(format, body, sliced, NEVER)).toEqual(
          format.answer(body, whole),
        );
        expect([sliced.seen, sliced.drift, sliced.written]).toEqual([
          whole.seen,
          whole.drift,
          whole.written,
        ]);
      },
    );
    await fc.assert(ofTexts, { numRuns: 3 });
  },
);

test('everybody else has a turn between two slices, and a caller who has gone ends it', async () => {
  const body = BODIES[0][1](['Seen: 90071234. '.repeat(LIMITS.answerSliceLength)]);
  let turns = 0;
  const caller = new AbortController();
  const count = () => {
    turns += 1;
    if (turns > 5) caller.abort(new Error('gone'));
    else setImmediate(count);
  };
  setImmediate(count);
  await expect(answerInSlices(openaiChat, body, openFor(), caller.signal)).rejects.toThrow('gone');
  expect(turns).toBe(6);
});

test('the guard stops it at the same text, and what stands before is on record', async () => {
  const stranger = `${'stable. '.repeat(LIMITS.answerSliceLength)} 55512345`;
  const body = { id: 'resp_1', output: BODIES[1][1](['90071234', stranger, 'more']).output };
  const steps = openFor({ guard: 'stop' });
  await expect(answerInSlices(openaiResponses, body, steps, NEVER)).rejects.toMatchObject({
    code: 'guard_stopped',
  });
  expect(steps.seen.ids).toEqual(['resp_1', 'msg_1']);
  expect(steps.drift.exact).toBe(1);
});

test('a malformed answer is refused with its place', async () => {
  const body = { choices: [{ message: { content: 'x'.repeat(20_000) } }, { message: 3 }] };
  const refusal = expect(answerInSlices(openaiChat, body, openFor(), NEVER)).rejects;
  await refusal.toMatchObject({ code: 'upstream_malformed', facts: { at: 'choices[1].message' } });
});
