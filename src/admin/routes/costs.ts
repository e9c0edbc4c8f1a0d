/** What was spent, what the month will have cost, and the budgets that limit it. */
import * as z from 'zod';
import { breakEvens, budgetSchema, forecastsOf, parseBudget } from '../../governance/index.ts';
import { documentRoutes } from '../document-routes.ts';
import { type Route, route } from '../route.ts';

const day = () => z.iso.date();

const Report = z
  .object({
    from: z.string(),
    until: z.string(),
    items: z.array(
      z.object({
        of: z.string().describe('What was grouped by; users by pseudonym.'),
        currency: z.string().describe('ISO 4217; empty where there is no price.'),
        exchanges: z.number().int(),
        input: z.number().int().describe('Tokens.'),
        cachedInput: z.number().int(),
        output: z.number().int(),
        costMicros: z.number().int().describe('Millionths of the currency.'),
        energyMwh: z.number().int().describe('Milliwatt-hours.'),
        estimated: z.number().int().describe('Exchanges whose count is ours, at least in part.'),
        differing: z.number().int().describe('Exchanges in which two counts differ.'),
        cached: z.number().int().describe('Answers given again from memory.'),
      }),
    ),
  })
  .meta({ id: 'CostReport' });

const Forecasts = z
  .object({
    today: z.string(),
    since: z.string().describe('First day of which the meter knows all.'),
    items: z.array(
      z.object({
        of: z.string().describe('Id of the use case.'),
        currency: z.string().describe('ISO 4217; empty: in tokens.'),
        isKnown: z.boolean().describe('Whether there are days enough to say.'),
        spent: z.number().describe('Of this month until now; millionths of the currency.'),
        expected: z.number().optional(),
        low: z.number().optional().describe('Nine of ten months end between low and high.'),
        high: z.number().optional(),
        days: z.number().int().describe('Complete days that it rests on.'),
      }),
    ),
  })
  .meta({ id: 'CostForecasts' });

const amount = () => z.number().optional();

const BreakEvens = z
  .object({
    today: z.string(),
    items: z.array(
      z.object({
        name: z.string(),
        currency: z.string(),
        verdict: z
          .enum(['own_is_cheaper', 'outside_is_cheaper', 'never', 'beyond_capacity', 'unknown'])
          .describe('What the figures say; what they do not say: docs/cost.md.'),
        missing: z
          .array(z.string())
          .readonly()
          .describe('What is not known, without which there is no verdict.'),
        fixedPerMonth: amount(),
        outsidePerMillion: amount().describe('Paid outside for a million tokens.'),
        ownPerMillion: amount(),
        tokensPerMonth: amount().describe('As metered.'),
        breakEvenTokens: amount().describe('Tokens a month from which on it pays.'),
        utilisation: z.object({ asMetered: amount(), atBreakEven: z.number() }).optional(),
        sensitivity: z
          .array(z.object({ change: z.string(), breakEvenTokens: amount() }))
          .readonly(),
        days: z.number().int().describe('Complete days that it looks back on.'),
        outside: z.object({
          tokens: z.number().int(),
          costMicros: z.number().int(),
          tokensLeftOut: z.number().int().describe('Without a price, or in another currency.'),
        }),
        ownTokens: z.number().int().describe('Of upstreams that run on it.'),
      }),
    ),
  })
  .meta({ id: 'BreakEvens' });

const BudgetLine = z
  .object({
    id: z.string(),
    source: z.enum(['configuration', 'register']).describe('configuration: in chaperone.yaml.'),
    scope: z.string(),
    of: z.string().optional(),
    period: z.string(),
    unit: z.string(),
    soft: z.number().optional(),
    hard: z.number().optional(),
    isWithdrawn: z.boolean().optional(),
  })
  .meta({ id: 'BudgetLine' });

export const costRoutes: readonly Route[] = [
  route({
    name: 'reportCosts',
    method: 'GET',
    path: '/costs/report',
    summary: 'What was spent; without days, in this month',
    tag: 'Costs',
    permission: 'cost.read',
    query: z.strictObject({
      by: z
        .enum(['useCase', 'department', 'model', 'upstream', 'user'])
        .prefault('useCase')
        .describe('What is summed up.'),
      from: day().exactOptional().describe('First day, of costs.timeZone.'),
      until: day().exactOptional().describe('Last day.'),
    }),
    answer: Report,
    async handle({ query }, { services }) {
      const { usage, today } = services.costs;
      const { by, from = `${today().slice(0, 8)}01`, until = today() } = query;
      // No exchange is later than today; the day after the last one there is has five digits of a year.
      const last = until < today() ? until : today();
      const items = await usage.groups({ by, from, until: dayAfter(last) });
      return { answer: { from, until, items: items.map((group) => ({ ...group })) } };
    },
  }),
  route({
    name: 'forecastCosts',
    method: 'GET',
    path: '/costs/forecast',
    summary: 'What this month will have cost, by use case, where that can be told',
    tag: 'Costs',
    permission: 'cost.read',
    answer: Forecasts,
    async handle(_, { services }) {
      const { usage, today } = services.costs;
      const { useCases, ...rest } = await forecastsOf(usage, today());
      const items = useCases.map(({ forecast, ...of }) => ({ ...of, ...forecast }));
      return { answer: { ...rest, items } };
    },
  }),
  route({
    name: 'compareCosts',
    method: 'GET',
    path: '/costs/break-even',
    summary:
      'Whether an own server (costs.hardware), there or planned, would cost less than what is paid outside',
    tag: 'Costs',
    permission: 'cost.read',
    answer: BreakEvens,
    async handle(_, { services }) {
      const { usage, breakEven, today } = services.costs;
      const items = await breakEvens(usage, breakEven, today());
      return { answer: { today: today(), items } };
    },
  }),
  ...documentRoutes({
    kind: 'budget',
    path: 'budgets',
    name: 'Budget',
    tag: 'Costs',
    command: 'budget',
    read: 'budget.read',
    write: 'budget.write',
    schema: budgetSchema,
    line: BudgetLine,
    parse: (id, body) => {
      const { id: _, ...budget } = parseBudget(id, body);
      return budget;
    },
    lineOf: (budget, { id }) => ({ id, source: 'register' as const, ...budget }),
    configured: ({ costs }) =>
      costs.budgets.map((budget) => ({ source: 'configuration' as const, ...budget })),
  }),
];

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}
