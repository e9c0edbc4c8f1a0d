/** The rules in force, in words and in Cedar. */
import * as z from 'zod';
import { ADMIN_ACTIONS } from '../../policy/index.ts';
import { line } from '../fields.ts';
import { type Route, route } from '../route.ts';

const Rule = z
  .object({
    id: z.string(),
    effect: z.enum(['permit', 'forbid']),
    title: z.string().exactOptional().describe('In words.'),
    text: z.string().describe('Cedar.'),
  })
  .meta({ id: 'Rule' });

const Rules = z
  .object({
    version: z.string().describe('The same version decides the same way; it stands in records.'),
    items: z.array(Rule),
  })
  .meta({ id: 'Rules' });

const Question = z
  .strictObject({
    roles: z.array(line()).max(64),
    action: z.enum(Object.keys(ADMIN_ACTIONS) as [keyof typeof ADMIN_ACTIONS]),
    isProgram: z.boolean().prefault(false),
    hasMfa: z.boolean().prefault(true),
    organisation: line().exactOptional(),
  })
  .meta({ id: 'AdminQuestion' });

const Decision = z
  .object({
    effect: z.enum(['permit', 'deny']),
    because: z.string().exactOptional(),
    determining: z.array(z.string()).describe('Ids of the rules that decided.'),
    policyVersion: z.string(),
  })
  .meta({ id: 'AdminDecision' });

export const policyRoutes: readonly Route[] = [
  route({
    name: 'listAdminRules',
    method: 'GET',
    path: '/policies/admin/rules',
    summary: 'The rules of administration',
    tag: 'Policies',
    permission: 'policy.read',
    answer: Rules,
    async handle(_, { services }) {
      const { version, rules } = services.policy;
      return { answer: { version, items: rules.map((rule) => ({ ...rule })) } };
    },
  }),
  route({
    name: 'askAdminPolicy',
    method: 'POST',
    path: '/policies/admin/decisions',
    summary: 'What the rules of administration would decide; nothing happens',
    tag: 'Policies',
    permission: 'policy.read',
    isQuestion: true,
    body: Question,
    answer: Decision,
    async handle({ body }, { services }) {
      const { action, ...administrator } = body;
      const { determining, ...decision } = services.policy.mayAdminister({
        administrator: { id: 'asked', ...administrator },
        action,
        subject: { kind: action.split('.', 1)[0]! },
      });
      return { answer: { ...decision, determining: [...determining] } };
    },
  }),
];
