/**
 * One pass over the source of a FHIR resource: every place that can hold text becomes a locus, by the
 * tables. What a value is may depend on its siblings (the system of a contact, the type of an
 * identifier, the content type of an attachment), which may stand after it: such a locus is settled
 * when its object ends.
 */
import type { FhirAction } from '../../core/fhir-path/fhir-rule.ts';
import { PHI_CATEGORIES, type PhiCategory } from '../../core/phi.ts';
import { isAgePhrase } from '../ages.ts';
import type { WalkInner } from '../attachments.ts';
import { isStrayNumber } from '../code-like.ts';
import type { DocumentRole } from '../document.ts';
import {
  CLOSE_ARRAY,
  CLOSE_OBJECT,
  JsonReader,
  OPEN_ARRAY,
  OPEN_OBJECT,
  QUOTE,
} from '../json/reader.ts';
import { spellNumber, spellString } from '../json/spell.ts';
import { walkMarkup } from '../markup/markup.ts';
import { Places } from '../splice.ts';
import { isClosedSystem, isDisplay, isTerm } from '../terms.ts';
import { isTitle, suffixOf } from '../titles.ts';
import { noteData, noteSize, settleData } from './attached.ts';
import type { Treatment } from './datatypes.ts';
import { Frame } from './frame.ts';
import { walkEtag, walkLink } from './links.ts';
import { FhirPlace } from './places.ts';
import { isPublished } from './published.ts';
import { resourceTypeOf } from './resource-type.ts';
import type { RuledPlaces } from './rules/rule-book.ts';
import { CONTENT_TYPE, DATE, isDateLike, lastSegment } from './shapes.ts';
import { Subjects } from './subjects.ts';

/** A resource whose subject or author is a person. */
export interface PersonSource {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

export class FhirWalker {
  readonly places = new Places();
  readonly persons: PersonSource[] = [];
  /** Offsets of the keys of elements that have to be there. */
  readonly required: number[] = [];
  readonly subjects = new Subjects();
  /** `Practitioner/d1`: people whom others refer to. */
  readonly referred = new Set<string>();
  readonly #reader: JsonReader;
  readonly #walkInner: WalkInner;
  readonly #ruled: RuledPlaces | undefined;
  readonly #frames: Frame[] = [];
  #depth = -1;

  /** @param ruled places of this source on which rules decide */
  constructor(source: string, walkInner: WalkInner, ruled?: RuledPlaces) {
    this.#reader = new JsonReader(source, source.startsWith('\ufeff') ? 1 : 0);
    this.#walkInner = walkInner;
    this.#ruled = ruled;
  }

  /** @throws Failure document_invalid, too_deep */
  walk(): void {
    const reader = this.#reader;
    if (reader.next() !== OPEN_OBJECT) throw reader.invalid(reader.at);
    this.#resource();
    reader.end();
    const read = (spelled: string) => spelled.slice(1, -1);
    this.places.settleCodes(reader.source, read, spellString);
  }

  #value(place: FhirPlace): void {
    const reader = this.#reader;
    const unit = reader.next();
    const action = this.#ruled?.get(reader.at);
    if (action === undefined) this.#plain(place, unit);
    else this.#ruledValue(place, unit, action);
  }

