/** Patients of a real FHIR server on loopback, alone and beside files. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { Secret } from '../core/secret.ts';
import type { FhirServer } from './fhir-server.ts';
import { openPatientSource, type PatientSource } from './index.ts';
import { families, lines, linked, patient, relative, writeTo } from './sources.test-support.ts';

let time = 1_000_000;
const clock = { now: () => time };

type Reply = { status?: number; body?: unknown; text?: string; hang?: boolean };

/** Answers by path; what is not listed is 404. */
class FakeServer {
  replies: Record<string, Reply> = {};
  readonly asked: string[] = [];
  readonly tokens = new Set<string | undefined>();
  readonly #server: Server = createServer((request, response) => this.#answer(request, response));

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/r4`;
  }
  start(): Promise<void> {
    return new Promise((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }
  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
  #answer({ url = '', headers }: IncomingMessage, response: ServerResponse): void {
    this.asked.push(url);
    this.tokens.add(headers.authorization);
    const { status = 200, body, text, hang } = this.replies[url] ?? { status: 404, body: {} };
    if (hang) return;
    response.writeHead(status, { 'content-type': 'application/fhir+json' });
    response.end(text ?? JSON.stringify(body));
  }
}

const RELATED = '/r4/RelatedPerson?patient=Patient%2Fa&_count=100';
const bundle = (resources: object[], next?: string) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  ...(next === undefined ? {} : { link: [{ relation: 'next', url: next }] }),
  entry: resources.map((resource) => ({ resource })),
});

let server: FakeServer;
let opened: { close(): Promise<void> } | undefined;
beforeEach(async () => {
  time = 1_000_000;
  server = new FakeServer();
  await server.start();
  server.replies = {
    '/r4/Patient/a': { body: patient('a', 'Ames') },
    [RELATED]: { body: bundle([relative('r', 'a', 'Cole')]) },
  };
});
afterEach(async () => {
  server.stop();
  await opened?.close();
  opened = undefined;
});

function ofServer(change: Partial<FhirServer> = {}, files: readonly string[] = []) {
  const source = openPatientSource(
    {
      files,
      hasDemoPatient: false,
      fhir: {
        url: server.url,
        timeoutMs: 1000,
        cacheSeconds: 60,
        relatives: true,
        practitioners: true,
        consents: true,
        consentCacheSeconds: 0,
        ...change,
      },
    },
    clock,
  );
  opened = source;
  return source;
}

test('records that are linked on a server are remembered with the patient', async () => {
  server.replies = {
    ...server.replies,
    '/r4/Patient/a': { body: patient('a', 'Ames', linked('replaces', 'b')) },
    '/r4/Patient/b': { body: patient('b', 'Bell') },
    '/r4/RelatedPerson?patient=Patient%2Fb&_count=100': {
      body: bundle([relative('s', 'b', 'Dunn')]),
    },
  };
  const source = ofServer({ consents: false });
  await source.find('Patient/a');
  const asked = server.asked.length;
  const [self, ...others] = await source.find('Patient/a');
  expect(self).toMatchObject({ names: [{ family: 'Ames' }, { family: 'Bell' }] });
  expect(families(others)).toEqual(['Cole', 'Dunn']);
  expect(server.asked).toHaveLength(asked);
});

test('a server that answers with the relatives of others may have left out those of the patient', async () => {
  const theirs = {
    ...relative('r', 'a', 'Cole'),
    patient: { reference: `${server.url}/Patient/a` },
  };
  server.replies[RELATED] = { body: bundle([theirs]) };
  expect(families(await ofServer().find('Patient/a'))).toEqual(['Ames', 'Cole']);
  server.replies[RELATED] = { body: bundle([theirs, relative('s', 'b', 'Dunn')]) };
  await expect(ofServer().find('Patient/a')).rejects.toMatchObject({
    code: 'patient_source_unavailable',
    facts: { what: 'RelatedPerson', because: 'another_patient' },
  });
});

test('patient, related persons over pages, and general practitioners', async () => {
  server.replies = {
    '/r4/Patient/a': {
      body: patient('a', 'Ames', {
        generalPractitioner: [
          { reference: 'Practitioner/g' },
          { reference: 'Practitioner/gone', display: 'Dr. Hale' },
        ],
      }),
    },
    [RELATED]: { body: bundle([relative('r', 'a', 'Cole')], `${server.url}?_getpages=2`) },
    '/r4?_getpages=2': { body: bundle([relative('s', 'a', 'Dunn')], 'RelatedPerson?page=3') },
    '/r4/RelatedPerson?page=3': { body: bundle([relative('t', 'a', 'Eads')]) },
    '/r4/Practitioner/g': {
      body: { resourceType: 'Practitioner', id: 'g', name: [{ family: 'Gray' }] },
    },
  };
  const persons = await ofServer({ token: new Secret('t-1') }).find('Patient/a');
  expect(families(persons)).toEqual(['Ames', 'Cole', 'Dunn', 'Eads', 'Gray', 'Dr. Hale']);
  expect([...server.tokens]).toEqual(['Bearer t-1']);
});

test('only what is configured is asked for', async () => {
  await ofServer({ relatives: false, practitioners: false }).find('Patient/a');
  expect(server.asked).toEqual(['/r4/Patient/a']);
});

test('an answer is remembered until its time is up, and shared by those who wait for it', async () => {
  const source = ofServer();
  await Promise.all([source.find('Patient/a'), source.find('Patient/a')]);
  await source.find('Patient/a');
  expect(server.asked).toHaveLength(2);

  server.replies['/r4/Patient/a'] = { body: patient('a', 'Bell') };
  time += 60_000;
  expect(families(await source.find('Patient/a'))).toEqual(['Bell', 'Cole']);
});

test('files and server know a patient together, and either of them alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'patients-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = writeTo(folder, 'p.ndjson', lines(patient('a', 'Maiden'), patient('f', 'Filed')));
  const source = ofServer({ relatives: false }, [file]);
  const [self, ...others] = await source.find('Patient/a');
  expect(self).toMatchObject({ names: [{ family: 'Maiden' }, { family: 'Ames' }] });
  expect(others).toEqual([]);
  expect(families(await source.find('Patient/f'))).toEqual(['Filed']);
  const later = ofServer({}, [file]);
  server.stop();
  await expect(later.find('Patient/a')).rejects.toMatchObject({
    code: 'patient_source_unavailable',
  });
});

test('nobody is not remembered: the patient may be registered a moment later', async () => {
  const source = ofServer();
  await expect(source.find('Patient/new')).rejects.toMatchObject({ code: 'patient_not_found' });
  server.replies['/r4/Patient/new'] = { body: patient('new', 'Ames') };
  server.replies['/r4/RelatedPerson?patient=Patient%2Fnew&_count=100'] = { body: bundle([]) };
  expect(families(await source.find('Patient/new'))).toEqual(['Ames']);
});

test.each<[string, string, Reply]>([
  ['an error', '/r4/Patient/a', { status: 500, body: {} }],
  ['a refusal', '/r4/Patient/a', { status: 403, body: {} }],
  ['a redirect', '/r4/Patient/a', { status: 302, body: {} }],
  ['garbage', '/r4/Patient/a', { text: '<html>' }],
  ['silence', '/r4/Patient/a', { hang: true }],
  ['another patient', '/r4/Patient/a', { body: patient('b', 'Bell') }],
  ['another resource', '/r4/Patient/a', { body: { resourceType: 'Person', id: 'a' } }],
  ['an error about relatives', RELATED, { status: 500, body: {} }],
  ['no answer about relatives', RELATED, { status: 404, body: {} }],
  ['no bundle of relatives', RELATED, { body: { resourceType: 'OperationOutcome' } }],
  ['relatives elsewhere', RELATED, { body: bundle([], 'https://elsewhere.example/r4/x') }],
  [
    'endless relatives',
    RELATED,
    { body: bundle([], `RelatedPerson?patient=Patient%2Fa&_count=100`) },
  ],
])('%s is no answer, and nothing may be sent', async (_, path, reply) => {
  const source = ofServer({ timeoutMs: 200 });
  server.replies[path] = reply;
  await expect(source.find('Patient/a')).rejects.toMatchObject({
    code: 'patient_source_unavailable',
  });
  // What failed is tried again.
  server.replies = {
    '/r4/Patient/a': { body: patient('a', 'Ames') },
    [RELATED]: { body: bundle([]) },
  };
  expect(families(await source.find('Patient/a'))).toEqual(['Ames']);
});

// ── Answers to a search that are none, or not whole ─────────────────────────────────────────────

const consent = (id: string) => ({
  resourceType: 'Consent',
  id,
  status: 'active',
  patient: { reference: 'Patient/a' },
});
const outcome = (severity: string, code: string) => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity, code }],
});
const SEARCHES: Record<string, object[]> = {
  'Consent?patient=Patient%2Fa&_count=100': [consent('1'), consent('2')],
  'RelatedPerson?patient=Patient%2Fa&_count=100': [
    relative('1', 'a', 'Cole'),
    relative('2', 'a', 'Dunn'),
  ],
};
const asked = Object.entries(SEARCHES).map(
  ([search, resources]) => [search, ...resources] as [string, object, object],
);
const ofSearch = (search: string, source: PatientSource) =>
  search.startsWith('Consent')
    ? source.consents('Patient/a').then(({ consents }) => consents)
    : source.find('Patient/a');

test.each<[string, (one: object, two: object) => object]>([
  ['an error among the entries', (one) => bundle([one, outcome('error', 'processing')])],
  ['a fatal one', () => bundle([outcome('fatal', 'security')])],
  ['a warning that some is missing', (one) => bundle([one, outcome('warning', 'incomplete')])],
  ['an outcome without issues', (one) => bundle([one, { resourceType: 'OperationOutcome' }])],
  ['more found than given', (one) => ({ ...bundle([one]), total: 2 })],
  ['one found and none given', () => ({ ...bundle([]), total: 1 })],
  ['one given twice instead of two', (one) => ({ ...bundle([one, one]), total: 2 })],
  ['a total that is no number', (one) => ({ ...bundle([one]), total: '1' })],
  ['an entry without its resource', (one) => ({ ...bundle([]), entry: [{ fullUrl: 'x' }, one] })],
  ['an entry that is no object', () => ({ ...bundle([]), entry: [null] })],
  ['an entry instead of a list of them', (one) => ({ ...bundle([]), entry: { resource: one } })],
  ['a link instead of a list', (one) => ({ ...bundle([one]), link: { relation: 'next' } })],
  [
    'a next page without its address',
    (one) => ({ ...bundle([one]), link: [{ relation: 'next' }] }),
  ],
  ['another resource', (one) => bundle([one, { resourceType: 'Basic', id: 'b' }])],
  [
    'an answer to a transaction',
    () => ({
      resourceType: 'Bundle',
      type: 'transaction-response',
      entry: [{ response: { status: '500' } }],
    }),
  ],
  ['a bundle without a type', (one) => ({ ...bundle([one]), type: undefined })],
])('%s is no answer to a search', async (_, answerOf) => {
  const source = ofServer();
  for (const [search, one, two] of asked) {
    server.replies[`/r4/${search}`] = { body: answerOf(one, two) };
    const code = search.startsWith('Consent')
      ? 'consent_source_unavailable'
      : 'patient_source_unavailable';
    await expect(ofSearch(search, source)).rejects.toMatchObject({ code });
  }
});

test.each<[string, (one: object, two: object) => object]>([
  ['without a total', (one, two) => bundle([one, two])],
  ['a total of what was given', (one, two) => ({ ...bundle([one, two]), total: 2 })],
  ['a lower one: an estimate', (one, two) => ({ ...bundle([one, two]), total: 1 })],
  ['with a remark', (one, two) => bundle([one, two, outcome('information', 'informational')])],
  ['with a warning', (one, two) => bundle([one, outcome('warning', 'processing'), two])],
])('an answer to a search: %s', async (_, answerOf) => {
  const source = ofServer();
  for (const [search, one, two] of asked) {
    server.replies[`/r4/${search}`] = { body: answerOf(one, two) };
    const found = await ofSearch(search, source);
    expect(found).toHaveLength(search.startsWith('Consent') ? 2 : 3);
  }
});

test('the total counts what all pages give together', async () => {
  const [search, one, two] = asked[0]!;
  const source = ofServer();
  server.replies[`/r4/${search}`] = { body: { ...bundle([one], 'Consent?page=2'), total: 2 } };
  server.replies['/r4/Consent?page=2'] = { body: { ...bundle([two]), total: 2 } };
  await expect(ofSearch(search, source)).resolves.toHaveLength(2);
  server.replies['/r4/Consent?page=2'] = { body: { ...bundle([]), total: 2 } };
  await expect(ofSearch(search, source)).rejects.toMatchObject({
    facts: { because: 'unexpected_answer' },
  });
});

test('nobody at all is an answer', async () => {
  server.replies[RELATED] = { body: { resourceType: 'Bundle', type: 'searchset', total: 0 } };
  expect(families(await ofServer().find('Patient/a'))).toEqual(['Ames']);
});

test('a next page on another server is not asked for: the token would go there', async () => {
  const stranger = new FakeServer();
  await stranger.start();
  server.replies[RELATED] = { body: bundle([], `${stranger.url}/RelatedPerson?page=2`) };
  await expect(ofServer().find('Patient/a')).rejects.toMatchObject({
    facts: { because: 'page_elsewhere' },
  });
  expect(stranger.asked).toEqual([]);
  stranger.stop();
});

test('a server that is not there', async () => {
  const source = ofServer();
  server.stop();
  await expect(source.find('Patient/a')).rejects.toMatchObject({
    code: 'patient_source_unavailable',
  });
});
