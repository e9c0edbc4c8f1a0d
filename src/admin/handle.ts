/**
 * One request to the admin API. Read `handle` and you have read the admin API: one line is one step.
 * A write, and whoever was denied one, is on record before anything takes effect.
 */
import { hash } from 'node:crypto';
import { ADMIN_PREFIX } from '../core/admin-prefix.ts';
import type { Clock } from '../core/clock.ts';
import { Failure } from '../core/failures.ts';
import { LIMITS } from '../core/limits.ts';
import type { Entry, Headers } from '../gateway/index.ts';
import { DOCUMENT_KINDS } from '../governance/index.ts';
import type { AdminDecision } from '../policy/index.ts';
import { type Administrator, type WhoIsOptions, whoIs } from './administrator.ts';
import { administratorOf } from './permission.ts';
import { etagOf, expectedRevision } from './preconditions.ts';
import { read } from './read.ts';
import { idempotencyKeyIn, once, type ReplayOptions, type Result } from './replays.ts';
import { type Asked, type Context, hasAnswer, hasBody, isWrite, type Route } from './route.ts';
import type { Services } from './services.ts';

export interface AdminRequestMessage {
  /** Names it in answers, logs and the ledger. */
  readonly id: string;
  /** As it came, with its query: for the link to the next page. */
  readonly url: string;
  readonly headers: Headers;
  readonly params: unknown;
  readonly query: unknown;
  /** Undefined where there is none. */
  readonly body: unknown;
}

export interface Steps extends WhoIsOptions {
  readonly services: Services;
  /** Durable when resolved. @throws Failure ledger_unavailable */
  record(entry: Entry): Promise<void>;
  readonly replays: ReplayOptions;
  readonly clock: Clock;
}

/** @throws Failure from any step */
export async function handle(
  route: Route,
  message: AdminRequestMessage,
  steps: Steps,
): Promise<Result> {
  if (route.permission === 'public') return await answered(route, message, steps, NOBODY);
  const by = await whoIs({ method: route.method, headers: message.headers }, steps);
  const params = read(route.params, message.params, 'path');
  const deciding = { by, params, message, steps };
  const permit = await permitted(route, deciding);
  const asked = {
    params,
    query: read(route.query, message.query, 'query'),
    body: bodyOf(route, message),
  };
  const also = route.also(asked);
  if (also !== undefined) await permitted({ ...route, permission: also }, deciding);
  if (!isWrite(route)) return await answered(route, message, steps, by, asked);

  const write = {
    by: [by.isProgram ? 'program' : 'person', by.caller, by.id],
    key: idempotencyKeyIn(message.headers),
    request: JSON.stringify([route.method, message.url, message.body ?? null]),
    now: steps.clock.now(),
  };
  expectedRevision(route, message.headers); // refused before anything is on record
  return await once(write, steps.replays, async () => {
    const id = await recordedId(route, asked.params, { message, services: steps.services });
    await steps.record(entryOf(route, { by, asked, message, steps, permit, id }));
    return await answered(route, message, steps, by, asked);
  });
}

const NOBODY: Administrator = {
  id: 'nobody',
  isProgram: true,
  caller: 'nobody',
  facts: { roles: [], hasMfa: false, isTrained: false },
};
const NOTHING_ASKED = { params: {}, query: {}, body: undefined };

interface Deciding {
  readonly by: Administrator;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message: AdminRequestMessage;
  readonly steps: Steps;
}

/** @throws Failure admin_denied, once that is on record; policy_unavailable */
async function permitted(
  route: Route,
  { by, params, message, steps }: Deciding,
): Promise<AdminDecision | undefined> {
  const { permission } = route;
  if (permission === 'signed-in' || permission === 'public') return undefined;
  const subject = { kind: permission.split('.', 1)[0]!, ...idIn(params) };
  const decision = steps.services.policy.mayAdminister({
    administrator: administratorOf(by),
    action: permission,
    subject,
  });
  if (decision.effect === 'permit') return decision;
  // Which one it was about is left out: not yet decided on, it may be anything that somebody wrote.
  await steps.record(entryOf(route, { by, message, steps, permit: decision }));
  const { because, determining } = decision;
  throw new Failure('admin_denied', { action: permission, because, rules: determining });
}

function bodyOf(route: Route, { body }: AdminRequestMessage): unknown {
  if (!hasBody(route) && body !== undefined) throw new Failure('unknown_field', { at: 'body' });
  if (isDeeper(body, LIMITS.jsonDepthMax)) throw new Failure('too_deep', { at: 'body' });
  return read(route.body, body, 'body');
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((each) => isDeeper(each, levels - 1));
}

