/** Who verifies the outputs of which use case, as configured: what a site says of one goes before what it says of all. */
import type { ReviewerRule } from './output.ts';

export interface Reviewers {
  readonly withinHours: number;
  readonly roles: readonly string[];
  readonly secondPerson: boolean;
}

export interface ReviewersOfSite {
  readonly reviewers: Reviewers;
  /** By the id of the use case. */
  readonly useCases: Readonly<Record<string, Reviewers>>;
}

export function reviewerRules(site: ReviewersOfSite): (useCase: string) => ReviewerRule {
  return (useCase) => {
    const own = Object.hasOwn(site.useCases, useCase) ? site.useCases[useCase] : undefined;
    const { withinHours, roles, secondPerson } = own ?? site.reviewers;
    return { withinMs: withinHours * HOUR_MS, roles, needsSecondPerson: secondPerson };
  };
}

const HOUR_MS = 3_600_000;
