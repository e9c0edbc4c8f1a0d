import { expect, test } from 'vitest';
import { type Facts, Failure, type FailureCode } from '../../core/failures.ts';
import { isUnsent, mayMove, verdictOn } from './blame.ts';

test.each<[FailureCode, Facts, boolean, 'answered' | 'failed' | undefined]>([
  ['upstream_unreachable', { code: 'ECONNREFUSED' }, true, 'failed'],
  ['upstream_refused', { upstreamStatus: 500 }, true, 'failed'],
  ['upstream_refused', { upstreamStatus: 529 }, true, 'failed'],
  ['upstream_rate_limited', { upstreamStatus: 429 }, true, 'answered'],
  ['upstream_timeout', { phase: 'first byte' }, true, 'failed'],
  ['upstream_interrupted', { hasBegun: false }, true, 'failed'],
  // It has refused what it was sent: another may not be asked.
  ['upstream_refused', { upstreamStatus: 400 }, false, 'answered'],
  ['upstream_refused', { upstreamStatus: 401 }, false, 'answered'],
  ['upstream_refused', { upstreamStatus: 413 }, false, 'answered'],
  ['upstream_refused', {}, false, 'answered'],
  // It had begun.
  ['upstream_timeout', { phase: 'idle' }, false, undefined],
  ['upstream_timeout', { phase: 'total' }, false, undefined],
  ['upstream_interrupted', { hasBegun: true }, false, undefined],
  ['upstream_malformed', {}, false, 'answered'],
  ['upstream_malformed', { at: 'content-type' }, false, 'failed'],
  ['upstream_malformed', { expected: 'http' }, false, 'failed'],
  ['model_changed', {}, false, 'answered'],
  ['guard_stopped', {}, false, 'answered'],
  ['answer_too_large', {}, false, 'answered'],
  // Not the upstream's doing.
  ['client_disconnected', {}, false, undefined],
  ['shutting_down', {}, false, undefined],
  ['use_case_stopped', {}, false, undefined],
  ['internal', {}, false, undefined],
])('%s %o: may move %s, and the breaker hears %s', (code, facts, moves, verdict) => {
  const failure = new Failure(code, facts);
  expect([mayMove(failure), verdictOn(failure)]).toEqual([moves, verdict]);
});

test.each<[FailureCode, Facts, boolean]>([
  ['upstream_unreachable', { code: 'ECONNREFUSED' }, true],
  ['upstream_unreachable', { code: 'UND_ERR_CONNECT_TIMEOUT' }, true],
  ['upstream_unreachable', { code: 'ETIMEDOUT' }, false], // may be of a request that was sent
  ['upstream_unreachable', {}, false],
  ['upstream_interrupted', { code: 'ECONNREFUSED' }, false],
])('%s %o: certainly not sent: %s', (code, facts, isUnsentFor) => {
  expect(isUnsent(new Failure(code, facts))).toBe(isUnsentFor);
});
