/** People log in at a certified OpenID provider, and administer from a browser. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { openProvider } from '../../src/admin/index.ts';
import { Secret } from '../../src/core/secret.ts';
import { type AdminGateway, startAdminGateway } from '../support/admin.ts';
import { storedIn } from '../support/gateway.ts';
import { Browser, CLIENT, LoginProvider } from '../support/login-provider.ts';

const SESSION = '__Host-chaperone-session';
let gateway: AdminGateway;
let provider: LoginProvider;
let later = 0;

beforeAll(async () => {
  // That it keeps its state in memory and brings its own login page, it says at each start.
  for (const level of ['info', 'warn'] as const) vi.spyOn(console, level).mockReturnValue();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  provider = await new LoginProvider().start(url);
  gateway = await startAdminGateway({
    clock: { now: () => Date.now() + later },
    config: {
      server: { port },
      admin: {
        url,
        sso: {
          issuer: provider.url,
          clientId: CLIENT.client_id,
          clientSecret: `$\{SSO_SECRET}`,
          claims: { roles: 'groups', mfa: 'factors' },
          roles: { 'G-Admins': ['administrator'], 'G-Audit': ['auditor'] },
        },
        sessions: { idleMinutes: 10, hoursMax: 1 },
      },
    },
    env: { SSO_SECRET: CLIENT.client_secret },
  });
});
afterAll(async () => {
  await gateway.close();
  provider.stop();
  vi.restoreAllMocks();
});
beforeEach(() => {
  provider.people.set('ada', { roles: ['G-Admins', 'G-Other'], amr: ['pwd', 'mfa'] });
  provider.people.set('bob', { roles: ['G-Audit'], amr: ['pwd'] });
});
afterEach(() => {
  later = 0;
  provider.hasForeignKeys = false;
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const at = (path: string) => `${gateway.url}/admin/v1${path}`;
const back = () => at('/login/callback');

async function loggedIn(user: string, browser = new Browser()): Promise<Browser> {
  const address = await browser.logIn(at('/login?return=/console'), user, back());
  const answer = await browser.open(address);
  expect({ status: answer.status, to: answer.headers.get('location') }).toEqual({
    status: 303,
    to: '/console',
  });
  return browser;
}

async function asked(browser: Browser, path: string, init: RequestInit = {}) {
  const answer = await browser.open(at(path), init);
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
}

const post = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});
const OWN = { 'chaperone-csrf': '1' };
const refused = (status: number, code: string, facts: object) =>
  expect.objectContaining({ status, body: expect.objectContaining({ code, facts }) });

test('a person logs in, is who the provider says, and writes with a second factor', async () => {
  const browser = await loggedIn('ada');
  expect(await asked(browser, '/whoami')).toMatchObject({
    status: 200,
    body: {
      id: 'ada',
      name: 'login-of-ada',
      isProgram: false,
      caller: 'browser',
      roles: ['administrator'],
      hasMfa: true,
    },
  });
  expect(await asked(browser, '/keys', post({ name: 'by ada' }, OWN))).toMatchObject({
    status: 201,
  });

  const records = await gateway.records();
  expect(records.filter(({ event }) => event === 'admin_login').at(-1)).toMatchObject({
    hasMfa: true,
    commitments: { 'kept.user': expect.any(String), 'salt.itself': expect.any(String) },
  });
  expect(records.at(-1)).toMatchObject({
    event: 'admin_write',
    caller: 'browser',
    route: 'createKey',
  });
  expect(JSON.stringify(records)).not.toMatch(/\bada\b/);
});

test('who a person is does not hang on what they call themselves', async () => {
  provider.people.set('ada', { roles: ['G-Admins'], amr: ['pwd', 'mfa'], login: 'bob' });
  const browser = await loggedIn('ada');
  expect(await asked(browser, '/whoami')).toMatchObject({ body: { id: 'ada', name: 'bob' } });
});

test('the cookie is bound to host, TLS and this site, and its token stands in no database', async () => {
  const browser = new Browser();
  const address = await browser.logIn(at('/login'), 'ada', back());
  const answer = await browser.open(address);
  const cookie = answer.headers.getSetCookie().find((line) => line.startsWith(SESSION))!;
  for (const part of ['Path=/', 'Secure', 'HttpOnly', 'SameSite=Lax', 'Max-Age=3600']) {
    expect(cookie).toContain(part);
  }
  const token = browser.cookie(gateway.url, SESSION)!;
  const stored = await storedIn(gateway.folder);
  expect(stored.includes('"user":"ada"')).toBe(true);
  expect(stored.includes(token)).toBe(false);
  expect(stored.includes(Buffer.from(token, 'base64url'))).toBe(false);
  expect(gateway.log.join('\n')).not.toContain(token);
});

test('a password alone reads, and changes nothing', async () => {
  provider.people.set('ada', { roles: ['G-Admins'], amr: ['pwd'] });
  const browser = await loggedIn('ada');
  expect(await asked(browser, '/keys')).toMatchObject({ status: 200 });
  expect(await asked(browser, '/keys', post({ name: 'a' }, OWN))).toEqual(
    refused(403, 'admin_denied', {
      action: 'key.write',
      because: 'forbidden',
      rules: ['writes-need-a-second-factor'],
    }),
  );
});

test.each([
  ['without the header', {}, 'header'],
  ['from another site', { ...OWN, origin: 'https://evil.example' }, 'origin'],
  ['from nowhere in particular', { ...OWN, origin: 'null' }, 'origin'],
])('a write by cookie %s is refused', async (_, headers, because) => {
  const browser = await loggedIn('ada');
  const before = (await gateway.records()).length;
  expect(await asked(browser, '/keys', post({ name: 'a' }, headers))).toEqual(
    refused(403, 'csrf_refused', { because }),
  );
  expect(await gateway.records()).toHaveLength(before);
});

test('a write by cookie from our own page', async () => {
  const browser = await loggedIn('ada');
  const headers = { ...OWN, origin: gateway.url };
  expect(await asked(browser, '/keys', post({ name: 'a' }, headers))).toMatchObject({
    status: 201,
  });
});

// ── What must come back ─────────────────────────────────────────────────────────────────────────

test.each<[string, (address: URL) => void, string]>([
  [
    'another state',
    (address) => address.searchParams.set('state', 'other'),
    'OAUTH_INVALID_RESPONSE',
  ],
  ['no state', (address) => address.searchParams.delete('state'), 'OAUTH_INVALID_RESPONSE'],
  ['another code', (address) => address.searchParams.set('code', 'other'), 'invalid_grant'],
  [
    'another issuer',
    (address) => address.searchParams.set('iss', 'https://other.example'),
    'OAUTH_INVALID_RESPONSE',
  ],
])('%s does not log in', async (_, change, because) => {
  const browser = new Browser();
  const address = new URL(await browser.logIn(at('/login'), 'ada', back()));
  change(address);
  const answer = await browser.open(address.href);
  expect({ status: answer.status, body: await answer.json() }).toEqual(
    refused(401, 'login_refused', { because }),
  );
  expect(browser.cookie(gateway.url, SESSION)).toBeUndefined();
});

test('what the provider answered is of no use in another browser, twice, or too late', async () => {
  const browser = new Browser();
  const address = await browser.logIn(at('/login'), 'ada', back());
  const elsewhere = await new Browser().open(address);
  expect(await elsewhere.json()).toMatchObject({ facts: { because: 'no_login_begun' } });

  later = 601_000;
  const late = await browser.open(address);
  expect(await late.json()).toMatchObject({ facts: { because: 'login_too_old' } });
  later = 0;

  expect((await browser.open(address)).status).toBe(303);
  const again = await browser.open(address);
  expect(await again.json()).toMatchObject({ facts: { because: 'no_login_begun' } });
});

/** As the gateway's, and not begun before. */
const ownProvider = () =>
  openProvider({
    issuer: provider.url,
    clientId: CLIENT.client_id,
    clientSecret: new Secret(CLIENT.client_secret),
    scopes: ['openid'],
    callback: back(),
    home: `${gateway.url}/`,
  });

