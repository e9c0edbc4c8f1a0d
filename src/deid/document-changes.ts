/** What each place of a searched document becomes under its profile. */
import { Failure } from '../core/failures.ts';
import type { FhirAction } from '../core/fhir-path/fhir-rule.ts';
import { once } from '../core/once.ts';
import { type Finding, PHI_CATEGORIES, type PhiCategory } from '../core/phi.ts';
import type { DocumentLocus } from '../formats/index.ts';
import { type Method, methodFor, type Subject, subjectOf } from '../profiles/index.ts';
import { type DateContext, yearAmong } from './date-surrogates.ts';
import { UNREAD_DATE } from './date-text.ts';
import type { SearchedDocument, Tools } from './document.ts';
import { scopeOf } from './document-mask.ts';
import { exchangeOf, Issued } from './issued.ts';
import { NameBases } from './name-bases.ts';
import { perturbed } from './ruled-value.ts';
import { LearnedPeople, Scopes } from './scopes.ts';
import { type SearchedText, textOutside } from './searched-text.ts';
import { isOfService } from './service-date.ts';
import { codeOf, Surrogates } from './surrogates.ts';
import { count, methodKey, type Tally } from './tally.ts';
import { isOfBirth } from './transforms/birth-year.ts';
import { readReference, shapeCode } from './transforms/code-shape.ts';
import { generaliseAge } from './transforms/generalise-age.ts';
import {
  type AgeHorizon,
  generaliseDate,
  isOldYear,
  yearOf,
} from './transforms/generalise-date.ts';
import { generaliseZip } from './transforms/generalise-zip.ts';
import { maskCharacters } from './transforms/mask-characters.ts';
import { redact } from './transforms/redact.ts';
import { shiftDate, shiftOf } from './transforms/shift-date.ts';
import { isUnitedStates, isUsState } from './transforms/us-state.ts';

export function changesOf(
  document: SearchedDocument,
  tools: Tools,
  tally: Tally,
): (string | null | undefined)[] {
  const { loci, findings } = document;
  const texts = once(() => loci.map(({ text }) => text));
  const shared: OfAllPatients = {
    isAbroad: once(() => hasAddressAbroad(loci)),
    exchange: once(() => exchangeOf(texts())),
    remaining: once(() => textOutside(texts(), findings)),
    people: once(() => new LearnedPeople(document.known.persons)),
    // Each patient's own surrogates are drawn beside these. Where there is one, what is theirs comes first (`Scopes`).
    bases: once(() => (document.parts.length === 0 ? undefined : basesOf(shared, tools))),
  };
  const whole = new Changer(document, tools, tally, shared);
  const changers = new Map<string, Changer>();
  const changerFor = (subject: string): Changer => {
    const changer =
      changers.get(subject) ?? new Changer({ ...document, subject }, tools, tally, shared);
    changers.set(subject, changer);
    return changer;
  };
  let next = 0;
  return document.loci.map((locus, index) => {
    while (next < document.parts.length && document.parts[next]!.to <= index) next += 1;
    const part = document.parts[next];
    const changer = part === undefined || part.from > index ? whole : changerFor(part.subject);
    return changer.change(locus, document.findings[index]!);
  });
}

/** Of the whole document, asked once: a Bundle is about thousands of patients, and each has a changer. */
interface OfAllPatients {
  readonly isAbroad: () => boolean;
  readonly exchange: () => SearchedText;
  /** What is not replaced. */
  readonly remaining: () => SearchedText;
  readonly people: () => LearnedPeople;
  /** Surrogates of everybody's names; undefined where one patient's changer draws them for itself. */
  readonly bases: () => NameBases | undefined;
}

function basesOf({ people, exchange }: OfAllPatients, { keyed }: Tools): NameBases {
  const known = people();
  const isTaken = (lower: string) => known.owners.has(lower) || exchange().holds(lower);
  return new NameBases(keyed!, isTaken, known.knownWords());
}

const hasAddressAbroad = (loci: readonly DocumentLocus[]): boolean =>
  loci.some(({ role, text }) => role === 'country' && text.trim() !== '' && !isUnitedStates(text));

type PlaceSubject = Exclude<Subject, PhiCategory | 'title'>;

/** A finding, or a field taken whole. */
interface Value {
  readonly text: string;
  readonly category: PhiCategory;
  readonly type: string;
  /** Of what was found in prose. */
  readonly rule?: string;
  readonly person?: number;
  readonly isField: boolean;
  readonly kind: DocumentLocus['kind'];
  readonly isInstant: boolean;
  readonly context: () => DateContext;
}

