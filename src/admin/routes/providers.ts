/** Who runs upstreams outside, and what was agreed with them. */
import * as z from 'zod';
import { Failure } from '../../core/failures.ts';
import type { Json } from '../../core/json.ts';
import {
  agreementSchema,
  isInForce,
  type Provider,
  providerSchema,
  storedProviderSchema,
  withEnds,
} from '../../core/provider.ts';
import { advance, existing, historyOf } from '../documents.ts';
import { page, pageQuery, pathId } from '../fields.ts';
import { pageOf } from '../paging.ts';
import { type Context, type Route, route } from '../route.ts';
import { Revisions } from './use-cases.ts';

const params = z.strictObject({ id: pathId() });
const tag = 'Providers';

const Document = providerSchema.meta({ id: 'ProviderDocument' });
/** Shown as the register holds it: an agreement from before may lack what is asked for today. */
const Stored = storedProviderSchema.meta({ id: 'StoredProvider' });

const View = z
  .object({
    id: z.string(),
    title: z.string(),
    source: z.enum(['configuration', 'register']).describe('configuration: in chaperone.yaml.'),
    agreementsInForce: z.array(z.string()).describe('Kinds: baa, qsoa, dua.'),
    revision: z.number().int().describe('Its ETag; 0 where it stands in the configuration.'),
    document: Stored,
  })
  .meta({ id: 'Provider' });

export const providerRoutes: readonly Route[] = [
  route({
    name: 'listProviders',
    method: 'GET',
    path: '/providers',
    summary: 'Organisations outside that run upstreams',
    tag,
    permission: 'provider.read',
    query: z.strictObject(pageQuery),
    answer: page(View).meta({ id: 'Providers' }),
    command: 'provider list',
    async handle({ query }, { services, now }) {
      const { register, providers } = services.governance;
      const registered = (await register.current()).all('provider');
      const all = [
        ...providers.map((provider) => viewOf(provider, 0, now)),
        ...registered.map(({ body, revision }) => viewOf(parsed(body), revision, now)),
      ];
      return { answer: pageOf('providers', all, query, (one) => one.id) };
    },
  }),
  route({
    name: 'getProvider',
    method: 'GET',
    path: '/providers/{id}',
    summary: 'One organisation, with its agreements',
    tag,
    permission: 'provider.read',
    params,
    answer: View,
    command: 'provider show',
    async handle({ params }, context) {
      const configured = configuredOf(params.id, context);
      if (configured !== undefined)
        return { answer: viewOf(configured, 0, context.now), revision: 0 };
      const { body, revision } = await existing('provider', params.id, context);
      return { answer: viewOf(parsed(body), revision, context.now), revision };
    },
  }),
  route({
    name: 'putProvider',
    method: 'PUT',
    path: '/providers/{id}',
    summary: 'Writes an organisation and its agreements, whole',
    tag,
    permission: 'provider.write',
    params,
    body: Document,
    answer: View,
    match: 'always',
    command: 'provider put',
    async handle({ params, body }, context) {
      if (body.id !== params.id) throw new Failure('invalid_value', { at: 'body.id' });
      return await write(params.id, 'put', context, () => body);
    },
  }),
  route({
    name: 'addAgreement',
    method: 'POST',
    path: '/providers/{id}/agreements',
    summary: 'Adds an agreement',
    tag,
    permission: 'provider.write',
    params,
    body: agreementSchema.meta({ id: 'Agreement' }),
    answer: View,
    match: 'taken',
    command: 'provider agree',
    async handle({ params, body }, context) {
      await existing('provider', params.id, context);
      return await write(params.id, 'agree', context, (provider) => {
        const isKnown = provider?.agreements.some((agreement) => agreement.id === body.id);
        if (provider === undefined || isKnown) return new Failure('revision_conflict');
        return { ...provider, agreements: [...provider.agreements, body] };
      });
    },
  }),
  route({
    name: 'endAgreement',
    method: 'POST',
    path: '/providers/{id}/agreements/{agreement}/end',
    summary: 'Ends an agreement now: nothing more goes there under it within a second',
    tag,
    permission: 'provider.write',
    params: z.strictObject({ id: pathId(), agreement: pathId() }),
    answer: View,
    match: 'taken',
    command: 'provider end',
    async handle({ params }, context) {
      const now = new Date(context.now).toISOString();
      return await write(params.id, 'end_agreement', context, (provider) => {
        const at = provider?.agreements.findIndex(({ id }) => id === params.agreement) ?? -1;
        const agreement = provider?.agreements[at];
        if (provider === undefined || agreement === undefined) {
          return new Failure('no_such_record', { kind: 'agreement' });
        }
        // What has ended stays ended since then: the record of it is no second end.
        const { terminatedAt = now } = agreement;
        const isOver = agreement.isEnded || Date.parse(terminatedAt) <= context.now;
        const ended = { ...agreement, terminatedAt: isOver ? terminatedAt : now };
        return { ...provider, agreements: provider.agreements.with(at, ended) };
      });
    },
  }),
  route({
    name: 'listProviderRevisions',
    method: 'GET',
    path: '/providers/{id}/revisions',
    summary: 'Who did what when, newest first',
    tag,
    permission: 'provider.read',
    params,
    query: z.strictObject(pageQuery),
    answer: Revisions,
    command: 'provider history',
    async handle({ params, query }, context) {
      return { answer: await historyOf('provider', params.id, query, context) };
    },
  }),
];

function configuredOf(id: string, { services }: Context): Provider | undefined {
  return services.governance.providers.find((provider) => provider.id === id);
}

/** @throws Failure kept_in_file, revision_conflict, and what `change` returns */
async function write(
  id: string,
  action: string,
  context: Context,
  change: (now: Provider | undefined) => Provider | Failure,
) {
  if (configuredOf(id, context) !== undefined) throw new Failure('kept_in_file');
  const { value, revision } = await advance({ kind: 'provider', id, action }, context, (now) => {
    const changed = change(now === undefined ? undefined : parsed(now.body));
    if (changed instanceof Failure) return changed;
    const provider = withEnds(changed, context.now);
    return { body: parsed(provider) as unknown as Json, value: provider };
  });
  return { answer: viewOf(value, revision, context.now), revision };
}

/** @throws Failure lifecycle_invalid: what stands in the register is no provider */
function parsed(body: unknown): Provider {
  const result = storedProviderSchema.safeParse(body);
  if (result.success) return result.data;
  const at = result.error.issues[0]?.path.map(String).join('.') ?? '';
  throw new Failure('lifecycle_invalid', { at });
}

function viewOf(provider: Provider, revision: number, now: number): z.input<typeof View> {
  const { id, title, agreements } = provider;
  const inForce = agreements.filter((agreement) => isInForce(agreement, now));
  return {
    ...{ id, title, revision },
    source: revision === 0 ? 'configuration' : 'register',
    agreementsInForce: [...new Set(inForce.map(({ kind }) => kind))].sort(),
    document: provider as z.input<typeof Stored>,
  };
}
