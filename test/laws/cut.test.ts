/**
 * The cut law: however an upstream's bytes are cut, in network pieces and in deltas, the caller
 * reads the same texts, and tool arguments that are valid JSON with the originals in them. Every
 * format and every kind of channel, multibyte characters, escapes and surrogate pairs included.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isObject, type JsonObject } from '../../src/core/json.ts';
import type { SurrogatePair } from '../../src/core/phi.ts';
import { encodeSse, FORMATS, SseDecoder } from '../../src/formats/index.ts';
import { openAnswer } from '../../src/gateway/answer-steps.ts';

const PAIRS: SurrogatePair[] = [
  {
    surrogate: 'Delphine Okafor',
    original: 'Zoë O"Neil-Garcia',
    category: 'name',
    name: {
      surrogate: { given: 'Delphine', family: 'Okafor' },
      original: { given: 'Zoë', family: 'O"Neil-Garcia' },
    },
  },
  { surrogate: '2023-11-08', original: '2024-03-14', category: 'date' },
  { surrogate: '(415) 555-0134', original: '(212) 867-5309', category: 'phone' },
  { surrogate: '73105526', original: '84412907', category: 'medical_record_number' },
  {
    surrogate: '12 Alder Court\nElmhaven',
    original: '4 "C" St\\\nVandergrift',
    category: 'location',
  },
];

/** What models write: surrogates in several dresses, near misses, and text that is hard to cut. */
const fragment = fc.constantFrom(
  'Delphine Okafor',
  'OKAFOR, DELPHINE',
  'Delphine',
  'Mrs. Okafor’s',
  'Delphi',
  'Okaforia',
  '2023-11-08',
  'November 8, 2023',
  '2023-11',
  '(415) 555-0134',
  '415-555-0134',
  '73105526',
  '7310552',
  '12 Alder Court\nElmhaven',
  ' ',
  ', ',
  '.\r\n',
  '10⁹/L ',
  '🫀',
  'cafe\u0301 ',
  '"quoted" ',
  'back\\slash ',
  '</script>',
  '\t',
);
const text = fc.array(fragment, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''));
/** Where to cut, as shares of the length, so that shrinking stays meaningful. */
const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });

interface Said {
  readonly text: string;
  readonly args: JsonObject;
}
type Channels = Record<string, string>;

interface Dialect {
  readonly format: string;
  /** Events of an answer whose channels hold these texts, cut into these deltas. */
  frames(said: Said, cut: (text: string) => string[]): { event?: string; data: unknown }[];
  /** What a client reads: every channel, and every terminal copy, by name. */
  read(events: JsonObject[]): { channels: Channels; copies: Channels };
  readonly argsChannels: readonly string[];
}

const answerOf = () =>
  openAnswer({
    pairs: PAIRS,
    restorable: PAIRS,
    guard: 'count',
    structured: false,
    documents: [],
    find: () => [],
  });

function sentBytes(dialect: Dialect, said: Said, deltaCuts: number[]): Buffer {
  const frames = dialect.frames(said, (whole) => slices(whole, deltaCuts));
  const encoded = frames.map(({ event, data }) =>
    encodeSse({
      ...(event === undefined ? {} : { event }),
      data: typeof data === 'string' ? data : JSON.stringify(data),
    }),
  );
  return Buffer.from(encoded.join(''));
}

function throughGateway(dialect: Dialect, bytes: Buffer, byteCuts: number[]): JsonObject[] {
  const format = FORMATS.find(({ id }) => id === dialect.format)!;
  const stream = format.stream(answerOf());
  const decoder = new SseDecoder();
  const out = [];
  for (const piece of byteSlices(bytes, byteCuts)) {
    for (const event of decoder.push(piece)) out.push(...stream.push(event));
  }
  for (const event of decoder.end()) out.push(...stream.push(event));
  out.push(...stream.end());
  expect(stream.isComplete).toBe(true);
  return out
    .filter(({ data }) => data !== '[DONE]')
    .map(({ data }) => JSON.parse(data) as JsonObject);
}

