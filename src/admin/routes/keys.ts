/** API keys of callers. */
import * as z from 'zod';
import { Failure } from '../../core/failures.ts';
import { type ApiKey, newApiKey } from '../../vault/index.ts';
import { id, instant, line, page, pageQuery, pathId, purpose } from '../fields.ts';
import { pageOf } from '../paging.ts';
import { type Context, type Route, route } from '../route.ts';

const Defaults = {
  caller: id().exactOptional().describe('Configured caller that the key is for; else its own.'),
  useCase: id().exactOptional().describe('Use case where a request names none.'),
  purpose: purpose().exactOptional().describe('Purpose of use where a request names none.'),
  user: line().exactOptional().describe('End user where a request names none.'),
  groups: z.array(id()).max(256).exactOptional().describe('Groups of the caller.'),
};

const Key = z
  .object({
    id: z.string(),
    name: z.string().describe('What people call it.'),
    caller: z.string().exactOptional(),
    useCase: z.string().exactOptional(),
    purpose: z.string().exactOptional(),
    user: z.string().exactOptional(),
    groups: z.array(z.string()).exactOptional(),
    createdAt: instant(),
    revokedAt: instant().exactOptional(),
  })
  .meta({ id: 'Key' });

const NewKey = z
  .strictObject({ name: line().describe('What people call it.'), ...Defaults })
  .meta({ id: 'NewKey' });

const MadeKey = Key.extend({
  key: z
    .string()
    .exactOptional()
    .describe(
      'The key itself: shown this once, only a digest of it is kept. Absent where an Idempotency-Key gives the answer again.',
    ),
}).meta({ id: 'MadeKey' });

export const keyRoutes: readonly Route[] = [
  route({
    name: 'listKeys',
    method: 'GET',
    path: '/keys',
    summary: 'API keys, oldest first, revoked ones included',
    tag: 'Keys',
    permission: 'key.read',
    query: z.strictObject(pageQuery),
    answer: page(Key).meta({ id: 'Keys' }),
    async handle({ query }, { services }) {
      const { items, ...rest } = pageOf('keys', await services.keys.list(), query, (key) => key.id);
      return { answer: { items: items.map(shown), ...rest } };
    },
  }),
  route({
    name: 'createKey',
    method: 'POST',
    path: '/keys',
    summary: 'Makes a key; one for a configured caller needs all the roles of that caller',
    tag: 'Keys',
    permission: 'key.write',
    body: NewKey,
    answer: MadeKey,
    status: 201,
    shownOnce: 'key',
    async handle({ body }, context) {
      const { name, ...defaults } = body;
      assertMayActAs(defaults.caller, context);
      // By the id of the request, under which it is on record who made it.
      const id = `key_${context.requestId}`;
      const made = newApiKey({ id, name, defaults }, context.services.pepper, context.now);
      await context.services.keys.create(made.key, made.digest);
      const answer = { ...shown(made.key), key: made.plain };
      return { answer, location: `/keys/${made.key.id}` };
    },
  }),
  route({
    name: 'revokeKey',
    method: 'DELETE',
    path: '/keys/{id}',
    summary: 'Revokes a key; every gateway refuses it within a second',
    tag: 'Keys',
    permission: 'key.write',
    params: z.strictObject({ id: pathId() }),
    async handle({ params }, { services, now }) {
      const isRevoked = await services.keys.revoke(params.id, now);
      if (!isRevoked) throw new Failure('no_such_record', { kind: 'key' });
      return { answer: undefined };
    },
  }),
];

/** Or whoever may make keys would have every role there is. */
function assertMayActAs(caller: string | undefined, { by, services }: Context): void {
  if (caller === undefined) return;
  const missing = services.rolesOf(caller).filter((role) => !by.facts.roles.includes(role));
  if (missing.length > 0) {
    throw new Failure('admin_denied', { because: 'roles_of_caller', roles: missing });
  }
}

function shown({ id, name, defaults, createdAt, revokedAt }: ApiKey) {
  const { groups, ...rest } = defaults;
  return {
    id,
    name,
    ...rest,
    ...(groups === undefined ? {} : { groups: [...groups] }),
    createdAt: new Date(createdAt).toISOString(),
    ...(revokedAt === undefined ? {} : { revokedAt: new Date(revokedAt).toISOString() }),
  };
}
