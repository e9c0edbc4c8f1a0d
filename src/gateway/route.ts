/** Model name and wire format → upstream. What obligations ask of an upstream will be judged here. */
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

/** @throws Failure model_not_found where no upstream of this name speaks this format */
export function openRoutes(
  upstreams: readonly Upstream[],
): (model: string, format: WireFormat) => Upstream {
  const byName = new Map(upstreams.map((upstream) => [upstream.name, upstream]));
  return (model, format) => {
    const upstream = byName.get(model);
    if (upstream?.operations.includes(OPERATION_OF[format.id])) return upstream;
    throw new Failure('model_not_found');
  };
}