const CHAT: Dialect = {
  format: 'openai-chat',
  argsChannels: ['0/tool/0', '0/tool/1', '1/tool/0'],
  frames({ text, args }, cut) {
    const head = { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: 'm' };
    const chunk = (index: number, delta: JsonObject, finish: string | null = null) => ({
      data: { ...head, choices: [{ index, delta, finish_reason: finish }] },
    });
    const call = (choice: number, index: number) => [
      chunk(choice, {
        tool_calls: [
          { index, id: `call_${index}`, type: 'function', function: { name: 'f', arguments: '' } },
        ],
      }),
      ...cut(JSON.stringify(args)).map((piece) =>
        chunk(choice, { tool_calls: [{ index, function: { arguments: piece } }] }),
      ),
    ];
    const spoken = (choice: number, field: string) =>
      cut(text).map((piece) => chunk(choice, { [field]: piece }));
    return [
      chunk(0, { role: 'assistant', content: '' }),
      chunk(1, { role: 'assistant', content: '' }),
      ...spoken(0, 'reasoning_content'),
      ...interleaved(spoken(0, 'content'), spoken(1, 'content')),
      ...spoken(1, 'refusal'),
      ...interleaved(call(0, 0), call(1, 0), call(0, 1)),
      chunk(1, {}, 'tool_calls'),
      chunk(0, {}, 'tool_calls'),
      { data: '[DONE]' },
    ];
  },
  read(events) {
    const channels: Channels = {};
    for (const event of events) {
      for (const choice of event.choices as JsonObject[]) {
        const delta = choice.delta as JsonObject;
        for (const [field, piece] of Object.entries(delta)) {
          if (field === 'role') continue;
          if (typeof piece === 'string') add(channels, `${choice.index}/${field}`, piece);
          for (const call of Array.isArray(piece) ? (piece as JsonObject[]) : []) {
            const piece = (call.function as JsonObject | undefined)?.arguments as string;
            add(channels, `${choice.index}/tool/${call.index}`, piece);
          }
        }
      }
    }
    return { channels, copies: {} };
  },
};

const MESSAGES: Dialect = {
  format: 'anthropic-messages',
  argsChannels: ['1/input_json_delta'],
  frames({ text, args }, cut) {
    const named = (data: JsonObject) => ({ event: data.type as string, data });
    const block = (index: number, content_block: JsonObject, deltas: JsonObject[]) => [
      named({ type: 'content_block_start', index, content_block }),
      ...deltas.map((delta) => named({ type: 'content_block_delta', index, delta })),
      named({ type: 'content_block_stop', index }),
    ];
    return [
      named({
        type: 'message_start',
        message: {
          id: 'msg_1',
          type: 'message',
          role: 'assistant',
          model: 'm',
          content: [],
          stop_reason: null,
          stop_sequence: null,
          usage: { input_tokens: 1, output_tokens: 1 },
        },
      }),
      ...block(
        0,
        { type: 'text', text: '' },
        cut(text).map((piece) => ({ type: 'text_delta', text: piece })),
      ),
      ...block(
        1,
        { type: 'tool_use', id: 'toolu_1', name: 'f', input: {} },
        cut(JSON.stringify(args)).map((piece) => ({
          type: 'input_json_delta',
          partial_json: piece,
        })),
      ),
      named({
        type: 'message_delta',
        delta: { stop_reason: 'tool_use', stop_sequence: null },
        usage: { output_tokens: 2 },
      }),
      named({ type: 'message_stop' }),
    ];
  },
  read(events) {
    const channels: Channels = {};
    for (const { type, index, delta } of events) {
      if (type !== 'content_block_delta' || !isObject(delta)) continue;
      add(channels, `${index}/${delta.type}`, (delta.text ?? delta.partial_json) as string);
    }
    return { channels, copies: {} };
  },
};

const RESPONSES: Dialect = {
  format: 'openai-responses',
  argsChannels: ['fc_1'],
  frames({ text, args }, cut) {
    const source = JSON.stringify(args);
    const part = { type: 'output_text', text, annotations: [], logprobs: [] };
    const message = {
      type: 'message',
      id: 'msg_1',
      role: 'assistant',
      status: 'completed',
      content: [part],
    };
    const call = {
      type: 'function_call',
      id: 'fc_1',
      call_id: 'c',
      name: 'f',
      arguments: source,
      status: 'completed',
    };
    const reasoning = { type: 'reasoning', id: 'rs_1', summary: [{ type: 'summary_text', text }] };
    const response = {
      id: 'resp_1',
      object: 'response',
      created_at: 1,
      status: 'in_progress',
      model: 'm',
      output: [],
    };
    const thought = { item_id: 'rs_1', output_index: 0, summary_index: 0 };
    const spoken = { item_id: 'msg_1', output_index: 1, content_index: 0 };
    const called = { item_id: 'fc_1', output_index: 2 };
    const events: JsonObject[] = [
      { type: 'response.created', response },
      { type: 'response.output_item.added', output_index: 0, item: { ...reasoning, summary: [] } },
      {
        type: 'response.reasoning_summary_part.added',
        ...thought,
        part: { type: 'summary_text', text: '' },
      },
      ...cut(text).map((delta) => ({
        type: 'response.reasoning_summary_text.delta',
        ...thought,
        delta,
      })),
      { type: 'response.reasoning_summary_text.done', ...thought, text },
      {
        type: 'response.reasoning_summary_part.done',
        ...thought,
        part: { type: 'summary_text', text },
      },
      { type: 'response.output_item.done', output_index: 0, item: reasoning },
      {
        type: 'response.output_item.added',
        output_index: 1,
        item: { ...message, status: 'in_progress', content: [] },
      },
      { type: 'response.content_part.added', ...spoken, part: { ...part, text: '' } },
      ...cut(text).map((delta) => ({
        type: 'response.output_text.delta',
        ...spoken,
        delta,
        logprobs: [],
      })),
      { type: 'response.output_text.done', ...spoken, text, logprobs: [] },
      { type: 'response.content_part.done', ...spoken, part },
      { type: 'response.output_item.done', output_index: 1, item: message },
      {
        type: 'response.output_item.added',
        output_index: 2,
        item: { ...call, arguments: '', status: 'in_progress' },
      },
      ...cut(source).map((delta) => ({
        type: 'response.function_call_arguments.delta',
        ...called,
        delta,
      })),
      { type: 'response.function_call_arguments.done', ...called, name: 'f', arguments: source },
      { type: 'response.output_item.done', output_index: 2, item: call },
      {
        type: 'response.completed',
        response: { ...response, status: 'completed', output: [reasoning, message, call] },
      },
    ];
    return events.map((data, sequence_number) => ({
      event: data.type as string,
      data: { ...data, sequence_number },
    }));
  },
  read(events) {
    const channels: Channels = {};
    const copies: Channels = {};
    for (const [index, event] of events.entries()) {
      expect(event.sequence_number).toBe(index);
      const type = event.type as string;
      const id = event.item_id as string;
      if (type.endsWith('.delta')) add(channels, id, event.delta as string);
      if (type.endsWith('_text.done')) copies[`${type} of ${id}`] = event.text as string;
      if (type.endsWith('arguments.done')) copies[`${type} of ${id}`] = event.arguments as string;
      if (type.endsWith('part.done')) {
        copies[`${type} of ${id}`] = (event.part as JsonObject).text as string;
      }
      if (type === 'response.output_item.done') copyOf(event.item as JsonObject, type, copies);
      if (type === 'response.completed') {
        for (const item of (event.response as JsonObject).output as JsonObject[]) {
          copyOf(item, type, copies);
        }
      }
    }
    return { channels, copies };
  },
};

