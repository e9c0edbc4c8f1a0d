/**
 * The four routes of a kind of document that has no life of its own: list, read, write whole, and who
 * wrote it when.
 */
import * as z from 'zod';
import { Failure } from '../core/failures.ts';
import type { Json } from '../core/json.ts';
import type { Document, DocumentKind } from '../governance/index.ts';
import type { AdminAction } from '../policy/index.ts';
import { advance, existing, historyOf } from './documents.ts';
import { page, pageQuery, pathId } from './fields.ts';
import { pageOf } from './paging.ts';
import { type Route, route } from './route.ts';
import { Revisions } from './routes/use-cases.ts';

export interface DocumentRoutes<B extends z.ZodType<{ readonly id: string }>, L extends z.ZodType> {
  readonly kind: DocumentKind;
  /** `ai-systems`: below the prefix. */
  readonly path: string;
  /** `AiSystem`: part of names. */
  readonly name: string;
  readonly tag: string;
  /** First word of its commands. */
  readonly command: string;
  readonly read: AdminAction;
  readonly write: AdminAction;
  /** Of the body, whose `id` is that of the path. */
  readonly schema: B;
  /** Of one line of the list. */
  readonly line: L;
  /** @throws Failure where it is none */
  parse(body: Json): z.output<B>;
  lineOf(document: z.output<B>, now: number): z.input<L>;
}

const params = z.strictObject({ id: pathId() });

export function documentRoutes<
  B extends z.ZodType<{ readonly id: string }>,
  L extends z.ZodType<{ readonly id: string }>,
>(options: DocumentRoutes<B, L>): readonly Route[] {
  const { kind, name, tag, command, read, write, schema, line } = options;
  const View = z
    .object({ id: z.string(), revision: z.number().int().describe('Its ETag.'), document: schema })
    .meta({ id: name });
  const viewOf = ({ id, revision, body }: Document) => {
    return { id, revision, document: options.parse(body) } as unknown as z.input<typeof View>;
  };

  return [
    route({
      name: `list${name}s`,
      method: 'GET',
      path: `/${options.path}`,
      summary: 'All of them, a line each',
      tag,
      permission: read,
      query: z.strictObject(pageQuery),
      answer: page(line).meta({ id: `${name}s` }),
      command: `${command} list`,
      async handle({ query }, { services, now }) {
        const documents = (await services.governance.register.current()).all(kind);
        const { items, next } = pageOf(kind, documents, query, ({ id }) => id);
        const lines = items.map(({ body }) => options.lineOf(options.parse(body), now));
        return { answer: { items: lines, ...(next === undefined ? {} : { next }) } };
      },
    }),
    route({
      name: `get${name}`,
      method: 'GET',
      path: `/${options.path}/{id}`,
      summary: 'One of them, whole',
      tag,
      permission: read,
      params,
      answer: View,
      command: `${command} show`,
      async handle({ params: { id } }, context) {
        const document = await existing(kind, id, context);
        return { answer: viewOf(document), revision: document.revision };
      },
    }),
    route({
      name: `put${name}`,
      method: 'PUT',
      path: `/${options.path}/{id}`,
      summary: 'Writes one, whole',
      tag,
      permission: write,
      params,
      body: schema,
      answer: View,
      match: 'always',
      command: `${command} put`,
      async handle({ params: { id }, body }, context) {
        if (body.id !== id) throw new Failure('invalid_value', { at: 'body.id' });
        const { value, revision } = await advance({ kind, id, action: 'put' }, context, () => {
          return { body: body as unknown as Json, value: body };
        });
        const document = { kind, id, revision, body: value as unknown as Json };
        return { answer: viewOf(document), revision };
      },
    }),
    route({
      name: `list${name}Revisions`,
      method: 'GET',
      path: `/${options.path}/{id}/revisions`,
      summary: 'Who wrote it when, newest first',
      tag,
      permission: read,
      params,
      query: z.strictObject(pageQuery),
      answer: Revisions,
      command: `${command} history`,
      async handle({ params: { id }, query }, context) {
        return { answer: await historyOf(kind, id, query, context) };
      },
    }),
  ];
}
