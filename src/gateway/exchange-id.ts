/**
 * Id of one exchange: a UUID version 7 (RFC 9562 §5.7), so that ids sort by time. It is ours alone:
 * what a caller sends as a request id may carry text and is neither trusted nor repeated.
 */
import { randomBytes } from 'node:crypto';
import type { Clock } from '../core/clock.ts';

export function newExchangeId(clock: Clock): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(clock.now(), 0, 6);
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
