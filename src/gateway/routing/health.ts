/**
 * Asks an upstream from time to time whether it is there, with nothing of anybody in the question, so
 * that one that is down is known before a caller has waited for it, and one that is back is used again.
 */
import { LIMITS } from '../../core/limits.ts';
import type { Breaker } from './breaker.ts';

export interface HealthOptions {
  /** True when the server answered in time and with no error of its own. Does not throw. */
  readonly probe: (signal: AbortSignal) => Promise<boolean>;
  readonly intervalMs: number;
  readonly breaker: Breaker;
  readonly now: () => number;
}

/** One lost packet proves nothing. */
const FAILURES_MIN = 2;

/** @returns ends it; resolves when no question is under way */
export function watchHealth({ probe, intervalMs, breaker, now }: HealthOptions) {
  let isOver = false;
  let failures = 0;
  let asking: { readonly abort: AbortController; readonly done: Promise<void> } | undefined;

  const ask = async ({ signal }: AbortController): Promise<void> => {
    const isHealthy = await probe(signal);
    if (isOver) return;
    failures = isHealthy ? 0 : failures + 1;
    if (isHealthy) breaker.revive(now());
    else if (failures >= FAILURES_MIN) breaker.trip(now());
  };
  const timer = setInterval(() => {
    if (asking !== undefined) return;
    const abort = new AbortController();
    const late = setTimeout(() => abort.abort(), LIMITS.healthCheckMs);
    const done = ask(abort).finally(() => {
      clearTimeout(late);
      asking = undefined;
    });
    asking = { abort, done };
  }, intervalMs);
  timer.unref();

  return async (): Promise<void> => {
    isOver = true;
    clearInterval(timer);
    asking?.abort.abort();
    await asking?.done;
  };
}
