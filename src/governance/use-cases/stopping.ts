/**
 * What stops a use case: a person, a model that is not the accepted one, the end of its life. Anybody may pause, for any
 * of the reasons; to resume takes somebody else. A stop stands in the register, so it holds on every gateway within a
 * second.
 */
import { Failure } from '../../core/failures.ts';
import { isAmong, isSamePerson } from '../../core/same-person.ts';
import { acceptanceOf, approvedModels, hasPassedTests } from './approvals.ts';
import type { Site } from './approving.ts';
import { step, valid, wrongState } from './drafting.ts';
import type { Stop, StopReason, UseCase, Version } from './use-case.ts';

/** Whatever else stands against it: a pause is never refused while anything is live. */
export function pause(
  useCase: UseCase,
  {
    by,
    reason,
    note,
  }: { readonly by: string; readonly reason: StopReason; readonly note?: string },
  at: number,
): UseCase | Failure {
  const { live } = useCase;
  if (live === undefined || useCase.retired) return wrongState(useCase, at);
  const stop: Stop = { kind: 'paused', by, at, reason, ...(note !== undefined && { note }) };
  const stops = [...useCase.stops, stop];
  return valid(step({ ...useCase, stops }, { by, action: 'pause', version: live.number }, at));
}

/**
 * Lifts all stops, or none: not by an author, not by who paused (unless the site is small), and after a changed model not
 * before the acceptance tests passed again with the one that was approved: tests approve no other, a new version does.
 * Whether it is in force then, approvals and tests decide as ever.
 */
export function resume(
  useCase: UseCase,
  { by }: { readonly by: string },
  site: Site,
  at: number,
): UseCase | Failure {
  const { live, stops } = useCase;
  if (live === undefined || useCase.retired || stops.length === 0) return wrongState(useCase, at);
  if (isAmong(by, live.authors)) return new Failure('lifecycle_author');
  const isOwnPause = stops.some((stop) => stop.kind === 'paused' && isSamePerson(stop.by, by));
  if (!site.isSmall && isOwnPause) {
    return new Failure('lifecycle_own_pause');
  }
  const isTestedAgain = stops.every(
    (stop) => stop.kind === 'paused' || isTestedSince(useCase, live, stop),
  );
  if (!isTestedAgain) return new Failure('lifecycle_not_approved', { missing: ['tests:missing'] });
  return valid(step({ ...useCase, stops: [] }, { by, action: 'resume', version: live.number }, at));
}

function isTestedSince(
  useCase: UseCase,
  live: Version,
  { at, upstream, expected }: Extract<Stop, { kind: 'model_changed' }>,
): boolean {
  const acceptance = acceptanceOf(live, useCase.acceptances);
  return (
    acceptance !== undefined &&
    acceptance.at > at &&
    acceptance.models[upstream] === expected &&
    hasPassedTests(live, useCase.acceptances)
  );
}

/** The model that an upstream must report: as the content says, otherwise as the tests met it before it went live. */
export function expectedModel(useCase: UseCase, upstream: string): string | undefined {
  const { live } = useCase;
  if (live === undefined) return undefined;
  const approved = approvedModels(useCase, live);
  return Object.hasOwn(approved, upstream) ? approved[upstream] : undefined;
}

/** An upstream reported a model. The same document where it is the expected one, or this is known already. */
export function modelChanged(
  useCase: UseCase,
  seen: { readonly upstream: string; readonly reported: string; readonly by: string },
  at: number,
): UseCase | Failure {
  const { live } = useCase;
  if (live === undefined || useCase.retired) return wrongState(useCase, at);
  const { upstream, reported, by } = seen;
  const expected = expectedModel(useCase, upstream);
  const isKnown = useCase.stops.some(
    (stop) =>
      stop.kind === 'model_changed' && stop.upstream === upstream && stop.reported === reported,
  );
  if (expected === undefined || expected === reported || isKnown) return useCase;
  const changed: Stop = { kind: 'model_changed', by, at, upstream, expected, reported };
  const stops = [...useCase.stops, changed];
  return valid(
    step({ ...useCase, stops }, { by, action: 'model_changed', version: live.number }, at),
  );
}

/** For good. What it did stays on record; another use case needs another id. */
export function retire(
  useCase: UseCase,
  { by, reason }: { readonly by: string; readonly reason: string },
  at: number,
): UseCase | Failure {
  if (useCase.retired) return wrongState(useCase, at);
  const version = useCase.live?.number ?? 0;
  return valid(
    step({ ...useCase, retired: { by, at, reason } }, { by, action: 'retire', version }, at),
  );
}
