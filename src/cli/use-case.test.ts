/** The command against a small gateway of its own: what is printed, and with which exit code it ends. */
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { findPack } from '../packs/index.ts';
import { command } from './use-case.ts';

let folder: string;
let server: Server;
let url: string;
let answer: (asked: string) => { status?: number; body: unknown };
let seen: { headers: IncomingHttpHeaders; body: string }[];
let out: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chaperone-packs-'));
  server = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += piece;
    seen.push({ headers: request.headers, body });
    const isList = request.url === '/v1/models';
    const { status = 200, body: reply } = isList
      ? { body: { data: [{ id: 'only' }] } }
      : answer(body);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(reply));
  });
  server.keepAliveTimeout = 0; // 5 s of a busy machine between two requests are no reason to hang up
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  vi.stubEnv('CHAPERONE_KEY', 'ck_test_key_for_the_command');
  vi.stubEnv('CHAPERONE_PACKS', '');
  seen = [];
  out = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const said = (content: unknown) => ({
  body: { model: 'm-1', choices: [{ message: { content: JSON.stringify(content) } }] },
});

const { pack } = findPack('discharge-summary', undefined);
const [plain] = pack.evaluation.cases;

async function written(name: string, content: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
}

test('list and show', async () => {
  expect(await command.run(['list'])).toBe(0);
  expect(out.trim().split('\n')).toHaveLength(8);
  out = '';
  expect(await command.run(['show', 'prior-auth-letter'])).toBe(0);
  expect(out).toContain('never-a-denial');
  expect(out).toContain('MedicationRequest: ');
});

test('a draft that stands in the record', async () => {
  answer = () => said(plain!.reference);
  const input = await written('note.txt', plain!.text!);
  const args = ['run', pack.id, '--input', input, '--url', url, '--patient', 'Patient/9'];
  const channel = ['--channel', 'letter', '--contact', '555-0100'];
  expect(await command.run([...args, ...channel])).toBe(0);
  expect(out).toContain('[in record] name: doxycycline · dose: 100 mg');
  expect(out).toContain('verdict  grounded');
  expect(out).toContain('Questions: 555-0100.');
  expect(seen.at(-1)!.headers).toMatchObject({
    'chaperone-use-case': pack.id,
    'chaperone-purpose': 'TREAT',
    'chaperone-patient': 'Patient/9',
    authorization: 'Bearer ck_test_key_for_the_command',
  });
  expect(JSON.parse(seen.at(-1)!.body)).toMatchObject({
    model: 'only',
    response_format: { type: 'json_schema', json_schema: { strict: true, name: pack.id } },
  });
});

test.each([
  ['Patient/9', 0],
  ['https://ehr.example/fhir/Patient/9/_history/2', 0],
  ['Patient/8, Patient/9', 0],
  ['9', 0],
  ['Patient/8', 1],
  ['Patient/99', 1],
])('the record of Patient/9 goes out under --patient %s: %i', async (patient, refusals) => {
  answer = () => said(plain!.reference);
  const record = { resourceType: 'Condition', subject: { reference: 'Patient/9' }, code: {} };
  const input = await written('record.json', JSON.stringify(record));
  const run = command.run(['run', pack.id, '--input', input, '--url', url, '--patient', patient]);
  if (refusals === 0) await run;
  else {
    const facts = expect.objectContaining({ at: '--patient' });
    await expect(run).rejects.toMatchObject({ code: 'pack_input_invalid', facts });
    expect(seen).toEqual([]);
  }
});

test('a statement that does not stand in the record is shown as such, and ends with 1', async () => {
  const reference = structuredClone(plain!.reference) as {
    followUp: { text: string; quote: string }[];
  };
  reference.followUp = [{ text: 'Cardiology in a month.', quote: 'Cardiology in a month.' }];
  answer = () => said(reference);
  const input = await written('note.txt', plain!.text!);
  expect(await command.run(['run', pack.id, '--input', input, '--url', url])).toBe(1);
  expect(out).toContain('[NOT BORNE OUT] Cardiology in a month.');
  expect(out).toContain('stands nowhere in the record');
  expect(out).toContain('verdict  partly grounded');
});

test('--json gives offsets', async () => {
  answer = () => said(plain!.reference);
  const input = await written('note.txt', plain!.text!);
  expect(await command.run(['run', pack.id, '--input', input, '--url', url, '--json'])).toBe(0);
  const { statements, counts, model } = JSON.parse(out);
  const { span, quote } = statements[0];
  expect(plain!.text!.slice(span.start, span.end)).toBe(quote);
  expect({ model, sent: counts.characters }).toEqual({ model: 'm-1', sent: plain!.text!.length });
});

