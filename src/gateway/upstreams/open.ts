/** The configured upstreams, opened: those that run in the gateway are started first. */
import { type HttpUpstreamOptions, httpUpstream } from './http.ts';
import { startLlama } from './llama.ts';
import { startRehearsal } from './rehearsal.ts';
import type { Upstream } from './upstream.ts';

type UpstreamConfig = Omit<HttpUpstreamOptions, 'url'> & {
  /** Of a server elsewhere. */
  readonly url?: string;
  /** Of api `llama`: the GGUF file. */
  readonly modelFile?: string;
};

export interface Upstreams extends AsyncDisposable {
  readonly all: readonly Upstream[];
}

/** @throws Failure config_invalid where one cannot be started */
export async function openUpstreams(configs: readonly UpstreamConfig[]): Promise<Upstreams> {
  await using opened = new AsyncDisposableStack();
  const all: Upstream[] = [];
  for (const config of configs) {
    const upstream = await openUpstream(config, opened);
    opened.defer(() => upstream.close());
    all.push(upstream);
  }
  const parts = opened.move();
  return { all, [Symbol.asyncDispose]: () => parts.disposeAsync() };
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
