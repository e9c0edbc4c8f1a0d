/** Consents from where they are kept: withdrawn ones stop counting with the next question. */
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, exportPKCS8, generateKeyPair } from 'jose';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { SmartFhirServer } from '../../test/support/smart-fhir-server.ts';
import type { Clock } from '../core/clock.ts';
import { Secret } from '../core/secret.ts';
import type { FhirServer } from './fhir-server.ts';
import {
  type ConsentQuestion,
  evaluateConsent,
  openPatientSource,
  type PatientSource,
} from './index.ts';

const THO = 'http://terminology.hl7.org/CodeSystem/';
let time = Date.parse('2026-06-15T12:00:00Z');
const clock = { now: () => time };

const consent = (id: string, patient: object, change: object = {}) => ({
  resourceType: 'Consent',
  id,
  status: 'active',
  scope: { coding: [{ system: `${THO}consentscope`, code: 'patient-privacy' }] },
  patient,
  policyRule: { coding: [{ system: `${THO}v3-ActCode`, code: 'OPTIN' }] },
  ...change,
});
const of = (id: string) => ({ reference: `Patient/${id}` });
const QUESTION: ConsentQuestion = {
  patient: ['Patient/a'],
  recipient: ['Organization/vendor'],
  user: [],
  custodian: [],
  purpose: 'TREAT',
  action: 'disclose',
  labels: [],
  at: time,
};
const effect = async (source: PatientSource) => {
  const { records, consents } = await source.consents('Patient/a');
  return evaluateConsent(consents, { ...QUESTION, patient: records }).effect;
};

// ── Files ───────────────────────────────────────────────────────────────────────────────────────

