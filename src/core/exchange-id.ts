/**
 * Id of one exchange: a UUID version 7 (RFC 9562 §5.7), so that ids sort by time. It is ours alone:
 * what a caller sends as a request id may carry text and is neither trusted nor repeated.
 */
import { randomUUID } from 'node:crypto';
import type { Clock } from './clock.ts';

export function newExchangeId(clock: Clock): string {
  const time = clock.now().toString(16).padStart(12, '0');
  // Variant and random bits of a version 4; Node draws those in batches, unlike `randomBytes`.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}