test('the suite, a report of it, and the next one against it', async () => {
  const references = new Map(
    pack.evaluation.cases.map(({ text, reference }) => [text!.slice(0, 40), reference]),
  );
  const good = (body: string) => {
    const asked = JSON.parse(body).messages[1].content as string;
    const found = [...references].find(([start]) => asked.includes(start))?.[1];
    return said(found);
  };
  answer = good;
  const report = join(folder, 'report.json');
  const args = ['run', pack.id, '--evaluate', '--url', url, '--report', report];
  expect(await command.run(args)).toBe(0);
  expect(out).toContain('verdict  pass');
  const kept = JSON.parse(await readFile(report, 'utf8'));
  expect(kept.shares[0]).toMatchObject({
    kind: 'cases',
    met: references.size,
    of: references.size,
  });
  expect(JSON.stringify(kept)).not.toMatch(/Holloway|pneumonia is|doxycycline/);

  answer = (body) => (body.includes('Beatrix Holloway') ? said({}) : good(body));
  out = '';
  expect(await command.run([...args.slice(0, -2), '--baseline', report])).toBe(1);
  expect(out).toContain('lost: pneumonia (schema');
});

test('cases of a site’s own', async () => {
  answer = () => said(plain!.reference);
  const expectation = { mention: ['pneumonia'], at: '/diagnoses' };
  const cases = {
    chaperoneCases: 1,
    pack: pack.id,
    revision: 1,
    cases: [{ id: 'ours', text: plain!.text, expect: [expectation] }],
  };
  const file = await written('cases.yaml', JSON.stringify(cases));
  await command.run(['run', pack.id, '--evaluate', '--url', url, '--cases', file, '--json']);
  const { report } = JSON.parse(out);
  expect(report.cases.at(-1)).toMatchObject({ id: 'ours', from: 'site' });
  expect(report.siteCases).toEqual({ revision: 1 });

  const others = await written('cases.yaml', JSON.stringify({ ...cases, pack: 'referral-letter' }));
  await expect(
    command.run(['run', pack.id, '--evaluate', '--url', url, '--cases', others]),
  ).rejects.toMatchObject({ code: 'pack_input_invalid' });
});

test.each([
  [['run', 'nothing'], 'pack_unknown'],
  [['run', 'discharge-summary'], 'config_invalid'],
  [['run', 'discharge-summary', '--input', '/nowhere/at/all'], 'pack_input_invalid'],
  [
    ['run', 'discharge-summary', '--evaluate', '--jobs', '0', '--url', 'http://GATEWAY'],
    'config_invalid',
  ],
  [['run', 'discharge-summary', '--evaluate', '--purpose', 'HMARKT'], 'config_invalid'],
  [
    ['run', 'discharge-summary', '--evaluate', '--url', 'http://127.0.0.1:1'],
    'gateway_unreachable',
  ],
])('%j: %s', async (args, code) => {
  await expect(
    command.run(args.map((arg) => arg.replace('http://GATEWAY', url))),
  ).rejects.toMatchObject({ code });
});

test('the gateway’s own refusal keeps its code and its words', async () => {
  answer = () => ({
    status: 403,
    body: { error: { code: 'policy_denied', message: 'user-must-be-trained' } },
  });
  const input = await written('note.txt', 'A note.');
  await expect(command.run(['run', pack.id, '--input', input, '--url', url])).rejects.toMatchObject(
    { code: 'policy_denied', facts: { from: 'the gateway', said: 'user-must-be-trained' } },
  );
});

test('export, check, import: another site has the same pack, and no older content goes over it', async () => {
  const file = join(folder, 'exported.yaml');
  const site = join(folder, 'site');
  expect(await command.run(['export', pack.id, '--out', file])).toBe(0);
  expect(await command.run(['check', file])).toBe(0);
  expect(await command.run(['import', file, '--packs', site])).toBe(0);
  expect(out).toContain('is here already');

  const yaml = await readFile(file, 'utf8');
  const changed = yaml.replace('title: Discharge summary, draft', 'title: Ours');
  await writeFile(file, changed);
  await expect(command.run(['import', file, '--packs', site])).rejects.toMatchObject({
    code: 'pack_invalid',
  });
  const next = pack.version + 1;
  await writeFile(file, changed.replace(`\nversion: ${pack.version}\n`, `\nversion: ${next}\n`));
  expect(await command.run(['import', file, '--packs', site])).toBe(0);
  expect(out).toMatch(/^input scan: (?:traits or close proxies in \d+ places \(.+\)|no trait)/m);
  out = '';
  expect(await command.run(['list', '--packs', site])).toBe(0);
  expect(out).toMatch(new RegExp(`discharge-summary +v${next} +moderate own .* Ours`));
});

test('export --content gives what the register of use cases holds of a pack', async () => {
  expect(await command.run(['export', pack.id, '--content'])).toBe(0);
  const content = JSON.parse(out);
  expect(content).toMatchObject({
    purposes: ['TREAT', 'COC'],
    pack: { id: pack.id, version: String(pack.version) },
  });
  expect(content.inputs).toContainEqual({ format: 'fhir-r4', element: 'Condition.code' });
});

test('check tells what is wrong with a file', async () => {
  const file = await written('bad.yaml', 'chaperonePack: 1\nid: x');
  expect(await command.run(['check', file])).toBe(1);
  expect(out).toContain('pack_invalid');
});

test('an unknown sub-command ends with 2', async () => {
  expect(await command.run(['dance'])).toBe(2);
  expect(await command.run([])).toBe(2);
});
