/** The model servers behind the gateway, and how each stands. */
import * as z from 'zod';
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
    async handle({ query }, { services }) {
      const { items, ...rest } = pageOf('models', services.models(), query, ({ name }) => name);
      const shown = items.map((model) => ({ ...model, operations: [...model.operations] }));
      return { answer: { items: shown, ...rest } };
    },
  }),
];
