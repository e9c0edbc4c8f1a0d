/** Callers against a real token issuer on loopback, and against a store of keys. */
import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LIMITS } from '../core/limits.ts';
import { Secret } from '../core/secret.ts';
import { type ApiKey, keyDigest, newApiKey } from '../vault/index.ts';
import { type AuthenticatorOptions, openAuthenticator } from './caller.ts';
import type { TokenIssuer } from './token.ts';

const PEPPER = new Uint8Array(32).fill(7);
const NOW = Date.now();

let time = NOW;
const clock = { now: () => time };

/** An OIDC issuer: discovery, and a key set that the test may change or take away. */
class Issuer {
  readonly keys = new Map<string, Awaited<ReturnType<typeof generateKeyPair>>>();
  fetches = 0;
  isDown = false;
  claimsToBe: string | undefined;
  readonly #server: Server = createServer((request, response) => {
    void this.#answer(request.url ?? '').then(([status, body]) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    await this.rotate('first');
    return this;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async rotate(kid: string): Promise<void> {
    this.keys.clear();
    this.keys.set(kid, await generateKeyPair('ES256'));
  }

  token(claims: Record<string, unknown>, header: Record<string, unknown> = {}): Promise<string> {
    const [kid, pair] = [...this.keys][0]!;
    const seconds = Math.floor(NOW / 1000);
    return new SignJWT({ exp: seconds + 60, ...claims })
      .setProtectedHeader({ alg: 'ES256', kid, ...header })
      .setIssuer(this.url)
      .sign(pair.privateKey);
  }

  async #answer(path: string): Promise<[number, unknown]> {
    if (this.isDown) return [503, {}];
    if (path === '/.well-known/openid-configuration') {
      return [200, { issuer: this.claimsToBe ?? this.url, jwks_uri: `${this.url}/keys` }];
    }
    this.fetches += 1;
    const keys = [...this.keys].map(async ([kid, pair]) => ({
      ...(await exportJWK(pair.publicKey)),
      kid,
      alg: 'ES256',
    }));
    return [200, { keys: await Promise.all(keys) }];
  }
}

let issuer: Issuer;
beforeEach(async () => {
  time = NOW;
  issuer = await new Issuer().start();
});
afterEach(() => issuer.stop());

const tokensOf = (url: string): TokenIssuer => ({
  issuer: url,
  audience: ['chaperone'],
  algorithms: ['ES256'],
  claims: {
    user: ['sub'],
    caller: ['client_id', 'azp'],
    groups: ['groups', 'realm_access.roles'],
    useCase: ['use_case'],
    purpose: ['purpose_of_use'],
    roles: ['chaperone_roles'],
    organisation: ['org'],
    mfa: ['amr', 'acr'],
    training: ['trained'],
  },
  mfaValues: ['mfa', 'urn:acr:two'],
  trainingDays: 365,
  defaults: { purpose: 'TREAT' },
});

function authenticator(change: Partial<AuthenticatorOptions> = {}) {
  return openAuthenticator({
    callers: [],
    tokens: [tokensOf(issuer.url)],
    pepper: PEPPER,
    findKey: async () => undefined,
    listKeys: async () => [],
    clock,
    ...change,
  });
}

const bearer = (credential: string) => ({ authorization: `Bearer ${credential}` });
const refused = (reason: string) =>
  expect.objectContaining({ code: 'unauthenticated', facts: { reason } });
const GOOD = { aud: 'chaperone', sub: 'dr-1', azp: 'scribe' };

// ── API keys ────────────────────────────────────────────────────────────────────────────────────

const PLAIN = 'a-configured-key-of-some-length';
const CLERK = { roles: ['clerk'], hasMfa: false, isTrained: false };
const EHR = { id: 'ehr', groups: ['oncology'], roles: ['clerk'], defaults: { user: 'ehr-user' } };

