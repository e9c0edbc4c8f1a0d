/** C-CDA element by element: text and attributes as loci, by the tables. */
import { Failure } from '../../core/failures.ts';
import { LIMITS } from '../../core/limits.ts';
import { ageUnitOf, isAgeCode } from '../ages.ts';
import { openAttachment, type WalkInner } from '../attachments.ts';
import { isCodeLike } from '../code-like.ts';
import { isPlainDisplay, isPublicSystem } from '../code-systems.ts';
import type { DocumentLocus, DocumentRole } from '../document.ts';
import { isDate } from '../hl7v2/shapes.ts';
import { walkJson } from '../json/json.ts';
import { Cells } from '../markup/cells.ts';
import { decodeEntities, encodeAttribute } from '../markup/entities.ts';
import { isKnownDeclaration, spellText, walkMarkup } from '../markup/markup.ts';
import type { MarkupEvents, TextKind } from '../markup/scanner.ts';
import { Places } from '../splice.ts';
import { isAsked, isMeasureName } from '../table/column-names.ts';
import { isClosedSystem, isDisplay, isTerm } from '../terms.ts';
import { walkText } from '../text.ts';
import {
  type Held,
  heldText,
  identifierOf,
  isCodeAttribute,
  isIdAttribute,
  isTemplate,
  isTime,
  telecomCategory,
} from './elements.ts';
import { People } from './people.ts';

interface Attribute {
  readonly name: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly nameStart: number;
}

interface Element {
  readonly name: string;
  readonly attributes: Map<string, Attribute>;
  /** Code of an observation, by its `code` element. */
  code: string | undefined;
}

export class CcdaWalker implements MarkupEvents {
  readonly places = new Places();
  readonly people = new People();
  readonly #source: string;
  readonly #stack: Element[] = [];
  readonly #names: string[] = [];
  readonly #cells = new Cells();

  constructor(source: string) {
    this.#source = source;
  }

  open(name: string): void {
    if (this.#stack.length >= LIMITS.xmlDepthMax) {
      throw new Failure('too_deep', { at: `element ${this.#stack.length}` });
    }
    const local = name.replace(/^.*:/, '');
    this.#stack.push({ name: local, attributes: new Map(), code: undefined });
    this.#names.push(local);
    this.people.open(local);
    if (local === 'entry') this.places.unit();
    this.#cells.open(local);
  }

