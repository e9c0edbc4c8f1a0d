/**
 * Known identifiers: every form of what is known about the people of an exchange is found with
 * certainty, in any case, order and escape. Built once per request that names its patients.
 *
 * A form that several people share (a family name) is found as surely, but without saying whose it
 * is: `Finding.person` is left out, and the caller decides by what stands around it.
 */
import type { KnownPerson } from '../../core/person.ts';
import type { Finding, PhiCategory } from '../../core/phi.ts';
import { isOrdinaryWord } from '../lexicon.ts';
import { type Match, Matcher, search } from '../matcher.ts';
import { NearNames } from '../near-names.ts';
import { tokenise } from '../tokens.ts';
import { type View, viewOf } from '../view.ts';
import { addNameForms, nameWords } from './name-forms.ts';
import { NameLeads } from './name-leads.ts';
import {
  addAddressForms,
  addDateForms,
  addEmailForms,
  addIdForms,
  addPhoneForms,
} from './value-forms.ts';

interface Owner {
  readonly person: number;
  readonly category: PhiCategory;
  readonly type: string;
  readonly field: string;
}

/** What `indexKnown` makes and `detect` takes. */
export interface KnownIndex {
  /** Differs between any two indexes of one process: keys cached results. */
  readonly serial: number;
  /** Certain findings, sorted, not overlapping; behind them base64 words, and names that are misspelt by one key. */
  find(text: string): Finding[];
}

const ID_CATEGORIES: Readonly<Record<string, PhiCategory>> = {
  mrn: 'medical_record_number',
  'nhs-number': 'medical_record_number',
  ssn: 'ssn',
  npi: 'certificate_or_license_number',
  dea: 'certificate_or_license_number',
  license: 'certificate_or_license_number',
  member: 'health_plan_beneficiary_number',
  mbi: 'health_plan_beneficiary_number',
  policy: 'health_plan_beneficiary_number',
  account: 'account_number',
};

let serials = 0;

export const indexKnown = (persons: readonly KnownPerson[]): KnownIndex =>
  new FormsIndex([new Forms(persons)]);

/**
 * One index out of indexes of one person each, which are made once and serve every document that names
 * the person. A text is walked once for each of them, so this is for short texts.
 *
 * @param indexes what `indexKnown` made of one person; `Finding.person` counts them
 */
export const joinKnown = (indexes: readonly KnownIndex[]): KnownIndex =>
  new FormsIndex(indexes.flatMap(FormsIndex.formsOf));

/** Holds its forms itself: what hangs on it in a `WeakMap` stays until all of the heap is collected. */
class FormsIndex implements KnownIndex {
  readonly serial: number;
  readonly #forms: readonly Forms[];
  #near: NearNames | undefined;

  /** @param forms those of everybody, or of one person each */
  constructor(forms: readonly Forms[]) {
    serials += 1;
    this.serial = serials;
    this.#forms = forms;
  }

  static formsOf(this: void, index: KnownIndex): readonly Forms[] {
    return (index as FormsIndex).#forms;
  }

  find(text: string): Finding[] {
    const found = findKnown(this.#forms, text);
    const misspelt = this.#findMisspelt(text);
    return misspelt.length === 0 ? found : found.concat(outside(found, misspelt));
  }

  #findMisspelt(text: string): Finding[] {
    if (this.#near === undefined) {
      this.#near = new NearNames({ isSmallToo: true });
      for (const word of this.#forms.flatMap((forms) => forms.nameWords)) this.#near.add(word);
    }
    if (this.#near.isEmpty) return [];
    const t = tokenise(text);
    return Array.from(this.#near.in(t), ([from, to]) => ({
      start: t.start[from]!,
      end: t.end[to]!,
      ...MISSPELT,
    }));
  }
}

/** Those of the others, in order, that touch none of what was found. */
function outside(found: readonly Finding[], others: readonly Finding[]): Finding[] {
  const certain = [...found].sort((one, other) => one.start - other.start);
  let next = 0;
  return others.filter(({ start, end }) => {
    while (next < certain.length && certain[next]!.end <= start) next += 1;
    return next >= certain.length || certain[next]!.start >= end;
  });
}

/** Whose it is, a misspelling does not say. */
const MISSPELT = {
  category: 'name',
  type: 'name.known',
  score: 0.9,
  rule: 'known/near-name',
} as const;

/** Those of some people. Of people of whom a name is all that is known they are made when a text gives reason to. */
class Forms {
  readonly #persons: readonly KnownPerson[];
  readonly #hasLeads: boolean;
  #leads: NameLeads | undefined;
  #matcher: Matcher<Owner> | undefined;
  #nameWords: readonly string[] | undefined;

  constructor(persons: readonly KnownPerson[]) {
    this.#persons = persons;
    this.#hasLeads = persons.every(hasOnlyNames);
  }

  /** Words of names that may be misspelt: an ordinary word has ordinary neighbours. */
  get nameWords(): readonly string[] {
    this.#nameWords ??= this.#persons
      .flatMap(({ names }) => names.flatMap(nameWords))
      .filter((word) => !isOrdinaryWord(word));
    return this.#nameWords;
  }

