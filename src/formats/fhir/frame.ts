/**
 * What an object of a FHIR resource has said so far, and what its values are once it has ended: a
 * contact by its system, an identifier by its type, whichever of them stands first.
 */
import type { PhiCategory } from '../../core/phi.ts';
import { AGE_NAME, ageUnitOf, isAgeCode, isAgePhrase } from '../ages.ts';
import { isPlainDisplay, isPublicSystem } from '../code-systems.ts';
import type { DocumentLocus } from '../document.ts';
import { contactCategory, identifierCategory } from '../identifiers.ts';
import type { Inner } from '../splice.ts';
import { roleAsked } from './asked.ts';
import type { Treatment } from './datatypes.ts';
import { DISPLAYED, DISPLAYED_IN, EXTENSIONS } from './names.ts';
import type { FhirPlace } from './places.ts';
import { short } from './shapes.ts';

/** Reused: one for each depth. */
export class Frame {
  place!: FhirPlace;
  /** Type of the resource around. */
  resource: string | undefined;
  label: string | undefined;
  system: string | undefined;
  contentType: string | undefined;
  code: string | undefined;
  unit: string | undefined;
  type: string | undefined;
  /** Type of what `reference` refers to. */
  referred: string | undefined;
  id: string | undefined;
  /** Of an entry of a Bundle: the id in its address, and that of the patient in it. */
  address: string | undefined;
  patient: string | undefined;
  codes: string[] = [];
  /** Loci to be settled; -1 for none. */
  identifier = -1;
  contact = -1;
  display = -1;
  /** What a coding is called; the text of a concept. */
  called = -1;
  worded = -1;
  /** Of a concept: what the publishers of its codings call them. */
  published: string[] | undefined;
  /** A number whose unit is told beside it. */
  amount = -1;
  /** Numbers within that are ages, if the observation or the question is about one. */
  observed: number[] = [];
  values: number[] = [];
  data: LateData | undefined;
  size: LateSize | undefined;

  open(place: FhirPlace, resource: string | undefined): void {
    this.place = place;
    this.resource = resource;
    this.label = undefined;
    this.system = undefined;
    this.contentType = undefined;
    this.code = undefined;
    this.unit = undefined;
    this.type = undefined;
    this.referred = undefined;
    this.id = undefined;
    this.address = undefined;
    this.patient = undefined;
    if (this.codes.length > 0) this.codes = [];
    this.identifier = -1;
    this.contact = -1;
    this.display = -1;
    this.called = -1;
    this.worded = -1;
    this.published = undefined;
    this.amount = -1;
    if (this.observed.length > 0) this.observed = [];
    if (this.values.length > 0) this.values = [];
    this.data = undefined;
    this.size = undefined;
  }

  /** What prose here says of what stands beside it, and of the objects around. */
  learn(treatment: Treatment, text: string, above?: Frame, over?: Frame): void {
    if (treatment === 'unit') this.unit = short(text);
    else if (treatment === 'question') this.label = short(text);
    else if (treatment === 'concept' && above !== undefined) above.label = short(text);
    else if (treatment === 'observed-display' && over !== undefined) over.label ??= short(text);
  }

  /** @param locus of what a coding displays, or of the text beside some */
  word(key: string | undefined, locus: number): void {
    if (key === 'display') this.called = locus;
    else if (key === 'text') this.worded = locus;
  }

  note(key: string, text: string): void {
    if (key === 'system') this.system = text;
    else if (key === 'code') this.code = text;
    else this.type = text;
  }

