/**
 * Minimum necessary for FHIR R4 that stands in a text, whole or between other words: of every resource
 * the declared elements of the first level stay, byte for byte, and all others go.
 *
 * Source  45 CFR 164.502(b), 164.514(d); FHIR R4 §2.6 JSON representation
 */
import { Failure } from '../../core/failures.ts';
import { editJson, type PruneRules } from '../json/prune.ts';
import { CLOSE_OBJECT, JsonReader, QUOTE } from '../json/reader.ts';
import type { SourceEdit } from '../splice.ts';

/** What was there, and what is left of it. */
export interface CutText {
  readonly text: string;
  /** Elements, or fields, before and after. */
  readonly offered: number;
  readonly sent: number;
}

/** What makes a Bundle one; its entries are cut each on its own. */
const BUNDLE = new Set(['resourceType', 'type', 'entry']);

type IsWanted = (type: string, element: string) => boolean;

/** @param isWanted asked of each element: `Condition`, `code` */
export function cutResources(text: string, isWanted: IsWanted): CutText {
  if (!text.includes('"resourceType"')) return { text, offered: 0, sent: 0 };
  const pieces: string[] = [];
  let offered = 0;
  let sent = 0;
  let copied = 0;
  for (let at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at)) {
    const found = resourceAt(text, at);
    if (found === undefined) {
      at += 1; // what it holds may be one: entries, results of tools
      continue;
    }
    const cut = cutResource(text, at, found, isWanted);
    offered += cut.offered;
    sent += cut.sent;
    pieces.push(text.slice(copied, at), cut.text);
    copied = found.end;
    at = found.end;
  }
  return { text: pieces.join('') + text.slice(copied), offered, sent };
}

function cutResource(
  text: string,
  at: number,
  { type, members, end }: FoundResource,
  isWanted: IsWanted,
): CutText {
  const isBundle = type === 'Bundle';
  const edits: SourceEdit[] = [];
  let offered = members.length;
  let sent = members.length;
  for (const { name, start, end: keyEnd, valueAt, valueEnd } of members) {
    const stays = isBundle ? BUNDLE.has(name) : name === 'resourceType' || isWanted(type, name);
    if (!stays) {
      edits.push({ start, end: keyEnd, text: null });
      sent -= 1;
    } else if (isBundle && name === 'entry') {
      const entries = cutResources(text.slice(valueAt, valueEnd), isWanted);
      edits.push({ start: valueAt - at, end: valueEnd - at, text: entries.text });
      offered += entries.offered;
      sent += entries.sent;
    }
  }
  return { text: editJson(text.slice(at, end), edits, RULES), offered, sent };
}

const RULES: PruneRules = {
  mayStand: () => true,
  isEmptyArrayKept: true,
  hasSiblings: false,
};

interface Member {
  readonly name: string;
  /** Of the key with its quotes, from the beginning of the object. */
  readonly start: number;
  readonly end: number;
  /** Of the value, in the text. */
  readonly valueAt: number;
  readonly valueEnd: number;
}

interface FoundResource {
  readonly type: string;
  readonly members: readonly Member[];
  readonly end: number;
}

/** The resource that begins at this brace; undefined where none does. */
function resourceAt(text: string, at: number): FoundResource | undefined {
  try {
    const members: Member[] = [];
    const reader = new JsonReader(text, at);
    let type: string | undefined;
    if (reader.open(CLOSE_OBJECT)) return undefined;
    do {
      if (reader.next() !== QUOTE) return undefined;
      const start = reader.at;
      const name = reader.text(start + 1, reader.string());
      const end = reader.at;
      reader.colon();
      const valueAt = reader.at;
      if (name === 'resourceType' && reader.next() === QUOTE) {
        type = reader.text(reader.at + 1, reader.string());
      } else reader.skip();
      const place = { start: start - at, end: end - at, valueAt, valueEnd: reader.at };
      members.push({ name, ...place });
    } while (reader.more(CLOSE_OBJECT));
    return type === undefined ? undefined : { type, members, end: reader.at };
  } catch (thrown) {
    if (thrown instanceof Failure) return undefined; // no JSON, or none that anybody reads
    throw thrown;
  }
}
