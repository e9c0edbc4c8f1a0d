/**
 * A table that all cores of a run share (random tokens, known people): it stays in the main thread, and
 * a core asks for all that a batch needs in one go, waiting for the answer.
 */
import { MessageChannel, type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import { apart } from '../../core/apart.ts';
import { Failure } from '../../core/failures.ts';

/** A core's end of it; crosses to its thread, with `port` on the transfer list. */
export interface TableEnd {
  readonly port: MessagePort;
  readonly signal: Int32Array;
}

/** Answers one core. What `lookUp` throws, the core's documents are refused for. */
export function serveTable<Value>(lookUp: (key: string) => Value): TableEnd {
  const { port1, port2 } = new MessageChannel();
  const signal = new Int32Array(new SharedArrayBuffer(4));
  port1.on('message', (keys: readonly string[]) => {
    let answer: Value[] | undefined;
    try {
      answer = keys.map(lookUp);
    } catch {
      // More values than one run can hold.
    }
    port1.postMessage(answer);
    Atomics.store(signal, 0, 1);
    Atomics.notify(signal, 0);
  });
  port1.unref();
  return { port: port2, signal };
}

export class RemoteTable<Value> {
  readonly #end: TableEnd;
  readonly #keptMax: number;
  readonly #kept = new Map<string, Value>();

  /** @param keptMax how many of the values that it asked for a core keeps */
  constructor(end: TableEnd, keptMax: number) {
    this.#end = end;
    this.#keptMax = keptMax;
  }

  /** @throws Failure deid_blocked when the main thread has no answer */
  prepare(keys: Iterable<string>): void {
    if (this.#kept.size > this.#keptMax) this.#kept.clear();
    const missing = [...new Set(keys)].filter((key) => !this.#kept.has(key));
    if (missing.length === 0) return;
    const { port, signal } = this.#end;
    Atomics.store(signal, 0, 0);
    port.postMessage(missing);
    Atomics.wait(signal, 0, 0);
    const answer = receiveMessageOnPort(port)?.message as Value[] | undefined;
    if (answer === undefined) throw new Failure('deid_blocked', { step: 'table' });
    missing.forEach((key, index) => {
      this.#kept.set(apart(key), answer[index]!);
    });
  }

  get(key: string): Value {
    if (!this.#kept.has(key)) this.prepare([key]);
    return this.#kept.get(key)!;
  }
}
