/**
 * Minimum necessary for the records of a request, wherever they stand in it: FHIR R4 and HL7 v2, between
 * other words, in JSON and in strings of JSON. What is not declared goes, what stays is as it was written,
 * and a text in which nothing is cut is the identical string.
 *
 * Source  45 CFR 164.502(b), 164.514(d)
 */
import { Failure } from '../../core/failures.ts';
import type { Json } from '../../core/json.ts';
import { LIMITS } from '../../core/limits.ts';
import { cutElements } from '../fhir/cut-elements.ts';
import { cutFields } from '../hl7v2/cut-fields.ts';
import { spellLiteral } from '../json-literals.ts';
import { splice } from '../splice.ts';
import { type Cut, type CutCounts, NOTHING_CUT, sumOf } from './cut.ts';
import { decoded, jsonPlaces, type RecordPlace, recordPlaces } from './record-places.ts';

/** What a use case declared that it needs. */
interface Declared {
  /** `Condition`, `code` */
  element(type: string, element: string): boolean;
  /** `PID`, 8 */
  field(segment: string, field: number): boolean;
}

/** Of one request: it counts as it goes. */
export class RecordCut {
  /** So far. */
  counts: CutCounts = NOTHING_CUT;
  readonly #declared: Declared;

  constructor(declared: Declared) {
    this.#declared = declared;
  }

  /** @throws Failure too_deep, for JSON that is not read */
  text(text: string): string {
    return this.#counted(this.#cutText(text, 0));
  }

  /** JSON that came parsed. As it is where it is too deep for a request: then the walk refuses it. */
  json(value: Json): Json {
    if (isDeeper(value, LIMITS.jsonDepthMax)) return value;
    const source = JSON.stringify(value);
    if (!mayHoldRecords(source)) return value;
    const text = this.#counted(this.#cutJson(source, -1));
    return text === source ? value : (JSON.parse(text) as Json);
  }

  #counted({ text, ...counts }: Cut): string {
    if (counts.offered > 0) this.counts = sumOf([this.counts, counts]);
    return text;
  }

  /** @param level how many strings of JSON the text is in */
  #cutText(text: string, level: number): Cut {
    if (!mayHoldRecords(text)) return { ...NOTHING_CUT, text };
    if (level > LIMITS.jsonInStringDepthMax) throw new Failure('too_deep');
    return this.#cutAt(recordPlaces(text), text, level);
  }

  #cutAt(places: readonly RecordPlace[], text: string, level: number): Cut {
    const cuts = places.map((place) => ({
      place,
      cut: this.#cutRecord(place, text.slice(place.start, place.end), level),
    }));
    const edits = cuts.map(({ place, cut }) => ({ ...place, text: cut.text }));
    return { ...sumOf(cuts.map(({ cut }) => cut)), text: splice(text, edits) };
  }

  #cutRecord({ kind }: RecordPlace, source: string, level: number): Cut {
    if (!mayHoldRecords(source)) return { ...NOTHING_CUT, text: source };
    if (kind === 'json') return this.#cutJson(source, level);
    if (kind === 'message') return this.#cutMessage(source, level);
    const text = decoded(source);
    const cut = this.#cutText(text, level + 1);
    if (cut.text === text) return { ...cut, text: source };
    return { ...cut, text: spellLiteral('string', cut.text, source).slice(1, -1) };
  }

  #cutJson(source: string, level: number): Cut {
    return cutElements(source, {
      isWanted: (type, element) => this.#declared.element(type, element),
      string: (text) => this.#cutText(text, level + 1),
    });
  }

  /** Resources in fields that stay are cut, too. */
  #cutMessage(source: string, level: number): Cut {
    const fields = cutFields(source, (segment, field) => this.#declared.field(segment, field));
    const within = this.#cutAt(jsonPlaces(fields.text), fields.text, level);
    return { ...sumOf([fields, within]), text: within.text };
  }
}

/** A glance: what has none of these has nothing to cut. An escape may spell them. */
function mayHoldRecords(text: string): boolean {
  return text.includes('resourceType') || text.includes('MSH') || text.includes('\\u');
}

function isDeeper(value: Json, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth === 0 || Object.values(value).some((inner) => isDeeper(inner, depth - 1));
}
