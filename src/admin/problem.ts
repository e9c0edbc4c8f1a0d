/** A Failure as problem details (RFC 9457). `code` is stable; `facts` holds ids, counts and codes. */

import { ADMIN_PREFIX } from '../core/admin-prefix.ts';
import { FAILURES, type Failure, type FailureCode } from '../core/failures.ts';

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

export function problemOf(failure: Failure, requestId: string) {
  const { code, facts, status, message } = failure;
  return {
    type: `${ADMIN_PREFIX}/problems#${code}`,
    title: message,
    status,
    code,
    requestId,
    ...(Object.keys(facts).length > 0 && { facts }),
  };
}

/** What the `type` of a problem leads to. */
export function problemCodes(): { code: string; status: number; title: string }[] {
  return (Object.keys(FAILURES) as FailureCode[])
    .sort()
    .map((code) => ({ code, status: FAILURES[code].status, title: FAILURES[code].text }));
}
