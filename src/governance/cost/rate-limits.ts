/**
 * Rate limits: a token bucket for each caller, user or use case, in this process. A bucket holds what a
 * minute allows and is refilled evenly, so after a quiet minute a burst of that size passes. With several
 * gateways each is given its share: `limit / gateways`.
 *
 * Requests are counted as they come. Tokens are counted by estimate as they come and put right when the
 * exchange is over, with those of all its sendings; a bucket may therefore be in debt, and nothing more passes until it is refilled.
 */
import { Failure } from '../../core/failures.ts';
import { LIMITS } from '../../core/limits.ts';
import type { BilledTokens } from './prices.ts';

export interface RateLimit {
  readonly per: 'caller' | 'user' | 'useCase';
  /** Id; absent: each of them has a limit of this size. */
  readonly of?: string;
  readonly requestsPerMinute?: number;
  readonly tokensPerMinute?: number;
}

export interface RateSubject {
  readonly exchange: string;
  readonly caller: string;
  readonly user: string;
  readonly useCase: string;
}

const MINUTE_MS = 60_000;

type Unit = 'requests' | 'tokens';

interface Bucket {
  /** What may pass at once. */
  readonly size: number;
  readonly perMinute: number;
  level: number;
  /** Milliseconds since 1970 of `level`. */
  at: number;
}

export class RateLimits {
  readonly #limits: readonly RateLimit[];
  readonly #gateways: number;
  readonly #buckets = new Map<string, Bucket>();
  /** Token buckets of exchanges under way, the tokens that each was taken, and those that were used so far. */
  readonly #taken = new Map<
    string,
    { readonly buckets: readonly Bucket[]; readonly tokens: number; used: number }
  >();

  /** @param gateways among which the limits are divided */
  constructor(limits: readonly RateLimit[], gateways: number) {
    this.#limits = limits;
    this.#gateways = gateways;
  }

  /**
   * Takes one request, and its estimated tokens, from every bucket that it belongs to, or from none.
   *
   * @param size asked only where a limit counts tokens
   * @throws Failure rate_limited, with the seconds after which it would pass
   */
  admit(subject: RateSubject, size: () => BilledTokens, now: number): void {
    const concerned = this.#limits.flatMap((limit, index) => {
      const { per, of, requestsPerMinute, tokensPerMinute } = limit;
      if (of !== undefined && of !== subject[per]) return [];
      const bucket = (unit: Unit, perMinute: number | undefined) => {
        if (perMinute === undefined) return [];
        const key = JSON.stringify([index, unit, subject[per]]);
        return [{ per, unit, bucket: this.#bucket(key, perMinute / this.#gateways, now) }];
      };
      return [...bucket('requests', requestsPerMinute), ...bucket('tokens', tokensPerMinute)];
    });

    // One is needed of either: what is larger than a minute's worth of tokens passes, and leaves a debt.
    const waits = concerned.map((each) => ({ ...each, wait: waitFor(each.bucket, 1) }));
    const longest = waits.sort((a, b) => b.wait - a.wait)[0];
    if (longest !== undefined && longest.wait > 0) {
      const { per, unit, wait } = longest;
      throw new Failure('rate_limited', { per, unit, retryAfter: Math.ceil(wait / 1000) });
    }
    for (const { bucket, unit } of concerned) if (unit === 'requests') bucket.level -= 1;
    const buckets = concerned.filter(({ unit }) => unit === 'tokens').map(({ bucket }) => bucket);
    if (buckets.length === 0) return;
    const { input, output } = size();
    const tokens = input + output;
    for (const bucket of buckets) bucket.level -= tokens;
    this.#taken.set(subject.exchange, { buckets, tokens, used: 0 });
  }

  /** By one sending of the exchange. */
  used(exchange: string, tokens: number): void {
    const taken = this.#taken.get(exchange);
    if (taken !== undefined) taken.used += tokens;
  }

  /** The exchange is over: puts right what was taken. */
  settle(exchange: string): void {
    const taken = this.#taken.get(exchange);
    if (taken === undefined) return;
    this.#taken.delete(exchange);
    for (const bucket of taken.buckets) {
      bucket.level = Math.min(bucket.size, bucket.level + taken.tokens - taken.used);
    }
  }

  /** @param perMinute of this gateway; a bucket holds one request at least, or nothing would ever pass */
  #bucket(key: string, perMinute: number, now: number): Bucket {
    const size = Math.max(1, perMinute);
    const bucket = this.#buckets.get(key) ?? { size, perMinute, level: size, at: now };
    const passed = Math.max(0, now - bucket.at);
    bucket.level = Math.min(size, bucket.level + (perMinute * passed) / MINUTE_MS);
    bucket.at = now;
    // The one not used for longest goes first; it is full again unless there are very many.
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    if (this.#buckets.size > LIMITS.rateBucketsMax) {
      this.#buckets.delete(this.#buckets.keys().next().value!);
    }
    return bucket;
  }
}

/** Milliseconds until the bucket holds what is needed. */
function waitFor({ perMinute, level }: Bucket, need: number): number {
  return level >= need ? 0 : ((need - level) * MINUTE_MS) / perMinute;
}
