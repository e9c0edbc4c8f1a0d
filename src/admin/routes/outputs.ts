/** Outputs of models: what people say of them, and the recall of those that a faulty model or prompt has touched. */
import * as z from 'zod';
import { Failure } from '../../core/failures.ts';
import { LIMITS } from '../../core/limits.ts';
import {
  actOnRecall,
  type Output,
  type OutputPage,
  type OutputPrincipal,
  pauseUseCase,
  provenanceOf,
  recallSchema,
  STOP_REASONS,
  VERIFICATION_KINDS,
  VERIFICATION_REASONS,
  verificationSchema,
} from '../../governance/index.ts';
import { id, line, page, pageQuery, pathId, patientReference } from '../fields.ts';
import { cursorTo, indexIn } from '../paging.ts';
import { administratorOf } from '../permission.ts';
import { type Context, type Route, route } from '../route.ts';

const tag = 'Outputs';
const params = z.strictObject({ id: pathId() });
const counts = z.object({ inserted: z.number(), deleted: z.number() });

const Entry = z
  .object({
    kind: z.enum(VERIFICATION_KINDS),
    at: z.number().describe('Milliseconds since 1970.'),
    user: z.string().exactOptional(),
    caller: z.string(),
    role: z.string().exactOptional(),
    reason: z.enum(VERIFICATION_REASONS).exactOptional(),
    edit: counts.exactOptional(),
  })
  .meta({ id: 'Verification' });

const View = z
  .object({
    id: z.string().describe('Of the answer: its header chaperone-exchange.'),
    index: z.number().int().describe('Of its disclosure in the ledger.'),
    at: z.number(),
    state: z.enum(['unverified', 'draft', ...VERIFICATION_KINDS]),
    dueAt: z.number().exactOptional(),
    isOverdue: z.boolean().exactOptional(),
    history: z.array(Entry).readonly(),
    caller: z.string(),
    user: z.string().exactOptional(),
    useCase: z.string(),
    purpose: z.string().exactOptional(),
    patients: z.array(z.string()).readonly().describe('Keyed lookups: they name nobody.'),
    ending: z.string(),
    characters: z.number().exactOptional(),
    facts: z.record(z.string(), z.unknown()).describe('Model, prompt, settings, policy, …'),
  })
  .meta({ id: 'Output' });
const Views = page(View).meta({ id: 'Outputs' });

const person = () =>
  id()
    .exactOptional()
    .describe('The person, where a program asks for one; a person asks for nobody else.');

const Saying = verificationSchema
  .safeExtend({ user: person() })
  .meta({ id: 'VerificationRequest' });

const Recalling = recallSchema
  .safeExtend({
    pause: z.enum(STOP_REASONS).exactOptional().describe('Pauses the use cases concerned.'),
    notify: z.boolean().exactOptional().describe('Sends a value-free notice.'),
  })
  .meta({ id: 'RecallRequest' });

const Recalled = z
  .object({
    id: z.string(),
    outputs: z.number().int(),
    verified: z.record(z.string(), z.number()).describe('By what was said last.'),
    useCases: z.record(z.string(), z.number()),
    users: z.array(z.string()).readonly(),
    verifiers: z.array(z.string()).readonly(),
    patients: z.object({
      count: z.number().int(),
      lookups: z.array(z.string()).readonly(),
      references: z.array(z.string()).readonly().exactOptional(),
      unresolved: z.number().int().exactOptional(),
      among: z.array(z.string()).readonly().exactOptional(),
    }),
    page: z.object({ outputs: z.array(View).readonly(), next: z.number().exactOptional() }),
    paused: z.array(z.string()).readonly(),
    notPaused: z.record(z.string(), z.string()).describe('Use cases that go on, and why.'),
    isNotified: z
      .boolean()
      .describe('The notice is on its way to whoever `outputs.notices` names.'),
    notNotified: z
      .literal('no_receiver')
      .exactOptional()
      .describe('Nobody was told: set `outputs.notices`, for which the notice waits.'),
  })
  .meta({ id: 'Recall' });

