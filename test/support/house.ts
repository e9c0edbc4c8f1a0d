/**
 * A hospital as its people use it: a gateway of its own process, staff with roles and keys, and nothing
 * to reach it by but the command line and HTTP.
 */
import { hash } from 'node:crypto';
import { PROVIDERS_YAML } from './agreed-provider.ts';
import { type Ran, runCommand } from './run-command.ts';
import { type SpawnedGateway, type SpawnOptions, spawnGateway } from './spawned-gateway.ts';
import { startStaffTokens } from './staff-tokens.ts';

/** Who works there, and what each may do in the administration. `ward` and `portal` are programs; who writes use cases or has a seat logs in. */
const STAFF = {
  operations: ['administrator'],
  auditor: ['auditor'],
  owner: ['use-case-owner'],
  clinical: ['clinical-lead'],
  privacy: ['privacy-officer'],
  security: ['security-officer'],
  ethics: ['ethics-committee'],
  patients: ['patient-representative'],
  running: ['operations-lead'],
  // Writes use cases, and has a seat: not on what she wrote.
  deputy: ['use-case-owner', 'privacy-officer'],
  ward: [],
  portal: [],
} as const;

const SEATED = [
  'owner',
  'clinical',
  'privacy',
  'security',
  'ethics',
  'patients',
  'running',
  'deputy',
] as const;

export type Who = keyof typeof STAFF;

export interface House {
  readonly gateway: SpawnedGateway;
  as(who: Who): Person;
  /** A command about the data folder, which whoever has the server types: no key. */
  onServer(...args: string[]): Promise<Ran>;
  close(): Promise<void>;
}

export interface Person {
  readonly key: string;
  /** `chaperone …`, typed with this person's key. */
  chaperone(...args: string[]): Promise<Ran>;
  /** A request to the admin API. */
  api(method: string, path: string, body?: unknown): Promise<Told>;
  /** A chat request with these headers. */
  chat(content: string, headers: Readonly<Record<string, string>>, model: string): Promise<Chat>;
}

export interface Told {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into whatever was answered
  readonly body: any;
}

export interface Chat {
  readonly status: number;
  readonly headers: Headers;
  /** What the model said. */
  readonly text: string | undefined;
  readonly error: { readonly code: string; readonly message: string } | undefined;
}

export interface HouseOptions extends Omit<SpawnOptions, 'config'> {
  /** Sections of `chaperone.yaml` beside the callers. JSON is YAML. */
  readonly config: Readonly<Record<string, unknown>>;
}

export async function openHouse({ config, ...options }: HouseOptions): Promise<House> {
  const callers = Object.entries(STAFF).map(([id, roles]) => ({
    id,
    roles,
    keyDigest: `sha256:${hash('sha256', keyOf(id as Who))}`,
    defaults: { user: `${id}-person` },
  }));
  // A test with an issuer of its own has its own people.
  const staff = config.tokens === undefined ? await startStaffTokens() : undefined;
  const tokens = staff && { callers: [...callers, staff.caller], tokens: staff.tokens };
  const sections = { data: { folder: './data' }, callers, ...tokens, ...config };
  const lines = Object.entries(sections).map(
    ([name, value]) => `${name}: ${JSON.stringify(value)}`,
  );
  if (config.providers === undefined) lines.push(PROVIDERS_YAML);
  const gateway = await spawnGateway({ ...options, config: lines.join('\n') });
  const { url, folder } = gateway;
  const signed = SEATED.map(async (who) => [who, await staff?.tokenOf(who, STAFF[who])] as const);
  const seated = new Map<Who, string | undefined>(await Promise.all(signed));
  return {
    gateway,
    as: (who) => personOf(seated.get(who) ?? keyOf(who), gateway),
    onServer: (...args) => runCommand(args, { folder, env: { CHAPERONE_URL: url } }),
    async close() {
      staff?.close();
      await gateway.close();
    },
  };
}

/** Whoever has this key or token. */
export function personOf(
  key: string,
  { url, folder }: Pick<SpawnedGateway, 'url' | 'folder'>,
): Person {
  const authorization = { authorization: `Bearer ${key}` };
  return {
    key,
    chaperone: (...args) =>
      runCommand(args, { folder, env: { CHAPERONE_URL: url, CHAPERONE_KEY: key } }),
    async api(method, path, body) {
      const json = body === undefined ? {} : { 'content-type': 'application/json' };
      const reply = await fetch(`${url}/admin/v1${path}`, {
        method,
        headers: { ...authorization, ...json },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await reply.text();
      return { status: reply.status, body: text === '' ? undefined : JSON.parse(text) };
    },
    async chat(content, headers, model) {
      const reply = await fetch(`${url}/v1/chat/completions`, {
        method: 'POST',
        headers: { ...authorization, 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ model, messages: [{ role: 'user', content }] }),
      });
      // biome-ignore lint/suspicious/noExplicitAny: whatever was answered
      const answer = (await reply.json()) as any;
      const text = answer.choices?.[0]?.message.content;
      return { status: reply.status, headers: reply.headers, text, error: answer.error };
    },
  };
}

const keyOf = (who: Who): string => `ck_${who}_of_the_invented_hospital`;
