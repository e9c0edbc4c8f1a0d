/** `GET /v1/models`: the upstreams under the names that callers write, in the shape of each API. */
import { Failure } from '../core/failures.ts';
import type { Json, JsonObject } from '../core/json.ts';
import type { WireFormat } from '../formats/index.ts';
import { AUTO } from './route.ts';
import type { Operation } from './upstreams/upstream.ts';

export interface Model {
  readonly name: string;
  readonly operations: readonly Operation[];
}

type Api = WireFormat['api'];

const OPERATIONS_OF: Readonly<Record<Api, readonly Operation[]>> = {
  openai: ['chat', 'responses', 'embeddings'],
  anthropic: ['messages'],
};

/** `auto` among them, where some use case has a route. */
export function modelsOf(
  upstreams: readonly Model[],
  useCases: readonly { readonly route?: readonly string[] }[],
): readonly Model[] {
  const routed = new Set(useCases.flatMap(({ route = [] }) => route));
  if (routed.size === 0) return upstreams;
  const reached = upstreams.filter(({ name }) => routed.has(name));
  const operations = [...new Set(reached.flatMap((upstream) => upstream.operations))];
  return [...upstreams, { name: AUTO, operations }];
}

export function listModels(models: readonly Model[], api: Api): Json {
  const data = models.filter((model) => speaks(model, api)).map((model) => shapeOf(model, api));
  if (api === 'openai') return { object: 'list', data };
  const ids = data.map(({ id }) => id ?? null);
  return { data, has_more: false, first_id: ids[0] ?? null, last_id: ids.at(-1) ?? null };
}

/** @throws Failure model_not_found */
export function oneModel(models: readonly Model[], name: string, api: Api): Json {
  const model = models.find((each) => each.name === name && speaks(each, api));
  if (model === undefined) throw new Failure('model_not_found');
  return shapeOf(model, api);
}

const speaks = (model: Model, api: Api): boolean =>
  OPERATIONS_OF[api].some((operation) => model.operations.includes(operation));

/** When a model was made is not known here; both APIs want a time all the same. */
function shapeOf({ name }: Model, api: Api): JsonObject {
  return api === 'openai'
    ? { id: name, object: 'model', created: 0, owned_by: 'chaperone' }
    : { type: 'model', id: name, display_name: name, created_at: '1970-01-01T00:00:00Z' };
}
