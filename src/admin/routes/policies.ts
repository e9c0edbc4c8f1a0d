/** The rules in force, in words and in Cedar. */
import * as z from 'zod';
import { Failure } from '../../core/failures.ts';
import type { Json } from '../../core/json.ts';
import { LIMITS } from '../../core/limits.ts';
import {
  exchangeOnRecord,
  explainRecord,
  policyDocumentSchema,
  receiverOf,
  replay,
  undischarged,
} from '../../governance/index.ts';
import { type LedgerEntry, parseLeaf, provenBeside } from '../../ledger/index.ts';
import { type AccessRequest, ADMIN_ACTIONS, requestFromJson } from '../../policy/index.ts';
import { documentRoutes } from '../document-routes.ts';
import { count, id, instant, line } from '../fields.ts';
import { type Route, route } from '../route.ts';
import type { Services } from '../services.ts';

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

const ExchangeRules = z
  .object({
    version: z.string().describe('Of the rules in force at this moment; it stands in records.'),
    items: z.array(
      z.object({
        id: z.string(),
        effect: z.enum(['permit', 'forbid']),
        title: z.string().describe('In words.'),
        obligations: z.array(z.string()).describe('HL7 ActCode: what binds whoever enforces it.'),
        isInForce: z.boolean(),
        from: instant().exactOptional(),
        until: instant().exactOptional(),
        text: z.string().describe('Cedar.'),
      }),
    ),
  })
  .meta({ id: 'ExchangeRules' });

const Explanation = z
  .object({
    effect: z.enum(['permit', 'deny']),
    summary: z.string(),
    rules: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        effect: z.enum(['permit', 'forbid']),
        held: z.array(z.string()).describe('Conditions that hold.'),
        lacking: z.array(z.string()).describe('What would change it.'),
      }),
    ),
    remedy: z.string().exactOptional().describe('What would make it a permit.'),
    obligations: z.array(z.string()),
    undischarged: z
      .array(z.string())
      .describe('Of the obligations those that cannot be discharged there: the request is denied.'),
    policyVersion: z.string(),
  })
  .meta({ id: 'Explanation' });

const ExplainedRecord = z
  .object({
    index: z.number().int(),
    at: instant(),
    was: z.enum(['permit', 'deny']).describe('What was decided.'),
    code: z.string().exactOptional().describe('Of a denial: what the caller was told.'),
    ...Explanation.pick({ summary: true, rules: true, remedy: true }).shape,
    effect: z
      .enum(['permit', 'deny'])
      .exactOptional()
      .describe('What the rules as they are now say of the same facts, by the dates of that day.'),
    decidedUnder: z.string().exactOptional().describe('Version of the policies that decided.'),
    explainedUnder: z.string().exactOptional().describe('And of those that explain.'),
  })
  .meta({ id: 'ExplainedRecord' });

const Trial = z
  .strictObject({
    documents: z
      .record(id(), policyDocumentSchema.pick({ cedar: true }))
      .describe('By id: what would stand in the register. An empty text takes a document out.'),
    since: instant()
      .exactOptional()
      .describe('Decisions from here on; those of the last seven days where left out.'),
    at: instant()
      .exactOptional()
      .describe('What dates of rules are judged by; now where left out.'),
    list: z.int().min(0).max(LIMITS.policyDryRunListedMax).prefault(50),
  })
  .meta({ id: 'PolicyTrial' });

const Changes = z
  .object({
    count: z.number().int(),
    byRule: z.array(z.object({ rule: z.string(), count: z.number().int() })),
  })
  .meta({ id: 'PolicyChanges' });

const TrialResult = z
  .object({
    decisions: z.number().int().describe('Tried.'),
    untold: z.number().int().describe('Of those, with records that do not tell enough.'),
    denied: Changes.describe('Were permitted, would be denied.'),
    permitted: Changes.describe('Were denied, would be permitted.'),
    items: z
      .array(
        z.object({
          index: z.number().int().describe('Of the entry in the ledger.'),
          at: instant(),
          useCase: z.string(),
          purpose: z.string(),
          upstream: z.string(),
          was: z.enum(['permit', 'deny']),
          wouldBe: z.enum(['permit', 'deny']),
          rules: z.array(z.string()).describe('That would decide; empty where none permits it.'),
        }),
      )
      .describe('Changed decisions, the earliest first, at most `list`.'),
    next: instant()
      .exactOptional()
      .describe(
        `There are more than ${LIMITS.policyDryRunDecisionsMax} decisions: ask again since then.`,
      ),
  })
  .meta({ id: 'PolicyTrialResult' });

const DEFAULT_TRIAL_MS = 7 * 86_400_000;

const DocumentLine = z
  .object({ id: z.string(), rules: z.array(z.string()) })
  .meta({ id: 'PolicyLine' });

/** Rules that stand in the register, beside those of files. */
const documents = documentRoutes({
  kind: 'policy',
  path: 'policies/documents',
  name: 'PolicyDocument',
  tag: 'Policies',
  command: 'policy-document',
  read: 'policy.read',
  write: 'policy.write',
  schema: policyDocumentSchema.meta({ id: 'PolicyBody' }),
  line: DocumentLine,
  parse: (_, body) => policyDocumentSchema.parse(body),
  lineOf: ({ cedar }, { id }) => ({ id, rules: ruleIds(cedar) }),
  check: (id, document, { exchangePolicy }) => exchangePolicy.check(id, document),
});

