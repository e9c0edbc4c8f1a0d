/**
 * What an answer may look like: a subset of JSON Schema draft 2020-12, narrow enough that every
 * server that holds a model to a schema (OpenAI strict, vLLM, llama.cpp) takes it as it is, and that
 * a reviewer sees each place where a model can write words of its own.
 *
 * An object names all its members and requires them all (one that may be missing is null), a list has
 * a longest length, a string has a closed list of words or a longest length.
 */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { RE2JS } from 're2js';
import * as z from 'zod';
import { isObject, type Json } from '../core/json.ts';
import { LIMITS } from '../core/limits.ts';

const TYPES = ['object', 'array', 'string', 'integer', 'number', 'boolean'] as const;
type Type = (typeof TYPES)[number];

export interface OutputSchema {
  readonly type: Type | readonly [Type, 'null'];
  readonly description?: string | undefined;
  readonly properties?: Readonly<Record<string, OutputSchema>> | undefined;
  readonly required?: readonly string[] | undefined;
  readonly additionalProperties?: false | undefined;
  readonly items?: OutputSchema | undefined;
  readonly minItems?: number | undefined;
  readonly maxItems?: number | undefined;
  readonly enum?: readonly (string | null)[] | undefined;
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
  /** Read by an engine that is linear in the text: no look-around, no references back. */
  readonly pattern?: string | undefined;
  readonly examples?: readonly string[] | undefined;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
}

const length = z.number().int().min(0).max(LIMITS.packOutputLengthMax);
const count = z.number().int().min(0).max(LIMITS.packOutputItemsMax);
const type = z.enum(TYPES);

export const outputSchema: z.ZodType<OutputSchema> = z
  .strictObject({
    type: z.union([type, z.tuple([type, z.literal('null')])]),
    description: z.string().min(1).optional(),
    properties: z
      .record(
        z.string().regex(/^[a-z][A-Za-z0-9]*$/),
        z.lazy(() => outputSchema),
      )
      .optional(),
    required: z.array(z.string()).optional(),
    additionalProperties: z.literal(false).optional(),
    items: z.lazy(() => outputSchema).optional(),
    minItems: count.optional(),
    maxItems: count.optional(),
    enum: z.array(z.union([z.string(), z.null()])).optional(),
    minLength: length.optional(),
    maxLength: length.optional(),
    pattern: z.string().optional(),
    examples: z.array(z.string()).min(1).optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
  })
  .superRefine((schema, context) => {
    for (const message of faultsOf(schema)) context.addIssue({ code: 'custom', message });
  });

/** Keywords that say something about a type; `type` and `description` go with all. */
const KEYWORDS_OF: Readonly<Record<Type, readonly string[]>> = {
  object: ['properties', 'required', 'additionalProperties'],
  array: ['items', 'minItems', 'maxItems'],
  string: ['enum', 'minLength', 'maxLength', 'pattern', 'examples'],
  integer: ['minimum', 'maximum'],
  number: ['minimum', 'maximum'],
  boolean: [],
};

function faultsOf(schema: OutputSchema): string[] {
  const kind = typeOf(schema);
  const known = new Set(['type', 'description', ...KEYWORDS_OF[kind]]);
  const given = Object.entries(schema).filter(([, value]) => value !== undefined);
  const strange = given.map(([name]) => name).filter((name) => !known.has(name));
  const faults = strange.map((name) => `${name} says nothing about a value of type ${kind}`);

  if (kind === 'object') {
    const members = Object.keys(schema.properties ?? {}).sort();
    const required = [...(schema.required ?? [])].sort();
    if (members.length === 0) faults.push('name the members of this object in properties');
    if (schema.additionalProperties !== false) faults.push('write additionalProperties: false');
    if (members.join() !== required.join()) {
      faults.push('list every member under required: one that may be missing has a type with null');
    }
  }
  if (kind === 'array' && (schema.items === undefined || schema.maxItems === undefined)) {
    faults.push('a list needs items and maxItems');
  }
  if (kind === 'string') faults.push(...stringFaults(schema));
  return faults;
}

