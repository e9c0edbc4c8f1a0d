/**
 * Edits of JSON source that take members and elements out. A member goes with its comma, and nothing
 * else moves: the rest keeps its spacing and order.
 */
import type { SourceEdit } from '../splice.ts';
import { splice } from '../splice.ts';
import { CLOSE_ARRAY, CLOSE_OBJECT, JsonReader, OPEN_ARRAY, OPEN_OBJECT, QUOTE } from './reader.ts';

export interface PruneRules {
  /**
   * May an object stay that lost a member? Asked with the keys that stand and those that went.
   * Where it may not, it goes, and so on upwards.
   */
  mayStand(kept: readonly string[], gone: readonly string[]): boolean;
  /** May an array stay that lost its last element? */
  readonly isEmptyArrayKept: boolean;
  /** A sibling `_name` counts the elements of `name` (FHIR): one that goes leaves `null`. */
  readonly hasSiblings: boolean;
}

/** The source with its edits, which stand in source order and each cover one value or one key. */
export function editJson(source: string, edits: readonly SourceEdit[], rules: PruneRules): string {
  if (!edits.some(({ text }) => text === null)) return splice(source, edits);
  return new Pruner(source, edits, rules).whole();
}

interface Member {
  readonly key: string;
  /** From after the comma or bracket before it: white space, key, colon. */
  readonly lead: string;
  readonly value: string | null;
  /** White space up to the comma or bracket after it. */
  readonly tail: string;
}

class Pruner {
  readonly #reader: JsonReader;
  readonly #source: string;
  readonly #edits: readonly SourceEdit[];
  readonly #rules: PruneRules;
  readonly #hasSiblings: boolean;
  #edit = 0;

  constructor(source: string, edits: readonly SourceEdit[], rules: PruneRules) {
    this.#source = source;
    this.#edits = edits;
    this.#rules = rules;
    this.#hasSiblings = rules.hasSiblings && source.includes('"_');
    this.#reader = new JsonReader(source, source.startsWith('\ufeff') ? 1 : 0);
  }

  whole(): string {
    const reader = this.#reader;
    reader.next();
    const before = this.#source.slice(0, reader.at);
    const value = this.#value(false);
    // A document that has to go as a whole is an empty one of its kind.
    const shell = this.#source[before.length] === '[' ? '[]' : '{}';
    return `${before}${value ?? shell}${this.#source.slice(reader.at)}`;
  }

  /** The value that is next, edited; null where it goes. */
  #value(isCounted: boolean): string | null {
    const reader = this.#reader;
    const start = reader.at;
    const edit = this.#edits[this.#edit];
    if (edit?.start === start) {
      this.#edit += 1;
      reader.skip();
      return edit.text;
    }
    const unit = reader.next();
    const hasEdits = edit !== undefined;
    if (hasEdits && unit === OPEN_OBJECT) return this.#container(CLOSE_OBJECT, isCounted);
    if (hasEdits && unit === OPEN_ARRAY) return this.#container(CLOSE_ARRAY, isCounted);
    reader.skip();
    return this.#source.slice(start, reader.at);
  }

  #container(closing: number, isCounted: boolean): string | null {
    const reader = this.#reader;
    const start = reader.at;
    const first = this.#edit;
    const isObject = closing === CLOSE_OBJECT;
    const counted = isObject && this.#hasSiblings ? this.#countedNames() : undefined;
    if (reader.open(closing)) return this.#source.slice(start, reader.at);

    const members: Member[] = [];
    let isLast = false;
    // `open` has read the white space after the bracket: it belongs to the first member.
    let from = start + 1;
    while (!isLast) {
      const member = this.#member(from, isObject, counted, isCounted);
      isLast = !reader.more(closing);
      members.push(member);
      from = reader.at;
    }
    reader.depth -= 1;
    if (this.#edit === first) return this.#source.slice(start, reader.at);
    return this.#joined(members, isObject);
  }

  #member(
    from: number,
    isObject: boolean,
    counted: ReadonlySet<string> | undefined,
    isCounted: boolean,
  ): Member {
    const reader = this.#reader;
    reader.next();
    let key = '';
    let lead = this.#source.slice(from, reader.at);
    let isKeyGone = false;
    if (isObject) {
      const keyStart = reader.at;
      const keyEnd = reader.string();
      key = reader.text(keyStart + 1, keyEnd);
      const edit = this.#edits[this.#edit];
      if (edit?.start === keyStart) {
        this.#edit += 1;
        isKeyGone = edit.text === null;
        lead += edit.text ?? '';
      } else lead += this.#source.slice(keyStart, keyEnd + 1);
      const afterKey = reader.at;
      reader.colon();
      lead += this.#source.slice(afterKey, reader.at);
    }
    const edited = this.#value(counted?.has(key) ?? false);
    const value = isKeyGone ? null : edited;
    const end = reader.at;
    reader.next();
    const tail = this.#source.slice(end, reader.at);
    const isHeld = value === null && isCounted && !isObject;
    return { key, lead, value: isHeld ? 'null' : value, tail };
  }

  #joined(members: readonly Member[], isObject: boolean): string | null {
    const kept = members.filter(({ value }) => value !== null);
    if (kept.length < members.length) {
      const mayStand = isObject
        ? this.#rules.mayStand(
            kept.map(({ key }) => key),
            members.filter(({ value }) => value === null).map(({ key }) => key),
          )
        : kept.length > 0 || this.#rules.isEmptyArrayKept;
      if (!mayStand) return null;
    }
    const lastTail = members[members.length - 1]!.tail;
    const inside = kept
      .map(({ lead, value, tail }, index) =>
        index === kept.length - 1 ? lead + value + lastTail : lead + value + tail,
      )
      .join(',');
    return isObject ? `{${inside}}` : `[${inside}]`;
  }

  /** Names in the object at the reader that have a sibling `_name`. */
  #countedNames(): Set<string> {
    const ahead = new JsonReader(this.#source, this.#reader.at);
    const counted = new Set<string>();
    if (ahead.open(CLOSE_OBJECT)) return counted;
    do {
      if (ahead.next() !== QUOTE) throw ahead.invalid(ahead.at);
      const start = ahead.at + 1;
      const name = ahead.text(start, ahead.string());
      if (name.startsWith('_')) counted.add(name.slice(1)).add(name);
      ahead.colon();
      ahead.skip();
    } while (ahead.more(CLOSE_OBJECT));
    return counted;
  }
}
