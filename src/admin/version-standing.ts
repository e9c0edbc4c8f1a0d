/** What a version of a use case still lacks, seat by seat, and what a change has re-opened: for reviewers and authors. */
import * as z from 'zod';
import {
  changesBetween,
  lackingOf,
  REVIEW_ROLES,
  reviewStandings,
  tierOf,
  type UseCase,
} from '../governance/index.ts';
import { instant } from './fields.ts';

const Seat = z.object({
  role: z.enum(REVIEW_ROLES),
  standing: z
    .string()
    .describe(
      'approved, missing, rejected, expired, condition_overdue, author, owner or role_taken.',
    ),
  reviewer: z.string().exactOptional(),
  expiresAt: instant().exactOptional(),
});

const Reason = z.object({
  from: z.string().describe('Question of the intake, field of the content, or committee.'),
  tier: z.enum(['low', 'moderate', 'high']),
  because: z.string(),
});

export const Standing = z
  .object({
    version: z.number().int(),
    tier: z.enum(['low', 'moderate', 'high']),
    reasons: z.array(Reason).describe('Why the tier is above low.'),
    seats: z.array(Seat).describe('One for each review that the tier requires.'),
    lacking: z.array(z.string()).describe('What keeps it from being in force, as codes.'),
  })
  .meta({ id: 'VersionStanding' });

export const NextStanding = Standing.extend({
  isSubmitted: z.boolean().describe('Whether its authors have asked for reviews.'),
  reopened: z
    .array(z.object({ field: z.string(), roles: z.array(z.enum(REVIEW_ROLES)) }))
    .describe('Fields in which it differs from the live version, and whose reviews each re-opens.'),
}).meta({ id: 'NextVersionStanding' });

export function versionStandings(
  useCase: UseCase,
  now: number,
): { live?: z.input<typeof Standing>; next?: z.input<typeof NextStanding> } {
  const { live, next } = useCase;
  const changes = live && next ? changesBetween(live, next) : [];
  return {
    ...(live && { live: standingOf(useCase, live, now) }),
    ...(next && {
      next: {
        ...standingOf(useCase, next, now),
        isSubmitted: next.submitted !== undefined,
        reopened: changes.map(({ field, roles }) => ({ field, roles: [...roles] })),
      },
    }),
  };
}

function standingOf(
  useCase: UseCase,
  version: NonNullable<UseCase['live']>,
  now: number,
): z.input<typeof Standing> {
  const { tier, reasons } = tierOf(version);
  // Whoever writes `chaperone.yaml` approves what stands there.
  const standings =
    useCase.approvedBy === 'configuration' ? [] : reviewStandings(useCase, version, now);
  return {
    version: version.number,
    tier,
    reasons: reasons.map((reason) => ({ ...reason })),
    seats: standings.map(({ role, standing, review }) => ({
      role,
      standing,
      ...(review && {
        reviewer: review.reviewer,
        expiresAt: new Date(review.expiresAt).toISOString(),
      }),
    })),
    lacking: lackingOf(useCase, version, now),
  };
}