  /** Finds in this text what a matcher of all forms would. */
  matcherFor(view: View): Matcher<Owner> {
    if (this.#matcher !== undefined) return this.#matcher;
    if (this.#hasLeads) {
      this.#leads ??= new NameLeads(this.#persons.flatMap(({ names }) => names));
      if (!this.#leads.isIn(view)) return NONE;
    }
    const matcher = new Matcher<Owner>();
    this.#persons.forEach((person, index) => {
      addPerson(matcher, person, index);
    });
    this.#matcher = matcher;
    return matcher;
  }
}

const NONE = new Matcher<Owner>();

const hasOnlyNames = ({ dates, phones, emails, addresses, identifiers }: KnownPerson) =>
  [dates, phones, emails, addresses, identifiers].every((known) => known.length === 0);

function addPerson(matcher: Matcher<Owner>, known: KnownPerson, person: number): void {
  const words =
    (category: PhiCategory, type: string, field: string) => (form: string, conditions: number) =>
      matcher.addWords(form, { person, category, type, field }, conditions);
  const numbers =
    (category: PhiCategory, type: string, field: string) => (form: string, conditions: number) =>
      matcher.addNumber(form, { person, category, type, field }, conditions);

  for (const name of known.names) addNameForms(name, words('name', 'name.known', 'name'));
  for (const date of known.dates) addDateForms(date, words('date', 'date.known', 'date'));
  for (const phone of known.phones) addPhoneForms(phone, numbers('phone', 'phone', 'phone'));
  for (const email of known.emails) addEmailForms(email, words('email', 'email', 'email'));
  for (const { value, type } of known.identifiers) {
    addIdForms(value, type, numbers(ID_CATEGORIES[type] ?? 'other_unique_id', type, 'identifier'));
  }
  for (const address of known.addresses) {
    addAddressForms(address, {
      street: words('location', 'street', 'address'),
      city: words('location', 'city', 'address'),
      zip: numbers('location', 'zip', 'address'),
    });
  }
}

/** @param all the forms of everybody, or of one person each */
function findKnown(all: readonly Forms[], text: string): Finding[] {
  if (all.length === 0) return [];
  const found = searchIn(all, text).map((match) => toFinding(match, text, all));
  return found.concat(findEncoded(all, text, found));
}

function searchIn(all: readonly Forms[], text: string): Match<Owner>[] {
  const view = viewOf(text);
  const matchers = all.map((forms) => forms.matcherFor(view));
  return matchers.every(({ size }) => size === 0) ? [] : search(matchers, view);
}

const RULES: Readonly<Record<Match<Owner>['way'], (field: string) => string>> = {
  whole: (field) => `known/${field}`,
  apart: (field) => `disguised/known/${field}`,
  misread: (field) => `known/misread-${field}`,
};

function toFinding(
  { start, end, forms, sources, way }: Match<Owner>,
  text: string,
  all: readonly Forms[],
): Finding {
  const { owner } = forms[0]!;
  const isShared = sources.length > 1 || forms.some((form) => form.owner.person !== owner.person);
  const opened = owner.category === 'phone' ? phoneStart(text, start) : start;
  const finding = {
    start: opened,
    end: owner.category === 'name' && way === 'whole' ? generationEnd(text, end) : end,
    category: owner.category,
    type: owner.type,
    score: 1,
    rule: RULES[way](owner.field),
  };
  const person = all.length === 1 ? owner.person : sources[0]!;
  return isShared ? finding : { ...finding, person };
}

/** `Pemberwick, Jr`, `Pemberwick III`; `Pemberwick IV fluids` are given. */
const GENERATION = /,? {1,2}(?:[JS]r|[JS]R|Junior|JUNIOR|II|III|IV(?! \p{Ll}))(?![\p{L}\p{N}])/uy;

/** Where a name ends with its generation: what `Jr` tells of somebody goes with the name. */
function generationEnd(text: string, end: number): number {
  GENERATION.lastIndex = end;
  return GENERATION.test(text) ? GENERATION.lastIndex : end;
}

/** The bracket or plus sign before a telephone number belongs to it. */
function phoneStart(text: string, start: number): number {
  const before = text.charCodeAt(start - 1);
  return before === 40 || before === 43 ? start - 1 : start;
}

/** Runs that could be base64 of a name or number. */
const ENCODED = /[A-Za-z0-9+/_-]{12,}={0,2}/g;
const ENCODED_MAX = 4096;
const isMixed = (run: string) => /[a-z]/.test(run) && /[A-Z]/.test(run);
const IS_TEXT = /^[\t\n\r -~\u00a0-\uffff]*$/;

/** base64 words whose content holds a known value are taken whole. */
function findEncoded(all: readonly Forms[], text: string, found: readonly Finding[]): Finding[] {
  const encoded: Finding[] = [];
  let next = 0; // of what was found, the first that may reach a run: both are in order
  for (const { 0: run, index } of text.matchAll(ENCODED)) {
    if (run.length > ENCODED_MAX || !isMixed(run)) continue;
    const decoded = Buffer.from(run, 'base64').toString('utf8');
    if (!IS_TEXT.test(decoded)) continue;
    const end = index + run.length;
    while (next < found.length && found[next]!.end <= index) next += 1;
    if (next < found.length && found[next]!.start < end) continue;
    const [match] = searchIn(all, decoded);
    if (match === undefined) continue;
    encoded.push({ ...toFinding(match, decoded, all), start: index, end, rule: 'known/base64' });
  }
  return encoded;
}
