/**
 * Random tokens shared by threads: the table stays in the main thread, and a core asks for all that a
 * batch needs in one go, waiting for the answer.
 */
import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import { Failure } from '../../core/failures.ts';
import { LIMITS } from '../../core/limits.ts';
import type { TokenSource } from '../../deid/index.ts';

/** Answers one core. `signal` is shared with it. */
export function serveTokens(tokens: TokenSource, port: MessagePort, signal: Int32Array): void {
  port.on('message', (values: readonly string[]) => {
    let answer: Uint8Array[] | undefined;
    try {
      answer = values.map((value) => tokens.bytesFor(value));
    } catch {
      // More values than one run can hold: the core refuses its documents.
    }
    port.postMessage(answer);
    Atomics.store(signal, 0, 1);
    Atomics.notify(signal, 0);
  });
  port.unref();
}

export class RemoteTokens implements TokenSource {
  readonly #port: MessagePort;
  readonly #signal: Int32Array;
  readonly #tokens = new Map<string, Uint8Array>();

  constructor(port: MessagePort, signal: Int32Array) {
    this.#port = port;
    this.#signal = signal;
  }

  prepare(values: Iterable<string>): void {
    if (this.#tokens.size > LIMITS.deidTokensKeptMax) this.#tokens.clear();
    const missing = [...new Set(values)].filter((value) => !this.#tokens.has(value));
    if (missing.length === 0) return;
    Atomics.store(this.#signal, 0, 0);
    this.#port.postMessage(missing);
    Atomics.wait(this.#signal, 0, 0);
    const answer = receiveMessageOnPort(this.#port)?.message as Uint8Array[] | undefined;
    if (answer === undefined) throw new Failure('deid_blocked', { step: 'tokens' });
    missing.forEach((value, index) => {
      this.#tokens.set(value, answer[index]!);
    });
  }

  bytesFor(value: string): Uint8Array {
    if (!this.#tokens.has(value)) this.prepare([value]);
    return this.#tokens.get(value)!;
  }
}
