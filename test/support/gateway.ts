/**
 * A whole gateway in this process, for tests that want to look inside or make a step fail: its own
 * data folder, a free port, one caller.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, type AppOptions, startApp } from '../../src/app.ts';
import { parseConfig } from '../../src/config.ts';
import { openLog } from '../../src/core/log.ts';
import { parseLeaf } from '../../src/ledger/index.ts';
import { openStore } from '../../src/store/index.ts';
import { AGREED_PROVIDER } from './agreed-provider.ts';

export interface TestGateway {
  readonly url: string;
  readonly app: App;
  readonly folder: string;
  /** Log lines so far. */
  readonly log: readonly string[];
  /** A request of the test's caller. */
  post(path: string, body: unknown, init?: PostInit): Promise<Response>;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** What the ledger holds, oldest first, once all that was begun is recorded. */
  records(): Promise<readonly LedgerLine[]>;
  close(): Promise<void>;
}

// biome-ignore lint/suspicious/noExplicitAny: tests reach into whatever was recorded
export type LedgerLine = Readonly<Record<string, any>>;

interface PostInit {
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

export const TEST_KEY = 'ck_test_0123456789abcdefghijklmnopqr';

/** Of the demonstration patient's kind, wholly invented. */
export const PATIENT = {
  name: [{ given: ['Rosalind'], family: 'Achterberg' }],
  birthDate: '1957-03-12',
  gender: 'female',
};

export interface TestGatewayOptions extends Partial<AppOptions> {
  /** Sections of `chaperone.yaml` that differ from the test's own. */
  readonly config?: Readonly<Record<string, unknown>>;
  /** How long an upstream may be silent within an answer. */
  readonly idleMs?: number;
}

/** @param url of a fake upstream that is `fake` (OpenAI) and `claude` (Anthropic) */
export async function startGateway(
  url: string,
  { config = {}, adjust = (steps) => steps, idleMs = 400, ...options }: TestGatewayOptions = {},
): Promise<TestGateway> {
  const folder = await mkdtemp(join(tmpdir(), 'chaperone-flow-'));
  const timeouts = { connectMs: 1000, firstByteMs: 400, idleMs, totalMs: 5000 };
  // A shared gateway must outlive the failures of every test: how a breaker opens has tests of its own.
  const server = {
    hosting: 'outside',
    provider: 'agreed',
    timeouts,
    breaker: { outcomesMin: 10_000 },
  };
  const written = {
    server: { port: 0 },
    data: { folder },
    providers: [AGREED_PROVIDER],
    upstreams: [
      { name: 'fake', api: 'openai', url: `${url}/v1`, ...server },
      { name: 'claude', api: 'anthropic', url, ...server },
    ],
    useCases: [{ id: 'testing', purposes: ['TREAT', 'HOPERAT'] }],
    callers: [
      {
        id: 'tester',
        key: `$\{TEST_KEY}`,
        defaults: { useCase: 'testing', purpose: 'TREAT', user: 'dr-test' },
      },
    ],
    ...config,
  };
  // JSON is YAML.
  const env = { TEST_KEY, ...options.env };
  const parsed = parseConfig(JSON.stringify(written), { env, folder });
  const log: string[] = [];
  const recording = new Set<Promise<unknown>>();
  const app = await startApp(parsed, {
    env: {},
    log: openLog('debug', { write: (line) => void log.push(line) }),
    // An answer goes out while its outcome is still on the way to the disk.
    adjust(given) {
      const steps = adjust(given);
      const record: typeof steps.record = (entry) => {
        const recorded = steps.record(entry);
        recording.add(recorded.catch(() => undefined));
        return recorded;
      };
      return { ...steps, record };
    },
    ...options,
  });
  const authorization = `Bearer ${TEST_KEY}`;
  return {
    url: app.address,
    app,
    folder,
    log,
    post: (path, body, init = {}) =>
      fetch(app.address + path, {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
        headers: { 'content-type': 'application/json', authorization, ...init.headers },
        ...(init.signal === undefined ? {} : { signal: init.signal }),
      }),
    get: (path, headers = {}) =>
      fetch(app.address + path, { headers: { authorization, ...headers } }),
    records: async () => {
      await Promise.all(recording);
      return await recordsIn(folder);
    },
    close: async () => {
      await app.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function recordsIn(folder: string): Promise<LedgerLine[]> {
  const store = await openStore({ folder });
  try {
    const entries = await store.ledger.entries(0, 10_000);
    return entries.map(({ leaf }) => parseLeaf(leaf) ?? {});
  } finally {
    await store.close();
  }
}

/** What the database has, as it lies on the disk. */
export async function storedIn(folder: string): Promise<Buffer> {
  const files = ['chaperone.db', 'chaperone.db-wal'].map((name) =>
    readFile(join(folder, name)).catch(() => Buffer.alloc(0)),
  );
  return Buffer.concat(await Promise.all(files));
}

/** Data of the SSE events in a body. */
export function eventsIn(body: string): unknown[] {
  return [...body.matchAll(/^data: (.*)$/gm)].map(([, data]) =>
    data === '[DONE]' ? data : JSON.parse(data!),
  );
}

/** The text that a client makes of a streamed chat answer. */
export function chatText(body: string): string {
  return eventsIn(body)
    .map((event) => (event as ChatChunk).choices?.[0]?.delta?.content ?? '')
    .join('');
}

interface ChatChunk {
  readonly choices?: readonly { readonly delta?: { readonly content?: string } }[];
}

/** The text that a client makes of a streamed Anthropic message. */
export function messageText(body: string): string {
  return eventsIn(body)
    .map((event) => (event as { delta?: { text?: string } }).delta?.text ?? '')
    .join('');
}
