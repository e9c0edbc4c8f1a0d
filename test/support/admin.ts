/** A gateway whose callers administer it, each with roles of its own. */
import { hash } from 'node:crypto';
import { expect } from 'vitest';
import { startGateway, type TestGateway, type TestGatewayOptions } from './gateway.ts';
import { startStaffTokens } from './staff-tokens.ts';

/** Caller → its key. Who writes use cases or has a seat comes with a token instead: see `SEATED`. */
export const ADMIN_KEYS = {
  operator: 'ck_operator_0123456789abcdefghijkl',
  auditor: 'ck_auditor_0123456789abcdefghijklm',
  owner: 'ck_owner_0123456789abcdefghijklmno',
  officer: 'ck_officer_0123456789abcdefghijklm',
  clinical: 'ck_clinical_0123456789abcdefghijk',
  privacy: 'ck_privacy_0123456789abcdefghijkl',
  clinician: 'ck_clinician_0123456789abcdefghij',
  clerk: 'ck_clerk_0123456789abcdefghijklmno',
} as const;

const ROLES: Readonly<Record<Who, string[]>> = {
  operator: ['administrator'],
  auditor: ['auditor'],
  owner: ['use-case-owner'],
  officer: ['privacy-officer', 'security-officer', 'clinical-lead', 'ethics-committee'],
  clinical: ['clinical-lead'],
  privacy: ['privacy-officer'],
  clinician: ['clinician'],
  clerk: [],
};

const SEATED = ['owner', 'officer', 'clinical', 'privacy'] as const;

export type Who = keyof typeof ADMIN_KEYS;

export interface Asked {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into whatever was answered
  readonly body: any;
}

/** An answer that refuses so. */
export const refused = (status: number, code: string) =>
  expect.objectContaining({ status, body: expect.objectContaining({ code }) });

/** An error of the API, in full. */
export const problem = (status: number, code: string, facts?: unknown) =>
  expect.objectContaining({
    status,
    body: expect.objectContaining({
      type: `/admin/v1/problems#${code}`,
      status,
      code,
      title: expect.any(String),
      requestId: expect.stringMatching(/^\S{10,}$/),
      ...(facts === undefined ? {} : { facts }),
    }),
  });

export interface AdminGateway extends TestGateway {
  /** `as('operator')('GET', '/keys')`: below the admin API's prefix. */
  as(who: Who): (method: string, path: string, asked?: Asked) => Promise<Answered>;
}

/** @param upstream of a fake one, for tests that send something there */
export async function startAdminGateway(
  { config = {}, ...options }: TestGatewayOptions = {},
  upstream = 'http://127.0.0.1:9',
): Promise<AdminGateway> {
  const callers = Object.entries(ADMIN_KEYS).map(([id, key]) => ({
    id,
    keyDigest: `sha256:${hash('sha256', key)}`,
    roles: ROLES[id as Who],
    defaults: { useCase: 'testing', purpose: 'TREAT', user: `${id}-user` },
  }));
  const staff = config.tokens === undefined ? await startStaffTokens() : undefined;
  const people = staff === undefined ? [] : [staff.caller];
  const gateway = await startGateway(upstream, {
    ...options,
    config: {
      callers: [TESTER, ...callers, ...people],
      ...(staff && { tokens: staff.tokens }),
      ...config,
    },
  });
  const signed = SEATED.map(async (who) => [who, await staff?.tokenOf(who, ROLES[who])] as const);
  const seated = new Map<Who, string | undefined>(await Promise.all(signed));
  return {
    ...gateway,
    async close() {
      staff?.close();
      await gateway.close();
    },
    as: (who) => (method, path, asked) =>
      ask(gateway.url, method, path, {
        ...asked,
        headers: {
          authorization: `Bearer ${seated.get(who) ?? ADMIN_KEYS[who]}`,
          ...asked?.headers,
        },
      }),
  };
}

/** Of the requests that are no administration. */
const TESTER = {
  id: 'tester',
  key: `$\{TEST_KEY}`,
  defaults: { useCase: 'testing', purpose: 'TREAT', user: 'dr-test' },
};

/** Entries of the ledger that were added by what `step` does. */
export async function recordedBy(gateway: AdminGateway, step: () => Promise<unknown>) {
  const before = (await gateway.records()).length;
  await step();
  return (await gateway.records()).slice(before);
}

export async function ask(
  url: string,
  method: string,
  path: string,
  { headers = {}, body }: Asked = {},
): Promise<Answered> {
  const answer = await fetch(`${url}/admin/v1${path}`, {
    method,
    redirect: 'manual',
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  const isJson = /json/.test(answer.headers.get('content-type') ?? '');
  return { status: answer.status, headers: answer.headers, body: isJson ? JSON.parse(text) : text };
}

/** What the model server of these tests answers. */
export const CHAT_ANSWER = {
  id: 'c1',
  object: 'chat.completion',
  created: 1,
  model: 'fake-1',
  choices: [{ index: 0, message: { role: 'assistant', content: 'Yes.' }, finish_reason: 'stop' }],
};

/** @returns the status, and the code of a refusal */
export async function chat(
  gateway: AdminGateway,
  useCase: string,
): Promise<[number, string | undefined]> {
  const body = { model: 'fake', messages: [{ role: 'user', content: 'Is water wet?' }] };
  const headers = { 'chaperone-use-case': useCase };
  const answer = await gateway.post('/v1/chat/completions', body, { headers });
  return [answer.status, ((await answer.json()) as { error?: { code: string } }).error?.code];
}
