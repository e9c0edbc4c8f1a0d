/**
 * The life of a use case, step by step: each route is one function of the lifecycle, called by the
 * person who stands on record for it.
 */
import * as z from 'zod';
import { Failure } from '../../core/failures.ts';
import { LIMITS } from '../../core/limits.ts';
import {
  goLive,
  meetCondition,
  pause,
  REVIEW_ROLES,
  raiseTier,
  recordAcceptance,
  resume,
  retire,
  review,
  STOP_REASONS,
  submitForReview,
  submitIntake,
  type UseCase,
} from '../../governance/index.ts';
import { id, instant, pathId } from '../fields.ts';
import { readScan } from '../input-scan.ts';
import { assertPerson } from '../permission.ts';
import { type Context, type Route, route } from '../route.ts';
import { configuredOf, takeStep, View } from '../use-case-view.ts';

const params = z.strictObject({ id: pathId() });
const prose = () => z.string().min(1).max(LIMITS.governanceTextLengthMax);
const version = () => z.number().int().min(1).describe('Number of the version that it is about.');
const digest = () => z.string().regex(/^sha256:[0-9a-f]{64}$/);

const Intake = z
  .strictObject({
    answers: z.record(id(), id()).describe('Question → choice: see GET /questionnaire.'),
    raised: z
      .strictObject({ tier: z.enum(['low', 'moderate', 'high']), because: prose() })
      .exactOptional()
      .describe('A higher tier than the answers give. What was raised before stays.'),
  })
  .meta({ id: 'Intake' });

const Raised = z
  .strictObject({ tier: z.enum(['moderate', 'high']), because: prose() })
  .meta({ id: 'RaisedTier' });

const Review = z
  .strictObject({
    version: version(),
    decision: z.enum(['approve', 'conditions', 'reject']),
    conditions: z
      .array(z.strictObject({ text: prose(), until: instant().exactOptional() }))
      .max(LIMITS.governanceListMax)
      .exactOptional(),
    minutes: prose().describe('Reference of the minutes, or their text.'),
    expiresAt: instant().describe('When the approval ends.'),
  })
  .meta({ id: 'Review' });

const Met = z
  .strictObject({
    version: version(),
    condition: z.number().int().min(0).describe('Index in the conditions of the review.'),
  })
  .meta({ id: 'MetCondition' });

const Acceptance = z
  .strictObject({
    version: version(),
    report: digest().describe('SHA-256 of the report of the acceptance tests.'),
    passed: z.boolean(),
    models: z.record(id(), id()).describe('Upstream → the model id that it reported.'),
  })
  .meta({ id: 'Acceptance' });

const Pause = z
  .strictObject({ reason: z.enum(STOP_REASONS), note: prose().exactOptional() })
  .meta({ id: 'Pause' });

const InputScan = z
  .object({
    promptsRead: z.boolean().describe('Whether the texts of its prompts were known, and read.'),
    version: z.string(),
    scanned: z.string().describe('SHA-256 of what was read.'),
    rules: z.string().describe('SHA-256 of the rules that it was read by.'),
    at: instant(),
    findings: z.array(
      z.object({
        at: z.string().describe('JSON pointer into what was read.'),
        start: z.number().int(),
        end: z.number().int(),
        rule: z.string(),
        kind: z.enum(['measures', 'proxy']),
        traits: z.array(z.string()),
      }),
    ),
    isCut: z.boolean().describe('More was found than is listed.'),
  })
  .meta({ id: 'InputScan' });

const Retirement = z.strictObject({ reason: prose() }).meta({ id: 'Retirement' });

const common = { method: 'POST', tag: 'Use cases', params, answer: View, match: 'taken' } as const;

