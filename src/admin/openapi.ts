/**
 * The table of routes as an OpenAPI 3.1 document, whose schemas are JSON Schema 2020-12, as zod writes
 * them. Nothing is added by hand that the table does not say.
 */
import * as z from 'zod';
import { ADMIN_PREFIX } from '../core/admin-prefix.ts';
import { isObject, type Json, type JsonObject } from '../core/json.ts';
import { CSRF_HEADER } from './administrator.ts';
import { SESSION_COOKIE } from './cookies.ts';
import { describe, fieldsOf } from './json-schema.ts';
import { hasAnswer, hasBody, isWrite, type Route } from './route.ts';

const DESCRIPTION = `What commands and console do, they do through this API, as the caller that they are:
an API key, a bearer token, or a browser's session. Fields and parameters that are not named here are
refused by name; failures are problem details (RFC 9457) with stable codes.`;

export function openApi(routes: readonly Route[]): JsonObject {
  const schemas: JsonObject = {};
  const paths: Record<string, JsonObject> = {};
  for (const route of routes) {
    const path = ADMIN_PREFIX + route.path;
    const operation = { [route.method.toLowerCase()]: operationOf(route, schemas) };
    paths[path] = { ...paths[path], ...operation };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Chaperone admin API', version: '1', description: DESCRIPTION },
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries({ ...schemas, Problem: PROBLEM }).sort(byName)),
      securitySchemes: {
        key: { type: 'apiKey', in: 'header', name: 'x-api-key' },
        bearer: { type: 'http', scheme: 'bearer' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: SESSION_COOKIE,
          description: `Set by ${ADMIN_PREFIX}/login. Writes also send the header ${CSRF_HEADER}: 1.`,
        },
      },
    },
    security: [{ key: [] }, { bearer: [] }, { session: [] }],
  };
}

const byName = ([one]: [string, Json], [other]: [string, Json]) => (one < other ? -1 : 1);

const PROBLEM: JsonObject = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'requestId'],
  properties: {
    type: { type: 'string', format: 'uri-reference' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: `Stable: see ${ADMIN_PREFIX}/problems.` },
    requestId: { type: 'string' },
    facts: { type: 'object', description: 'Ids, counts and codes.' },
  },
};

function operationOf(route: Route, schemas: JsonObject): JsonObject {
  const { name, summary, tag, permission, status } = route;
  const success = String(status ?? (hasAnswer(route) ? 200 : 204));
  return {
    operationId: name,
    summary,
    tags: [tag],
    ...(permission === 'public' ? { security: [] } : {}),
    'x-permission': permission,
    parameters: parametersOf(route),
    ...(hasBody(route)
      ? { requestBody: { required: true, content: json(schemaOf(route.body, 'input', schemas)) } }
      : {}),
    responses: {
      [success]: {
        description: 'Done.',
        ...(hasAnswer(route) ? { content: json(schemaOf(route.answer, 'output', schemas)) } : {}),
      },
      default: {
        description: 'Refused, or could not.',
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    },
  };
}

const json = (schema: Json): JsonObject => ({ 'application/json': { schema } });

function parametersOf(route: Route): Json[] {
  return [
    ...parametersIn(route.params, 'path'),
    ...parametersIn(route.query, 'query'),
    ...headersOf(route).map(([name, description, required]): Json => {
      return { name, in: 'header', required, description, schema: { type: 'string' } };
    }),
  ];
}

function headersOf(route: Route): [string, string, boolean][] {
  const found: [string, string, boolean][] = [];
  if (route.match !== undefined) {
    const isNeeded = route.match === 'always';
    const or = isNeeded ? '; or If-None-Match: * for a new one' : '';
    found.push(['If-Match', `ETag of the revision that this replaces${or}.`, false]);
  }
  if (isWrite(route)) {
    found.push(['Idempotency-Key', 'The same key again gives the first result, for a day.', false]);
  }
  return found;
}

/** As the route gets them: in a URL everything is text anyway. */
function parametersIn(schema: z.ZodObject, place: 'path' | 'query'): Json[] {
  return fieldsOf(schema, 'output').map(({ name, field, isRequired }): Json => {
    const { description, ...rest } = field;
    const hasDefault = schema.shape[name] instanceof z.ZodPrefault;
    return {
      name,
      in: place,
      required: place === 'path' || (isRequired && !hasDefault),
      ...(description === undefined ? {} : { description }),
      schema: moved(rest),
    };
  });
}

/** Schemas that carry an id become components, once. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', schemas: JsonObject): Json {
  const { root, name, named } = describe(schema, io);
  for (const [id, definition] of Object.entries(named)) schemas[id] = moved(definition);
  return name === undefined ? moved(root) : { $ref: `#/components/schemas/${name}` };
}

function moved(value: Json): Json {
  if (Array.isArray(value)) return value.map(moved);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]): [string, Json] => {
      const isReference = key === '$ref' && typeof inner === 'string';
      return [key, isReference ? inner.replace('#/$defs/', '#/components/schemas/') : moved(inner)];
    }),
  );
}
