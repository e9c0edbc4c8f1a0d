/** The model servers behind the gateway. */
import * as z from 'zod';
import { page, pageQuery } from '../fields.ts';
import { pageOf } from '../paging.ts';
import { type Route, route } from '../route.ts';

const Model = z
  .object({
    name: z.string().describe('What callers write as `model`.'),
    api: z.string(),
    hosting: z.enum(['local', 'outside']),
    operations: z.array(z.string()),
  })
  .meta({ id: 'Model' });

export const modelRoutes: readonly Route[] = [
  route({
    name: 'listModels',
    method: 'GET',
    path: '/models',
    summary: 'Model servers, as configured',
    tag: 'Models',
    permission: 'model.read',
    query: z.strictObject(pageQuery),
    answer: page(Model).meta({ id: 'Models' }),
    async handle({ query }, { services }) {
      const { items, ...rest } = pageOf('models', services.models, query, ({ name }) => name);
      const shown = items.map(({ operations, ...model }) => ({
        ...model,
        operations: [...operations],
      }));
      return { answer: { items: shown, ...rest } };
    },
  }),
];
