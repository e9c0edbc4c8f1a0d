/**
 * One segment of HL7 v2: its fields, repetitions, components and subcomponents as loci, by the tables.
 */

import { LIMITS } from '../../core/limits.ts';
import type { PhiCategory } from '../../core/phi.ts';
import { PHI_CATEGORIES } from '../../core/phi.ts';
import { AGE_NAME, type AgeUnit, ageUnitOf, isAgeCode, isAgePhrase } from '../ages.ts';
import { openAttachment, type WalkInner } from '../attachments.ts';
import { isCodeLike } from '../code-like.ts';
import { isPlainDisplay, isPublicSystem } from '../code-systems.ts';
import { identifierCategory } from '../identifiers.ts';
import { walkJson } from '../json/json.ts';
import { walkMarkup } from '../markup/markup.ts';
import { Places } from '../splice.ts';
import { isTerm } from '../terms.ts';
import { walkText } from '../text.ts';
import { isTitle, suffixOf } from '../titles.ts';
import { DATATYPES, isDatatype, LABELS, type Treatment } from './datatypes.ts';
import { type Delimiters, decodeLeaf, encodeLeaf } from './escapes.ts';
import { componentPath, pathOf } from './paths.ts';
import type { People } from './people.ts';
import { type Field, fieldAt, HEADERS, valueType } from './segments.ts';
import { isDate, isDay, isIdentifierLike, isNumber, isSection } from './shapes.ts';

/** The smallest part of a field. `component` and `sub` count from 1. */
interface Leaf {
  readonly component: number;
  readonly sub: number;
  readonly start: number;
  readonly end: number;
}

/** What is known of a segment when its fields are walked. */
interface Segment {
  readonly name: string;
  /** OBX-2. */
  valueType: string;
  /** OBX-3, in words: evidence for the value. */
  question: string | undefined;
  /** Of an observation about an age: what OBX-6 counts it in. */
  age: AgeUnit | undefined;
}

export class SegmentWalker {
  readonly places = new Places();
  readonly #source: string;
  readonly #delimiters: Delimiters;
  readonly #people: People;
  readonly #spell = (after: string): string => encodeLeaf(after, this.#delimiters);

  constructor(source: string, delimiters: Delimiters, people: People) {
    this.#source = source;
    this.#delimiters = delimiters;
    this.#people = people;
  }

  walk(from: number, to: number): void {
    const source = this.#source;
    const { field } = this.#delimiters;
    const name = source.slice(from, from + 3);
    const isSegment =
      /^[A-Z][A-Z0-9]{2}$/.test(name) && (from + 3 === to || source[from + 3] === field);
    if (!isSegment) {
      // A line that text was broken into.
      this.#text(from, to, '?');
      return;
    }
    this.#people.segment(name);
    if (name === 'OBR') this.places.unit();
    const segment: Segment = { name, valueType: '', question: undefined, age: undefined };
    let number = HEADERS.has(name) ? 1 : 0;
    const unit = field.charCodeAt(0);
    let start = from;
    for (let at = from; at <= to; at += 1) {
      if (at < to && source.charCodeAt(at) !== unit) continue;
      if (start > from && at > start) this.#field(segment, number, start, at, to);
      start = at + 1;
      number += 1;
    }
  }

