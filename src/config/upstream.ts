/** What holds between the fields of one upstream, and the values that follow from others. */
import type * as z from 'zod';
import type { Secret } from '../core/secret.ts';
import { isPlainHttpAbroad, isPrivateUrl } from './fields.ts';

export const OPERATIONS = ['chat', 'responses', 'embeddings', 'messages', 'count_tokens'] as const;
export type Operation = (typeof OPERATIONS)[number];

type Api = 'openai' | 'anthropic' | 'llama' | 'rehearsal';
type KeyHeader = 'authorization' | 'api-key' | 'x-api-key';

const OPERATIONS_OF: Readonly<Record<Api, readonly Operation[]>> = {
  openai: ['chat', 'responses', 'embeddings'],
  anthropic: ['messages', 'count_tokens'],
  llama: ['chat'],
  rehearsal: ['chat', 'responses', 'messages', 'count_tokens'],
};

/** Headers that carry credentials, or that belong to the connection. */
const RESERVED_HEADER =
  /^(authorization|proxy-authorization|cookie|host|connection|content-.*|transfer-encoding|.*(key|token|secret|password).*)$/;

interface Written {
  readonly name: string;
  readonly api: Api;
  readonly url?: string;
  readonly apiVersion?: string;
  readonly key?: Secret;
  readonly keyHeader?: KeyHeader;
  readonly model?: string;
  readonly operations?: Operation[];
  readonly hosting?: 'local' | 'outside';
  readonly allowPlainHttp: boolean;
  readonly modelFile?: string;
  readonly headers: Record<string, string>;
}

export function upstreamFaults(written: Written, context: z.core.$RefinementCtx): void {
  const fault = (field: string, message: string) =>
    context.addIssue({ code: 'custom', path: [field], message });
  const isRemote = written.api === 'openai' || written.api === 'anthropic';

  if (isRemote && written.url === undefined) fault('url', 'give the base URL of the server');
  if (!isRemote && written.url !== undefined)
    fault('url', `an upstream of api ${written.api} has no URL`);
  if (!isRemote && written.key !== undefined)
    fault('key', `an upstream of api ${written.api} has no key`);
  if (!isRemote && written.hosting === 'outside')
    fault('hosting', 'this upstream runs in the gateway: leave it out');
  if ((written.api === 'llama') !== (written.modelFile !== undefined)) {
    fault('modelFile', 'a GGUF file belongs to an upstream of api llama, and only to one');
  }
  if (written.url !== undefined && isPlainHttpAbroad(written.url)) {
    if (hostingOf(written) !== 'local' || !written.allowPlainHttp) {
      fault(
        'url',
        'use https://; plain http:// to another machine needs hosting: local and allowPlainHttp: true',
      );
    }
  }
  for (const operation of written.operations ?? []) {
    if (!OPERATIONS_OF[written.api].includes(operation)) {
      fault('operations', `api ${written.api} offers ${OPERATIONS_OF[written.api].join(', ')}`);
    }
  }
  for (const header of Object.keys(written.headers)) {
    if (RESERVED_HEADER.test(header)) {
      fault('headers', `${header} cannot be set here: credentials go in key and keyHeader`);
    }
  }
}

export function completeUpstream<T extends Written>(written: T) {
  const { apiVersion, ...rest } = written;
  return {
    ...rest,
    ...(written.url === undefined ? {} : { url: withApiVersion(written.url, apiVersion) }),
    model: written.model ?? written.name,
    operations: written.operations ?? [...OPERATIONS_OF[written.api]],
    hosting: hostingOf(written),
    keyHeader: written.keyHeader ?? (written.api === 'anthropic' ? 'x-api-key' : 'authorization'),
  } as Omit<T, 'apiVersion' | 'model' | 'operations' | 'hosting' | 'keyHeader'> & {
    model: string;
    operations: Operation[];
    hosting: 'local' | 'outside';
    keyHeader: KeyHeader;
  };
}

function hostingOf({ api, url, hosting }: Written): 'local' | 'outside' {
  if (hosting !== undefined) return hosting;
  if (api === 'llama' || api === 'rehearsal') return 'local';
  return url !== undefined && isPrivateUrl(url) ? 'local' : 'outside';
}

function withApiVersion(address: string, version: string | undefined): string {
  if (version === undefined) return address;
  const url = new URL(address);
  url.searchParams.set('api-version', version);
  return url.href;
}
