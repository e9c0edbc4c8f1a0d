/**
 * What is given to a pack: FHIR R4 resources (a resource, a Bundle, a list, NDJSON) or plain text, cut
 * to the views that the pack declares, as texts that quotes can be looked up in.
 *
 * A text that came as text (plain, or an attachment of `text/*`) is kept character for character. What
 * came as elements is written out, one resource a line.
 */
import { Failure } from '../core/failures.ts';
import { isObject, type Json, type JsonObject } from '../core/json.ts';
import { LIMITS } from '../core/limits.ts';
import { readAttachment, writeElement } from './fhir-text.ts';
import { isModifier, isWithdrawn } from './modifiers.ts';
import type { Pack, View } from './pack.ts';

/** What a file, or a case, holds. */
export interface Given {
  readonly text?: string | undefined;
  readonly resources?: readonly JsonObject[] | undefined;
}

/** One text of what is sent. */
export interface Part {
  readonly view: string;
  readonly text: string;
  /** Which resource each stretch came from, in order; UTF-16 code units, `end` exclusive. */
  readonly places: readonly {
    readonly start: number;
    readonly end: number;
    readonly ref: string;
  }[];
  /** What of it the record says by itself: neither names of elements nor states, which any resource may have. In order. */
  readonly says: readonly Stretch[];
}

/** UTF-16 code units, `end` exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Minimum necessary, measured: what was offered and what of it is sent. */
export interface Counts {
  readonly resourcesOffered: number;
  readonly resourcesSent: number;
  /** Entered in error, or superseded: never sent. */
  readonly resourcesWithdrawn: number;
  /** Elements of the first level, `resourceType` and `id` left out. */
  readonly elementsOffered: number;
  readonly elementsSent: number;
  /** Attachments that are no text, or lie elsewhere, and were left out. */
  readonly attachmentsLeftOut: number;
  readonly characters: number;
}

export interface Source {
  readonly parts: readonly Part[];
  readonly counts: Counts;
}

/**
 * @throws Failure pack_input_invalid: a text for a pack that takes none, more than the limit, or resources of
 *   more than one patient, whom a draft would mix up
 */
export function cutToViews(pack: Pack, { text, resources: offered = [] }: Given): Source {
  assertOnePatient(offered);
  assertUnderstood(offered);
  const resources = offered.filter((resource) => !isWithdrawn(resource));
  const parts: Part[] = [];
  const tally = { resourcesSent: 0, elementsOffered: 0, elementsSent: 0, attachmentsLeftOut: 0 };
  if (text !== undefined) parts.push(ofText(pack, text));

  for (const resource of offered) tally.elementsOffered += elementsOf(resource).length;
  for (const view of pack.views) {
    const lines: Part[] = [];
    for (const [index, resource] of resources.entries()) {
      const wanted = elementsWanted(view, resource);
      if (wanted.length === 0) continue;
      tally.resourcesSent += 1;
      tally.elementsSent += wanted.length;
      const written = writeResource(view, resource, wanted, refOf(resource, index));
      tally.attachmentsLeftOut += written.attachmentsLeftOut;
      if (written.line !== undefined) lines.push(written.line);
      parts.push(...written.attachments);
    }
    if (lines.length > 0) parts.push(joined(view.id, lines));
  }

  const characters = parts.reduce((sum, part) => sum + part.text.length, 0);
  if (characters > LIMITS.packSourceLengthMax) {
    throw new Failure('pack_input_invalid', {
      characters,
      charactersMax: LIMITS.packSourceLengthMax,
    });
  }
  const resourcesWithdrawn = offered.length - resources.length;
  const counts = { resourcesOffered: offered.length, resourcesWithdrawn, ...tally, characters };
  return { parts, counts };
}