  attribute(name: string, start: number, end: number, quote: string, nameStart: number): void {
    const text = decodeEntities(this.#source.slice(start, end));
    this.#top?.attributes.set(name, { name, text, start, end, quote, nameStart });
  }

  attributesEnd(): void {
    // An entity that plays a role in an entry is a thing, or a person.
    const isPerson = this.#top?.name === 'playingEntity' && this.#said('classCode') === 'PSN';
    if (isPerson) this.#names[this.#names.length - 1] = 'playingPerson';
    for (const attribute of this.#top?.attributes.values() ?? []) this.#attribute(attribute);
  }

  close(name: string): void {
    this.#stack.pop();
    this.#names.pop();
    const local = name.replace(/^.*:/, '');
    this.people.close(local);
    if (local === 'entry') this.places.unit();
    this.#cells.close(local);
  }

  text(start: number, end: number, kind: TextKind): void {
    const spelled = this.#source.slice(start, end);
    if (/^\s*$/.test(spelled) || (kind === 'declaration' && isKnownDeclaration(spelled))) return;
    const said = kind === 'text' ? decodeEntities(spelled) : spelled;
    const isContent = kind === 'text' || kind === 'cdata';
    if (isContent && this.#said('representation') === 'B64') {
      this.#data(start, end, said);
      return;
    }
    const { role, category, type } = isContent ? heldText(this.#names, said) : COMMENT;
    const path = isContent ? this.#path() : kind;
    const element = this.#top?.name ?? '';
    const label = role === 'text' ? (isContent ? this.#cells.label(said) : undefined) : element;
    if (isContent && /^t[dh]$/.test(element) && isOfVocabulary(label, said.trim())) return;
    const locus = this.places.locus(role, path, said, label, category, 'text', type);
    if (element === 'originalText' && this.#isDisplayAround(said.trim()))
      this.places.published(locus);
    this.places.whole(start, end, locus, (after) => spellText(after, kind));
    if (isContent) this.people.text(element, said);
  }

  #attribute(attribute: Attribute): void {
    const { name, text } = attribute;
    const element = this.#top!.name;
    if (text === '') return;
    if (isIdAttribute(name, text)) {
      this.#note(attribute, 'reference');
      return;
    }
    if (name === 'code' && element === 'code') this.#noteCode(text);
    if (isCodeAttribute(name) || isTemplate(element)) {
      if (!isCodeLike(text)) this.#note(attribute, 'text');
      return;
    }
    const system = this.#said('codeSystem');
    if (name === 'displayName' && OF_PEOPLES.test(element) && isTerm(text)) return;
    const isClosed = name === 'displayName' && isClosedSystem(system && `urn:oid:${system}`);
    if (isClosed && isDisplay(text)) return;
    if (name === 'value') this.#value(attribute, element);
    else if (name === 'extension') this.#extension(attribute);
    else if (name === 'root') {
      // Beside an extension it names who issues; alone it is the id itself.
      if (this.#said('extension') !== undefined && /^[\d.]+$/.test(text)) return;
      this.#note(attribute, 'reference');
      if (this.#said('extension') === undefined) {
        this.people.identifier('other_unique_id', text, this.#around);
      }
    } else if (/^assigningAut?h?orityName$/.test(name)) {
      this.#note(attribute, 'value', 'organization');
    } else this.#note(attribute, 'text');
  }

  #value(attribute: Attribute, element: string): void {
    const { text } = attribute;
    if (element === 'telecom') {
      this.#telecom(attribute);
      return;
    }
    const isBirth = element === 'birthTime';
    if (isBirth) this.people.birth(text);
    const isTyped = this.#said('xsi:type') === 'TS';
    if ((isTime(element, this.#around) || isTyped) && this.#said('unit') === undefined) {
      if (isDate(text)) this.#note(attribute, 'date');
      else this.#note(attribute, 'text', 'date');
      return;
    }
    if (/^[+-]?\d{0,6}(?:\.\d{0,8})?$/.test(text)) {
      const code = this.#stack[this.#stack.length - 2]?.code;
      if (code === undefined || !isAgeCode(code)) return;
      this.#note(attribute, 'age', undefined, ageUnitOf(this.#said('unit') ?? ''));
      return;
    }
    if (/^(?:true|false)$/.test(text)) return;
    this.#note(attribute, isDate(text) ? 'date' : 'text');
  }

  #telecom(attribute: Attribute): void {
    const { text, quote } = attribute;
    const scheme = /^[a-z][a-z+.-]*:(?:\/\/)?/i.exec(text)?.[0];
    const rest = text.slice(scheme?.length ?? 0);
    if (rest === '') return;
    const category = telecomCategory(scheme?.replace(/\/\/$/, ''), rest);
    const isWhole = category === 'url';
    const locus = this.places.locus(
      'value',
      this.#path('@value'),
      isWhole ? text : rest,
      'telecom',
      category,
    );
    if (category !== 'url') this.people.telecom(category, rest);
    this.#spot(attribute, locus, (after) => {
      const value = isWhole ? after : `${scheme ?? ''}${after}`;
      return encodeAttribute(value, quote);
    });
  }

  #extension(attribute: Attribute): void {
    const category = identifierOf(this.#said('root'), this.#around);
    this.#note(attribute, 'value', category);
    this.people.identifier(category, attribute.text, this.#around);
  }

  #note(
    attribute: Attribute,
    role: DocumentRole,
    category?: DocumentLocus['category'],
    type?: string,
  ): void {
    const { text, quote, name } = attribute;
    const path = this.#path(`@${KNOWN_ATTRIBUTES.test(name) ? name : '{}'}`);
    const kind = role === 'age' ? 'number' : 'text';
    const label = role === 'text' && category === undefined ? undefined : this.#top!.name;
    const locus = this.places.locus(role, path, text, label, category, kind, type);
    if (this.#isPublished(attribute)) this.places.published(locus);
    this.#spot(attribute, locus, (after) => encodeAttribute(after, quote));
  }

  /** What the publisher calls the code, or its system. */
  #isPublished({ name, text }: Attribute, element = this.#top): boolean {
    if (!isPlainDisplay(text)) return false;
    const isPublic = isPublicSystem(element?.attributes.get('codeSystem')?.text);
    if (name === 'codeSystemName') return isPublic;
    return name === 'displayName' && (isPublic || this.#isShortFor(text, element));
  }

  /** What a site calls the code of a publisher, in one word: `NA` beside sodium. As a text beside a code of FHIR. */
  #isShortFor(text: string, element: Element | undefined): boolean {
    const coded = this.#stack[this.#stack.length - 2];
    return (
      element?.name === 'translation' &&
      /^\S+$/.test(text) &&
      isPublicSystem(coded?.attributes.get('codeSystem')?.text)
    );
  }

  /** Does the text of a code repeat what its publisher calls it? */
  #isDisplayAround(text: string): boolean {
    const coded = this.#stack[this.#stack.length - 2];
    const display = coded?.attributes.get('displayName');
    return display?.text === text && this.#isPublished(display, coded);
  }

  /** A value that is taken out leaves the reason why it is not there: HL7 v3 NullFlavor, masked. */
  #spot(attribute: Attribute, locus: number, encode: (after: string) => string): void {
    const { start, end, quote, nameStart } = attribute;
    // Once an element, and where it says so already not at all.
    const isFirst = this.#flavored() === attribute.name;
    const isFlavored = isFirst && this.#said('nullFlavor') === undefined;
    const before = this.#source.slice(nameStart, start);
    this.places.composed(
      nameStart,
      end + quote.length,
      (changes) => {
        const change = changes[locus];
        if (change === undefined || change === this.places.loci[locus]!.text) return undefined;
        if (change === null) return isFlavored ? 'nullFlavor="MSK"' : '';
        return `${before}${encode(change)}${quote}`;
      },
      (after) => after,
    );
  }

  /** Base64 of the body or of an entry. */
  #data(start: number, end: number, said: string): void {
    const path = this.#path();
    const attached = openAttachment(said.trim(), this.#said('mediaType'), walkInner);
    if (attached === undefined) {
      const locus = this.places.locus('media', path, said);
      this.places.whole(start, end, locus, (after) => spellText(after, 'text'));
      return;
    }
    const inner = this.places.nested(path, attached.document);
    this.places.composed(
      start,
      end,
      (changes) => {
        const after = inner(changes);
        return typeof after === 'string' ? attached.encode(after) : after;
      },
      (after) => after,
    );
  }

  /** The attribute without which the element says nothing. */
  #flavored(): string | undefined {
    const there = this.#top!.attributes;
    return ['value', 'extension', 'root'].find((name) => there.has(name));
  }

  #noteCode(code: string): void {
    const owner = this.#stack[this.#stack.length - 2];
    if (owner !== undefined) owner.code ??= code;
  }

