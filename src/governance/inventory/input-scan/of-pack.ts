/**
 * What of a use-case pack goes to a model, as the input scan reads it: the prompt, the elements of its views, the names in its
 * output, and the words that the output schema shows the model. Views that leave out Patient still carry what a note says.
 */
import * as z from 'zod';
import { isObject, type Json } from '../../../core/json.ts';
import { parsed } from '../words.ts';
import { parseScanInput, type ScanInput } from './scan.ts';

/** The members that are read; the others do not reach the model. */
const schema = z.looseObject({
  chaperonePack: z.literal(1),
  id: z.string(),
  version: z.union([z.string(), z.number()]),
  views: z.array(z.looseObject({ resources: z.record(z.string(), z.array(z.string())) })),
  prompt: z.strictObject({ system: z.string(), user: z.string() }),
  output: z.json(),
});

/** @throws Failure document_invalid for what is no pack, or has another form of prompt */
export function scanInputOfPack(value: unknown): ScanInput {
  const { id, version, views, prompt, output } = parsed(schema, 'use-case-pack', value);
  const { names, words } = inSchema(output as Json);
  return parseScanInput({
    useCase: id,
    version: String(version),
    prompts: [prompt.system, prompt.user, ...words],
    fields: views.flatMap(({ resources }) =>
      Object.entries(resources).flatMap(([resource, elements]) =>
        elements.map((element) => `${resource}.${element}`),
      ),
    ),
    outputs: names,
  });
}

/** Names of properties, and the descriptions and closed lists beside them, of a JSON Schema. */
function inSchema(schema: Json): { names: string[]; words: string[] } {
  const names: string[] = [];
  const words: string[] = [];
  const walk = (part: Json): void => {
    if (Array.isArray(part)) part.forEach(walk);
    if (!isObject(part)) return;
    for (const [key, value] of Object.entries(part)) {
      if (key === 'properties' && isObject(value)) names.push(...Object.keys(value));
      if (key === 'enum' && Array.isArray(value)) {
        words.push(...value.filter((one) => typeof one === 'string'));
      } else if (key === 'description' && typeof value === 'string') {
        words.push(value);
      } else {
        walk(value);
      }
    }
  };
  walk(schema);
  return { names: [...new Set(names)], words: [...new Set(words)] };
}
