/** Exchanges end to end: what arrives at the upstream, what comes back, what is on record. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { requestOfRecord } from '../../src/policy/index.ts';
import {
  type Captured,
  chatBody,
  chatFrames,
  type FakeUpstream,
  messageBody,
  messageFrames,
  startFakeUpstream,
} from '../support/fake-upstream.ts';
import {
  chatText,
  eventsIn,
  messageText,
  PATIENT,
  startGateway,
  type TestGateway,
} from '../support/gateway.ts';

const NOTE =
  'Patient Rosalind Achterberg, born 03/12/1957, SSN 219-09-9999, called about 10⁹/L. ' +
  "Ms. Achterberg's next visit is on 04/02/2026.";
const IDENTIFIERS = /Rosalind|Achterberg|03\/12\/1957|219-09-9999|04\/02\/2026/;
const metadata = { chaperone_patient: JSON.stringify({ resourceType: 'Patient', ...PATIENT }) };

let upstream: FakeUpstream;
let gateway: TestGateway;
beforeAll(async () => {
  upstream = await startFakeUpstream();
  gateway = await startGateway(upstream.url);
});
afterAll(async () => {
  await gateway.close();
  await upstream.close();
});
beforeEach(() => {
  upstream.requests.length = 0;
});

const sent = (): Captured => upstream.requests.at(-1)!;
const asked = (request: Captured): string => request.body.messages.at(-1).content;
const pieces = (text: string): string[] => text.match(/.{1,3}/gsu) ?? [];
const lastRecords = async (count: number) => (await gateway.records()).slice(-count);

test('what a schema lets a model choose from is read under the name of its property', async () => {
  const listed = {
    diagnosis: ['Parkinson', 'Huntington', 'Graves'],
    month: ['April', 'May'],
    language: ['English', 'Farsi'],
    state: ['CA', 'Virginia'],
    patient: ['Rosalind Achterberg', 'Robert Wilson', 'none'],
    choice: ['84412907', '1957-03-12'],
  };
  const properties = Object.fromEntries(
    Object.entries(listed).map(([name, values]) => [name, { type: 'string', enum: values }]),
  );
  upstream.script({ body: chatBody('{}') });
  const schema = { type: 'object', properties };
  const response_format = { type: 'json_schema', json_schema: { name: 'note', schema } };
  const messages = [{ role: 'user', content: 'Code the note.' }];
  await gateway.post('/v1/chat/completions', { model: 'fake', messages, response_format });
  const { patient, choice, ...closed } = sent().body.response_format.json_schema.schema.properties;
  const { patient: _, choice: __, ...words } = properties;
  expect(closed).toEqual(words);
  expect(JSON.stringify([patient, choice])).not.toMatch(/Rosalind|Achterberg|Wilson|8441|1957/);
  expect(patient.enum[2]).toBe('none');
});

test('what stands in a map or a list is read under its key', async () => {
  upstream.script({ body: chatBody('none') });
  await gateway.post('/v1/chat/completions', {
    model: 'fake',
    messages: [{ role: 'user', content: 'Code the note.' }],
    guided_choice: ['Parkinson', 'Graves', 'Rosalind Achterberg'],
    metadata: { ...metadata, encounter: 'E-5512', language: 'Farsi' },
  });
  const { guided_choice: choices, metadata: sentMetadata } = sent().body;
  expect(choices.slice(0, 2)).toEqual(['Parkinson', 'Graves']);
  expect(choices[2]).not.toMatch(/Rosalind|Achterberg/);
  expect(sentMetadata.encounter).not.toBe('E-5512');
  expect(sentMetadata.language).toBe('Farsi');
});

/** The way to the upstream and back, for every format that carries a conversation. */
const CONVERSATIONS = [
  {
    name: 'chat, whole',
    path: '/v1/chat/completions',
    body: { model: 'fake', messages: [{ role: 'user', content: NOTE }], metadata },
    echo: (request: Captured) => ({ body: chatBody(asked(request)) }),
    read: (body: string) => JSON.parse(body).choices[0].message.content,
  },
  {
    name: 'chat, streamed and cut anywhere',
    path: '/v1/chat/completions',
    body: { model: 'fake', stream: true, messages: [{ role: 'user', content: NOTE }], metadata },
    echo: (request: Captured) => ({ frames: chatFrames(pieces(asked(request))), cutEvery: 11 }),
    read: chatText,
  },
  {
    name: 'messages, whole',
    path: '/v1/messages',
    body: {
      model: 'claude',
      max_tokens: 99,
      messages: [{ role: 'user', content: NOTE }],
      metadata,
    },
    echo: (request: Captured) => ({ body: messageBody(asked(request)) }),
    read: (body: string) => JSON.parse(body).content[0].text,
  },
  {
    name: 'messages, streamed and cut anywhere',
    path: '/v1/messages',
    body: {
      model: 'claude',
      max_tokens: 99,
      stream: true,
      messages: [{ role: 'user', content: NOTE }],
      metadata,
    },
    echo: (request: Captured) => ({ frames: messageFrames(pieces(asked(request))), cutEvery: 11 }),
    read: messageText,
  },
] as const;