  #said(name: string): string | undefined {
    return this.#top?.attributes.get(name)?.text;
  }

  get #top(): Element | undefined {
    return this.#stack[this.#stack.length - 1];
  }

  /** The element around the one that is open. */
  get #around(): string {
    return this.#names[this.#names.length - 2] ?? '';
  }

  /** The last two elements, where CDA knows them: names of others are somebody's words. */
  #path(attribute = ''): string {
    const known = this.#names
      .slice(-2)
      .map((name) => (/^[A-Za-z]{1,40}$/.test(name) ? name : '{}'));
    return known.join('.') + attribute;
  }
}

const OF_PEOPLES = /^(?:race|ethnicGroup|language)Code$/;

/** Of a cell of the narrative, under the head of its column or the first cell of its row. */
const isOfVocabulary = (label: string | undefined, said: string): boolean =>
  isMeasureName(said) || isAsked(label, said);

const COMMENT: Held = { role: 'text' };

const KNOWN_ATTRIBUTES =
  /^(?:value|root|extension|displayable|displayName|assigningAuthorityName|title|href|name|alt|src|code|codeSystemName)$/;

const walkInner: WalkInner = (kind, source) => {
  if (kind === 'text') return walkText(source);
  return kind === 'json' ? walkJson(source) : walkMarkup(source);
};
