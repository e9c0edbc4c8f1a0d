/**
 * Answers that were given before, to be given again to exactly the same request: in memory, as the model
 * wrote them, so with surrogates and before the guard. Restored text is never kept: an answer that comes
 * from here is guarded and restored anew, for the request that it is given to.
 *
 * The same request means: the same bytes to the same model of the same upstream, from the same caller, for
 * the same use case, under the same policy version, about the same named patients; and the same request as
 * it came in, because two patients may look alike once masked. All of it enters the key as a keyed hash.
 */
import { HmacSha256 } from '../../core/hash.ts';
import { LIMITS } from '../../core/limits.ts';

export interface CacheScope {
  readonly caller: string;
  readonly useCase: string;
  readonly policyVersion: string;
  readonly upstream: string;
  readonly model: string;
  /** Id of the wire format. */
  readonly operation: string;
  /** References of the named patients. */
  readonly patients: readonly string[];
  /** The request before masking, as it came in, with the betas that it asks for: JSON. */
  readonly request: string;
  /** What is sent. */
  readonly bytes: Uint8Array;
}

interface Entry {
  readonly answer: Uint8Array;
  /** Milliseconds since 1970. */
  readonly until: number;
}

export class ResponseCache {
  readonly #keyed: HmacSha256;
  readonly #ttlMs: number;
  readonly #bytesMax: number;
  /** The one not used for longest first. */
  readonly #entries = new Map<string, Entry>();
  #bytes = 0;

  constructor(options: {
    readonly secret: Uint8Array;
    readonly ttlMs: number;
    readonly bytesMax?: number;
  }) {
    this.#keyed = new HmacSha256(options.secret);
    this.#ttlMs = options.ttlMs;
    this.#bytesMax = options.bytesMax ?? LIMITS.responseCacheBytesMax;
  }

  keyOf(scope: CacheScope): string {
    const { caller, useCase, policyVersion, upstream, model, operation } = scope;
    const words = [caller, useCase, policyVersion, upstream, model, operation];
    // As JSON, so that no two lists of words run into the same bytes.
    const said = JSON.stringify([words, [...scope.patients].sort(), scope.request]);
    return this.#keyed.base64('response cache\0', said, '\0', scope.bytes);
  }

  get(key: string, now: number): Uint8Array | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    this.#drop(key, entry);
    if (now >= entry.until) return undefined;
    this.#keep(key, entry);
    return entry.answer;
  }

  put(key: string, answer: Uint8Array, now: number): void {
    if (answer.length > LIMITS.responseCacheEntryBytesMax) return;
    const before = this.#entries.get(key);
    if (before !== undefined) this.#drop(key, before);
    this.#keep(key, { answer, until: now + this.#ttlMs });
    for (const [oldest, entry] of this.#entries) {
      if (this.#bytes <= this.#bytesMax) return;
      this.#drop(oldest, entry);
    }
  }

  #keep(key: string, entry: Entry): void {
    this.#entries.set(key, entry);
    this.#bytes += entry.answer.length;
  }

  #drop(key: string, entry: Entry): void {
    this.#entries.delete(key);
    this.#bytes -= entry.answer.length;
  }
}
