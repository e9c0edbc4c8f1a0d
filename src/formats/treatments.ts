/**
 * How single values are treated: the leaves of the shapes.
 *
 * Text never goes by unseen: it is a locus, or it is one of a few declared words, or (media, sealed,
 * continuation) somebody was told of it.
 */
import type { Facts, FailureCode } from '../core/failures.ts';
import { isObject, type Json, type JsonObject } from '../core/json.ts';
import { LIMITS } from '../core/limits.ts';
import {
  isToken,
  restoreEntries,
  restoreFree,
  walkEntries,
  walkFree,
  walkName,
  walkProse,
  walkText,
} from './free-json.ts';
import { literalsOf } from './json-literals.ts';
import {
  array,
  byKind,
  type Fields,
  nullable,
  object,
  restoreWhole,
  type Shape,
  type Walking,
} from './shape.ts';
import type { AnswerSeen, TextMode } from './types.ts';

/** Free text. */
export const text: Shape = {
  walk: (value, walking) => walkText(stringIn(value, walking), walking),
  restore: (value, restoring) => restoring.steps.whole(stringIn(value, restoring), 'text'),
};

/**
 * Text that is often JSON (tool arguments, tool results, pasted records). Where it is, its strings,
 * keys and numbers are loci, decoded, so that an escape cannot hide a name; else it is free text.
 */
export const prose: Shape = {
  walk: (value, walking) => walkProse(stringIn(value, walking), walking),
  restore: (value, restoring) => {
    const source = stringIn(value, restoring);
    return restoreWhole(source, literalsOf(source) ? 'json' : 'text', restoring.steps);
  },
};

/** JSON source in a string, by declaration: tool arguments. */
export const jsonText: Shape = {
  walk: prose.walk,
  restore: (value, restoring) => restoreWhole(stringIn(value, restoring), 'json', restoring.steps),
};

/**
 * A text of an answer that arrives in pieces when it is streamed. `asked`: the answer itself, which is
 * JSON where the request asked for that.
 */
export function piece(family: string, mode: TextMode | 'asked'): Shape {
  return {
    walk: (_value, walking) => walking.refuse('invalid_value'),
    restore(value, restoring) {
      const asked = restoring.steps.structured === true ? 'json' : 'text';
      const source = stringIn(value, restoring);
      return restoring.piece(family, mode === 'asked' ? asked : mode, source);
    },
  };
}

/** An id-like word: letters, digits and the punctuation of ids, without spaces. */
export const token: Shape = {
  walk(value, walking) {
    const word = stringIn(value, walking);
    if (!isToken(word)) return walking.refuse('invalid_value', { expected: 'token' });
    return walkText(word, walking, 'token');
  },
  restore: (value, restoring) => restoring.steps.token(stringIn(value, restoring)),
};

/** A name somebody chose: a token where it looks like one, else free text. */
export const name: Shape = {
  walk: (value, walking) => walkName(stringIn(value, walking), walking),
  restore: token.restore,
};

/**
 * A word of the API in an answer (a status, a reason); new ones are let through. Empty where a server
 * has nothing to say: Azure's events about a content filter name neither object nor model.
 */
export const word: Shape = {
  walk: (_value, walking) => walking.refuse('invalid_value'),
  restore(value, restoring) {
    const isWord = typeof value === 'string' && WORD.test(value);
    return isWord ? value : restoring.refuse('invalid_value', { expected: 'word' });
  },
};

/** One of these words, and nothing else. */
export function oneOf(...names: string[]): Shape {
  const known = new Set<Json>(names);
  return {
    walk: (value, walking) =>
      known.has(value) ? undefined : walking.refuse('invalid_value', { expected: names }),
    restore: (value, restoring) =>
      known.has(value) ? value : restoring.refuse('invalid_value', { expected: names }),
  };
}

/** A number of an answer. One of a request is a setting (`settings.ts`) or data (`free`), and never neither. */
export const number: Shape = {
  walk: (_value, walking) => walking.refuse('invalid_value'),
  restore: (value, restoring) =>
    Number.isFinite(value) ? value : restoring.refuse('invalid_value', { expected: 'number' }),
};

