/** Issuers that are down, slow, odd or hostile, on loopback: what their callers are told, and how soon. */
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { LIMITS } from '../core/limits.ts';
import { openTokenVerifier } from './token.ts';

type Pair = Awaited<ReturnType<typeof generateKeyPair>>;

let pairs: readonly Pair[];
let server: Server;
let url: string;
let time: number;
let steady: number;
/** How the issuer answers, where otherwise than with what was asked for. */
let oddly: ((path: string, response: ServerResponse) => void) | undefined;
let published: readonly (JWK | null)[];

beforeAll(async () => {
  pairs = await Promise.all([1, 2].map(() => generateKeyPair('ES256')));
});

beforeEach(async () => {
  [time, steady, oddly] = [Date.now(), 0, undefined];
  published = [await jwk(0, { kid: 'k' })];
  server = createServer(({ url: path = '' }, response) => {
    if (oddly !== undefined) return oddly(path, response);
    const isKeys = path === '/keys';
    const body = isKeys ? { keys: published } : { issuer: url, jwks_uri: `${url}/keys` };
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const jwk = async (at: number, more: object): Promise<JWK> => ({
  ...(await exportJWK(pairs[at]!.publicKey)),
  alg: 'ES256',
  ...more,
});

const tokenBy = (at: number, header: object = { kid: 'k' }): Promise<string> =>
  new SignJWT({ client_id: 'scribe', exp: Math.floor(time / 1000) + 7200 })
    .setProtectedHeader({ alg: 'ES256', ...header })
    .setIssuer(url)
    .setAudience('chaperone')
    .sign(pairs[at]!.privateKey);

const verifier = () =>
  openTokenVerifier(
    [
      {
        issuer: url,
        audience: ['chaperone'],
        algorithms: ['ES256'],
        claims: {
          ...{ user: ['sub'], caller: ['client_id'], groups: [], useCase: [], purpose: [] },
          ...{ roles: [], organisation: [], mfa: [], training: [] },
        },
        ...{ mfaValues: [], trainingDays: 1, defaults: {} },
      },
    ],
    { now: () => time, steady: () => steady },
  );

const refused = (reason: string) => ({ code: 'unauthenticated', facts: { reason } });
const isAccepted = { caller: 'scribe' };

// ── Which of its keys has signed ────────────────────────────────────────────────────────────────

test.each<[string, () => Promise<(JWK | null)[]>, object]>([
  ['two keys without a name', async () => [await jwk(0, {}), await jwk(1, {})], {}],
  [
    'two keys of one name',
    async () => [await jwk(0, { kid: 'k' }), await jwk(1, { kid: 'k' })],
    { kid: 'k' },
  ],
  [
    'a token that names none',
    async () => [await jwk(0, { kid: 'k' }), await jwk(1, { kid: 'l' })],
    {},
  ],
])('%s: either may have signed, and nobody else', async (_, keys, header) => {
  published = await keys();
  expect(await verifier()(await tokenBy(0, header))).toMatchObject(isAccepted);
  expect(await verifier()(await tokenBy(1, header))).toMatchObject(isAccepted);
  published = [...published].reverse();
  const foreign = await generateKeyPair('ES256');
  pairs = [...pairs.slice(0, 2), foreign];
  const forged = verifier()(await tokenBy(2, header));
  await expect(forged).rejects.toMatchObject(refused('wrong_signature'));
});

test('a key that is of no use', async () => {
  published = [{ kty: 'EC', crv: 'P-256', kid: 'k', alg: 'ES256', x: 'AQAB', y: 'AQAB' }];
  await expect(verifier()(await tokenBy(0))).rejects.toMatchObject(refused('unusable_signing_key'));
});

// ── When they cannot be had ─────────────────────────────────────────────────────────────────────

const onKeys =
  (answer: (response: ServerResponse) => void) => (path: string, response: ServerResponse) =>
    path === '/keys'
      ? answer(response)
      : response.end(JSON.stringify({ issuer: url, jwks_uri: `${url}/keys` }));
const status = (code: number) => (response: ServerResponse) =>
  void response.writeHead(code, { location: `${url}/elsewhere` }).end();
const drips = (response: ServerResponse) => {
  const timer = setInterval(() => response.write(' '), 100);
  response.on('close', () => clearInterval(timer));
};
const floods = (response: ServerResponse) => {
  const more = () => {
    while (response.write(' '.repeat(65_536)));
  };
  response.on('drain', more);
  more();
};

test.each<[string, () => typeof oddly, string]>([
  ['is down', () => (_, response) => status(503)(response), 'discovery'],
  ['is down by half', () => onKeys(status(503)), 'key_set'],
  ['sends elsewhere', () => onKeys(status(302)), 'key_set'],
  ['answers a page', () => onKeys((response) => void response.end('<html>')), 'key_set'],
  [
    'answers no key set',
    () => onKeys((response) => void response.end('{"keys":[null]}')),
    'key_set',
  ],
  [
    'calls itself otherwise',
    () => (_, response) => void response.end('{"issuer":"https://elsewhere.example"}'),
    'discovery_of_another_issuer',
  ],
  [
    'names no keys',
    () => (_, response) => void response.end(JSON.stringify({ issuer: url, jwks_uri: 'keys' })),
    'discovery_names_no_key_set',
  ],
  ['has a document without end', () => (_, response) => floods(response), 'discovery'],
  ['has keys without end', () => onKeys(floods), 'key_set'],
  ['sends a byte of it now and then', () => (_, response) => drips(response), 'discovery'],
  ['sends a byte of keys now and then', () => onKeys(drips), 'key_set'],
])('an issuer that %s', { timeout: 15_000 }, async (_, oddity, because) => {
  oddly = oddity();
  const asked = verifier()(await tokenBy(0));
  await expect(asked).rejects.toMatchObject({
    code: 'token_issuer_unavailable',
    facts: { issuer: url, because },
  });
});

test('is asked again later, also where the clock was ahead and is put right', async () => {
  const verify = verifier();
  const token = await tokenBy(0);
  oddly = (_, response) => status(503)(response);
  await expect(verify(token)).rejects.toMatchObject({ code: 'token_issuer_unavailable' });
  oddly = undefined;
  await expect(verify(token)).rejects.toMatchObject({ code: 'token_issuer_unavailable' });
  time -= 3_600_000;
  steady += LIMITS.jwksRetryMs;
  expect(await verify(token)).toMatchObject(isAccepted);
});
