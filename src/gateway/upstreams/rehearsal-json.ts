/**
 * What the rehearsal model answers where it is held to a JSON Schema: a value that fits, made of
 * lines copied from what it was sent. A member whose name ends in `quote` is such a line as it stands;
 * other strings say `[rehearsal]` before it. Closed lists give their first word, patterns their first
 * example. No judgement, no invention, and enough to try out everything around a model.
 */
import { isObject, type Json, type JsonObject } from '../../core/json.ts';

const LINE_LENGTH_MIN = 12;
const ITEMS = 2;
const STRING_LENGTH_MAX = 400;

/** The schema that an OpenAI chat request holds the answer to; undefined where it asks for none. */
export function schemaAsked(body: JsonObject): JsonObject | undefined {
  const format = isObject(body.response_format) ? body.response_format : {};
  const asked = isObject(format.json_schema) ? format.json_schema.schema : undefined;
  return isObject(asked) ? asked : undefined;
}

/** @param told the last thing that the model was told */
export function rehearseJson(schema: JsonObject, told: string): string {
  return JSON.stringify(valueFor(schema, new Lines(linesIn(told))));
}

/** One line for each item of a list, the same one for all members of an object. */
class Lines {
  readonly #lines: readonly string[];
  #at = 0;

  constructor(lines: readonly string[]) {
    this.#lines = lines;
  }

  get isEmpty(): boolean {
    return this.#lines.length === 0;
  }

  get current(): string {
    return this.#lines[this.#at % this.#lines.length] ?? '';
  }

  next(): void {
    this.#at += 1;
  }
}

/** What stands between fences of equal signs, where there are any, else everything. */
function linesIn(told: string): string[] {
  const fenced = [...told.matchAll(/^(={5,}) [^\n]+\n([\s\S]*?)\n\1$/gm)].map(
    ([, , inner]) => inner!,
  );
  const material = fenced.length > 0 ? fenced.join('\n') : told;
  return material
    .split(/\n|(?<=[.!?;] )|\|/)
    .map((line) => line.trim())
    .filter((line) => line.length >= LINE_LENGTH_MIN && line.length <= STRING_LENGTH_MAX);
}

function valueFor(schema: JsonObject, lines: Lines, name = ''): Json {
  if (schema.const !== undefined) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0] ?? null;
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  switch (type) {
    case 'object':
      return objectFor(schema, lines);
    case 'array':
      return arrayFor(schema, lines);
    case 'integer':
    case 'number':
      return typeof schema.minimum === 'number' ? schema.minimum : 0;
    case 'boolean':
      return false;
    case 'string':
      return stringFor(schema, lines, name);
    default:
      return null;
  }
}

function objectFor({ properties }: JsonObject, lines: Lines): JsonObject {
  if (!isObject(properties)) return {};
  const members = Object.entries(properties).map(([name, inner]) => {
    const value = isObject(inner) ? valueFor(inner, lines, name) : null;
    return [name, value] as const;
  });
  return Object.fromEntries(members);
}

function arrayFor({ items, minItems, maxItems }: JsonObject, lines: Lines): Json[] {
  if (!isObject(items)) return [];
  const least = typeof minItems === 'number' ? minItems : 0;
  const most = typeof maxItems === 'number' ? maxItems : ITEMS;
  const count = lines.isEmpty ? least : Math.max(least, Math.min(ITEMS, most));
  return Array.from({ length: count }, () => {
    const value = valueFor(items, lines);
    lines.next();
    return value;
  });
}

function stringFor({ examples, pattern, maxLength }: JsonObject, lines: Lines, name: string): Json {
  const [example] = Array.isArray(examples) ? examples : [];
  if (pattern !== undefined && typeof example === 'string') return example;
  const said = /quote$/i.test(name) ? lines.current : `[rehearsal] ${lines.current}`;
  const most = typeof maxLength === 'number' ? maxLength : STRING_LENGTH_MAX;
  return said.length <= most ? said : cutAtWord(said, most);
}

function cutAtWord(text: string, most: number): string {
  const end = text.lastIndexOf(' ', most);
  return text.slice(0, end > 0 ? end : most);
}