describe.each(CONVERSATIONS)('$name', ({ path, body, echo, read }) => {
  test('the upstream reads surrogates, the caller reads originals', async () => {
    upstream.script(echo);
    const reply = await gateway.post(path, body);
    expect(reply.status).toBe(200);
    expect(read(await reply.text())).toBe(NOTE);

    const text = sent().bytes.toString('utf8');
    expect(text).not.toMatch(IDENTIFIERS);
    expect(text).not.toContain('chaperone_');
    expect(text).toContain('10⁹/L');
    expect(sent().body.model).toBe(body.model);
  });

  test('one disclosure before, one outcome after, both value-free', async () => {
    upstream.script(echo);
    const reply = await gateway.post(path, body);
    const exchange = reply.headers.get('chaperone-exchange');
    await reply.text();
    const [disclosure, outcome] = await lastRecords(2);
    expect(disclosure).toMatchObject({
      kind: 'disclosure',
      exchange,
      caller: 'tester',
      useCase: 'testing',
      purpose: 'TREAT',
      upstream: body.model,
      hosting: 'outside',
      deidentified: true,
      patients: 1,
      bytes: sent().bytes.length,
      rules: ['outside-for-treatment'],
    });
    expect(outcome).toMatchObject({ kind: 'outcome', exchange, outcome: 'finished' });
    expect(outcome!.drift.exact).toBeGreaterThan(3);
    expect(outcome!.model).toBe('fake-model');
    expect(JSON.stringify([disclosure, outcome])).not.toMatch(IDENTIFIERS);
    expect(gateway.log.join('')).not.toMatch(IDENTIFIERS);
  });
});

test('the same history is masked to the same bytes, for the provider’s prompt cache', async () => {
  const { path, body, echo } = CONVERSATIONS[0];
  upstream.script(echo);
  await gateway.post(path, body);
  const first = sent().bytes;
  await gateway.post(path, body);
  expect(sent().bytes).toEqual(first);
});

test('text in which nothing is found is the same bytes in both directions', async () => {
  const text = 'K⁺ 4.1 mmol/L,\r\nferritin ↑ — e\u0301, 10⁹/L, "quoted" \\ and 🫀';
  upstream.script((request) => ({ frames: chatFrames(pieces(asked(request))) }));
  const body = { model: 'fake', stream: true, messages: [{ role: 'user', content: text }] };
  const reply = await gateway.post('/v1/chat/completions', body);
  expect(chatText(await reply.text())).toBe(text);
  expect(asked(sent())).toBe(text);
});

