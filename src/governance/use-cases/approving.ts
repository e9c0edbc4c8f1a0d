/**
 * From submission to live: reviews by role, conditions, acceptance tests, and the step that puts a version in force.
 * Separation of duties: who wrote a part of a version neither reviews nor tests it nor takes it live, who answers for a use
 * case, or has, fills no seat, and one person fills one role.
 */
import { Failure } from '../../core/failures.ts';
import { isAmong, isSamePerson } from '../../core/same-person.ts';
import {
  acceptanceOf,
  approvedModels,
  ownersOf,
  REQUIRED,
  reviewsOf,
  seatsOf,
  tierOf,
  withoutVoid,
} from './approvals.ts';
import { step, valid, wrongState } from './drafting.ts';
import { coveredByRole, coveredByTests, type ReviewRole } from './facets.ts';
import { lackingOf } from './in-force.ts';
import type { Acceptance, Review, Stop, UseCase, Version } from './use-case.ts';

/** A hospital in which fewer people than roles could review says so, with the reason, and it stands in each review. */
export type Site =
  | { readonly isSmall: false }
  | { readonly isSmall: true; readonly because: string };

export interface NewReview {
  /** Number of the version that was reviewed: `next`, or `live` to renew an approval. */
  readonly version: number;
  readonly role: ReviewRole;
  readonly by: string;
  readonly decision: Review['decision'];
  readonly conditions?: readonly { readonly text: string; readonly until?: number }[];
  readonly minutes: string;
  readonly expiresAt: number;
}

export function review(
  useCase: UseCase,
  { version: number, by, conditions = [], ...given }: NewReview,
  site: Site,
  at: number,
): UseCase | Failure {
  const version = versionOf(useCase, number);
  if (version === undefined || version.submitted === undefined) return wrongState(useCase, at);
  const { role, decision, minutes, expiresAt } = given;
  const { tier } = tierOf(version);
  const { approvalMsMax } = REQUIRED[tier];

  if (!seatsOf(useCase, version).includes(role)) {
    return new Failure('lifecycle_role_not_required', { role, tier });
  }
  const partial = partialTo(useCase, version, { by, role });
  if (partial !== undefined) return partial;
  const fills = reviewsOf(version, useCase.reviews).find(
    (one) => isSamePerson(one.reviewer, by) && one.role !== role,
  );
  if (fills && !site.isSmall) return new Failure('lifecycle_role_taken', { role: fills.role });
  if (expiresAt <= at || expiresAt > at + approvalMsMax) {
    return new Failure('lifecycle_expiry', { tier, daysMax: approvalMsMax / 86_400_000 });
  }
  if ((decision === 'conditions') !== conditions.length > 0) {
    return new Failure('lifecycle_conditions', { decision });
  }
  const overdue = conditions.findIndex(({ until = Infinity }) => until <= at);
  if (overdue >= 0) return new Failure('lifecycle_conditions', { condition: overdue });

  const covers = coveredByRole(version, role);
  const made: Review = {
    role,
    reviewer: by,
    decision,
    conditions,
    minutes,
    at,
    expiresAt,
    covers,
    ...(fills && site.isSmall && { severalRoles: site.because }),
  };
  const others = useCase.reviews.filter((one) => !isAnswered(one, made, version, useCase));
  const action = `review.${role}.${decision}`;
  return valid(
    step({ ...useCase, reviews: [...others, made] }, { by, action, version: number }, at),
  );
}

/**
 * Does the new review take the place of one? Of its seat on the same facets, and of the next version also of a rejection of what
 * stood there before; what was said of the live one stays.
 */
function isAnswered(
  one: Review,
  { role, covers }: Review,
  version: Version,
  { live, next }: UseCase,
): boolean {
  if (one.role !== role) return false;
  if (one.covers === covers) return true;
  const isOfLive = live !== undefined && reviewsOf(live, [one]).length > 0;
  return one.decision === 'reject' && version === next && !isOfLive;
}

/** Who has a part in it judges none of it. */
function partialTo(
  { owner }: UseCase,
  version: Version,
  { by, role }: { readonly by: string; readonly role: ReviewRole },
): Failure | undefined {
  if (isAmong(by, version.authors)) return new Failure('lifecycle_author', { role });
  return isAmong(by, ownersOf(owner, version))
    ? new Failure('lifecycle_owner', { role })
    : undefined;
}

