/** Where sentinels are put, and what every format's table of places is made of. */
import type { Json, JsonObject } from '../../src/core/json.ts';

export interface Sentinels {
  /** Free text with every kind of identifier. */
  readonly text: string;
  /** An id-like word that holds a name and a number. */
  readonly token: string;
  /** JSON source whose values and keys identify. */
  readonly json: string;
  /** A record number as a JSON number. */
  readonly number: number;
}

export interface Placement {
  readonly id: string;
  readonly path: string;
  readonly expect: 'sent' | 'refused';
  readonly body: (sentinels: Sentinels) => JsonObject;
}

export type Build = (s: Sentinels) => Json;
/** Bodies by the name of the place that holds the sentinel. */
export type Places = Record<string, Placement['body']>;

export const hello: JsonObject = { role: 'user', content: 'Summarise.' };

export function built(fields: Record<string, Build>, s: Sentinels): JsonObject {
  return Object.fromEntries(Object.entries(fields).map(([name, build]) => [name, build(s)]));
}

export function table(
  format: string,
  path: string,
  expect: Placement['expect'],
  places: Places,
): Placement[] {
  return Object.entries(places).map(([name, body]) => ({
    id: `${format}: ${name}`,
    path,
    expect,
    body,
  }));
}

/** One JSON Schema with the sentinel at one keyword. */
const SCHEMA_PLACES: Record<string, Build> = {
  title: (s) => ({ type: 'object', title: s.text }),
  description: (s) => ({ type: 'object', description: s.text }),
  'property description': (s) => ({
    type: 'object',
    properties: { a: { type: 'string', description: s.text } },
  }),
  enum: (s) => ({ type: 'object', properties: { a: { type: 'string', enum: ['x', s.text] } } }),
  const: (s) => ({ type: 'object', properties: { a: { const: s.text } } }),
  default: (s) => ({ type: 'object', properties: { a: { type: 'string', default: s.text } } }),
  examples: (s) => ({ type: 'object', properties: { a: { type: 'string', examples: [s.text] } } }),
  'nested items': (s) => ({
    type: 'object',
    properties: { a: { type: 'array', items: { type: 'string', description: s.text } } },
  }),
  anyOf: (s) => ({
    type: 'object',
    properties: { a: { anyOf: [{ type: 'null' }, { type: 'string', description: s.text }] } },
  }),
  $defs: (s) => ({ type: 'object', $defs: { p: { type: 'string', description: s.text } } }),
  'property name': (s) => ({
    type: 'object',
    properties: { [s.token]: { type: 'string' } },
    required: [s.token],
  }),
  'enum number': (s) => ({ type: 'object', properties: { a: { enum: [s.number] } } }),
};

export function schemaPlaces(
  name: string,
  within: (schema: (s: Sentinels) => JsonObject) => Placement['body'],
): Places {
  return Object.fromEntries(
    Object.entries(SCHEMA_PLACES).map(([keyword, build]) => [
      `${name}, ${keyword}`,
      within((s) => build(s) as JsonObject),
    ]),
  );
}
