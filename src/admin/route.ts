/**
 * One route of the admin API, as a row of the table `routes.ts`. What is served, what the OpenAPI
 * document says, what `docs/admin-api.md` lists and what the commands of `chaperone` send are all made
 * from these rows, so that none of them can say something else than the others.
 */
import * as z from 'zod';
import type { AdminAction } from '../policy/index.ts';
import type { Administrator } from './administrator.ts';
import type { Services } from './services.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** `public`: without credentials; `signed-in`: with any that hold; else what the policy must permit. */
export type Permission = AdminAction | 'public' | 'signed-in';

/** What a request says, read and checked. */
export interface Asked<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
}

export interface Context {
  readonly by: Administrator;
  readonly services: Services;
  /** Revision that the caller wants to replace, `new` where there must be none; see preconditions.ts. */
  readonly expected: number | 'new' | undefined;
  /** Names this request in answers, logs and the ledger. */
  readonly requestId: string;
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
}

/** What there is before anything is done. */
export type Keeping = Pick<Context, 'services' | 'requestId'>;

export interface Outcome<A> {
  readonly answer: A;
  /** Revision of the document in the answer: becomes its ETag. */
  readonly revision?: number;
  /** Of what was made, relative to the admin API: `/keys/key_…`. */
  readonly location?: string;
}

interface Row {
  /** `listKeys`: operationId of the OpenAPI document. */
  readonly name: string;
  readonly method: Method;
  /** Below the prefix: `/keys/{id}`. */
  readonly path: string;
  /** One line. */
  readonly summary: string;
  readonly tag: string;
  readonly permission: Permission;
  /** 201 for what makes something; without an answer 204. Default 200. */
  readonly status?: 201 | 204;
  /** `always`: a write that names the revision it replaces. `taken`: it may. */
  readonly match?: 'always' | 'taken';
  /** A POST that only asks, because what it asks does not fit into a URL. */
  readonly isQuestion?: true;
  /** Field of the answer that is given once: left out where an `Idempotency-Key` gives the answer again. */
  readonly shownOnce?: string;
  /** Words of the command that sends it: `key list`. */
  readonly command?: string;
}

interface TypedRoute<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodType,
  A extends z.ZodType,
> extends Row {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** Whatever it does not name is left out of the answer. */
  readonly answer?: A;
  /** References of patients whom the request is about, for the ledger's lookups. */
  patients?(asked: Asked<z.output<P>, z.output<Q>, z.output<B>>): readonly string[];
  /** What the policy must permit besides, for what only some requests ask. */
  also?(asked: Asked<z.output<P>, z.output<Q>, z.output<B>>): AdminAction | undefined;
  /** Words of the person, sealed, which the ledger keeps beside the tree, where they can be erased. */
  kept?(
    asked: Asked<z.output<P>, z.output<Q>, z.output<B>>,
    context: Keeping,
  ): Readonly<Record<string, string>>;
  /** @throws Failure */
  handle(
    asked: Asked<z.output<P>, z.output<Q>, z.output<B>>,
    context: Context,
  ): Promise<Outcome<z.input<A>>>;
}

/** A row whose types have been checked where it was written. */
export interface Route extends Row {
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  readonly body: z.ZodType;
  readonly answer: z.ZodType;
  patients(asked: Asked<unknown, unknown, unknown>): readonly string[];
  also(asked: Asked<unknown, unknown, unknown>): AdminAction | undefined;
  kept(asked: Asked<unknown, unknown, unknown>, context: Keeping): Readonly<Record<string, string>>;
  handle(asked: Asked<unknown, unknown, unknown>, context: Context): Promise<Outcome<unknown>>;
}

const NO_FIELDS = z.strictObject({});
const NOTHING = z.undefined();

export function route<
  P extends z.ZodObject = typeof NO_FIELDS,
  Q extends z.ZodObject = typeof NO_FIELDS,
  B extends z.ZodType = typeof NOTHING,
  A extends z.ZodType = typeof NOTHING,
>(typed: TypedRoute<P, Q, B, A>): Route {
  const defaults = { params: NO_FIELDS, query: NO_FIELDS, body: NOTHING, answer: NOTHING };
  const nothing = { patients: () => [], also: () => undefined, kept: () => ({}) };
  return { ...defaults, ...nothing, ...typed } as unknown as Route;
}

/** Whether it changes something, or is otherwise to be recorded before it happens. */
export function isWrite({ method, isQuestion }: Pick<Route, 'method' | 'isQuestion'>): boolean {
  return method !== 'GET' && isQuestion !== true;
}

export function hasBody({ body }: Pick<Route, 'body'>): boolean {
  return !(body instanceof z.ZodUndefined);
}

export function hasAnswer({ answer }: Pick<Route, 'answer'>): boolean {
  return !(answer instanceof z.ZodUndefined);
}
