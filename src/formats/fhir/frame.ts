/**
 * What an object of a FHIR resource has said so far, and what its values are once it has ended: a
 * contact by its system, an identifier by its type, whichever of them stands first.
 */
import type { PhiCategory } from '../../core/phi.ts';
import { isAgeCode } from '../ages.ts';
import type { DocumentLocus } from '../document.ts';
import { contactCategory, identifierCategory } from '../identifiers.ts';
import type { Inner } from '../splice.ts';
import { DISPLAYED, DISPLAYED_IN, EXTENSIONS } from './datatypes.ts';
import type { FhirPlace } from './places.ts';

/** Reused: one for each depth. */
export class Frame {
  place!: FhirPlace;
  /** Type of the resource around. */
  resource: string | undefined;
  label: string | undefined;
  system: string | undefined;
  contentType: string | undefined;
  code: string | undefined;
  type: string | undefined;
  /** Type of what `reference` refers to. */
  referred: string | undefined;
  id: string | undefined;
  codes: string[] = [];
  /** Loci to be settled; -1 for none. */
  identifier = -1;
  contact = -1;
  display = -1;
  age = -1;
  observed = -1;
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
    this.type = undefined;
    this.referred = undefined;
    this.id = undefined;
    if (this.codes.length > 0) this.codes = [];
    this.identifier = -1;
    this.contact = -1;
    this.display = -1;
    this.age = -1;
    this.observed = -1;
    if (this.values.length > 0) this.values = [];
    this.data = undefined;
    this.size = undefined;
  }

  note(key: string, text: string): void {
    if (key === 'system') this.system = text;
    else if (key === 'code') this.code = text;
    else this.type = text;
  }

  /**
   * The members are all told: what the values among them are is known.
   *
   * @param around where the object stands
   */
  settle(walked: readonly DocumentLocus[], around: FhirPlace | undefined): void {
    const loci = walked as Settled[];
    if (this.identifier >= 0) {
      const owner = ownerOf(around, this.resource);
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
    // Months and days of age are no number of years.
    if (this.age >= 0 && this.code !== undefined && !YEARS.test(this.code)) {
      loci[this.age]!.role = 'text';
    }
    if (this.observed >= 0 && !this.tellsAge) loci[this.observed]!.role = 'text';
    if (this.label !== undefined) for (const value of this.values) this.#name(loci[value]!);
  }

  /** Of an observation: is its value an age, by its code or by its name? */
  get tellsAge(): boolean {
    return this.codes.some(isAgeCode) || /\bage\b/i.test(this.label ?? '');
  }

  #name(locus: Settled): void {
    locus.label = this.label!;
    const category = EXTENSIONS.get(this.label!);
    if (category !== undefined) become(locus, category);
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

const YEARS = /^(?:a|yrs?|years?|y)$/i;

/** Whose identifier it is: the resource's own, the patient's who is referred to, or nobody says. */
function ownerOf(around: FhirPlace | undefined, resource: string | undefined): string | undefined {
  if (around?.label === undefined) return resource;
  return around.isSubject ? 'Patient' : undefined;
}

function become(locus: Settled, category: PhiCategory): void {
  locus.role = 'value';
  locus.category = category;
}
