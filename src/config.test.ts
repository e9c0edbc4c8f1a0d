// biome-ignore-all lint/suspicious/noTemplateCurlyInString: ${NAME} is the notation under test
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { configurationReference } from './config/reference.ts';
import { ENV, KEY_DIGEST, parse, problemsOf } from './config.test-support.ts';
import {
  defaultConfig,
  describeConfig,
  loadConfig,
  loadDeidConfig,
  parseConfig,
  readFhirRules,
} from './config.ts';
import { Failure } from './core/failures.ts';

// ── Defaults ────────────────────────────────────────────────────────────────────────────────────

test('with no file: loopback, demo caller, demo use case, demo patient, rehearsal model', () => {
  expect(loadConfig({ env: {} })).toMatchObject({
    isDemo: true,
    server: { host: '127.0.0.1', port: 8484 },
    callers: [{ id: 'demo', defaults: { useCase: 'demo', purpose: 'TREAT', user: 'demo-user' } }],
    useCases: [{ id: 'demo', purposes: expect.arrayContaining(['TREAT']) }],
    patients: { files: [], hasDemoPatient: true },
    upstreams: [{ name: 'rehearsal', api: 'rehearsal', hosting: 'local' }],
    policies: ['builtin'],
  });
  expect(parse('')).toMatchObject({ isDemo: true });
});

test('the demo caller asks for the first use case there is', () => {
  const { callers } = parse('useCases: [{ id: coding, purposes: [HPAYMT] }]');
  expect(callers).toMatchObject([
    { id: 'demo', defaults: { useCase: 'coding', purpose: 'HPAYMT' } },
  ]);
});

test.each([
  ['callers: [{ id: ehr, key: "${KEY}" }]', 'ehr'],
  ['callers: []', undefined],
  ['tokens: [{ issuer: "https://i.example", audience: a }]', undefined],
])('nobody is a demo caller with %s', (yaml, id) => {
  const config = parse(yaml);
  expect(config.isDemo).toBe(false);
  expect(config.callers[0]?.id).toBe(id);
});

