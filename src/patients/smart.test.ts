/** SMART Backend Services against a stand-in that checks what a real token server checks. */
import { exportJWK, exportPKCS8, generateKeyPair, type JWK } from 'jose';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { SmartFhirServer } from '../../test/support/smart-fhir-server.ts';
import { LIMITS } from '../core/limits.ts';
import { Secret } from '../core/secret.ts';
import { type FhirServer, openFhirServer } from './fhir-server.ts';

interface Key {
  readonly pem: string;
  readonly privateJwk: JWK;
  readonly publicJwk: JWK;
}
const made: Record<'ES384' | 'RS384' | 'other' | 'P-256', Key> = {} as never;

async function make(algorithm: string, kid: string): Promise<Key> {
  const pair = await generateKeyPair(algorithm, { extractable: true });
  return {
    pem: await exportPKCS8(pair.privateKey),
    privateJwk: { ...(await exportJWK(pair.privateKey)), kid },
    publicJwk: { ...(await exportJWK(pair.publicKey)), kid, alg: algorithm },
  };
}
beforeAll(async () => {
  made.ES384 = await make('ES384', 'ec');
  made.RS384 = await make('RS384', 'rsa');
  made.other = await make('ES384', 'ec');
  made['P-256'] = await make('ES256', 'small');
});

let time = Date.parse('2026-06-15T12:00:00Z');
let steady = 0;
const clock = { now: () => time, steady: () => steady };
let server: SmartFhirServer;
let opened: { close(): Promise<void> } | undefined;

beforeEach(async () => {
  [time, steady] = [Date.parse('2026-06-15T12:00:00Z'), 0];
  server = await new SmartFhirServer().start();
  server.now = clock.now;
  server.clients.set('gateway', [made.ES384.publicJwk, made.RS384.publicJwk]);
  server.resources = [{ resourceType: 'Patient', id: 'a', name: [{ family: 'Ames' }] }];
});
afterEach(async () => {
  await opened?.close();
  opened = undefined;
  server.stop();
});

function open(smart: object = {}, change: Partial<FhirServer> = {}) {
  const found = openFhirServer(
    {
      url: server.url,
      timeoutMs: 1000,
      cacheSeconds: 0,
      relatives: true,
      practitioners: true,
      consents: true,
      consentCacheSeconds: 0,
      smart: { clientId: 'gateway', key: new Secret(made.ES384.pem), keyId: 'ec', ...smart },
      ...change,
    },
    clock,
  );
  opened = found;
  return found;
}
const decoded = (jwt: string, part: 0 | 1) =>
  JSON.parse(Buffer.from(jwt.split('.')[part]!, 'base64url').toString());
const refusedBecause = (because: string, more: object = {}) =>
  expect.objectContaining({
    code: 'patient_source_unavailable',
    facts: expect.objectContaining({ because, ...more }),
  });

