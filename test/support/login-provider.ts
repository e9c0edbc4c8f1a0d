/** A certified OpenID provider (`oidc-provider`) where people log in, and a browser to do it with. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair } from 'jose';
// @ts-expect-error The package carries no types.
import Provider from 'oidc-provider';

export const CLIENT = { client_id: 'console', client_secret: 'of-the-console-and-long-enough' };

/** What the provider says of a person, changeable between two logins. */
export interface Person {
  readonly roles: readonly string[];
  readonly amr: readonly string[];
  /** `preferred_username`, which the person may choose; one that differs from the id where left out. */
  readonly login?: string;
  /** `azp`: the client that the token is made out to, where it says so. */
  readonly client?: string;
}

export interface LoginOptions {
  /** Of access tokens as JWT, with roles and factors in them; left out, they are opaque. */
  readonly audience?: string;
  /** Where the provider sends people back to; by default the gateway's own callback. */
  readonly back?: string;
}

export class LoginProvider {
  readonly people = new Map<string, Person>();
  /** Whether it publishes other keys than those that sign, under the same names. */
  hasForeignKeys = false;
  /** Times that somebody was sent here. */
  logins = 0;
  #handle: RequestListener = (_, response) => response.end();
  readonly #server: Server = createServer((request, response) => {
    if (request.url?.startsWith('/auth?')) this.logins += 1;
    this.#handle(request, response);
  });

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** @param gateway where its callback is */
  async start(gateway: string, { audience, back }: LoginOptions = {}): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    const key = { ...(await exportJWK(privateKey)), kid: 'k', use: 'sig', alg: 'ES256' };
    const provider = new Provider(this.url, {
      clients: [
        {
          ...CLIENT,
          grant_types: ['authorization_code'],
          response_types: ['code'],
          redirect_uris: [back ?? `${gateway}/admin/v1/login/callback`],
          post_logout_redirect_uris: [`${gateway}/`],
          id_token_signed_response_alg: 'ES256',
        },
      ],
      jwks: { keys: [key] },
      cookies: { keys: ['of the test'] },
      pkce: { required: () => true },
      conformIdTokenClaims: false,
      ...(audience !== undefined && this.#jwtAccess(audience)),
      claims: { openid: ['sub', 'groups', 'factors', 'preferred_username', 'azp'] },
      findAccount: (_: unknown, id: string) => ({
        accountId: id,
        claims: () => {
          const person: Partial<Person> = this.people.get(id) ?? {};
          const { roles = [], amr = [], login = `login-of-${id}`, client: azp } = person;
          return { sub: id, preferred_username: login, groups: roles, factors: amr, azp };
        },
      }),
    });
    const answer = provider.callback();
    const foreign = await publicKey('k');
    this.#handle = (request, response) => {
      if (request.url !== '/jwks' || !this.hasForeignKeys) return answer(request, response);
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ keys: [foreign] }));
    };
    return this;
  }

  /** RFC 8707 and 9068: the access token is for one audience, which reads it by itself. */
  #jwtAccess(audience: string): object {
    const resource = { scope: 'openid', audience, accessTokenFormat: 'jwt' };
    return {
      features: {
        resourceIndicators: {
          enabled: true,
          defaultResource: () => audience,
          useGrantedResource: () => true,
          getResourceServerInfo: () => ({ ...resource, jwt: { sign: { alg: 'ES256' } } }),
        },
      },
      extraTokenClaims: (_: unknown, { accountId }: { accountId: string }) => {
        const { roles = [], amr = [] } = this.people.get(accountId) ?? {};
        return { chaperone_roles: roles, amr };
      },
    };
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

async function publicKey(kid: string): Promise<object> {
  const { publicKey: key } = await generateKeyPair('ES256');
  return { ...(await exportJWK(key)), kid, use: 'sig', alg: 'ES256' };
}

/** Follows redirects, keeps cookies by origin, fills in the provider's login page. */
export class Browser {
  readonly #jars = new Map<string, Map<string, string>>();

  cookie(origin: string, name: string): string | undefined {
    return this.#jars.get(origin)?.get(name);
  }

  async open(address: string, init: RequestInit = {}): Promise<Response> {
    const { origin } = new URL(address);
    const jar = this.#jars.get(origin) ?? new Map<string, string>();
    this.#jars.set(origin, jar);
    const answer = await fetch(address, {
      ...init,
      redirect: 'manual',
      headers: {
        ...(init.headers as Record<string, string>),
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
      if (value === '') jar.delete(name!);
      else jar.set(name!, value!);
    }
    return answer;
  }

  /** @returns the address with which the provider sends the person back */
  async logIn(address: string, user: string, back: string): Promise<string> {
    let at = address;
    for (let step = 0; step < 16; step += 1) {
      const answer = await this.open(at);
      const to = answer.headers.get('location');
      if (to !== null) {
        at = new URL(to, at).href;
        if (at.startsWith(back)) return at;
        continue;
      }
      const page = await answer.text();
      const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? '';
      const form = new URLSearchParams({ prompt, login: user, password: 'any' });
      const posted = await this.open(at, { method: 'POST', body: form });
      at = new URL(posted.headers.get('location')!, at).href;
    }
    throw new Error('the login did not end');
  }
}
