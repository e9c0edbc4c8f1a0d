/** One upstream: its fields, what holds between them, and the values that follow from others. */
import * as z from 'zod';
import { LIMITS } from '../core/limits.ts';
import type { Secret } from '../core/secret.ts';
import { prices } from './costs.ts';
import {
  caFile,
  id,
  isPlainHttpAbroad,
  isPrivateUrl,
  milliseconds,
  path,
  type Surroundings,
  secret,
  text,
  url,
} from './fields.ts';

const OPERATIONS = ['chat', 'responses', 'embeddings', 'messages', 'count_tokens'] as const;
type Operation = (typeof OPERATIONS)[number];

type Api = 'openai' | 'anthropic' | 'llama' | 'rehearsal';
type KeyHeader = 'authorization' | 'api-key' | 'x-api-key';

const OPERATIONS_OF: Readonly<Record<Api, readonly Operation[]>> = {
  openai: ['chat', 'responses', 'embeddings'],
  anthropic: ['messages', 'count_tokens'],
  llama: ['chat'],
  rehearsal: ['chat', 'responses', 'messages', 'count_tokens'],
};

/** Anything else is refused when it is sent, and looks as if the server were not there. */
const HEADER_VALUE = /^[\x20-\x7e]*$/;
const HEADER_VALUE_REMEDY = 'write printable ASCII on one line: a header holds nothing else';

/** What vendors' examples for curl end in, and the gateway adds itself. */
const OPERATION_PATH =
  /\/(?:(?:chat\/)?completions|responses|embeddings|messages(?:\/count_tokens)?)\/?(?=$|\?)/;

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
  readonly concurrency?: number;
  readonly health?: { readonly path?: string; readonly intervalMs: number };
}

export function upstream({ env, folder }: Surroundings) {
  const timeouts = z.strictObject({
    connectMs: milliseconds(100, 60_000).prefault(5000).describe('Until the connection stands.'),
    firstByteMs: milliseconds(100, 3_600_000)
      .prefault(120_000)
      .describe('From the request to the first byte of the answer.'),
    idleMs: milliseconds(100, 3_600_000)
      .prefault(60_000)
      .describe('Between two pieces of an answer.'),
    totalMs: milliseconds(100, 86_400_000).prefault(900_000).describe('For a whole exchange.'),
  });

  return z
    .strictObject({
      name: id().describe('What callers write as `model`.'),
      api: z
        .enum(['openai', 'anthropic', 'llama', 'rehearsal'])
        .describe(
          'openai: any OpenAI-compatible server; anthropic: any Anthropic-compatible one; llama: a GGUF file run in a child process; rehearsal: the built-in model that needs nothing.',
        ),
      url: url(env)
        .exactOptional()
        .describe(
          'Base URL. For openai up to and including /v1; for anthropic what comes before /v1. A query (Azure) is kept.',
        ),
      apiVersion: text(64)
        .exactOptional()
        .describe('Azure: sent as the query parameter api-version.'),
      key: secret(env).exactOptional().describe('Key of the model server.'),
      keyHeader: z
        .enum(['authorization', 'api-key', 'x-api-key'])
        .exactOptional()
        .describe(
          'Header that carries the key: authorization (as Bearer) for openai, x-api-key for anthropic; Azure wants api-key.',
        ),
      model: text().exactOptional().describe('Model name sent to the server. Default: name.'),
      operations: z
        .array(z.enum(OPERATIONS))
        .min(1)
        .exactOptional()
        .describe('What the server can do. Default: what its API has.'),
      hosting: z
        .enum(['local', 'outside'])
        .exactOptional()
        .describe(
          'local: run by you, nothing leaves the organisation. Default: local for a loopback or private address, else outside. Write outside for a local proxy to an outside service, or for a rehearsal that plays one.',
        ),
      provider: id()
        .exactOptional()
        .describe(
          'Who runs it: an id under providers, or of the register. An upstream outside without one gets no health data.',
        ),
      allowPlainHttp: z
        .boolean()
        .prefault(false)
        .describe('Permit http:// to a host other than this machine. Only with hosting: local.'),
      timeouts: timeouts.prefault({}).describe('How long to wait.'),
      connections: z
        .number()
        .int()
        .min(1)
        .max(4096)
        .prefault(128)
        .describe('Connections kept open at most.'),
      ...supervision(),
      caFile: caFile(folder)
        .exactOptional()
        .describe('PEM file of the authority that signed the server.'),
      prices: prices(),
      modelFile: path(folder).exactOptional().describe('llama: the GGUF file.'),
      headers: z
        .record(
          z
            .string()
            .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, { message: 'write header names in lower case' }),
          text(1024).regex(HEADER_VALUE, { message: HEADER_VALUE_REMEDY }),
        )
        .prefault({})
        .describe(
          'Further headers to send, none of them secret (openai-organization, …). Betas in anthropic-beta are added to those of each request.',
        ),
    })
    .superRefine(upstreamFaults)
    .transform(completeUpstream);
}

