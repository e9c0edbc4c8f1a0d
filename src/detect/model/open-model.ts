/**
 * A model of the site's own: a token classifier that reads the texts of a request before detection does,
 * and adds what it finds to what rules and tagger find (`join.ts`). It runs in a thread of its own.
 *
 * Closed by default: detection refuses a text that the model has not read, so that a model that is slow
 * or broken ends the exchange and is never left out silently.
 */
import type { Worker } from 'node:worker_threads';
import { apart } from '../../core/apart.ts';
import { type Facts, Failure } from '../../core/failures.ts';
import { LIMITS } from '../../core/limits.ts';
import type { Finding } from '../../core/phi.ts';
import { TextCache } from '../cache.ts';
import { contextOf } from '../labelled.ts';
import type { ClassifierSettings } from './classifier.ts';
import { isForModel } from './join.ts';

export interface ModelSettings extends Omit<ClassifierSettings, 'threads'> {
  /** All cores but one where left out. */
  readonly threads?: number;
  /** For all texts of one request or document together. */
  readonly timeoutMs: number;
}

/** What the model found in the texts that it has read: plain data. */
export interface ModelReading {
  /** Differs between any two models of one process: keys cached results. */
  readonly serial: number;
  /** Of the model's files. */
  readonly sha256: string;
  readonly found: ReadonlyMap<string, readonly Finding[]>;
}

/** The same, as `detectAll` takes it. */
export interface ModelFindings extends ModelReading {
  /** @throws Failure deid_blocked for a text that the model has not read */
  find(text: string): readonly Finding[];
}

export interface DetectionModel {
  /** Of its files, as pinned; manifests name it. */
  readonly sha256: string;
  /**
   * Resolves when it runs. One whose thread has ended is started again, here and by `read`.
   *
   * @throws Failure deid_model_unavailable
   */
  probe(): Promise<void>;
  /**
   * Reads the texts of one request or document. Texts read lately come from a bounded cache in memory.
   *
   * @param labels as `DetectOptions.labels`: one word under a key is left to the rules
   * @throws Failure deid_model_unavailable when it fails, or is not done in time
   */
  read(texts: readonly string[], labels?: readonly (string | undefined)[]): Promise<ModelFindings>;
  close(): Promise<void>;
}

export type ToModel = { readonly id: number; readonly text: string } | { readonly abandon: number };

export type FromModel =
  | { readonly is: 'open' }
  | { readonly is: 'refused'; readonly facts: Facts }
  | { readonly is: 'found'; readonly id: number; readonly findings: readonly Finding[] }
  | { readonly is: 'failed'; readonly id: number };

let serials = 0;

/** @throws Failure config_invalid: see `loadClassifier` */
export async function openModel(settings: ModelSettings): Promise<DetectionModel> {
  serials += 1;
  const model = new Model(settings, serials);
  await model.start();
  return model;
}

class Model implements DetectionModel {
  readonly #settings: ModelSettings;
  readonly #serial: number;
  readonly #found = new TextCache<readonly Finding[]>(LIMITS.modelCacheBytesMax);
  #thread: ModelThread | undefined;
  #starting: Promise<ModelThread> | undefined;

  constructor(settings: ModelSettings, serial: number) {
    this.#settings = settings;
    this.#serial = serial;
  }

  get sha256(): string {
    return this.#settings.sha256;
  }

  async probe(): Promise<void> {
    await this.#running();
  }