test.each(['nonce', 'verifier', 'state'] as const)('a wrong %s does not log in', async (part) => {
  const own = ownProvider();
  const { address, begun } = await own.begin();
  const returned = new URL(await new Browser().logIn(address, 'ada', back()));
  const query = returned.search.slice(1);
  await expect(own.finish(query, { ...begun, [part]: 'x'.repeat(43) })).rejects.toMatchObject({
    code: 'login_refused',
  });
});

test('a token that another key has signed does not log in', async () => {
  const own = ownProvider();
  const { address, begun } = await own.begin();
  const returned = new URL(await new Browser().logIn(address, 'ada', back()));
  provider.hasForeignKeys = true;
  await expect(own.finish(returned.search.slice(1), begun)).rejects.toMatchObject({
    code: 'login_refused',
  });
});

test.each([
  ['this', CLIENT.client_id, 'done'],
  ['another', 'timesheets', 'another_client'],
])('a token made out to %s client', async (_, client, expected) => {
  provider.people.set('azp', { roles: [], amr: [], client });
  const own = ownProvider();
  const { address, begun } = await own.begin();
  const returned = new URL(await new Browser().logIn(address, 'azp', back()));
  const finished = await own.finish(returned.search.slice(1), begun).then(
    () => 'done',
    ({ facts }) => facts.because,
  );
  expect(finished).toBe(expected);
});