test('the environment goes before the file where it should', () => {
  const env = {
    HOST: '0.0.0.0',
    PORT: '9000',
    DATABASE_URL: 'postgres://db',
    CHAPERONE_DATA: '/d',
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318/',
  };
  const config = parseConfig('server: { host: 127.0.0.1, port: 1 }', { env, folder: '/' });
  expect(config.server).toMatchObject({ host: '0.0.0.0', port: 9000 });
  expect(config.data.folder).toBe('/d');
  expect(config.data.database?.reveal()).toBe('postgres://db');
  expect(config.tracing.endpoint).toBe('http://127.0.0.1:4318');
  expect(loadConfig({ env: { HOST: 'localhost' } }).server.host).toBe('localhost');
  expect(loadConfig({ env: { HOST: '' } }).server.host).toBe('127.0.0.1');
  for (const [name, value] of [
    ['HOST', 'ward-3.hospital.example'],
    ['HOST', '[::1]'],
    ['PORT', '80a'],
    ['CHAPERONE_DATA', '~/data'],
    ['DATABASE_URL', 'db.hospital.example'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318'],
  ] as const) {
    expect(() => loadConfig({ env: { [name]: value } })).toThrow(
      expect.objectContaining({ facts: expect.objectContaining({ at: `environment ${name}` }) }),
    );
  }
});

test('relative paths start at the folder of the file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'config-'));
  try {
    const file = join(folder, 'own.yaml');
    writeFileSync(
      file,
      'data: { folder: d }\npatients: { files: p.ndjson }\npolicies: [builtin, ./rules]',
    );
    expect(loadConfig({ file, env: {} })).toMatchObject({
      data: { folder: join(folder, 'd') },
      patients: { files: [join(folder, 'p.ndjson')], hasDemoPatient: false },
      policies: ['builtin', join(folder, 'rules')],
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a file that is not there is named', () => {
  expect(() => loadConfig({ file: '/no/such.yaml', env: {} })).toThrow(
    expect.objectContaining({
      facts: expect.objectContaining({ at: '/no/such.yaml', remedy: expect.any(String) }),
    }),
  );
});

test.each([
  ['a configuration', loadConfigFrom],
  ['its section deid', loadDeidConfig],
  ['rules on FHIR elements', readFhirRules],
])('%s in Latin-1 is refused with file, byte and remedy', (_, load) => {
  const folder = mkdtempSync(join(tmpdir(), 'config-'));
  const file = join(folder, 'own.yaml');
  writeFileSync(file, 'log: {} # Ö\n', 'latin1');
  const remedy = 'not UTF-8 at byte 10: convert it first, as iconv -f WINDOWS-1252 -t UTF-8 does';
  expect(() => load(file)).toThrow(
    expect.objectContaining({
      code: 'config_invalid',
      facts: { at: file, remedy, problems: [`${file}: ${remedy}`] },
    }),
  );
  rmSync(folder, { recursive: true });
});

function loadConfigFrom(file: string) {
  return loadConfig({ file, env: {} });
}

// ── Upstreams ───────────────────────────────────────────────────────────────────────────────────

const upstream = (fields: string) => parse(`upstreams: [{ name: m, ${fields} }]`).upstreams[0]!;

test.each([
  [
    'api: openai, url: "https://a.example/v1/"',
    { url: 'https://a.example/v1', hosting: 'outside', keyHeader: 'authorization', model: 'm' },
  ],
  ['api: openai, url: "${ADDRESS}"', { url: 'https://a.example/v1' }],
  [
    'api: openai, url: "https://a.example/o?x=1", apiVersion: 2026-01-01',
    { url: 'https://a.example/o?x=1&api-version=2026-01-01' },
  ],
  ['api: openai, url: "https://10.1.2.3/v1"', { hosting: 'local' }],
  ['api: openai, url: "https://192.168.1.2/v1"', { hosting: 'local' }],
  ['api: openai, url: "https://172.32.0.1/v1"', { hosting: 'outside' }],
  ['api: openai, url: "https://[fd00::1]/v1"', { hosting: 'local' }],
  ['api: openai, url: "https://10.evil.example/v1"', { hosting: 'outside' }],
  ['api: openai, url: "http://localhost:8000/v1"', { hosting: 'local' }],
  ['api: openai, url: "http://127.0.0.1:4000/v1", hosting: outside', { hosting: 'outside' }],
  ['api: openai, url: "http://10.1.2.3/v1", allowPlainHttp: true', { hosting: 'local' }],
  [
    'api: anthropic, url: "https://a.example"',
    { keyHeader: 'x-api-key', operations: ['messages', 'count_tokens'] },
  ],
  [
    'api: llama, modelFile: m.gguf',
    { modelFile: '/etc/chaperone/m.gguf', operations: ['chat'], concurrency: 1 },
  ],
  ['api: llama, modelFile: m.gguf, concurrency: 2', { concurrency: 2 }],
  [
    'api: rehearsal',
    { queue: { max: 64, waitMs: 30_000 }, retries: 2, breaker: { openMs: 15_000 } },
  ],
])('%s', (fields, expected) => {
  expect(upstream(fields)).toMatchObject(expected);
});

test.each([
  ['api: openai', 'url: give the base URL'],
  ['api: openai, url: "http://a.example/v1"', 'url: use https://'],
  ['api: openai, url: "http://a.example/v1", allowPlainHttp: true', 'url: use https://'],
  ['api: openai, url: "http://10.1.2.3/v1"', 'url: use https://'],
  ['api: openai, url: "http://127.evil.example/v1"', 'url: use https://'],
  ['api: openai, url: "ftp://a.example"', 'url: write an absolute URL'],
  ['api: openai, url: "https://u:p@a.example/v1"', 'url: secret_in_file'],
  ['api: openai, url: "https://a.example/v1?api-key=1234"', 'url: secret_in_file'],
  ['api: openai, url: "${MISSING}"', 'url: set the environment variable MISSING'],
  [
    'api: openai, url: "https://a.example", headers: { authorization: x }',
    'headers: authorization',
  ],
  [
    'api: openai, url: "https://a.example", headers: { x-goog-api-key: x }',
    'headers: x-goog-api-key',
  ],
  [
    'api: openai, url: "https://a.example", operations: [messages]',
    'operations: api openai offers',
  ],
  ['api: llama', 'modelFile: a GGUF file'],
  ['api: rehearsal, health: {}', 'health: this upstream runs in the gateway'],
  ['api: rehearsal, expectModel: "gpt *"', 'expectModel: write the id as the server reports it'],
  ['api: llama, modelFile: m.gguf, hosting: outside', 'hosting: this upstream runs in the gateway'],
])('refused: %s', (fields, problem) => {
  expect(problemsOf(`upstreams: [{ name: m, ${fields} }]`).join('\n')).toContain(problem);
});

/** Of an invented authority, whose key is thrown away. */
const CA_PEM = `-----BEGIN CERTIFICATE-----
MIIBUTCCAQOgAwIBAgIUE+XcEMDOODGb1vDT53vTuX373KgwBQYDK2VwMB0xGzAZ
BgNVBAMMEkludmVudGVkIGF1dGhvcml0eTAgFw0yNjExMjcwMjM3MTFaGA8yMTI2
MTEwMzAyMzcxMVowHTEbMBkGA1UEAwwSSW52ZW50ZWQgYXV0aG9yaXR5MCowBQYD
K2VwAyEAaMuxb5TeY6EPcNBlucxeRcdq/btWnR5kxwjlYypoNDajUzBRMB0GA1Ud
DgQWBBQxSgwxKD5x49eK1aj8JjNKnbmqXzAfBgNVHSMEGDAWgBQxSgwxKD5x49eK
1aj8JjNKnbmqXzAPBgNVHRMBAf8EBTADAQH/MAUGAytlcANBAMYbreMP7UFpFLoM
rY57gTVO/qi2ajiwCgrVX3rxX7h1x/pK0psVHPALTq3bo730bNQ0eZGUp29VYDQk
d/vNzwk=
-----END CERTIFICATE-----
`;

describe.each([
  [
    'upstreams[0]',
    (file: string) =>
      `upstreams: [{ name: m, api: openai, url: "https://a.example", caFile: ${file} }]`,
  ],
  [
    'patients.fhir',
    (file: string) => `patients: { fhir: { url: "https://a.example", caFile: ${file} } }`,
  ],
])('%s.caFile', (at, yaml) => {
  const folder = mkdtempSync(join(tmpdir(), 'config-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const problems = (content: string | undefined) => {
    if (content !== undefined) writeFileSync(join(folder, 'ca.pem'), content);
    return problemsOf(yaml(join(folder, content === undefined ? 'nope.pem' : 'ca.pem')));
  };

  test.each([
    ['one certificate', CA_PEM],
    ['several, with words between them', `one\n${CA_PEM}\ntwo\n${CA_PEM}`],
  ])('%s', (_, content) => {
    expect(problems(content)).toEqual([]);
  });

  test.each([
    ['no file', undefined, 'cannot be read: check path and permissions'],
    ['no PEM', 'hello', 'there is no certificate in this file: give it as PEM'],
    [
      'a second one that is damaged',
      CA_PEM + CA_PEM.replace('MIIB', 'AAAA'),
      'a certificate in this file cannot be read',
    ],
  ])('%s is refused with its place', (_, content, remedy) => {
    expect(problems(content).join('\n')).toMatch(
      new RegExp(`^chaperone\\.yaml:1:\\d+ ${at.replace(/[[\]]/g, '\\$&')}\\.caFile: ${remedy}`),
    );
  });
});

test('a rehearsal may play a model outside', () => {
  const { upstreams } = parse(
    'upstreams: [{ name: m, api: rehearsal, hosting: outside, provider: p }]',
  );
  expect(upstreams[0]).toMatchObject({ hosting: 'outside', provider: 'p' });
});

// ── Names of organisations ──────────────────────────────────────────────────────────────────────

const NPI = 'http://hl7.org/fhir/sid/us-npi|1234567893';

test.each([
  'Organization/17',
  'Device/model-4',
  'https://ehr.example/r4/Organization/17',
  NPI,
  'urn:oid:2.16.840.1.113883.4.4|12 3456789',
])('consents may name an organisation %s', (name) => {
  expect(parse(`site: { organization: ["${name}"] }`).site.organization).toEqual([name]);
  expect(
    parse(`providers: [{ id: p, title: P, references: ["${name}"] }]`).providers[0]?.references,
  ).toEqual([name]);
});

test.each(['Practitioner/7', '17', 'Organization', 'Organization/17/_history/1', 'npi|', '|17'])(
  '%s names no organisation',
  (name) => {
    expect(problemsOf(`site: { organization: ["${name}"] }`).join()).toContain(
      'site.organization[0]: write a FHIR reference (Organization/17, or its URL) or an identifier',
    );
  },
);

test('an agreement that nobody signed, or can show, is refused', () => {
  const agreement = '{ id: BAA-1, kind: baa, from: "2026-01-01" }';
  const problems = problemsOf(
    `providers: [{ id: p, title: P, agreements: [${agreement}], subprocessors: [{ name: S, hasAgreement: true, region: Texas }] }]`,
  ).join('\n');
  expect(problems).toContain('agreements[0].document: give document (SHA-256 of the signed paper)');
  expect(problems).toContain('agreements[0].signedBy: say who signed it for the provider');
  expect(problems).toContain('subprocessors[0].region: write ISO 3166');
});

test('a name of the house is none of a provider', () => {
  const both = `{ site: { organization: ["${NPI}"] }, providers: [{ id: p, title: P, references: ["${NPI}"] }] }`;
  expect(problemsOf(both).join()).toContain(
    'providers[0].references[0]: this names the house, under site.organization',
  );
});

// ── A model of the site's own ───────────────────────────────────────────────────────────────────

const PIN = 'a'.repeat(64);

test('a model needs a folder and its hash, and finds from 0.5 on, within half a minute', () => {
  expect(parse(`deid: { model: { folder: ./m, sha256: ${PIN} } }`).deid.model).toEqual({
    folder: '/etc/chaperone/m',
    sha256: PIN,
    labels: {},
    scoreMin: 0.5,
    timeoutMs: 30_000,
  });
});

test.each([
  ['folder: ./m', 'deid.model.sha256'],
  ['folder: ./m, sha256: 12ab', 'deid.model.sha256: write 64 hexadecimal digits'],
  [`folder: ./m, sha256: ${PIN}, labels: { PER: person }`, 'deid.model.labels.PER: write one of'],
  [`folder: ./m, sha256: ${PIN}, scoreMin: 0`, 'deid.model.scoreMin'],
  [`folder: ./m, sha256: ${PIN}, score: 0.5`, 'deid.model.score'],
])('a model with %s is refused', (fields, problem) => {
  expect(problemsOf(`deid: { model: { ${fields} } }`).join('\n')).toContain(problem);
});

// ── Several readings, and lengths ───────────────────────────────────────────────────────────────

test.each([
  ['policies: [{ bundle: region.json }]', 'policies[0].publicKey: this field is required'],
  ['policies: [builtin, { bundel: x }]', 'policies[1].bundle: this field is required'],
  ['policies: { bundle: region.json }', 'policies.publicKey: this field is required'],
  [`site: { organization: ["x:${'y'.repeat(512)}|1"] }`, '[0]: write at most 512 characters'],
  [`providers: [{ id: p, title: ${'P'.repeat(257)} }]`, 'title: write at most 256 characters'],
  ['providers: [{ id: p, title: "" }]', 'providers[0].title: write a name'],
])('%s is told where it goes wrong, and in words', (yaml, problem) => {
  expect(problemsOf(yaml).join('\n')).toContain(problem);
});

// ── Secrets ─────────────────────────────────────────────────────────────────────────────────────

test.each([
  ['sk-live-1234567890', 'secret_in_file'],
  ['Bearer ${KEY}', 'secret_in_file'],
  ['${MISSING}', 'set the environment variable MISSING'],
  ['${EMPTY-}', 'secret_in_file'],
])('a key written as %s is refused, and not repeated', (written, problem) => {
  const problems = problemsOf(
    `upstreams: [{ name: m, api: openai, url: "https://a.example", key: "${written}" }]`,
  );
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(problem);
  expect(problems[0]).not.toContain('sk-live');
});

test.each([
  ['a line break', `${ENV.KEY}\n`],
  ['that of Windows', `${ENV.KEY}\r\n`],
  ['a byte order mark before it', `\ufeff${ENV.KEY}`],
])('a secret that stands in the environment with %s is the one without', (_, KEY) => {
  const yaml = 'callers: [{ id: ehr, key: "${KEY}" }]';
  const { callers } = parseConfig(yaml, { env: { KEY }, folder: '/' });
  expect(callers[0]?.key?.reveal()).toBe(ENV.KEY);
});

test.each([
  ['key', 'key: "${ADDRESS_AND_KEY}"', 'upstreams[0].key: what the variable holds is no key'],
  ['header', 'headers: { x-site: "Köln" }', 'upstreams[0].headers.x-site: write printable ASCII'],
])('a %s that no header can hold is refused at the start', (_, field, problem) => {
  const env = { ADDRESS_AND_KEY: `https://a.example\n${ENV.KEY}` };
  const yaml = `upstreams: [{ name: m, api: openai, url: "https://a.example", ${field} }]`;
  expect(problemsOf(yaml, env).join('\n')).toContain(problem);
});

test('a secret prints as [secret], wherever it is printed', () => {
  const config = parse('callers: [{ id: ehr, key: "${KEY}" }]');
  expect(config.callers[0]?.key?.reveal()).toBe(ENV.KEY);
  for (const printed of [
    JSON.stringify(describeConfig(config)),
    inspect(config, { depth: 9 }),
    `${config.callers[0]?.key}`,
  ]) {
    expect(printed).toContain('[secret]');
    expect(printed).not.toContain(ENV.KEY);
  }
});

test('environment references are for secrets and URLs alone', () => {
  expect(problemsOf('server: { host: "${KEY}" }')[0]).toContain('only in secrets and URLs');
});

// ── What describes it ───────────────────────────────────────────────────────────────────────────

test('the reference in docs/ is that of the schema', async () => {
  await expect(configurationReference()).toMatchFileSnapshot('../docs/configuration.md');
});

test('the recipe for keyDigest prints what keyDigest takes', () => {
  const [, recipe] = /instead of the key: `([^`]+)`/.exec(configurationReference())!;
  const shell = recipe!.replaceAll('\\|', '|'); // as a cell of a table has it
  const printed = execFileSync('sh', ['-c', shell], { env: { ...process.env, KEY: ENV.KEY } });
  expect(String(printed).trim()).toBe(KEY_DIGEST);
  expect(problemsOf(`callers: [{ id: a, keyDigest: "${KEY_DIGEST}" }]`)).toEqual([]);
});

test('the default configuration describes itself without secrets or surprises', () => {
  expect(describeConfig(defaultConfig({ DATABASE_URL: 'postgres://u:p@db' }))).toMatchObject({
    data: { database: '[secret]' },
  });
});

// ── Profiles ────────────────────────────────────────────────────────────────────────────────────

const PROFILES = `deid:
  profile: ward
  profiles:
    - { id: ward, base: chat, title: Ages stay, rows: { age: keep } }
    - id: trial-7
      base: safe-harbor
      title: As agreed for trial 7
      rows:
        state: redact
`;

test('a request may go under a profile of the site that leads back', () => {
  const { deid } = parse(PROFILES);
  expect(deid.profile).toBe('ward');
  expect(deid.profiles.map(({ id, rows }) => [id, rows.age.method, rows.state.method])).toEqual([
    ['ward', 'keep', 'keep'],
    ['trial-7', 'age-90', 'redact'],
  ]);
});

test.each([
  ['profile: ward', 'profile: trial-7', '2:3 deid.profile', 'must lead back'],
  ['state: redact', 'state: keep', '9:9 deid.profiles[1].rows.state', 'looser than us-state'],
  ['state: redact', 'states: redact', '9:9 deid.profiles[1].rows.states', 'no such subject'],
  ['state: redact', 'state: gone', '9:9 deid.profiles[1].rows.state', 'write one of: keep, redact'],
  ['id: trial-7', 'id: ward', '5:7 deid.profiles[1].id', 'taken'],
  ['base: safe-harbor', 'based: safe-harbor', '6:7 deid.profiles[1].based', 'did you mean base?'],
])('%s → %s is told with its line', (from, to, at, remedy) => {
  const problems = problemsOf(PROFILES.replace(from, to)).join('\n');
  expect(problems).toContain(`chaperone.yaml:${at}: `);
  expect(problems).toContain(remedy);
});

test('the section deid alone: other sections are named, and not read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chaperone-deid-'));
  const file = join(folder, 'chaperone.yaml');
  const gateway = 'upstreams: [{ name: a, api: openai, url: "${NOT_SET}" }]\n';
  writeFileSync(file, gateway + PROFILES);
  expect(loadDeidConfig(file).profiles).toHaveLength(2);
  writeFileSync(file, `upstream: []\n${PROFILES}`);
  expect(() => loadDeidConfig(file)).toThrow(Failure);
  rmSync(folder, { recursive: true });
});