export const outputRoutes: readonly Route[] = [
  route({
    name: 'listPendingOutputs',
    method: 'GET',
    path: '/pending-outputs',
    summary: 'Drafts that wait for somebody to verify them, oldest first',
    tag,
    permission: 'output.read',
    query: z.strictObject({ ...pageQuery, useCase: id().exactOptional() }),
    answer: Views,
    async handle({ query: { useCase, ...query } }, context) {
      const { outputs } = context.services.outputs;
      const asked = { ...pageOptions('pending', query), ...(useCase !== undefined && { useCase }) };
      return { answer: paged('pending', await outputs.pending(principalOf(context), asked)) };
    },
  }),
  route({
    name: 'getOutput',
    method: 'GET',
    path: '/outputs/{id}',
    summary: 'One output: what made it, and what people have said of it',
    tag,
    permission: 'output.read',
    params,
    answer: View,
    async handle({ params }, context) {
      const { outputs } = context.services.outputs;
      return { answer: shown(await outputs.output(principalOf(context), params.id)) };
    },
  }),
  route({
    name: 'verifyOutput',
    method: 'POST',
    path: '/outputs/{id}/verifications',
    summary: 'Accepted, edited or rejected: one more entry of its history',
    tag,
    permission: 'output.verify',
    params,
    body: Saying,
    answer: View,
    async handle({ params, body: { user, ...request } }, context) {
      const { outputs } = context.services.outputs;
      const principal = { ...principalOf(context), user: personOf(user, context) };
      return { answer: shown(await outputs.verify(principal, params.id, request)) };
    },
  }),
  route({
    name: 'getProvenance',
    method: 'GET',
    path: '/outputs/{id}/provenance',
    summary: 'The output as FHIR R4 Provenance, for the record that its text went into',
    tag,
    permission: 'output.read',
    params,
    query: z.strictObject({
      target: line().exactOptional().describe('The resource: `DocumentReference/17`.'),
      targetPath: line().exactOptional().describe('Its element: `DiagnosticReport.conclusion`.'),
    }),
    answer: z.record(z.string(), z.unknown()).meta({ id: 'Provenance' }),
    async handle({ params, query }, context) {
      const { outputs, users } = context.services.outputs;
      const output = await outputs.output(principalOf(context), params.id);
      return { answer: provenanceOf(output, { ...query, users }) };
    },
  }),
  // Texts and references of patients are in the body: what stands in a URL stands in logs.
  route({
    name: 'findOutputsByText',
    method: 'POST',
    path: '/output-searches/text',
    summary: 'Outputs that a copied text came from; the text is not kept',
    tag,
    permission: 'output.read',
    isQuestion: true,
    body: z
      .strictObject({ text: z.string().max(LIMITS.markedTextLengthMax) })
      .meta({ id: 'OutputTextSearch' }),
    answer: Views,
    async handle({ body: { text } }, context) {
      const { outputs } = context.services.outputs;
      const found = await outputs.withText(principalOf(context), text);
      return { answer: { items: found.map(shown) } };
    },
  }),
  route({
    name: 'findOutputsByPatient',
    method: 'POST',
    path: '/output-searches/patient',
    summary: 'Every output about a patient (45 CFR 164.524); the search itself goes on record',
    tag,
    permission: 'output.search',
    query: z.strictObject(pageQuery),
    body: z.strictObject({ patient: patientReference() }).meta({ id: 'OutputPatientSearch' }),
    answer: Views,
    patients: ({ body }) => [body.patient],
    async handle({ query, body: { patient } }, context) {
      const { outputs } = context.services.outputs;
      const options = pageOptions('of-patient', query);
      const found = await outputs.ofPatient(principalOf(context), patient, options);
      return { answer: paged('of-patient', found) };
    },
  }),
  route({
    name: 'recallOutputs',
    method: 'POST',
    path: '/recalls',
    summary:
      'Everything that a faulty model or prompt has touched; pauses it, and tells people; patients by name take `output.search`, too',
    tag,
    permission: 'output.recall',
    body: Recalling,
    answer: Recalled,
    patients: ({ body }) => body.among ?? [],
    also: ({ body: { listPatients, among } }) =>
      listPatients === true || among !== undefined ? 'output.search' : undefined,
    async handle({ body: { pause, notify, ...request } }, context) {
      const { outputs, notify: tell } = context.services.outputs;
      const recall = await outputs.recall(principalOf(context), request);
      const { register, useCases } = context.services.governance;
      const by = context.by.id;
      const effects = await actOnRecall(recall, request, {
        ...(pause !== undefined && {
          pause: (useCase) =>
            pauseUseCase(useCase, {
              register,
              configured: useCases,
              by,
              reason: pause,
              at: context.now,
            }),
        }),
        ...(notify === true && { notify: tell }),
      });
      const { outputs: found, ...rest } = recall.page;
      return { answer: { ...recall, ...effects, page: { ...rest, outputs: found.map(shown) } } };
    },
  }),
];

/** Whoever may read the ledger finds there whose outputs there are: from them none is hidden. */
function principalOf({ by, services }: Context): OutputPrincipal {
  const { effect } = services.policy.mayAdminister({
    administrator: administratorOf(by),
    action: 'ledger.read',
    subject: { kind: 'ledger' },
  });
  const { roles } = by.facts;
  return { caller: by.caller, user: by.user ?? by.id, roles, seesAll: effect === 'permit' };
}

/** A verification is a person's: a program says whose, a person can only mean themselves. */
function personOf(named: string | undefined, { by }: Context): string {
  const person = by.isProgram ? named : (named ?? by.id);
  if (person === undefined || (!by.isProgram && person !== by.id)) {
    throw new Failure('invalid_value', { at: 'body.user' });
  }
  return person;
}

function pageOptions(list: string, { limit, cursor }: { limit: number; cursor?: string }) {
  return { count: limit, ...(cursor !== undefined && { after: indexIn(list, cursor) }) };
}

function paged(list: string, { outputs, next }: OutputPage<Output>) {
  return {
    items: outputs.map(shown),
    ...(next !== undefined && { next: cursorTo(list, next) }),
  };
}

function shown({ facts, ...output }: Output): z.input<typeof View> {
  return { ...output, facts: { ...facts } };
}