test.each<[string, () => object, string]>([
  ['PEM, P-384', () => ({}), 'ES384'],
  [
    'JWK, which names its kid',
    () => ({ key: new Secret(JSON.stringify(made.ES384.privateJwk)), keyId: undefined }),
    'ES384',
  ],
  ['PEM, RSA', () => ({ key: new Secret(made.RS384.pem), keyId: 'rsa' }), 'RS384'],
])('a key as %s', async (_, smart, algorithm) => {
  const found = await open(smart()).find('Patient/a');
  expect(found?.persons[0]?.names[0]?.family).toBe('Ames');
  const [assertion] = server.assertions;
  expect(decoded(assertion!, 0)).toEqual({ alg: algorithm, kid: expect.any(String), typ: 'JWT' });
  const seconds = time / 1000;
  expect(decoded(assertion!, 1)).toEqual({
    iss: 'gateway',
    sub: 'gateway',
    aud: server.tokenUrl,
    iat: seconds,
    exp: seconds + 240,
    jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
});

test('one token for all requests, until shortly before it expires; each assertion has its own jti', async () => {
  const source = open();
  await Promise.all([source.find('Patient/a'), source.consents('Patient/a')]);
  await source.find('Patient/a');
  expect(server.assertions).toHaveLength(1);

  time += 289_000;
  await source.find('Patient/a');
  expect(server.assertions).toHaveLength(1);
  time += 2000;
  await source.find('Patient/a');
  expect(server.assertions).toHaveLength(2);
  const [first, second] = server.assertions.map((jwt) => decoded(jwt, 1).jti);
  expect(first).not.toBe(second);
});

test('a withdrawn token: 401, a new one, once', async () => {
  const source = open({}, { relatives: false });
  await source.find('Patient/a');
  time += LIMITS.fhirTokenRetryMs;
  server.withdrawTokens();
  await source.find('Patient/a');
  expect(server.assertions).toHaveLength(2);
  expect(server.asked).toEqual(['/r4/Patient/a', '/r4/Patient/a', '/r4/Patient/a']);

  // A server that refuses every token is asked twice, and no more.
  time += LIMITS.fhirTokenRetryMs;
  server.broken.set('/r4/Patient', 401);
  await expect(source.find('Patient/a')).rejects.toEqual(
    refusedBecause('unexpected_answer', { status: 401 }),
  );
  expect(server.assertions).toHaveLength(3);
});

test('a server that refuses whatever token it gave is not asked for one with every request', async () => {
  const source = open({}, { relatives: false });
  server.broken.set('/r4/Patient', 401);
  for (let i = 0; i < 5; i += 1) await expect(source.find('Patient/a')).rejects.toThrow();
  expect(server.assertions).toHaveLength(1);
  time += LIMITS.fhirTokenRetryMs;
  await expect(source.find('Patient/a')).rejects.toThrow();
  expect(server.assertions).toHaveLength(2);
});

test('a clock that was ahead and is put right neither keeps a token nor bars the next', async () => {
  const source = open();
  server.broken.set('/token', 503);
  await expect(source.find('Patient/a')).rejects.toThrow();
  server.broken.clear();
  time -= 3_600_000;
  steady += LIMITS.fhirTokenRetryMs;
  await source.find('Patient/a');
  time -= 3_600_000;
  steady += 291_000;
  await source.find('Patient/a');
  expect(server.assertions).toHaveLength(2);
});

test('only the scopes that are needed are asked for', async () => {
  server.grantable = ['system/Patient.rs'];
  const only = { relatives: false, practitioners: false, consents: false };
  await expect(open({}, only).find('Patient/a')).resolves.toMatchObject({ persons: [{}] });
});

test.each([
  ['the one for consents', ['system/Patient.rs', 'system/RelatedPerson.rs'], ['system/Consent.rs']],
  ['that for patients', ['system/Consent.rs', 'system/RelatedPerson.rs'], ['system/Patient.rs']],
])('a scope that is not granted is named: %s', async (_, grantable, scopes) => {
  server.grantable = grantable;
  await expect(open().find('Patient/a')).rejects.toEqual(
    refusedBecause('scope_not_granted', { scopes }),
  );
});

test.each<[string, { key?: () => string; clientId?: string; keyId?: string }]>([
  ['an unknown client', { clientId: 'other' }],
  ['another key under the same kid', { key: () => made.other.pem }],
  ['an unknown kid', { keyId: 'new' }],
])('%s is refused, with the code of the server', async (_, { key, ...smart }) => {
  const source = open({ ...smart, ...(key ? { key: new Secret(key()) } : {}) });
  const error = refusedBecause('token_refused', { error: 'invalid_client', status: 401 });
  await expect(source.find('Patient/a')).rejects.toEqual(error);
  // Not asked again at once, and then it is.
  await expect(source.find('Patient/a')).rejects.toEqual(error);
  expect(server.refusals).toHaveLength(1);
  time += 2000;
  await expect(source.find('Patient/a')).rejects.toEqual(error);
  expect(server.refusals).toHaveLength(2);
});

test('an assertion for another token server is refused: aud is the endpoint', async () => {
  const source = open({ tokenUrl: `${server.tokenUrl}?` });
  await expect(source.find('Patient/a')).rejects.toEqual(refusedBecause('token_refused'));
});

test('the stand-in bites: a replayed assertion, and an expired one', async () => {
  await open().find('Patient/a');
  const replay = async () => {
    const answer = await fetch(server.tokenUrl, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        scope: 'system/Patient.rs',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: server.assertions[0]!,
      }),
    });
    return answer.status;
  };
  expect(await replay()).toBe(401);
  time += 241_000;
  expect(await replay()).toBe(401);
});

test('an access token that the server no longer takes is not sent on', async () => {
  server.tokenSeconds = 4;
  const source = open();
  await source.find('Patient/a');
  time += 2001;
  await source.find('Patient/a');
  expect(server.assertions).toHaveLength(2);
});

test.each<[string, (of: SmartFhirServer) => void, string]>([
  ['no discovery document', (of) => of.broken.set('/r4/.well-known', 404), 'discovery_failed'],
  [
    'no token endpoint in it',
    (of) => {
      of.discovery = { token_endpoint: undefined };
    },
    'discovery_failed',
  ],
  [
    'no asymmetric method',
    (of) => {
      of.discovery = { token_endpoint_auth_methods_supported: ['client_secret_basic'] };
    },
    'method_not_supported',
  ],
  [
    'no algorithm of ours',
    (of) => {
      of.discovery = { token_endpoint_auth_signing_alg_values_supported: ['RS384'] };
    },
    'method_not_supported',
  ],
  [
    'a token server that is not there',
    (of) => {
      of.discovery = { token_endpoint: 'http://127.0.0.1:9/t' };
    },
    'token_endpoint_unreachable',
  ],
  ['a token server that fails', (of) => of.broken.set('/token', 500), 'token_refused'],
  ['no token in its answer', (of) => of.broken.set('/token', 200), 'unexpected_token_answer'],
])('%s', async (_, breakIt, because) => {
  breakIt(server);
  await expect(open().find('Patient/a')).rejects.toEqual(refusedBecause(because));
});

test.each<[string, () => object, string]>([
  ['no key at all', () => ({ key: new Secret('hunter2') }), 'patients.fhir.smart.key'],
  ['a small curve', () => ({ key: new Secret(made['P-256'].pem) }), 'patients.fhir.smart.key'],
  ['no kid', () => ({ keyId: undefined }), 'patients.fhir.smart.keyId'],
])('%s is refused at the start, and not repeated', (_, smart, at) => {
  let thrown: unknown;
  try {
    open(smart());
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toMatchObject({ code: 'config_invalid', facts: { at } });
  expect(JSON.stringify(thrown)).not.toContain('hunter2');
});
