/**
 * Logging in and out, for browsers: three addresses that redirect or set cookies and are therefore
 * not in the table of routes.
 *
 *   GET  /login?return=/path   to the provider; what must come back is sealed in a cookie
 *   GET  /login/callback       back from it: the session begins
 *   POST /logout               the session ends; the answer says where the provider's own ends
 */
import type { FastifyInstance } from 'fastify';
import type { JWTPayload } from 'jose';
import type { Clock } from '../core/clock.ts';
import { Failure } from '../core/failures.ts';
import { LIMITS } from '../core/limits.ts';
import {
  type Entry,
  textIn,
  type UserFactReading,
  userFactsIn,
  wordsIn,
} from '../gateway/index.ts';
import { seal, unseal } from '../vault/index.ts';
import { assertOwnPage, isCalledProgram } from './administrator.ts';
import { clearCookie, cookieIn, LOGIN_COOKIE, SESSION_COOKIE, setCookie } from './cookies.ts';
import type { Begun, Provider } from './oidc.ts';
import type { Sessions } from './sessions.ts';

export interface LoginSteps {
  readonly provider: Provider;
  readonly sessions: Sessions;
  /** Where browsers reach the gateway. */
  readonly url: string;
  /** Claims with who stands on record, to be tried in turn. */
  readonly userClaims: readonly string[];
  readonly reading: UserFactReading;
  readonly sealingKey: Uint8Array;
  /** Durable when resolved. @throws Failure ledger_unavailable */
  record(entry: Entry): Promise<void>;
  readonly clock: Clock;
}

export function addLogin(scope: FastifyInstance, steps: LoginSteps): void {
  const { provider, sessions, clock, record } = steps;
  const at = () => new Date(clock.now()).toISOString();

  scope.get('/login', async ({ query }, reply) => {
    const to = returnPath(query);
    const { address, begun } = await provider.begin();
    const sealed = sealLogin({ ...begun, to, at: clock.now() }, steps);
    const cookie = setCookie(LOGIN_COOKIE, sealed, LIMITS.loginMs / 1000);
    return reply.header('set-cookie', cookie).redirect(address, 302);
  });

  scope.get('/login/callback', async ({ id, headers, url }, reply) => {
    const begun = openLogin(cookieIn(headers, LOGIN_COOKIE), steps);
    const claims = await provider.finish(url.split('?', 2)[1] ?? '', begun);
    const session = sessionOf(claims, steps);
    const { user, amr, acr } = session;
    // On record before it takes effect; a login whose session then fails did nothing.
    await record({
      record: {
        kind: 'event',
        at: at(),
        exchange: id,
        event: 'admin_login',
        hasMfa: session.claimed.hasMfa,
        amr: amr.map(codeOf),
        ...(acr === undefined ? {} : { acr: codeOf(acr) }),
      },
      keep: { user },
    });
    const token = await sessions.begin(session);
    const cookies = [
      setCookie(SESSION_COOKIE, token, sessions.secondsMax),
      clearCookie(LOGIN_COOKIE),
    ];
    return reply.header('set-cookie', cookies).redirect(begun.to, 303);
  });

  scope.post('/logout', async ({ id, headers, body }, reply) => {
    if (body !== undefined) throw new Failure('unknown_field', { at: 'body' });
    assertOwnPage(headers, steps.url);
    const token = cookieIn(headers, SESSION_COOKIE);
    if (token === undefined) throw new Failure('unauthenticated', { reason: 'no_session' });
    const { id: session, user } = await sessions.use(token);
    const event = {
      kind: 'event',
      at: at(),
      exchange: id,
      event: 'admin_logout',
      session,
    } as const;
    await record({ record: event, keep: { user } });
    await sessions.end(session);
    // It has ended, whether or not the provider can be asked where its own does.
    const end = await provider.endAddress().catch(() => undefined);
    return reply
      .header('set-cookie', clearCookie(SESSION_COOKIE))
      .send(end === undefined ? {} : { endSessionUrl: end });
  });
}

/** Only a path of this gateway: a login that led elsewhere would lend our name to a forgery. */
function returnPath(query: unknown): string {
  const { return: to = '/', ...rest } = query as Readonly<Record<string, unknown>>;
  if (Object.keys(rest).length > 0) throw new Failure('unknown_field', { at: 'query' });
  if (typeof to === 'string' && to.length <= 512 && /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(to)) {
    return to;
  }
  throw new Failure('invalid_value', { at: 'query.return' });
}

interface PendingLogin extends Begun {
  readonly to: string;
  readonly at: number;
}

const PLACE = 'admin login';

function sealLogin(login: PendingLogin, { sealingKey }: LoginSteps): string {
  return Buffer.from(seal(Buffer.from(JSON.stringify(login)), PLACE, sealingKey)).toString(
    'base64url',
  );
}

/** @throws Failure login_refused where this browser has begun no login, or too long ago */
function openLogin(cookie: string | undefined, { sealingKey, clock }: LoginSteps): PendingLogin {
  const sealed = Buffer.from(cookie ?? '', 'base64url');
  const plain = unseal(sealed, PLACE, sealingKey);
  if (plain === undefined) throw new Failure('login_refused', { because: 'no_login_begun' });
  const login = JSON.parse(Buffer.from(plain).toString('utf8')) as PendingLogin;
  if (clock.now() - login.at > LIMITS.loginMs) {
    throw new Failure('login_refused', { because: 'login_too_old' });
  }
  return login;
}

/** @throws Failure login_refused, unauthenticated */
function sessionOf(claims: JWTPayload, { userClaims, reading, clock }: LoginSteps) {
  const user = textIn(claims, userClaims);
  const { sub: subject } = claims;
  if (user === undefined || typeof subject !== 'string') {
    throw new Failure('login_refused', { because: 'no_user_claim' });
  }
  // It is to stand in documents as their author, where a name is one word.
  if (!USER.test(user)) throw new Failure('login_refused', { because: 'user_claim_not_a_word' });
  if (isCalledProgram(user)) throw new Failure('login_refused', { because: 'user_claim_reserved' });
  const acr = textIn(claims, ['acr']);
  const name = nameOf(claims);
  return {
    user,
    subject,
    ...(name === undefined ? {} : { name }),
    claimed: userFactsIn(claims, reading, clock.now()),
    amr: wordsIn(claims, ['amr']),
    ...(acr === undefined ? {} : { acr }),
  };
}

const USER = /^[A-Za-z0-9][A-Za-z0-9._:/@-]{0,127}$/;

/** Several people may have one, and each may change it. */
function nameOf({ name, preferred_username: login }: JWTPayload): string | undefined {
  return [name, login].find((word) => typeof word === 'string' && NAME.test(word)) as
    | string
    | undefined;
}

const NAME = /^[^\p{Cc}\p{Cs}]{1,128}$/u;

/** The provider's own word, as far as it looks like a code. */
function codeOf(word: string): string {
  return /^[\w.:/-]{1,128}$/.test(word) ? word : 'withheld';
}