  /**
   * The members are all told: what the values among them are is known.
   *
   * @param above the object that this one stands in
   */
  settle(walked: readonly DocumentLocus[], above: Frame | undefined): void {
    const loci = walked as Settled[];
    if (this.identifier >= 0) {
      const owner = ownerOf(above?.place, this.resource);
      loci[this.identifier]!.category = identifierCategory(this.codes, this.system, owner);
    }
    if (this.size !== undefined) this.size.data = this.data;
    if (this.contact >= 0) {
      const locus = loci[this.contact]!;
      locus.category = contactCategory(this.system, locus.text);
    }
    if (this.display >= 0) {
      const type = this.referred ?? this.type;
      const category =
        type === undefined ? DISPLAYED_IN.get(this.place.label ?? '') : DISPLAYED.get(type);
      if (category !== undefined) become(loci[this.display]!, category);
    }
    if (this.place.label === 'coding' || this.called >= 0) this.#publish(loci, above);
    if (this.worded >= 0 && this.published !== undefined) this.#word(loci[this.worded]!);
    if (this.amount >= 0) loci[this.amount]!.type = ageUnitOf(this.code ?? this.unit ?? '');
    const isAge = this.tellsAge(above);
    if (!isAge) for (const number of this.observed) becomeText(loci[number]!, this.#about(above));
    for (const value of this.values) this.#name(loci[value]!, isAge);
  }

  /** What the publisher of its system calls the code, and for the concept around that it does. */
  #publish(loci: Settled[], above: Frame | undefined): void {
    if (!isPublicSystem(this.system)) return;
    const locus = loci[this.called];
    if (locus !== undefined && isPlainDisplay(locus.text)) locus.isPublished = true;
    if (this.place.label !== 'coding' || above === undefined) return;
    above.published ??= [];
    if (locus !== undefined) above.published.push(locus.text);
  }

  /** The text beside codings of publishers, where it repeats one or is a word; a sentence is somebody's own. */
  #word(locus: Settled): void {
    const isWord = /^\S+$/.test(locus.text) || this.published!.includes(locus.text);
    if (isWord && isPlainDisplay(locus.text)) locus.isPublished = true;
  }

  /** Of an observation or an answer: is it about an age, by its code or by its name? */
  tellsAge(above: Frame | undefined): boolean {
    return this.codes.some(isAgeCode) || AGE_NAME.test(this.#about(above) ?? '');
  }

  #about(above: Frame | undefined): string | undefined {
    return this.label ?? (this.place.type === 'Answer' ? above?.label : undefined);
  }

  #name(locus: Settled, isAge: boolean): void {
    if (this.label !== undefined) locus.label = this.label;
    const category = locus.label === undefined ? undefined : EXTENSIONS.get(locus.label);
    if (category !== undefined) become(locus, category);
    else if (isAge) becomeAge(locus);
    else {
      const asked = roleAsked(locus);
      if (asked?.role === 'postal-code' || ASKS.has(this.place.type)) Object.assign(locus, asked);
    }
  }
}

/** Base64 whose content type may come after it. */
export interface LateData {
  readonly path: string;
  readonly text: string;
  inner: Inner | undefined;
}

/** The size of data that may come after it. */
export interface LateSize {
  data: LateData | undefined;
}

type Settled = { -readonly [K in keyof DocumentLocus]: DocumentLocus[K] };

/** Whose identifier it is: the resource's own, the patient's who is referred to, or nobody says. */
function ownerOf(around: FhirPlace | undefined, resource: string | undefined): string | undefined {
  if (around?.label === undefined) return resource;
  return around.isSubject ? 'Patient' : undefined;
}

function become(locus: Settled, category: PhiCategory): void {
  locus.role = 'value';
  locus.category = category;
}

function becomeAge(locus: Settled): void {
  if (locus.kind === 'number' || isAgePhrase(locus.text)) locus.role = 'age';
  else locus.label = 'age';
}

/** Not an observation, whose name is of a finding more often than of a place. */
const ASKS: ReadonlySet<FhirPlace['type']> = new Set<FhirPlace['type']>([
  'Answer',
  'Extension',
  'Parameter',
]);

function becomeText(locus: Settled, label: string | undefined): void {
  locus.role = 'text';
  (locus as { type?: string | undefined }).type = undefined;
  if (label !== undefined) locus.label = label;
}
