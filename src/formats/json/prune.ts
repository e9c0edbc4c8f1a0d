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
  /**
   * A sibling `_name` counts the elements of `name` (FHIR): one that goes leaves `null`, where the other has
   * something at its place.
   */
  readonly hasSiblings: boolean;
  /** Of members that have to be there. */
  readonly required?: Required;
}

interface Required {
  /** Offsets of their keys, in source order. */
  readonly at: readonly number[];
  /** The member that stands for one that is gone. */
  standIn(key: string, value: string): string;
}

/** The source with its edits, which stand in source order and each cover one value or one key. */
export function editJson(source: string, edits: readonly SourceEdit[], rules: PruneRules): string {
  if (!edits.some(({ text }) => text === null)) return splice(source, edits);
  // Which places are empty in two lists is known when both are read. What then goes may empty others.
  const empty = new Set<number>();
  for (;;) {
    const known = empty.size;
    const edited = new Pruner(source, edits, rules, empty).whole();
    if (empty.size === known) return edited;
  }
}

/** An element of a list that is counted: does it say anything, and was it taken out? */
interface Slot {
  readonly start: number;
  readonly isEmpty: boolean;
  readonly isGone: boolean;
}

/** By name, of lists that count each other; without those of which nothing can be told. */
type Counted = Map<string, Slot[]>;

class Pruner {
  readonly #reader: JsonReader;
  readonly #source: string;
  readonly #edits: readonly SourceEdit[];
  readonly #rules: PruneRules;
  readonly #hasSiblings: boolean;
  /** Offsets of elements that are empty in both lists of two. */
  readonly #empty: Set<number>;
  #edit = 0;
  #required = 0;
  /** In source order: the edits of what stays, and cuts. */
  readonly #made: SourceEdit[] = [];

  constructor(source: string, edits: readonly SourceEdit[], rules: PruneRules, empty: Set<number>) {
    this.#empty = empty;
    this.#source = source;
    this.#edits = edits;
    this.#rules = rules;
    this.#hasSiblings = rules.hasSiblings && source.includes('"_');
    this.#reader = new JsonReader(source, source.startsWith('\ufeff') ? 1 : 0);
  }

  whole(): string {
    const reader = this.#reader;
    const isArray = reader.next() === OPEN_ARRAY;
    const start = reader.at;
    if (this.#value(undefined, false)) return splice(this.#source, this.#made);
    // A document that has to go as a whole is an empty one of its kind.
    return splice(this.#source, [{ start, end: reader.at, text: isArray ? '[]' : '{}' }]);
  }

  /**
   * Reads the value that is next.
   *
   * @param slots of a list that is counted: to be filled
   * @param isNeeded it stays for the sake of what it needs itself
   * @returns whether it stays; where not, what was made of it is void
   */
  #value(slots: Slot[] | undefined, isNeeded: boolean): boolean {
    const reader = this.#reader;
    const edit = this.#edits[this.#edit];
    if (edit?.start === reader.at) {
      this.#edit += 1;
      reader.skip();
      if (edit.text !== null) this.#made.push(edit);
      return edit.text !== null;
    }
    const unit = reader.next();
    if (edit !== undefined && unit === OPEN_OBJECT) return this.#object(isNeeded);
    const isRead = edit !== undefined || slots !== undefined;
    if (isRead && unit === OPEN_ARRAY) return this.#array(slots, isNeeded);
    reader.skip();
    return true;
  }

  #object(isNeeded: boolean): boolean {
    const reader = this.#reader;
    const counted = this.#hasSiblings ? this.#countedNames() : undefined;
    const members = new Members(this.#made, reader.at + 1);
    if (reader.open(CLOSE_OBJECT)) return true;
    do {
      members.begin();
      reader.next();
      this.#member(members, counted);
    } while (members.more(reader, CLOSE_OBJECT));
    if (counted !== undefined) this.#noteEmpty(counted);
    return members.end(this.#rules.mayStand, isNeeded);
  }

  /** Places where neither of two lists says anything any more. */
  #noteEmpty(counted: Counted): void {
    for (const [name, slots] of counted) {
      const others = counted.get(`_${name}`);
      if (others === undefined) continue;
      for (let at = 0; at < Math.max(slots.length, others.length); at += 1) {
        const both = [slots[at], others[at]].filter((slot) => slot !== undefined);
        if (!both.every(({ isEmpty }) => isEmpty) || !both.some(({ isGone }) => isGone)) continue;
        for (const { start } of both) this.#empty.add(start);
      }
    }
  }

  #member(members: Members, counted: Counted | undefined): void {
    const reader = this.#reader;
    const start = reader.at;
    const key = reader.text(start + 1, reader.string());
    const edit = this.#edits[this.#edit];
    const isEdited = edit?.start === start;
    if (isEdited) {
      this.#edit += 1;
      this.#made.push(edit);
    }
    reader.colon();
    reader.next();
    const valueAt = reader.at;
    const slots = counted?.get(key);
    // Of a list that is replaced as a whole nothing can be told.
    const whole = this.#edits[this.#edit];
    if (whole?.start === valueAt && whole.text !== null) counted?.delete(key);
    const isNeeded = this.#isRequired(start);
    const stays = this.#value(slots, isNeeded) && !(isEdited && edit.text === null);
    members.note(stays, key, reader.at);
    if (stays || !isNeeded || slots !== undefined) return;
    const text = this.#rules.required!.standIn(key, this.#source.slice(valueAt, reader.at));
    members.standIn({ start, end: reader.at, text });
  }