test.each([CHAT, MESSAGES, RESPONSES])('$format', (dialect) => {
  fc.assert(
    fc.property(text, text, cuts, cuts, (text, argument, deltaCuts, byteCuts) => {
      const args = { note: argument, [argument]: [argument, 73105526, { a: argument }] };
      const said = { text, args };
      const bytes = sentBytes(dialect, said, deltaCuts);
      const { channels, copies } = dialect.read(throughGateway(dialect, bytes, byteCuts));

      const expected = answerOf().whole(text, 'text');
      const expectedArgs = answerOf().whole(JSON.stringify(args), 'json');
      const restored = (value: string) => answerOf().whole(value, 'text');
      expect(JSON.parse(expectedArgs)).toEqual({
        note: restored(argument),
        [restored(argument)]: [restored(argument), 84412907, { a: restored(argument) }],
      });
      for (const [name, value] of Object.entries(channels)) {
        const isArgs = dialect.argsChannels.includes(name);
        expect({ name, value }).toEqual({ name, value: isArgs ? expectedArgs : expected });
      }
      expect(Object.keys(channels)).toEqual(expect.arrayContaining([...dialect.argsChannels]));
      for (const [name, value] of Object.entries(copies)) {
        const isArgs = dialect.argsChannels.some((channel) => name.endsWith(channel));
        expect({ name, value }).toEqual({ name, value: isArgs ? expectedArgs : expected });
      }
    }),
    { numRuns: 300 },
  );
});

test('every single cut of one answer in each format, byte by byte', () => {
  const said = { text: 'Seen: Delphine Okafor’s 🫀 on 2023-11-08.', args: { mrn: '73105526' } };
  for (const dialect of [CHAT, MESSAGES, RESPONSES]) {
    const bytes = sentBytes(dialect, said, [0.3, 0.6]);
    const whole = JSON.stringify(dialect.read(throughGateway(dialect, bytes, [])));
    expect(whole).toContain('Zoë');
    for (let at = 1; at < bytes.length; at++) {
      const events = throughGateway(dialect, bytes, [at / bytes.length]);
      expect(JSON.stringify(dialect.read(events))).toBe(whole);
    }
  }
});

function slices(text: string, shares: number[]): string[] {
  return between(text.length, shares).map(([from, to]) => text.slice(from, to));
}

function byteSlices(bytes: Buffer, shares: number[]): Buffer[] {
  return between(bytes.length, shares).map(([from, to]) => bytes.subarray(from, to));
}

function between(length: number, shares: number[]): [number, number][] {
  const at = [
    0,
    ...shares.map((share) => Math.round(share * length)).sort((a, b) => a - b),
    length,
  ];
  return at
    .slice(1)
    .map((to, i) => [at[i]!, to] as [number, number])
    .filter(([a, b]) => a < b);
}

function interleaved<T>(...lists: T[][]): T[] {
  const longest = Math.max(...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, i) =>
    lists.flatMap((list) => list.slice(i, i + 1)),
  ).flat();
}

function add(channels: Channels, name: string, piece: string | undefined): void {
  channels[name] = (channels[name] ?? '') + (piece ?? '');
}

function copyOf(item: JsonObject, type: string, copies: Channels): void {
  const [first] = (item.content ?? item.summary ?? []) as JsonObject[];
  copies[`${type} of ${item.id}`] = (item.arguments ?? first?.text) as string;
}
