/** Who the gateway takes the caller for, what it may do; what this API is; what its codes mean. */
import * as z from 'zod';
import { ADMIN_ACTIONS, type AdminAction } from '../../policy/index.ts';
import { openApi } from '../openapi.ts';
import { administratorOf } from '../permission.ts';
import { problemCodes } from '../problem.ts';
import { type Route, route } from '../route.ts';

const Whoami = z
  .object({
    id: z.string().describe('Who stands on record.'),
    name: z.string().exactOptional().describe('As the provider calls the person.'),
    isProgram: z.boolean().describe('A caller without an end user.'),
    caller: z.string().describe('Caller of the gateway; `browser` for a session.'),
    roles: z.array(z.string()),
    organisation: z.string().exactOptional(),
    hasMfa: z.boolean(),
    isTrained: z.boolean(),
    may: z.array(z.string()).describe('Actions that the policy permits.'),
  })
  .meta({ id: 'Whoami' });

const Problems = z
  .object({
    items: z.array(z.object({ code: z.string(), status: z.number().int(), title: z.string() })),
  })
  .meta({ id: 'Problems' });

export const whoamiRoutes: readonly Route[] = [
  route({
    name: 'whoami',
    method: 'GET',
    path: '/whoami',
    summary: 'Who the gateway takes you for, and what you may do',
    tag: 'Self',
    permission: 'signed-in',
    answer: Whoami,
    command: 'whoami',
    async handle(_, { by, services }) {
      const { id, name, isProgram, caller, facts } = by;
      const administrator = administratorOf(by);
      const may = (Object.keys(ADMIN_ACTIONS) as AdminAction[]).filter((action) => {
        const subject = { kind: action.split('.', 1)[0]! };
        return (
          services.policy.mayAdminister({ administrator, action, subject }).effect === 'permit'
        );
      });
      return {
        answer: {
          id,
          ...(name === undefined ? {} : { name }),
          isProgram,
          caller,
          ...facts,
          roles: [...facts.roles],
          may,
        },
      };
    },
  }),
  route({
    name: 'getOpenApi',
    method: 'GET',
    path: '/openapi.json',
    summary: 'This API as an OpenAPI 3.1 document',
    tag: 'Self',
    permission: 'public',
    answer: z.looseObject({}).meta({ id: 'OpenApi' }),
    async handle(_, { services }) {
      return { answer: openApi(services.routes) };
    },
  }),
  route({
    name: 'listProblems',
    method: 'GET',
    path: '/problems',
    summary: 'What the codes of problems mean',
    tag: 'Self',
    permission: 'public',
    answer: Problems,
    async handle() {
      return { answer: { items: problemCodes() } };
    },
  }),
];