/** `born on 12 July 1931` → `born on or before 1934`: the text has said `on`. */
const afterOn = (before: string, made: string): string =>
  /\bon\s+$/i.test(before.slice(-ON_LENGTH)) ? made.replace(/^on (?=or before )/, '') : made;

const ON_LENGTH = 16;

const FIELD_RULES = new Map(PHI_CATEGORIES.map((category) => [category, `field/${category}`]));

/** What stands in JSON where a number, a truth value or an object did. */
const IS_SCALAR = /^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?|true|false|\{.*\})$/s;

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

class Changer {
  readonly #document: SearchedDocument;
  readonly #tools: Tools;
  readonly #tally: Tally;
  readonly #horizon: AgeHorizon;
  readonly #shared: OfAllPatients;
  #weeks: number | undefined;
  #surrogates: Surrogates | undefined;

  constructor(document: SearchedDocument, tools: Tools, tally: Tally, shared: OfAllPatients) {
    this.#document = document;
    this.#tools = tools;
    this.#tally = tally;
    const { asOf } = tools;
    this.#horizon = {
      asOf,
      get latest() {
        return document.latest() ?? asOf;
      },
    };
    this.#shared = shared;
  }

  change(locus: DocumentLocus, findings: readonly Finding[]): string | null | undefined {
    const { action } = locus;
    const change =
      action === undefined ? this.#changeOf(locus, findings) : this.#ruled(locus, action, findings);
    return change === locus.text ? undefined : change;
  }

  #changeOf(locus: DocumentLocus, findings: readonly Finding[]): string | null | undefined {
    const { role, text, category, type } = locus;
    if (text === '' && role !== 'media') return undefined;
    switch (role) {
      case 'text':
        return this.#text(locus, findings);
      case 'value':
        if (category === undefined) return this.#text(locus, findings);
        return this.#field(locus, category, type ?? category);
      case 'date':
        return this.#field(locus, 'date', 'date.field');
      case 'age':
        return this.#field(locus, 'age', type ?? 'age');
      case 'postal-code':
        return this.#field(locus, 'location', this.#shared.isAbroad() ? 'postcode' : 'zip');
      default:
        return this.#place(locus, role);
    }
  }

  /** A rule decides, in the stead of the profile's rows. */
  #ruled(
    locus: DocumentLocus,
    action: FhirAction,
    findings: readonly Finding[],
  ): string | null | undefined {
    const { text, role } = locus;
    if (text === '') return undefined;
    count(this.#tally.rules, action.rule);
    if (action.method === 'keep') {
      // What it is, is kept. Prose may be anything, and media nobody searched.
      if (role === 'text') return this.#text(locus, findings);
      return role === 'media' ? null : undefined;
    }
    const made = this.#byRule(locus, action);
    const isWritable = made !== undefined && (locus.kind !== 'number' || IS_SCALAR.test(made));
    if (made !== text) this.#tally.charactersChanged += text.length;
    if (role === 'date') this.#countDate(text, action.method, made);
    return isWritable ? made : null;
  }

  #byRule(locus: DocumentLocus, action: FhirAction): string | undefined {
    const { text, role, kind, isInstant = false } = locus;
    const isOfDates = role === 'text' && locus.category === 'date'; // in no notation of dates
    const type = isOfDates ? UNREAD_DATE : (locus.type ?? '');
    const { subject } = this.#document;
    switch (action.method) {
      case 'replace':
        return action.text;
      case 'perturb':
        return perturbed(text, action, this.#tools.keyed!, subject);
      case 'shift': {
        // As Microsoft's tool has it: a date that tells an age over 89 goes.
        const year = yearOf(text, type, this.#dateContext());
        if (year !== undefined && isOldYear(year, this.#horizon)) return undefined;
        const weeks =
          action.scope === undefined ? this.#shift() : shiftOf(this.#tools.keyed!, action.scope);
        return shiftDate(text, type, weeks, this.#dateContext());
      }
      case 'zip3': {
        const zip = this.#shared.isAbroad()
          ? undefined
          : generaliseZip(text, this.#tools.zip3Vintage);
        return zip !== undefined && action.restricted.includes(zip) ? '000' : zip;
      }
      case 'pseudonym':
        if (role === 'reference') {
          return this.#applyToPlace('pseudonym', 'reference', text, kind) ?? undefined;
        }
        break;
      case 'redact':
      case 'keep':
        return undefined;
    }
    const context = () => this.#dateContext();
    const category = role === 'age' ? 'age' : role === 'date' ? 'date' : 'other_unique_id';
    const value = { text, category, type, isField: true, kind, isInstant, context } as const;
    return this.#apply(action.method, value);
  }

  /** Prose: finding by finding. */
  #text(locus: DocumentLocus, findings: readonly Finding[]): string | null | undefined {
    if (findings.length === 0) return undefined;
    const isOfDates = locus.category === 'date';
    if (isOfDates && findings[0]!.type === UNREAD_DATE) {
      return this.#whole(locus, 'date', UNREAD_DATE);
    }
    if (locus.kind !== 'text') {
      // An id-like word and a number are no prose: when anything in them identifies, all of it does.
      const first = findings.find((finding) => this.#methodFor(finding) !== 'keep');
      return first && this.#whole(locus, first.category, first.type, first.person);
    }
    const { text } = locus;
    const ownYear = once(() =>
      yearAmong(
        findings
          .filter(
            ({ category, start }) => category === 'date' && isOfService(text, start, locus.label),
          )
          .map(({ start, end }) => text.slice(start, end)),
      ),
    );
    const contextAt = (start: number): DateContext => {
      const year = ownYear() ?? this.#document.yearAt(locus);
      const isBirth = isOfBirth(text, start, locus.label);
      return { ...this.#dateContext(), ...(year !== undefined && { year }), isBirth };
    };
    this.#countCodes(text, findings);
    let changed = '';
    let at = 0;
    for (const { start, end, category, type, rule, person } of findings) {
      const value: Value = {
        text: text.slice(start, end),
        category,
        type,
        rule,
        ...(person !== undefined && { person }),
        isField: false,
        kind: 'text',
        isInstant: false,
        context: () => contextAt(start),
      };
      const made = this.#value(value);
      if (made === undefined && isOfDates) return null; // `[DATE]` is no date of any notation
      // Of the source: looking into what grows would copy all of it for each finding.
      const before = text.slice(at, start);
      changed += before + afterOn(before, made ?? redact(category, type));
      at = end;
    }
    return changed + text.slice(at);
  }

  /** A field that is an identifier as a whole. */
  #field(locus: DocumentLocus, category: PhiCategory, type: string): string | null {
    count(this.#tally.categories, category);
    count(this.#tally.rules, FIELD_RULES.get(category)!);
    return this.#whole(locus, category, type);
  }

  #whole(
    { text, kind, isInstant = false }: DocumentLocus,
    category: PhiCategory,
    type: string,
    person?: number,
  ): string | null {
    const context = () => this.#dateContext();
    const value = { text, category, type, isField: true, kind, isInstant, context };
    const made = this.#value(person === undefined ? value : { ...value, person });
    return made === undefined || (kind === 'number' && !NUMBER.test(made)) ? null : made;
  }

  #dateContext(): DateContext {
    const order = this.#document.order();
    return { ...(order !== undefined && { order }), asOf: this.#tools.asOf };
  }

  /** What stands in for it; undefined where it has to go. */
  #value(value: Value): string | undefined {
    const { text } = value;
    const method = this.#isKeptClinician(value) ? 'keep' : this.#methodFor(value);
    const made = this.#apply(method, value);
    this.#countValue(value, made === undefined ? 'redact' : method, made);
    if (made !== text) this.#tally.charactersChanged += text.length;
    return made;
  }

  #methodFor({ category, type }: Pick<Finding, 'category' | 'type'>): Method {
    return methodFor(this.#tools.profile, category, type);
  }

  #apply(method: Method, value: Value): string | undefined {
    const { text, type, isField } = value;
    switch (method) {
      case 'keep':
        return text;
      case 'redact':
        return undefined;
      case 'mask':
        return maskCharacters(text);
      case 'year':
        return isField
          ? this.#yearField(value)
          : generaliseDate(text, type, value.context(), this.#horizon);
      case 'age-90': {
        const made = generaliseAge(text, type);
        // A JSON number cannot hold the plus sign.
        return value.kind === 'number' && made === '90+' ? '90' : made;
      }
      case 'zip3':
        return generaliseZip(text, this.#tools.zip3Vintage);
      case 'us-state':
        return isUsState(text) ? text : undefined;
      case 'shift':
        return shiftDate(text, type, this.#shift(), value.context());
      case 'surrogate':
        return this.#surrogate(value);
      case 'pseudonym':
      case 'token':
        return this.#code(method, value);
    }
  }

  /** In the format's own notation, which has no words for "on or before". */
  #yearField({ text, type, isInstant, context }: Value): string | undefined {
    const year = yearOf(text, type, context());
    if (year === undefined || isOldYear(year, this.#horizon)) return undefined;
    return isInstant ? `${year}-01-01T00:00:00Z` : String(year);
  }

  #shift(): number {
    this.#weeks ??= shiftOf(this.#tools.keyed!, this.#document.subject);
    return this.#weeks;
  }

  #surrogate({ text, category, type, rule, person, kind, context }: Value): string {
    this.#surrogates ??= this.#newSurrogates();
    const surrogates = this.#surrogates;
    const owner = () =>
      person ?? this.#document.known.find(text).find(({ start }) => start === 0)?.person;
    // A name's own words mostly tell it, and looking for it costs more than the surrogate.
    const whose = category === 'name' && kind === 'text' ? person : owner();
    const finding = {
      ...{ category, type },
      ...(rule !== undefined && { rule }),
      ...(whose !== undefined && { person: whose }),
    };
    if (kind === 'token') return surrogates.token(text, category);
    if (kind === 'number') return surrogates.number(text, finding);
    return surrogates.text({ text, finding, owner, context });
  }

  #newSurrogates(): Surrogates {
    const { known, subject } = this.#document;
    const { people, exchange, remaining, bases } = this.#shared;
    const scopes = new Scopes(scopeOf(known.persons, subject), people());
    return new Surrogates(this.#tools.keyed!, new Issued(exchange()), scopes, remaining, bases());
  }

  /** The same for a value however it is punctuated. */
  #code(method: 'pseudonym' | 'token', { text, kind, isField }: Value): string {
    const value = codeOf(text) || text;
    const shown = isField ? text : '';
    return shapeCode(
      this.#bytesFor(method, this.#document.subject, value),
      shown,
      kind === 'number',
    );
  }

  #bytesFor(method: 'pseudonym' | 'token', subject: string, value: string): Uint8Array {
    return method === 'token'
      ? this.#tools.tokens.bytesFor(value)
      : this.#tools.pseudonyms!.bytesFor(subject, value);
  }

  /** States, countries, ids and references, media. */
  #place({ text, kind }: DocumentLocus, subject: PlaceSubject): string | null | undefined {
    const { method } = this.#tools.profile.rows[subject];
    const made = this.#applyToPlace(method, subject, text, kind);
    count(this.#tally.methods, methodKey(subject, made === null ? 'redact' : method));
    if (made !== text) this.#tally.charactersChanged += text.length;
    return made;
  }

  #applyToPlace(
    method: Method,
    subject: PlaceSubject,
    text: string,
    kind: DocumentLocus['kind'],
  ): string | null {
    switch (method) {
      case 'keep':
        // A field for a country may hold anything, as any other.
        return subject === 'country' && !COUNTRY.test(text) ? null : text;
      case 'redact':
        return null;
      case 'us-state':
        return isUsState(text) ? text : null;
      case 'mask':
        return kind === 'number' ? null : maskCharacters(text);
      case 'pseudonym':
      case 'token': {
        const { before, id } = readReference(text);
        // The subject is left out: references from other patients' documents must resolve.
        const made = before + shapeCode(this.#bytesFor(method, '', id), id, kind === 'number');
        return kind === 'number' && !NUMBER.test(made) ? null : made;
      }
      default:
        throw new Failure('deid_blocked', { step: 'profile', subject, method });
    }
  }

  #isKeptClinician({ text, category, person }: Value): boolean {
    if (category !== 'name' || this.#tools.profile.clinicians !== 'keep') return false;
    const owner =
      person ??
      this.#document.known
        .find(text)
        .find(({ start, end }) => start === 0 && end >= text.trimEnd().length)?.person;
    return owner !== undefined && this.#document.known.persons[owner]?.role === 'practitioner';
  }

  #countValue({ text, category, type }: Value, method: Method, made: string | undefined): void {
    count(this.#tally.methods, methodKey(subjectOf(category, type), method));
    if (category === 'date') this.#countDate(text, method, made);
  }

  #countDate(text: string, method: string, made: string | undefined): void {
    if (made === undefined) this.#tally.datesRemoved += 1;
    else if (made === text) this.#tally.datesKept += 1;
    else if (method === 'year') this.#tally.datesGeneralised += 1;
    else this.#tally.datesShifted += 1;
  }

  #countCodes(text: string, findings: readonly Finding[]): void {
    let next = 0;
    for (const { 0: code, index } of text.matchAll(CODE)) {
      while (next < findings.length && findings[next]!.end <= index) next += 1;
      this.#tally.codes += 1;
      const finding = findings[next];
      if (finding === undefined || finding.start >= index + code.length) this.#tally.codesKept += 1;
    }
  }
}

/** ICD-10 and LOINC by their shape: what a reader of the result wants to find again. */
const CODE = /\b[A-TV-Z]\d[\dA-Z](?:\.[\dA-Z]{1,4})?\b|\b\d{1,5}-\d\b/g;

const COUNTRY = /^[\p{L} .,'()-]{2,60}$/u;
