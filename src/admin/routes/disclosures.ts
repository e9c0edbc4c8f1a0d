/** What a patient is told about AI, for one communication in one jurisdiction: an EHR asks as it sends a letter. */
import * as z from 'zod';
import { CHANNELS, disclosureFor } from '../../governance/index.ts';
import { line } from '../fields.ts';
import { type Route, route } from '../route.ts';

const flag = (describes: string) => z.enum(['true', 'false']).exactOptional().describe(describes);

const Disclosure = z
  .object({
    jurisdiction: z.string(),
    texts: z
      .array(
        z.object({
          rule: z.string(),
          isBinding: z.boolean(),
          placement: z.string(),
          timing: z.string(),
          text: z.string(),
        }),
      )
      .describe('Where nothing stands here, no text is asked for; duties may be all the same.'),
    duties: z.array(
      z.object({
        rule: z.string(),
        law: z.string(),
        source: z.string(),
        isBinding: z.boolean(),
        code: z.string(),
        text: z.string(),
      }),
    ),
    notNeeded: z.array(z.string()).describe('Rules in force that are not about this one.'),
    packs: z.array(z.object({ id: z.string(), asOf: z.string(), isReviewDue: z.boolean() })),
  })
  .meta({ id: 'Disclosure' });

export const disclosureRoutes: readonly Route[] = [
  route({
    name: 'getDisclosure',
    method: 'GET',
    path: '/disclosures/{jurisdiction}',
    summary: 'What a patient there is told about AI, and what else is asked of the house',
    tag: 'Outputs',
    permission: 'output.read',
    params: z.strictObject({
      jurisdiction: z.string().regex(/^[A-Z]{2}(?:-[A-Z0-9]{1,3})?$/),
    }),
    query: z.strictObject({
      channel: z.enum(CHANNELS),
      language: z.enum(['en', 'es']).exactOptional(),
      reviewed: flag('A licensed or certified provider has read and reviewed this very text.'),
      administrative: flag('Appointments, bills and other clerical matters alone.'),
      emergency: flag('An emergency.'),
      mentalHealth: flag('A conversation about mental health.'),
      contact: line().exactOptional().describe('How a person is reached; `outputs.disclosures`.'),
    }),
    answer: Disclosure,
    async handle({ params, query }, { services, now }) {
      const { channel, language, contact = services.outputs.contact, ...facts } = query;
      const { texts, duties, notNeeded, packs, jurisdiction } = disclosureFor(
        services.outputs.disclosures,
        {
          ...params,
          channel,
          isReviewed: facts.reviewed === 'true',
          hasClinicalContent: facts.administrative !== 'true',
          isEmergency: facts.emergency === 'true',
          isMentalHealth: facts.mentalHealth === 'true',
          at: now,
          ...(language !== undefined && { language }),
          ...(contact !== undefined && { contact }),
        },
      );
      return {
        answer: {
          jurisdiction,
          texts: [...texts],
          duties: [...duties],
          notNeeded: [...notNeeded],
          packs: [...packs],
        },
      };
    },
  }),
];