  /** When all segments are walked. */
  end(): void {
    const read = (spelled: string) => decodeLeaf(spelled, this.#delimiters);
    this.places.settleCodes(this.#source, read, this.#spell);
  }

  #field(segment: Segment, number: number, start: number, end: number, to: number): void {
    if (number === 2 && HEADERS.has(segment.name)) return;
    if (segment.name === 'OBX' && number <= 3) this.#learn(segment, number, start, end, to);
    const unit = this.#delimiters.repetition.charCodeAt(0);
    let from = start;
    for (let at = start; at <= end; at += 1) {
      if (at < end && this.#source.charCodeAt(at) !== unit) continue;
      if (at > from) this.#repetition(segment, number, from, at);
      from = at + 1;
    }
  }

  /** OBX-2 and OBX-3 say what OBX-5 is, OBX-6 in which unit. */
  #learn(segment: Segment, number: number, start: number, end: number, to: number): void {
    const text = this.#source.slice(start, end);
    if (number === 2) segment.valueType = text;
    if (number !== 3) return;
    const parts = text.split(this.#delimiters.component, 4);
    const said = decodeLeaf(parts[1] ?? '', this.#delimiters);
    segment.question = said === '' || said.length > LIMITS.labelLengthMax ? undefined : said;
    const isAge =
      isAgeCode(parts[0]!) || isAgeCode(parts[3] ?? '') || AGE_NAME.test(segment.question ?? '');
    if (!isAge) return;
    const rest = this.#source.slice(end + 1, to).split(this.#delimiters.field, 3);
    segment.age = ageUnitOf(rest[2]?.split(this.#delimiters.component, 2).join(' ') ?? '');
  }

  #repetition(segment: Segment, number: number, start: number, end: number): void {
    const isValue = segment.name === 'OBX' && number === 5;
    const field: Field = isValue
      ? { treatment: valueType(segment.valueType), category: 'other_unique_id' }
      : fieldAt(segment.name, number);
    const path = pathOf(segment.name, number);
    if (field.treatment === 'text') {
      // Text may hold delimiters that nobody escaped: it is one all the same.
      if (isValue && segment.age !== undefined && this.#agePhrase(start, end, path)) return;
      this.#text(start, end, path, isValue ? segment.question : QUESTIONS[path]);
      return;
    }
    const leaves = this.#leaves(start, end);
    const [only] = leaves;
    const isPlain = field.treatment === 'code' || field.treatment === 'number';
    if (isPlain && !isValue && leaves.length === 1 && only!.component === 1) {
      this.#leaf(only!, field.treatment, path, undefined, undefined);
      return;
    }
    const said = (component: number): string => {
      // In order, and few: whoever asks wants one of the first.
      const leaf = leaves.find((one) => one.component >= component);
      return leaf?.component === component ? this.#said(leaf) : '';
    };
    let done = start;
    const isSingle = leaves.length === 1 && leaves[0]!.component === 1;
    for (const leaf of leaves) {
      if (field.treatment === 'ED' && leaf.component === 5 && leaf.sub === 1)
        done = this.#data(leaf, said, path, end);
      if (leaf.start < done) continue;
      const treatment = leafTreatment(field.treatment, leaf);
      const place = isSingle ? path : componentPath(path, leaf.component);
      const label = isValue
        ? segment.question
        : (labelOf(field.treatment, leaf) ?? QUESTIONS[`${segment.name}-${number}`]);
      if (isValue && segment.age !== undefined && treatment === 'number')
        this.#age(leaf, place, segment.age);
      else if (this.#isPublished(field, leaf, said))
        this.places.published(this.#note(leaf, 'text', place, this.#said(leaf), label));
      else if (isOfSystem(field, leaf, said)) this.#code(leaf, place, this.#said(leaf), label);
      else this.#leaf(leaf, treatment, place, label, this.#categoryOf(treatment, field, said));
    }
    this.#people.field(segment.name, number, field.treatment, said);
  }

  /** What the publisher calls a code: CWE-2 by the system in CWE-3, CWE-5 by that in CWE-6. */
  #isPublished(field: Field, leaf: Leaf, said: (component: number) => string): boolean {
    if (field.treatment !== 'CWE' || (leaf.component !== 2 && leaf.component !== 5)) return false;
    return isPublicSystem(said(leaf.component + 1)) && isPlainDisplay(this.#said(leaf));
  }

  /** What identifies by its siblings. */
  #categoryOf(
    treatment: Treatment,
    field: Field,
    said: (component: number) => string,
  ): PhiCategory | undefined {
    if (treatment === 'id') {
      const category = identifierCategory([said(5)], undefined, undefined);
      return category === 'other_unique_id' ? field.category : category;
    }
    if (treatment === 'phone-number') {
      const equipment = said(3).toUpperCase();
      if (equipment === 'FX') return 'fax';
      return equipment === 'INTERNET' ? 'email' : 'phone';
    }
    return isCategory(treatment) ? treatment : undefined;
  }

  #leaf(
    leaf: Leaf,
    treatment: Treatment,
    path: string,
    label: string | undefined,
    category: PhiCategory | undefined,
  ): void {
    const text = this.#said(leaf);
    // Two quotes say that there is no value: HL7 v2.8 §2.5.3.
    if (text === '' || text === '""') return;
    switch (treatment) {
      case 'section':
        if (!isSection(text)) this.#leaf(leaf, 'code', path, label, undefined);
        break;
      case 'code':
        // No table has such codes: a field came one too early or too late.
        if (isDay(text)) this.#note(leaf, 'date', path, text, label);
        else this.#code(leaf, path, text, label);
        break;
      case 'number':
        if (!isNumber(text)) this.#unknown(leaf, path, text, label);
        break;
      case 'date':
        if (isDate(text)) this.#note(leaf, 'date', path, text, label);
        else this.#note(leaf, 'text', path, text, label, 'date');
        break;
      case 'state':
      case 'country':
      case 'postal-code':
      case 'reference':
      case 'media':
        this.#note(leaf, treatment, path, text, label);
        break;
      case 'text':
        this.#note(leaf, 'text', path, text, label);
        break;
      case 'term':
        if (!isTerm(text)) this.#note(leaf, 'text', path, text, label);
        break;
      case 'charset':
        if (!CHARSET.test(text)) this.#note(leaf, 'text', path, text, label);
        break;
      case 'title':
        if (isTitle(text)) this.#note(leaf, 'value', path, text, label, 'name', 'title');
        else this.#note(leaf, 'text', path, text, label);
        break;
      case 'suffix':
        this.#note(leaf, 'value', path, text, label, 'name', suffixOf(text));
        break;
      case 'denied':
        if (isDay(text)) this.#note(leaf, 'date', path, text, label);
        else this.#note(leaf, 'value', path, text, label, 'other_unique_id');
        break;
      case 'street':
      case 'city':
      case 'county':
        this.#note(leaf, 'value', path, text, label, 'location', treatment);
        break;
      default: {
        if (category === undefined) this.#unknown(leaf, path, text, label);
        else {
          const isMail = category === 'phone' && text.includes('@');
          this.#note(leaf, 'value', path, text, label, isMail ? 'email' : category);
        }
      }
    }
  }

  #code(leaf: Leaf, path: string, text: string, label: string | undefined): void {
    if (isCodeLike(text)) this.places.code(leaf.start, leaf.end, path);
    else this.#note(leaf, 'text', path, text, label);
  }

  /** Nobody's field: a date and an identifier are what they look like. */
  #unknown(leaf: Leaf, path: string, text: string, label: string | undefined): void {
    if (isDay(text)) this.#note(leaf, 'date', path, text, label);
    else if (isIdentifierLike(text)) {
      this.#note(leaf, 'value', path, text, label, 'other_unique_id');
    } else this.#note(leaf, 'text', path, text, label);
  }

  #age(leaf: Leaf, path: string, unit: AgeUnit): void {
    const text = this.#said(leaf);
    if (text === '') return;
    const locus = this.places.locus('age', path, text, undefined, undefined, 'number', unit);
    this.places.whole(leaf.start, leaf.end, locus, this.#spell);
  }

  /** @returns whether the text is an age and nothing else */
  #agePhrase(start: number, end: number, path: string): boolean {
    const text = this.#source.slice(start, end);
    if (!isAgePhrase(text)) return false;
    this.places.whole(start, end, this.places.locus('age', path, text), this.#spell);
    return true;
  }

  #note(
    leaf: Leaf,
    role: 'text' | 'value' | 'date' | 'state' | 'country' | 'postal-code' | 'reference' | 'media',
    path: string,
    text: string,
    label?: string,
    category?: PhiCategory,
    type?: string,
  ): number {
    const locus = this.places.locus(role, path, text, label, category, 'text', type);
    this.places.whole(leaf.start, leaf.end, locus, this.#spell);
    return locus;
  }

  #text(start: number, end: number, path: string, label?: string): void {
    const said = decodeLeaf(this.#source.slice(start, end), this.#delimiters);
    if (said === '' || said === '""') return;
    const locus = this.places.locus('text', path, said, label);
    this.places.whole(start, end, locus, (after, original) => {
      const { component, subcomponent, field, repetition, mark } = this.#delimiters;
      // Delimiters that stood there bare stand there bare again.
      const bare = (unit: string) => (original.includes(unit) ? '' : unit);
      return encodeLeaf(after, {
        component: bare(component),
        subcomponent: bare(subcomponent),
        repetition,
        mark,
        field: path === '?' ? bare(field) : field,
      });
    });
  }

  /**
   * ED: base64 of text is walked as what it says it is; other text goes on to the end, with delimiters in it that
   * nobody escaped.
   *
   * @returns the offset up to which it was walked
   */
  #data(leaf: Leaf, said: (component: number) => string, path: string, end: number): number {
    if (/^(?:A|)$/i.test(said(4))) {
      this.#text(leaf.start, end, path);
      return end;
    }
    if (said(4).toUpperCase() !== 'BASE64') return leaf.start;
    const type = `${said(2)}/${said(3) === '' ? 'plain' : said(3)}`.toLowerCase();
    const attached = openAttachment(this.#said(leaf), type, walkInner);
    if (attached === undefined) return leaf.start;
    const inner = this.places.nested(path, attached.document);
    this.places.composed(
      leaf.start,
      leaf.end,
      (changes) => {
        const after = inner(changes);
        return typeof after === 'string' ? attached.encode(after) : after;
      },
      (after) => after,
    );
    return leaf.end;
  }

  #said(leaf: Leaf): string {
    return decodeLeaf(this.#source.slice(leaf.start, leaf.end), this.#delimiters);
  }

  #leaves(start: number, end: number): Leaf[] {
    const source = this.#source;
    const component = this.#delimiters.component.charCodeAt(0);
    const subcomponent = this.#delimiters.subcomponent.charCodeAt(0); // NaN where there is none
    const leaves: Leaf[] = [];
    let [from, at, sub] = [start, 1, 1];
    for (let to = start; to <= end; to += 1) {
      const unit = to === end ? component : source.charCodeAt(to);
      if (unit !== component && unit !== subcomponent) continue;
      if (to > from) leaves.push({ component: at, sub, start: from, end: to });
      from = to + 1;
      if (unit === component) {
        at += 1;
        sub = 1;
      } else sub += 1;
    }
    return leaves;
  }
}

/** A code of the system beside it: CWE-1 and CWE-3, CWE-4 and CWE-6. */
const isOfSystem = (
  { treatment }: Field,
  { component }: Leaf,
  said: (component: number) => string,
): boolean =>
  treatment === 'CWE' && (component === 1 || component === 4) && said(component + 2) !== '';

/** Table 0211, in any case. */
const CHARSET =
  /^(?:ASCII|8859\/\d{1,2}|ISO IR ?\d{1,3}|UNICODE(?: UTF-(?:8|16|32))?|GB 18030-2000|KS X 1001|CNS 11643-1992|BIG-5)$/i;

/** Fields of words that their label tells from names (Parkinson, Whipple). */
const QUESTIONS: Readonly<Record<string, string>> = {
  'DG1-3': 'diagnosis',
  'DG1-4': 'diagnosis',
  'PR1-3': 'procedure',
  'PR1-4': 'procedure',
};

/** What a component, or a subcomponent of one, is. */
function leafTreatment(field: Treatment, leaf: Leaf): Treatment {
  if (!isDatatype(field)) return field;
  const component = DATATYPES[field][leaf.component - 1] ?? 'unknown';
  if (!isDatatype(component)) return component;
  return flat(DATATYPES[component][leaf.sub - 1] ?? 'unknown');
}

/** Below subcomponents there is nothing: a datatype there is its own first part. */
function flat(treatment: Treatment): Treatment {
  return isDatatype(treatment) ? flat(DATATYPES[treatment][0] ?? 'unknown') : treatment;
}

function labelOf(field: Treatment, leaf: Leaf): string | undefined {
  return LABELS[field]?.[leaf.component - 1];
}

const CATEGORIES: ReadonlySet<string> = new Set(PHI_CATEGORIES);

function isCategory(treatment: Treatment): treatment is PhiCategory {
  return CATEGORIES.has(treatment);
}

const walkInner: WalkInner = (kind, source) => {
  if (kind === 'text') return walkText(source);
  return kind === 'json' ? walkJson(source) : walkMarkup(source);
};
