/**
 * Text, and JSON that nobody declared (tool arguments and results, examples in schemas), parsed or as
 * source in a string: every key, string and number in it can carry text. Records in it are cut first, as
 * a whole: leaf by leaf, nobody would know one.
 */
import { Failure } from '../core/failures.ts';
import { isObject, type Json, type JsonObject } from '../core/json.ts';
import { LIMITS } from '../core/limits.ts';
import type { Locus } from '../core/locus.ts';
import { literalsOf, spliceLiterals, treeOf } from './json-literals.ts';
import { type Changes, type Edit, restoreWhole, type Walking } from './shape.ts';
import type { AnswerSteps } from './types.ts';

type TextEdit = (changes: Changes) => string;

/** Text that is no JSON, or is not taken for any. */
export function walkText(
  source: string,
  walking: Walking,
  kind: Locus['kind'] = 'text',
): TextEdit | undefined {
  if (kind !== 'text') return walkLeaf(source, walking, kind);
  const needed = walking.needed(source);
  return cutEdit(source, needed, walkLeaf(needed, walking));
}

/** A key, or another name somebody chose. */
export function walkName(source: string, walking: Walking): TextEdit | undefined {
  return walkText(source, walking, isToken(source) ? 'token' : 'text');
}

/** JSON in the text, and JSON in the strings of that, down to the limit; below it is text. */
export function walkProse(source: string, walking: Walking): TextEdit | undefined {
  const needed = walking.needed(source);
  return cutEdit(source, needed, walkSource(needed, walking, walking.label));
}

/** Any JSON. @param label the key that it stands under, where that is not in it */
export function walkFree(value: Json, walking: Walking, label?: string): Edit | undefined {
  const needed = walking.needed(value);
  if (typeof needed === 'object' && needed !== null) walking.json.push(needed);
  return cutEdit(value, needed, walkValue(needed, walking, label));
}

/** Also where nothing in what is left can change. */
function cutEdit<T extends Json | undefined>(
  source: T,
  needed: T,
  edit: ((changes: Changes) => T) | undefined,
): ((changes: Changes) => T) | undefined {
  return needed === source ? edit : (edit ?? (() => needed));
}

/** Nothing can stand in an empty text. */
function walkLeaf(
  source: string,
  walking: Walking,
  kind: Locus['kind'] = 'text',
  label?: string,
): TextEdit | undefined {
  if (source === '') return undefined;
  const index = walking.locus(kind, source, label);
  return (changes) => changes.replaced[index] ?? source;
}

function walkSource(source: string, walking: Walking, label?: string): TextEdit | undefined {
  const isTooDeep = walking.jsonInStringDepth >= LIMITS.jsonInStringDepthMax;
  const tree = isTooDeep ? undefined : treeOf(source);
  if (tree === undefined) return walkLeaf(source, walking, 'text', label);

  walking.json.push(tree.json);
  walking.jsonInStringDepth += 1;
  walking.enter('{}');
  const { literals } = tree;
  let key = label;
  const edits = literals.map((literal) => {
    if (literal.kind === 'number') return walkLeaf(literal.text, walking, 'number', key);
    if (literal.kind === 'string') return walkSource(literal.text, walking, key);
    key = literal.text;
    return walkName(literal.text, walking);
  });
  walking.leave();
  walking.jsonInStringDepth -= 1;

  return (changes) => {
    const replaced = edits.map((edit, index) => {
      const after = edit?.(changes);
      return after === literals[index]!.text ? undefined : after;
    });
    return spliceLiterals(source, literals, replaced);
  };
}

function walkValue(value: Json, walking: Walking, label?: string): Edit | undefined {
  if (typeof value === 'string') return walkSource(value, walking, label);
  if (typeof value === 'number') return walkNumber(value, walking, label);
  if (Array.isArray(value)) return walkArray(value, walking, label);
  if (!isObject(value)) return undefined;
  return walkEntries(value, walking, (inner, key) => walkValue(inner, walking, key));
}

