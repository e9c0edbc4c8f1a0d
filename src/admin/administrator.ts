/**
 * Who administers: a caller with its key or token, as on any other path of the gateway, or a person
 * whose browser has a session. A browser sends its cookie along with whatever any page makes it send,
 * so a write by cookie must also show that it came from our own page: by its Origin, and by a header
 * that no other site's page can set without asking first.
 */
import { Failure } from '../core/failures.ts';
import { folded } from '../core/same-person.ts';
import {
  type Authenticate,
  type Headers,
  type Principal,
  personOf,
  type UserFacts,
} from '../gateway/index.ts';
import { cookieIn, SESSION_COOKIE } from './cookies.ts';
import type { Sessions } from './sessions.ts';

export interface Administrator {
  /** Who stands on record: the person, or `program:` and the caller. */
  readonly id: string;
  readonly isProgram: boolean;
  /** Caller of the gateway; `browser` for a session. */
  readonly caller: string;
  /** The person; kept beside the ledger, where it can be erased. */
  readonly user?: string;
  /** As the provider calls the person: for people to read, never to compare. */
  readonly name?: string;
  readonly facts: UserFacts;
  /** Of the browser's session. */
  readonly session?: string;
}

export interface Incoming {
  readonly method: string;
  readonly headers: Headers;
}

export interface WhoIsOptions {
  readonly authenticate: Authenticate;
  /** Absent where nobody can log in. */
  readonly sessions?: Sessions;
  /** Where browsers reach the gateway. */
  readonly url?: string | undefined;
}

/** Sent by our own pages with every write: a form of another site cannot. */
export const CSRF_HEADER = 'chaperone-csrf';

const CREDENTIALS = ['authorization', 'x-api-key', 'api-key'];

/** @throws Failure unauthenticated, csrf_refused */
export async function whoIs(
  { method, headers }: Incoming,
  { authenticate, sessions, url }: WhoIsOptions,
): Promise<Administrator> {
  const token = cookieIn(headers, SESSION_COOKIE);
  const hasCredentials = CREDENTIALS.some((name) => headers[name] !== undefined);
  if (token === undefined || sessions === undefined || hasCredentials) {
    return ofPrincipal(await authenticate(headers));
  }
  if (method !== 'GET') assertOwnPage(headers, url);
  const { id, user, name, facts } = await sessions.use(token);
  return {
    id: user,
    isProgram: false,
    caller: 'browser',
    user,
    ...(name === undefined ? {} : { name }),
    facts,
    session: id,
  };
}

/** @throws Failure unauthenticated */
function ofPrincipal(principal: Principal): Administrator {
  const { id, userFacts } = principal;
  const user = personOf(principal);
  if (user === undefined) {
    return { id: `${PROGRAM}${id}`, isProgram: true, caller: id, facts: userFacts };
  }
  if (isCalledProgram(user))
    throw new Failure('unauthenticated', { reason: 'user_claim_reserved' });
  return { id: user, isProgram: false, caller: id, user, facts: userFacts };
}

/** Begins the id of every program, and of nobody else. */
const PROGRAM = 'program:';

/** A person who is called like a program would be taken for it wherever ids are compared. */
export function isCalledProgram(user: string): boolean {
  return folded(user).startsWith(PROGRAM);
}

/** @throws Failure csrf_refused */
export function assertOwnPage(headers: Headers, url: string | undefined): void {
  const { origin } = headers;
  const isForeign = origin !== undefined && origin !== (url && new URL(url).origin);
  if (isForeign) throw new Failure('csrf_refused', { because: 'origin' });
  if (headers[CSRF_HEADER] !== '1') throw new Failure('csrf_refused', { because: 'header' });
}
