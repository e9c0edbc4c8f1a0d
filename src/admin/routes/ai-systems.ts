/** Every AI of the house, as the oversight committee reads it. */
import * as z from 'zod';
import {
  aiSystemSchema,
  CARD_FORMATS,
  exportCard,
  lineOf,
  parseAiSystem,
} from '../../governance/index.ts';
import { documentRoutes } from '../document-routes.ts';
import { existing } from '../documents.ts';
import { pathId } from '../fields.ts';
import { type Route, route } from '../route.ts';
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

const documents = documentRoutes({
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

const Card = z
  .object({
    format: z.enum(CARD_FORMATS),
    card: z.string().describe('Its text: XML, JSON or Markdown.'),
  })
  .meta({ id: 'AiSystemCard' });

export const aiSystemRoutes: readonly Route[] = [
  ...documents,
  route({
    name: 'getAiSystemCard',
    method: 'GET',
    path: '/ai-systems/{id}/cards/{format}',
    summary: 'Its card: CHAI applied model card, the 31 source attributes, or Markdown',
    tag: 'AI systems',
    permission: 'ai-system.read',
    params: z.strictObject({ id: pathId(), format: z.enum(CARD_FORMATS) }),
    answer: Card,
    async handle({ params: { id, format } }, context) {
      const { body, revision } = await existing('ai-system', id, context);
      return { answer: { format, card: exportCard(parseAiSystem(body), format) }, revision };
    },
  }),
];
