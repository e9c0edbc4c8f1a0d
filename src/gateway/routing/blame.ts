/**
 * What the failure of a call says about the upstream, and what may be done about it. Content that an
 * upstream refuses (a status of 400 to 499) is refused: asking another would be shopping for a yes.
 */
import type { Failure } from '../../core/failures.ts';

/**
 * May the exchange be put to another upstream? Only where this one failed before it began to answer,
 * for reasons of its own.
 */
export function mayMove({ code, facts }: Failure): boolean {
  switch (code) {
    case 'upstream_unreachable':
    case 'upstream_rate_limited':
      return true;
    case 'upstream_refused':
      return Number(facts.upstreamStatus) >= 500;
    case 'upstream_timeout':
      return facts.phase === 'first byte';
    case 'upstream_interrupted':
      return facts.hasBegun === false;
    default:
      return false;
  }
}

/**
 * For the breaker, which asks whether answers begin: what befalls one later says little (some servers
 * drop the connection after the last event), and what the caller or the house ended says nothing.
 */
export function verdictOn(failure: Failure): 'answered' | 'failed' | undefined {
  const { code, facts } = failure;
  switch (code) {
    case 'upstream_unreachable':
    case 'upstream_timeout':
    case 'upstream_interrupted':
      return mayMove(failure) ? 'failed' : undefined;
    case 'upstream_refused':
      return mayMove(failure) ? 'failed' : 'answered';
    case 'upstream_malformed':
      // Something that is no API at all stands there: the page of a proxy, say.
      return facts.at === 'content-type' || facts.expected === 'http' ? 'failed' : 'answered';
    case 'upstream_rate_limited':
    case 'answer_too_large':
    case 'restore_failed':
    case 'guard_stopped':
    case 'model_changed':
      return 'answered';
    default:
      return undefined;
  }
}

/** How long it wants to be left alone, milliseconds: RFC 9110, section 10.2.3. */
export function restAsked({ code, facts }: Failure): number {
  const { retryAfter } = facts;
  const isAsked = code === 'upstream_rate_limited' && typeof retryAfter === 'number';
  return isAsked ? 1000 * retryAfter : 0;
}

/** No connection came about, so that not a byte has left: by the codes of undici and the system. */
const NOT_CONNECTED: ReadonlySet<unknown> = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** May the same bytes be sent to the same upstream once more, under the same record? */
export function isUnsent({ code, facts }: Failure): boolean {
  return code === 'upstream_unreachable' && NOT_CONNECTED.has(facts.code);
}
