/**
 * An upstream that says back what it was told, in all three APIs, whole and streamed, cut into
 * network pieces at arbitrary bytes. What the caller reads must then be what the caller wrote, and
 * what the upstream captured must hold no identifier.
 *
 * The last text decides: `FAIL` answers 400, `FAIL 404` 404, `LIMIT` 429, `SLOW` never ends. With tools offered and
 * no result yet, the text goes into the arguments of the first tool; with a JSON schema asked for,
 * into `{"note": …}`. A streamed chat comes with the verdicts that Azure adds.
 */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isObject, type Json, type JsonObject } from '../../src/core/json.ts';

export interface EchoUpstream {
  readonly url: string;
  /** Bodies as they arrived, oldest first, and what came before each. */
  readonly bodies: string[];
  readonly heads: { readonly url: string; readonly headers: IncomingHttpHeaders }[];
  /** Requests whose connection the gateway closed before the answer ended. */
  aborted: number;
  close(): Promise<void>;
}

export async function startEchoUpstream(): Promise<EchoUpstream> {
  const bodies: string[] = [];
  const heads: EchoUpstream['heads'] = [];
  const server = createServer((request, reply) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const text = Buffer.concat(pieces).toString('utf8');
      const { url = '', headers } = request;
      bodies.push(text);
      heads.push({ url, headers });
      reply.on('close', () => {
        if (!reply.writableEnded) upstream.aborted++;
      });
      answer(url.split('?', 1)[0]!, JSON.parse(text) as JsonObject, reply);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const upstream: EchoUpstream = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    bodies,
    heads,
    aborted: 0,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
  return upstream;
}

const FAILURES: Readonly<Record<string, { status: number; type?: string; code?: string }>> = {
  '': { status: 400, type: 'invalid_request_error', code: 'context_length_exceeded' },
  401: { status: 401, type: 'authentication_error', code: 'invalid_api_key' },
  404: { status: 404, type: 'invalid_request_error', code: 'model_not_found' },
  409: { status: 409 },
  413: { status: 413, type: 'request_too_large' },
  422: { status: 422, type: 'Rosalind', code: 'Achterberg' },
  429: { status: 429, type: 'insufficient_quota', code: 'insufficient_quota' },
  503: { status: 503, type: 'unavailable_error' },
  529: { status: 529, type: 'overloaded_error' },
};

function answer(url: string, body: JsonObject, reply: ServerResponse): void {
  const said = lastText(body);
  if (said.includes('FAIL')) {
    const { status = 400, ...error } = FAILURES[/FAIL (\d+)/.exec(said)?.[1] ?? ''] ?? {};
    reply.setHeader('retry-after', '9');
    json(reply, status, { type: 'error', error: { message: `bad: ${said}`, ...error } });
    return;
  }
  if (said.includes('LIMIT')) {
    reply.setHeader('retry-after', '7');
    json(reply, 429, { error: { message: said, type: 'rate_limit_error' } });
    return;
  }
  if (url.endsWith('/chat/completions')) chat(body, said, reply);
  else if (url.endsWith('/responses')) responses(body, said, reply);
  else if (url.endsWith('/messages')) messages(body, said, reply);
  else if (url.endsWith('/messages/count_tokens')) json(reply, 200, { input_tokens: said.length });
  else if (url.endsWith('/embeddings')) embeddings(reply);
  else json(reply, 404, { error: { message: url } });
}

// OpenAI chat completions

/** Verdicts of Azure's content filters: events of their own, with neither object nor model nor id. */
const NAMELESS = { created: 0, id: '', model: '', object: '' };
const SAFE = { hate: { filtered: false, severity: 'safe' } };
const AZURE_ON_PROMPT: Json = {
  ...NAMELESS,
  choices: [],
  prompt_filter_results: [{ prompt_index: 0, content_filter_results: SAFE }],
};
const AZURE_ON_ANSWER: Json = {
  ...NAMELESS,
  choices: [
    {
      index: 0,
      finish_reason: null,
      content_filter_results: SAFE,
      content_filter_offsets: { check_offset: 0, start_offset: 0, end_offset: 9 },
    },
  ],
};

function chat(body: JsonObject, said: string, reply: ServerResponse): void {
  const head = { id: 'chatcmpl-1', created: 1_700_000_000, model: 'echo-1' };
  const usage = { prompt_tokens: 3, completion_tokens: 5, total_tokens: 8 };
  const tool = toolName(body);
  const text = wantsSchema(body) ? JSON.stringify({ note: said }) : said;
  const n = typeof body.n === 'number' ? body.n : 1;
  const calls = tool && [
    {
      id: 'call_1',
      type: 'function',
      function: { name: tool, arguments: JSON.stringify({ note: said }) },
    },
  ];
  if (body.stream !== true) {
    const message = calls
      ? { role: 'assistant', content: null, refusal: null, tool_calls: calls }
      : { role: 'assistant', content: text, refusal: null };
    const finish_reason = calls ? 'tool_calls' : 'stop';
    const choices = Array.from({ length: n }, (_, index) => ({
      index,
      message,
      logprobs: null,
      finish_reason,
    }));
    json(reply, 200, { ...head, object: 'chat.completion', choices, usage });
    return;
  }
  const chunk = (index: number, delta: Json, finish_reason: Json = null): Json => ({
    ...head,
    object: 'chat.completion.chunk',
    choices: [{ index, delta, finish_reason }],
  });
  const events: Json[] = [AZURE_ON_PROMPT];
  const all = Array.from({ length: n }, (_, i) => i);
  for (const i of all) events.push(chunk(i, { role: 'assistant', content: calls ? null : '' }));
  if (tool) {
    events.push(
      chunk(0, {
        tool_calls: [
          { index: 0, id: 'call_1', type: 'function', function: { name: tool, arguments: '' } },
        ],
      }),
    );
    for (const piece of cut(JSON.stringify({ note: said }))) {
      events.push(chunk(0, { tool_calls: [{ index: 0, function: { arguments: piece } }] }));
    }
  } else {
    // Interleaved choices, as servers with n > 1 send them.
    for (const piece of cut(text)) for (const i of all) events.push(chunk(i, { content: piece }));
  }
  events.push(AZURE_ON_ANSWER);
  for (const i of all) events.push(chunk(i, {}, tool ? 'tool_calls' : 'stop'));
  events.push({ ...head, object: 'chat.completion.chunk', choices: [], usage });
  stream(reply, [...events.map((e) => `data: ${JSON.stringify(e)}\n\n`), 'data: [DONE]\n\n'], said);
}

// OpenAI responses

function responses(body: JsonObject, said: string, reply: ServerResponse): void {
  const tool = toolName(body);
  const text = wantsSchema(body) ? JSON.stringify({ note: said }) : said;
  const args = JSON.stringify({ note: said });
  const part = { type: 'output_text', text, annotations: [], logprobs: [] };
  const item: JsonObject = tool
    ? {
        type: 'function_call',
        id: 'fc_1',
        call_id: 'call_1',
        name: tool,
        arguments: args,
        status: 'completed',
      }
    : { type: 'message', id: 'msg_1', role: 'assistant', status: 'completed', content: [part] };
  const response = (status: string, output: Json[], usage: Json): JsonObject => ({
    id: `resp_${responsesSeen++}`,
    object: 'response',
    created_at: 1_700_000_000,
    status,
    error: null,
    incomplete_details: null,
    instructions: (body.instructions ?? null) as Json,
    max_output_tokens: null,
    model: 'echo-1',
    output,
    parallel_tool_calls: true,
    previous_response_id: null,
    reasoning: { effort: null, summary: null },
    store: true,
    temperature: 1,
    text: (body.text ?? { format: { type: 'text' } }) as Json,
    tool_choice: 'auto',
    tools: (body.tools ?? []) as Json,
    top_p: 1,
    truncation: 'disabled',
    usage,
    user: null,
    metadata: {},
  });
  const usage = {
    input_tokens: 3,
    input_tokens_details: { cached_tokens: 0 },
    output_tokens: 5,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: 8,
  };
  const done = response('completed', [item], usage);
  if (body.stream !== true) {
    json(reply, 200, done);
    return;
  }
  const begun = { ...done, status: 'in_progress', output: [], usage: null };
  const events: JsonObject[] = [
    { type: 'response.created', response: begun },
    { type: 'response.in_progress', response: begun },
  ];
  if (tool) {
    events.push({
      type: 'response.output_item.added',
      output_index: 0,
      item: { ...item, arguments: '', status: 'in_progress' },
    });
    for (const delta of cut(args)) {
      events.push({
        type: 'response.function_call_arguments.delta',
        item_id: 'fc_1',
        output_index: 0,
        delta,
      });
    }
    events.push({
      type: 'response.function_call_arguments.done',
      item_id: 'fc_1',
      output_index: 0,
      name: tool,
      arguments: args,
    });
  } else {
    const at = { item_id: 'msg_1', output_index: 0, content_index: 0 };
    events.push({
      type: 'response.output_item.added',
      output_index: 0,
      item: { ...item, content: [], status: 'in_progress' },
    });
    events.push({ type: 'response.content_part.added', ...at, part: { ...part, text: '' } });
    for (const delta of cut(text))
      events.push({ type: 'response.output_text.delta', ...at, delta, logprobs: [] });
    events.push({ type: 'response.output_text.done', ...at, text, logprobs: [] });
    events.push({ type: 'response.content_part.done', ...at, part });
  }
  events.push({ type: 'response.output_item.done', output_index: 0, item });
  events.push({ type: 'response.completed', response: done });
  const frames = events.map(
    (event, sequence_number) =>
      `event: ${event.type}\ndata: ${JSON.stringify({ ...event, sequence_number })}\n\n`,
  );
  stream(reply, frames, said);
}
let responsesSeen = 1;

// Anthropic messages

function messages(body: JsonObject, said: string, reply: ServerResponse): void {
  const tool = toolName(body);
  const text = wantsSchema(body) ? JSON.stringify({ note: said }) : said;
  const block: JsonObject = tool
    ? { type: 'tool_use', id: 'toolu_1', name: tool, input: { note: said } }
    : { type: 'text', text };
  const stop_reason = tool ? 'tool_use' : 'end_turn';
  const whole = {
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model: 'echo-1',
    content: [block],
    stop_reason,
    stop_sequence: null,
    usage: { input_tokens: 3, output_tokens: 5 },
  };
  if (body.stream !== true) {
    json(reply, 200, whole);
    return;
  }
  const events: JsonObject[] = [
    { type: 'message_start', message: { ...whole, content: [], stop_reason: null } },
    {
      type: 'content_block_start',
      index: 0,
      content_block: tool ? { ...block, input: {} } : { type: 'text', text: '' },
    },
    { type: 'ping' },
    ...cut(tool ? JSON.stringify({ note: said }) : text).map((piece) => ({
      type: 'content_block_delta',
      index: 0,
      delta: tool
        ? { type: 'input_json_delta', partial_json: piece }
        : { type: 'text_delta', text: piece },
    })),
    { type: 'content_block_stop', index: 0 },
    {
      type: 'message_delta',
      delta: { stop_reason, stop_sequence: null },
      usage: { output_tokens: 5 },
    },
    { type: 'message_stop' },
  ];
  stream(
    reply,
    events.map((e) => `event: ${e.type}\ndata: ${JSON.stringify(e)}\n\n`),
    said,
  );
}

function embeddings(reply: ServerResponse): void {
  const data = [{ object: 'embedding', index: 0, embedding: [0.25, -0.5, 1] }];
  json(reply, 200, {
    object: 'list',
    data,
    model: 'echo-1',
    usage: { prompt_tokens: 3, total_tokens: 3 },
  });
}

// What was said

function lastText(body: JsonObject): string {
  const list = (body.messages ?? body.input) as Json;
  if (typeof list === 'string') return list;
  if (!Array.isArray(list)) return '';
  const last = list.at(-1);
  if (typeof last === 'string') return last;
  return isObject(last) ? textOf(last.content ?? last.output ?? '') : '';
}

function textOf(content: Json): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content
    .map((part) => (isObject(part) ? textOf((part.text ?? part.content ?? '') as Json) : ''))
    .join('');
}

