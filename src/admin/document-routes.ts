/**
 * The four routes of a kind of document that has no life of its own: list, read, write whole, and who
 * wrote it when.
 */
import * as z from 'zod';
import { Failure } from '../core/failures.ts';
import { isObject, type Json } from '../core/json.ts';
import type { Document, DocumentKind } from '../governance/index.ts';
import type { AdminAction } from '../policy/index.ts';
import { advance, existing, historyOf } from './documents.ts';
import { page, pageQuery, pathId } from './fields.ts';
import { pageOf } from './paging.ts';
import { type Context, type Route, route } from './route.ts';
import { Revisions } from './routes/use-cases.ts';
import type { Services } from './services.ts';

export interface About {
  readonly id: string;
  readonly now: number;
  /** What `others` found. */
  readonly others: ReadonlyMap<string, string>;
}

export interface DocumentRoutes<B extends z.ZodType, L extends z.ZodType> {
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
  /** Of the body; where it has an `id`, that is the one of the path. */
  readonly schema: B;
  /** Of one line of the list. */
  readonly line: L;
  /** @throws Failure where it is none */
  parse(id: string, body: Json): z.output<B>;
  lineOf(document: z.output<B>, about: About): z.input<L>;
  /** What lines say of something else, by its id. */
  others?(context: Context): Promise<ReadonlyMap<string, string>>;
  /** What holds between it and everything else. @throws Failure where it cannot be written */
  check?(id: string, document: z.output<B>, services: Services): void;
  /** Those of `chaperone.yaml`, which go before the register and are changed there. */
  configured?(services: Services): readonly z.input<L>[];
}

const params = z.strictObject({ id: pathId() });

export function documentRoutes<
  B extends z.ZodType,
  L extends z.ZodType<{ readonly id: string }, { readonly id: string }>,
>(options: DocumentRoutes<B, L>): readonly Route[] {
  const { kind, name, tag, command, read, write, schema, line } = options;
  const View = z
    .object({ id: z.string(), revision: z.number().int().describe('Its ETag.'), document: schema })
    .meta({ id: name });
  const viewOf = ({ id, revision, body }: Document) => {
    return { id, revision, document: options.parse(id, body) } as unknown as z.input<typeof View>;
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
      async handle({ query }, context) {
        const { services, now } = context;
        const documents = (await services.governance.register.current()).all(kind);
        const others = (await options.others?.(context)) ?? new Map();
        const registered = documents.map(({ id, body }) =>
          options.lineOf(options.parse(id, body), { id, now, others }),
        );
        const lines = [...(options.configured?.(services) ?? []), ...registered];
        return { answer: pageOf(kind, lines, query, ({ id }) => id) };
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
        assertId(id, body);
        const { services } = context;
        const inFile = options.configured?.(services) ?? [];
        if (inFile.some((line) => line.id === id)) throw new Failure('kept_in_file');
        options.check?.(id, body, services);
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

/** @throws Failure invalid_value */
function assertId(id: string, body: unknown): void {
  const own = isObject(body) && typeof body.id === 'string' ? body.id : id;
  if (own !== id) throw new Failure('invalid_value', { at: 'body.id' });
}
