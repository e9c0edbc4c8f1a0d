/**
 * What a caller wrote as `model`, and the wire format → the upstreams that the request may go to, in
 * order. Which of them it does go to is for policy to say, candidate by candidate: see `attempts.ts`.
 */
import { Failure } from '../core/failures.ts';
import type { WireFormat } from '../formats/index.ts';
import type { Operation, Upstream } from './upstreams/upstream.ts';

const OPERATION_OF: Readonly<Record<WireFormat['id'], Operation>> = {
  'openai-chat': 'chat',
  'openai-responses': 'responses',
  'openai-embeddings': 'embeddings',
  'anthropic-messages': 'messages',
  'anthropic-count-tokens': 'count_tokens',
};

/** What callers write as `model` for the route of their use case; its id means the same. */
export const AUTO = 'auto';

export type FindRoute = (
  model: string,
  format: WireFormat,
  useCase: string,
) => readonly [Upstream, ...Upstream[]];

/**
 * @param routeOf names of upstreams in order, where a use case has a route
 * @returns throws Failure model_not_found where no upstream of this name speaks this format
 */
export function openRoutes(
  upstreams: readonly Upstream[],
  routeOf: (useCase: string) => readonly string[] | undefined,
): FindRoute {
  const byName = new Map(upstreams.map((upstream) => [upstream.name, upstream]));
  return (model, format, useCase) => {
    const operation = OPERATION_OF[format.id];
    const isRoute = model === AUTO || (model === useCase && !byName.has(model));
    const names = isRoute ? (routeOf(useCase) ?? []) : [model];
    const found = names
      .flatMap((name) => byName.get(name) ?? [])
      .filter(({ operations }) => operations.includes(operation));
    const [first, ...others] = found;
    if (first === undefined) throw new Failure('model_not_found');
    return [first, ...others];
  };
}
