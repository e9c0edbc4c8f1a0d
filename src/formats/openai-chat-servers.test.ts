/**
 * What known servers send beside, or instead of, what OpenAI's reference has: every one of these must
 * reach the caller, and what is no field of the API stays behind.
 */
import { expect, test } from 'vitest';
import { ORIGINAL, SURROGATE, toySteps } from '../../test/support/toy-answer-steps.ts';
import type { Json, JsonObject } from '../core/json.ts';
import { openaiChat } from './openai-chat.ts';
import { SseDecoder } from './sse.ts';

const head = { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: 'up' };
const says = (delta: JsonObject, rest: JsonObject = {}): JsonObject => ({
  ...head,
  choices: [{ index: 0, delta, finish_reason: null, ...rest }],
});
const stops: JsonObject = { ...head, choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] };

/** From the bytes of the network to the bodies of the events that the caller gets. */
function passed(frames: readonly string[], steps = toySteps()): JsonObject[] {
  const stream = openaiChat.stream(steps);
  const events = new SseDecoder()
    .push(Buffer.from(frames.join('')))
    .flatMap((event) => stream.push(event));
  expect(stream.isComplete).toBe(true);
  return events.slice(0, -1).map(({ data }) => JSON.parse(data) as JsonObject);
}
const frame = (body: Json): string => `data: ${JSON.stringify(body)}\n\n`;
const DONE = 'data: [DONE]\n\n';

const safe = { filtered: false, severity: 'safe' };

test('Azure: the verdicts on the prompt, in an event without object, model or id', () => {
  const filters = { hate: safe, jailbreak: { filtered: false, detected: false } };
  const verdict = {
    choices: [],
    created: 0,
    id: '',
    model: '',
    object: '',
    prompt_filter_results: [{ prompt_index: 0, content_filter_results: filters }],
  };
  const frames = [frame(verdict), frame(says({ content: SURROGATE })), frame(stops), DONE];
  expect(passed(frames)).toEqual([verdict, says({ content: ORIGINAL }), stops]);
});

test('Azure: asynchronous verdicts in the middle of an answer', () => {
  const verdict = {
    choices: [
      {
        content_filter_offsets: { check_offset: 1, start_offset: 1, end_offset: 2 },
        content_filter_results: { violence: safe },
        finish_reason: null,
        index: 0,
      },
    ],
    ...{ created: 0, id: '', model: '', object: '' },
  };
  const frames = [
    frame(says({ content: 'Hi Quil' })),
    frame(verdict),
    frame(says({ content: 'lon. Qui' })),
    frame(verdict),
    frame(stops),
    DONE,
  ];
  const { content_filter_offsets: _, ...choice } = verdict.choices[0]!;
  const known = { ...verdict, choices: [choice] };
  expect(passed(frames)).toEqual([
    says({ content: 'Hi ' }),
    known,
    says({ content: `${ORIGINAL}. ` }),
    known,
    says({ content: 'Qui' }), // under the name of the answer, not of the verdict
    stops,
  ]);
});

test("Azure: a verdict is passed on, words and the house's own lists are not", () => {
  const steps = toySteps();
  const content_filter_results = {
    protected_material_code: { detected: true, filtered: false, citation: { URL: SURROGATE } },
    custom_blocklists: { filtered: true, details: [{ filtered: true, id: 'vip-names' }] },
    error: { code: 'content_filter_error', message: SURROGATE },
    omen: { text: SURROGATE },
  };
  const [body] = passed([frame(says({}, { content_filter_results })), frame(stops), DONE], steps);
  expect(body).toEqual(
    says(
      {},
      { content_filter_results: { protected_material_code: { detected: true, filtered: false } } },
    ),
  );
  expect(steps.seen.droppedFields).toBe(2); // the citation, the omen
});

