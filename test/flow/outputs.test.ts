/**
 * Outputs end to end: labelled on their way out, verified by people, recalled by model and prompt, and all of it
 * read from the ledger.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  actOnRecall,
  aiSecurityLabel,
  inlineLabel,
  type OutputPrincipal,
  parseRecall,
  provenanceOf,
} from '../../src/governance/index.ts';
import { openStore } from '../../src/store/index.ts';
import {
  type Captured,
  chatBody,
  chatFrames,
  type FakeUpstream,
  messageBody,
  startFakeUpstream,
} from '../support/fake-upstream.ts';
import { chatText, startGateway, type TestGateway } from '../support/gateway.ts';

const PATIENTS = [
  { resourceType: 'Patient', id: 'ros', name: [{ given: ['Rosalind'], family: 'Achterberg' }] },
  { resourceType: 'Patient', id: 'tom', name: [{ given: ['Tomás'], family: 'Villanueva' }] },
];

let folder: string;
let upstream: FakeUpstream;
let gateway: TestGateway;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chaperone-outputs-'));
  const file = join(folder, 'patients.ndjson');
  await writeFile(file, PATIENTS.map((patient) => JSON.stringify(patient)).join('\n'));
  upstream = await startFakeUpstream();
  gateway = await startGateway(upstream.url, {
    config: {
      patients: { files: [file] },
      useCases: [
        { id: 'testing', purposes: ['TREAT'] },
        { id: 'letters', purposes: ['TREAT'], requiresAcceptance: true },
      ],
      outputs: {
        useCases: {
          letters: { withinHours: 0.001, roles: ['physician'], secondPerson: true },
        },
      },
    },
  });
});
afterAll(async () => {
  await gateway.close();
  await upstream.close();
  await rm(folder, { recursive: true, force: true });
});

const asked = ({ body }: Captured): string => body.messages.at(-1).content;
const ECHO = (request: Captured) => ({ body: chatBody(asked(request)) });
const NOTE = 'Rosalind Achterberg was seen for her knee. The next visit is in a month.';

/** An answer that has been read to its end, and its outcome recorded. */
async function ask({
  note = NOTE,
  headers = {},
  ...body
}: {
  note?: string;
  headers?: Record<string, string>;
  stream?: boolean;
  system?: string;
}): Promise<{ id: string; reply: Response; text: string }> {
  const { system = 'You write letters.', ...rest } = body;
  const messages = [
    { role: 'system', content: system },
    { role: 'user', content: note },
  ];
  const reply = await gateway.post(
    '/v1/chat/completions',
    { model: 'fake', messages, temperature: 0.2, seed: 20260301, ...rest },
    { headers: { 'chaperone-patient': 'Patient/ros', ...headers } },
  );
  const text = await reply.text();
  await gateway.records();
  return { id: reply.headers.get('chaperone-exchange') ?? '', reply, text };
}

const outputs = () => gateway.app.outputs;
const asker: OutputPrincipal = { caller: 'tester', user: 'dr-test', roles: [], seesAll: false };
const physician: OutputPrincipal = {
  ...asker,
  caller: 'worklist',
  user: 'dr-other',
  roles: ['physician'],
};
const officer: OutputPrincipal = { caller: 'desk', user: 'po', roles: [], seesAll: true };

test('a whole answer says what it is, and is on record with what made it', async () => {
  upstream.script(ECHO);
  const { id, reply } = await ask({ headers: { 'chaperone-prompt-version': 'letters-7' } });
  expect(reply.headers.get('chaperone-output-label')).toBe('AIAST');
  expect(reply.headers.get('chaperone-output-state')).toBe('unverified');

  const output = await outputs().output(asker, id);
  expect(output).toMatchObject({
    id,
    state: 'unverified',
    history: [],
    caller: 'tester',
    user: 'dr-test',
    useCase: 'testing',
    purpose: 'TREAT',
    ending: 'finished',
    characters: NOTE.length,
    facts: {
      upstream: 'fake',
      api: 'openai',
      model: 'fake',
      promptVersion: 'letters-7',
      prompt: expect.stringMatching(/^[0-9a-f]{64}$/),
      parameters: { temperature: 0.2 },
      profile: expect.any(String),
    },
  });
  expect(output.patients).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
  expect(output.dueAt).toBeUndefined();
});

