/** `chaperone recall` beside a gateway that goes on running: found, paused, told, in one command. */
import { execFile } from 'node:child_process';
import { createHmac } from 'node:crypto';
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
  gateway = await startGateway(upstream.url, {
    config: {
      patients: { files: [join(folder, 'patients.ndjson')] },
      useCases: [
        { id: 'testing', purposes: ['TREAT'] },
        { id: 'coding', purposes: ['TREAT'] },
      ],
    },
  });
  const { port } = receiver.address() as AddressInfo;
  await writeFile(
    join(folder, 'chaperone.yaml'),
    JSON.stringify({
      data: { folder: gateway.folder },
      log: { level: 'silent' },
      useCases: [
        { id: 'testing', purposes: ['TREAT'] },
        { id: 'coding', purposes: ['TREAT'] },
      ],
      outputs: { notices: { url: `http://127.0.0.1:${port}/notices`, key: `$\{NOTICE_KEY}` } },
    }),
  );
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

async function recall(...args: string[]): Promise<Ran> {
  const all = ['--no-warnings', 'src/cli/main.ts', 'recall', ...args];
  const config = ['--config', join(folder, 'chaperone.yaml')];
  const env = { ...process.env, NOTICE_KEY: KEY };
  try {
    const ran = await promisify(execFile)(process.execPath, [...all, ...config], {
      cwd: PROJECT,
      env,
    });
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
    ...['--model', 'fake', '--by', 'po-1', '--pause', 'safety', '--notify'],
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
    notice: 'delivered',
  });

  const lines = (await readFile(outputs, 'utf8')).trim().split('\n');
  expect(lines.map((line) => JSON.parse(line).id)).toEqual([first.id, second.id]);
  expect(await readFile(patients, 'utf8')).toBe('Patient/ros\n');
  for (const file of [outputs, patients]) expect((await stat(file)).mode & 0o077).toBe(0);

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
  expect(events.map(({ event }) => event)).toEqual(['outputs_recalled', 'register_change']);
  expect(events[0]).toMatchObject({ model: 'fake', outputs: 2, patients: 1, listed: true });
}, 30_000);

test('a notice that nobody takes waits', async () => {
  answer = 503;
  received.length = 0;
  const ran = await recall('--model', 'fake', '--by', 'po-1', '--notify');
  expect(JSON.parse(ran.stdout)).toMatchObject({ paused: [], notice: 'waiting' });
  expect(received).toHaveLength(1);
  answer = 204;
}, 30_000);

describe('called wrongly', () => {
  test.each([
    ['by nobody', ['--model', 'fake'], '--by'],
    ['for nothing', ['--by', 'po-1'], 'invalid_value'],
    ['for no reason', ['--model', 'fake', '--by', 'po-1', '--pause', 'because'], '--pause'],
    ['with a text', ['--model', 'how is Rosalind', '--by', 'po-1'], 'invalid_value'],
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
