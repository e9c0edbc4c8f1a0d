/**
 * The people whom a document's structured part names, as an index over its free text. Values that no
 * person has (a record number in a table, a telephone number nobody is named with) are known all the
 * same: each joins as one more person, who owns it without being anyone.
 */
import { LIMITS } from '../core/limits.ts';
import { once } from '../core/once.ts';
import type { KnownPerson } from '../core/person.ts';
import type { Finding } from '../core/phi.ts';
import { indexKnown, joinKnown, type KnownIndex } from '../detect/index.ts';
import type { DocumentLocus } from '../formats/index.ts';
import { Latest } from './latest.ts';
import { occurrencesIn } from './may-occur.ts';
import { readReference } from './transforms/code-shape.ts';

export class KnownHere {
  /** For `detectAll`; undefined where nobody is known. */
  readonly index: KnownIndex | undefined;
  readonly #all: () => Everybody;
  #persons: readonly KnownPerson[] | undefined;

  /** @param all everybody whom an index may count, in its order */
  constructor(index: KnownIndex | undefined, all: () => Everybody) {
    this.index = index;
    this.#all = all;
  }

  /** Finds them; finds nothing where nobody is known. */
  find(text: string): readonly Finding[] {
    return this.#all().index()?.find(text) ?? [];
  }

  /** Whom `Finding.person` counts. */
  get persons(): readonly KnownPerson[] {
    this.#persons ??= this.#all().persons;
    return this.#persons;
  }
}

interface Everybody {
  readonly index: () => KnownIndex | undefined;
  readonly persons: readonly KnownPerson[];
}

interface About {
  /** As the document or its surroundings name it: its id is known, too. */
  readonly subject: string | undefined;
  /** Whose surrogates: nobody's values share theirs with no other subject. */
  readonly scope: string;
}

/**
 * Making an index costs more than a short text's search, and documents of a feed name the same people
 * again and again: the latest indexes are kept. They hold originals, in memory alone.
 */
export class KnownPeople {
  readonly #whole = new Latest<Indexed>(LIMITS.deidKnownIndexesMax);
  readonly #single = new Latest<KnownIndex>(LIMITS.deidKnownIndexesMax);

  /** @param texts what is searched: where there is none, values without a person do not count */
  in(
    loci: readonly DocumentLocus[],
    persons: readonly KnownPerson[],
    { subject, scope }: About,
    texts: readonly string[],
  ): KnownHere {
    const textLength = texts.reduce((sum, text) => sum + text.length, 0);
    if (textLength === 0) {
      const index = once(() => indexKnown(persons));
      return new KnownHere(undefined, () => ({ index, persons }));
    }
    const values = loci.filter(isValue);
    const withNobody = (nobody: readonly KnownPerson[]) => [
      ...persons,
      ...nobody.map((one) => ({ ...one, ref: `${scope}#nobody` })),
    ];
    if (textLength >= JOINED_LENGTH_MAX) {
      const { index, nobody } = this.#indexFor({ values, persons, subject }, indexKnown);
      return new KnownHere(index, () => ({ index: () => index, persons: withNobody(nobody) }));
    }
    const join = this.#joiner();
    const occurs = occurrencesIn(texts);
    const near = (text: string | undefined) => text !== undefined && occurs(text);
    const isNear = near(subject && readReference(subject).id);
    const [inTexts, inFields] = partition(
      values,
      ({ category, text }) => HAS_OTHER_FORMS.has(category) || occurs(text),
    );
    const told = { values: inTexts, persons, subject: isNear ? subject : undefined };
    const found = this.#indexFor(told, join);
    // Whose a value of a field is, some profiles never ask. Who was counted before keeps the number.
    const all = once(() => {
      const rest = { values: inFields, persons, subject: isNear ? undefined : subject };
      const nobody = [...found.nobody, ...nobodyOf(rest, join)];
      const index = once(() => indexOf([...persons, ...nobody], join));
      return { index, persons: withNobody(nobody) };
    });
    return new KnownHere(found.index, all);
  }

  #indexFor(told: Told, make: Make): Indexed {
    const { values, persons, subject } = told;
    if (persons.length + values.length === 0 && subject === undefined) return NOBODY;
    // Lengths first: no two lists may give the same key.
    const fields = values.map(
      ({ category, type, text }) => `${text.length} ${category} ${type} ${text}`,
    );
    const people = persons.length === 0 ? '' : JSON.stringify(persons);
    const about = `${make === indexKnown} ${people.length} ${people} ${subject?.length} ${subject}`;
    const key = `${about} ${fields.join(' ')}`;
    return this.#whole.get(key, () => {
      const nobody = nobodyOf(told, make);
      return { index: indexOf([...persons, ...nobody], make), nobody };
    });
  }

  /** Of one document, which asks for some people several times, and has some values twice. */
  #joiner(): Make {
    const made = new Map<string, KnownIndex>();
    const alone = (person: KnownPerson): KnownIndex => {
      const key = JSON.stringify({ ...person, ref: '' });
      const index = made.get(key) ?? this.#single.get(key, () => indexKnown([person]));
      made.set(key, index);
      return index;
    };
    return (people) => joinKnown(people.map(alone));
  }
}

