/**
 * Headers and query of a request that belong to OpenAI's or Anthropic's API. What changes the answer is
 * passed on or refused by name. What says which client asks, or on whose account, goes no further: it is
 * the gateway that asks, on the account of its house. See docs/wire.md.
 */
import { Failure } from '../core/failures.ts';
import { ANTHROPIC_BETAS, printableType } from '../formats/index.ts';
import type { Headers } from './caller.ts';
import type { Call } from './exchange.ts';

/** What goes to the upstream beside the body. */
export interface ApiHeaders {
  readonly headers: Readonly<Record<string, string>>;
  /** Without `?`. */
  readonly query?: string;
  /** Of `headers`: what stands in `anthropic-beta`. */
  readonly betas: readonly string[];
}

/** @throws Failure unknown_beta, invalid_header */
export function apiHeaders({
  format,
  headers,
  query,
}: Pick<Call, 'format' | 'headers' | 'query'>): ApiHeaders {
  if (format.api === 'openai') {
    assertBetas('openai-beta', headers, OF_OTHER_ENDPOINTS);
    return { headers: {}, betas: [] };
  }
  const betas = assertBetas('anthropic-beta', headers, ANTHROPIC_BETAS);
  // Anthropic's clients mark so what they send from their `beta` namespace.
  const isBeta = new URLSearchParams(query).get('beta') === 'true';
  return {
    headers: {
      'anthropic-version': versionIn(headers),
      ...(betas.length > 0 && { 'anthropic-beta': betas.join(',') }),
    },
    ...(isBeta && { query: 'beta=true' }),
    betas,
  };
}

/** OpenAI's, which clients send with every request: nothing changes with them on these endpoints. */
const OF_OTHER_ENDPOINTS: ReadonlySet<string> = new Set([
  'assistants=v1',
  'assistants=v2',
  'realtime=v1',
  'responses=experimental',
]);

function assertBetas(header: string, headers: Headers, known: ReadonlySet<string>): string[] {
  const written = String(headers[header] ?? '');
  const betas = [...new Set(written.split(',').map((beta) => beta.trim()))].filter(Boolean);
  for (const beta of betas) {
    if (!known.has(beta)) throw new Failure('unknown_beta', { header, beta: printableType(beta) });
  }
  return betas;
}

/** What Anthropic's API takes where a client says nothing. */
const ANTHROPIC_VERSION = '2023-06-01';

function versionIn(headers: Headers): string {
  const header = 'anthropic-version';
  const asked = headers[header] ?? ANTHROPIC_VERSION;
  if (typeof asked === 'string' && /^20\d{2}-\d{2}-\d{2}$/.test(asked)) return asked;
  throw new Failure('invalid_header', { header, expected: 'YYYY-MM-DD' });
}
