/**
 * Once more, after a connection that did not come about. Nothing has left then, so the record of the
 * disclosure still says the truth. Anything else is not repeated here: a model that was asked twice
 * has been told twice.
 */
import { asFailure } from '../../core/failures.ts';
import { LIMITS } from '../../core/limits.ts';
import { isUnsent } from './blame.ts';

export interface RetryOptions {
  /** Further tries at most. */
  readonly retries: number;
  readonly signal: AbortSignal;
  /** From 0 up to 1, for the jitter. */
  readonly random: () => number;
  /** Told of each further try. */
  readonly retried: () => void;
}

/** @throws whatever the last try threw; what `signal` was aborted with, while waiting */
export async function retry<T>(send: () => Promise<T>, options: RetryOptions): Promise<T> {
  const { retries, signal, random, retried } = options;
  for (let tries = 0; ; tries += 1) {
    try {
      return await send();
    } catch (thrown) {
      if (tries >= retries || !isUnsent(asFailure(thrown))) throw thrown;
    }
    await backOff(backoffMs(tries, random()), signal);
    retried();
  }
}

/** Doubled with each try, and spread over its second half, so that callers do not come back in step. */
function backoffMs(tries: number, random: number): number {
  const longest = Math.min(LIMITS.retryBackoffMs * 2 ** tries, LIMITS.retryBackoffMsMax);
  return (longest * (1 + random)) / 2;
}

function backOff(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  });
}
