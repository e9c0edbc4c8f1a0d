/** `chaperone recall` beside a gateway that goes on running: found, paused, told, in one command. */
import { execFile } from 'node:child_process';
import { createHmac, hash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LIMITS } from '../../src/core/limits.ts';
import { chatBody, type FakeUpstream, startFakeUpstream } from '../support/fake-upstream.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const KEY = 'a-key-for-the-signature-of-notices';
/** The gateway looks for notices every few seconds. */
const ARRIVES = { timeout: 20_000 };
const OFFICER = 'ck_the_privacy_officer_of_the_test';
const NURSE = 'ck_a_nurse_who_recalls_nothing_here';
const digestOf = (key: string) => `sha256:${hash('sha256', key)}`;

let folder: string;
let upstream: FakeUpstream;
let gateway: TestGateway;
let receiver: Server;
let answer = 204;
const received: { readonly body: string; readonly signature: unknown }[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chaperone-recall-'));
  receiver = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += piece;
    received.push({ body, signature: request.headers['chaperone-signature'] });
    response.writeHead(answer).end();
  }).listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  upstream = await startFakeUpstream({ body: chatBody('The knee is stable, see you in a month.') });
  const patient = { resourceType: 'Patient', id: 'ros', name: [{ family: 'Achterberg' }] };
  await writeFile(join(folder, 'patients.ndjson'), JSON.stringify(patient));
  const { port } = receiver.address() as AddressInfo;
  gateway = await startGateway(upstream.url, {
    config: {
      patients: { files: [join(folder, 'patients.ndjson')] },
      callers: [
        {
          ...{ id: 'tester', key: `$\{TEST_KEY}` },
          defaults: { useCase: 'testing', purpose: 'TREAT', user: 'dr-test' },
        },
        { id: 'po-1', keyDigest: digestOf(OFFICER), roles: ['privacy-officer'] },
        { id: 'nurse', keyDigest: digestOf(NURSE), roles: ['clinician'] },
      ],
      useCases: [
        { id: 'testing', purposes: ['TREAT'] },
        { id: 'coding', purposes: ['TREAT'] },
      ],
      outputs: { notices: { url: `http://127.0.0.1:${port}/notices`, key: `$\{NOTICE_KEY}` } },
    },
    env: { NOTICE_KEY: KEY },
  });
});
afterAll(async () => {
  await gateway.close();
  await upstream.close();
  receiver.close();
  await rm(folder, { recursive: true, force: true });
});

const ask = async (useCase = 'testing') => {
  const reply = await gateway.post(
    '/v1/chat/completions',
    { model: 'fake', messages: [{ role: 'user', content: 'How is the knee?' }] },
    { headers: { 'chaperone-patient': 'ros', 'chaperone-use-case': useCase } },
  );
  const body = await reply.text();
  await gateway.records();
  return { status: reply.status, body, id: reply.headers.get('chaperone-exchange') };
};

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const recall = (...args: string[]): Promise<Ran> => recallAs(OFFICER, ...args);

async function recallAs(key: string, ...args: string[]): Promise<Ran> {
  const all = ['--no-warnings', 'src/cli/main.ts', 'recall', ...args];
  const env = { ...process.env, CHAPERONE_KEY: key, CHAPERONE_URL: gateway.url };
  try {
    const ran = await promisify(execFile)(process.execPath, all, { cwd: PROJECT, env });
    return { code: 0, ...ran };
  } catch (thrown) {
    const { code, stdout, stderr } = thrown as Ran;
    return { code, stdout, stderr };
  }
}

test('found, written down, paused everywhere, and told, while the gateway runs', async () => {
  const first = await ask();
  const second = await ask();
  expect([first.status, second.status]).toEqual([200, 200]);
  const outputs = join(folder, 'outputs.ndjson');
  const patients = join(folder, 'patients.txt');
  const ran = await recall(
    ...['--model', 'fake', '--pause', 'safety', '--notify'],
    ...['--outputs', outputs, '--patients', patients],
  );
  expect(ran.stderr).toBe('');
  expect(ran.code).toBe(0);
  expect(JSON.parse(ran.stdout)).toMatchObject({
    outputs: 2,
    verified: { accepted: 0, edited: 0, rejected: 0, none: 2 },
    useCases: { testing: 2 },
    users: ['dr-test'],
    patients: { count: 1, unresolved: 0 },
    paused: ['testing'],
    notPaused: {},
    isNotified: true,
  });

  const lines = (await readFile(outputs, 'utf8')).trim().split('\n');
  expect(lines.map((line) => JSON.parse(line).id)).toEqual([first.id, second.id]);
  expect(await readFile(patients, 'utf8')).toBe('Patient/ros\n');
  for (const file of [outputs, patients]) expect((await stat(file)).mode & 0o077).toBe(0);

  await expect.poll(() => received.length, ARRIVES).toBe(1);
  const [notice] = received;
  expect(JSON.parse(notice!.body)).toMatchObject({
    kind: 'outputs_recalled',
    model: 'fake',
    outputs: 2,
    patients: 1,
    paused: ['testing'],
  });
  expect(notice!.body).not.toMatch(/Patient|ros|dr-test|po-1/);
  const signed = createHmac('sha256', KEY).update(notice!.body).digest('hex');
  expect(notice!.signature).toBe(`sha256=${signed}`);

  await sleep(LIMITS.registerAgeMaxMs);
  const after = await ask();
  expect(after).toMatchObject({ status: 403, body: expect.stringContaining('use_case_stopped') });
  expect((await ask('coding')).status).toBe(200); // the other use case goes on

  const events = (await gateway.records()).filter(({ kind }) => kind === 'event');
  expect(events.map(({ event }) => event)).toEqual([
    ...['admin_write', 'outputs_recalled', 'register_change', 'register_change_outcome'],
  ]);
  const who = { caller: 'po-1' };
  expect(events[1]).toMatchObject({ ...who, model: 'fake', outputs: 2, patients: 1, listed: true });
}, 60_000);

test('whoever has no right to it recalls nothing, whatever they call themselves', async () => {
  const ran = await recallAs(NURSE, '--model', 'fake', '--pause', 'safety');
  expect(ran).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(/^admin_denied/),
  });
  const named = await recallAs(NURSE, '--model', 'fake', '--by', 'po-1');
  expect(named.code).not.toBe(0);
  expect(named.stdout).toBe('');
}, 60_000);

test('a notice that nobody takes waits', async () => {
  answer = 503;
  received.length = 0;
  const ran = await recall('--model', 'fake', '--notify');
  expect(JSON.parse(ran.stdout)).toMatchObject({ paused: [], isNotified: true });
  await expect.poll(() => received.length, ARRIVES).toBe(1);
  answer = 204;
  await expect.poll(() => received.length, ARRIVES).toBe(2);
}, 60_000);

describe('called wrongly', () => {
  test.each([
    ['for nothing', [], 'invalid_value'],
    ['for no reason', ['--model', 'fake', '--pause', 'because'], 'body.pause'],
    ['with a text', ['--model', 'how is Rosalind'], 'invalid_value'],
  ])(
    '%s',
    async (_, args, told) => {
      const ran = await recall(...args);
      expect(ran.code).toBe(1);
      expect(ran.stderr).toContain(told);
      expect(ran.stdout).toBe('');
    },
    30_000,
  );
});
