/**
 * How a live use case does: how much it is used, what people said of its outputs, which models answered, and the same of
 * the time before, so that who answers for it sees what changed. Counts and codes alone.
 */
import * as z from 'zod';
import { Failure } from '../../core/failures.ts';
import type { OutputReception } from '../../governance/index.ts';
import { pathId } from '../fields.ts';
import { type Route, route } from '../route.ts';
import { asWritten, findUseCase, Summary } from '../use-case-view.ts';

const DAY_MS = 86_400_000;
const DAYS = 30;
const DAYS_MAX = 366;

const counts = () => z.record(z.string(), z.number().int());

const Period = z
  .object({
    outputs: z.number().int().describe('Answers of operations that make text.'),
    verified: counts().describe('By what was said last: accepted, edited, rejected, none.'),
    rejectedPercent: z
      .number()
      .exactOptional()
      .describe('Of those that somebody said something of; absent where nobody did.'),
    reasons: counts().describe('Why they were rejected.'),
    models: counts().describe('As the answers report them.'),
  })
  .meta({ id: 'MonitoredPeriod' });

const Monitoring = Summary.pick({ id: true, state: true, isInForce: true, why: true, endsAt: true })
  .extend({
    from: z.iso.date(),
    until: z.iso.date(),
    now: Period,
    before: Period.describe('As many days right before.'),
    pending: z.number().int().describe('Drafts that wait at this moment, of whatever day.'),
    overdue: z.number().int().describe('Of those, the ones past their deadline.'),
  })
  .meta({ id: 'Monitoring' });

export const monitoringRoutes: readonly Route[] = [
  route({
    name: 'monitorUseCase',
    method: 'GET',
    path: '/use-cases/{id}/monitoring',
    summary:
      'How it does: use, what people said of its outputs and why, models, beside the time before',
    tag: 'Use cases',
    permission: 'use-case.read',
    params: z.strictObject({ id: pathId() }),
    query: z.strictObject({
      from: z.iso.date().exactOptional().describe(`First day, UTC; ${DAYS} days where left out.`),
      until: z.iso.date().exactOptional().describe('Last day; today where left out.'),
    }),
    answer: Monitoring,
    command: 'use-case monitor',
    async handle({ params, query }, context) {
      const { useCase, revision } = await findUseCase(params.id, context);
      const { from, to } = periodOf(query, context.now);
      const { outputs } = context.services.outputs;
      const { now, before, ...drafts } = await outputs.reception(useCase.id, { from, to });
      const standing = asWritten(useCase, revision, context.now);
      const days = { from: dayOf(from), until: dayOf(to - DAY_MS) };
      return {
        answer: { ...standing, ...days, ...drafts, now: shown(now), before: shown(before) },
      };
    },
  }),
];

/** Whole days of UTC; `to` is exclusive. @throws Failure invalid_value */
function periodOf(query: { readonly from?: string; readonly until?: string }, now: number) {
  const { from, until } = query;
  const to = (until === undefined ? Math.floor(now / DAY_MS) * DAY_MS : Date.parse(until)) + DAY_MS;
  const first = from === undefined ? to - DAYS * DAY_MS : Date.parse(from);
  if (first >= to || to - first > DAYS_MAX * DAY_MS) {
    throw new Failure('invalid_value', { at: 'query.from', expected: `1 to ${DAYS_MAX} days` });
  }
  return { from: first, to };
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

function shown({ verified, ...rest }: OutputReception): z.input<typeof Period> {
  const { accepted, edited, rejected } = verified;
  const said = accepted + edited + rejected;
  return {
    ...rest,
    verified: { ...verified },
    ...(said > 0 && { rejectedPercent: Math.round((1000 * rejected) / said) / 10 }),
  };
}