export const boolean: Shape = {
  walk: (value, walking) =>
    typeof value === 'boolean'
      ? undefined
      : walking.refuse('invalid_value', { expected: 'boolean' }),
  restore: (value, restoring) =>
    typeof value === 'boolean' ? value : restoring.refuse('invalid_value', { expected: 'boolean' }),
};

/** Any JSON: every key, string and number in it is a locus. */
export const free: Shape = {
  walk: (value, walking) => walkFree(value, walking, walking.label),
  restore: (value, restoring) => restoreFree(value, restoring.steps),
};

/**
 * A map whose keys somebody chose, and whose values all have one shape, or are null, but for those of `known`
 * keys. As in free JSON, a text or number is read under its key.
 */
export function mapOf(shape: Shape, known: Fields = {}): Shape {
  const of = nullable(shape);
  const shapes = new Map(Object.entries(known).map(([key, each]) => [key, nullable(each)]));
  return {
    walk(value, walking) {
      if (!isObject(value)) return walking.refuse('invalid_value', { expected: 'object' });
      return walkEntries(value, walking, (inner, key) =>
        underLabel(key, walking, () => (shapes.get(key) ?? of).walk(inner, walking)),
      );
    },
    restore(value, restoring) {
      if (!isObject(value)) return restoring.refuse('invalid_value', { expected: 'object' });
      return restoreEntries(
        value,
        (key) => restoring.steps.token(key),
        (inner) => of.restore(inner, restoring),
      );
    },
  };
}

/** Values to choose from: read under a label, for `Parkinson` by itself is anybody's name. */
export function listedAs(label: string): Shape {
  const values = array(prose);
  return {
    walk: (value, walking) => underLabel(label, walking, () => values.walk(value, walking)),
    restore: (value, restoring) => values.restore(value, restoring),
  };
}

/** A word, a number, a switch; nothing nested. */
export const scalar: Shape = byKind({ string: prose, number: free, boolean });

/** Fields that are known and not passed on, with what to do instead. */
export const refusedFields = (names: readonly string[], remedy: string): Fields =>
  Object.fromEntries(names.map((field) => [field, refusing('unknown_field', { field, remedy })]));

/** Types of parts, likewise: variants of a `tagged` shape. */
export const refusedParts = (names: readonly string[], remedy: string): Fields =>
  Object.fromEntries(names.map((type) => [type, refusing('unknown_part', { type, remedy })]));

function refusing(code: FailureCode, facts: Facts): Shape {
  return {
    walk: (_value, walking) => walking.refuse(code, facts),
    restore: (_value, restoring) => restoring.refuse('invalid_value'),
  };
}

/** Images, audio, files: as they are, to an upstream that may receive them; else refused. */
export const media: Shape = {
  walk(_value, walking) {
    if (!walking.permits.media) walking.refuse('media_refused');
    walking.media.push(walking.path());
    return undefined;
  },
  restore: (value) => value,
};

/** A signed or encrypted block: an edit would break it, so it is passed as it is and reported. */
export const sealed: Shape = {
  walk(value, walking) {
    walking.seals(stringIn(value, walking));
    return undefined;
  },
  restore(value, restoring) {
    restoring.steps.seen.sealed.push(stringIn(value, restoring));
    return value;
  },
};

/** The id of server-side state. The vault knows those that it may be; so it is passed as it is. */
export const continuation: Shape = {
  walk(value, walking) {
    const id = stringIn(value, walking);
    if (!isToken(id)) return walking.refuse('invalid_value', { expected: 'token' });
    walking.continues(id);
    return undefined;
  },
  restore: (value, restoring) => answerId.restore(value, restoring),
};

/** An id that the upstream gave: reported, up to a limit, so that a later request may refer to it. */
export const answerId: Shape = {
  walk: (_value, walking) => walking.refuse('invalid_value'),
  restore(value, restoring) {
    const id = stringIn(value, restoring);
    const { ids } = restoring.steps.seen;
    const isFull = ids.length >= LIMITS.answerIdsMax;
    if (!isFull && ids[ids.length - 1] !== id && !ids.includes(id)) ids.push(id);
    return id;
  },
};

/** The name of the model: the gateway's in a request, the upstream's in an answer. */
export const model: Shape = {
  walk(value, walking) {
    if (!isToken(stringIn(value, walking))) {
      return walking.refuse('invalid_value', { expected: 'token' });
    }
    return (changes) => changes.model;
  },
  restore(value, restoring) {
    restoring.steps.seen.model = stringIn(value, restoring);
    return value;
  },
};