test.each([
  ['the OpenAI client', { authorization: `Bearer ${PLAIN}` }],
  ['the Anthropic client', { 'x-api-key': PLAIN }],
  ['the Azure client', { 'api-key': PLAIN }],
  ['two places, one key', { authorization: `bearer ${PLAIN}`, 'x-api-key': PLAIN }],
])('a configured key, as sent by %s', async (_client, headers) => {
  const authenticate = authenticator({ callers: [{ ...EHR, key: new Secret(PLAIN) }] });
  const { roles: _, ...principal } = EHR;
  expect(await authenticate(headers)).toEqual({ ...principal, claims: {}, userFacts: CLERK });
});

test('a configured digest stands for its key, and not for itself', async () => {
  const digest = createHash('sha256').update(PLAIN).digest('hex');
  const authenticate = authenticator({ callers: [{ ...EHR, keyDigest: `sha256:${digest}` }] });
  expect(await authenticate(bearer(PLAIN))).toMatchObject({ id: 'ehr' });
  await expect(authenticate(bearer(digest))).rejects.toEqual(refused('unknown_key'));
});

test.each([
  [{}, 'no_credentials'],
  [{ authorization: 'Basic YTpi' }, 'malformed_credentials'],
  [{ authorization: 'Bearer ' }, 'malformed_credentials'],
  [{ 'x-api-key': 'x'.repeat(20_000) }, 'malformed_credentials'],
  [{ authorization: `Bearer ${PLAIN}`, 'x-api-key': 'other' }, 'several_credentials'],
  [{ 'x-api-key': [PLAIN, PLAIN] }, 'several_credentials'],
  [{ 'x-api-key': 'guess' }, 'unknown_key'],
  [{ 'x-api-key': `ck_${'A'.repeat(43)}` }, 'unknown_key'],
])('%j: %s', async (headers, reason) => {
  const authenticate = authenticator({ callers: [{ ...EHR, key: new Secret(PLAIN) }] });
  await expect(authenticate(headers)).rejects.toEqual(refused(reason));
});

test.each([
  ['by its id', { id: 'ehr', defaults: { useCase: 'letters' } }],
  ['that it names', { defaults: { caller: 'ehr', useCase: 'letters' } }],
])('a stored key acts for the configured caller %s, with its own defaults', async (_, of) => {
  const made = newApiKey({ name: 'EHR', ...of }, PEPPER, NOW);
  const authenticate = authenticator({
    callers: [EHR],
    findKey: async (digest) =>
      Buffer.from(digest).equals(keyDigest(made.plain, PEPPER)) ? made.key : undefined,
  });
  expect(await authenticate(bearer(made.plain))).toEqual({
    id: 'ehr',
    groups: ['oncology'],
    claims: {},
    userFacts: CLERK,
    defaults: { useCase: 'letters', user: 'ehr-user' },
  });
});

test('the demo key ends with the demo', async () => {
  const made = newApiKey({ id: 'demo', name: 'demo', defaults: {} }, PEPPER, NOW);
  const findKey = async () => made.key;
  const demo = { id: 'demo', groups: [], roles: [], defaults: { useCase: 'demo' } };
  expect(await authenticator({ callers: [demo], findKey })(bearer(made.plain))).toMatchObject({
    id: 'demo',
    defaults: { useCase: 'demo' },
  });
  await expect(authenticator({ callers: [EHR], findKey })(bearer(made.plain))).rejects.toEqual(
    refused('demo_is_over'),
  );
});

test('a stored key is looked up once a second at most, and a revoked one stops within it', async () => {
  const made = newApiKey({ name: 'EHR', defaults: {} }, PEPPER, NOW);
  let stored: ApiKey | undefined = made.key;
  let lookups = 0;
  const findKey = async () => {
    lookups += 1;
    return stored;
  };
  const authenticate = authenticator({ findKey });

  await authenticate(bearer(made.plain));
  await authenticate(bearer(made.plain));
  expect(lookups).toBe(1);

  stored = undefined;
  time += 1000;
  await expect(authenticate(bearer(made.plain))).rejects.toEqual(refused('unknown_key'));
  expect(lookups).toBe(2);
});