  #isRequired(start: number): boolean {
    const at = this.#rules.required?.at ?? [];
    while (this.#required < at.length && at[this.#required]! < start) this.#required += 1;
    return at[this.#required] === start;
  }

  #array(slots: Slot[] | undefined, isNeeded: boolean): boolean {
    const reader = this.#reader;
    const first = this.#made.length;
    const members = new Members(this.#made, reader.at + 1);
    if (reader.open(CLOSE_ARRAY)) return true;
    do {
      members.begin();
      const isNull = reader.next() === NULL;
      const start = reader.at;
      const before = this.#made.length;
      let stays = this.#value(undefined, isNeeded);
      slots?.push({ start, isEmpty: isNull || !stays, isGone: !stays });
      if (this.#empty.has(start)) stays = false;
      else if (!stays && slots !== undefined) {
        this.#made.length = before;
        this.#made.push({ start, end: reader.at, text: 'null' });
        stays = true;
      }
      members.note(stays, '', reader.at);
    } while (members.more(reader, CLOSE_ARRAY));
    const isBare = slots?.every(({ isEmpty }) => isEmpty) && slots.some(({ isGone }) => isGone);
    if (isBare) {
      this.#made.length = first;
      return false;
    }
    return members.end((kept) => kept.length > 0 || this.#rules.isEmptyArrayKept);
  }

  /** Names in the object at the reader that have a sibling `_name`. */
  #countedNames(): Counted {
    const ahead = new JsonReader(this.#source, this.#reader.at);
    const counted: Counted = new Map();
    if (ahead.open(CLOSE_OBJECT)) return counted;
    do {
      if (ahead.next() !== QUOTE) throw ahead.invalid(ahead.at);
      const start = ahead.at + 1;
      const name = ahead.text(start, ahead.string());
      if (name.startsWith('_')) counted.set(name.slice(1), []).set(name, []);
      ahead.colon();
      ahead.skip();
    } while (ahead.more(CLOSE_OBJECT));
    return counted;
  }
}

/** `n`, which `null` alone begins with. */
const NULL = 0x6e;

type MayStand = (kept: readonly string[], gone: readonly string[]) => boolean;

/** Members of one object or array as they are read: which stay, and the cuts that take out the others. */
class Members {
  readonly #made: SourceEdit[];
  readonly #first: number;
  /** Past the opening bracket: the white space there is the first member's. */
  readonly #inside: number;
  readonly #kept: string[] = [];
  readonly #gone: string[] = [];
  #standIns = 0;
  /** Of the member that is read: from past the comma before it; what was made before it. */
  #from: number;
  #before = 0;
  /** Of those that go and that none follows yet that stays; -1 where there is none. */
  #goneFrom = -1;
  #keptEnd = 0;
  #lastEnd = 0;

  constructor(made: SourceEdit[], inside: number) {
    this.#made = made;
    this.#first = made.length;
    this.#inside = inside;
    this.#from = inside;
  }

  begin(): void {
    this.#before = this.#made.length;
    if (this.#goneFrom >= 0) this.#cut(this.#goneFrom, this.#from);
  }

  /** Read up to `end`. */
  note(stays: boolean, key: string, end: number): void {
    this.#lastEnd = end;
    if (stays) {
      this.#kept.push(key);
      this.#keptEnd = end;
      this.#goneFrom = -1;
    } else {
      this.#gone.push(key);
      this.#made.length = this.#before;
      if (this.#goneFrom < 0) this.#goneFrom = this.#from;
    }
  }

  /** Of the member that was noted as gone: it is there after all. */
  standIn(edit: SourceEdit): void {
    this.#standIns += 1;
    // Those before it that go: their cut was made for this one as it began, and was taken back with it.
    if (this.#goneFrom < this.#from) this.#cut(this.#goneFrom, this.#from);
    this.#made.push(edit);
    this.#keptEnd = edit.end;
    this.#goneFrom = -1;
  }

  /** Is there another one? */
  more(reader: JsonReader, closing: number): boolean {
    const isMore = reader.more(closing);
    this.#from = reader.at;
    if (!isMore) reader.depth -= 1;
    return isMore;
  }

  /** @returns whether what holds them stays: not for stand-ins alone, unless it is needed itself */
  end(mayStand: MayStand, isNeeded = false): boolean {
    if (this.#gone.length === 0) return true;
    const isHeld = isNeeded && this.#standIns > 0;
    if (!isHeld && !mayStand(this.#kept, this.#gone)) {
      this.#made.length = this.#first;
      return false;
    }
    // The white space before the bracket is left to the last that stays.
    if (this.#kept.length + this.#standIns === 0) this.#cut(this.#inside, this.#from - 1);
    else if (this.#goneFrom >= 0) this.#cut(this.#keptEnd, this.#lastEnd);
    return true;
  }

  #cut(start: number, end: number): void {
    this.#made.push({ start, end, text: null });
  }
}