  /** Walked like any other, so that what it tells of its siblings is known; then the rule has it. */
  #ruledValue(place: FhirPlace, unit: number, action: FhirAction): void {
    const reader = this.#reader;
    const start = reader.at;
    const mark = this.places.mark;
    this.#plain(place, unit);
    const end = reader.at;
    const isString = unit === QUOTE;
    const source = reader.source.slice(start, end);
    this.places.rule(mark, {
      action,
      start,
      end,
      path: place.path,
      text: isString ? (JSON.parse(source) as string) : source,
      kind: isString ? 'text' : 'number',
      spell: isString ? spellString : (replacement) => replacement,
    });
  }

  #plain(place: FhirPlace, unit: number): void {
    if (unit === QUOTE) this.#string(place);
    else if (unit === OPEN_OBJECT) {
      if (place.type === 'Resource') this.#resource();
      else this.#object(place);
    } else if (unit === OPEN_ARRAY) this.#array(place);
    else this.#scalar(place);
  }

  #array(place: FhirPlace): void {
    const reader = this.#reader;
    if (reader.open(CLOSE_ARRAY)) return;
    do this.#value(place);
    while (reader.more(CLOSE_ARRAY));
    reader.depth -= 1;
  }

  #resource(): void {
    const reader = this.#reader;
    const start = reader.at;
    const type = resourceTypeOf(reader);
    const frame = this.#object(FhirPlace.resource(type ?? ''), type);
    if (!isPerson(type)) return;
    this.persons.push({ type, start, end: reader.at });
    if (type !== 'Patient' || frame.id === undefined) return;
    this.subjects.add(frame.id);
    // The object around it is open: an entry, where it is one of a Bundle.
    const around = this.#frames[this.#depth];
    if (around !== undefined) around.patient = frame.id;
  }

  #object(place: FhirPlace, resource?: string): Frame {
    const reader = this.#reader;
    const frame = this.#push(place, resource);
    const isEntry = place.path === 'Bundle.entry';
    if (isEntry) {
      this.subjects.openEntry(this.places.loci.length);
      this.places.unit();
    }
    if (!reader.open(CLOSE_OBJECT)) {
      do {
        if (reader.next() !== QUOTE) throw reader.invalid(reader.at);
        const start = reader.at;
        const end = reader.string();
        const key = reader.text(start + 1, end);
        const child = place.child(key);
        if (child.isUnknown) this.#unknownKey(child, key, start, end);
        if (child.isRequired) this.required.push(start);
        reader.colon();
        this.#value(child);
      } while (reader.more(CLOSE_OBJECT));
      reader.depth -= 1;
    }
    frame.settle(this.places.loci, this.#frames[this.#depth - 1]);
    if (frame.data !== undefined)
      settleData(frame.data, frame.contentType, this.places, this.#walkInner);
    if (isEntry) this.subjects.closeEntry(this.places.loci.length, frame.address, frame.patient);
    this.#depth -= 1;
    return frame;
  }

  #push(place: FhirPlace, resource: string | undefined): Frame {
    this.#depth += 1;
    const above = this.#frames[this.#depth - 1];
    let frame = this.#frames[this.#depth];
    if (frame === undefined) {
      frame = new Frame();
      this.#frames.push(frame);
    }
    frame.open(place, resource ?? above?.resource);
    return frame;
  }

  #unknownKey(child: FhirPlace, key: string, start: number, end: number): void {
    const locus = this.places.locus('text', child.path, key, undefined, undefined, 'token');
    this.places.whole(start, end + 1, locus, spellString);
  }

  #string(place: FhirPlace): void {
    const reader = this.#reader;
    const start = reader.at;
    const end = reader.string();
    const isCodeLike = reader.isCodeLike;
    const frame = this.#frames[this.#depth]!;
    const treatment = place.treatment;
    if (treatment === 'code') {
      this.#code(place, frame, start, end);
      return;
    }
    if (end === start + 1) return; // nothing can stand in an empty string
    const text = reader.text(start + 1, end);
    switch (treatment) {
      case 'text': {
        const choice = place.label!.startsWith('value') || place.label!.startsWith('answer');
        const above = this.#frames[this.#depth - 1];
        if (choice && OF_PEOPLES.test(above?.label ?? '') && isTerm(text)) break;
        const label = choice ? (frame.label ?? above?.label) : place.label;
        const locus = this.#text(place, start, end, label, text);
        if (choice) frame.values.push(locus);
        break;
      }
      case 'title':
        if (isTitle(text)) this.#whole('value', place, start, end, text, 'name', 'title');
        else this.#text(place, start, end, undefined, text);
        break;
      case 'suffix':
        this.#whole('value', place, start, end, text, 'name', suffixOf(text));
        break;
      case 'unit':
      case 'question':
      case 'concept':
      case 'observed-display':
        frame.learn(treatment, text, this.#frames[this.#depth - 1], this.#frames[this.#depth - 2]);
        frame.word(place.label, this.#text(place, start, end, undefined, text));
        break;
      case 'prose':
        frame.word(place.label, this.#text(place, start, end, undefined, text));
        break;
      case 'term':
        if (!isTerm(text)) this.#text(place, start, end, undefined, text);
        break;
      case 'coded-display':
        if (!isClosedSystem(frame.system) || !isDisplay(text))
          frame.word(place.label, this.#text(place, start, end, undefined, text));
        break;
      case 'diagnosis':
        frame.word(place.label, this.#text(place, start, end, treatment, text));
        break;
      case 'age-text':
        if (DATE.test(text)) this.#whole('date', place, start, end, text);
        else if (isAgePhrase(text)) this.#whole('age', place, start, end, text);
        else this.#text(place, start, end, 'age', text);
        break;
      case 'label':
        if (isCodeLike) frame.label = lastSegment(text);
        else this.#text(place, start, end, undefined, text);
        break;
      case 'content-type':
        if (CONTENT_TYPE.test(text)) frame.contentType = text;
        else this.#text(place, start, end, undefined, text);
        break;
      case 'type-code':
      case 'observed-code': {
        const owner = this.#frames[this.#depth - 2];
        if (isCodeLike && !isStrayNumber(text)) {
          owner?.codes.push(text);
          this.places.code(start, end + 1, place.path);
        } else this.#text(place, start, end, undefined, text);
        break;
      }
      case 'samples':
        if (!/^[\d\sEUL.+-]*$/.test(text)) this.#text(place, start, end, place.label, text);
        break;
      case 'id':
        if (frame.resource !== undefined && place.label === 'id') frame.id = text;
        this.#whole('reference', place, start, end, text);
        break;
      case 'uri':
        if (!isPublished(text)) this.#link(place, frame, start, end, text);
        break;
      case 'link':
        this.#link(place, frame, start, end, text);
        break;
      case 'etag': {
        const inner = walkEtag(text, place.path, this.places);
        if (inner === undefined) this.#text(place, start, end, undefined, text);
        else this.places.composed(start, end + 1, inner, spellString);
        break;
      }
      case 'narrative':
        this.places.composed(
          start,
          end + 1,
          this.places.nested(place.path, walkMarkup(text)),
          spellString,
        );
        break;
      case 'data':
        noteData(frame, place.path, text, this.places, { start, end: end + 1 });
        break;
      case 'media':
        this.#whole('media', place, start, end, text);
        break;
      case 'identifier':
        frame.identifier = this.#whole('value', place, start, end, text, 'other_unique_id');
        break;
      case 'contact':
        frame.contact = this.#whole('value', place, start, end, text, 'other_unique_id');
        break;
      case 'display':
        frame.display = this.#text(place, start, end, undefined, text);
        break;
      case 'date':
      case 'instant': {
        const isInstant = treatment === 'instant' ? true : undefined;
        if (!DATE.test(text)) this.#whole('text', place, start, end, text, 'date');
        else this.#whole('date', place, start, end, text, undefined, undefined, isInstant);
        break;
      }
      case 'street':
      case 'city':
      case 'county':
        this.#whole('value', place, start, end, text, 'location', treatment);
        break;
      case 'state':
      case 'country':
      case 'postal-code':
        this.#whole(treatment, place, start, end, text);
        break;
      case 'observed':
      case 'size':
      case 'age':
        this.#text(place, start, end, undefined, text);
        break;
      default:
        this.#whole('value', place, start, end, text, treatment);
    }
  }

  #code(place: FhirPlace, frame: Frame, start: number, end: number): void {
    const { source, isCodeLike } = this.#reader;
    // Looked at only where it has the length: codes are most of a resource.
    const length = end - start - 1;
    const mayStray = length === 11 || length === 12;
    if (!isCodeLike || (mayStray && isStrayNumber(source.slice(start + 1, end)))) {
      this.#text(place, start, end, undefined);
      return;
    }
    if (isSibling(place.label)) frame.note(place.label!, source.slice(start + 1, end));
    // A type, and an address, that is a publisher's is nobody's value whatever it says.
    if (mayBeOwn(place.label)) this.places.code(start, end + 1, place.path);
  }

  /** Free text. A date on its own is one wherever it stands. */
  #text(
    place: FhirPlace,
    start: number,
    end: number,
    label: string | undefined,
    text = this.#reader.text(start + 1, end),
  ): number {
    const role = isDateLike(text) ? 'date' : 'text';
    const locus = this.places.locus(role, place.path, text, label);
    this.places.whole(start, end + 1, locus, spellString);
    return locus;
  }

  #whole(
    role: DocumentRole,
    place: FhirPlace,
    start: number,
    end: number,
    text: string,
    category?: PhiCategory,
    type?: string,
    isInstant?: boolean,
  ): number {
    const { path, label } = place;
    const locus = this.places.locus(role, path, text, label, category, 'text', type, isInstant);
    this.places.whole(start, end + 1, locus, spellString);
    return locus;
  }

  #link(place: FhirPlace, frame: Frame, start: number, end: number, text: string): void {
    const link = walkLink(text, place.path, this.places);
    if (link === undefined) {
      // Not an id, so nothing resolves by it: an address, or somebody's words.
      if (/^[a-z][a-z0-9+.-]*:\S+$/i.test(text))
        this.#whole('value', place, start, end, text, 'url');
      else this.#text(place, start, end, undefined, text);
      return;
    }
    this.places.composed(start, end + 1, link.inner, spellString);
    if (place.label === 'fullUrl') frame.address = link.id;
    if (place.label !== 'reference') return;
    frame.referred = link.type;
    const isPatient = link.type === 'Patient';
    const mayBePatient = isPatient || (link.type === undefined && link.id !== undefined);
    if (mayBePatient && frame.place.isSubject) this.subjects.add(link.id ?? text);
    else {
      if (mayBePatient) this.subjects.mention(link.id ?? text, isPatient);
      if (isPerson(link.type)) this.referred.add(`${link.type}/${link.id}`);
    }
  }

  #scalar(place: FhirPlace): void {
    const reader = this.#reader;
    const start = reader.at;
    const isNumber = reader.scalar();
    const treatment = place.number;
    if (!isNumber || treatment === undefined) return;
    const text = reader.source.slice(start, reader.at);
    const frame = this.#frames[this.#depth]!;
    if (treatment === 'size') {
      noteSize(frame, this.places, { start, end: reader.at });
    } else if (treatment === 'observed') {
      const depth = this.#observedAt();
      const owner = this.#frames[depth]!;
      if (owner.codes.length > 0 && !owner.tellsAge(this.#frames[depth - 1])) return;
      frame.amount = this.#number('age', place, start, text);
      owner.observed.push(frame.amount);
    } else if (treatment === 'age') {
      frame.amount = this.#number('age', place, start, text);
    } else if (treatment === 'text') {
      const isChoice = place.label?.startsWith('value') ?? false;
      const above = this.#frames[this.#depth - 1];
      const label = isChoice ? (frame.label ?? above?.label) : place.label;
      const locus = this.#number('text', place, start, text, label);
      if (isChoice) frame.values.push(locus);
    } else if (treatment === 'date') {
      if (DATE.test(text)) this.#number('date', place, start, text, place.label);
      else this.#number('text', place, start, text, place.label, 'date');
    } else if (isCategory(treatment)) {
      this.#number('value', place, start, text, place.label, treatment);
    }
  }

  /** Depth of the observation or answer around. */
  #observedAt(): number {
    let depth = this.#depth - 1;
    while (depth > 0 && !this.#frames[depth]!.place.isObserved) depth -= 1;
    return depth;
  }

  #number(
    role: DocumentRole,
    place: FhirPlace,
    start: number,
    text: string,
    label?: string,
    category?: PhiCategory,
  ): number {
    const locus = this.places.locus(role, place.path, text, label, category, 'number');
    this.places.whole(start, this.#reader.at, locus, spellNumber);
    return locus;
  }
}

/** Extensions of whose parts the text is a term. */
const OF_PEOPLES = /\b(?:race|ethnicity|tribal|language)\b/i;

/** `system`, `url`, `profile` and their like are addresses. */
function mayBeOwn(label: string | undefined): boolean {
  return label !== 'resourceType' && label !== 'system' && label !== 'url' && label !== 'profile';
}

function isSibling(label: string | undefined): boolean {
  return label === 'system' || label === 'code' || label === 'type';
}

function isPerson(type: string | undefined): type is string {
  return type === 'Patient' || type === 'RelatedPerson' || type === 'Practitioner';
}

const CATEGORIES: ReadonlySet<string> = new Set(PHI_CATEGORIES);

function isCategory(treatment: Treatment): treatment is PhiCategory {
  return CATEGORIES.has(treatment);
}