test('a stream says so before its first event', async () => {
  upstream.script((request) => ({ frames: chatFrames([asked(request)]), cutEvery: 7 }));
  const { id, reply, text } = await ask({ stream: true });
  expect(chatText(text)).toBe(NOTE);
  expect(reply.headers.get('chaperone-output-label')).toBe('AIAST');
  expect(reply.headers.get('chaperone-output-state')).toBe('unverified');
  expect((await outputs().output(asker, id)).characters).toBe(NOTE.length);
});

test('an answer of numbers is no output, and an error is none', async () => {
  upstream.script({ status: 500, body: {} });
  const { id, reply } = await ask({});
  expect(reply.headers.get('chaperone-output-state')).toBeNull();
  await expect(outputs().output(asker, id)).rejects.toMatchObject({ code: 'output_not_found' });

  upstream.script({
    body: {
      object: 'list',
      model: 'fake',
      data: [{ object: 'embedding', index: 0, embedding: [0.1] }],
      usage: { prompt_tokens: 1, total_tokens: 1 },
    },
  });
  const numbers = await gateway.post('/v1/embeddings', { model: 'fake', input: 'knee' });
  expect(numbers.status).toBe(200);
  expect(numbers.headers.get('chaperone-output-label')).toBeNull();
  await numbers.text();
  await gateway.records();
  const exchange = numbers.headers.get('chaperone-exchange')!;
  await expect(outputs().output(asker, exchange)).rejects.toMatchObject({
    code: 'output_not_found',
  });
});

test('the same text, wrapped anew, finds the output; another text none', async () => {
  upstream.script(ECHO);
  const { id } = await ask({});
  const found = await outputs().withText(asker, `  ${NOTE.replaceAll(' ', '\n\t ')} `);
  expect(found.map((output) => output.id)).toContain(id);
  expect(await outputs().withText(asker, NOTE.replace('knee', 'foot'))).toEqual([]);
});

test('accepted by the asker, corrected later: nothing is rewritten', async () => {
  upstream.script(ECHO);
  const { id } = await ask({});
  const accepted = await outputs().verify(asker, id, { kind: 'accepted' });
  expect(accepted).toMatchObject({ state: 'accepted', history: [{ kind: 'accepted' }] });

  const again = await outputs().verify(asker, id, { kind: 'accepted' });
  expect(again.history).toHaveLength(1);

  const rejected = await outputs().verify(asker, id, {
    kind: 'rejected',
    reason: 'inaccurate',
    seen: 1,
  });
  expect(rejected.state).toBe('rejected');
  expect(rejected.history).toMatchObject([
    { kind: 'accepted', user: 'dr-test', caller: 'tester' },
    { kind: 'rejected', user: 'dr-test', reason: 'inaccurate' },
  ]);
  await expect(
    outputs().verify(asker, id, { kind: 'edited', edit: { inserted: 3, deleted: 4 }, seen: 1 }),
  ).rejects.toMatchObject({ code: 'revision_conflict' });

  const events = (await gateway.records()).filter(
    ({ exchange, kind }) => exchange === id && kind === 'event',
  );
  expect(events).toMatchObject([
    { event: 'output_verified', verification: 'accepted', caller: 'tester' },
    { event: 'output_verified', verification: 'rejected', reason: 'inaccurate' },
  ]);
  expect(JSON.stringify(events)).not.toContain('dr-test'); // kept beside the tree
});

