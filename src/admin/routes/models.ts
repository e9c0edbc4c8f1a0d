/** The model servers behind the gateway, and how each stands. */
import * as z from 'zod';
import { priceAt } from '../../governance/index.ts';
import { page, pageQuery } from '../fields.ts';
import { pageOf } from '../paging.ts';
import { type Route, route } from '../route.ts';

const Model = z
  .object({
    name: z.string().describe('What callers write as `model`.'),
    api: z.string(),
    hosting: z.enum(['local', 'outside']),
    provider: z.string().exactOptional().describe('Who runs it, of /providers.'),
    operations: z.array(z.string()),
    breaker: z
      .string()
      .describe('closed: in use; open: left alone for a while; half-open: being tried.'),
    waiting: z.number().int().describe('Requests that wait for their turn.'),
    price: z
      .object({
        currency: z.string(),
        input: z.number().describe('For a million tokens, as the following.'),
        cachedInput: z.number().exactOptional(),
        output: z.number(),
        energyWh: z.number().exactOptional().describe('Watt-hours: an estimate of the site.'),
      })
      .exactOptional()
      .describe('In force now; absent where it is not known.'),
    retries: z.number().int().describe('Tries at connecting beyond the first, since the start.'),
  })
  .meta({ id: 'Model' });

export const modelRoutes: readonly Route[] = [
  route({
    name: 'listModels',
    method: 'GET',
    path: '/models',
    summary: 'Model servers as configured, and how this gateway finds them',
    tag: 'Models',
    permission: 'model.read',
    query: z.strictObject(pageQuery),
    answer: page(Model).meta({ id: 'Models' }),
    async handle({ query }, { services, now }) {
      const { items, ...rest } = pageOf('models', services.models(), query, ({ name }) => name);
      const shown = items.map(({ prices, ...model }) => {
        const { from: _, until: __, ...price } = priceAt(prices, now) ?? {};
        const known = 'currency' in price ? { price } : {};
        return { ...model, operations: [...model.operations], ...known };
      });
      return { answer: { items: shown, ...rest } };
    },
  }),
];