const ruleIds = (cedar: string): string[] =>
  [...cedar.matchAll(/@id\("([^"]+)"\)/g)].map(([, id]) => id!);

export const policyRoutes: readonly Route[] = [
  ...documents,
  route({
    name: 'listRules',
    method: 'GET',
    path: '/policies/rules',
    summary: 'The rules that decide on exchanges',
    tag: 'Policies',
    permission: 'policy.read',
    answer: ExchangeRules,
    async handle(_, { services, now }) {
      const { exchangePolicy } = services;
      const policy = exchangePolicy.policy();
      const items = exchangePolicy
        .rules()
        .map(({ id, effect, title, obligations, from, until, text }) => ({
          ...{ id, effect, title, text },
          obligations: [...obligations],
          isInForce: from <= now && now < until,
          ...(Number.isFinite(from) ? { from: new Date(from).toISOString() } : {}),
          ...(Number.isFinite(until) ? { until: new Date(until).toISOString() } : {}),
        }));
      return { answer: { version: policy.versionAt(now), items } };
    },
  }),
  route({
    name: 'explainPolicy',
    method: 'POST',
    path: '/policies/explanations',
    summary: 'What the rules would decide on an exchange, and why; nothing happens',
    tag: 'Policies',
    permission: 'policy.read',
    isQuestion: true,
    body: z
      .record(z.string(), z.json())
      .describe('The facts of a decision: docs/policies.md.')
      .meta({ id: 'AccessRequest' }),
    answer: Explanation,
    async handle({ body }, { services, now }) {
      const policy = services.exchangePolicy.policy();
      const request = readRequest(body as Json);
      const { rules, ...told } = policy.explain(request, now);
      const decision = policy.decide(request, now);
      const explained = rules.map((rule) => ({
        ...rule,
        held: [...rule.held],
        lacking: [...rule.lacking],
      }));
      const obligations = decision.effect === 'permit' ? [...decision.obligations] : [];
      const { open, ...lacking } = undischarged(obligations, receiverOf(request));
      const { policyVersion } = decision;
      return {
        answer: {
          ...told,
          ...lacking,
          rules: explained,
          obligations,
          undischarged: open,
          policyVersion,
        },
      };
    },
  }),
  route({
    name: 'explainRecord',
    method: 'GET',
    path: '/policies/explanations/{index}',
    summary: 'Why a disclosure or denial on record was decided so, by the facts of that moment',
    tag: 'Policies',
    permission: 'ledger.read',
    params: z.strictObject({ index: count(0) }),
    answer: ExplainedRecord,
    async handle({ params: { index } }, { services }) {
      const [entry] = await services.ledger.store.entries(index, 1);
      const [explained] = entry?.index === index ? explain(entry, services) : [];
      if (explained === undefined) throw new Failure('no_such_record', { kind: 'decision', index });
      return { answer: explained };
    },
  }),
  route({
    name: 'explainExchange',
    method: 'GET',
    path: '/exchanges/{exchange}/explanations',
    summary: 'The same of every decision on an exchange, by the id that its caller was given',
    tag: 'Policies',
    permission: 'ledger.read',
    params: z.strictObject({
      exchange: z.uuid({ version: 'v7' }).describe('Header `chaperone-exchange` of the answer.'),
    }),
    answer: z
      .object({ items: z.array(ExplainedRecord).describe('The earliest first.') })
      .meta({ id: 'ExplainedExchange' }),
    async handle({ params: { exchange } }, { services }) {
      const entries = await exchangeOnRecord(services.ledger.store, exchange.toLowerCase());
      const items = entries.flatMap((entry) => explain(entry, services));
      if (items.length === 0) throw new Failure('no_such_record', { kind: 'exchange' });
      return { answer: { items } };
    },
  }),
  route({
    name: 'tryPolicies',
    method: 'POST',
    path: '/policies/dry-runs',
    summary: 'Which decisions of the past would be others with these rules; nothing happens',
    tag: 'Policies',
    permission: 'policy.read',
    isQuestion: true,
    body: Trial,
    answer: TrialResult,
    async handle({ body: { documents, since, at, list } }, { services, now }) {
      const changed = Object.entries(documents).map(
        ([each, { cedar }]) => [each, { cedar, cases: '' }] as const,
      );
      const policy = services.exchangePolicy.with(new Map(changed));
      const { listed, next, ...counted } = await replay(services.ledger.store, policy, {
        since: since === undefined ? now - DEFAULT_TRIAL_MS : Date.parse(since),
        at: at === undefined ? now : Date.parse(at),
        listed: list,
        most: LIMITS.policyDryRunDecisionsMax,
      });
      const items = listed.map(({ wouldBe, at: when, ...where }) => ({
        ...where,
        at: new Date(when).toISOString(),
        wouldBe: wouldBe.effect,
        rules: [...wouldBe.determining],
      }));
      const rest = next === undefined ? {} : { next: new Date(next).toISOString() };
      return { answer: { ...counted, items, ...rest } };
    },
  }),
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

/** None where it is no decision. */
function explain(
  entry: LedgerEntry,
  { exchangePolicy }: Services,
): z.input<typeof ExplainedRecord>[] {
  const record = parseLeaf(entry.leaf);
  if (record === undefined) return [];
  const decision = { record: { ...record }, at: entry.at, user: provenBeside(entry).kept.user };
  const explained = explainRecord(decision, exchangePolicy.policy());
  if (explained === undefined) return [];
  const rules = explained.rules.map((rule) => ({
    ...rule,
    held: [...rule.held],
    lacking: [...rule.lacking],
  }));
  return [{ ...explained, rules, index: entry.index, at: new Date(entry.at).toISOString() }];
}

/** @throws Failure invalid_value with what is missing or unknown */
function readRequest(body: Json): AccessRequest {
  try {
    return requestFromJson(body, 'body');
  } catch (cause) {
    if (!(cause instanceof Failure) || cause.code !== 'config_invalid') throw cause;
    throw new Failure(
      'invalid_value',
      { at: 'body', expected: String(cause.facts.remedy) },
      { cause },
    );
  }
}
