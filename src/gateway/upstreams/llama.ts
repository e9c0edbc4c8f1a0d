/**
 * A GGUF file as an upstream: `node-llama-cpp` in a child process, reached over loopback like any
 * other server, so that a model that crashes takes no exchange of another upstream with it. The
 * package is optional and large, and not installed by default.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { Failure } from '../../core/failures.ts';
import { Secret } from '../../core/secret.ts';
import { type HttpUpstreamOptions, httpUpstream } from './http.ts';
import type { ChildMessage } from './llama-child.ts';
import type { Upstream } from './upstream.ts';

export interface LlamaOptions extends Omit<HttpUpstreamOptions, 'url'> {
  readonly modelFile: string;
}

/** @throws Failure config_invalid: no such file, package not installed, or not a model it can load */
export async function startLlama(options: LlamaOptions): Promise<Upstream> {
  const { name, modelFile } = options;
  const at = `upstreams ${name}`;
  if (!existsSync(modelFile)) {
    throw new Failure('config_invalid', { at, remedy: 'modelFile: there is no such file' });
  }
  let running = await startChild(modelFile, at, options);

  // A model that crashed is started again by the next request that wants it.
  let restarting: Promise<void> | undefined;
  const alive = async (): Promise<Upstream> => {
    if (running.hasEnded()) {
      restarting ??= startChild(modelFile, at, options)
        .then((again) => {
          running = again;
        })
        .finally(() => {
          restarting = undefined;
        });
      await restarting.catch((cause: unknown) => {
        throw new Failure('upstream_unreachable', {}, { cause });
      });
    }
    return running.upstream;
  };
  return {
    ...running.upstream,
    ask: async (request) => (await alive()).ask(request),
    stream: async (request, take) => (await alive()).stream(request, take),
    close: () => running.close(),
  };
}

interface Running {
  readonly upstream: Upstream;
  hasEnded(): boolean;
  close(): Promise<void>;
}

async function startChild(modelFile: string, at: string, options: LlamaOptions): Promise<Running> {
  const key = randomBytes(24).toString('base64url');
  const own = import.meta.url.endsWith('.ts') ? './llama-child.ts' : './llama-child.js';
  const child = fork(new URL(own, import.meta.url), {
    // What the gateway knows (keys, database URL) is not the model's business.
    env: { PATH: process.env.PATH, HOME: process.env.HOME, LLAMA_KEY: key, LLAMA_FILE: modelFile },
    execArgv: ['--no-warnings'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  let hasEnded = false;
  child.once('exit', () => {
    hasEnded = true;
  });
  const message = await firstMessage(child);
  if ('remedy' in message) {
    child.kill();
    throw new Failure('config_invalid', { at, remedy: message.remedy });
  }
  const upstream = httpUpstream({
    ...options,
    url: `http://127.0.0.1:${message.port}`,
    key: new Secret(key),
    keyHeader: 'authorization',
  });
  return {
    upstream,
    hasEnded: () => hasEnded,
    async close() {
      await upstream.close();
      if (hasEnded) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await ended;
    },
  };
}

/** Large files on slow disks take minutes; the loader may also wait for ever on a broken one. */
const LOAD_MS_MAX = 300_000;

function firstMessage(child: ChildProcess): Promise<ChildMessage> {
  return new Promise((resolve) => {
    const late = setTimeout(
      () => resolve({ remedy: 'modelFile: not loaded in time' }),
      LOAD_MS_MAX,
    );
    child.once('message', (message) => {
      clearTimeout(late);
      resolve(message as ChildMessage);
    });
    child.once('error', () => resolve({ remedy: 'the model process cannot be started' }));
    child.once('exit', () => clearTimeout(late));
    child.once('exit', () => resolve({ remedy: 'the model process ended while loading the file' }));
  });
}