/** What is done where the server fails, is slow, or is no longer the one that was approved. */
function supervision() {
  const count = (min: number, max: number) => z.number().int().min(min).max(max);
  const breaker = z.strictObject({
    failuresPercent: count(1, 100)
      .prefault(LIMITS.breakerFailuresPercent)
      .describe('Failures in the window, in per cent, at which the server is left alone.'),
    outcomesMin: count(1, 10_000)
      .prefault(LIMITS.breakerOutcomesMin)
      .describe('Outcomes in the window without which nothing is concluded.'),
    windowMs: milliseconds(1000, 3_600_000)
      .prefault(LIMITS.breakerWindowMs)
      .describe('How far back outcomes count.'),
    openMs: milliseconds(100, 3_600_000)
      .prefault(LIMITS.breakerOpenMs)
      .describe('How long the server is left alone before one request may try.'),
  });
  const queue = z.strictObject({
    max: count(0, 10_000)
      .prefault(LIMITS.queueWaitingMax)
      .describe('Exchanges that wait at most; callers take turns.'),
    waitMs: milliseconds(100, 3_600_000)
      .prefault(LIMITS.queueWaitMs)
      .describe('How long one waits at most.'),
  });
  const health = z.strictObject({
    path: z
      .string()
      .regex(/^\/[\w./~-]{0,255}$/, { message: 'write a path on the server, such as /health' })
      .exactOptional()
      .describe('What is fetched, by GET. Default: the list of models.'),
    intervalMs: milliseconds(1000, 3_600_000).prefault(15_000).describe('How often.'),
  });
  return {
    concurrency: count(1, 4096)
      .exactOptional()
      .describe(
        'Exchanges that it works on at once; further ones wait in a queue. For a small model of your own. Default: as many as come; for llama: 1.',
      ),
    queue: queue.prefault({}).describe('The queue before an upstream with `concurrency`.'),
    retries: count(0, 5)
      .prefault(LIMITS.connectRetries)
      .describe('Further tries where no connection came about.'),
    breaker: breaker.prefault({}).describe('When a server that fails is left alone.'),
    health: health
      .exactOptional()
      .describe('Health checks. Without it only the outcomes of exchanges tell.'),
    expectModel: z
      .string()
      .regex(/^[\w.:/-]{1,128}\*?$/, {
        message: 'write the id as the server reports it, or its beginning and *',
      })
      .exactOptional()
      .describe(
        'The model that answers must name: its id, or the beginning of it and `*`. One that names another is not passed on.',
      ),
  };
}

function upstreamFaults(written: Written, context: z.core.$RefinementCtx): void {
  const fault = (field: string, message: string) =>
    context.addIssue({ code: 'custom', path: [field], message });
  const isRemote = written.api === 'openai' || written.api === 'anthropic';

  if (isRemote && written.url === undefined) fault('url', 'give the base URL of the server');
  const operation = OPERATION_PATH.exec(written.url ?? '')?.[0];
  if (operation !== undefined) fault('url', `write the base URL: leave out ${operation}`);
  if (!isRemote && written.url !== undefined)
    fault('url', `an upstream of api ${written.api} has no URL`);
  if (!isRemote && written.key !== undefined)
    fault('key', `an upstream of api ${written.api} has no key`);
  if (written.key !== undefined && !HEADER_VALUE.test(written.key.reveal()))
    fault('key', 'what the variable holds is no key: a header holds printable ASCII on one line');
  if (!isRemote && written.health !== undefined)
    fault('health', 'this upstream runs in the gateway: leave it out');
  // A rehearsal may play a model outside: then it gets what such a one would get, and no more.
  if (written.api === 'llama' && written.hosting === 'outside')
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

function completeUpstream<T extends Written>(written: T) {
  const { apiVersion, ...rest } = written;
  return {
    ...rest,
    // A model in a process of the gateway's own has one sequence: more at once would only wait inside.
    ...(written.api === 'llama' && { concurrency: written.concurrency ?? 1 }),
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
