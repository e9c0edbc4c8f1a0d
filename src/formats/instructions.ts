/**
 * What a request tells the model to be (its system and developer messages), and the form that it holds the answer to: what
 * a committee approves of a use case, read from the body as the caller wrote it.
 */
import { isObject, type Json, type JsonObject } from '../core/json.ts';

export interface Instructions {
  /** The texts, part by part; undefined for a part that is no text, or that is kept by the upstream. */
  readonly prompts: readonly (string | undefined)[];
  /** JSON Schemas of the answer, or of the tool that must be called; undefined for a form that is none: a grammar, a list. */
  readonly schemas: readonly (Json | undefined)[];
}

export function chatInstructions(body: Json): Instructions {
  if (!isObject(body)) return NOTHING;
  const { response_format: format, structured_outputs: outputs, tool_choice: choice } = body;
  const inFormat = isObject(format) ? [schemaOf(format.json_schema), format.schema] : [];
  const inOutputs = isObject(outputs) ? [asJson(outputs.json)] : [];
  const chosen = isObject(choice) && isObject(choice.function) ? choice.function.name : undefined;
  const functions = objectsIn(body.tools).flatMap(({ function: one }) => objectsIn([one ?? null]));
  const others = [body, outputs].flatMap((one) => (isObject(one) ? formsWithoutSchema(one) : []));
  const schemas = [...inFormat, body.json_schema, asJson(body.guided_json), ...inOutputs];
  return {
    prompts: spokenBy(['system', 'developer'], body.messages),
    schemas: [...present(schemas), ...toolSchemas(chosen, functions, 'parameters'), ...others],
  };
}

export function responsesInstructions(body: Json): Instructions {
  if (!isObject(body)) return NOTHING;
  const { instructions, input, prompt, text, tool_choice: choice } = body;
  const format = isObject(text) ? text.format : undefined;
  const chosen = isObject(choice) ? choice.name : undefined;
  const said = typeof instructions === 'string' ? [instructions] : spoken(instructions);
  // A prompt that is kept there, and what an earlier answer was told, cannot be read here.
  const kept = [prompt, body.previous_response_id, body.conversation].filter((one) => one != null);
  return {
    prompts: [...said, ...spokenBy(['system', 'developer'], input), ...kept.map(() => undefined)],
    schemas: [
      ...present([schemaOf(format)]),
      ...toolSchemas(chosen, objectsIn(body.tools), 'parameters'),
    ],
  };
}

export function messagesInstructions(body: Json): Instructions {
  if (!isObject(body)) return NOTHING;
  const { system, output_config: config, output_format: direct, tool_choice: choice } = body;
  const chosen = isObject(choice) ? choice.name : undefined;
  const format = isObject(config) ? config.format : undefined;
  return {
    prompts: [...textsOf(system), ...spokenBy(['system'], body.messages)],
    schemas: [
      ...present([schemaOf(direct), schemaOf(format)]),
      ...toolSchemas(chosen, objectsIn(body.tools), 'input_schema'),
    ],
  };
}

const NOTHING: Instructions = { prompts: [], schemas: [] };

function spokenBy(roles: readonly string[], messages: Json | undefined) {
  return objectsIn(messages)
    .filter(({ role }) => typeof role === 'string' && roles.includes(role))
    .flatMap(({ content }) => textsOf(content));
}

/** Items of `instructions`, whoever speaks in them. */
function spoken(items: Json | undefined): (string | undefined)[] {
  return objectsIn(items).flatMap(({ content }) => textsOf(content ?? {}));
}

function textsOf(content: Json | undefined): (string | undefined)[] {
  if (content == null) return [];
  if (!Array.isArray(content)) return [typeof content === 'string' ? content : undefined];
  return content.map((part) =>
    isObject(part) && typeof part.text === 'string' ? part.text : undefined,
  );
}

function objectsIn(list: Json | undefined): JsonObject[] {
  return Array.isArray(list) ? list.filter(isObject) : [];
}

function schemaOf(format: Json | undefined): Json | undefined {
  return isObject(format) ? format.schema : undefined;
}

/** Of the one tool that must be called: what is merely offered is no form of the answer. */
function toolSchemas(chosen: Json | undefined, tools: readonly JsonObject[], field: string) {
  if (typeof chosen !== 'string') return [];
  return tools.filter(({ name }) => name === chosen).map((tool) => tool[field]);
}

const WITHOUT_SCHEMA = [
  ...['grammar', 'guided_regex', 'guided_choice', 'guided_grammar'],
  ...['regex', 'ebnf', 'choice'],
];

/** Of compatible servers. */
function formsWithoutSchema(asked: JsonObject): undefined[] {
  return WITHOUT_SCHEMA.filter((name) => asked[name] != null).map(() => undefined);
}

/** Some take a schema as its source. */
function asJson(written: Json | undefined): Json | undefined {
  if (typeof written !== 'string') return written;
  try {
    return JSON.parse(written) as Json;
  } catch {
    return written;
  }
}

const present = (values: readonly (Json | undefined)[]): Json[] =>
  values.filter((value) => value != null);
