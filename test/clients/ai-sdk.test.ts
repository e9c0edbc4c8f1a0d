/** The AI SDK as judge: it validates every chunk against its own schemas. */
import { createAnthropic } from '@ai-sdk/anthropic';
import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import {
  APICallError,
  generateText,
  jsonSchema,
  type LanguageModel,
  Output,
  stepCountIs,
  streamText,
  tool,
} from 'ai';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Judged, judged, NOTE, NOTE_SCHEMA } from './judged.ts';

let at: Judged;
const models: Record<string, () => LanguageModel> = {
  '@ai-sdk/openai, chat': () =>
    createOpenAI({ baseURL: `${at.url}/v1`, apiKey: at.key }).chat('echo'),
  '@ai-sdk/openai, responses': () =>
    createOpenAI({ baseURL: `${at.url}/v1`, apiKey: at.key }).responses('echo'),
  '@ai-sdk/openai-compatible': () =>
    createOpenAICompatible({
      name: 'chaperone',
      baseURL: `${at.url}/v1`,
      apiKey: at.key,
      supportsStructuredOutputs: true,
    })('echo'),
  '@ai-sdk/anthropic': () =>
    createAnthropic({ baseURL: `${at.url}/v1`, apiKey: at.key })('claude-echo'),
};
const each = Object.keys(models);

beforeAll(async () => {
  at = await judged();
});
afterAll(() => at.close());

test.each(each)('%s: generateText', async (name) => {
  const { text } = await generateText({ model: models[name]!(), prompt: NOTE, maxRetries: 0 });
  expect(text).toBe(NOTE);
  at.expectMasked();
});

test.each(each)('%s: streamText', async (name) => {
  const result = streamText({ model: models[name]!(), prompt: NOTE, maxRetries: 0 });
  let text = '';
  for await (const piece of result.textStream) text += piece;
  expect(text).toBe(NOTE);
  expect(await result.finishReason).toBe('stop');
  at.expectMasked();
});

test.each(each)(
  '%s: a tool is called with the originals, its result goes back masked',
  async (name) => {
    const seen: unknown[] = [];
    const { text } = await generateText({
      model: models[name]!(),
      prompt: NOTE,
      maxRetries: 0,
      stopWhen: stepCountIs(2),
      tools: {
        save_note: tool({
          description: 'Saves a note',
          inputSchema: jsonSchema<{ note: string }>(NOTE_SCHEMA),
          execute: (input) => {
            seen.push(input);
            return { saved: input.note };
          },
        }),
      },
    });
    expect(seen).toEqual([{ note: NOTE }]);
    expect(text).toContain('saved');
    at.expectMasked();
  },
);

test.each(each)('%s: streamed tool call', async (name) => {
  const result = streamText({
    model: models[name]!(),
    prompt: NOTE,
    maxRetries: 0,
    tools: {
      save_note: tool({ inputSchema: jsonSchema<{ note: string }>(NOTE_SCHEMA) }),
    },
  });
  await result.consumeStream();
  const calls = await result.toolCalls;
  expect(calls.map((call) => call.input)).toEqual([{ note: NOTE }]);
});

test.each(each)('%s: structured output', async (name) => {
  const { output } = await generateText({
    model: models[name]!(),
    prompt: NOTE,
    maxRetries: 0,
    output: Output.object({ schema: jsonSchema<{ note: string }>(NOTE_SCHEMA) }),
  });
  expect(output).toEqual({ note: NOTE });
});

test.each(each)('%s: errors', async (name) => {
  const failed = await generateText({
    model: models[name]!(),
    prompt: `FAIL ${NOTE}`,
    maxRetries: 0,
  }).catch((thrown: unknown) => thrown);
  expect(APICallError.isInstance(failed)).toBe(true);
  expect((failed as APICallError).statusCode).toBe(400);
});

test.each(each)('%s: abort', async (name) => {
  const before = at.upstream.aborted;
  const controller = new AbortController();
  const result = streamText({
    model: models[name]!(),
    prompt: `SLOW ${NOTE}`,
    maxRetries: 0,
    abortSignal: controller.signal,
    onError: () => {},
  });
  for await (const _ of result.textStream) {
    controller.abort();
    break;
  }
  await expect.poll(() => at.upstream.aborted).toBeGreaterThan(before);
});