export const useCaseStepRoutes: readonly Route[] = [
  route({
    ...common,
    name: 'submitIntake',
    path: '/use-cases/{id}/intake',
    summary: 'Answers of the intake questionnaire',
    permission: 'use-case.write',
    body: Intake,
    command: 'use-case intake',
    handle: ({ params: { id: of }, body }, context) =>
      decided(of, 'intake', context, (useCase, by, now) =>
        submitIntake(useCase, { ...body, by }, now),
      ),
  }),
  route({
    ...common,
    name: 'raiseUseCaseTier',
    path: '/use-cases/{id}/tier',
    summary: 'Holds the risk higher than the answers do; no later intake lowers it',
    permission: 'use-case.raise',
    body: Raised,
    command: 'use-case raise',
    handle: ({ params: { id: of }, body }, context) =>
      decided(of, 'tier', context, (useCase, by, now) => raiseTier(useCase, { ...body, by }, now)),
  }),
  route({
    ...common,
    name: 'submitUseCase',
    path: '/use-cases/{id}/submission',
    summary: 'Asks for the reviews that the risk tier requires',
    permission: 'use-case.submit',
    command: 'use-case submit',
    handle: ({ params: { id: of } }, context) =>
      decided(of, 'submit', context, (useCase, by, now) => submitForReview(useCase, { by }, now)),
  }),
  route({
    name: 'getInputScan',
    method: 'GET',
    path: '/use-cases/{id}/input-scan',
    summary:
      'Traits and close proxies in what the latest version puts before the model (45 CFR 92.210)',
    tag: 'Use cases',
    permission: 'use-case.read',
    params,
    answer: InputScan,
    command: 'use-case scan',
    async handle({ params: { id: of } }, context) {
      const { promptsRead, result } = await readScan(of, context);
      return { answer: { promptsRead, ...result } };
    },
  }),
  ...REVIEW_ROLES.flatMap((role) => [
    route({
      ...common,
      name: `reviewUseCase_${role}`,
      path: `/use-cases/{id}/reviews/${role}`,
      summary: `The review of the seat ${role}`,
      permission: `use-case.review.${role}`,
      body: Review,
      command: `use-case review ${role}`,
      handle: ({ params: { id: of }, body }, context) => {
        const { conditions = [], expiresAt, ...given } = body;
        const { site } = context.services.governance;
        return decided(of, `review.${role}`, context, (useCase, by, now) =>
          review(
            useCase,
            {
              ...given,
              role,
              by,
              expiresAt: Date.parse(expiresAt),
              conditions: conditions.map(({ text, until }) => ({
                text,
                ...(until === undefined ? {} : { until: Date.parse(until) }),
              })),
            },
            site,
            now,
          ),
        );
      },
    }),
    route({
      ...common,
      name: `meetCondition_${role}`,
      path: `/use-cases/{id}/reviews/${role}/met-conditions`,
      summary: `Says that a condition of the seat ${role} is met`,
      permission: `use-case.review.${role}`,
      body: Met,
      command: `use-case met ${role}`,
      handle: ({ params: { id: of }, body }, context) =>
        decided(of, `condition.${role}`, context, (useCase, by, now) =>
          meetCondition(useCase, { ...body, role, by }, now),
        ),
    }),
  ]),
  route({
    ...common,
    name: 'acceptUseCase',
    path: '/use-cases/{id}/acceptances',
    summary: 'The result of the acceptance tests of a version',
    permission: 'use-case.accept',
    body: Acceptance,
    command: 'use-case accept',
    handle: ({ params: { id: of }, body }, context) =>
      decided(of, 'acceptance', context, (useCase, by, now) =>
        recordAcceptance(useCase, { ...body, by }, now),
      ),
  }),
  route({
    ...common,
    name: 'takeUseCaseLive',
    path: '/use-cases/{id}/live',
    summary: 'Puts the next version in force, once reviews and tests are there',
    permission: 'use-case.accept',
    command: 'use-case live',
    handle: ({ params: { id: of } }, context) =>
      decided(of, 'live', context, (useCase, by, now) => goLive(useCase, { by }, now)),
  }),
  route({
    ...common,
    name: 'pauseUseCase',
    path: '/use-cases/{id}/pause',
    summary: 'Stops its traffic on every gateway within a second',
    permission: 'use-case.pause',
    body: Pause,
    command: 'use-case pause',
    handle: ({ params: { id: of }, body }, context) =>
      takeStep({ id: of, action: 'pause' }, context, (useCase) =>
        pause(useCase, { ...body, by: context.by.id }, context.now),
      ),
  }),
  route({
    ...common,
    name: 'resumeUseCase',
    path: '/use-cases/{id}/resumption',
    summary: 'Lifts what stops it; not by an author, nor by who paused it',
    permission: 'use-case.resume',
    command: 'use-case resume',
    handle: ({ params: { id: of } }, context) => {
      assertPerson(context);
      const { by, now, services } = context;
      return takeStep({ id: of, action: 'resume' }, context, (useCase) =>
        resume(useCase, { by: by.id }, services.governance.site, now),
      );
    },
  }),
  route({
    ...common,
    name: 'retireUseCase',
    path: '/use-cases/{id}/retirement',
    summary: 'Ends it for good; its history stays',
    permission: 'use-case.retire',
    body: Retirement,
    command: 'use-case retire',
    handle: ({ params: { id: of }, body }, context) =>
      register(of, 'retire', context, (useCase, by, now) => retire(useCase, { ...body, by }, now)),
  }),
];

/** A step that takes a person. */
function decided(...taken: Parameters<typeof register>): ReturnType<typeof register> {
  assertPerson(taken[2]);
  return register(...taken);
}

/** A step that a use case in `chaperone.yaml` does not take: whoever writes that file approves it. */
function register(
  of: string,
  action: string,
  context: Context,
  step: (useCase: UseCase, by: string, now: number) => UseCase | Failure,
) {
  if (configuredOf(of, context) !== undefined) throw new Failure('kept_in_file');
  return takeStep({ id: of, action, isScanned: true }, context, (useCase) =>
    step(useCase, context.by.id, context.now),
  );
}