test('the same with what belongs to it', async () => {
  const own = ownProvider();
  const { address, begun } = await own.begin();
  const returned = new URL(await new Browser().logIn(address, 'ada', back()));
  await expect(own.finish(returned.search.slice(1), begun)).resolves.toMatchObject({
    sub: 'ada',
  });
});

test.each(['//evil.example', 'https://evil.example', '/\\evil.example', 'console', '/a b'])(
  'nobody is led to %s after a login',
  async (to) => {
    const answer = await new Browser().open(at(`/login?return=${encodeURIComponent(to)}`));
    expect(await answer.json()).toMatchObject({ code: 'invalid_value' });
  },
);

test.each([
  ['could not stand under a document', 'Ada L', 'user_claim_not_a_word'],
  ['is that of a program', 'program:operator', 'user_claim_reserved'],
])('a person whose id %s does not log in', async (_, user, because) => {
  const browser = new Browser();
  const answer = await browser.open(await browser.logIn(at('/login'), user, back()));
  expect(await answer.json()).toMatchObject({ facts: { because } });
});

test('a provider that cannot be reached', async () => {
  const gone = openProvider({
    issuer: 'http://127.0.0.1:9',
    clientId: 'a',
    scopes: ['openid'],
    callback: back(),
    home: '/',
  });
  await expect(gone.begin()).rejects.toMatchObject({ code: 'sso_unavailable' });
});

// ── The life of a session ───────────────────────────────────────────────────────────────────────

test.each([
  ['unused for too long', [601_000]],
  [
    'used all the time, and too old',
    [500_000, 1_000_000, 1_500_000, 2_000_000, 2_500_000, 3_000_000, 3_500_000, 3_601_000],
  ],
])('a session ends: %s', async (_, times) => {
  const browser = await loggedIn('ada');
  for (const [step, time] of times.entries()) {
    later = time;
    const isLast = step === times.length - 1;
    expect(await asked(browser, '/whoami')).toMatchObject({
      status: isLast ? 401 : 200,
      ...(isLast ? { body: { code: 'unauthenticated' } } : {}),
    });
  }
  later = 0;
  expect(await asked(browser, '/whoami')).toEqual(
    refused(401, 'unauthenticated', { reason: 'unknown_session' }),
  );
});

test('a role that was taken away is gone with the next login, in every browser', async () => {
  const old = await loggedIn('ada');
  provider.people.set('ada', { roles: ['G-Audit'], amr: ['mfa'] });
  expect((await asked(old, '/whoami')).body.roles).toEqual(['administrator']);

  const fresh = await loggedIn('ada');
  expect((await asked(fresh, '/whoami')).body.roles).toEqual(['auditor']);
  expect(await asked(old, '/whoami')).toMatchObject({ status: 401 });
});

test('an administrator ends the session of somebody else', async () => {
  const bob = await loggedIn('bob');
  const as = gateway.as('operator');
  const { body } = await as('GET', '/sessions');
  const [session] = body.items.filter(({ user }: { user: string }) => user === 'bob');
  expect(session).toMatchObject({ roles: ['auditor'], hasMfa: false });
  expect(JSON.stringify(body)).not.toContain(bob.cookie(gateway.url, SESSION));

  expect(await as('DELETE', `/sessions/${session.id}`)).toMatchObject({ status: 204 });
  expect(await asked(bob, '/whoami')).toMatchObject({ status: 401 });
});

test('logging out ends the session here, and says where it ends there', async () => {
  const browser = await loggedIn('ada');
  const token = browser.cookie(gateway.url, SESSION)!;
  expect(await asked(browser, '/logout', { method: 'POST' })).toEqual(
    refused(403, 'csrf_refused', { because: 'header' }),
  );
  const out = await asked(browser, '/logout', { method: 'POST', headers: OWN });
  expect(out).toMatchObject({
    status: 200,
    body: { endSessionUrl: expect.stringContaining(`${provider.url}/session/end?`) },
  });
  expect(browser.cookie(gateway.url, SESSION)).toBeUndefined();
  const kept = await fetch(at('/whoami'), { headers: { cookie: `${SESSION}=${token}` } });
  expect(kept.status).toBe(401);
});

test('a key goes before the cookie, and two cookies of one name are refused', async () => {
  const browser = await loggedIn('ada');
  const token = browser.cookie(gateway.url, SESSION)!;
  const cookie = `${SESSION}=${token}`;
  const byKey = await gateway.as('auditor')('GET', '/whoami', { headers: { cookie } });
  expect(byKey.body).toMatchObject({ id: 'program:auditor' });
  const twice = await fetch(at('/whoami'), { headers: { cookie: `${cookie}; ${SESSION}=forged` } });
  expect(await twice.json()).toMatchObject({ facts: { reason: 'several_cookies' } });
});

test('the cookie opens the admin API and nothing else', async () => {
  const browser = await loggedIn('ada');
  expect((await browser.open(`${gateway.url}/v1/models`)).status).toBe(401);
});