test('a revoked key stops within a second, though the clock steps back', async () => {
  const made = newApiKey({ name: 'EHR', defaults: {} }, PEPPER, NOW);
  let stored: ApiKey | undefined = made.key;
  let steady = 0;
  const stepping = { now: clock.now, steady: () => steady };
  const authenticate = authenticator({ findKey: async () => stored, clock: stepping });
  await authenticate(bearer(made.plain));

  stored = undefined;
  time -= 3_600_000;
  steady += LIMITS.keyRememberedMs - 1;
  await authenticate(bearer(made.plain));
  steady += 1;
  await expect(authenticate(bearer(made.plain))).rejects.toEqual(refused('unknown_key'));
});

// ── Tokens ──────────────────────────────────────────────────────────────────────────────────────

test('a token names caller, user, groups, use case and purpose', async () => {
  const authenticate = authenticator();
  const token = await issuer.token({
    ...GOOD,
    realm_access: { roles: ['oncology', 7] },
    use_case: 'letters',
    purpose_of_use: 'HPAYMT',
    chaperone_roles: ['reviewer'],
    acr: 'urn:acr:two',
  });
  expect(await authenticate(bearer(token))).toEqual({
    id: 'scribe',
    groups: ['oncology'],
    claims: { user: 'dr-1', useCase: 'letters', purpose: 'HPAYMT' },
    userFacts: { roles: ['reviewer'], hasMfa: true, isTrained: false },
    defaults: { purpose: 'TREAT' },
  });
});

test('keys may rotate while we run, and the old key is then worth nothing', async () => {
  const authenticate = authenticator();
  const old = await issuer.token(GOOD);
  await authenticate(bearer(old));

  await issuer.rotate('second');
  const renewed = await issuer.token(GOOD);
  // Inside the pause between two fetches an unknown key is not worth a fetch.
  await expect(authenticate(bearer(renewed))).rejects.toEqual(refused('unknown_signing_key'));
  expect(issuer.fetches).toBe(1);

  await afterTheCooldown(async () => {
    expect(await authenticate(bearer(renewed))).toMatchObject({ id: 'scribe' });
    expect(issuer.fetches).toBe(2);
    await expect(authenticate(bearer(old))).rejects.toEqual(refused('unknown_signing_key'));
  });
});

test('a withdrawn key is worth nothing once the keys are old, though the clock steps back', async () => {
  let steady = 0;
  const authenticate = authenticator({ clock: { now: clock.now, steady: () => steady } });
  const old = await issuer.token(GOOD);
  await authenticate(bearer(old));

  await issuer.rotate('second');
  time -= 20_000;
  steady += LIMITS.jwksAgeMaxMs - 1;
  await authenticate(bearer(old));
  steady += 1;
  await expect(authenticate(bearer(old))).rejects.toEqual(refused('unknown_signing_key'));
  expect(issuer.fetches).toBe(2);
});

test.each([
  ['for another gateway', { ...GOOD, aud: 'other' }, {}, 'wrong_claim_aud'],
  ['expired', { ...GOOD, exp: Math.floor(NOW / 1000) - 31 }, {}, 'token_expired'],
  ['without an end', { ...GOOD, exp: undefined }, {}, 'wrong_claim_exp'],
  ['not yet valid', { ...GOOD, nbf: Math.floor(NOW / 1000) + 60 }, {}, 'wrong_claim_nbf'],
  ['of nobody', { ...GOOD, azp: undefined }, {}, 'token_names_no_caller'],
  ['with a key nobody published', GOOD, { kid: 'other' }, 'unknown_signing_key'],
  ['with half of a surrogate pair', { ...GOOD, sub: 'dr \ud800' }, {}, 'claim_not_text'],
  ['with a claim too long', { ...GOOD, sub: 'x'.repeat(2000) }, {}, 'claim_too_long'],
  ['with too many groups', { ...GOOD, groups: Array(300).fill('g') }, {}, 'too_many_groups'],
])('a token %s is refused', async (_, claims, header, reason) => {
  const token = await issuer.token(claims, header);
  await expect(authenticator()(bearer(token))).rejects.toEqual(refused(reason));
});