/** Initials, `St.` for street: forms that share no letters in a row with the value. */
const HAS_OTHER_FORMS: ReadonlySet<string | undefined> = new Set(['name', 'location']);

type Make = (people: readonly KnownPerson[]) => KnownIndex;

const indexOf = (people: readonly KnownPerson[], make: Make): KnownIndex | undefined =>
  people.length === 0 ? undefined : make(people);

function partition<Value>(
  values: readonly Value[],
  is: (value: Value) => boolean,
): [yes: Value[], no: Value[]] {
  const [yes, no]: [Value[], Value[]] = [[], []];
  for (const value of values) (is(value) ? yes : no).push(value);
  return [yes, no];
}

interface Told {
  /** What stands in fields. */
  readonly values: readonly DocumentLocus[];
  readonly persons: readonly KnownPerson[];
  readonly subject: string | undefined;
}

/** Longer texts are worth an index of their own. */
const JOINED_LENGTH_MAX = 4096;

interface Indexed {
  readonly index: KnownIndex | undefined;
  /** Values without a person, as a person each. */
  readonly nobody: readonly KnownPerson[];
}

const NOBODY: Indexed = { index: undefined, nobody: [] };

/** What no person has, as a person each. */
function nobodyOf({ values, persons, subject }: Told, make: Make): KnownPerson[] {
  const told = literalsOf(persons);
  const rest = values.filter(({ text }) => !told.has(text.trim()));
  const own = rest.length > 0 && persons.length > 0 ? make(persons) : undefined;
  const nobody: KnownPerson[] = rest.filter(({ text }) => !isCovered(text, own)).map(nobodyWith);
  if (subject !== undefined) nobody.push(nobodyBy(subject));
  return nobody;
}

const isValue = ({ role, category, type, text }: DocumentLocus): boolean =>
  role === 'value' &&
  category !== undefined &&
  !OF_NOBODY.has(type) &&
  text.trim().length > 1 &&
  (category !== 'other_unique_id' || isNumberLike(text.trim()));

/** Found beside names, and nobody's. */
const OF_NOBODY: ReadonlySet<string | undefined> = new Set(['title', 'suffix']);

/**
 * A field of which nothing is known but that it may identify (HL7's Z-segments) holds `Acute` and `Type 2
 * diabetes` as well: as known identifiers these would go from every diagnosis.
 */
const isNumberLike = (text: string): boolean =>
  /^\S*\p{N}\S*$/u.test(text) || (text.match(/\p{N}/gu)?.length ?? 0) >= DIGITS_MIN;

/** Fewer digits among words count something. */
const DIGITS_MIN = 4;

/** What people are known by, as it stands: spares most values the search. */
function literalsOf(persons: readonly KnownPerson[]): ReadonlySet<string> {
  return new Set(
    persons
      .flatMap(({ names, phones, emails, addresses, identifiers }) => [
        ...names.flatMap(({ given, family, text }) => [...given, family, text]),
        ...phones,
        ...emails,
        ...addresses.flatMap(({ lines, city, district, postalCode }) => [
          ...lines,
          city,
          district,
          postalCode,
        ]),
        ...identifiers.map(({ value }) => value),
      ])
      .filter((text) => text !== undefined),
  );
}

/** Found whole by what is known (`Castellan, Odile`). */
function isCovered(text: string, index: KnownIndex | undefined): boolean {
  return index?.find(text).some(({ start, end }) => end - start >= text.trim().length) ?? false;
}

const NO_ONE = {
  ref: '',
  role: 'relative',
  names: [],
  dates: [],
  phones: [],
  emails: [],
  addresses: [],
  identifiers: [],
} as const satisfies KnownPerson;

const nobodyBy = (subject: string): KnownPerson => ({
  ...NO_ONE,
  identifiers: [{ value: readReference(subject).id, type: 'mrn' }],
});

function nobodyWith({ text, category, type }: DocumentLocus): KnownPerson {
  switch (category) {
    case 'name':
      return { ...NO_ONE, names: [{ given: [], text }] };
    case 'phone':
    case 'fax':
      return { ...NO_ONE, phones: [text] };
    case 'email':
      return { ...NO_ONE, emails: [text] };
    case 'location':
      if (type === 'city') return { ...NO_ONE, addresses: [{ lines: [], city: text }] };
      if (type === 'zip') return { ...NO_ONE, addresses: [{ lines: [], postalCode: text }] };
      return { ...NO_ONE, addresses: [{ lines: [text] }] };
    default:
      return isNumbered(category)
        ? { ...NO_ONE, identifiers: [{ value: text, type: TYPES[category!] ?? 'other' }] }
        : NO_ONE;
  }
}

const NOT_NUMBERED = new Set(['date', 'age', 'biometric', 'photo', 'organization', 'profession']);

const isNumbered = (category: string | undefined): boolean =>
  category !== undefined && !NOT_NUMBERED.has(category);

/** As `indexKnown` reads them. */
const TYPES: Readonly<Record<string, string>> = {
  medical_record_number: 'mrn',
  ssn: 'ssn',
  certificate_or_license_number: 'license',
  health_plan_beneficiary_number: 'member',
  account_number: 'account',
};
