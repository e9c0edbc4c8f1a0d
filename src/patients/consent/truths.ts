/** Answers of three values, joined. */
import type { Truth } from './instants.ts';

/** One entry will do; of none, all is meant. */
export function anyOf<T>(entries: readonly T[], truthOf: (entry: T) => Truth): Truth {
  if (entries.length === 0) return 'yes';
  const truths = entries.map(truthOf);
  if (truths.includes('yes')) return 'yes';
  return truths.includes('unknown') ? 'unknown' : 'no';
}

/** All `yes`, or all `no`, or unclear. */
export function combined(truths: readonly Truth[]): Truth {
  const [first = 'yes'] = truths;
  return truths.every((truth) => truth === first) ? first : 'unknown';
}

/** What all say; undefined where they contradict each other, or nothing is said. */
export function oneOf<T>(said: readonly T[]): T | undefined {
  return new Set(said).size === 1 ? said[0] : undefined;
}
