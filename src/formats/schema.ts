/**
 * JSON Schema as clients send it for tools and structured outputs (2020-12, draft-07, OpenAPI 3).
 *
 * Property names are loci like the keys of the tool arguments that follow from them, so that both get
 * the same stand-in; `$ref` is followed segment by segment for the same reason. A keyword that is not
 * here is refused: nobody has said whether it can carry text.
 */
import { isObject } from '../core/json.ts';
import { walkEntries, walkFree } from './free-json.ts';
import { lowerBound, multiple, upperBound } from './settings.ts';
import {
  array,
  byKind,
  type Edit,
  type Fields,
  lazy,
  nullable,
  object,
  type Shape,
} from './shape.ts';
import { boolean, free, mapOf, name, oneOf, text } from './treatments.ts';

const nested: Shape = lazy(() => schema);
const names = array(name);

/** Schemas by the names of what they describe. */
const properties: Shape = {
  walk(value, walking) {
    if (!isObject(value)) return walking.refuse('invalid_value', { expected: 'object' });
    const outer = walking.property;
    const edit = walkEntries(value, walking, (inner, property) => {
      walking.property = property;
      return nullable(nested).walk(inner, walking);
    });
    walking.property = outer;
    return edit;
  },
  restore: (value) => value,
};

/**
 * Values are read under the name of their property, as in the arguments that follow from them: `Parkinson` by itself is
 * anybody's name, and a stand-in for it a diagnosis that the model can only guess.
 */
const listed: Shape = {
  walk: (value, walking) => walkFree(value, walking, walking.property),
  restore: (value) => value,
};
const type = oneOf('string', 'number', 'integer', 'boolean', 'object', 'array', 'null');

/** `#/$defs/Visit`: the segments are names, and are renamed as the definitions are. */
const reference: Shape = {
  walk(value, walking) {
    if (typeof value !== 'string' || !value.startsWith('#/')) return text.walk(value, walking);
    const edits = value.split('/').map((segment) => {
      if (segment === '#' || Object.hasOwn(KEYWORDS, segment)) return () => segment;
      const edit = name.walk(pointerDecoded(segment), walking);
      return (changes: Parameters<Edit>[0]) =>
        pointerEncoded((edit?.(changes) as string) ?? '', segment);
    });
    return (changes) => edits.map((edit) => edit(changes)).join('/');
  },
  restore: (value) => value,
};

const KEYWORDS: Fields = {
  type: byKind({ string: type, array: array(type) }),
  // Said to the model
  title: text,
  description: text,
  $comment: text,
  markdownDescription: text,
  // Values
  enum: array(listed),
  const: listed,
  default: listed,
  example: listed,
  examples: listed,
  // Objects
  properties,
  patternProperties: mapOf(nested),
  additionalProperties: nested,
  unevaluatedProperties: nested,
  propertyNames: nested,
  required: byKind({ array: names, boolean }),
  minProperties: lowerBound,
  maxProperties: upperBound,
  dependentRequired: mapOf(names),
  dependentSchemas: mapOf(nested),
  dependencies: mapOf(byKind({ array: names, object: nested, boolean })),
  propertyOrdering: names,
  // Arrays
  items: byKind({ object: nested, boolean, array: array(nested) }),
  prefixItems: array(nested),
  additionalItems: nested,
  unevaluatedItems: nested,
  contains: nested,
  minContains: lowerBound,
  maxContains: upperBound,
  minItems: lowerBound,
  maxItems: upperBound,
  uniqueItems: boolean,
  // Strings
  pattern: text,
  format: name,
  minLength: lowerBound,
  maxLength: upperBound,
  contentEncoding: name,
  contentMediaType: name,
  contentSchema: nested,
  // Numbers
  minimum: lowerBound,
  maximum: upperBound,
  exclusiveMinimum: byKind({ number: lowerBound, boolean }),
  exclusiveMaximum: byKind({ number: upperBound, boolean }),
  multipleOf: multiple,
  // Several
  allOf: array(nested),
  anyOf: array(nested),
  oneOf: array(nested),
  not: nested,
  if: nested,
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema, and no promise
  then: nested,
  else: nested,
  discriminator: object({ propertyName: name, mapping: mapOf(reference) }),
  // References
  $ref: reference,
  $dynamicRef: reference,
  $schema: text,
  $id: text,
  id: text,
  $anchor: name,
  $dynamicAnchor: name,
  $defs: properties,
  definitions: properties,
  // Notes
  nullable: boolean,
  deprecated: boolean,
  readOnly: boolean,
  writeOnly: boolean,
};

const keywords = object(KEYWORDS);

/** A schema: an object of keywords, or true, or false. */
export const schema: Shape = {
  walk: (value, walking) =>
    typeof value === 'boolean' ? undefined : keywords.walk(value, walking),
  // Answers that repeat a schema repeat the request's: see `free`.
  restore: (value, restoring) => free.restore(value, restoring),
};

function pointerDecoded(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~');
}

function pointerEncoded(after: string, before: string): string {
  return after === pointerDecoded(before)
    ? before
    : after.replaceAll('~', '~0').replaceAll('/', '~1');
}
