/** Sessions of people who logged in through a browser. */
import * as z from 'zod';
import { Failure } from '../../core/failures.ts';
import { instant, page, pageQuery, pathId } from '../fields.ts';
import { pageOf } from '../paging.ts';
import { type Route, route } from '../route.ts';

const Session = z
  .object({
    id: z.string(),
    user: z.string().describe('Who stands on record.'),
    name: z.string().exactOptional().describe('As the provider calls the person.'),
    roles: z.array(z.string()),
    hasMfa: z.boolean(),
    amr: z.array(z.string()).describe('How the person logged in, RFC 8176.'),
    acr: z.string().exactOptional(),
    createdAt: instant(),
    seenAt: instant(),
  })
  .meta({ id: 'Session' });

export const sessionRoutes: readonly Route[] = [
  route({
    name: 'listSessions',
    method: 'GET',
    path: '/sessions',
    summary: 'Sessions in force, oldest first',
    tag: 'Sessions',
    permission: 'session.read',
    query: z.strictObject(pageQuery),
    answer: page(Session).meta({ id: 'Sessions' }),
    command: 'session list',
    async handle({ query }, { services }) {
      const all = (await services.sessions?.list()) ?? [];
      const { items, ...rest } = pageOf('sessions', all, query, (session) => session.id);
      const shown = items.map(({ id, user, name, facts, amr, acr, createdAt, seenAt }) => ({
        id,
        user,
        ...(name === undefined ? {} : { name }),
        roles: [...facts.roles],
        hasMfa: facts.hasMfa,
        amr: [...amr],
        ...(acr === undefined ? {} : { acr }),
        createdAt: new Date(createdAt).toISOString(),
        seenAt: new Date(seenAt).toISOString(),
      }));
      return { answer: { items: shown, ...rest } };
    },
  }),
  route({
    name: 'endSession',
    method: 'DELETE',
    path: '/sessions/{id}',
    summary: 'Ends a session at once',
    tag: 'Sessions',
    permission: 'session.write',
    params: z.strictObject({ id: pathId() }),
    command: 'session end',
    async handle({ params }, { services }) {
      const isEnded = (await services.sessions?.end(params.id)) ?? false;
      if (!isEnded) throw new Failure('no_such_record', { kind: 'session' });
      return { answer: undefined };
    },
  }),
];