/** A field of a request that the model does not need: left out under minimum necessary. */
export function droppable(shape: Shape): Shape {
  return {
    walk(value, walking) {
      const edit = shape.walk(value, walking);
      return (changes) => (changes.drop ? undefined : edit === undefined ? value : edit(changes));
    },
    restore: (value, restoring) => shape.restore(value, restoring),
  };
}

/** A known field of an answer that is not passed on. */
export const omitted: Shape = {
  walk: (_value, walking) => walking.refuse('invalid_value'),
  restore: () => undefined,
};

/** A string that the server made (a fingerprint, a tier), not the model. */
export const serverText: Shape = {
  walk: (_value, walking) => walking.refuse('invalid_value'),
  restore: (value, restoring) => stringIn(value, restoring),
};

/** Counts of tokens, and counts within: servers differ in which, so numbers pass by any plain name. */
export const counts: Shape = {
  walk: (_value, walking) => walking.refuse('invalid_value'),
  restore(value, restoring) {
    if (!isObject(value)) return restoring.refuse('invalid_value', { expected: 'object' });
    return onlyNumbers(value, restoring.steps.seen);
  },
};

/**
 * Strings by key; null says nothing. Keys `chaperone_*` are for the gateway and go no further; with
 * `keys`, only these and ours are known; without, keys are free.
 */
export function metadata(keys?: readonly string[]): Shape {
  const strings =
    keys === undefined ? mapOf(prose) : object(Object.fromEntries(keys.map((key) => [key, prose])));
  return {
    walk(value, walking) {
      if (!isObject(value)) return walking.refuse('invalid_value', { expected: 'object' });
      const rest: JsonObject = {};
      for (const [key, inner] of Object.entries(value)) {
        if (!key.startsWith(OWN_PREFIX)) define(rest, key, inner);
        else if (inner !== null) walking.ownMetadata[key] = ownValue(key, inner, walking);
      }
      const size = Object.keys(rest).length;
      const edit = strings.walk(rest, walking);
      const isUntouched = size === Object.keys(value).length;
      return (changes) => {
        if (changes.drop || size === 0) return isUntouched && !changes.drop ? value : undefined;
        const after = edit?.(changes) ?? rest;
        return isUntouched && after === rest ? value : after;
      };
    },
    restore: (value, restoring) => strings.restore(value, restoring),
  };
}

const OWN_PREFIX = 'chaperone_';
const COUNT_NAME = /^[a-z][a-z0-9_]{0,63}$/i;
/** Two digits in a row are part of a name (`us-east-1`); more could be anybody's number. */
const WORD = /^(?:[A-Za-z_.-]|\d{1,2}(?!\d)){0,64}$/;

interface Refusing {
  refuse(code: 'invalid_value', facts?: { expected: string }): never;
}

function stringIn(value: Json, trail: Refusing): string {
  return typeof value === 'string' ? value : trail.refuse('invalid_value', { expected: 'string' });
}

function underLabel<Walked>(label: string, walking: Walking, walk: () => Walked): Walked {
  const outer = walking.label;
  walking.label = label;
  const walked = walk();
  walking.label = outer;
  return walked;
}

function onlyNumbers(value: JsonObject, seen: AnswerSeen): JsonObject {
  const entries = Object.entries(value);
  const after = entries.flatMap(([key, inner]): [string, Json][] => {
    if (COUNT_NAME.test(key)) {
      if (isObject(inner)) return [[key, onlyNumbers(inner, seen)]];
      if (typeof inner === 'number' || inner === null) return [[key, inner]];
    }
    seen.droppedFields += 1;
    return [];
  });
  const isSame =
    after.length === entries.length && after.every(([key, inner]) => inner === value[key]);
  return isSame ? value : Object.fromEntries(after);
}

function ownValue(key: string, value: Json, walking: Walking): string {
  walking.enter(/^[a-z_]{1,64}$/.test(key) ? key : '{}');
  const own = stringIn(value, walking);
  walking.leave();
  return own;
}

/** Also for the key `__proto__`, which an assignment would take for something else. */
function define(into: JsonObject, key: string, value: Json): void {
  Object.defineProperty(into, key, { value, enumerable: true, writable: true, configurable: true });
}
