/**
 * Who calls: an API key or a bearer token in, a principal out. Needs headers alone, so that nobody
 * unknown gets as far as sending a body.
 */
import { timingSafeEqual } from 'node:crypto';
import { ageFrom, type Clock } from '../core/clock.ts';
import { Failure } from '../core/failures.ts';
import { sha256 } from '../core/hash.ts';
import { LIMITS } from '../core/limits.ts';
import type { Secret } from '../core/secret.ts';
import { type ApiKey, keyDigest, looksLikeApiKey } from '../vault/index.ts';
import { openTokenVerifier, type TokenIssuer, type VerifiedToken } from './token.ts';
import { NO_USER_FACTS, type UserFacts } from './user-facts.ts';

export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What a request gets where it does not say otherwise. */
interface Defaults {
  readonly useCase?: string;
  readonly purpose?: string;
  readonly user?: string;
}

/** A caller whose credentials hold. */
export interface Principal {
  readonly id: string;
  readonly groups: readonly string[];
  /** What its token says about this request. */
  readonly claims: Defaults;
  /** Of the user in `claims`; of a caller without token, of whoever is behind it. */
  readonly userFacts: UserFacts;
  readonly defaults: Defaults;
}

/**
 * The person whom its token names. A program says for whom it asks, and its own token names nobody, or the
 * program itself (RFC 9068 §2.2): undefined.
 */
export function personOf({ id, claims: { user } }: Principal): string | undefined {
  return user === id ? undefined : user;
}

/** A caller as configured. Without key and digest its key is in the store, under the same id. */
interface ConfiguredCaller {
  readonly id: string;
  readonly key?: Secret;
  readonly keyDigest?: string;
  /** Issuer whose tokens may act as this caller. */
  readonly issuer?: string;
  readonly groups: readonly string[];
  /** Roles of whoever is behind its keys. */
  readonly roles: readonly string[];
  readonly defaults: Defaults;
}

export interface AuthenticatorOptions {
  readonly callers: readonly ConfiguredCaller[];
  readonly tokens: readonly TokenIssuer[];
  /** Keys the digests of API keys. */
  readonly pepper: Uint8Array;
  /** A stored key that is not revoked. */
  readonly findKey: (digest: Uint8Array) => Promise<ApiKey | undefined>;
  /** All stored keys, revoked ones included. */
  readonly listKeys: () => Promise<readonly ApiKey[]>;
  readonly clock: Clock;
}

/** @throws Failure unauthenticated; `reason` says what was wrong, never what was sent */
export type Authenticate = (headers: Headers) => Promise<Principal>;

export function openAuthenticator(options: AuthenticatorOptions): Authenticate {
  const { callers, pepper } = options;
  const configured = callers.flatMap((caller) => credentialOf(caller, pepper));
  const findStored = rememberedBriefly(options.findKey, options.clock);
  const verify = openTokenVerifier(options.tokens, options.clock);
  const callersOfKeys = keptBriefly(
    async () => new Set((await options.listKeys()).map(callerOf)),
    options.clock,
  );

  return async (headers) => {
    const credential = credentialIn(headers);

    const digest = keyDigest(credential, pepper);
    const caller = matching(configured, { digest, plainDigest: sha256(credential) });
    if (caller !== undefined) {
      const { id, groups, defaults } = caller;
      return { id, groups, claims: {}, userFacts: keyFacts(caller), defaults };
    }

    if (looksLikeApiKey(credential)) {
      const key = await findStored(digest);
      if (key === undefined) throw unauthenticated('unknown_key');
      return ofStoredKey(key, callers);
    }
    if (looksLikeToken(credential)) {
      // Two parties who call themselves alike are two: whose a conversation is, is known by this id.
      const token = await verify(credential);
      const configured = callers.find((caller) => caller.id === token.caller);
      const isOthers =
        configured === undefined
          ? options.tokens.length > 1 || (await callersOfKeys()).has(token.caller)
          : configured.issuer !== token.issuer;
      if (isOthers) throw unauthenticated('caller_of_another_issuer');
      return ofToken(token, configured);
    }
    throw unauthenticated('unknown_key');
  };
}

/** The SDKs' own places: OpenAI's bearer, Anthropic's x-api-key, Azure's api-key. */
function credentialIn(headers: Headers): string {
  const bearer = one(headers, 'authorization');
  const found = new Set(
    [
      bearer === undefined ? undefined : (/^bearer +(\S+)$/i.exec(bearer)?.[1] ?? ''),
      one(headers, 'x-api-key'),
      one(headers, 'api-key'),
    ].filter((value) => value !== undefined),
  );
  const [credential] = found;
  if (credential === undefined) throw unauthenticated('no_credentials');
  // Two different ones: whichever we took, someone could have meant the other.
  if (found.size > 1) throw unauthenticated('several_credentials');
  if (credential === '' || credential.length > LIMITS.credentialLengthMax) {
    throw unauthenticated('malformed_credentials');
  }
  return credential;
}