test('embeddings: the input is masked', async () => {
  upstream.script({
    body: {
      object: 'list',
      data: [{ object: 'embedding', index: 0, embedding: [0.5, -0.25] }],
      model: 'fake-model',
      usage: { prompt_tokens: 3, total_tokens: 3 },
    },
  });
  const reply = await gateway.post('/v1/embeddings', { model: 'fake', input: NOTE });
  expect(reply.status).toBe(200);
  expect(await reply.json()).toMatchObject({ data: [{ embedding: [0.5, -0.25] }] });
  expect(sent().bytes.toString()).not.toMatch(/219-09-9999|Achterberg/);
});

test('count_tokens: the messages are masked', async () => {
  upstream.script({ body: { input_tokens: 12 } });
  const body = { model: 'claude', messages: [{ role: 'user', content: NOTE }] };
  const reply = await gateway.post('/v1/messages/count_tokens', body);
  expect(await reply.json()).toEqual({ input_tokens: 12 });
  expect(sent()).toMatchObject({ path: '/v1/messages/count_tokens' });
  expect(sent().headers['anthropic-version']).toBe('2023-06-01');
  expect(sent().bytes.toString()).not.toMatch(/219-09-9999|Achterberg/);
});

describe('the manifest', () => {
  const headers = { 'chaperone-manifest': 'true' };

  test('comes as a header of a whole answer', async () => {
    const { path, body, echo } = CONVERSATIONS[0];
    upstream.script(echo);
    const reply = await gateway.post(path, body, { headers });
    const manifest = JSON.parse(reply.headers.get('chaperone-manifest')!);
    expect(manifest).toMatchObject({
      style: 'surrogate',
      categories: { name: 2, ssn: 1, date: 2 },
    });
    expect(manifest.drift.exact).toBeGreaterThan(0);
  });

  test('comes as an SSE comment after the last event of a stream', async () => {
    const { path, body, echo } = CONVERSATIONS[1];
    upstream.script(echo);
    const text = await (await gateway.post(path, body, { headers })).text();
    const comment = /data: \[DONE\]\n\n: chaperone-manifest (.*)\n\n$/.exec(text)?.[1];
    expect(JSON.parse(comment!)).toMatchObject({ categories: { ssn: 1 } });
    expect(comment).not.toMatch(IDENTIFIERS);
  });

  test('does not come unasked', async () => {
    const { path, body, echo } = CONVERSATIONS[1];
    upstream.script(echo);
    const reply = await gateway.post(path, body);
    expect(reply.headers.get('chaperone-manifest')).toBeNull();
    expect(await reply.text()).not.toContain('chaperone');
  });
});

