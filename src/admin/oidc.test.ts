/** Logins at a provider that is down, slow or hostile, on loopback. */
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Failure } from '../core/failures.ts';
import { SESSION_COOKIE } from './cookies.ts';
import { addLogin, type LoginSteps } from './login.ts';
import { openProvider } from './oidc.ts';

type Answer = (response: ServerResponse) => void;

let server: Server;
let url: string;
let discovery: Answer;
let token: Answer;

const json = (body: object) => (response: ServerResponse) =>
  void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));

beforeEach(async () => {
  server = createServer(({ url: path = '' }, response) =>
    path.startsWith('/.well-known/') ? discovery(response) : token(response),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  discovery = json({
    issuer: url,
    authorization_endpoint: `${url}/authorize`,
    token_endpoint: `${url}/token`,
    jwks_uri: `${url}/keys`,
    response_types_supported: ['code'],
  });
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const provider = () =>
  openProvider({
    issuer: url,
    clientId: 'console',
    scopes: ['openid'],
    callback: 'https://gateway.example/admin/v1/login/callback',
    home: 'https://gateway.example/',
  });

const status = (code: number) => (response: ServerResponse) => void response.writeHead(code).end();
const drips = (response: ServerResponse) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 100);
  response.on('close', () => clearInterval(timer));
};
const floods = (response: ServerResponse) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const more = () => {
    while (response.write(' '.repeat(65_536)));
  };
  response.on('drain', more);
  more();
};

test.each<[string, Answer, string, object]>([
  ['is down', status(503), 'sso_unavailable', { because: 'unexpected_answer', status: 503 }],
  ['asks to wait', status(429), 'sso_unavailable', { because: 'unexpected_answer', status: 429 }],
  ['hangs up', (response) => response.destroy(), 'sso_unavailable', { because: 'no_answer' }],
  ['says nothing', () => undefined, 'sso_unavailable', { because: 'no_answer' }],
  ['answers without end', floods, 'sso_unavailable', { because: 'no_answer' }],
  ['sends elsewhere', status(307), 'login_refused', { because: 'OAUTH_RESPONSE_IS_NOT_CONFORM' }],
])(
  'a login is not what is wrong where the token endpoint %s',
  { timeout: 15_000 },
  async (_, answer, code, facts) => {
    token = answer;
    const own = provider();
    const { begun } = await own.begin();
    const finished = own.finish(`code=of-the-provider&state=${begun.state}`, begun);
    await expect(finished).rejects.toMatchObject({ code, facts });
  },
);

test.each<[string, Answer]>([
  ['has no end', floods],
  ['comes a byte now and then', drips],
  ['does not come', status(503)],
])('a discovery document that %s', { timeout: 15_000 }, async (_, answer) => {
  const [own, right] = [provider(), discovery];
  discovery = answer;
  await expect(own.begin()).rejects.toMatchObject({ code: 'sso_unavailable' });
  discovery = right;
  expect((await own.begin()).address).toContain(`${url}/authorize?`);
});

test('logging out ends the session also where the provider cannot be asked where its own ends', async () => {
  const ended: string[] = [];
  const steps = {
    provider: { endAddress: () => Promise.reject(new Failure('sso_unavailable')) },
    sessions: {
      use: async () => ({ id: 'session_1', user: 'ada' }),
      end: async (id: string) => ended.push(id),
    },
    ...{ url: 'https://gateway.example', clock: { now: () => 0 }, record: async () => undefined },
  };
  const app = fastify();
  addLogin(app, steps as unknown as LoginSteps);
  const answer = await app.inject({
    ...{ method: 'POST', url: '/logout' },
    headers: { cookie: `${SESSION_COOKIE}=token`, 'chaperone-csrf': '1' },
  });
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toEqual({});
  expect(answer.headers['set-cookie']).toContain('Max-Age=0');
  expect(ended).toEqual(['session_1']);
});
