/**
 * The provider where people log in: OpenID Connect, authorization code with PKCE, state and nonce
 * (OpenID Connect Core 1.0 §3.1; RFC 9700 §2.1). The protocol is `openid-client`'s, a certified relying
 * party, loaded where a provider is configured; what it is asked to check is said here.
 */
import type { JWTPayload } from 'jose';
import type { Configuration, CustomFetch } from 'openid-client';
import { Failure } from '../core/failures.ts';
import { LIMITS } from '../core/limits.ts';
import type { Secret } from '../core/secret.ts';
import { askProvider } from '../gateway/index.ts';

export interface ProviderOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret?: Secret | undefined;
  readonly scopes: readonly string[];
  readonly acrValues?: readonly string[] | undefined;
  /** Where the provider sends people back to. */
  readonly callback: string;
  /** Where it sends them after they have logged out. */
  readonly home: string;
}

/** What a login begun in this browser must come back with. */
export interface Begun {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface Provider {
  /** @throws Failure sso_unavailable */
  begin(): Promise<{ readonly address: string; readonly begun: Begun }>;
  /**
   * @param query of the request with which the person came back
   * @returns the claims of the ID token: signature, issuer, audience, authorized party, lifetime and nonce hold
   * @throws Failure login_refused, sso_unavailable
   */
  finish(query: string, begun: Begun): Promise<JWTPayload>;
  /** Where the person ends the provider's own session, where it has such a place. */
  endAddress(): Promise<string | undefined>;
}

export function openProvider(options: ProviderOptions): Provider {
  const configuration = onceFound(() => discover(options));
  const { clientId, scopes, acrValues, callback, home } = options;
  return {
    async begin() {
      const client = await import('openid-client');
      const config = await configuration();
      const begun = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      const address = client.buildAuthorizationUrl(config, {
        redirect_uri: callback,
        scope: scopes.join(' '),
        state: begun.state,
        nonce: begun.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(begun.verifier),
        code_challenge_method: 'S256',
        ...(acrValues === undefined ? {} : { acr_values: acrValues.join(' ') }),
      });
      return { address: address.href, begun };
    },

    async finish(query, { state, nonce, verifier }) {
      const client = await import('openid-client');
      const config = await configuration();
      try {
        const tokens = await client.authorizationCodeGrant(
          config,
          new URL(`${callback}?${query}`),
          {
            pkceCodeVerifier: verifier,
            expectedState: state,
            expectedNonce: nonce,
            idTokenExpected: true,
          },
        );
        const claims = tokens.claims() as unknown as JWTPayload;
        assertIssuedTo(clientId, claims);
        return claims;
      } catch (cause) {
        throw (
          ownFailure(cause as Error) ??
          new Failure('login_refused', { because: reasonOf(cause) }, { cause })
        );
      }
    },

    async endAddress() {
      const client = await import('openid-client');
      const config = await configuration();
      if (config.serverMetadata().end_session_endpoint === undefined) return undefined;
      return client.buildEndSessionUrl(config, { post_logout_redirect_uri: home }).href;
    },
  };
}

/**
 * Made out to this client, and not to another of the provider's with us as its audience (OpenID Connect Core 1.0 §3.1.3.7, 5):
 * the library asks that only of a token with several audiences.
 *
 * @throws Failure login_refused
 */
function assertIssuedTo(clientId: string, { azp }: JWTPayload): void {
  if (azp !== undefined && azp !== clientId) {
    throw new Failure('login_refused', { because: 'another_client' });
  }
}

async function discover(options: ProviderOptions): Promise<Configuration> {
  const client = await import('openid-client');
  const { issuer, clientId, clientSecret } = options;
  const authentication =
    clientSecret === undefined ? client.None() : client.ClientSecretBasic(clientSecret.reveal());
  const isPlainHttp = new URL(issuer).protocol === 'http:'; // the configuration allows it on loopback
  const config = await client.discovery(new URL(issuer), clientId, undefined, authentication, {
    [client.customFetch]: asked,
    execute: [
      // Not from TLS alone, which may end at a proxy: whoever answers in the provider's place lacks its key.
      client.enableNonRepudiationChecks,
      ...(isPlainHttp ? [client.allowInsecureRequests] : []),
    ],
  });
  return config;
}

/** @throws Failure sso_unavailable where it does not answer, or says that it cannot: the login is not what is wrong */
const asked: CustomFetch = async (address, { method, headers, body }) => {
  const question = {
    method: method as 'GET' | 'POST',
    headers,
    ...(body == null ? {} : { body: String(body) }),
    timeoutMs: LIMITS.ssoTimeoutMs,
  };
  const { status, text, ...answer } = await askProvider(address, question).catch((cause) => {
    throw new Failure('sso_unavailable', { because: 'no_answer' }, { cause });
  });
  if (status === 429 || status >= 500) {
    throw new Failure('sso_unavailable', { because: 'unexpected_answer', status });
  }
  const type = answer.headers['content-type'] ?? '';
  return new Response(text === '' ? null : text, { status, headers: { 'content-type': type } });
};

/** Of `asked`: the library wraps what it does not know. */
function ownFailure(thrown: Error): Failure | undefined {
  return [thrown, thrown.cause].find((each) => each instanceof Failure);
}

/** The library's stable codes; never a message, which may quote what the provider or browser sent. */
function reasonOf(cause: unknown): string {
  const { code, error } = cause as { code?: unknown; error?: unknown };
  for (const word of [error, code]) {
    if (typeof word === 'string' && /^[A-Za-z_]{1,64}$/.test(word)) return word;
  }
  return 'unknown';
}

/** Found at the first login, and sought again after a failure: the gateway starts without it. */
function onceFound(find: () => Promise<Configuration>): () => Promise<Configuration> {
  let found: Promise<Configuration> | undefined;
  return async () => {
    found ??= find();
    try {
      return await found;
    } catch (cause) {
      found = undefined;
      throw ownFailure(cause as Error) ?? new Failure('sso_unavailable', {}, { cause });
    }
  };
}
