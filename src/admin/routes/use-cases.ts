/** Use cases: what there is, how each stands, and how one is written. */
import * as z from 'zod';
import { Failure } from '../../core/failures.ts';
import type { Json } from '../../core/json.ts';
import {
  change,
  changesBetween,
  contentSchema,
  draft,
  handOver,
  parseUseCase,
  QUESTIONNAIRE,
  QUESTIONNAIRE_EDITION,
} from '../../governance/index.ts';
import { advance, historyOf, versionOf } from '../documents.ts';
import { count, id, instant, line, page, pageQuery, pathId } from '../fields.ts';
import { keepScanned, ScanSummary, scanSummary } from '../input-scan.ts';
import { pageOf } from '../paging.ts';
import { assertPerson } from '../permission.ts';
import { type Context, type Route, route } from '../route.ts';
import {
  asWritten,
  configuredOf,
  findUseCase,
  Summary,
  summaries,
  takeStep,
  View,
  viewOf,
} from '../use-case-view.ts';

const params = z.strictObject({ id: pathId() });

const about = {
  title: line(),
  owner: id().describe('Who answers for it.'),
  department: line(),
};

const NewUseCase = z
  .strictObject({
    id: pathId().describe('What callers send as Chaperone-Use-Case.'),
    ...about,
    content: contentSchema,
  })
  .meta({ id: 'NewUseCase' });

const About = z.strictObject(about).meta({ id: 'UseCaseAbout' });

const NewContent = z.strictObject({ content: contentSchema }).meta({ id: 'NewContent' });

export const Revisions = page(
  z
    .object({
      revision: z.number().int(),
      actor: z.string().describe('Who wrote it.'),
      action: z.string(),
      at: instant(),
    })
    .meta({ id: 'Revision' }),
).meta({ id: 'Revisions' });

const Differences = z
  .object({
    items: z.array(
      z.object({
        field: z.string(),
        facet: z.string().describe('The side of the use case that the field belongs to.'),
        roles: z.array(z.string()).describe('Seats whose reviews the difference makes void.'),
        before: z.unknown().exactOptional(),
        after: z.unknown().exactOptional(),
      }),
    ),
    inputScan: ScanSummary.exactOptional().describe('Of the next version.'),
  })
  .meta({ id: 'Differences' });

const Questionnaire = z
  .object({
    edition: z.number().int(),
    questions: z.record(
      z.string(),
      z.object({
        asks: z.string(),
        choices: z.record(z.string(), z.object({ says: z.string(), tier: z.string() })),
      }),
    ),
  })
  .meta({ id: 'Questionnaire' });

