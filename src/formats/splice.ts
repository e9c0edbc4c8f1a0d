/**
 * Documents as a source and places in it: the one way in which every document format writes. A format
 * notes places while it walks; what changed is spliced into the source, so that every other byte
 * stays as it came.
 */
import { Failure } from '../core/failures.ts';
import type { FhirAction } from '../core/fhir-path/fhir-rule.ts';
import type { PhiCategory } from '../core/phi.ts';
import type { DocumentLocus, DocumentRole, WalkedDocument } from './document.ts';

/** As `WalkedDocument.apply` takes them, one for each locus. */
export type DocumentChanges = readonly (string | null | undefined)[];

/** What stands in for a part of the source; null takes it out. */
export interface SourceEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string | null;
}

/** A replacement in the spelling of its place. */
export type Spell = (replacement: string, original: string) => string;

/** Places of one source, noted in the order in which they stand. */
export class Places {
  readonly loci: DocumentLocus[] = [];
  /** As `WalkedDocument.units`. */
  readonly units: number[] = [];
  readonly #spots: Spot[] = [];
  readonly #codes: Code[] = [];

  locus(
    role: DocumentRole,
    path: string,
    text: string,
    label?: string,
    category?: PhiCategory,
    kind: DocumentLocus['kind'] = 'text',
    type?: string,
    isInstant?: boolean,
  ): number {
    // One shape for all, so that whoever reads them reads them fast.
    this.loci.push({
      kind,
      role,
      path,
      text,
      label,
      category,
      type,
      isInstant,
      isPublished: false,
    } as DocumentLocus);
    return this.loci.length - 1;
  }

  /** What follows has a date of its own. */
  unit(): void {
    this.units.push(this.loci.length);
  }

  /** @param locus text that the publisher of a code system wrote */
  published(locus: number): void {
    (this.loci[locus] as { isPublished?: boolean }).isPublished = true;
  }

  /** @param locus the one whose change stands in for the source between two offsets */
  whole(start: number, end: number, locus: number, spell: Spell): void {
    this.#spots.push({ start, end, locus, spell, inner: undefined });
  }

  /** A place that is left alone while it looks like a code, unless the document says a value of its own there. */
  code(start: number, end: number, path: string): void {
    this.#codes.push({ start, end, path });
  }

  /**
   * Once all is walked: a code in which a word of a value stands (`VIP-HOLLOWELL`) is text, as a publisher's is;
   * one that is a place or an organisation of the document is that. Most documents have none: a locus for each
   * code would cost more than the rest.
   *
   * @param read what the source spells
   */
  settleCodes(source: string, read: (spelled: string) => string, spell: Spell): void {
    const words = this.#wordsOfValues();
    if (words.size === 0 || !this.#mayHold(words, source)) return;
    const judged = new Map<string, boolean>();
    const says = (text: string): boolean => {
      const known = judged.get(text) ?? wordsIn(text).some((word) => words.has(word));
      judged.set(text, known);
      return known;
    };
    const wholes = this.#unknown();
    const before = this.#spots.length;
    for (const { start, end, path } of this.#codes) {
      const text = read(source.slice(start, end));
      if (!says(text)) continue;
      const same = wholes.get(text);
      const locus =
        same === undefined
          ? this.locus('text', path, text)
          : this.locus('value', path, text, same.label, same.category, 'text', same.type);
      if (same === undefined) this.published(locus);
      this.whole(start, end, locus, spell);
    }
    if (this.#spots.length > before) this.#spots.sort((one, other) => one.start - other.start);
  }

  /** By their text, values that texts are not searched for: a clinic, a company. */
  #unknown(): ReadonlyMap<string, DocumentLocus> {
    const unknown = this.loci.filter(
      ({ role, category }) =>
        role === 'value' && (category === 'location' || category === 'organization'),
    );
    return new Map(unknown.map((locus) => [locus.text, locus]));
  }

  #wordsOfValues(): ReadonlySet<string> {
    const words = new Set<string>();
    for (const { role, category, text } of this.loci) {
      if (role !== 'value' || category === undefined) continue;
      for (const word of wordsIn(text)) words.add(word);
    }
    return words;
  }

  /** Asked first, of few words: cheaper than to look at each code. */
  #mayHold(words: ReadonlySet<string>, source: string): boolean {
    if (words.size > FEW) return true;
    let all = '';
    for (const { start, end } of this.#codes) all += source.slice(start, end);
    const lower = all.toLowerCase();
    for (const word of words) if (lower.includes(word)) return true;
    return false;
  }

  /** A place made of several loci: `inner` says what stands there afterwards, as text. */
  composed(start: number, end: number, inner: Inner, spell: Spell): void {
    this.#spots.push({ start, end, locus: -1, spell, inner });
  }