function stringFaults({ enum: words, maxLength, pattern, examples }: OutputSchema): string[] {
  if (words === undefined && maxLength === undefined) return ['a string needs enum or maxLength'];
  if (pattern === undefined) return [];
  let matcher: RE2JS;
  try {
    matcher = RE2JS.compile(pattern);
  } catch {
    return ['this pattern cannot be read: it takes RE2 syntax, without look-around'];
  }
  const isShown = examples?.every((example) => matcher.matcher(example).find()) ?? false;
  return isShown ? [] : ['a pattern needs examples, each of which it matches'];
}

function typeOf({ type: written }: OutputSchema): Type {
  return typeof written === 'string' ? written : written[0];
}

/** Every place of a schema that is no object and no list, as a pointer with `*` for each item. */
export function* leavesOf(
  schema: OutputSchema,
  at = '',
): Generator<{ readonly at: string; readonly schema: OutputSchema }> {
  if (schema.items !== undefined) yield* leavesOf(schema.items, `${at}/*`);
  else if (schema.properties !== undefined) {
    for (const [name, member] of Object.entries(schema.properties)) {
      yield* leavesOf(member, `${at}/${name}`);
    }
  } else yield { at, schema };
}

/** The schema at a pointer, with `*` or a number for an item; undefined where there is no such place. */
export function schemaAt(schema: OutputSchema, pointer: string): OutputSchema | undefined {
  let found: OutputSchema | undefined = schema;
  for (const segment of segmentsOf(pointer)) {
    const isItem = segment === '*' || ITEM.test(segment);
    const members = found?.properties ?? {};
    if (isItem) found = found?.items;
    else found = Object.hasOwn(members, segment) ? members[segment] : undefined;
  }
  return found;
}

const ITEM = /^(?:0|[1-9]\d*)$/;

/** The values of an answer that such a pointer names; nothing where the answer lacks the place. */
export function valuesAt(answer: Json, pointer: string): { at: string; value: Json }[] {
  let found = [{ at: '', value: answer }];
  for (const segment of segmentsOf(pointer)) {
    found = found.flatMap(({ at, value }) => membersOf(value, segment, at));
  }
  return found;
}

function membersOf(value: Json, segment: string, at: string): { at: string; value: Json }[] {
  if (Array.isArray(value)) {
    if (ITEM.test(segment)) {
      const item = value[Number(segment)];
      return item === undefined ? [] : [{ at: `${at}/${segment}`, value: item }];
    }
    if (segment !== '*') return [];
    return value.map((item, index) => ({ at: `${at}/${index}`, value: item }));
  }
  if (!isObject(value) || !Object.hasOwn(value, segment)) return [];
  return [{ at: `${at}/${segment}`, value: value[segment]! }];
}

const segmentsOf = (pointer: string): string[] => pointer.split('/').slice(1);

/** One thing that is wrong with an answer: the place, and the keyword of the schema. Never a value. */
export interface SchemaProblem {
  readonly at: string;
  readonly keyword: string;
}

/** @returns what is wrong with an answer, each place once; empty for one that fits */
export type OutputValidator = (answer: Json) => readonly SchemaProblem[];

export function openValidator(schema: OutputSchema): OutputValidator {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: true, code: { regExp } });
  const validate: ValidateFunction = ajv.compile(withRoom(schema));
  return (answer) => {
    if (validate(answer)) return [];
    return (validate.errors ?? []).map(({ instancePath, keyword }) => ({
      at: instancePath,
      keyword,
    }));
  };
}

/** What stands in for a name has another length than the name, and the model kept to the length of that. */
const ROOM = 2;

/** The schema with twice the room for texts: lengths are asked of the model, not of what was restored. */
function withRoom(schema: OutputSchema): OutputSchema {
  const { maxLength, items, properties = {} } = schema;
  const members = Object.entries(properties).map(([name, inner]) => [name, withRoom(inner)]);
  return {
    ...schema,
    ...(maxLength === undefined ? {} : { maxLength: maxLength * ROOM }),
    ...(items === undefined ? {} : { items: withRoom(items) }),
    ...(members.length === 0 ? {} : { properties: Object.fromEntries(members) }),
  };
}

/** What a pack's author writes is matched in time linear in what a model wrote. */
const regExp = Object.assign(
  (pattern: string) => {
    const matcher = RE2JS.compile(pattern);
    return { test: (text: string) => matcher.matcher(text).find() };
  },
  { code: 're2js' },
);
