/**
 * Which reviews a version needs, and how each stands: approved on exactly these facets, by somebody who did not write
 * them, not run out, with no condition overdue.
 */
import { isAmong, isSamePerson } from '../../core/same-person.ts';
import type { Content } from './content.ts';
import { coveredByRole, coveredByTests, REVIEW_ROLES, type ReviewRole } from './facets.ts';
import { riskOf, type Tier, type TierReason } from './questionnaire.ts';
import type { Acceptance, Review, UseCase, Version } from './use-case.ts';

const DAY_MS = 86_400_000;

/** Roles that a tier requires, and for how long an approval may hold at most. */
export const REQUIRED: Readonly<
  Record<Tier, { readonly roles: readonly ReviewRole[]; readonly approvalMsMax: number }>
> = {
  low: { roles: ['clinical', 'privacy'], approvalMsMax: 731 * DAY_MS },
  moderate: {
    roles: ['clinical', 'privacy', 'security', 'operations'],
    approvalMsMax: 366 * DAY_MS,
  },
  high: {
    roles: ['clinical', 'privacy', 'security', 'ethics', 'patient_representative', 'operations'],
    approvalMsMax: 184 * DAY_MS,
  },
};

interface Risk {
  readonly tier: Tier;
  readonly reasons: readonly TierReason[];
}

/** Asked for every exchange, and a version never changes. */
const risks = new WeakMap<Version, Risk>();

/** A version whose intake was not filled in is judged as the highest tier. */
export function tierOf(version: Version): Risk {
  let risk = risks.get(version);
  if (risk === undefined) {
    risk = riskOf(version.content, version.intake ?? { edition: 1, answers: {} });
    risks.set(version, risk);
  }
  return risk;
}

export interface ReviewStanding {
  readonly role: ReviewRole;
  readonly standing:
    | 'approved'
    | 'missing'
    | 'rejected'
    | 'expired'
    | 'condition_overdue'
    /** The reviewer has written a part of this version since. */
    | 'author'
    /** The reviewer answers for the use case, or has since it was drafted. */
    | 'owner'
    /** The reviewer fills another role, and the site was not declared small. */
    | 'role_taken';
  /** As it counts: of a tier that was raised since, it ends when that allows it to end at the latest. */
  readonly review?: Review;
}

/**
 * Seats that a version needs: those of its tier, and for one that is not live yet each whose rejection stands, whatever its
 * answers say by now. What is live keeps its own, whatever is said of the next one.
 */
export function seatsOf(
  { live, reviews }: Pick<UseCase, 'live' | 'reviews'>,
  version: Version,
): readonly ReviewRole[] {
  const { roles } = REQUIRED[tierOf(version).tier];
  if (version === live) return roles;
  const isRejected = (role: ReviewRole) =>
    reviews.some((one) => one.role === role && one.decision === 'reject');
  return REVIEW_ROLES.filter((role) => roles.includes(role) || isRejected(role));
}

/** One row for each seat that the version needs. */
export function reviewStandings(
  useCase: Pick<UseCase, 'live' | 'owner' | 'reviews'>,
  version: Version,
  at: number,
): ReviewStanding[] {
  const { owner, reviews } = useCase;
  const covering = reviewsOf(version, reviews);
  const inTime = [...covering].sort((a, b) => a.at - b.at);
  const { approvalMsMax } = REQUIRED[tierOf(version).tier];
  return seatsOf(useCase, version).map((role): ReviewStanding => {
    const given = covering.find((one) => one.role === role);
    if (given === undefined) return { role, standing: 'missing' };
    const first = inTime.find(({ reviewer }) => isSamePerson(reviewer, given.reviewer));
    const { authors } = version;
    const about = { owners: ownersOf(owner, version), authors, isSecondRole: first !== given };
    const review = { ...given, expiresAt: Math.min(given.expiresAt, given.at + approvalMsMax) };
    return { role, standing: standingOf(review, about, at), review };
  });
}

/** Whoever answers for a version, or has answered for it: none of them fills a seat of it. */
export function ownersOf(owner: string, { formerOwners = [] }: Version): readonly string[] {
  return [owner, ...formerOwners];
}

function standingOf(
  review: Review,
  about: {
    readonly owners: readonly string[];
    readonly authors: readonly string[];
    readonly isSecondRole: boolean;
  },
  at: number,
): ReviewStanding['standing'] {
  const { owners, authors, isSecondRole } = about;
  if (review.decision === 'reject') return 'rejected';
  if (isAmong(review.reviewer, authors)) return 'author';
  if (isAmong(review.reviewer, owners)) return 'owner';
  if (isSecondRole && review.severalRoles === undefined) return 'role_taken';
  if (review.expiresAt <= at) return 'expired';
  if (conditionsEnd(review) <= at) return 'condition_overdue';
  return 'approved';
}

/** When the first condition that nobody met lapses; infinity where none can. */
function conditionsEnd({ conditions }: Review): number {
  const open = conditions.filter(({ met }) => met === undefined);
  return Math.min(...open.map(({ until = Infinity }) => until));
}

/** When an approval ends by itself. */
export function approvalEnd(review: Review): number {
  return Math.min(review.expiresAt, conditionsEnd(review));
}

/** Those on exactly the facets of this version. */
export function reviewsOf(version: Version, reviews: readonly Review[]): Review[] {
  return reviews.filter((review) => review.covers === coveredByRole(version, review.role));
}

/** The result of the tests of exactly this version, by no author of it, passed on every upstream and with every model that it may use. */
export function hasPassedTests(version: Version, acceptances: readonly Acceptance[]): boolean {
  const { upstreams, expectedModels } = version.content;
  const acceptance = acceptanceOf(version, acceptances);
  if (acceptance?.passed !== true || isAmong(acceptance.by, version.authors)) return false;
  const { models } = acceptance;
  return (
    upstreams.every((upstream) => Object.hasOwn(models, upstream)) &&
    Object.entries(expectedModels).every(([upstream, model]) => models[upstream] === model)
  );
}

export function acceptanceOf(
  version: Version,
  acceptances: readonly Acceptance[],
): Acceptance | undefined {
  const covers = coveredByTests(version);
  return acceptances.find((acceptance) => acceptance.covers === covers);
}

/**
 * Upstream → the only model that tests of this version may pass with: the one that it names, else the one that was accepted
 * when the live version became so. Another has to be named, so that reviewers of the model see it.
 */
export function approvedModels(
  { live, acceptances }: Pick<UseCase, 'live' | 'acceptances'>,
  version: Version,
): Content['expectedModels'] {
  const tested = live?.accepted ?? (live && acceptanceOf(live, acceptances)?.models);
  return { ...tested, ...version.content.expectedModels };
}

/**
 * Without what covers neither version any more: content that comes back later is reviewed again. A rejection stands until its
 * seat has looked at what became of it.
 */
export function withoutVoid(useCase: UseCase): UseCase {
  const versions = [useCase.live, useCase.next].filter((version) => version !== undefined);
  const isOf = <T>(of: (version: Version, all: readonly T[]) => readonly T[], one: T) =>
    versions.some((version) => of(version, [one]).length > 0);
  return {
    ...useCase,
    reviews: useCase.reviews.filter(
      (review) => review.decision === 'reject' || isOf(reviewsOf, review),
    ),
    acceptances: useCase.acceptances.filter((one) =>
      versions.some((version) => acceptanceOf(version, [one]) !== undefined),
    ),
  };
}
