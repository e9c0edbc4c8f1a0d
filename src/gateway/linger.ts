/**
 * The end of an answer to a request of which not all has come: one that is refused for its size or its
 * key. The caller has the answer at once, but the connection is closed only when what is still being
 * sent has been read and thrown away: bytes that reach a closed connection make the caller's system
 * report an error (EPIPE, ECONNRESET) in place of the answer. RFC 9112, section 9.6.
 */
import type { ServerResponse } from 'node:http';
import { LIMITS } from '../core/limits.ts';

interface Bounds {
  readonly ms: number;
  readonly bytesMax: number;
}

const BOUNDS: Bounds = { ms: LIMITS.lingerMs, bytesMax: LIMITS.lingerBytesMax };

/** @param raw its head is written, with the length of `body` */
export function endAnswer(raw: ServerResponse, body: string, bounds: Bounds = BOUNDS): void {
  const { req } = raw;
  if (req.complete) {
    raw.end(body);
    return;
  }
  let left = bounds.bytesMax;
  const end = (): void => {
    clearTimeout(timer);
    raw.end();
  };
  const timer = setTimeout(end, bounds.ms);
  raw.write(body);
  raw.once('close', () => clearTimeout(timer));
  req.once('end', end);
  req.on('data', (piece: Buffer) => {
    left -= piece.length;
    if (left < 0) end();
  });
}