/** Per server: what it sends of a chunk, and what of that the caller gets. */
const CHUNKS: readonly (readonly [string, JsonObject, JsonObject])[] = [
  [
    'vLLM',
    {
      ...says(
        { role: 'assistant', content: 'Hi', reasoning_content: null, reasoning: null },
        { logprobs: null, stop_reason: null, token_ids: null },
      ),
      ...{ prompt_token_ids: null, prompt_logprobs: null, kv_transfer_params: null, usage: null },
    },
    says(
      { role: 'assistant', content: 'Hi', reasoning_content: null, reasoning: null },
      { logprobs: null, stop_reason: null, token_ids: null },
    ),
  ],
  [
    'vLLM, with what it kept for itself',
    {
      ...says({ content: 'Hi' }, { stop_reason: 128009, token_ids: [1, 2] }),
      ...{ prompt_token_ids: [1], kv_transfer_params: { remote_host: 'x' } },
    },
    says({ content: 'Hi' }),
  ],
  [
    'Ollama',
    {
      ...says({ role: 'assistant', content: 'Hi', reasoning: '' }),
      system_fingerprint: 'fp_ollama',
    },
    {
      ...says({ role: 'assistant', content: 'Hi', reasoning: '' }),
      system_fingerprint: 'fp_ollama',
    },
  ],
  [
    'llama.cpp',
    {
      ...says({ content: 'Hi' }),
      timings: { prompt_n: 1, prompt_ms: 2.5 },
      __verbose: { prompt: SURROGATE },
      prompt_progress: { total: 1 },
    },
    says({ content: 'Hi' }),
  ],
  [
    'LM Studio',
    { ...says({ content: 'Hi' }), stats: {}, model_info: { arch: 'llama' } },
    says({ content: 'Hi' }),
  ],
  [
    'OpenRouter',
    {
      ...says(
        { role: 'assistant', content: 'Hi', reasoning_details: [{ text: SURROGATE }] },
        { native_finish_reason: 'STOP' },
      ),
      provider: 'Somebody',
    },
    says({ role: 'assistant', content: 'Hi' }),
  ],
  ['Mistral', { ...says({ content: 'Hi' }), p: 'abcd' }, says({ content: 'Hi' })],
  [
    'Groq',
    { ...says({ content: 'Hi' }), x_groq: { id: 'req_1', usage: { queue_time: 0.1 } } },
    says({ content: 'Hi' }),
  ],
  [
    'OpenAI',
    {
      ...says({ content: 'Hi', refusal: null }),
      ...{ obfuscation: 'x9', service_tier: 'default', system_fingerprint: null, usage: null },
    },
    {
      ...says({ content: 'Hi', refusal: null }),
      ...{ obfuscation: 'x9', service_tier: 'default', system_fingerprint: null, usage: null },
    },
  ],
  [
    'a call of a tool in pieces that repeat less and less',
    says({ tool_calls: [{ index: 0, id: '', type: '', function: { name: '', arguments: '{}' } }] }),
    says({ tool_calls: [{ index: 0, id: '', type: '', function: { name: '', arguments: '{}' } }] }),
  ],
  [
    'a finish that is not one yet',
    says({ content: 'Hi' }, { finish_reason: '' }),
    says({ content: 'Hi' }, { finish_reason: '' }),
  ],
];

test.each(CHUNKS)('%s: a chunk', (_server, sent, received) => {
  const nulls = Object.entries(sent).filter(([, value]) => value === null);
  expect(passed([frame(sent), frame(stops), DONE])).toEqual([
    { ...received, ...Object.fromEntries(nulls) },
    stops,
  ]);
});

test.each<[string, JsonObject]>([
  ['OpenAI and most', { choices: [] }],
  ['LocalAI, which leaves an empty list out', {}],
  ['a server that writes null for one', { choices: null }],
])('a chunk of usage: %s', (_server, list) => {
  const steps = toySteps();
  const usage = {
    ...{ prompt_tokens: 9, completion_tokens: 2, total_tokens: 11 },
    ...{ prompt_cache_hit_tokens: 8, prompt_cache_miss_tokens: 1 }, // DeepSeek
    prompt_tokens_details: null,
  };
  const sent = { ...head, ...list, usage };
  expect(passed([frame(stops), frame(sent), DONE], steps)).toEqual([
    stops,
    { ...head, choices: [], usage },
  ]);
  expect(steps.seen).toMatchObject({ inputTokens: 9, outputTokens: 2 });
});

test('OpenRouter: comments while the model is waited for, and lines that end as on Windows', () => {
  const frames = [
    ': OPENROUTER PROCESSING\n\n',
    frame(says({ content: 'Hi' })),
    frame(stops),
    DONE,
  ];
  expect(passed(frames.map((one) => one.replaceAll('\n', '\r\n')))).toEqual([
    says({ content: 'Hi' }),
    stops,
  ]);
});

test('Gemini: the signature of a thought beside a call of a tool', () => {
  const steps = toySteps();
  const call = {
    index: 0,
    id: 'c1',
    type: 'function',
    function: { name: 'f', arguments: '{}' },
    extra_content: { google: { thought_signature: 'c2ln' } },
  };
  const sent = says({ tool_calls: [call], extra_content: { google: { thought: true } } });
  expect(passed([frame(sent), frame(stops), DONE], steps)).toEqual([
    says({ tool_calls: [call] }),
    stops,
  ]);
  expect(steps.seen.sealed).toEqual(['c2ln']);
});

