/** The way back to one caller over one HTTP response: a whole answer, a stream, or a failure. */
import type { ServerResponse } from 'node:http';
import type { Failure, FailureCode } from '../core/failures.ts';
import { encodeSse, type WireFormat } from '../formats/index.ts';
import type { Reply } from './exchange.ts';
import { endAnswer } from './linger.ts';

export class HttpReply implements Reply {
  readonly #raw: ServerResponse;
  readonly #format: WireFormat;
  readonly #id: string;
  #labels: Readonly<Record<string, string>> = {};
  #next: () => number | undefined = () => undefined;

  constructor(raw: ServerResponse, format: WireFormat, id: string) {
    this.#raw = raw;
    this.#format = format;
    this.#id = id;
  }

  label(headers: Readonly<Record<string, string>>): void {
    this.#labels = headers;
  }

  numbered(next: () => number | undefined): void {
    this.#next = next;
  }

  whole(json: string, counts?: string): void {
    const manifest = counts === undefined ? {} : { 'chaperone-manifest': counts };
    this.#send(200, json, { ...this.#labels, ...manifest });
  }

  write(frames: string): Promise<void> | undefined {
    const raw = this.#raw;
    if (raw.destroyed || frames === '') return undefined;
    if (!raw.headersSent) {
      raw.writeHead(200, {
        ...this.#headers(),
        ...this.#labels,
        'content-type': 'text/event-stream; charset=utf-8',
        // nginx, as it is installed, would hold the events back until the answer ends.
        'x-accel-buffering': 'no',
      });
    }
    return raw.write(frames) ? undefined : drained(raw);
  }

  end(): void {
    this.#raw.end();
  }

  /** In a stream that has begun as its last events, else as an answer of its own. */
  fail(failure: Failure): void {
    const raw = this.#raw;
    if (raw.destroyed || raw.writableEnded) return;
    if (raw.headersSent) {
      const events = this.#format.failureEvents(failure, this.#id, this.#next());
      raw.end(events.map(encodeSse).join(''));
      return;
    }
    for (const [name, value] of Object.entries(retryHeaders(failure))) raw.setHeader(name, value);
    // What the caller may still be sending is no request of its own.
    if (!raw.req.complete) raw.setHeader('connection', 'close');
    this.#send(failure.status, JSON.stringify(this.#format.failureBody(failure, this.#id)));
  }

  #send(status: number, json: string, labels: Readonly<Record<string, string>> = {}): void {
    this.#raw.writeHead(status, {
      ...this.#headers(),
      ...labels,
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(json),
    });
    endAnswer(this.#raw, json);
  }

  #headers(): Record<string, string> {
    return {
      'x-request-id': this.#id,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'chaperone-exchange': this.#id,
      ...(this.#format.api === 'anthropic' ? { 'request-id': this.#id } : {}),
    };
  }
}

/** Resolves as well when the caller goes away: its abort is told elsewhere. */
function drained(raw: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      raw.off('drain', done);
      raw.off('close', done);
      resolve();
    };
    raw.on('drain', done);
    raw.on('close', done);
  });
}

/** Asking again would only disclose again: the official clients retry every 5xx unless told not to. */
const POINTLESS_TO_RETRY: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'upstream_malformed',
  'answer_too_large',
  'restore_failed',
  'guard_stopped',
  'model_changed',
  'internal',
]);

const PASSES_WITH_TIME: ReadonlySet<number> = new Set([429, 503, 529]);
const RETRY_AFTER_S = 2;

function retryHeaders({ code, status, facts }: Failure): Record<string, string> {
  const { upstreamStatus, upstreamCode, retryAfter } = facts;
  const isRefusal =
    code === 'upstream_refused' && typeof upstreamStatus === 'number' && upstreamStatus < 500;
  // Of 429, the one that waiting does not mend.
  const isSpent = upstreamCode === 'insufficient_quota';
  if (POINTLESS_TO_RETRY.has(code) || isRefusal || isSpent) return { 'x-should-retry': 'false' };
  if (!PASSES_WITH_TIME.has(status)) return {};
  return { 'retry-after': String(typeof retryAfter === 'number' ? retryAfter : RETRY_AFTER_S) };
}
