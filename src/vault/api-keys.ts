/**
 * API keys: `ck_` and 32 random bytes, base64url. Shown once when made; stored as
 * HMAC-SHA256(pepper, key). A slow hash (scrypt, Argon2) protects secrets that can be guessed; 256
 * random bits cannot, so a fast keyed one is as strong and can be looked up on every request. The
 * pepper keeps a copied database from being of use for checking keys found elsewhere.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { HmacSha256 } from '../core/hash.ts';

/** What a request gets where it does not say otherwise. */
export interface KeyDefaults {
  /** The configured caller that the key is for: one caller may have several keys, old and new. */
  readonly caller?: string;
  readonly useCase?: string;
  readonly purpose?: string;
  readonly user?: string;
  readonly groups?: readonly string[];
}

export interface ApiKey {
  /** Also the caller's id in policies and in the ledger, unless `defaults.caller` names one. */
  readonly id: string;
  readonly name: string;
  readonly defaults: KeyDefaults;
  /** Milliseconds since the Unix epoch. */
  readonly createdAt: number;
  readonly revokedAt?: number;
}

/** Durable storage for API keys, which several gateways may share. */
export interface ApiKeyStore {
  /** Synced when resolved. Rejects when the id is taken. */
  create(key: ApiKey, digest: Uint8Array): Promise<void>;
  /** Revoked keys are not found. */
  findByDigest(digest: Uint8Array): Promise<ApiKey | undefined>;
  /** False when there is no such key, or it was revoked before. */
  revoke(id: string, at: number): Promise<boolean>;
  /** All, revoked ones included, oldest first. */
  list(): Promise<readonly ApiKey[]>;
}

const SHAPE = /^ck_[A-Za-z0-9_-]{43}$/;

/** @returns the key, to be shown once, and what is stored of it. */
export function newApiKey(
  options: { name: string; defaults: KeyDefaults; id?: string },
  pepper: Uint8Array,
  now: number,
): { plain: string; key: ApiKey; digest: Uint8Array } {
  const plain = `ck_${randomBytes(32).toString('base64url')}`;
  const { name, defaults, id = `key_${randomUUID()}` } = options;
  return { plain, key: { id, name, defaults, createdAt: now }, digest: keyDigest(plain, pepper) };
}

/** Whether a credential is of this kind at all; anything else need not be looked up. */
export function looksLikeApiKey(text: string): boolean {
  return SHAPE.test(text);
}

export function keyDigest(plain: string, pepper: Uint8Array): Uint8Array {
  return new HmacSha256(pepper).digest(plain);
}