describe('refusals send nothing, and are on record', () => {
  const ask = { model: 'fake', messages: [{ role: 'user', content: NOTE }] };

  test.each([
    [
      'a purpose the use case does not serve',
      { headers: { 'chaperone-purpose': 'HPAYMT' } },
      403,
      'policy_denied',
    ],
    ['an unknown use case', { headers: { 'chaperone-use-case': 'other' } }, 403, 'policy_denied'],
    ['an unknown purpose', { headers: { 'chaperone-purpose': 'FUN' } }, 400, 'unknown_purpose'],
    [
      'a misspelt header of ours',
      { headers: { 'chaperone-patients': '1' } },
      400,
      'unknown_header',
    ],
    [
      'an unknown patient',
      { headers: { 'chaperone-patient': 'nobody' } },
      404,
      'patient_not_found',
    ],
    ['an unknown model', { body: { model: 'gpt' } }, 404, 'model_not_found'],
    ['a model of the other API', { body: { model: 'claude' } }, 404, 'model_not_found'],
    ['an unknown field', { body: { dossier: NOTE } }, 400, 'unknown_field'],
    [
      'an image',
      {
        body: {
          messages: [
            { role: 'user', content: [{ type: 'image_url', image_url: { url: 'data:x' } }] },
          ],
        },
      },
      400,
      'media_refused',
    ],
    [
      'an answer it never got',
      {
        path: '/v1/responses',
        body: { messages: undefined, input: 'x', previous_response_id: 'resp_1' },
      },
      400,
      'continuation_unknown',
    ],
  ] as const)('%s', async (_, change, status, code) => {
    const {
      headers = {},
      body = {},
      path = '/v1/chat/completions',
    } = change as {
      headers?: Record<string, string>;
      body?: object;
      path?: string;
    };
    const reply = await gateway.post(path, { ...ask, ...body }, { headers });
    expect(reply.status).toBe(status);
    const text = await reply.text();
    expect(JSON.parse(text)).toMatchObject({ error: { code } });
    expect(text).not.toMatch(IDENTIFIERS);
    expect(upstream.requests).toEqual([]);
    const [denial] = await lastRecords(1);
    const exchange = reply.headers.get('x-request-id');
    expect(denial).toMatchObject({ kind: 'denial', exchange, caller: 'tester', code });
    expect(JSON.stringify(denial)).not.toMatch(IDENTIFIERS);
  });

  test('the rules that forbid are named', async () => {
    const headers = { 'chaperone-purpose': 'HPAYMT' };
    const reply = await gateway.post('/v1/chat/completions', ask, { headers });
    const [denial] = await lastRecords(1);
    expect(denial).toMatchObject({ because: 'forbidden', rules: ['purpose-must-be-of-use-case'] });
    expect(await reply.text()).toContain(
      'it would be permitted if the purposes of the use case include the purpose of use',
    );
  });

  test('what was asked is on record, and gives the request again without who asked', async () => {
    const headers = { 'chaperone-purpose': 'HPAYMT' };
    await gateway.post('/v1/chat/completions', ask, { headers });
    await gateway.post('/v1/chat/completions', ask);
    const [denial, disclosure] = await lastRecords(3);
    for (const record of [denial!, disclosure!]) {
      expect(requestOfRecord(record, 'dr-test')).toMatchObject({
        caller: { id: 'tester' },
        useCase: { id: 'testing', isInForce: true, state: 'live' },
        purpose: record.purpose,
        operation: 'openai-chat',
        upstream: { name: 'fake', hosting: 'outside', agreements: ['baa', 'qsoa'] },
      });
      expect(JSON.stringify(record.facts)).not.toContain('dr-test');
    }
  });
});

test('other purposes than treatment get the minimum necessary', async () => {
  upstream.script((request) => ({ body: chatBody(asked(request)) }));
  const body = { model: 'fake', user: 'u-17', messages: [{ role: 'user', content: 'Hello' }] };
  await gateway.post('/v1/chat/completions', body);
  expect(sent().body.user).toBeDefined();
  await gateway.post('/v1/chat/completions', body, { headers: { 'chaperone-purpose': 'HOPERAT' } });
  expect(sent().body.user).toBeUndefined();
});

test('what a use case does not need of records is cut, counted, and never leaves', async () => {
  const inputs = [{ format: 'fhir-r4', element: 'Condition.code' }];
  const own = await startGateway(upstream.url, {
    adjust: (steps) => ({
      ...steps,
      inForce: async (...asked) => ({ ...(await steps.inForce(...asked)), inputs }),
    }),
  });
  upstream.script({ body: chatBody('noted') });
  const resources = [
    { resourceType: 'Coverage', subscriberId: 'W123456789' },
    { resourceType: 'Condition', code: { text: 'gout' }, note: [{ text: 'drinks' }] },
  ];
  const content = `Summarise:\n${resources.map((each) => JSON.stringify(each)).join('\n')}`;
  const messages = [
    { role: 'user', content },
    { role: 'user', content: 'In one sentence.' },
  ];
  await own.post('/v1/chat/completions', { model: 'fake', messages });
  expect(sent().body.messages).toEqual([
    {
      role: 'user',
      content:
        'Summarise:\n{"resourceType":"Coverage"}\n{"resourceType":"Condition","code":{"text":"gout"}}',
    },
    { role: 'user', content: 'In one sentence.' },
  ]);
  expect((await own.records()).at(-2)).toMatchObject({ kind: 'disclosure', offered: 5, sent: 3 });
  await own.close();
});