  #running(): Promise<ModelThread> {
    return this.start().catch((cause) => {
      throw new Failure('deid_model_unavailable', { because: 'not loaded' }, { cause });
    });
  }

  /** @throws Failure config_invalid */
  async start(): Promise<ModelThread> {
    if (this.#thread?.isRunning) return this.#thread;
    this.#starting ??= ModelThread.start(this.#settings).finally(() => {
      this.#starting = undefined;
    });
    this.#thread = await this.#starting;
    return this.#thread;
  }

  async read(
    texts: readonly string[],
    labels: readonly (string | undefined)[] = [],
  ): Promise<ModelFindings> {
    const found = new Map<string, readonly Finding[]>();
    const { timeoutMs } = this.#settings;
    const late = AbortSignal.timeout(timeoutMs);
    for (const [index, text] of texts.entries()) {
      if (found.has(text) || !isForModel(text, contextOf(labels[index], text))) continue;
      found.set(text, await this.#findIn(text, late));
    }
    return findingsOf({ serial: this.#serial, sha256: this.sha256, found });
  }

  /** One text of a request at a time, so that large requests and small ones take turns. */
  async #findIn(text: string, late: AbortSignal): Promise<readonly Finding[]> {
    const known = text.trim() === '' ? [] : this.#found.get(text);
    if (known !== undefined) return known;
    if (text.length > LIMITS.modelTextLengthMax) throw unavailable('a text is too long for it');
    const thread = await orLate(this.#running(), late);
    const findings = await thread.find(text, late);
    this.#found.set(apart(text), findings, findings.length * FINDING_BYTES);
    return findings;
  }

  async close(): Promise<void> {
    await this.#starting?.catch(() => undefined);
    await this.#thread?.close();
  }
}

export function findingsOf({ serial, sha256, found }: ModelReading): ModelFindings {
  return {
    serial,
    sha256,
    found,
    find(text) {
      const findings = found.get(text);
      if (findings === undefined) throw new Failure('deid_blocked', { step: 'model' });
      return findings;
    },
  };
}

/** Rough size of a finding in memory. */
const FINDING_BYTES = 120;

interface Waiting {
  resolve(findings: readonly Finding[]): void;
  reject(failure: Failure): void;
}

class ModelThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 1;
  isRunning = true;

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('message', (message: FromModel) => this.#take(message));
    worker.on('error', () => this.#end()); // its message may quote a text
    worker.on('exit', () => this.#end());
  }

  /** @throws Failure config_invalid */
  static async start(settings: ModelSettings): Promise<ModelThread> {
    // Loaded when it is needed: most sites add no model.
    const { availableParallelism } = await import('node:os');
    const { Worker } = await import('node:worker_threads');
    // Sources run as they are under Node 24, and compiled from the package: the thread is beside us.
    const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
    const { folder, sha256, labels, scoreMin, windowTokens } = settings;
    const workerData: ClassifierSettings = {
      folder,
      sha256,
      labels,
      scoreMin,
      ...(windowTokens !== undefined && { windowTokens }),
      // One core is left to the gateway: a model that takes them all starves who waits for it.
      threads: settings.threads ?? Math.max(1, availableParallelism() - 1),
    };
    const worker = new Worker(new URL(`./model-thread.${extension}`, import.meta.url), {
      workerData,
      env: {}, // what the gateway knows (keys, database URL) is not the model's business
    });
    const opened = Promise.withResolvers<void>();
    const stopped = { at: 'deid.model', remedy: 'its thread ended: see the memory of the machine' };
    worker.on('message', (message: FromModel) => {
      if (message.is === 'open') opened.resolve();
      if (message.is === 'refused') opened.reject(new Failure('config_invalid', message.facts));
    });
    worker.once('error', (cause) => {
      opened.reject(new Failure('config_invalid', stopped, { cause }));
    });
    worker.once('exit', () => opened.reject(new Failure('config_invalid', stopped)));
    await opened.promise;
    return new ModelThread(worker);
  }

  find(text: string, late: AbortSignal): Promise<readonly Finding[]> {
    if (!this.isRunning) return Promise.reject(unavailable('stopped'));
    const id = this.#nextId;
    this.#nextId += 1;
    const { promise, resolve, reject } = Promise.withResolvers<readonly Finding[]>();
    this.#waiting.set(id, { resolve, reject });
    this.#post({ id, text });
    return orLate(promise, late).finally(() => {
      if (this.#waiting.delete(id)) this.#post({ abandon: id });
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #post(message: ToModel): void {
    this.#worker.postMessage(message);
  }

  #take(message: FromModel): void {
    if (message.is !== 'found' && message.is !== 'failed') return;
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.is === 'found') waiting?.resolve(message.findings);
    else waiting?.reject(unavailable('failed'));
  }

  #end(): void {
    this.isRunning = false;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(unavailable('stopped'));
  }
}

/** @throws Failure deid_model_unavailable when `late` comes first */
function orLate<Value>(work: Promise<Value>, late: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const end = () => reject(unavailable('not done in time'));
    if (late.aborted) end();
    late.addEventListener('abort', end, { once: true });
    work.then(resolve, reject).finally(() => late.removeEventListener('abort', end));
  });
}

const unavailable = (because: string): Failure =>
  new Failure('deid_model_unavailable', { because });
