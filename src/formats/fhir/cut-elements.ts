/**
 * Minimum necessary for FHIR R4 in JSON: of every resource the declared elements of the first level stay,
 * byte for byte, and all others go. What is around resources (other JSON, a Bundle) stays, too.
 *
 * Source  45 CFR 164.502(b), 164.514(d); FHIR R4 §2.6 JSON representation
 */
import { isObject, type Json } from '../../core/json.ts';
import { editJson, type PruneRules } from '../json/prune.ts';
import {
  CLOSE_ARRAY,
  CLOSE_OBJECT,
  JsonReader,
  OPEN_ARRAY,
  OPEN_OBJECT,
  QUOTE,
} from '../json/reader.ts';
import { spellLiteral } from '../json-literals.ts';
import { type Cut, type CutCounts, NOTHING_CUT, sumOf } from '../records/cut.ts';
import type { SourceEdit } from '../splice.ts';

export interface ElementRules {
  /** Asked of each element: `Condition`, `code`. */
  isWanted(type: string, element: string): boolean;
  /** Cuts a string: outside of resources, it may hold some. */
  string(text: string): Cut;
}

/**
 * @param source an object or array, as `JSON.parse` takes it
 * @throws Failure too_deep
 */
export function cutElements(source: string, rules: ElementRules): Cut {
  const { edits, ...cut } = new ElementCutter(source, rules).value();
  return { ...cut, text: editJson(source, edits, PRUNE) };
}

/** What is to be done to one value. */
interface Part extends CutCounts {
  readonly edits: readonly SourceEdit[];
}

interface Member {
  readonly name: string;
  /** Of the key with its quotes. */
  readonly start: number;
  readonly end: number;
  readonly valueStart: number;
  readonly valueEnd: number;
  /** What would be done to its value, if it stays. */
  readonly part: Part;
}

class ElementCutter {
  readonly #source: string;
  readonly #rules: ElementRules;
  readonly #reader: JsonReader;

  constructor(source: string, rules: ElementRules) {
    this.#source = source;
    this.#rules = rules;
    this.#reader = new JsonReader(source);
  }

  /** Reads the value that is next. */
  value(): Part {
    const unit = this.#reader.next();
    if (unit === OPEN_OBJECT) return this.#object();
    if (unit === OPEN_ARRAY) return this.#array();
    if (unit === QUOTE) return this.#string();
    this.#reader.scalar();
    return NOTHING;
  }

  #object(): Part {
    const reader = this.#reader;
    const members: Member[] = [];
    let type: string | undefined;
    if (reader.open(CLOSE_OBJECT)) return NOTHING;
    do {
      const member = this.#member();
      members.push(member);
      if (member.name === 'resourceType') type = this.#typeAt(member) ?? type;
    } while (reader.more(CLOSE_OBJECT));
    reader.depth -= 1;
    return type === undefined ? joined(members.map(({ part }) => part)) : this.#cut(type, members);
  }

  #member(): Member {
    const reader = this.#reader;
    reader.next();
    const start = reader.at;
    const name = reader.text(start + 1, reader.string());
    const end = reader.at;
    reader.colon();
    const valueStart = reader.at;
    const part = this.value();
    return { name, start, end, valueStart, valueEnd: reader.at, part };
  }

  /** `resourceType` of a resource; in a schema, say, it is an object. */
  #typeAt({ valueStart, valueEnd }: Member): string | undefined {
    const type: Json = JSON.parse(this.#source.slice(valueStart, valueEnd));
    return typeof type === 'string' ? type : undefined;
  }

  #array(): Part {
    const reader = this.#reader;
    const parts: Part[] = [];
    if (reader.open(CLOSE_ARRAY)) return NOTHING;
    do {
      const part = this.value();
      if (part !== NOTHING) parts.push(part);
    } while (reader.more(CLOSE_ARRAY));
    reader.depth -= 1;
    return joined(parts);
  }

  #string(): Part {
    const reader = this.#reader;
    const start = reader.at;
    const text = reader.text(start + 1, reader.string());
    const { text: after, ...counts } = this.#rules.string(text);
    if (after === text) return counts.offered === 0 ? NOTHING : { ...counts, edits: [] };
    const literal = spellLiteral('string', after, this.#source.slice(start, reader.at));
    return { ...counts, edits: [{ start, end: reader.at, text: literal }] };
  }

  /** Of a Bundle what makes it one, and its entries, each cut on its own; of others what is wanted, whole. */
  #cut(type: string, members: readonly Member[]): Part {
    const isBundle = type === 'Bundle';
    const parts = members.map((member): Part => {
      const { name, start, end, part } = member;
      const stays = isBundle
        ? BUNDLE.has(name)
        : name === 'resourceType' || this.#rules.isWanted(type, name);
      if (!stays) return { ...NOTHING, edits: [{ start, end, text: null }], offered: 1, sent: 0 };
      const within = isBundle && name === 'entry' ? part : NOTHING;
      return { ...within, offered: within.offered + 1, sent: within.sent + 1 };
    });
    const all = joined(parts);
    // Of which nothing but the type is sent, that says nothing.
    if (!isBundle && all.sent < 2) return all;
    const stated = members.flatMap((member, at) =>
      parts[at]!.sent > 0 ? [] : this.#stated(member),
    );
    return { ...all, stated: [...all.stated, ...stated] };
  }

  /** Labels in a member that goes. */
  #stated({ name, valueStart, valueEnd }: Member): Json[] {
    if (!STATES.has(name)) return [];
    const value: Json = JSON.parse(this.#source.slice(valueStart, valueEnd));
    // R4 Composition.confidentiality is a code alone.
    if (name === 'confidentiality') return [{ confidentiality: value }];
    const security = name === 'meta' && isObject(value) ? value.security : value;
    return security === undefined ? [] : [{ security }];
  }
}

/** Elements by which a resource says how guarded it is. */
const STATES = new Set(['meta', 'securityLabel', 'confidentiality']);
/** What makes a Bundle one. */
const BUNDLE = new Set(['resourceType', 'type', 'entry']);
const NOTHING: Part = { ...NOTHING_CUT, edits: [] };
const PRUNE: PruneRules = {
  mayStand: () => true,
  isEmptyArrayKept: true,
  hasSiblings: false,
};

function joined(parts: readonly Part[]): Part {
  const changed = parts.filter((part) => part !== NOTHING);
  if (changed.length < 2) return changed[0] ?? NOTHING;
  return { ...sumOf(changed), edits: changed.flatMap(({ edits }) => edits) };
}
