/**
 * The engine under every wire format. A format is a table of shapes: for each field that we know, how
 * it is treated. A shape goes two ways:
 *
 * - `walk`: a request is checked strictly, and every place that can carry text becomes a locus. What
 *   comes back is the edit that later puts replacements in (`undefined`: nothing below can change).
 * - `restore`: an answer is restored. Unknown fields are left out and counted; a value of the wrong
 *   kind or an unknown type is upstream_malformed.
 *
 * Both copy on write: what nothing was changed in is the identical object, and inputs are never
 * touched. Here are the shapes that hold others; `treatments.ts` has the leaves.
 */
import { type Facts, Failure, type FailureCode } from '../core/failures.ts';
import { isObject, type Json, type JsonObject } from '../core/json.ts';
import { LIMITS } from '../core/limits.ts';
import type { Locus } from '../core/locus.ts';
import { pathStep, printableName, printableType } from './printable.ts';
import type { AnswerSteps, ApplyOptions, Permits, TextMode, Walked } from './types.ts';

export interface Shape {
  walk(value: Json, walking: Walking): Edit | undefined;
  /** `undefined` leaves the value out. */
  restore(value: Json, restoring: Restoring): Json | undefined;
}

export type Fields = Readonly<Record<string, Shape>>;

/** Puts the replacements below one place in; `undefined` leaves the value out. */
export type Edit = (changes: Changes) => Json | undefined;

export interface Changes extends ApplyOptions {
  readonly replaced: readonly (string | undefined)[];
}

/** Where in the document we are, for failures: declared field names and indices, `{}` for others. */
abstract class Trail {
  readonly #trail: (string | number)[] = [];

  /** The index of the innermost array element that we are in. */
  get position(): number {
    return this.#trail.findLast((step) => typeof step === 'number') ?? 0;
  }

  enter(step: string | number): void {
    if (this.#trail.push(step) > LIMITS.jsonDepthMax) this.refuse('too_deep');
  }

  leave(): void {
    this.#trail.pop();
  }

  /** `messages[2].content`; empty for the document itself. */
  path(): string {
    let path = '';
    for (const step of this.#trail) {
      if (typeof step === 'number') path += `[${step}]`;
      else path += path === '' ? step : `.${step}`;
    }
    return path;
  }

  abstract refuse(code: FailureCode, facts?: Facts): never;
}

/** One request on its way through its shape. */
export class Walking extends Trail {
  readonly permits: Permits;
  readonly loci: Locus[] = [];
  readonly json: Json[] = [];
  readonly continuations: string[] = [];
  readonly sealed: string[] = [];
  /** Where each of these two stands. */
  readonly places = new Map<string, string>();
  readonly ownMetadata: Record<string, string> = {};
  readonly media: string[] = [];
  /** How many strings of JSON we are inside of. */
  jsonInStringDepth = 0;
  /** Of the property that we are in, where a schema describes it. */
  property: string | undefined;
  /** The key of a map that the value we are in stands under. */
  label: string | undefined;

  constructor(permits: Permits) {
    super();
    this.permits = permits;
  }

  /** What is needed of a text, or of JSON: see `Permits.cut`. */
  needed<T extends Json>(value: T): T;
  needed(value: Json): Json {
    const { cut } = this.permits;
    if (cut === undefined) return value;
    try {
      return typeof value === 'string' ? cut.text(value) : cut.json(value);
    } catch (thrown) {
      if (thrown instanceof Failure && thrown.code === 'too_deep') this.refuse('too_deep');
      throw thrown;
    }
  }

  /** Index of the new locus. `label`: the key of a free-form object that the value stands under. */
  locus(kind: Locus['kind'], text: string, label?: string): number {
    if (this.loci.length >= LIMITS.lociMax) this.refuse('too_many_texts');
    const place = { kind, path: this.path(), text };
    return this.loci.push(label === undefined ? place : { ...place, label }) - 1;
  }

  /** The id of state that a server keeps. */
  continues(id: string): void {
    this.continuations.push(id);
    this.places.set(id, this.path());
  }

  /** A signed or encrypted block, by what identifies it. */
  seals(block: string): void {
    this.sealed.push(block);
    this.places.set(block, this.path());
  }

  override refuse(code: FailureCode, facts: Facts = {}): never {
    throw new Failure(code, { at: this.path(), ...facts });
  }

  refuseField(key: string): never {
    this.enter(pathStep(key));
    this.refuse('unknown_field', { field: printableName(key) });
  }
}

/** One answer, or one event of it, on its way through its shape. */
export class Restoring extends Trail {
  readonly steps: AnswerSteps;
  /** Indices of the things that we are inside of, by their own numbering: choice, tool call. */
  readonly scope: number[] = [];
  /** Restores a text that arrives in pieces; `family` says which of the texts of `scope`. */
  readonly piece: (family: string, mode: TextMode, text: string) => string;