/** FHIR forbids reading on where a modifier is not known, at whatever depth: it may say the opposite. */
function assertUnderstood(resources: readonly JsonObject[]): void {
  const strange = resources.find((resource) => hasModifierExtension(resource));
  if (strange !== undefined) {
    throw new Failure('pack_input_invalid', {
      because:
        'a modifierExtension may turn the meaning round: leave the resource out, or resolve it before',
      resourceType: String(strange.resourceType),
    });
  }
}

function hasModifierExtension(value: Json): boolean {
  if (Array.isArray(value)) return value.some(hasModifierExtension);
  if (!isObject(value)) return false;
  return Object.entries(value).some(
    ([name, member]) => name === 'modifierExtension' || hasModifierExtension(member),
  );
}

function assertOnePatient(resources: readonly JsonObject[]): void {
  const known = new Map<string, Set<string>>();
  for (const { kind, name } of resources.flatMap(patientNames)) {
    known.set(kind, (known.get(kind) ?? new Set()).add(name));
  }
  const patients = Math.max(0, ...[...known.values()].map(({ size }) => size));
  if (patients > 1) {
    throw new Failure('pack_input_invalid', {
      because: 'the resources are about more than one patient: run them one by one',
      patients,
    });
  }
}

/** Id of the patient that the resources are about; undefined where none of them says so. */
export function patientIn(resources: readonly JsonObject[]): string | undefined {
  return resources.flatMap(patientNames).find(({ kind }) => kind === 'id')?.name;
}

/** Of one kind, two names are two patients; one patient may well have names of several kinds. */
interface PatientName {
  /** `id`, `url`, `urn` of a bundle, or the system of an identifier. */
  readonly kind: string;
  readonly name: string;
}

/** How a resource calls the patient that it is, or says it is about. */
function patientNames({ resourceType, id, ...links }: JsonObject): PatientName[] {
  if (resourceType === 'Patient') {
    return typeof id === 'string' ? [{ kind: 'id', name: id }] : [];
  }
  const { subject, patient, beneficiary, for: about } = links;
  return [subject, patient, beneficiary, about].flat().flatMap((link) => {
    if (!isObject(link)) return [];
    const { reference, identifier, type = 'Patient' } = link;
    if (type !== 'Patient') return [];
    return [
      ...(typeof reference === 'string' ? referenceNames(reference) : []),
      ...(isObject(identifier) && typeof identifier.value === 'string'
        ? [{ kind: `identifier ${String(identifier.system)}`, name: identifier.value }]
        : []),
    ];
  });
}

function referenceNames(reference: string): PatientName[] {
  if (/^urn:/i.test(reference)) return [{ kind: 'urn', name: reference.toLowerCase() }];
  const [name] = reference.split('/_history/');
  const id = /(?:^|\/)Patient\/([A-Za-z0-9.-]{1,64})$/.exec(name!)?.[1];
  if (id === undefined) return [];
  const isUrl = name !== `Patient/${id}`;
  return [{ kind: 'id', name: id }, ...(isUrl ? [{ kind: 'url', name: name! }] : [])];
}

function ofText(pack: Pack, text: string): Part {
  const view = pack.views.find((each) => each.text === true);
  if (view === undefined) {
    throw new Failure('pack_input_invalid', {
      because: 'this pack takes FHIR resources, not text',
    });
  }
  return asWritten(view, text, 'text');
}

/** A text that came as one. */
function asWritten({ id: view }: View, text: string, ref: string): Part {
  const all = { start: 0, end: text.length };
  return { view, text, places: [{ ...all, ref }], says: [all] };
}

const IDENTIFIES = new Set(['resourceType', 'id']);
const elementsOf = (resource: JsonObject): string[] =>
  Object.keys(resource).filter((name) => !IDENTIFIES.has(name));

/** In the order of the view, which is the one that the author chose. */
function elementsWanted({ resources }: View, resource: JsonObject): string[] {
  const { resourceType: type } = resource;
  const declared =
    typeof type === 'string' && Object.hasOwn(resources, type) ? resources[type]! : [];
  return declared.filter((name) => Object.hasOwn(resource, name));
}

