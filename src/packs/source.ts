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
}

/** Minimum necessary, measured: what was offered and what of it is sent. */
export interface Counts {
  readonly resourcesOffered: number;
  readonly resourcesSent: number;
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
export function cutToViews(pack: Pack, { text, resources = [] }: Given): Source {
  assertOnePatient(resources);
  const parts: Part[] = [];
  const tally = { resourcesSent: 0, elementsOffered: 0, elementsSent: 0, attachmentsLeftOut: 0 };
  if (text !== undefined) parts.push(ofText(pack, text));

  for (const resource of resources) tally.elementsOffered += elementsOf(resource).length;
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
  return { parts, counts: { resourcesOffered: resources.length, ...tally, characters } };
}

function assertOnePatient(resources: readonly JsonObject[]): void {
  const patients = new Set(resources.flatMap(patientOf));
  if (patients.size > 1) {
    throw new Failure('pack_input_invalid', {
      because: 'the resources are about more than one patient: run them one by one',
      patients: patients.size,
    });
  }
}

/** The patient that a resource is, or says it is about. */
function patientOf({ resourceType, id, subject, patient, beneficiary }: JsonObject): string[] {
  if (resourceType === 'Patient') return typeof id === 'string' ? [`Patient/${id}`] : [];
  return [subject, patient, beneficiary].flatMap((link) => {
    const reference = isObject(link) && typeof link.reference === 'string' ? link.reference : '';
    const found = /(?:^|\/)(Patient\/[A-Za-z0-9.-]{1,64})(?:\/_history\/.*)?$/.exec(reference)?.[1];
    return found === undefined ? [] : [found];
  });
}

function ofText(pack: Pack, text: string): Part {
  const view = pack.views.find((each) => each.text === true);
  if (view === undefined) {
    throw new Failure('pack_input_invalid', {
      because: 'this pack takes FHIR resources, not text',
    });
  }
  return { view: view.id, text, places: [{ start: 0, end: text.length, ref: 'text' }] };
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
    else attachments.push({ view: view.id, text, places: [{ start: 0, end: text.length, ref }] });
  };
  const elements = wanted.flatMap((name) => {
    const written = writeElement(resource[name] as Json, take);
    return written === '' ? [] : [`${name}: ${written}`];
  });
  if (elements.length === 0) return { line: undefined, attachments, attachmentsLeftOut };
  const text = `${String(resource.resourceType)} | ${elements.join(' | ')}`;
  const line = { view: view.id, text, places: [{ start: 0, end: text.length, ref }] };
  return { line, attachments, attachmentsLeftOut };
}

function joined(view: string, lines: readonly Part[]): Part {
  let text = '';
  const places: Part['places'][number][] = [];
  for (const line of lines) {
    const start = text.length;
    text += line.text;
    places.push({ start, end: text.length, ref: line.places[0]!.ref });
    text += '\n';
  }
  return { view, text, places };
}

/** A file as it is: JSON and NDJSON that hold resources are read as such, anything else is text. */
export function readGiven(content: string): Given {
  if (!/^\s*[[{]/.test(content)) return { text: content };
  const resources = resourcesIn(content);
  if (resources.length === 0) throw notFhir('this JSON holds no FHIR resource');
  return { resources };
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