describe('a use case that asks for acceptance', () => {
  const headers = { 'chaperone-use-case': 'letters' };

  test('gives out drafts, which wait until another person with the role has spoken', async () => {
    upstream.script(ECHO);
    const { id, reply } = await ask({ headers });
    expect(reply.headers.get('chaperone-output-state')).toBe('draft');
    expect((await outputs().output(asker, id)).state).toBe('draft');

    await new Promise((resolve) => setTimeout(resolve, 5)); // 0.001 hours are 3.6 seconds
    const before = await outputs().pending(physician, { useCase: 'letters' });
    expect(before.outputs.map((output) => output.id)).toContain(id);
    expect((await outputs().pending(officer)).outputs.length).toBe(before.outputs.length);
    const stranger = { ...physician, roles: ['clerk'] };
    expect((await outputs().pending(stranger)).outputs).toEqual([]);

    await expect(outputs().verify(asker, id, { kind: 'accepted' })).rejects.toMatchObject({
      code: 'verification_forbidden',
      facts: { because: 'role_needed' },
    });
    const self = { ...physician, user: 'DR-Test' };
    await expect(outputs().verify(self, id, { kind: 'accepted' })).rejects.toMatchObject({
      code: 'verification_forbidden',
      facts: { because: 'second_person_needed' },
    });
    await expect(outputs().verify(stranger, id, { kind: 'accepted' })).rejects.toMatchObject({
      code: 'output_not_found',
    });
    const edit = { inserted: 12, deleted: 0 };
    const done = await outputs().verify(physician, id, { kind: 'edited', edit });
    expect(done).toMatchObject({
      state: 'edited',
      history: [{ user: 'dr-other', caller: 'worklist', role: 'physician', edit }],
    });
    const after = await outputs().pending(physician, { useCase: 'letters' });
    expect(after.outputs.map((output) => output.id)).not.toContain(id);
  });
});

describe('recall', () => {
  const reporting = (model: string) => (request: Captured) => ({
    body: { ...(chatBody(asked(request)) as object), model },
  });

  test('by model and version: outputs, users, acceptances, patients', async () => {
    upstream.script(reporting('fake-2026-01'));
    const first = await ask({});
    upstream.script(reporting('fake-2026-02'));
    const second = await ask({
      headers: { 'chaperone-patient': 'Patient/tom', 'chaperone-user': 'dr-two' },
    });
    await outputs().verify({ ...asker, user: 'dr-three' }, second.id, { kind: 'accepted' });

    const recall = await outputs().recall(officer, {
      model: 'fake',
      version: '2026-02',
      listPatients: true,
      among: ['Patient/ros', 'Patient/tom', 'Patient/nobody'],
    });
    const ids = recall.page.outputs.map(({ id }) => id);
    expect(ids).toContain(second.id);
    expect(ids).not.toContain(first.id);
    expect(recall.users).toContain('dr-two');
    expect(recall.verifiers).toContain('dr-three');
    expect(recall.patients.references).toContain('Patient/tom');
    expect(recall.patients.among).toContain('Patient/tom');
    expect(recall.patients.among).not.toContain('Patient/nobody');
    expect(recall.patients.unresolved).toBe(0);
    expect(recall.verified.accepted).toBeGreaterThan(0);

    const only = await outputs().recall(officer, { model: 'fake-2026-02' });
    expect(only).toMatchObject({
      outputs: 1,
      verified: { accepted: 1, edited: 0, rejected: 0, none: 0 },
      useCases: { testing: 1 },
      users: ['dr-two'],
      patients: { count: 1 },
    });
    expect(only.patients).not.toHaveProperty('references');

    const [event] = (await gateway.records()).slice(-1);
    expect(event).toMatchObject({
      event: 'outputs_recalled',
      model: 'fake-2026-02',
      listed: false,
    });
  });

  test('by prompt: as the caller names it, and as it was', async () => {
    upstream.script(ECHO);
    const named = await ask({
      system: 'Be brief.',
      headers: { 'chaperone-prompt-version': 'brief-1' },
    });
    const plain = await ask({ system: 'Be brief.' });
    const { facts } = await outputs().output(asker, plain.id);
    const byName = await outputs().recall(officer, { prompt: 'brief-1' });
    expect(byName.page.outputs.map(({ id }) => id)).toEqual([named.id]);
    const byMark = await outputs().recall(officer, { prompt: facts.prompt! });
    expect(byMark.page.outputs.map(({ id }) => id)).toEqual([named.id, plain.id]);
  });

  test('is followed by a pause and a notice', async () => {
    const request = parseRecall({ model: 'fake-2026-02' });
    const recall = await outputs().recall(officer, request);
    const asked: string[] = [];
    const pause = async (useCase: string) => asked.push(useCase);
    expect(await actOnRecall(recall, request, { pause })).toMatchObject({ paused: ['testing'] });
    expect(asked).toEqual(['testing']);
  });
});

