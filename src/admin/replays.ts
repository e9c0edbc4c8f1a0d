/**
 * A write that is sent again with the same `Idempotency-Key` takes effect once: the first result is
 * kept, sealed and without what is shown once, for a day and for that caller alone, and given again
 * (draft-ietf-httpapi-idempotency-key-header). A crash in the middle leaves the key taken without a
 * result: nobody knows whether it took effect, so nobody is told that it did or may simply repeat it.
 */
import { Failure } from '../core/failures.ts';
import { sha256 } from '../core/hash.ts';
import { LIMITS } from '../core/limits.ts';
import type { Headers } from '../gateway/index.ts';
import { seal, unseal } from '../vault/index.ts';

/** Durable storage of results, which several gateways may share. */
export interface ReplayStore {
  /** One of several that ask at once has it; the others are told what is there. */
  claim(row: {
    readonly digest: Uint8Array;
    readonly fingerprint: Uint8Array;
    readonly now: number;
    readonly expiresAt: number;
  }): Promise<'claimed' | { readonly fingerprint: Uint8Array; readonly result?: Uint8Array }>;
  finish(digest: Uint8Array, result: Uint8Array): Promise<void>;
  /** Of a write that did not take effect. */
  release(digest: Uint8Array): Promise<void>;
}

export interface Result {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON; absent where there is none. */
  readonly body?: string;
  /** What is kept in its place, where something in it is shown once. */
  readonly bodyAgain?: string;
}

export interface ReplayOptions {
  readonly store: ReplayStore;
  readonly sealingKey: Uint8Array;
}

const KEY = /^[\x21-\x7e]{1,128}$/;

/** @throws Failure invalid_header */
export function idempotencyKeyIn(headers: Headers): string | undefined {
  const key = headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key === 'string' && KEY.test(key)) return key;
  throw new Failure('invalid_header', { header: 'idempotency-key' });
}

/** Failures of the house after which nothing has taken effect, unless they say that it perhaps has. */
const UNDONE: ReadonlySet<string> = new Set(['ledger_unavailable', 'governance_unavailable']);

function isUndone(thrown: unknown): boolean {
  if (!(thrown instanceof Failure) || thrown.facts.because === 'perhaps_stored') return false;
  return thrown.status < 500 || UNDONE.has(thrown.code);
}

export interface Write {
  /** Who asks: kind, caller (of one issuer at most) and id. The same key of somebody else is another. */
  readonly by: readonly string[];
  readonly key: string | undefined;
  /** Method, path and body, as one text. */
  readonly request: string;
  readonly now: number;
}

/**
 * Does `perform`, or gives what it gave before.
 *
 * @throws Failure idempotency_conflict, idempotency_in_progress, and what `perform` throws
 */
export async function once(
  { by, key, request, now }: Write,
  { store, sealingKey }: ReplayOptions,
  perform: () => Promise<Result>,
): Promise<Result> {
  if (key === undefined) return perform();
  const digest = sha256(JSON.stringify([by, key]));
  const place = `admin result ${digest.toString('hex')}`;
  const fingerprint = sha256(request);
  const expiresAt = now + LIMITS.idempotencyMs;
  const found = await store.claim({ digest, fingerprint, now, expiresAt });

  if (found !== 'claimed') {
    if (!fingerprint.equals(found.fingerprint)) throw new Failure('idempotency_conflict');
    const plain = found.result && unseal(found.result, place, sealingKey);
    if (plain === undefined) throw new Failure('idempotency_in_progress');
    const result = JSON.parse(Buffer.from(plain).toString('utf8')) as Result;
    return { ...result, headers: { ...result.headers, 'idempotency-replayed': 'true' } };
  }

  let result: Result;
  try {
    result = await perform();
  } catch (thrown) {
    // Nothing took effect, so the same key may try again; of anything else nobody knows.
    if (isUndone(thrown)) await store.release(digest);
    throw thrown;
  }
  const { bodyAgain, ...first } = result;
  const again = bodyAgain === undefined ? first : { ...first, body: bodyAgain };
  await store.finish(digest, seal(Buffer.from(JSON.stringify(again)), place, sealingKey));
  return first;
}
