/** Emergencies: the glass is broken by a person, for one patient and one use case, and reviewed after. */
import * as z from 'zod';
import { Failure } from '../../core/failures.ts';
import type { Json } from '../../core/json.ts';
import { LIMITS } from '../../core/limits.ts';
import {
  BREAK_GLASS_REASONS,
  type BreakGlass,
  breakGlassSchema,
  closeBreakGlass,
  isOpen,
  openBreakGlass,
  overdueReviews,
  parseBreakGlass,
  reviewBreakGlass,
  sealReason,
  unsealReason,
} from '../../governance/index.ts';
import { besideLeaf, patientLookup } from '../../ledger/index.ts';
import { advance, existing } from '../documents.ts';
import { id, line, page, pageQuery, pathId, patientReference } from '../fields.ts';
import { pageOf } from '../paging.ts';
import { assertPerson } from '../permission.ts';
import { type Context, type Route, route } from '../route.ts';
import { findUseCase } from '../use-case-view.ts';

const params = z.strictObject({ id: pathId() });
const tag = 'Break-glass';

const View = z
  .object({
    id: z.string(),
    isOpen: z.boolean(),
    isOverdue: z.boolean().describe('Its review is late.'),
    revision: z.number().int(),
    notAlerted: z
      .literal('no_receiver')
      .exactOptional()
      .describe('Nobody was told: set `outputs.notices`, and tell privacy and security yourself.'),
    document: breakGlassSchema,
  })
  .meta({ id: 'BreakGlass' });

const REASONS = Object.keys(BREAK_GLASS_REASONS) as [keyof typeof BREAK_GLASS_REASONS];

const Opening = z
  .strictObject({
    useCase: id(),
    patient: patientReference().describe('`Patient/…`; kept as a keyed lookup alone.'),
    reason: z.enum(REASONS),
    text: line(LIMITS.ledgerStringLengthMax).describe(
      'Why, in your own words; sealed and erasable, for the review alone.',
    ),
    minutes: z.number().int().min(1).max(LIMITS.breakGlassMinutesMax).exactOptional(),
    user: id()
      .exactOptional()
      .describe('The person, where a program asks for one; a person asks for nobody else.'),
  })
  .meta({ id: 'BreakGlassOpening' });

const After = z
  .strictObject({
    finding: z.enum(['justified', 'not_justified', 'incident']),
    reference: id().exactOptional().describe('Of the minutes, or of the incident.'),
  })
  .meta({ id: 'BreakGlassReview' });

const Reason = z
  .object({
    text: z
      .string()
      .exactOptional()
      .describe(
        'In the words of whoever broke the glass. Absent where an Idempotency-Key gives the answer again.',
      ),
  })
  .meta({ id: 'BreakGlassReason' });

