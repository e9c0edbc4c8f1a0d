/**
 * A use case as a document of the governance register: what is in force, what is being worked on, who approved what,
 * and what has stopped it. Its state is computed (`in-force.ts`), not stored, so that an approval that runs out stops
 * the use case at that instant on every gateway without anybody writing anything.
 *
 * Texts in it (minutes, conditions, reasons) are of the workforce about the use case: nothing of a patient stands in it,
 * because old revisions are kept.
 */
import * as z from 'zod';
import { Failure } from '../../core/failures.ts';
import { LIMITS } from '../../core/limits.ts';
import { contentSchema } from './content.ts';
import { REVIEW_ROLES } from './facets.ts';
import { digest, instant, list, prose, record, word } from './fields.ts';
import { TIERS } from './questionnaire.ts';

/** Answers of the questionnaire, and who gave them. */
const intakeSchema = record({
  edition: z.number().int().min(1),
  answers: z.record(word(), word()).readonly(),
  raised: record({
    tier: z.enum(TIERS),
    because: prose(),
    by: word().exactOptional(),
    at: instant().exactOptional(),
  }).exactOptional(),
  by: word(),
  at: instant(),
});

const versionSchema = record({
  number: z.number().int().min(1),
  /** Everybody who wrote this version or one that it grew from: none of them may review it. */
  authors: list(word()).check(z.minLength(1)),
  /** Everybody who has answered for this version or one that it grew from, and does no more: nor do they fill a seat of it. */
  formerOwners: list(word()).exactOptional(),
  content: contentSchema,
  intake: intakeSchema.exactOptional(),
  /** Absent until its authors ask for reviews. */
  submitted: record({ by: word(), at: instant() }).exactOptional(),
  /** Of what went live: upstream → the model that the tests had met by then. */
  accepted: z.record(word(), word()).readonly().exactOptional(),
});

const conditionSchema = record({
  text: prose(),
  /** Not met by then, the approval lapses. Absent: to be kept all the time. */
  until: instant().exactOptional(),
  met: record({ by: word(), at: instant() }).exactOptional(),
});

const reviewSchema = record({
  role: z.enum(REVIEW_ROLES),
  reviewer: word(),
  decision: z.enum(['approve', 'conditions', 'reject']),
  conditions: list(conditionSchema),
  /** Reference of the minutes, or their text. */
  minutes: prose(),
  at: instant(),
  expiresAt: instant(),
  /** Of exactly the facets that this role reviews. */
  covers: digest(),
  /** Why one person may fill several roles here: the site was declared small. */
  severalRoles: prose().exactOptional(),
});

const acceptanceSchema = record({
  /** Of the report of the acceptance tests. */
  report: digest(),
  passed: z.boolean(),
  at: instant(),
  by: word(),
  /** Upstream → the model id that it reported while it was tested. */
  models: z.record(word(), word()).readonly(),
  covers: digest(),
});

export const STOP_REASONS = [
  'safety',
  'privacy',
  'security',
  'fairness',
  'quality',
  'provider',
  'legal',
  'maintenance',
  'other',
] as const;

const stopSchema = z.discriminatedUnion('kind', [
  record({
    kind: z.literal('paused'),
    by: word(),
    at: instant(),
    reason: z.enum(STOP_REASONS),
    note: prose().exactOptional(),
  }),
  /** An upstream reported another model than was accepted. */
  record({
    kind: z.literal('model_changed'),
    by: word(),
    at: instant(),
    upstream: word(),
    /** The model that was approved. */
    expected: word(),
    reported: word(),
  }),
]);

export const useCaseSchema = record({
  id: word(),
  title: prose(256),
  /** Who answers for it. */
  owner: word(),
  department: prose(256),
  /** What traffic is judged by. */
  live: versionSchema.exactOptional(),
  /** What is being written, reviewed or tested; takes the place of `live` when it goes live. */
  next: versionSchema.exactOptional(),
  /** The latest of each role for each content, as long as it covers `live` or `next`; a rejection until its seat reviews again. */
  reviews: list(reviewSchema),
  acceptances: list(acceptanceSchema),
  /** What stops `live`. All must be lifted. */
  stops: list(stopSchema),
  retired: record({ by: word(), at: instant(), reason: prose() }).exactOptional(),
  /** The latest steps. The register keeps every revision. */
  history: z
    .array(record({ at: instant(), by: word(), action: word(), version: z.number().int().min(0) }))
    .max(LIMITS.useCaseHistoryMax)
    .readonly(),
});

/** From the register, or (only in memory) from the operator's own configuration. */
export interface UseCase extends z.output<typeof useCaseSchema> {
  /** Never in a document of the register: approved by whoever writes `chaperone.yaml`, in writing. */
  readonly approvedBy?: 'configuration';
  /** Of a configured one. */
  readonly expires?: number;
}
export type Version = z.output<typeof versionSchema>;
export type Intake = z.output<typeof intakeSchema>;
export type Review = z.output<typeof reviewSchema>;
export type Acceptance = z.output<typeof acceptanceSchema>;
export type Stop = z.output<typeof stopSchema>;
export type StopReason = (typeof STOP_REASONS)[number];

/** @throws Failure lifecycle_invalid naming the place */
export function parseUseCase(body: unknown): UseCase {
  const parsed = useCaseSchema.safeParse(body);
  if (!parsed.success) throw invalidAt(parsed.error);
  const fault = faultIn(parsed.data);
  if (fault !== undefined) throw fault;
  return parsed.data;
}

/** What the schema cannot say. */
export function faultIn({ live, next, approvedBy }: UseCase): Failure | undefined {
  if (approvedBy === 'configuration') return undefined;
  const empty = Object.entries({ live, next }).find(
    ([, version]) => version?.content.upstreams.length === 0,
  );
  return empty && new Failure('lifecycle_invalid', { at: `${empty[0]}.content.upstreams` });
}

/** The place without the value: what stands there may be anything. */
export function invalidAt({ issues }: z.ZodError): Failure {
  const at = issues[0]?.path.map(String).join('.') ?? '';
  return new Failure('lifecycle_invalid', { at: at.slice(0, LIMITS.tokenLengthMax) });
}