function refOf({ resourceType, id }: JsonObject, index: number): string {
  return `${String(resourceType)}/${typeof id === 'string' ? id : `#${index}`}`;
}

interface Written {
  /** The elements on one line; undefined where all of them were attachments. */
  readonly line: Part | undefined;
  readonly attachments: readonly Part[];
  readonly attachmentsLeftOut: number;
}

function writeResource(
  view: View,
  resource: JsonObject,
  wanted: readonly string[],
  ref: string,
): Written {
  const attachments: Part[] = [];
  let attachmentsLeftOut = 0;
  const take = (attachment: JsonObject): void => {
    const text = readAttachment(attachment);
    if (text === undefined) attachmentsLeftOut += 1;
    else attachments.push(asWritten(view, text, ref));
  };
  const type = String(resource.resourceType);
  const says: Stretch[] = [];
  let text = type;
  for (const name of wanted) {
    const written = writeElement(resource[name] as Json, take);
    if (written === '') continue;
    text += ` | ${name}: `;
    const start = text.length;
    text += written;
    if (!isModifier(type, name)) says.push({ start, end: text.length });
  }
  if (text === type) return { line: undefined, attachments, attachmentsLeftOut };
  const line = { view: view.id, text, places: [{ start: 0, end: text.length, ref }], says };
  return { line, attachments, attachmentsLeftOut };
}

function joined(view: string, lines: readonly Part[]): Part {
  let text = '';
  const places: Part['places'][number][] = [];
  const says: Stretch[] = [];
  for (const line of lines) {
    const at = text.length;
    text += line.text;
    places.push({ start: at, end: text.length, ref: line.places[0]!.ref });
    says.push(...line.says.map(({ start, end }) => ({ start: at + start, end: at + end })));
    text += '\n';
  }
  return { view, text, places, says };
}

/** A file as it is: JSON and NDJSON that hold resources are read as such, anything else is text. */
export function readGiven(content: string): Given {
  const json = content.replace(/^\ufeff/, '');
  if (!isMeantAsJson(json)) return { text: content };
  const resources = resourcesIn(json);
  if (resources.length === 0) throw notFhir('this JSON holds no FHIR resource');
  return { resources };
}

/** JSON, also where it breaks off. A note may well begin with a bracket: `[08:10] Seen by …`. */
function isMeantAsJson(content: string): boolean {
  if (/^\s*(?:\{\s*"|\[\s*\{)/.test(content)) return true;
  if (!/^\s*[[{]/.test(content)) return false;
  try {
    JSON.parse(content);
    return true;
  } catch {
    return false;
  }
}

function resourcesIn(content: string): JsonObject[] {
  try {
    return flat(JSON.parse(content) as Json);
  } catch (thrown) {
    if (thrown instanceof Failure) throw thrown;
  }
  return content.split(/\r?\n/).flatMap((line, index) => {
    if (line.trim() === '') return [];
    try {
      return flat(JSON.parse(line) as Json);
    } catch (thrown) {
      if (thrown instanceof Failure) throw thrown;
      throw notFhir('this is neither JSON nor NDJSON', { line: index + 1 });
    }
  });
}

/** A resource, a list of them, or the entries of a Bundle. */
function flat(value: Json): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(flat);
  if (!isObject(value) || typeof value.resourceType !== 'string') {
    throw notFhir('each value must be a FHIR resource with its resourceType');
  }
  if (value.resourceType !== 'Bundle') return [value];
  const entries = Array.isArray(value.entry) ? value.entry : [];
  return entries.flatMap((entry) =>
    isObject(entry) && isObject(entry.resource) ? flat(entry.resource) : [],
  );
}

function notFhir(because: string, facts: { line?: number } = {}): Failure {
  return new Failure('pack_input_invalid', { because, ...facts });
}