export const breakGlassRoutes: readonly Route[] = [
  route({
    name: 'listBreakGlass',
    method: 'GET',
    path: '/break-glass',
    summary: 'Emergencies, oldest first',
    tag,
    permission: 'break-glass.read',
    query: z.strictObject({
      ...pageQuery,
      state: z.enum(['open', 'overdue']).exactOptional().describe('Only these.'),
    }),
    answer: page(View).meta({ id: 'BreakGlasses' }),
    command: 'break-glass list',
    async handle({ query: { state, ...query } }, { services, now }) {
      const documents = (await services.governance.register.current()).all('break-glass');
      const all = documents
        .map(({ body, revision }) => viewOf(parseBreakGlass(body), revision, now))
        .filter((one) => state === undefined || (state === 'open' ? one.isOpen : one.isOverdue));
      return { answer: pageOf(`break-glass ${state}`, all, query, (one) => one.id) };
    },
  }),
  route({
    name: 'openBreakGlass',
    method: 'POST',
    path: '/break-glass',
    summary: 'Breaks the glass; privacy, security and the owner are told',
    tag,
    permission: 'break-glass.open',
    body: Opening,
    answer: View,
    status: 201,
    command: 'break-glass open',
    patients: ({ body }) => [body.patient],
    kept: ({ body }, { services, requestId }) =>
      sealReason(body.text, idOf(requestId), services.sealingKey),
    async handle({ body: { patient, user, ...asked } }, context) {
      const { services, requestId, now } = context;
      const { register, alert, isAlertHeard, assertPatient } = services.governance;
      const person = personOf(user, context);
      // An emergency of nobody, or for what there is not, would open nothing and be reviewed for nothing.
      await findUseCase(asked.useCase, context);
      await assertPatient(patient);
      const lookup = patientLookup(patient, services.ledger.indexKey);
      const before = (await register.current()).all('break-glass');
      const opened = openBreakGlass(
        {
          ...asked,
          id: idOf(requestId),
          user: person,
          isHeard: isAlertHeard,
          patient: Buffer.from(lookup).toString('hex'),
        },
        before.map(({ body }) => parseBreakGlass(body)),
        now,
      );
      if (opened instanceof Failure) throw opened;
      const { document, alerts } = opened;
      const change = { kind: 'break-glass', id: document.id, action: 'open' } as const;
      const { revision } = await advance(change, { ...context, expected: 'new' }, () => ({
        body: document as unknown as Json,
        value: document,
      }));
      for (const each of alerts) await alert(each);
      const location = `/break-glass/${document.id}`;
      return { answer: viewOf(document, revision, now), revision, location };
    },
  }),
  route({
    name: 'getBreakGlass',
    method: 'GET',
    path: '/break-glass/{id}',
    summary: 'One emergency',
    tag,
    permission: 'break-glass.read',
    params,
    answer: View,
    command: 'break-glass show',
    async handle({ params }, context) {
      const { body, revision } = await existing('break-glass', params.id, context);
      return { answer: viewOf(parseBreakGlass(body), revision, context.now), revision };
    },
  }),
  route({
    name: 'closeBreakGlass',
    method: 'POST',
    path: '/break-glass/{id}/close',
    summary: 'Ends it before its time',
    tag,
    permission: 'break-glass.close',
    params,
    answer: View,
    match: 'taken',
    command: 'break-glass close',
    handle: ({ params }, context) =>
      step(params.id, 'close', context, (document) =>
        closeBreakGlass(document, { by: context.by.id }, context.now),
      ),
  }),
  route({
    name: 'reviewBreakGlass',
    method: 'POST',
    path: '/break-glass/{id}/review',
    summary: 'The review afterwards, by somebody else',
    tag,
    permission: 'break-glass.review',
    params,
    body: After,
    answer: View,
    match: 'taken',
    command: 'break-glass review',
    handle: ({ params, body }, context) => {
      assertPerson(context);
      return step(params.id, 'review', context, (document) =>
        reviewBreakGlass(document, { ...body, by: context.by.id }, context.now),
      );
    },
  }),
  route({
    name: 'readBreakGlassReason',
    method: 'POST',
    path: '/break-glass/{id}/reason-readings',
    summary: 'What the person wrote, for the review; that it was read goes on record',
    tag,
    permission: 'break-glass.review',
    params,
    answer: Reason,
    shownOnce: 'text',
    command: 'break-glass reason',
    async handle({ params }, context) {
      assertPerson(context);
      const { body } = await existing('break-glass', params.id, context);
      return { answer: { text: await reasonOf(parseBreakGlass(body), context) } };
    },
  }),
];

/** Known before the opening is on record, where the reason is sealed for it. */
function idOf(requestId: string): string {
  return `bg_${requestId}`;
}

/** @throws Failure no_such_record where it was erased, or is from before reasons were sealed */
async function reasonOf({ id, patient }: BreakGlass, { services }: Context): Promise<string> {
  const { store } = services.ledger;
  const lookup = Buffer.from(patient, 'hex');
  for (let after = -1; ; ) {
    const indices = await store.find(lookup, after, LIMITS.ledgerPageEntries);
    for (const index of indices) {
      const [entry] = await store.entries(index, 1);
      if (entry === undefined) continue;
      const text = unsealReason(entry.kept, id, services.sealingKey);
      if (text !== undefined && besideLeaf(entry) === 'matches') return text;
    }
    const last = indices.at(-1);
    if (last === undefined) throw new Failure('no_such_record', { kind: 'break-glass reason' });
    after = last;
  }
}

/** An emergency is a person's: a program says whose, a person can only mean itself. */
function personOf(named: string | undefined, { by }: Context): string {
  const person = by.isProgram ? named : (named ?? by.id);
  if (person === undefined || (!by.isProgram && person !== by.id)) {
    throw new Failure('invalid_value', { at: 'body.user' });
  }
  return person;
}

async function step(
  of: string,
  action: string,
  context: Context,
  change: (document: BreakGlass) => BreakGlass | Failure,
) {
  await existing('break-glass', of, context);
  const { value, revision } = await advance(
    { kind: 'break-glass', id: of, action },
    context,
    (now) => {
      const document = change(parseBreakGlass(now?.body));
      if (document instanceof Failure) return document;
      return { body: document as unknown as Json, value: document };
    },
  );
  return { answer: viewOf(value, revision, context.now), revision };
}

function viewOf(document: BreakGlass, revision: number, now: number): z.input<typeof View> {
  return {
    id: document.id,
    isOpen: isOpen(document, now),
    isOverdue: overdueReviews([document], now).length > 0,
    revision,
    ...(document.alerted.length === 0 && { notAlerted: 'no_receiver' as const }),
    document,
  };
}
