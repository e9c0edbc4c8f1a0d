/**
 * Commands that ask the gateway's admin API, so that whoever types them gets the decisions that any
 * other caller gets. They know nothing that is not in the table of routes.
 */
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { request } from 'undici';
import { parse } from 'yaml';
import { ADMIN_PREFIX } from '../core/admin-prefix.ts';
import { Failure } from '../core/failures.ts';
import { isObject, type Json } from '../core/json.ts';
import { utf8Text } from '../core/utf8-text.ts';

/** For `parseArgs`. */
export const CLIENT_FLAGS = {
  url: { type: 'string' },
  'if-match': { type: 'string' },
  new: { type: 'boolean' },
  'idempotency-key': { type: 'string' },
} as const;

/** For the usage text. */
export const CLIENT_USAGE = `  --url URL              gateway; else CHAPERONE_URL, else http://127.0.0.1:8484
  --if-match REVISION    the revision that is replaced, as its ETag says
  --new                  there must be none yet
  --idempotency-key KEY  the same key again takes effect once

The key or token is taken from the environment variable CHAPERONE_KEY.`;

export interface ClientFlags {
  readonly url?: string | undefined;
  readonly 'if-match'?: string | undefined;
  readonly new?: boolean | undefined;
  readonly 'idempotency-key'?: string | undefined;
}

export interface AdminCall {
  readonly method: string;
  /** Below the prefix, with its query. */
  readonly path: string;
  /** JSON text. */
  readonly body?: string;
}

/**
 * Sends it, and writes the answer to stdout or the problem to stderr.
 *
 * @returns exit code
 * @throws Failure config_invalid without key; gateway_unreachable
 */
export async function callAdmin(call: AdminCall, flags: ClientFlags): Promise<number> {
  const told = await askAdmin(call, flags);
  if (told === undefined) return 1;
  if (told.answer !== undefined) process.stdout.write(`${JSON.stringify(told.answer, null, 2)}\n`);
  if (told.etag !== undefined) process.stderr.write(`revision ${told.etag}\n`);
  return 0;
}

/**
 * Sends it, and writes the problem to stderr where there is one.
 *
 * @returns undefined after a problem
 * @throws Failure config_invalid without key; gateway_unreachable where nobody answers, or something that is no gateway
 */
export async function askAdmin(
  call: AdminCall,
  flags: ClientFlags,
): Promise<{ readonly answer: Json | undefined; readonly etag?: string } | undefined> {
  const { statusCode, headers, body } = await sent(call, flags);
  const answer = answerIn(await body.text(), statusCode);
  if (statusCode >= 400) {
    process.stderr.write(`${problemText(answer, statusCode)}\n`);
    return undefined;
  }
  return { answer, ...(typeof headers.etag === 'string' && { etag: headers.etag }) };
}

/** What is on the way there, a proxy that redirects or has a page of its own, must not pass for what was asked. */
function answerIn(text: string, status: number): Json | undefined {
  try {
    const isOurs = status < 300 || status >= 400;
    if (isOurs) return text === '' ? undefined : (JSON.parse(text) as Json);
  } catch {
    // No JSON, so none of ours.
  }
  const remedy = `what answers there, with status ${status}, is no gateway: write its own address, https:// where it is behind TLS, and look at the proxy before it. Nothing is known to have been done`;
  throw new Failure('gateway_unreachable', { remedy });
}

const TIMEOUT_MS = 60_000;

async function sent({ method, path, body }: AdminCall, flags: ClientFlags) {
  const { CHAPERONE_KEY, CHAPERONE_URL } = process.env;
  const key = CHAPERONE_KEY?.trim();
  if (!key) {
    throw new Failure('config_invalid', {
      at: 'environment CHAPERONE_KEY',
      remedy: 'set it to the API key or token of a caller with a role: see docs/admin-api.md',
    });
  }
  const base = flags.url ?? (CHAPERONE_URL || 'http://127.0.0.1:8484');
  const { 'if-match': revision, 'idempotency-key': once } = flags;
  try {
    return await request(`${base.replace(/\/+$/, '')}${ADMIN_PREFIX}${path}`, {
      method: method as 'GET',
      headers: {
        authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(revision === undefined ? {} : { 'if-match': `"${revision.replaceAll('"', '')}"` }),
        ...(flags.new ? { 'if-none-match': '*' } : {}),
        ...(once === undefined ? {} : { 'idempotency-key': once }),
      },
      body: body ?? null,
      headersTimeout: TIMEOUT_MS,
      bodyTimeout: TIMEOUT_MS,
    });
  } catch (cause) {
    throw unreachable(base, cause);
  }
}

function unreachable(url: string, cause: unknown): Failure {
  const { code } = cause as { code?: unknown };
  const isLate = code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_SOCKET';
  const remedy = 'it has not answered, and may have done it: look before you send it again';
  const facts = {
    url,
    ...(typeof code === 'string' && { because: code }),
    ...(isLate && { remedy }),
  };
  return new Failure('gateway_unreachable', facts, { cause });
}

function problemText(problem: Json | undefined, status: number): string {
  if (!isObject(problem) || typeof problem.code !== 'string')
    return `the gateway answered ${status}`;
  const facts = isObject(problem.facts) ? Object.entries(problem.facts) : [];
  const lines = facts.map(([name, value]) => `  ${name}: ${[value].flat().join(', ')}`);
  return [`${problem.code}: ${problem.title}`, ...lines].join('\n');
}

/** JSON from a flag: the text itself, `@FILE` (JSON or YAML), or `-` for stdin. */
export async function jsonFrom(flag: string): Promise<string> {
  const written = flag === '-' ? await text(process.stdin) : flag;
  const source = written.startsWith('@') ? readDocument(written.slice(1)) : written;
  try {
    return JSON.stringify(parse(source));
  } catch (cause) {
    throw new Failure('invalid_json', {}, { cause });
  }
}

function readDocument(path: string): string {
  try {
    return utf8Text(
      readFileSync(path),
      (remedy) => new Failure('config_invalid', { at: path, remedy }),
    );
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    throw new Failure('config_invalid', { at: path, remedy: 'cannot be read' }, { cause });
  }
}