interface Recorded {
  readonly by: Administrator;
  readonly asked?: Asked<Readonly<Record<string, unknown>>, unknown, unknown>;
  readonly message: AdminRequestMessage;
  readonly steps: Steps;
  readonly permit: AdminDecision | undefined;
  /** Of what the path names, where that may stand on record. */
  readonly id?: string | undefined;
}

/** Value-free: ids of the gateway's own things, codes, and a commitment to what was sent. */
function entryOf(route: Route, { by, asked, message, steps, permit, id }: Recorded): Entry {
  const { user, caller, session } = by;
  const hasContent = asked !== undefined && message.body !== undefined;
  return {
    record: {
      kind: 'event',
      at: new Date(steps.clock.now()).toISOString(),
      exchange: message.id,
      event: permit?.effect === 'deny' ? 'admin_denied' : 'admin_write',
      route: route.name,
      caller,
      ...(session === undefined ? {} : { session }),
      ...(id === undefined ? {} : { id }),
      ...(permit === undefined
        ? {}
        : {
            action: route.permission,
            rules: [...permit.determining],
            policyVersion: permit.policyVersion,
            ...(permit.effect === 'deny' ? { because: permit.because } : {}),
          }),
    },
    ...(hasContent ? { secrets: { body: hash('sha256', JSON.stringify(message.body)) } } : {}),
    ...(asked === undefined ? {} : { patients: route.patients(asked) }),
    keep: {
      ...(user === undefined ? {} : { user }),
      ...(asked === undefined
        ? {}
        : route.kept(asked, { services: steps.services, requestId: message.id })),
    },
  };
}

/** Of emergencies, keys, outputs and sessions: we give them, so nobody else's words are in them. */
const OURS = /^(?:[a-z]+_)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * What somebody pasted into a path would stand on record for good. So an id does where it has the form of ours, where there
 * is such a thing, and where one is made of that name.
 */
async function recordedId(
  route: Route,
  params: Readonly<Record<string, unknown>>,
  { message, services }: { readonly message: AdminRequestMessage; readonly services: Services },
): Promise<string | undefined> {
  const { id } = idIn(params);
  if (id === undefined || OURS.test(id)) return id;
  if (expectedRevision(route, message.headers) === 'new') return id;
  const { register, useCases, providers } = services.governance;
  const configured = [...useCases, ...providers, ...services.costs.budgets];
  if (configured.some((each) => each.id === id)) return id;
  const documents = await register.current().catch(() => undefined);
  return DOCUMENT_KINDS.some((kind) => documents?.get(kind, id)) ? id : undefined;
}

/** Of the document that the path names. */
function idIn(params: Readonly<Record<string, unknown>> = {}): { id?: string } {
  return typeof params.id === 'string' ? { id: params.id } : {};
}

async function answered(
  route: Route,
  message: AdminRequestMessage,
  { services, clock }: Steps,
  by: Administrator,
  asked: Asked<unknown, unknown, unknown> = NOTHING_ASKED,
): Promise<Result> {
  const expected = expectedRevision(route, message.headers);
  const context: Context = { by, services, expected, requestId: message.id, now: clock.now() };
  const { answer, revision, location } = await route.handle(asked, context).catch((thrown) => {
    throw expected === undefined ? thrown : asPrecondition(thrown);
  });
  const shown = hasAnswer(route) ? route.answer.parse(answer) : undefined;
  return {
    status: route.status ?? (shown === undefined ? 204 : 200),
    headers: {
      ...(revision === undefined ? {} : { etag: etagOf(revision) }),
      ...(location === undefined ? {} : { location: ADMIN_PREFIX + location }),
      ...linkTo(shown, message.url),
    },
    ...(shown === undefined ? {} : { body: JSON.stringify(shown) }),
    ...(route.shownOnce === undefined
      ? {}
      : { bodyAgain: JSON.stringify({ ...(shown as object), [route.shownOnce]: undefined }) }),
  };
}

/** A conflict of revisions, to one who named a revision, is a precondition that failed. */
function asPrecondition(thrown: unknown): unknown {
  if (!(thrown instanceof Failure) || !CONFLICTS.includes(thrown.code)) return thrown;
  return new Failure('precondition_failed', thrown.facts, { cause: thrown });
}

const CONFLICTS: readonly string[] = ['revision_conflict'];

/** RFC 8288. */
function linkTo(shown: unknown, url: string): Readonly<Record<string, string>> {
  const next = (shown as { next?: unknown } | undefined)?.next;
  if (typeof next !== 'string') return {};
  const [path, query] = url.split('?', 2);
  const parameters = new URLSearchParams(query);
  parameters.set('cursor', next);
  return { link: `<${path}?${parameters}>; rel="next"` };
}
