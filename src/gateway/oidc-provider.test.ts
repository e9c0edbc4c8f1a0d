/** Bearer tokens of a certified OpenID provider (`oidc-provider`), not of one that we wrote. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair } from 'jose';
// @ts-expect-error The package carries no types.
import Provider from 'oidc-provider';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openAuthenticator } from './caller.ts';

const AUDIENCE = 'chaperone';
const CLIENTS = [
  {
    client_id: 'scribe',
    client_secret: 'of-the-scribe',
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
  },
  {
    client_id: 'portal',
    client_secret: 'of-the-portal',
    grant_types: ['authorization_code'],
    redirect_uris: ['https://portal.example/back'],
    response_types: ['code'],
  },
];

/** The provider behind a door of ours, so that its issuer is known before it is, and keys can change. */
class Issuer {
  #handle: RequestListener = (_, response) => response.end();
  readonly #server: Server = createServer((request, response) => {
    this.#handle(request, response);
  });

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    await this.useNewKey('first');
    return this;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async useNewKey(kid: string): Promise<void> {
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    const key = { ...(await exportJWK(privateKey)), kid, use: 'sig', alg: 'ES256' };
    const provider = new Provider(this.url, {
      clients: CLIENTS,
      clientDefaults: { id_token_signed_response_alg: 'ES256' },
      jwks: { keys: [key] },
      cookies: { keys: ['of the test'] },
      pkce: { required: () => false },
      features: {
        clientCredentials: { enabled: true },
        resourceIndicators: {
          enabled: true,
          defaultResource: () => 'urn:house:gateway',
          useGrantedResource: () => true,
          getResourceServerInfo: (_: unknown, resource: string) => ({
            scope: 'ask',
            audience: resource === 'urn:house:gateway' ? AUDIENCE : resource,
            accessTokenFormat: 'jwt',
            accessTokenTTL: 60,
            jwt: { sign: { alg: 'ES256' } },
          }),
        },
      },
      extraTokenClaims: () => ({ groups: ['oncology'], purpose_of_use: 'HOPERAT' }),
      findAccount: (_: unknown, id: string) => ({
        accountId: id,
        claims: () => ({ sub: id }),
      }),
    });
    this.#handle = provider.callback();
  }

  async tokenOf(client: string, form: Record<string, string>): Promise<string> {
    const { client_secret } = CLIENTS.find(({ client_id }) => client_id === client)!;
    const answer = await fetch(`${this.url}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${client}:${client_secret}`)}` },
      body: new URLSearchParams(form),
    });
    const body = (await answer.json()) as { access_token?: string };
    if (body.access_token === undefined) throw new Error(JSON.stringify(body));
    return body.access_token;
  }

  /** What a browser does: log in, agree, come back with a code. */
  async codeOf(user: string): Promise<string> {
    const cookies = new Map<string, string>();
    const browse = async (address: string, form?: Record<string, string>): Promise<Response> => {
      const answer = await fetch(new URL(address, this.url), {
        redirect: 'manual',
        headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
        ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
      });
      for (const cookie of answer.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
        cookies.set(name!, value!);
      }
      return answer;
    };
    const query = new URLSearchParams({
      client_id: 'portal',
      response_type: 'code',
      redirect_uri: 'https://portal.example/back',
      scope: 'openid ask',
    });
    let address = `/auth?${query}`;
    for (let step = 0; step < 12; step += 1) {
      const answer = await browse(address);
      const to = answer.headers.get('location');
      if (to?.startsWith('https://portal.example/back'))
        return new URL(to).searchParams.get('code')!;
      if (to !== null) {
        address = to;
        continue;
      }
      const page = await answer.text();
      const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? '';
      const posted = await browse(address, { prompt, login: user, password: 'any' });
      address = posted.headers.get('location')!;
    }
    throw new Error('the login did not end');
  }
}

let issuer: Issuer;
let later = 0;
beforeEach(async () => {
  // That it keeps its state in memory and brings its own login page, it says at each start.
  for (const level of ['info', 'warn'] as const) vi.spyOn(console, level).mockReturnValue();
  later = 0;
  issuer = await new Issuer().start();
});
afterEach(() => {
  issuer.stop();
  vi.restoreAllMocks();
});

function authenticator(audience = AUDIENCE) {
  return openAuthenticator({
    callers: [],
    tokens: [
      {
        issuer: issuer.url,
        audience: [audience],
        algorithms: ['ES256'],
        claims: {
          user: ['sub'],
          caller: ['client_id', 'azp'],
          groups: ['groups'],
          useCase: ['use_case'],
          purpose: ['purpose_of_use'],
          roles: ['groups'],
          organisation: [],
          mfa: ['amr'],
          training: [],
        },
        mfaValues: ['mfa'],
        trainingDays: 365,
        defaults: {},
      },
    ],
    pepper: new Uint8Array(32).fill(7),
    findKey: async () => undefined,
    listKeys: async () => [],
    clock: { now: () => Date.now() + later },
  });
}
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const CREDENTIALS = { grant_type: 'client_credentials', scope: 'ask' };

test('a program with its own token', async () => {
  const token = await issuer.tokenOf('scribe', CREDENTIALS);
  await expect(authenticator()(bearer(token))).resolves.toMatchObject({
    groups: ['oncology'],
    claims: { purpose: 'HOPERAT' },
    id: expect.stringContaining('scribe'),
  });
});

test('a user who logged in through a program', async () => {
  const code = await issuer.codeOf('dr-vance');
  const token = await issuer.tokenOf('portal', {
    grant_type: 'authorization_code',
    code,
    redirect_uri: 'https://portal.example/back',
  });
  await expect(authenticator()(bearer(token))).resolves.toMatchObject({
    claims: { user: 'dr-vance' },
    id: expect.stringContaining('portal'),
  });
});

test.each<[string, () => Promise<string>, string]>([
  [
    'for another service',
    () => issuer.tokenOf('scribe', { ...CREDENTIALS, resource: 'urn:house:other' }),
    'wrong_claim_aud',
  ],
  [
    'past its time',
    async () => {
      const token = await issuer.tokenOf('scribe', CREDENTIALS);
      later = 120_000;
      return token;
    },
    'token_expired',
  ],
  [
    'changed on the way',
    async () => {
      const [head, body, end] = (await issuer.tokenOf('scribe', CREDENTIALS)).split('.');
      const claims = JSON.parse(Buffer.from(body!, 'base64url').toString());
      return [
        head,
        Buffer.from(JSON.stringify({ ...claims, groups: ['admin'] })).toString('base64url'),
        end,
      ].join('.');
    },
    'wrong_signature',
  ],
])('a token %s is refused', async (_, make, reason) => {
  await expect(authenticator()(bearer(await make()))).rejects.toMatchObject({
    code: 'unauthenticated',
    facts: { reason },
  });
});

test('a key that the provider no longer has signs nothing any more', async () => {
  const old = await issuer.tokenOf('scribe', CREDENTIALS);
  await issuer.useNewKey('second');
  const fresh = await issuer.tokenOf('scribe', CREDENTIALS);
  const authenticate = authenticator();
  await expect(authenticate(bearer(fresh))).resolves.toMatchObject({ groups: ['oncology'] });
  await expect(authenticate(bearer(old))).rejects.toMatchObject({
    facts: { reason: 'unknown_signing_key' },
  });
});