/** Somebody who did not write the version says that a condition is met. Past its date the approval has lapsed: its seat reviews again. */
export function meetCondition(
  useCase: UseCase,
  given: {
    readonly version: number;
    readonly role: ReviewRole;
    /** Index in the review's conditions. */
    readonly condition: number;
    readonly by: string;
  },
  at: number,
): UseCase | Failure {
  const version = versionOf(useCase, given.version);
  const found =
    version && reviewsOf(version, useCase.reviews).find(({ role }) => role === given.role);
  const condition = found?.conditions[given.condition];
  if (version === undefined || found === undefined || condition === undefined || condition.met) {
    return wrongState(useCase, at);
  }
  const partial = partialTo(useCase, version, given);
  if (partial !== undefined) return partial;
  if ((condition.until ?? Infinity) <= at) {
    const missing = [`review:${given.role}:condition_overdue`];
    return new Failure('lifecycle_not_approved', { missing });
  }
  const met = { ...condition, met: { by: given.by, at } };
  const conditions = found.conditions.with(given.condition, met);
  const reviews = useCase.reviews.map((one) => (one === found ? { ...one, conditions } : one));
  const action = `condition.${given.role}`;
  return valid(step({ ...useCase, reviews }, { by: given.by, action, version: given.version }, at));
}

/**
 * The result of the acceptance tests of one version. One that failed takes the place of one that passed, whatever it met; one
 * that passed with another model than was approved says nothing of this version.
 */
export function recordAcceptance(
  useCase: UseCase,
  { version: number, ...given }: Omit<Acceptance, 'at' | 'covers'> & { readonly version: number },
  at: number,
): UseCase | Failure {
  const version = versionOf(useCase, number);
  if (version === undefined) return wrongState(useCase, at);
  if (isAmong(given.by, version.authors)) return new Failure('lifecycle_author');
  const approved = approvedModels(useCase, version);
  const other = Object.entries(given.models).find(
    ([upstream, model]) => Object.hasOwn(approved, upstream) && approved[upstream] !== model,
  );
  if (given.passed && other) return new Failure('lifecycle_other_model', { upstream: other[0] });
  const covers = coveredByTests(version);
  const others = useCase.acceptances.filter((one) => one.covers !== covers);
  const acceptances = [...others, { ...given, at, covers }];
  const action = given.passed ? 'tests.passed' : 'tests.failed';
  return valid(step({ ...useCase, acceptances }, { by: given.by, action, version: number }, at));
}

/**
 * Puts the version that was worked on in the place of the live one. A stop because of a changed model is lifted where the
 * new version expects another model there than the stop says, or does not go there at all; a person's stop is not.
 */
export function goLive(
  useCase: UseCase,
  { by }: { readonly by: string },
  at: number,
): UseCase | Failure {
  const { next, ...rest } = useCase;
  if (useCase.retired || next?.submitted === undefined) return wrongState(useCase, at);
  if (isAmong(by, next.authors)) return new Failure('lifecycle_author');
  const missing = lackingOf(useCase, next, at);
  if (missing.length > 0) return new Failure('lifecycle_not_approved', { missing });

  const { upstreams } = next.content;
  const accepted = acceptanceOf(next, useCase.acceptances)!.models; // or its tests would be missing
  const isExpected = (upstream: string, model: string) =>
    upstreams.includes(upstream) && accepted[upstream] === model;
  const isSettled = (stop: Stop) =>
    stop.kind === 'model_changed' && !isExpected(stop.upstream, stop.expected);
  const stops = useCase.stops.filter((stop) => !isSettled(stop));
  // Whose seats have approved this version since, or it would lack them.
  const reviews = useCase.reviews.filter(({ decision }) => decision !== 'reject');
  return valid(
    step(
      withoutVoid({ ...rest, live: { ...next, accepted }, reviews, stops }),
      { by, action: 'live', version: next.number },
      at,
    ),
  );
}

/** `next` or `live`, by number; none of a retired use case. */
function versionOf({ live, next, retired }: UseCase, number: number): Version | undefined {
  if (retired !== undefined) return undefined;
  return [next, live].find((version) => version?.number === number);
}