function one(headers: Headers, name: string): string | undefined {
  const value = headers[name];
  if (typeof value === 'string' || value === undefined) return value;
  throw unauthenticated('several_credentials');
}

interface ConfiguredCredential {
  readonly kind: 'digest' | 'plainDigest';
  readonly digest: Uint8Array;
  readonly caller: ConfiguredCaller;
}

function credentialOf(caller: ConfiguredCaller, pepper: Uint8Array): ConfiguredCredential[] {
  if (caller.key !== undefined) {
    return [{ kind: 'digest', digest: keyDigest(caller.key.reveal(), pepper), caller }];
  }
  if (caller.keyDigest !== undefined) {
    const digest = Buffer.from(caller.keyDigest.replace(/^sha256:/, ''), 'hex');
    return [{ kind: 'plainDigest', digest, caller }];
  }
  return [];
}

/** Compares with all of them, and in constant time: how long it takes tells nothing. */
function matching(
  configured: readonly ConfiguredCredential[],
  sent: Readonly<Record<ConfiguredCredential['kind'], Uint8Array>>,
): ConfiguredCaller | undefined {
  let found: ConfiguredCaller | undefined;
  for (const { kind, digest, caller } of configured) {
    if (timingSafeEqual(digest, sent[kind])) found = caller;
  }
  return found;
}

const callerOf = ({ id, defaults }: ApiKey): string => defaults.caller ?? id;

function ofStoredKey(key: ApiKey, callers: readonly ConfiguredCaller[]): Principal {
  const { groups = [], caller: _, ...stored } = key.defaults;
  const id = callerOf(key);
  const configured = callers.find((caller) => caller.id === id);
  // Its key was printed on a screen, for trying out; with callers of its own the gateway is in use.
  if (id === 'demo' && configured === undefined) throw unauthenticated('demo_is_over');
  return {
    id,
    groups: [...new Set([...groups, ...(configured?.groups ?? [])])],
    claims: {},
    userFacts: keyFacts(configured),
    defaults: { ...configured?.defaults, ...stored },
  };
}

/** A key proves a program: no second factor, no training. */
function keyFacts(caller: ConfiguredCaller | undefined): UserFacts {
  return { ...NO_USER_FACTS, roles: caller?.roles ?? [] };
}

function ofToken(token: VerifiedToken, configured: ConfiguredCaller | undefined): Principal {
  const { issuer: _, caller: id, groups, userFacts, defaults, ...claims } = token;
  return {
    id,
    groups: [...new Set([...groups, ...(configured?.groups ?? [])])],
    claims,
    userFacts,
    defaults: { ...defaults, ...configured?.defaults },
  };
}

function looksLikeToken(credential: string): boolean {
  return /^[\w-]+\.[\w-]+\.[\w-]+$/.test(credential);
}

/** Spares the database a look-up per request. Short, because a revoked key must stop at once. */
function rememberedBriefly(
  find: AuthenticatorOptions['findKey'],
  clock: Clock,
): AuthenticatorOptions['findKey'] {
  const known = new Map<string, { key: ApiKey; age: () => number }>();
  return async (digest) => {
    const name = Buffer.from(digest).toString('base64');
    const remembered = known.get(name);
    if (remembered !== undefined && isFresh(remembered)) return remembered.key;

    known.delete(name);
    const age = ageFrom(clock);
    const key = await find(digest);
    if (key === undefined) return undefined;
    if (known.size >= LIMITS.keysRememberedMax) known.clear();
    known.set(name, { key, age });
    return key;
  };
}

/** Spares the database a list per token. */
function keptBriefly<T>(read: () => Promise<T>, clock: Clock): () => Promise<T> {
  let kept: { readonly value: T; readonly age: () => number } | undefined;
  return async () => {
    if (kept === undefined || !isFresh(kept)) {
      const age = ageFrom(clock);
      kept = { value: await read(), age };
    }
    return kept.value;
  };
}

const isFresh = ({ age }: { readonly age: () => number }): boolean =>
  age() < LIMITS.keyRememberedMs;

function unauthenticated(reason: string): Failure {
  return new Failure('unauthenticated', { reason });
}