test('a token that was changed, not signed, or signed with a word is refused', async () => {
  const authenticate = authenticator();
  const [head, body, signature] = (await issuer.token(GOOD)).split('.');
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const payload = JSON.parse(Buffer.from(body!, 'base64url').toString());

  const changed = `${head}.${encode({ ...payload, sub: 'dr-2' })}.${signature}`;
  await expect(authenticate(bearer(changed))).rejects.toEqual(refused('wrong_signature'));
  const unsigned = `${encode({ alg: 'none' })}.${body}.${signature}`;
  await expect(authenticate(bearer(unsigned))).rejects.toEqual(refused('algorithm_not_accepted'));
  const word = await new SignJWT(payload)
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode('a-word-that-is-long-enough-for-it'));
  await expect(authenticate(bearer(word))).rejects.toEqual(refused('algorithm_not_accepted'));
  await expect(authenticate(bearer('a.b.c'))).rejects.toEqual(refused('malformed_token'));
});

test('a token of an issuer that is not configured is refused unread', async () => {
  const stranger = await new Issuer().start();
  const token = await stranger.token(GOOD);
  stranger.stop();
  await expect(authenticator()(bearer(token))).rejects.toEqual(refused('unknown_issuer'));
});

test('a token acts as a configured caller only where that caller names its issuer', async () => {
  const token = await issuer.token({ ...GOOD, azp: 'ehr' });
  await expect(authenticator({ callers: [EHR] })(bearer(token))).rejects.toEqual(
    refused('caller_of_another_issuer'),
  );
  const named = authenticator({ callers: [{ ...EHR, issuer: issuer.url }] });
  expect(await named(bearer(token))).toMatchObject({ id: 'ehr', groups: ['oncology'] });
});

test('with several issuers, a token acts only as a caller that names its issuer', async () => {
  const other = await new Issuer().start();
  const base = tokensOf(issuer.url);
  const tokens = [base, { ...base, issuer: other.url }];
  const [ours, theirs] = [await issuer.token(GOOD), await other.token(GOOD)];
  const unnamed = authenticator({ tokens });
  await expect(unnamed(bearer(ours))).rejects.toEqual(refused('caller_of_another_issuer'));
  const callers = [{ id: 'scribe', groups: [], roles: [], defaults: {}, issuer: issuer.url }];
  const named = authenticator({ tokens, callers });
  expect(await named(bearer(ours))).toMatchObject({ id: 'scribe' });
  await expect(named(bearer(theirs))).rejects.toEqual(refused('caller_of_another_issuer'));
  other.stop();
});

test.each([[{ id: 'scribe', defaults: {} }], [{ id: 'key_1', defaults: { caller: 'scribe' } }]])(
  'a token does not act as the caller of a stored key (%j)',
  async (key) => {
    const listKeys = async () => [{ name: 'stored', createdAt: NOW, ...key }];
    await expect(authenticator({ listKeys })(bearer(await issuer.token(GOOD)))).rejects.toEqual(
      refused('caller_of_another_issuer'),
    );
    const callers = [{ id: 'scribe', groups: [], roles: [], defaults: {}, issuer: issuer.url }];
    const named = authenticator({ listKeys, callers });
    expect(await named(bearer(await issuer.token(GOOD)))).toMatchObject({ id: 'scribe' });
  },
);

/** jose keeps its own time for the pause between fetches: it is moved for a moment. */
async function afterTheCooldown(act: () => Promise<void>): Promise<void> {
  const real = Date.now;
  Date.now = () => real() + 11_000;
  try {
    await act();
  } finally {
    Date.now = real;
  }
}
