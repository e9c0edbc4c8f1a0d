/** The configured upstreams, opened: those that run in the gateway are started first. */
import { type Supervision, supervise, type UpstreamState } from '../routing/supervise.ts';
import { type HttpUpstreamOptions, httpUpstream } from './http.ts';
import { startLlama } from './llama.ts';
import { startRehearsal } from './rehearsal.ts';
import type { Upstream } from './upstream.ts';

type UpstreamConfig = Omit<HttpUpstreamOptions, 'url'> &
  Supervision & {
    /** Of a server elsewhere. */
    readonly url?: string;
    /** Of api `llama`: the GGUF file. */
    readonly modelFile?: string;
  };

export interface Upstreams extends AsyncDisposable {
  readonly all: readonly Upstream[];
  states(): readonly UpstreamState[];
}

/** @throws Failure config_invalid where one cannot be started */
export async function openUpstreams(configs: readonly UpstreamConfig[]): Promise<Upstreams> {
  await using opened = new AsyncDisposableStack();
  const supervised: ReturnType<typeof supervise>[] = [];
  for (const config of configs) {
    const one = supervise(await openUpstream(config, opened), config);
    opened.defer(() => one.upstream.close());
    supervised.push(one);
  }
  const parts = opened.move();
  return {
    all: supervised.map(({ upstream }) => upstream),
    states: () => supervised.map(({ state }) => state()),
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  };
}

async function openUpstream(
  config: UpstreamConfig,
  opened: AsyncDisposableStack,
): Promise<Upstream> {
  switch (config.api) {
    case 'rehearsal': {
      const server = await startRehearsal();
      opened.defer(() => server.close());
      return httpUpstream({ ...config, url: server.url });
    }
    case 'llama':
      return startLlama({ ...config, modelFile: config.modelFile! });
    default:
      return httpUpstream({ ...config, url: config.url! });
  }
}