  /** Without `piece`, texts are taken as complete. */
  constructor(steps: AnswerSteps, piece?: Restoring['piece']) {
    super();
    this.steps = steps;
    this.piece = piece ?? ((_family, mode, text) => restoreWhole(text, mode, steps));
  }

  override refuse(_code: FailureCode, facts: Facts = {}): never {
    throw new Failure('upstream_malformed', { at: this.path(), ...facts });
  }
}

/** @throws Failure restore_failed when JSON that parsed would no longer parse. */
export function restoreWhole(text: string, mode: TextMode, steps: AnswerSteps): string {
  const restored = steps.whole(text, mode);
  if (mode === 'json' && restored !== text && parses(text) && !parses(restored)) {
    throw new Failure('restore_failed', { mode });
  }
  return restored;
}

/** The whole request. `isStructured`: the answer's text is asked to be JSON. */
export function walkBody(
  shape: Shape,
  body: Json,
  permits: Permits,
  isStructured: (body: JsonObject) => boolean = () => false,
): Walked {
  const walking = new Walking(permits);
  const edit = shape.walk(body, walking);
  const { model, stream } = body as JsonObject; // an object, or the walk had refused it
  return {
    loci: walking.loci,
    json: walking.json,
    model: model as string,
    stream: stream === true,
    structured: isStructured(body as JsonObject),
    continuations: walking.continuations,
    sealed: walking.sealed,
    places: walking.places,
    ownMetadata: walking.ownMetadata,
    media: walking.media,
    apply: (replaced, options) => edit?.({ replaced, ...options }) ?? body,
  };
}

/** A whole answer. */
export function restoreBody(shape: Shape, body: Json, steps: AnswerSteps): Json {
  return shape.restore(body, new Restoring(steps)) ?? null;
}

/**
 * An object with these fields and no others. Every field is optional and may be null (null says
 * nothing), but for those in `required`.
 */
export function object(fields: Fields, options: { required?: readonly string[] } = {}): Shape {
  const shapes = new Map(Object.entries(fields));
  const required = options.required ?? [];

  return {
    walk(value, walking) {
      if (!isObject(value)) return walking.refuse('invalid_value', { expected: 'object' });
      for (const key of required) {
        if (Object.hasOwn(value, key) && value[key] !== null) continue;
        walking.enter(key);
        walking.refuse('invalid_value', { expected: 'a value: it is required' });
      }
      const edits: [string, Edit][] = [];
      for (const key of Object.keys(value)) {
        const shape = shapes.get(key);
        if (shape === undefined) return walking.refuseField(key);
        if (value[key] === null && shape !== leftOut) continue;
        walking.enter(key);
        const edit = shape.walk(value[key]!, walking);
        walking.leave();
        if (edit !== undefined) edits.push([key, edit]);
      }
      return edits.length === 0 ? undefined : (changes) => editFields(value, edits, changes);
    },

    restore(value, restoring) {
      if (!isObject(value)) return restoring.refuse('invalid_value', { expected: 'object' });
      let copy: JsonObject | undefined;
      for (const key in value) {
        const before = value[key]!;
        const shape = shapes.get(key);
        let after: Json | undefined;
        if (shape === undefined) {
          restoring.steps.seen.droppedFields += 1;
        } else if (before === null) {
          continue;
        } else {
          restoring.enter(key);
          after = shape.restore(before, restoring);
          restoring.leave();
        }
        if (after === before) continue;
        copy ??= { ...value };
        if (after === undefined) delete copy[key];
        else copy[key] = after;
      }
      return copy ?? value;
    },
  };
}

/** An array whose elements all have this shape. */
export function array(of: Shape): Shape {
  return {
    walk(value, walking) {
      if (!Array.isArray(value)) return walking.refuse('invalid_value', { expected: 'array' });
      const edits: [number, Edit][] = [];
      for (const [index, element] of value.entries()) {
        walking.enter(index);
        const edit = of.walk(element, walking);
        walking.leave();
        if (edit !== undefined) edits.push([index, edit]);
      }
      return edits.length === 0 ? undefined : (changes) => editElements(value, edits, changes);
    },

    restore(value, restoring) {
      if (!Array.isArray(value)) return restoring.refuse('invalid_value', { expected: 'array' });
      let isChanged = false;
      const restored: Json[] = [];
      for (let index = 0; index < value.length; index += 1) {
        restoring.enter(index);
        const after = of.restore(value[index]!, restoring);
        restoring.leave();
        if (after !== value[index]) isChanged = true;
        if (after !== undefined) restored.push(after);
      }
      return isChanged ? restored : value;
    },
  };
}

/**
 * Objects told apart by the string in `tag`. The tag itself need not stand in the variants' fields.
 * `absent` names the variant of objects without a tag, `remedy` says what to do instead of an unknown one. A variant may be a
 * shape of its own (`media`).
 */
export function tagged(
  tag: string,
  variants: Readonly<Record<string, Fields | Shape>>,
  { absent, remedy }: { absent?: string; remedy?: string } = {},
): Shape {
  const shapes = new Map<string, Shape>();
  for (const [name, variant] of Object.entries(variants)) {
    shapes.set(name, isShape(variant) ? variant : object({ [tag]: AS_IT_IS, ...variant }));
  }

  function variantOf(value: Json, trail: Walking | Restoring): Shape {
    if (!isObject(value)) return trail.refuse('invalid_value', { expected: 'object' });
    const name = value[tag] ?? absent;
    const shape = typeof name === 'string' ? shapes.get(name) : undefined;
    const facts = { [tag]: printableType(name), ...(remedy !== undefined && { remedy }) };
    return shape ?? trail.refuse('unknown_part', facts);
  }

  return {
    walk: (value, walking) => variantOf(value, walking).walk(value, walking),
    restore: (value, restoring) => variantOf(value, restoring).restore(value, restoring),
  };
}

/**
 * Parts of an answer with an index of their own (choices, tool calls), by which pieces of one text
 * find each other; where a server leaves it out, the position in the array.
 */
export function indexed(of: Shape): Shape {
  return {
    walk: (value, walking) => of.walk(value, walking),
    restore(value, restoring) {
      const index = isObject(value) ? (value.index ?? restoring.position) : 0;
      if (!Number.isSafeInteger(index)) restoring.refuse('invalid_value', { expected: 'index' });
      restoring.scope.push(index as number);
      const restored = of.restore(value, restoring);
      restoring.scope.pop();
      return restored;
    },
  };
}

/** Told apart by the kind of JSON value. */
export function byKind(
  kinds: Readonly<Partial<Record<'string' | 'number' | 'boolean' | 'array' | 'object', Shape>>>,
): Shape {
  function shapeFor(value: Json, trail: Walking | Restoring): Shape {
    const kind = Array.isArray(value) ? 'array' : (typeof value as keyof typeof kinds);
    const shape = value === null ? undefined : kinds[kind];
    return shape ?? trail.refuse('invalid_value', { expected: Object.keys(kinds) });
  }
  return {
    walk: (value, walking) => shapeFor(value, walking).walk(value, walking),
    restore: (value, restoring) => shapeFor(value, restoring).restore(value, restoring),
  };
}

/**
 * A copy that a client has made of what stands beside it (`parsed` of a structured answer), or what the
 * model does not need back: taken, and not sent, null neither.
 */
export const leftOut: Shape = { walk: () => () => undefined, restore: () => undefined };

/** Also null, where an element of an array or a required field may be. */
export function nullable(shape: Shape): Shape {
  return {
    walk: (value, walking) => (value === null ? undefined : shape.walk(value, walking)),
    restore: (value, restoring) => (value === null ? null : shape.restore(value, restoring)),
  };
}

/** For shapes that contain themselves. */
export function lazy(shape: () => Shape): Shape {
  return {
    walk: (value, walking) => shape().walk(value, walking),
    restore: (value, restoring) => shape().restore(value, restoring),
  };
}

export function parses(source: string): boolean {
  try {
    JSON.parse(source);
    return true;
  } catch {
    return false;
  }
}

/** The tag of a variant: `tagged` has compared it already. */
const AS_IT_IS: Shape = { walk: () => undefined, restore: (value) => value };

function isShape(variant: Fields | Shape): variant is Shape {
  return typeof variant.walk === 'function';
}

function editFields(value: JsonObject, edits: [string, Edit][], changes: Changes): JsonObject {
  let copy: JsonObject | undefined;
  for (const [key, edit] of edits) {
    const after = edit(changes);
    if (after === value[key]) continue;
    copy ??= { ...value };
    if (after === undefined) delete copy[key];
    else copy[key] = after;
  }
  return copy ?? value;
}

function editElements(value: Json[], edits: [number, Edit][], changes: Changes): Json[] {
  let copy: (Json | undefined)[] | undefined;
  for (const [index, edit] of edits) {
    const after = edit(changes);
    if (after === value[index]) continue;
    copy ??= [...value];
    copy[index] = after;
  }
  return copy === undefined ? value : copy.filter((element) => element !== undefined);
}