test('a use case without restore gives the caller surrogates', async () => {
  const own = await startGateway(upstream.url, {
    config: { useCases: [{ id: 'testing', purposes: ['TREAT'], restore: false }] },
  });
  const { path, body, echo } = CONVERSATIONS[0];
  upstream.script(echo);
  const answer = CONVERSATIONS[0].read(await (await own.post(path, body)).text());
  expect(answer).toBe(asked(sent()));
  expect(answer).not.toMatch(IDENTIFIERS);
  await own.close();
});

test('the output guard stops what the model was never told', async () => {
  const own = await startGateway(upstream.url, {
    config: { useCases: [{ id: 'testing', purposes: ['TREAT'], guard: 'stop' }] },
  });
  const body = { model: 'fake', stream: true, messages: [{ role: 'user', content: 'Hello' }] };
  upstream.script({ frames: chatFrames(pieces('Sure. Her SSN is 536-22-1847. Bye.')) });
  const text = await (await own.post('/v1/chat/completions', body)).text();
  expect(chatText(text)).toBe('Sure. ');
  expect(eventsIn(text).at(-1)).toMatchObject({ error: { code: 'guard_stopped' } });
  expect((await own.records()).at(-1)).toMatchObject({ outcome: 'guarded', guarded: { ssn: 1 } });
  await own.close();
});

test('a continuation goes back to the upstream that holds it, with its surrogates restored', async () => {
  const response = (id: string, text: string) => ({
    id,
    object: 'response',
    created_at: 1,
    status: 'completed',
    model: 'fake-model',
    output: [
      {
        id: `msg_${id}`,
        type: 'message',
        status: 'completed',
        role: 'assistant',
        content: [{ type: 'output_text', text, annotations: [] }],
      },
    ],
    usage: { input_tokens: 1, output_tokens: 1, total_tokens: 2 },
  });
  upstream.script((request) => ({ body: response('resp_1', request.body.input) }));
  await gateway.post('/v1/responses', { model: 'fake', input: NOTE, metadata });
  const surrogates: string = sent().body.input;

  upstream.script(() => ({ body: response('resp_2', surrogates) }));
  const next = { model: 'fake', input: 'And now?', previous_response_id: 'resp_1' };
  const reply = (await (await gateway.post('/v1/responses', next)).json()) as {
    output: { content: { text: string }[] }[];
  };
  expect(sent().body.previous_response_id).toBe('resp_1');
  expect(reply.output[0]?.content[0]?.text).toBe(NOTE);
});

test('a profile of the site says what stays in a request', async () => {
  const profiles = [{ id: 'ward', base: 'chat', title: 'Ages stay', rows: { age: 'keep' } }];
  const own = await startGateway(upstream.url, { config: { deid: { profile: 'ward', profiles } } });
  upstream.script((request: Captured) => ({ body: chatBody(asked(request)) }));
  const messages = [{ role: 'user', content: 'Ms. Achterberg is 93 years old.' }];
  await own.post('/v1/chat/completions', { model: 'fake', messages });
  expect(asked(sent())).toContain('93 years old');
  expect(asked(sent())).not.toContain('Achterberg');
  expect((await own.records())[0]!.manifest.profile).toBe('ward/1');
  await own.close();
});

test('what a recogniser of the site finds is masked, and restored', async () => {
  const recognizers = [{ id: 'badge', pattern: String.raw`\bgreen-\d{2}\b` }];
  const own = await startGateway(upstream.url, { config: { deid: { recognizers } } });
  upstream.script((request: Captured) => ({ body: chatBody(asked(request)) }));
  const messages = [{ role: 'user', content: 'worn by green-17 today' }];
  const answer = await own.post('/v1/chat/completions', { model: 'fake', messages });
  expect(asked(sent())).not.toContain('green-17');
  const { choices } = (await answer.json()) as { choices: { message: { content: string } }[] };
  expect(choices[0]!.message.content).toBe('worn by green-17 today');
  expect((await own.records())[0]!.manifest.rules).toEqual({ 'custom/badge': 1 });
  await own.close();
});