export const useCaseRoutes: readonly Route[] = [
  route({
    name: 'listUseCases',
    method: 'GET',
    path: '/use-cases',
    summary: 'Use cases of the configuration and of the register, and how each stands',
    tag: 'Use cases',
    permission: 'use-case.read',
    query: z.strictObject(pageQuery),
    answer: page(Summary).meta({ id: 'UseCases' }),
    command: 'use-case registered',
    async handle({ query }, context) {
      const { items, ...rest } = pageOf(
        'use-cases',
        await summaries(context),
        query,
        (one) => one.id,
      );
      return { answer: { items, ...rest } };
    },
  }),
  route({
    name: 'createUseCase',
    method: 'POST',
    path: '/use-cases',
    summary: 'Drafts a use case',
    tag: 'Use cases',
    permission: 'use-case.write',
    body: NewUseCase,
    answer: View,
    status: 201,
    command: 'use-case create',
    async handle({ body }, context) {
      assertNotConfigured(body.id, context);
      assertPerson(context);
      const made = draft({ ...body, by: context.by.id }, context.now);
      if (made instanceof Failure) throw made;
      const change = { kind: 'use-case', id: body.id, action: 'draft' } as const;
      const { revision } = await advance(change, { ...context, expected: 'new' }, () => {
        return { body: made as unknown as Json, value: made };
      });
      await keepScanned(made, context);
      const answer = await viewOf(made, revision, context);
      return { answer, revision, location: `/use-cases/${body.id}` };
    },
  }),
  route({
    name: 'getUseCase',
    method: 'GET',
    path: '/use-cases/{id}',
    summary: 'One use case: its document, and how it stands',
    tag: 'Use cases',
    permission: 'use-case.read',
    params,
    answer: View,
    command: 'use-case standing',
    async handle({ params }, context) {
      const { useCase, revision } = await findUseCase(params.id, context);
      return { answer: await viewOf(useCase, revision, context), revision };
    },
  }),
  route({
    name: 'putUseCaseContent',
    method: 'PUT',
    path: '/use-cases/{id}/content',
    summary: 'New content of the next version; what is live stays so until the new one is',
    tag: 'Use cases',
    permission: 'use-case.write',
    params,
    body: NewContent,
    answer: View,
    match: 'always',
    command: 'use-case change',
    async handle({ params, body: { content } }, context) {
      assertNotConfigured(params.id, context);
      assertPerson(context);
      const { by, now } = context;
      return await takeStep(
        { id: params.id, action: 'change', isScanned: true },
        context,
        (useCase) => change(useCase, { content, by: by.id }, now),
      );
    },
  }),
  route({
    name: 'putUseCaseAbout',
    method: 'PUT',
    path: '/use-cases/{id}/about',
    summary:
      'Title, owner and department; who answers for it, or has, fills no seat in it, and does not name the next owner',
    tag: 'Use cases',
    permission: 'use-case.assign',
    params,
    body: About,
    answer: View,
    match: 'always',
    command: 'use-case about',
    async handle({ params, body }, context) {
      assertNotConfigured(params.id, context);
      assertPerson(context);
      return await takeStep({ id: params.id, action: 'about' }, context, (useCase) =>
        handOver(useCase, { ...body, by: context.by.id }, context.now),
      );
    },
  }),
  route({
    name: 'listUseCaseRevisions',
    method: 'GET',
    path: '/use-cases/{id}/revisions',
    summary: 'Who did what when, newest first',
    tag: 'Use cases',
    permission: 'use-case.read',
    params,
    query: z.strictObject(pageQuery),
    answer: Revisions,
    command: 'use-case history',
    async handle({ params: { id: of }, query }, context) {
      const isConfigured = configuredOf(of, context) !== undefined;
      const kind = isConfigured ? 'use-case-stop' : 'use-case';
      return { answer: await historyOf(kind, of, query, context) };
    },
  }),
  route({
    name: 'getUseCaseRevision',
    method: 'GET',
    path: '/use-cases/{id}/revisions/{revision}',
    summary: 'A use case as it was, judged by the present',
    tag: 'Use cases',
    permission: 'use-case.read',
    params: z.strictObject({ id: pathId(), revision: count(1) }),
    answer: View,
    async handle({ params: { id: of, revision } }, context) {
      const { body } = await versionOf('use-case', of, revision, context);
      return { answer: asWritten(parseUseCase(body), revision, context.now), revision };
    },
  }),
  route({
    name: 'compareUseCase',
    method: 'GET',
    path: '/use-cases/{id}/differences',
    summary: 'What the next version changes in the live one, and whose reviews that touches',
    tag: 'Use cases',
    permission: 'use-case.read',
    params,
    answer: Differences,
    command: 'use-case differences',
    async handle({ params }, context) {
      const { useCase } = await findUseCase(params.id, context);
      const { live, next } = useCase;
      if (live === undefined || next === undefined) return { answer: { items: [] } };
      const items = changesBetween(live, next).map((each) => ({ ...each, roles: [...each.roles] }));
      const inputScan = await scanSummary(useCase, context);
      return { answer: { items, ...(inputScan && { inputScan }) } };
    },
  }),
  route({
    name: 'getQuestionnaire',
    method: 'GET',
    path: '/questionnaire',
    summary: 'The intake questionnaire, from which the risk tier follows',
    tag: 'Use cases',
    permission: 'use-case.read',
    answer: Questionnaire,
    async handle() {
      return { answer: { edition: QUESTIONNAIRE_EDITION, questions: QUESTIONNAIRE } };
    },
  }),
];

/** @throws Failure kept_in_file */
function assertNotConfigured(of: string, context: Context): void {
  if (configuredOf(of, context) !== undefined) throw new Failure('kept_in_file');
}
