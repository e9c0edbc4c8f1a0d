/** A schema of a route as JSON Schema 2020-12. */
import * as z from 'zod';
import { isObject, type Json, type JsonObject } from '../core/json.ts';

export interface Described {
  /** The schema itself, even where it has a name. */
  readonly root: JsonObject;
  /** Name of the schema in `named`, where it has one. */
  readonly name?: string;
  /** Schemas that carry an id, the root among them; references are `#/$defs/NAME`. */
  readonly named: Readonly<Record<string, JsonObject>>;
}

/** @param io what is sent (`input`), or what it is read as and answered (`output`) */
export function describe(schema: z.ZodType, io: 'input' | 'output'): Described {
  const { $schema: _, $defs = {}, ...written } = z.toJSONSchema(schema, { io, reused: 'inline' });
  const named = Object.fromEntries(
    Object.entries($defs as unknown as Record<string, JsonObject>).map(([name, definition]) => {
      const { id: __, ...rest } = definition;
      return [name, rest];
    }),
  );
  const root = written as unknown as JsonObject;
  const name = typeof root.$ref === 'string' ? root.$ref.replace('#/$defs/', '') : undefined;
  return name === undefined ? { root, named } : { root: named[name]!, name, named };
}

/** The fields of an object, and whether each must be there. */
export function fieldsOf(
  schema: z.ZodType,
  io: 'input' | 'output',
): { readonly name: string; readonly field: JsonObject; readonly isRequired: boolean }[] {
  const { properties, required } = describe(schema, io).root;
  const needed: readonly Json[] = Array.isArray(required) ? required : [];
  return Object.entries(isObject(properties) ? properties : {}).map(([name, field]) => ({
    name,
    field: isObject(field) ? field : {},
    isRequired: needed.includes(name),
  }));
}
