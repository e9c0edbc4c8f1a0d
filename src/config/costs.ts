/** What models cost, what may be spent on them, how much may be asked, and which answers are kept. */
import * as z from 'zod';
import { id, text, unique } from './fields.ts';

const AMOUNT_MAX = 1e9;
const amount = () => z.number().min(0).max(AMOUNT_MAX);
const currency = () =>
  z.string().regex(/^[A-Z]{3}$/, { message: 'write an ISO 4217 code such as USD' });
const date = () => z.iso.date({ message: 'write a date: 2026-12-31' });

/** Under an upstream. */
export function prices() {
  const line = z.strictObject({
    from: date()
      .exactOptional()
      .describe('First day on which it is in force, UTC. Default: from ever.'),
    until: date().exactOptional().describe('First day on which it no longer is. Default: open.'),
    currency: currency().describe('ISO 4217.'),
    input: amount().describe('Units of the currency for a million tokens of input.'),
    cachedInput: amount()
      .exactOptional()
      .describe('Of input that the server had in its cache. Default: as input.'),
    output: amount().describe('For a million tokens of output.'),
    energyWh: amount()
      .exactOptional()
      .describe('Your own estimate of the watt-hours for a million tokens, for reports.'),
  });
  return z
    .array(line)
    .prefault([])
    .superRefine((list, context) => {
      list.forEach(({ from, until }, index) => {
        if (from === undefined || until === undefined || from < until) return;
        const message = 'it ends before it begins';
        context.addIssue({ code: 'custom', path: [index, 'until'], message });
      });
    })
    .describe('The first line in force on a day counts; without one a cost is not known.');
}

export function costs() {
  const hardware = z.strictObject({
    name: text(128).describe('How reports call it.'),
    currency: currency().describe('Of all amounts of this entry.'),
    upstreams: z
      .array(id())
      .exactOptional()
      .describe('Upstreams that run on it. Without any it is a plan.'),
    hardwareCost: amount().exactOptional().describe('Paid once.'),
    lifetimeMonths: z
      .number()
      .min(1)
      .max(240)
      .exactOptional()
      .describe('Months over which that is spread.'),
    watts: amount().exactOptional().describe('Mean around the clock, measured at the socket.'),
    pricePerKwh: amount().exactOptional().describe('Of energy.'),
    staffHoursPerMonth: amount().exactOptional().describe('That somebody spends on running it.'),
    staffCostPerHour: amount().exactOptional().describe('Of one of these hours.'),
    otherPerMonth: amount().exactOptional().describe('Rooms, network, support contracts.'),
    energyWhPerMillionTokens: amount()
      .exactOptional()
      .describe('Energy above the mean. Default: tokens cost nothing on top.'),
    tokensPerSecond: amount()
      .exactOptional()
      .describe('Input and output, sustained, measured with your own requests.'),
  });
  return z.strictObject({
    timeZone: text(64)
      .refine(isTimeZone, { message: 'write a time zone such as Europe/Berlin, or UTC' })
      .prefault('UTC')
      .describe('Whose midnight days and months of budgets and reports begin at.'),
    departments: z
      .array(id())
      .exactOptional()
      .describe(
        'Groups of callers that are departments; of several that a caller is in the first counts. Default: all groups under callers.',
      ),
    gateways: z
      .number()
      .int()
      .min(1)
      .max(1000)
      .prefault(1)
      .describe('Gateways among which rate limits are divided evenly.'),
    hardware: z
      .array(hardware)
      .prefault([])
      .superRefine((list, context) => unique(list, 'name', context))
      .describe('Own servers, there or planned, that reports compare with what is paid outside.'),
    cacheMinutes: z
      .number()
      .min(0)
      .max(1440)
      .prefault(0)
      .describe(
        'How long an answer may be given again to exactly the same request, where a permit says @cache("exact"). 0: never.',
      ),
  });
}

export function budgets() {
  const budget = z
    .strictObject({
      id: id().describe('How refusals and reports call it.'),
      scope: z
        .enum(['all', 'useCase', 'department', 'user', 'model'])
        .describe('Whose spending it limits.'),
      of: text()
        .exactOptional()
        .describe('Id of the one that it limits. Default: each of them by itself.'),
      period: z.enum(['day', 'month']).describe('Of costs.timeZone.'),
      unit: z
        .string()
        .regex(/^(?:tokens|[A-Z]{3})$/, { message: 'write tokens, or an ISO 4217 code' })
        .describe('tokens, or a currency: then what is billed in it counts.'),
      soft: amount().exactOptional().describe('From here on policies and reports see `near`.'),
      hard: amount().exactOptional().describe('Beyond this the policy denies.'),
    })
    .superRefine(({ scope, of, soft, hard }, context) => {
      const fault = (field: string, message: string) =>
        context.addIssue({ code: 'custom', path: [field], message });
      if (scope === 'all' && of !== undefined) fault('of', 'a budget of all has no `of`');
      if (soft === undefined && hard === undefined) fault('hard', 'give soft, hard, or both');
      if ((soft ?? 0) > (hard ?? AMOUNT_MAX)) fault('soft', 'the soft limit is above the hard one');
    });
  return z
    .array(budget)
    .prefault([])
    .superRefine((list, context) => unique(list, 'id', context))
    .describe('What may be spent, beside the budgets of the register.');
}

export function rateLimits() {
  const limit = z
    .strictObject({
      per: z.enum(['caller', 'user', 'useCase']).describe('Whose requests it counts.'),
      of: text()
        .exactOptional()
        .describe('Id of the one that it limits. Default: each of them by itself.'),
      requestsPerMinute: z
        .number()
        .min(0.01)
        .max(1e6)
        .exactOptional()
        .describe('Requests, of all gateways together.'),
      tokensPerMinute: z
        .number()
        .min(1)
        .max(1e9)
        .exactOptional()
        .describe('Tokens of input and output, likewise.'),
    })
    .superRefine(({ requestsPerMinute, tokensPerMinute }, context) => {
      if (requestsPerMinute !== undefined || tokensPerMinute !== undefined) return;
      const message = 'give requestsPerMinute, tokensPerMinute, or both';
      context.addIssue({ code: 'custom', path: ['requestsPerMinute'], message });
    });
  return z.array(limit).prefault([]).describe('How much may be asked in a minute.');
}

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined;
  } catch {
    return false;
  }
}
