/**
 * JSON source as a row of literals: what makes the text of tool arguments searchable and replaceable
 * while every other byte (spacing, key order, duplicate keys, number spelling) stays as it was sent.
 * History must mask to the same bytes each time, or signatures and prompt caches of it break; so the
 * source is spliced, never parsed and written anew.
 */
import { Failure } from '../core/failures.ts';
import type { Json } from '../core/json.ts';

export interface JsonLiteral {
  readonly kind: 'string' | 'key' | 'number';
  /** Offsets of the literal in the source, quotes included, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  /** Strings and keys decoded, numbers as written. */
  readonly text: string;
}

/**
 * All strings, keys and numbers of a JSON object or array, in source order; `undefined` when the
 * source is not one (as `JSON.parse` has it).
 */
export function literalsOf(source: string): JsonLiteral[] | undefined {
  return treeOf(source)?.literals;
}

export interface JsonTree {
  /** As parsed. */
  readonly json: Json;
  readonly literals: JsonLiteral[];
}

/** The same, and what they are part of. */
export function treeOf(source: string): JsonTree | undefined {
  const json = OPENS_A_TREE.test(source) ? parsed(source) : undefined;
  if (json === undefined) return undefined;

  const literals: JsonLiteral[] = [];
  // The source is valid, so a literal can be recognised without following the nesting.
  for (let at = 0; at < source.length; at += 1) {
    const first = source.charCodeAt(at);
    if (first === QUOTE) literals.push(stringAt(source, at));
    else if (first === MINUS || isDigit(first)) literals.push(numberAt(source, at));
    else continue;
    at = literals[literals.length - 1]!.end - 1;
  }
  return { json, literals };
}

/**
 * The source with `replaced[i]` in place of `literals[i]`; `undefined` leaves a literal as it is. A
 * replacement is escaped only where JSON needs it, and in the `\uXXXX` style of the literal it
 * replaces where that spelled non-ASCII so (the default of Python's `json`).
 */
export function spliceLiterals(
  source: string,
  literals: readonly JsonLiteral[],
  replaced: readonly (string | undefined)[],
): string {
  let spliced = '';
  let from = 0;
  for (const [index, literal] of literals.entries()) {
    const replacement = replaced[index];
    if (replacement === undefined || replacement === literal.text) continue;
    spliced += source.slice(from, literal.start);
    spliced += spellLiteral(literal.kind, replacement, source.slice(literal.start, literal.end));
    from = literal.end;
  }
  return from === 0 ? source : spliced + source.slice(from);
}

/** A replacement as JSON, in the style of the literal it replaces. */
export function spellLiteral(
  kind: JsonLiteral['kind'],
  replacement: string,
  original: string,
): string {
  if (kind === 'number') {
    if (!NUMBER.test(replacement)) throw new Failure('internal', { step: 'splice', kind });
    return replacement;
  }
  const escaped = JSON.stringify(replacement);
  return ESCAPED_NON_ASCII.test(original) ? escaped.replace(NON_ASCII, escapeUnit) : escaped;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const MINUS = 0x2d;
const OPENS_A_TREE = /^[ \t\r\n]*[[{]/;
const REST_OF_NUMBER = /[\d.eE+-]*/y;
const KEY_FOLLOWS = /[ \t\r\n]*:/y;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const ESCAPED_NON_ASCII = /(?<!\\)(?:\\\\)*\\u(?!00[0-7])/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is "not ASCII"
const NON_ASCII = /[^\u0000-\u007f]/g;

function parsed(source: string): Json | undefined {
  try {
    return JSON.parse(source) as Json;
  } catch {
    return undefined;
  }
}

/** Scanned by hand: a pattern over megabytes of escapes exhausts the stack of the regular expressions. */
function stringAt(source: string, start: number): JsonLiteral {
  let at = start + 1;
  let isEscaped = false;
  for (let unit = source.charCodeAt(at); unit !== QUOTE; unit = source.charCodeAt(at)) {
    if (unit === BACKSLASH) {
      isEscaped = true;
      at += 1;
    }
    at += 1;
  }
  const end = at + 1;
  KEY_FOLLOWS.lastIndex = end;
  const kind = KEY_FOLLOWS.test(source) ? 'key' : 'string';
  const spelled = source.slice(start + 1, at);
  return { kind, start, end, text: isEscaped ? (JSON.parse(`"${spelled}"`) as string) : spelled };
}

function numberAt(source: string, start: number): JsonLiteral {
  REST_OF_NUMBER.lastIndex = start;
  REST_OF_NUMBER.test(source);
  const end = REST_OF_NUMBER.lastIndex;
  return { kind: 'number', start, end, text: source.slice(start, end) };
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
