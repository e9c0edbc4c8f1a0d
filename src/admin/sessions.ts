/**
 * Sessions of people who logged in through a browser. The browser has 32 random bytes, the database
 * an HMAC of them: who reads the database cannot log in with what stands there. A session ends when
 * it is not used for a while (automatic logoff, 45 CFR §164.312(a)(2)(iii)), when its time is up,
 * when the person logs out or logs in anew, or when somebody ends it. What the provider said stands
 * in the session; which roles that means is read from the configuration at each use.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from '../core/clock.ts';
import { Failure } from '../core/failures.ts';
import { LIMITS } from '../core/limits.ts';
import type { UserFacts } from '../gateway/index.ts';
import { keyDigest } from '../vault/index.ts';

export interface Session {
  /** Names it in lists and records; says nothing about its token. */
  readonly id: string;
  /** Who stands on record. */
  readonly user: string;
  /** As the provider calls the person: for people to read, never to compare. */
  readonly name?: string;
  /** The provider's own id of the person (`sub`). */
  readonly subject: string;
  /** As the provider said; its roles are values of the claim. */
  readonly claimed: UserFacts;
  /** How the person logged in, RFC 8176. */
  readonly amr: readonly string[];
  readonly acr?: string;
  /** Milliseconds since the Unix epoch. */
  readonly createdAt: number;
  readonly seenAt: number;
}

/** Durable storage for sessions, which several gateways may share. */
export interface SessionStore {
  /** Ends the person's other sessions in the same transaction: a role that was taken away is gone. */
  begin(session: Session, digest: Uint8Array): Promise<void>;
  findByDigest(digest: Uint8Array): Promise<Session | undefined>;
  touch(id: string, at: number): Promise<void>;
  /** False when there is no such session. */
  end(id: string): Promise<boolean>;
  /** Those begun and seen since; the others are deleted. Oldest first. */
  list(since: { readonly createdAt: number; readonly seenAt: number }): Promise<readonly Session[]>;
}

export interface SessionOptions {
  readonly store: SessionStore;
  readonly pepper: Uint8Array;
  readonly idleMinutes: number;
  readonly hoursMax: number;
  /** Value of the roles claim → roles; without it the values are roles themselves. */
  readonly roles?: Readonly<Record<string, readonly string[]>> | undefined;
  readonly clock: Clock;
}

export interface ActiveSession extends Session {
  readonly facts: UserFacts;
}

export interface Sessions {
  /** @returns the token, for the cookie alone */
  begin(session: Omit<Session, 'id' | 'createdAt' | 'seenAt'>): Promise<string>;
  /** @throws Failure unauthenticated: unknown, idle for too long, or too old */
  use(token: string): Promise<ActiveSession>;
  end(id: string): Promise<boolean>;
  list(): Promise<readonly ActiveSession[]>;
  readonly secondsMax: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

export function openSessions(options: SessionOptions): Sessions {
  const { store, pepper, idleMinutes, hoursMax, roles, clock } = options;
  const since = () => ({
    createdAt: clock.now() - hoursMax * HOUR_MS,
    seenAt: clock.now() - idleMinutes * MINUTE_MS,
  });
  const active = (session: Session): ActiveSession => ({
    ...session,
    facts: { ...session.claimed, roles: rolesOf(session.claimed.roles, roles) },
  });

  return {
    async begin(session) {
      const token = randomBytes(32).toString('base64url');
      const now = clock.now();
      const begun = { ...session, id: `session_${randomUUID()}`, createdAt: now, seenAt: now };
      await store.begin(begun, keyDigest(token, pepper));
      return token;
    },

    async use(token) {
      const session = await store.findByDigest(keyDigest(token, pepper));
      if (session === undefined) throw ended('unknown_session');
      const oldest = since();
      const now = clock.now();
      const isOver = session.createdAt <= oldest.createdAt || session.seenAt <= oldest.seenAt;
      // Seen later than now: the clock was put back, and how old it is, nobody can tell. Clocks are set by seconds often.
      const isFromLater = session.seenAt > now + MINUTE_MS;
      if (isOver || isFromLater) {
        await store.end(session.id);
        throw ended('session_expired');
      }
      if (now - session.seenAt >= LIMITS.sessionTouchMs) await store.touch(session.id, now);
      return active(session);
    },

    end: (id) => store.end(id),
    list: async () => (await store.list(since())).map(active),
    secondsMax: (hoursMax * HOUR_MS) / 1000,
  };
}

/** With a table, a value that is not in it counts for nothing. */
function rolesOf(claimed: readonly string[], table: SessionOptions['roles']): readonly string[] {
  if (table === undefined) return claimed;
  return [
    ...new Set(claimed.flatMap((value) => (Object.hasOwn(table, value) ? table[value]! : []))),
  ];
}

function ended(reason: string): Failure {
  return new Failure('unauthenticated', { reason });
}