  /** The loci of a document inside this one, under a path of this one. */
  nested(path: string, document: WalkedDocument): Inner {
    const first = this.loci.length;
    for (const locus of document.loci) this.loci.push({ ...locus, path: `${path}:${locus.path}` });
    const size = document.loci.length;
    const before = document.apply([]);
    return (changes) => {
      const own = changes.slice(first, first + size);
      // Of which every text is taken out, that is taken out.
      if (size > 0 && own.length === size && own.every((change) => change === null)) return null;
      const after = document.apply(own);
      return after === before ? undefined : after;
    };
  }

  get mark(): Mark {
    return { loci: this.loci.length, spots: this.#spots.length, codes: this.#codes.length };
  }

  /**
   * A rule decides on the place that was noted since the mark. One that has parts is ruled part by part;
   * where the rule is about the whole of it, and where nothing was noted, it becomes one place.
   */
  rule(since: Mark, place: RuledPlace): void {
    const { action } = place;
    this.#codes.length = since.codes;
    const noted = this.loci.slice(since.loci);
    const isPlain = noted.length === 1 && this.#spots.length === since.spots + 1;
    const isByPart = BY_PART.has(action.method) && noted.length > 0;
    if (action.method === 'keep' || isByPart || (isPlain && this.#spots.at(-1)!.locus >= 0)) {
      for (const locus of noted) (locus as { action?: FhirAction }).action = action;
      return;
    }
    // Their numbers stay taken: what is told later by siblings goes by them.
    for (const locus of noted) (locus as { text: string }).text = '';
    this.#spots.length = since.spots;
    const { start, end, path, text, kind, spell } = place;
    const locus = this.locus('value', path, text, undefined, undefined, kind);
    (this.loci[locus] as { action?: FhirAction }).action = action;
    this.whole(start, end, locus, spell);
  }

  /** What changes, in source order. */
  edits(source: string, changes: DocumentChanges): SourceEdit[] {
    const edits: SourceEdit[] = [];
    for (const spot of this.#spots) {
      const { start, end, locus, spell } = spot;
      const after = spot.inner === undefined ? changes[locus] : spot.inner(changes);
      if (after === undefined) continue;
      if (after === null) edits.push({ start, end, text: null });
      else if (spot.inner !== undefined || after !== this.loci[locus]!.text) {
        edits.push({ start, end, text: spell(after, source.slice(start, end)) });
      }
    }
    return edits;
  }
}

/** How much was noted at a moment. */
export interface Mark {
  readonly loci: number;
  readonly spots: number;
  readonly codes: number;
}

interface Code {
  readonly start: number;
  readonly end: number;
  readonly path: string;
}

/** In small letters; numbers of fewer than six digits are in too many codes. */
const wordsIn = (text: string): readonly string[] =>
  text.toLowerCase().match(/(?!\d{1,5}(?![\p{L}\p{N}]))[\p{L}\p{N}]{3,}/gu) ?? [];

const FEW = 64;

interface RuledPlace {
  readonly action: FhirAction;
  readonly start: number;
  readonly end: number;
  readonly path: string;
  readonly text: string;
  readonly kind: DocumentLocus['kind'];
  readonly spell: Spell;
}

/** Methods that say something of each id in a reference, of each word in a narrative. */
const BY_PART: ReadonlySet<FhirAction['method']> = new Set<FhirAction['method']>([
  'pseudonym',
  'year',
  'age-90',
  'zip3',
  'shift',
]);

/** What stands in a composed place after the changes; undefined where nothing changed. */
export type Inner = (changes: DocumentChanges) => string | null | undefined;

interface Spot {
  readonly start: number;
  readonly end: number;
  readonly locus: number;
  readonly spell: Spell;
  readonly inner: Inner | undefined;
}

/** A locus within a composed place. */
export interface Piece {
  readonly locus: number;
  /** The locus's text. */
  readonly text: string;
  /** How it stands in the place, and how a replacement is written there, where that differs. */
  readonly written?: string;
  readonly spell?: (replacement: string) => string;
}

/** Text with loci in it: `Patient/` and an id. Null in any of them takes the whole out. */
export function template(pieces: readonly (string | Piece)[]): Inner {
  return (changes) => {
    let after = '';
    let isChanged = false;
    for (const piece of pieces) {
      if (typeof piece === 'string') {
        after += piece;
        continue;
      }
      const change = changes[piece.locus];
      if (change === null) return null;
      if (change === undefined || change === piece.text) after += piece.written ?? piece.text;
      else {
        isChanged = true;
        after += piece.spell?.(change) ?? change;
      }
    }
    return isChanged ? after : undefined;
  };
}

/** The source with its edits; what is taken out leaves nothing in its place. */
export function splice(source: string, edits: readonly SourceEdit[]): string {
  if (edits.length === 0) return source;
  let spliced = '';
  let from = 0;
  for (const { start, end, text } of edits) {
    // Two changes of one place would be a fault of the format: better nothing is written.
    if (start < from) throw new Failure('internal', { step: 'splice', offset: start });
    spliced += source.slice(from, start) + (text ?? '');
    from = end;
  }
  return spliced + source.slice(from);
}
