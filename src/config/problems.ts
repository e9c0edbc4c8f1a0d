/**
 * Schema issues as an operator reads them: file, line, column, field and what to write instead.
 * Values are not repeated, because the wrong value of a secret field is often the secret.
 */
import { type Document, isMap, isNode, isScalar, type LineCounter, type Node } from 'yaml';
import type * as z from 'zod';
import { nearest } from '../core/nearest.ts';

export interface Problem {
  /** `chaperone.yaml:12:5 upstreams[0].url` */
  readonly at: string;
  readonly remedy: string;
}

interface PlacedProblem extends Problem {
  readonly offset: number;
}

export interface Source {
  readonly name: string;
  readonly document: Document;
  readonly lines: LineCounter;
}

type Path = readonly PropertyKey[];

/** In the order of the file. */
export function problemsOf(
  issues: readonly z.core.$ZodIssue[],
  schema: z.core.$ZodType,
  source: Source,
): Problem[] {
  return placed(issues, schema, source).sort((one, other) => one.offset - other.offset);
}

function placed(
  issues: readonly z.core.$ZodIssue[],
  schema: z.core.$ZodType,
  source: Source,
): PlacedProblem[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        ...place(source, [...issue.path, key]),
        remedy: `no such field${suggestion(key, keysAt(schema, issue.path))}`,
      }));
    }
    const inner = issue.code === 'invalid_union' ? closestBranch(issue) : undefined;
    if (inner !== undefined) {
      const nested = inner.map((each) => ({ ...each, path: [...issue.path, ...each.path] }));
      return placed(nested as z.core.$ZodIssue[], schema, source);
    }
    return [{ ...place(source, issue.path), remedy: remedyFor(issue) }];
  });
}

/** Of a field that takes one or several, or things of several kinds, the reading that came furthest; none where it is of no kind. */
function closestBranch(issue: z.core.$ZodIssueInvalidUnion): z.core.$ZodIssue[] | undefined {
  return issue.errors.filter(isHopeful).sort((one, other) => depth(other) - depth(one))[0];
}

/** The value is of the kind that this reading takes. */
const isHopeful = (branch: readonly z.core.$ZodIssue[]): boolean =>
  branch.some(
    (each) =>
      each.path.length > 0 ||
      (each.code === 'invalid_union'
        ? each.errors.some(isHopeful)
        : each.code !== 'invalid_type' && each.code !== 'invalid_value'),
  );

/** How many fields and entries down a reading first stumbled, at best. */
function depth(branch: readonly z.core.$ZodIssue[]): number {
  return Math.max(0, ...branch.map((issue) => issue.path.length + below(issue)));
}

const below = (issue: z.core.$ZodIssue): number =>
  issue.code === 'invalid_union' ? Math.max(0, ...issue.errors.map(depth)) : 0;

function remedyFor(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return isMissing(issue) ? 'this field is required' : `write ${wordFor(issue.expected)}`;
    case 'invalid_value':
      return `write one of: ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      if (issue.origin === 'string') return issue.message;
      return issue.origin === 'array'
        ? 'give at least one entry'
        : `write ${issue.minimum} or more`;
    case 'too_big':
      if (issue.origin === 'string') return `write at most ${issue.maximum} characters`;
      return `write ${issue.maximum} or less`;
    case 'invalid_union':
      return kindsOf(issue);
    case 'invalid_key':
      return issue.issues[0]?.message ?? 'this name is not permitted here';
    default:
      return issue.message;
  }
}

/** `write one of: builtin; or text; or a list` */
function kindsOf({ errors }: z.core.$ZodIssueInvalidUnion): string {
  const remedies = errors.flat().map(remedyFor);
  const kinds = remedies.flatMap((remedy) => remedy.split('; or '));
  return [...new Set(kinds)]
    .map((kind, at) => (at === 0 ? kind : kind.replace(/^write /, '')))
    .join('; or ');
}

function isMissing(issue: z.core.$ZodIssueInvalidType): boolean {
  return issue.message.endsWith('received undefined');
}

function wordFor(expected: string): string {
  const words: Readonly<Record<string, string>> = {
    string: 'text (in quotes where YAML would read a number)',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    object: 'fields',
    record: 'fields',
  };
  return words[expected] ?? expected;
}

/** `name:line:column path`; where the field is missing, the line of what should hold it. */
function place({ name, document, lines }: Source, path: Path): { at: string; offset: number } {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = nodeAt(document, path.slice(0, length));
    if (node?.range) {
      const [offset] = node.range;
      const { line, col } = lines.linePos(offset);
      return { at: `${name}:${line}:${col} ${printed(path)}`.trimEnd(), offset };
    }
  }
  return { at: `${name} ${printed(path)}`.trimEnd(), offset: 0 };
}

/** The key of a field rather than its value: that is where the eye goes. */
function nodeAt(document: Document, path: Path): Node | undefined {
  const parent = path.length === 0 ? undefined : document.getIn(path.slice(0, -1), true);
  const last = path.at(-1);
  if (isMap(parent)) {
    const pair = parent.items.find(({ key }) => isScalar(key) && key.value === last);
    return isNode(pair?.key) ? pair.key : undefined;
  }
  const node = document.getIn(path, true);
  return isNode(node) ? node : undefined;
}

function printed(path: Path): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
}

function keysAt(schema: z.core.$ZodType, path: Path): string[] {
  let here: z.core.$ZodType | undefined = schema;
  for (const step of path) here = here && childOf(unwrapped(here), step);
  const definition = here && defOf(unwrapped(here));
  if (definition?.type === 'object') return Object.keys(definition.shape);
  const names = definition?.type === 'record' ? defOf(definition.keyType) : undefined;
  return names?.type === 'enum' ? Object.values(names.entries).map(String) : [];
}

function childOf(schema: z.core.$ZodType, step: PropertyKey): z.core.$ZodType | undefined {
  const definition = defOf(schema);
  if (definition.type === 'object') return definition.shape[String(step)];
  return definition.type === 'array' ? definition.element : undefined;
}

/** What stands under optional(), prefault() and transform(). */
function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  const definition = defOf(schema);
  if (definition.type === 'pipe') return unwrapped(definition.in);
  const hasInner = definition.type === 'optional' || definition.type === 'prefault';
  return hasInner ? unwrapped(definition.innerType) : schema;
}

export function defOf(schema: z.core.$ZodType): z.core.$ZodTypes['_zod']['def'] {
  return (schema as z.core.$ZodTypes)._zod.def;
}

function suggestion(key: string, known: readonly string[]): string {
  const near = nearest(key, known);
  if (near !== undefined) return `: did you mean ${near}?`;
  return known.length === 0 ? '' : `; known here: ${known.join(', ')}`;
}