/** Outside the safe range, what was written is lost already: what we searched would not be it. */
function walkNumber(value: number, walking: Walking, label?: string): Edit {
  const isExact =
    Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
  if (!isExact) return walking.refuse('number_not_exact');
  const written = String(value);
  const index = walking.locus('number', written, label);
  const at = walking.path();
  return (changes) => {
    const after = changes.replaced[index];
    if (after === undefined || after === written) return value; // as it came: -0, too
    if (!NUMBER.test(after)) throw new Failure('deid_blocked', { at, expected: 'number' });
    return Number(after);
  };
}

function walkArray(value: Json[], walking: Walking, label?: string): Edit | undefined {
  const edits = value.map((inner, index) => {
    walking.enter(index);
    const edit = walkValue(inner, walking, label);
    walking.leave();
    return edit;
  });
  if (edits.every((edit) => edit === undefined)) return undefined;
  return (changes) => {
    const after = value.map((inner, index) => edits[index]?.(changes) ?? inner);
    return after.every((inner, index) => inner === value[index]) ? value : after;
  };
}

/** The entries of a free-form object: keys are loci too, and are renamed where they stand. */
export function walkEntries(
  value: JsonObject,
  walking: Walking,
  walkValue: (inner: Json, key: string) => Edit | undefined,
): Edit | undefined {
  walking.enter('{}');
  const at = walking.path();
  const entries = Object.entries(value).map(([key, inner]) => ({
    key,
    inner,
    rename: walkName(key, walking),
    edit: walkValue(inner, key),
  }));
  walking.leave();
  if (entries.length === 0) return undefined;

  return (changes) => {
    const after = entries.map(({ key, inner, rename, edit }): [string, Json] => [
      rename?.(changes) ?? key,
      edit?.(changes) ?? inner,
    ]);
    if (after.every(([key, inner], index) => isEntry(entries[index]!, key, inner))) return value;
    const renamed = Object.fromEntries(after);
    // Two keys under one name would lose a value: better nothing is sent.
    const isWhole = Object.keys(renamed).length === after.length;
    if (!isWhole) throw new Failure('deid_blocked', { at, expected: 'distinct keys' });
    return renamed;
  };
}

function isEntry(entry: { key: string; inner: Json }, key: string, inner: Json): boolean {
  return entry.key === key && entry.inner === inner;
}

/** Any JSON of an answer. */
export function restoreFree(value: Json, steps: AnswerSteps): Json {
  if (typeof value === 'string') {
    return restoreWhole(value, literalsOf(value) ? 'json' : 'text', steps);
  }
  if (typeof value === 'number') return steps.number(value);
  if (Array.isArray(value)) {
    const after = value.map((inner) => restoreFree(inner, steps));
    return after.every((inner, index) => inner === value[index]) ? value : after;
  }
  if (!isObject(value)) return value;
  return restoreEntries(
    value,
    (key) => steps.token(key),
    (inner) => restoreFree(inner, steps),
  );
}

/** Keys that would collide once restored stay as they are: a surrogate is better than a lost value. */
export function restoreEntries(
  value: JsonObject,
  restoreKey: (key: string) => string,
  restoreValue: (inner: Json) => Json | undefined,
): JsonObject {
  const before = Object.entries(value);
  const after = before.map(([key, inner]): [string, Json | undefined] => [
    restoreKey(key),
    restoreValue(inner),
  ]);
  if (
    after.every(([key, inner], index) => key === before[index]![0] && inner === before[index]![1])
  ) {
    return value;
  }
  const isWhole = new Set(after.map(([key]) => key)).size === after.length;
  const kept = isWhole
    ? after
    : after.map(([, inner], index) => [before[index]![0], inner] as const);
  return Object.fromEntries(kept.filter((entry) => entry[1] !== undefined)) as JsonObject;
}

/** An id-like word: letters, digits and the punctuation of ids, without spaces. */
export function isToken(text: string): boolean {
  return text.length <= LIMITS.tokenLengthMax && TOKEN.test(text);
}

const TOKEN = /^[\p{L}\p{M}\p{N}_.:/@+=~#|$-]+$/u;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
