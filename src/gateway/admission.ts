/** Who may come in: how many exchanges, and how much of their bodies, are under way at once. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { Failure } from '../core/failures.ts';
import type { BodyRoom } from './body-room.ts';

export interface Gate {
  readonly concurrentExchangesMax: number;
  readonly underWay: Set<Admission>;
  readonly room: BodyRoom;
}

/** One of the exchanges that may be under way at once, from its headers until its end is on record. */
export interface Admission {
  readonly abort: AbortController;
  /** Room that it has taken. */
  bytes: number;
  /** Its body has come: from then on the exchange itself says when it is over. */
  isServed: boolean;
}

/**
 * @throws Failure overloaded, body_too_large; client_disconnected where the caller hung up meanwhile, of which
 *   nobody would tell later
 */
export function admit(gate: Gate, request: IncomingMessage, raw: ServerResponse): Admission {
  const { concurrentExchangesMax, underWay, room } = gate;
  if (request.socket.destroyed) throw new Failure('client_disconnected');
  if (underWay.size >= concurrentExchangesMax) throw new Failure('overloaded');
  const bytes = Number(request.headers['content-length'] ?? 0);
  if (bytes > room.bytesMax) throw new Failure('body_too_large', { bytesMax: room.bytesMax });
  if (!room.take(bytes)) throw new Failure('overloaded');
  const admission = { abort: new AbortController(), bytes, isServed: false };
  underWay.add(admission);
  raw.once('close', () => {
    if (!raw.writableFinished) admission.abort.abort(new Failure('client_disconnected'));
    if (!admission.isServed) release(gate, admission);
  });
  return admission;
}

export function release({ underWay, room }: Gate, admission: Admission): void {
  if (underWay.delete(admission)) room.free(admission.bytes);
}

/**
 * A body that does not say how long it is. One for which there is no room any more is cut off: it may go on for
 * long. One that is too large for any is refused by the framework's own limit.
 */
export function countAsItComes({ room }: Gate, admission: Admission, payload: Readable): void {
  payload.on('data', ({ length }: Buffer) => {
    if (room.take(length)) admission.bytes += length;
    else if (admission.bytes + length <= room.bytesMax) payload.destroy(new Failure('overloaded'));
  });
}
