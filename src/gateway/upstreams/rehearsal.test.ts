import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RehearsalServer, startRehearsal } from './rehearsal.ts';
import { rehearse } from './rehearsal-answer.ts';

describe('what it says', () => {
  const note = 'K. is 4.1 mmol/L today. She walks. She eats. She sleeps.';

  test.each([
    [
      'chat',
      {
        messages: [
          { role: 'system', content: 'Be brief' },
          { role: 'user', content: note },
        ],
      },
    ],
    [
      'parts',
      {
        messages: [
          { role: 'system', content: 'Be brief' },
          { role: 'user', content: [{ type: 'text', text: note }] },
        ],
      },
    ],
    ['messages', { system: 'Be brief', messages: [{ role: 'user', content: note }] }],
    ['responses, list', { instructions: 'Be brief', input: [{ role: 'user', content: note }] }],
    ['responses, text', { instructions: 'Be brief', input: note }],
  ])('%s', (_, body) => {
    expect(rehearse(body)).toBe(
      '[rehearsal] No model is connected; this is an extract of what was sent.\n\n' +
        'K. is 4.1 mmol/L today. She walks.\n\n' +
        `Seen: 2 messages, ${note.length + 8} characters, 0 tools.`,
    );
  });

  test('the last user turn counts, not a tool result after it', () => {
    const messages = [
      { role: 'user', content: 'First.' },
      { role: 'user', content: 'Second.' },
      { role: 'tool', content: 'Result.' },
    ];
    expect(rehearse({ messages, tools: [{}] })).toMatch(/\n\nSecond\.\n\nSeen: 3 .* 1 tool\./);
  });

  test('a long text is cut at a word, no text is said to be none', () => {
    expect(rehearse({ input: 'word '.repeat(500) })).toContain('word …');
    expect(rehearse({ messages: [] })).toContain('There was no text');
  });
});

describe('held to a JSON schema', () => {
  const words = { type: 'string', enum: ['first', 'second'] };
  const item = {
    type: 'object',
    properties: {
      text: { type: 'string', maxLength: 40 },
      quote: { type: 'string', maxLength: 400 },
      kind: words,
      code: { type: 'string', pattern: '^[A-Z]1$', examples: ['B1'] },
      count: { type: 'integer', minimum: 3 },
      isSure: { type: ['boolean', 'null'] },
      fixed: { const: 'yes' },
    },
  };
  const asked = (items: object, content: string) => ({
    messages: [{ role: 'user', content }],
    response_format: {
      type: 'json_schema',
      json_schema: {
        name: 'x',
        schema: { type: 'object', properties: { items: { type: 'array', ...items } } },
      },
    },
  });
  const fenced = (text: string) => `Read this.\n===== Note\n${text}\n=====\nList it, please.`;
  const answerTo = (items: object, content: string) => JSON.parse(rehearse(asked(items, content)));

  test('quotes are lines of what stands between the fences, and other strings say what they are', () => {
    const { items } = answerTo(
      { items: item },
      fenced('Potassium 4.1 mmol/L.\nShe walks with a stick today.'),
    );
    expect(items).toEqual([
      {
        text: '[rehearsal] Potassium 4.1 mmol/L.',
        quote: 'Potassium 4.1 mmol/L.',
        kind: 'first',
        code: 'B1',
        count: 3,
        isSure: false,
        fixed: 'yes',
      },
      expect.objectContaining({ quote: 'She walks with a stick today.' }),
    ]);
    expect(items[1].text).toBe('[rehearsal] She walks with a stick');
  });

  test.each([
    [{ maxItems: 1 }, 1],
    [{ minItems: 4 }, 4],
    [{}, 2],
  ])('a list of %j has %i items', (bounds, count) => {
    expect(answerTo({ items: item, ...bounds }, 'Potassium is 4.1 mmol/L.').items).toHaveLength(
      count,
    );
  });

  test('from nothing comes nothing', () => {
    expect(answerTo({ items: item }, '').items).toEqual([]);
  });
});

describe('how it serves', () => {
  let server: RehearsalServer;
  beforeAll(async () => {
    server = await startRehearsal({ pauseMs: 0 });
  });
  afterAll(() => server.close());
  const post = (path: string, body: object) =>
    fetch(server.url + path, { method: 'POST', body: JSON.stringify(body) });

  test('the same text whole and streamed, in each API', async () => {
    const said = rehearse({ input: 'Hello there. How are you?' });
    const ask = { messages: [{ role: 'user', content: 'Hello there. How are you?' }] };
    const input = { input: 'Hello there. How are you?' };
    const read = async (path: string, body: object) => (await post(path, body)).text();
    const deltas = (text: string, pick: RegExp) =>
      [...text.matchAll(pick)].map(([, piece]) => JSON.parse(`"${piece}"`)).join('');

    expect(await read('/v1/chat/completions', ask)).toContain(JSON.stringify(said));
    expect(await read('/v1/messages', ask)).toContain(JSON.stringify(said));
    expect(await read('/v1/responses', input)).toContain(JSON.stringify(said));

    const stream = true;
    const chat = await read('/v1/chat/completions', { ...ask, stream });
    expect(deltas(chat, /"delta":\{"content":"((?:[^"\\]|\\.)*)"/g)).toBe(said);
    expect(chat).toMatch(/data: \[DONE\]\n\n$/);
    const messages = await read('/v1/messages', { ...ask, stream });
    expect(deltas(messages, /"text_delta","text":"((?:[^"\\]|\\.)*)"/g)).toBe(said);
    const responses = await read('/v1/responses', { ...input, stream });
    expect(deltas(responses, /"delta":"((?:[^"\\]|\\.)*)"/g)).toBe(said);
    expect(responses).toMatch(/event: response\.completed\ndata: .*\n\n$/);
  });

  test('usage comes where it is asked for', async () => {
    const body = { messages: [], stream: true, stream_options: { include_usage: true } };
    const text = await (await post('/v1/chat/completions', body)).text();
    expect(text).toContain('"choices":[],"usage":{"prompt_tokens"');
  });

  test('embeddings depend on the text and have length 1', async () => {
    const answer = await post('/v1/embeddings', { input: ['one', 'two', 'one'] });
    const { data } = (await answer.json()) as { data: { embedding: number[] }[] };
    const [one, two, again] = data.map(({ embedding }) => embedding);
    expect(one).toEqual(again);
    expect(one).not.toEqual(two);
    expect(Math.hypot(...one!)).toBeCloseTo(1, 5);
    const base64 = await post('/v1/embeddings', { input: 'one', encoding_format: 'base64' });
    const { data: packed } = (await base64.json()) as { data: { embedding: string }[] };
    const bytes = Buffer.from(packed[0]!.embedding, 'base64');
    expect([...new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)]).toEqual(one);
  });

  test('tokens are counted, other paths are not there', async () => {
    const counted = await post('/v1/messages/count_tokens', { messages: [] });
    expect(await counted.json()).toEqual({ input_tokens: 4 });
    expect((await post('/v1/files', {})).status).toBe(404);
  });
});
