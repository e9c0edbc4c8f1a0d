/** Every AI of the house, as the oversight committee reads it. */
import * as z from 'zod';
import { aiSystemSchema, lineOf, parseAiSystem } from '../../governance/index.ts';
import { documentRoutes } from '../document-routes.ts';
import { summaries } from '../use-case-view.ts';

const Line = z
  .object({
    id: z.string(),
    name: z.string(),
    carrier: z
      .string()
      .describe('What brings it to its users; the gateway enforces its own alone.'),
    owner: z.string(),
    risk: z.string(),
    status: z.string().describe('As its document says.'),
    traffic: z
      .string()
      .exactOptional()
      .describe(
        'Of what the gateway carries: how its use case stands at this moment (live, paused, expired …), unregistered where there is none.',
      ),
    evaluated: z.string().optional(),
    bias: z.string(),
    complaints: z.object({ open: z.number().int(), all: z.number().int() }),
    nextReview: z.string(),
    isReviewDue: z.boolean(),
  })
  .meta({ id: 'AiSystemLine' });

export const aiSystemRoutes = documentRoutes({
  kind: 'ai-system',
  path: 'ai-systems',
  name: 'AiSystem',
  tag: 'AI systems',
  command: 'ai-system',
  read: 'ai-system.read',
  write: 'ai-system.write',
  schema: aiSystemSchema,
  line: Line,
  parse: (_, body) => parseAiSystem(body),
  lineOf: (system, { now, others }) => {
    const { useCase } = system;
    return {
      ...lineOf(system, new Date(now).toISOString().slice(0, 10)),
      ...(useCase !== undefined && { traffic: others.get(useCase) ?? 'unregistered' }),
    };
  },
  others: async (context) =>
    new Map((await summaries(context)).map(({ id, state }) => [id, state])),
});