const thinks = (text: string): JsonObject => ({
  content: [{ type: 'thinking', thinking: [{ type: 'text', text }] }],
});

test('Mistral: an answer in parts, thought and said, streamed', () => {
  const frames = [thinks('Hm Quil'), thinks('lon Qui'), { content: 'So Quillon' }].map((delta) =>
    frame(says(delta)),
  );
  expect(passed([...frames, frame(stops), DONE])).toEqual([
    says(thinks('Hm ')),
    says(thinks(`${ORIGINAL} `)),
    says(thinks('Qui')),
    says({ content: `So ${ORIGINAL}` }),
    stops,
  ]);
});

test('Mistral: an answer in parts, whole, and back in the next request', () => {
  const content = (name: string) => [
    { type: 'thinking', thinking: [{ type: 'text', text: name }], closed: true },
    { type: 'text', text: `1. ${name}` },
    { type: 'text', text: `2. ${name}` },
  ];
  const whole = (name: string): JsonObject => ({
    ...head,
    choices: [
      { index: 0, finish_reason: 'stop', message: { role: 'assistant', content: content(name) } },
    ],
  });
  expect(openaiChat.answer(whole(SURROGATE), toySteps())).toEqual(whole(ORIGINAL));

  const messages = [{ role: 'assistant', content: content(ORIGINAL) }];
  const { loci } = openaiChat.walk({ model: 'm', messages }, { media: false });
  expect(loci.map(({ text }) => text)).toEqual([ORIGINAL, `1. ${ORIGINAL}`, `2. ${ORIGINAL}`]);
});

test('whole answers of vLLM and of Azure', () => {
  const message = {
    role: 'assistant',
    content: 'Hi',
    ...{ refusal: null, annotations: null, audio: null, function_call: null },
    ...{ tool_calls: [], reasoning_content: null, reasoning: null },
  };
  const body = {
    ...head,
    ...{ object: 'chat.completion', service_tier: null, system_fingerprint: null },
    choices: [{ index: 0, message, logprobs: null, finish_reason: 'stop' }],
    usage: { prompt_tokens: 1, completion_tokens: 1, prompt_tokens_details: null },
  };
  const vllm = { ...body, prompt_logprobs: null, kv_transfer_params: null };
  expect(openaiChat.answer(vllm, toySteps())).toEqual(vllm);
  const azure = {
    ...body,
    prompt_filter_results: [{ prompt_index: 0, content_filter_results: { hate: safe } }],
    choices: [{ ...body.choices[0], content_filter_results: { hate: safe } }],
  };
  expect(openaiChat.answer(azure, toySteps())).toEqual(azure);
});

test('a server that says in a message what is a delta, and writes a blank behind its end', () => {
  const message = { role: 'assistant', content: `Hi ${SURROGATE}.` };
  const sent = { ...head, choices: [{ index: 0, message, finish_reason: 'stop' }] };
  const texts = passed([frame(sent), 'data: [DONE] \n\n'])
    .flatMap(({ choices }) => choices as JsonObject[])
    .map(({ delta }) => (delta as JsonObject).content ?? '');
  expect(texts.join('')).toBe(`Hi ${ORIGINAL}.`);
});

test('OpenRouter: what a model thought is given back as it came, or restored', () => {
  const steps = toySteps();
  const details = (said: string) => [
    { type: 'reasoning.text', text: said, signature: null, format: 'unknown', index: 0 },
    { type: 'reasoning.text', text: SURROGATE, signature: 'sig', format: 'anthropic-claude-v1' },
    { type: 'reasoning.summary', summary: said, id: 'rs_1', index: 2 },
    { type: 'reasoning.encrypted', data: 'blob', id: 'rs_1', index: 3 },
  ];
  const message = { role: 'assistant', content: 'x', reasoning_details: details(SURROGATE) };
  const body = { ...head, choices: [{ index: 0, message, finish_reason: 'stop' }] };
  const answer = openaiChat.answer(body, steps) as { choices: [{ message: JsonObject }] };
  expect(answer.choices[0].message.reasoning_details).toEqual(details(ORIGINAL));
  const sealed = [`sig\n${SURROGATE}`, 'blob'];
  expect(steps.seen.sealed).toEqual(sealed);
  const walked = openaiChat.walk(
    { model: 'm', messages: [{ ...message, reasoning_details: details('Garcia') }] },
    { media: false },
  );
  expect(walked.loci.filter(({ text }) => text === 'Garcia')).toHaveLength(2);
  expect(walked.sealed).toEqual(sealed);
});
