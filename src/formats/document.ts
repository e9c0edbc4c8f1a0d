/**
 * What a document format (FHIR, HL7 v2, C-CDA, tables, text) offers the de-identification of files and
 * feeds, as `WireFormat` does for the gateway: it knows where values stand and how to write the
 * document back, and nothing of profiles. Unknown fields are free text.
 */
import type { ShownOrder } from '../core/date-order.ts';
import type { FhirAction } from '../core/fhir-path/fhir-rule.ts';
import type { Locus } from '../core/locus.ts';
import type { KnownPerson } from '../core/person.ts';
import type { PhiCategory } from '../core/phi.ts';

export interface DocumentFormat {
  readonly id: 'text' | 'json' | 'fhir' | 'hl7v2' | 'ccda' | 'table';
  /**
   * One document that stands alone: a note, a FHIR resource or Bundle, an HL7 message, a C-CDA
   * document, one row of a table.
   *
   * @throws Failure document_invalid with `at`: the place, without values
   */
  walk(source: string): WalkedDocument;
}

export interface WalkedDocument {
  readonly loci: readonly DocumentLocus[];
  /** The one patient whom the document is about, where it says so: keys date shifts and pseudonyms. */
  readonly subject: string | undefined;
  /** Of one that is about several: whom each part of it is about, in order. */
  readonly parts?: readonly DocumentPart[];
  /**
   * Indices of loci at which another part with a date of its own begins: an entry of a Bundle, an order of HL7 v2,
   * an entry of a C-CDA and what comes after it.
   */
  readonly units?: readonly number[];
  /** People whom its structured part names: certain, wherever its free text repeats them. */
  readonly persons: readonly KnownPerson[];
  /** Of dates in numbers, as the file shows it that this is a part of. */
  readonly dateOrder?: ShownOrder;
  /** Other people whom it refers to and does not name, as FHIR refers: `Practitioner/d1`. */
  readonly referred?: readonly string[];
  /**
   * The document with `changes[i]` at `loci[i]`: undefined leaves the place as it is, null takes the
   * value out (and what may not stand without it), a string stands in. Bytes outside the changed
   * places are equal to the source's.
   */
  apply(changes: readonly (string | null | undefined)[]): string;
}

/** Loci from one index up to another, all about one patient. */
export interface DocumentPart {
  /** Undefined where it is about nobody named: a subject of its own. */
  readonly subject: string | undefined;
  readonly from: number;
  readonly to: number;
}

/**
 * A document whose people are read when somebody asks for them: most name nobody. A class, because of a
 * literal with a getter V8 makes a shape of its own each time, which holds on to the document until all of
 * the heap is collected.
 */
export class DocumentWithPeople implements WalkedDocument {
  readonly loci: WalkedDocument['loci'];
  readonly subject: WalkedDocument['subject'];
  readonly parts: readonly DocumentPart[];
  readonly units: readonly number[];
  readonly referred: readonly string[];
  readonly apply: WalkedDocument['apply'];
  readonly #people: () => readonly KnownPerson[];

  constructor(
    {
      loci,
      subject,
      parts = [],
      units = [],
      referred = [],
      apply,
    }: Omit<WalkedDocument, 'persons'>,
    people: () => readonly KnownPerson[],
  ) {
    this.loci = loci;
    this.subject = subject;
    this.parts = parts;
    this.units = units;
    this.referred = referred;
    this.apply = apply;
    this.#people = people;
  }

  get persons(): readonly KnownPerson[] {
    return this.#people();
  }
}

export interface DocumentLocus extends Locus {
  readonly role: DocumentRole;
  /**
   * Of a value that is an identifier as a whole; undefined for text, which has to be searched. A `text`
   * with the category `date` stands in a place of dates, in another notation than the format's: it is
   * searched, and gone as a whole where digits of it are left that nobody could read.
   */
  readonly category?: PhiCategory;
  /** Finer than the category, as `Finding.type` has it: `zip`, `street`, `npi`. Picks a profile's row. */
  readonly type?: string;
  /**
   * Of a date whose notation takes no year alone (FHIR `instant`): a year is then written as its first
   * moment, `2015-01-01T00:00:00Z`.
   */
  readonly isInstant?: boolean;
  /**
   * What the publisher of a code system calls a code, of text: people and values that are known are looked for
   * in it, and nothing that detection would take for some.
   */
  readonly isPublished?: boolean;
  /** A rule decides on this place in the stead of the profile's rows. */
  readonly action?: FhirAction;
}

/**
 * What a value is by its place.
 *
 * - `text`      to be searched: notes, narrative, comments, every field that nobody described.
 * - `value`     an identifier as a whole, of `category` (name, phone, identifier, street, …).
 * - `date`      a date or time in the format's own notation, of any precision; written back in it.
 * - `state`, `country`, `postal-code` parts of an address that profiles treat on their own.
 * - `age`       a number of years, or of the unit that its type says (`age.months`), or a phrase with one.
 * - `reference` an id of the document's own or a reference to one: replaced everywhere alike, so that
 *               references still resolve.
 * - `media`     bytes that nobody searches: taken out.
 */
export type DocumentRole =
  | 'text'
  | 'value'
  | 'date'
  | 'state'
  | 'country'
  | 'postal-code'
  | 'age'
  | 'reference'
  | 'media';
