/**
 * The cookies of people who log in. `__Host-` binds a cookie to this host alone, over TLS, for all
 * paths (RFC 6265bis §4.1.3.2); no script reads it; `Lax` keeps it off other sites' requests, save
 * for the navigation with which the provider sends people back.
 */
import { Failure } from '../core/failures.ts';
import type { Headers } from '../gateway/index.ts';

export const SESSION_COOKIE = '__Host-chaperone-session';
export const LOGIN_COOKIE = '__Host-chaperone-login';

/** @throws Failure unauthenticated where there are two of this name: either could be the forged one */
export function cookieIn(headers: Headers, name: string): string | undefined {
  const { cookie } = headers;
  if (cookie === undefined) return undefined;
  const found = [cookie]
    .flat()
    .flatMap((line) => line.split(';'))
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`));
  if (found.length > 1) throw new Failure('unauthenticated', { reason: 'several_cookies' });
  return found[0]?.slice(name.length + 1);
}

/** @param value base64url, dots */
export function setCookie(name: string, value: string, ageSeconds: number): string {
  return `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=${ageSeconds}`;
}

export function clearCookie(name: string): string {
  return setCookie(name, '', 0);
}
