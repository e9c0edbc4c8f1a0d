/**
 * A FHIR resource as FHIRPath sees it: nodes with names, types and the offsets of their values. Elements of
 * arrays are nodes of one name; `_birthDate` is one of the name and type of `birthDate`; keys that tell a
 * type (`valueQuantity`) are the element and the type.
 */
import { elementType } from '../../../core/fhir-path/element-types.ts';
import type { FhirNode } from '../../../core/fhir-path/node.ts';
import {
  CLOSE_ARRAY,
  CLOSE_OBJECT,
  JsonReader,
  OPEN_ARRAY,
  OPEN_OBJECT,
  QUOTE,
} from '../../json/reader.ts';

/** @throws Failure document_invalid, too_deep */
export function fhirNodes(source: string): FhirNode {
  const reader = new JsonReader(source, source.startsWith('\ufeff') ? 1 : 0);
  const raw = readRaw(reader);
  reader.end();
  return nodeOf(raw, { key: '', name: '', type: undefined, path: '', parent: undefined });
}

interface Raw {
  readonly at: number;
  readonly value: string | number | boolean | undefined;
  readonly members: readonly (readonly [key: string, raw: Raw])[];
}

interface Around {
  readonly key: string;
  readonly name: string;
  readonly type: string | undefined;
  /** What elements within are looked up under. */
  readonly path: string;
  readonly parent: FhirNode | undefined;
}

function nodeOf({ at, value, members }: Raw, around: Around): FhirNode {
  const { key, parent } = around;
  const resource = members.find(([member]) => member === 'resourceType')?.[1].value;
  const isResource = typeof resource === 'string';
  const name = isResource && parent === undefined ? resource : around.name;
  const type = isResource ? resource : around.type;
  const path = isResource ? resource : around.path;
  const children: FhirNode[] = [];
  const node = { name, key, type, isResource, at, value, parent, children };
  for (const [member, raw] of members) {
    if (member !== 'resourceType') children.push(nodeOf(raw, within(member, path, node)));
  }
  return node;
}

function within(key: string, path: string, parent: FhirNode): Around {
  const { name, type } = elementType(path, key.startsWith('_') ? key.slice(1) : key);
  return { key, name, type, path: type ?? `${path}.${name}`, parent };
}

function readRaw(reader: JsonReader): Raw {
  const unit = reader.next();
  const { at } = reader;
  if (unit === OPEN_OBJECT) return { at, value: undefined, members: readMembers(reader) };
  if (unit === QUOTE) {
    const end = reader.string();
    return { at, value: reader.text(at + 1, end), members: [] };
  }
  reader.scalar();
  const value = JSON.parse(reader.source.slice(at, reader.at)) as number | boolean | null;
  return { at, value: value ?? undefined, members: [] };
}

function readMembers(reader: JsonReader): (readonly [string, Raw])[] {
  const members: (readonly [string, Raw])[] = [];
  if (reader.open(CLOSE_OBJECT)) return members;
  do {
    if (reader.next() !== QUOTE) throw reader.invalid(reader.at);
    const start = reader.at;
    const key = reader.text(start + 1, reader.string());
    reader.colon();
    readEach(reader, (raw) => members.push([key, raw]));
  } while (reader.more(CLOSE_OBJECT));
  reader.depth -= 1;
  return members;
}

/** The value, or each of a list. */
function readEach(reader: JsonReader, take: (raw: Raw) => void): void {
  if (reader.next() !== OPEN_ARRAY) {
    take(readRaw(reader));
    return;
  }
  if (reader.open(CLOSE_ARRAY)) return;
  do readEach(reader, take);
  while (reader.more(CLOSE_ARRAY));
  reader.depth -= 1;
}