/** The tool to call: the first offered, unless the last turn already brings a result. */
function toolName(body: JsonObject): string | undefined {
  const tools = body.tools;
  if (!Array.isArray(tools) || tools.length === 0) return undefined;
  const last = ((body.messages ?? body.input) as Json[]).at(-1);
  if (isObject(last) && (last.role === 'tool' || last.type === 'function_call_output'))
    return undefined;
  if (JSON.stringify(last).includes('"tool_result"')) return undefined;
  const tool = tools[0] as JsonObject;
  return ((isObject(tool.function) ? tool.function.name : tool.name) ?? 'f') as string;
}

function wantsSchema(body: JsonObject): boolean {
  return /"type":"json_schema"/.test(
    JSON.stringify([body.response_format, body.text, body.output_config, body.output_format]),
  );
}

// Bytes

function cut(text: string): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += 3) pieces.push(text.slice(at, at + 3));
  return pieces;
}

function json(reply: ServerResponse, status: number, body: Json): void {
  reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** Network pieces of 1 to 60 bytes, so that frames, UTF-8 and escapes are cut anywhere. */
function stream(reply: ServerResponse, frames: string[], said: string): void {
  reply.writeHead(200, { 'content-type': 'text/event-stream' });
  const slow = said.includes('SLOW');
  const bytes = Buffer.from((slow ? frames.slice(0, 8) : frames).join(''));
  let at = 0;
  let step = 7;
  const next = () => {
    for (let i = 0; i < 20 && at < bytes.length; i++) {
      step = ((step * 31) % 60) + 1;
      reply.write(bytes.subarray(at, at + step));
      at += step;
    }
    if (at < bytes.length) setImmediate(next);
    else if (!slow) reply.end();
  };
  next();
}