test('an output as Provenance for the record of the EHR', async () => {
  upstream.script(ECHO);
  const { id } = await ask({});
  const output = await outputs().verify(asker, id, { kind: 'edited' });
  const provenance = provenanceOf(output, { target: 'DocumentReference/17', users: 'urn:x:users' });
  expect(provenance).toMatchObject({
    meta: { security: [aiSecurityLabel(true)] },
    target: [{ reference: 'DocumentReference/17' }],
    occurredDateTime: new Date(output.at).toISOString(),
    recorded: new Date(output.history[0]!.at).toISOString(),
  });
  expect(inlineLabel().valueCoding).toEqual(aiSecurityLabel(true));
});

test('every output about a patient, for the designated record set', async () => {
  upstream.script((request) => ({ body: messageBody(asked(request)) }));
  const reply = await gateway.post(
    '/v1/messages',
    {
      model: 'claude',
      max_tokens: 99,
      system: 'Brief.',
      messages: [{ role: 'user', content: NOTE }],
    },
    { headers: { 'chaperone-patient': 'tom' } },
  );
  await reply.text();
  await gateway.records();
  const id = reply.headers.get('chaperone-exchange')!;
  await outputs().verify(asker, id, { kind: 'accepted' });

  const { outputs: found, next } = await outputs().ofPatient(officer, 'Patient/tom');
  expect(found.map((output) => output.id)).toContain(id);
  expect(found.find((output) => output.id === id)?.state).toBe('accepted');
  expect(next).toBeUndefined();
  const first = await outputs().ofPatient(officer, 'Patient/tom', { count: 1 });
  const rest = await outputs().ofPatient(officer, 'Patient/tom', { after: first.next! });
  expect([...first.outputs, ...rest.outputs]).toEqual(found);
});

test('all of it can be read from the ledger again, and nothing of it names anybody', async () => {
  const before = await outputs().recall(officer, { model: 'fake', listPatients: true });
  const store = await openStore({ folder: gateway.folder });
  try {
    await store.outputs.clear();
    const after = await outputs().recall(officer, { model: 'fake', listPatients: true });
    expect({ ...after, id: '' }).toEqual({ ...before, id: '' });
    expect(after.outputs).toBeGreaterThan(5);

    for (const table of [
      'outputs',
      'output_endings',
      'output_verifications',
      'output_marks',
    ] as const) {
      const rows = JSON.stringify(await store.db.selectFrom(table).selectAll().execute());
      expect(rows, table).not.toMatch(/Rosalind|Achterberg|Patient\/|dr-|knee|20260301/);
    }
    const leaves = await store.ledger.entries(0, 1000);
    const text = leaves.map(({ leaf }) => Buffer.from(leaf).toString('utf8')).join('\n');
    expect(text).not.toMatch(/Rosalind|Achterberg|Patient\/|dr-t|knee|letters-7|20260301/);
  } finally {
    await store.close();
  }
});

test.each([
  ['chaperone-prompt-version', 'of ward 3, as of today'],
  ['chaperone-prompt-version', ''],
])('%s: %j is refused', async (header, value) => {
  const { reply } = await ask({ headers: { [header]: value } });
  expect(reply.status).toBe(400);
});

test('a gateway that has nobody to tell says so when it starts; with a receiver it is quiet', async () => {
  const warnings = async (outputs: object): Promise<number> => {
    const one = await startGateway(upstream.url, {
      config: { outputs },
      env: { NOTICE_KEY: 'k'.repeat(32) },
    });
    await one.close();
    return one.log.filter((line) => line.includes('nobody is told')).length;
  };
  const notices = { url: 'http://127.0.0.1:9/notices', key: `$\{NOTICE_KEY}` };
  expect([await warnings({}), await warnings({ notices })]).toEqual([1, 0]);
});
