/** LangChain as judge: a second accumulator of chunks and tool calls. */
import { ChatAnthropic } from '@langchain/anthropic';
import {
  AIMessage,
  type AIMessageChunk,
  HumanMessage,
  ToolMessage,
} from '@langchain/core/messages';
import { ChatOpenAI } from '@langchain/openai';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Judged, judged, NOTE, NOTE_SCHEMA } from './judged.ts';

let at: Judged;
const models: Record<string, () => ChatOpenAI | ChatAnthropic> = {
  '@langchain/openai': () =>
    new ChatOpenAI({
      model: 'echo',
      apiKey: at.key,
      configuration: { baseURL: `${at.url}/v1` },
      maxRetries: 0,
    }),
  '@langchain/openai, responses': () =>
    new ChatOpenAI({
      model: 'echo',
      apiKey: at.key,
      useResponsesApi: true,
      configuration: { baseURL: `${at.url}/v1` },
      maxRetries: 0,
    }),
  '@langchain/anthropic': () =>
    new ChatAnthropic({
      model: 'claude-echo',
      apiKey: at.key,
      anthropicApiUrl: at.url,
      maxTokens: 256,
      maxRetries: 0,
    }),
};
const each = Object.keys(models);
const saveNote = { name: 'save_note', description: 'Saves a note', schema: NOTE_SCHEMA };

beforeAll(async () => {
  at = await judged();
});
afterAll(() => at.close());

test.each(each)('%s: invoke', async (name) => {
  const answer = await models[name]!().invoke(NOTE);
  expect(answer.text).toBe(NOTE);
  at.expectMasked();
});

test.each(each)('%s: stream', async (name) => {
  let whole: AIMessageChunk | undefined;
  for await (const chunk of await models[name]!().stream(NOTE)) {
    whole = whole === undefined ? chunk : whole.concat(chunk);
  }
  expect(whole?.text).toBe(NOTE);
});

test.each(each)('%s: tool call merged from chunks, result sent back', async (name) => {
  const model = models[name]!().bindTools([saveNote]);
  let whole: AIMessageChunk | undefined;
  for await (const chunk of await model.stream(NOTE)) {
    whole = whole === undefined ? chunk : whole.concat(chunk);
  }
  const call = whole?.tool_calls?.[0];
  expect(call?.args).toEqual({ note: NOTE });
  const next = await model.invoke([
    new HumanMessage(NOTE),
    new AIMessage({ content: '', tool_calls: [call!] }),
    new ToolMessage({ content: NOTE, tool_call_id: call!.id! }),
  ]);
  expect(next.text).toBe(NOTE);
  at.expectMasked();
});

test.each(each)('%s: structured output', async (name) => {
  const schema = { ...NOTE_SCHEMA, title: 'note' };
  // By JSON schema and by function calling: two ways over the wire.
  for (const method of ['jsonSchema', 'functionCalling'] as const) {
    const model = (models[name]!() as ChatOpenAI).withStructuredOutput(schema, { method });
    expect(await model.invoke(NOTE)).toEqual({ note: NOTE });
  }
  at.expectMasked();
});

test.each(each)('%s: errors', async (name) => {
  await expect(models[name]!().invoke(`FAIL ${NOTE}`)).rejects.toThrow(
    /upstream_refused|model server/,
  );
});

test.each(each)('%s: abort', async (name) => {
  const before = at.upstream.aborted;
  const controller = new AbortController();
  const stream = await models[name]!().stream(`SLOW ${NOTE}`, { signal: controller.signal });
  const reading = (async () => {
    for await (const _ of stream) controller.abort();
  })();
  await reading.catch(() => {});
  await expect.poll(() => at.upstream.aborted).toBeGreaterThan(before);
});