let folder: string;
beforeEach(() => {
  time = Date.parse('2026-06-15T12:00:00Z');
  folder = mkdtempSync(join(tmpdir(), 'consents-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

let writes = 0;
function write(name: string, ...resources: object[]): string {
  const file = join(folder, name);
  writeFileSync(file, resources.map((one) => JSON.stringify(one)).join('\n'));
  writes += 1;
  utimesSync(file, writes, writes);
  return file;
}
const ofFiles = (...files: string[]) => openPatientSource({ files, hasDemoPatient: false }, clock);

test('of the patient who is asked about, over several files', async () => {
  const source = ofFiles(
    write('one.ndjson', consent('1', of('a')), consent('2', of('b'))),
    write('two.ndjson', consent('3', { reference: 'Patient/a/_history/2' })),
  );
  expect((await source.consents('Patient/a')).consents.map(({ ref }) => ref)).toEqual([
    'Consent/1',
    'Consent/3',
  ]);
  expect((await source.consents('Patient/c')).consents).toEqual([]);
  expect(await effect(source)).toBe('permit');
});

test('withdrawn in the file: with the next question', async () => {
  const source = ofFiles(write('c.ndjson', consent('1', of('a'))));
  expect(await effect(source)).toBe('permit');
  write('c.ndjson', consent('1', of('a'), { status: 'inactive' }));
  expect(await effect(source)).toBe('none');
});

test('a folder: a file that is added counts, one that is taken away does not', async () => {
  mkdirSync(join(folder, 'in'));
  const source = ofFiles(join(folder, 'in'));
  expect(await effect(source)).toBe('none');
  write('in/Consent.000.ndjson', consent('1', of('a')));
  write('in/readme.txt', { not: 'read' });
  expect(await effect(source)).toBe('permit');
  const no = consent('2', of('a'), {
    policyRule: { coding: [{ system: `${THO}v3-ActCode`, code: 'OPTOUT' }] },
  });
  write('in/Consent.001.ndjson', no);
  expect(await effect(source)).toBe('deny');
  rmSync(join(folder, 'in/Consent.001.ndjson'));
  expect(await effect(source)).toBe('permit');
});

test('a file that is broken or gone, or a consent of nobody, denies', async () => {
  const file = write('c.ndjson', consent('1', of('a')));
  const source = ofFiles(file);
  expect(await effect(source)).toBe('permit');
  appendFileSync(file, '\n{"resourceType":"Con');
  await expect(source.consents('Patient/a')).rejects.toMatchObject({
    code: 'consent_source_unavailable',
    facts: { file: 'c.ndjson', line: 2 },
  });
  write('c.ndjson', consent('1', of('a')), consent('2', { display: 'Marguerite' }));
  const failed = source.consents('Patient/a');
  await expect(failed).rejects.toMatchObject({
    code: 'consent_source_unavailable',
    facts: { what: 'Consent', because: 'patient_not_named', count: 1 },
  });
  await expect(failed).rejects.not.toMatchObject({ message: expect.stringContaining('Marg') });
  rmSync(file);
  await expect(source.consents('Patient/a')).rejects.toMatchObject({
    code: 'consent_source_unavailable',
  });
});

// ── A FHIR server ───────────────────────────────────────────────────────────────────────────────

let key: Secret;
let publicJwk: object;
beforeAll(async () => {
  const pair = await generateKeyPair('ES384', { extractable: true });
  key = new Secret(await exportPKCS8(pair.privateKey));
  publicJwk = { ...(await exportJWK(pair.publicKey)), kid: 'k', alg: 'ES384' };
});

let server: SmartFhirServer;
let opened: { close(): Promise<void> } | undefined;
beforeEach(async () => {
  server = await new SmartFhirServer().start();
  server.now = clock.now;
  server.clients.set('gateway', [publicJwk]);
});
afterEach(async () => {
  await opened?.close();
  opened = undefined;
  server.stop();
});

function ofServer(change: Partial<FhirServer> = {}, files: string[] = [], by: Clock = clock) {
  const fhir: FhirServer = {
    url: server.url,
    timeoutMs: 1000,
    cacheSeconds: 60,
    relatives: false,
    practitioners: false,
    consents: true,
    consentCacheSeconds: 0,
    smart: { clientId: 'gateway', key, keyId: 'k' },
    ...change,
  };
  const source = openPatientSource({ files, fhir, hasDemoPatient: false }, by);
  opened = source;
  return source;
}

test('over pages, with references to the server itself made relative', async () => {
  server.pageSize = 2;
  server.resources = [
    consent('1', of('a')),
    consent('2', { reference: `${server.url}/Patient/a` }),
    consent('3', of('b')),
    consent('4', of('a')),
  ];
  const found = await ofServer().consents('Patient/a');
  expect(found.consents.map(({ ref, patient }) => `${ref} ${patient}`)).toEqual([
    'Consent/1 Patient/a',
    'Consent/2 Patient/a',
    'Consent/4 Patient/a',
  ]);
  expect(server.asked).toContain('/r4/Consent?patient=Patient%2Fa&_count=100');
});

test('withdrawn on the server: with the next question, which shares no answer', async () => {
  server.resources = [consent('1', of('a'))];
  const source = ofServer();
  expect(await effect(source)).toBe('permit');
  server.resources = [consent('1', of('a'), { status: 'inactive' })];
  expect(await effect(source)).toBe('none');
  await Promise.all([source.consents('Patient/a'), source.consents('Patient/a')]);
  expect(server.asked.filter((path) => path.startsWith('/r4/Consent'))).toHaveLength(4);
});

test('where some seconds are configured, after those seconds', async () => {
  server.resources = [consent('1', of('a'))];
  const source = ofServer({ consentCacheSeconds: 5 });
  expect(await effect(source)).toBe('permit');
  server.resources = [];
  time += 4999;
  expect(await effect(source)).toBe('permit');
  time += 1;
  expect(await effect(source)).toBe('none');
});

test('… though the clock steps back', async () => {
  let steady = 0;
  server.resources = [consent('1', of('a'))];
  const source = ofServer({ consentCacheSeconds: 5 }, [], { ...clock, steady: () => steady });
  expect(await effect(source)).toBe('permit');
  server.resources = [];
  time -= 60_000;
  steady += 4999;
  expect(await effect(source)).toBe('permit');
  steady += 1;
  expect(await effect(source)).toBe('none');
});

test('files and server together: one that denies is enough', async () => {
  server.resources = [consent('1', of('a'))];
  const optOut = { policyRule: { coding: [{ system: `${THO}v3-ActCode`, code: 'OPTOUT' }] } };
  const source = ofServer({}, [write('c.ndjson', consent('2', of('a'), optOut))]);
  expect(await effect(source)).toBe('deny');
});

test('not asked for where the configuration says so', async () => {
  expect((await ofServer({ consents: false }).consents('Patient/a')).consents).toEqual([]);
  expect(server.asked).toEqual([]);
});

test.each<[string, (of: SmartFhirServer) => void, object]>([
  ['an error', (of) => of.broken.set('/r4/Consent', 500), { what: 'Consent', status: 500 }],
  ['no such search', (of) => of.broken.set('/r4/Consent', 404), { what: 'Consent' }],
  ['no bundle', (of) => of.broken.set('/r4/Consent', 200), { because: 'unexpected_answer' }],
  [
    'no scope',
    (of) => {
      of.grantable = ['system/Patient.rs'];
    },
    { because: 'scope_not_granted' },
  ],
  ['no token', (of) => of.clients.clear(), { because: 'token_refused' }],
  ['no server', (of) => of.stop(), { because: 'discovery_failed' }],
  [
    'pages without end',
    (of) => {
      of.pageSize = 1;
      of.resources = Array.from({ length: 11 }, (_, i) =>
        consent(`${i}`, { reference: 'Patient/a' }),
      );
    },
    { because: 'unexpected_answer' },
  ],
])('%s denies', async (_, breakIt, facts) => {
  const source = ofServer();
  breakIt(server);
  await expect(source.consents('Patient/a')).rejects.toMatchObject({
    code: 'consent_source_unavailable',
    facts,
  });
});

test('a server that answers about others has not understood the question', async () => {
  server.resources = [consent('1', of('a'))];
  const source = ofServer();
  await source.consents('Patient/a');
  // One that ignores the parameter: it answers with all there is.
  const everyone = [{ ...consent('1', of('a')) }, { ...consent('2', of('b')) }];
  server.resources = everyone;
  server.ignoresParameters = true;
  await expect(source.consents('Patient/a')).rejects.toMatchObject({
    code: 'consent_source_unavailable',
    facts: { because: 'another_patient' },
  });
});

// ── Records that were merged ────────────────────────────────────────────────────────────────────

const refused = (patient: string) =>
  consent('no', of(patient), {
    policyRule: { coding: [{ system: `${THO}v3-ActCode`, code: 'OPTOUT' }] },
  });
const record = (id: string, ...link: unknown[]) => ({ resourceType: 'Patient', id, link });
const to = (type: string, id: string) => ({ type, other: of(id) });
const NOT_FOLLOWED = 'link_not_followed';

const MERGED: [string, (ReturnType<typeof record> | ReturnType<typeof consent>)[], string][] = [
  ['replaced by another', [record('a', to('replaced-by', 'b')), record('b'), refused('b')], 'deny'],
  ['in place of another', [record('a', to('replaces', 'b')), record('b'), refused('b')], 'deny'],
  ['that only refers', [record('a', to('refer', 'b')), record('b'), refused('b')], 'deny'],
  ['that refused itself', [record('a', to('replaces', 'b')), record('b'), refused('a')], 'deny'],
  [
    'over several',
    [
      record('a', to('replaced-by', 'b')),
      record('b', to('replaced-by', 'c')),
      record('c'),
      refused('c'),
    ],
    'deny',
  ],
  [
    'in a circle',
    [record('a', to('replaced-by', 'b')), record('b', to('replaces', 'a')), consent('1', of('b'))],
    'permit',
  ],
  [
    'that is also somebody else',
    [record('a', to('seealso', 'b')), record('b'), refused('b')],
    'none',
  ],
  ['by a version', [record('a', to('refer', 'b/_history/2')), record('b'), refused('b')], 'deny'],
  [
    'with one that is gone',
    [record('a', to('replaced-by', 'b')), consent('1', of('a'))],
    NOT_FOLLOWED,
  ],
  [
    'with one elsewhere',
    [record('a', { type: 'refer', other: { reference: 'https://elsewhere.example/Patient/b' } })],
    NOT_FOLLOWED,
  ],
  [
    'with one by its number',
    [record('a', { type: 'refer', other: { identifier: {} } })],
    NOT_FOLLOWED,
  ],
  ['with one for no reason', [record('a', { other: of('b') }), record('b'), refused('b')], 'deny'],
  ['with nobody', [record('a', null)], NOT_FOLLOWED],
  [
    'without end',
    Array.from({ length: 20 }, (_, i) => record(i === 0 ? 'a' : `${i}`, to('refer', `${i + 1}`))),
    NOT_FOLLOWED,
  ],
];

test.each(MERGED)('a record %s', async (_, resources, expected) => {
  server.resources = resources;
  for (const source of [ofFiles(write('merged.ndjson', ...resources)), ofServer()]) {
    const told = effect(source).catch(({ code, facts }) => {
      expect(code).toBe('consent_source_unavailable');
      return facts.because;
    });
    expect(await told).toBe(expected);
  }
});

test('a link in a file is followed on the server, and the other way round', async () => {
  const linked = record('a', to('replaced-by', 'b'));
  server.resources = [record('b'), refused('b')];
  expect(await effect(ofServer({}, [write('old.ndjson', linked)]))).toBe('deny');
  await opened?.close();
  server.resources = [linked];
  const files = [write('new.ndjson', record('b'), refused('b'))];
  expect(await effect(ofServer({ consents: false }, files))).toBe('deny');
});
