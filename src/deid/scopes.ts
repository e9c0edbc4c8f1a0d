/**
 * Whose surrogates a mention gets. A scope is a string that keys them (see `keyed.ts`): a person who
 * is known, else the sole patient of the exchange, else the conversation, else the caller.
 *
 * A mention that two known people could own is attributed to neither: it gets surrogates of the
 * conversation's own, so nothing the model says about one is restored as the other.
 */
import type { KnownPerson } from '../core/person.ts';
import { namesInPlural } from '../detect/index.ts';
import { plainWord } from './folding.ts';
import type { NameMention, NamePart } from './name-mention.ts';
import { parseName } from './name-mention.ts';
import type { Gender } from './pools/given-names.ts';

/** Who an exchange is about and whose it is; decides which surrogates are the same. */
export interface DeidScope {
  readonly patients: readonly KnownPerson[];
  readonly conversation?: string;
  readonly caller: string;
}

export interface KnownWord {
  readonly text: string;
  readonly scope: string;
  readonly part: NamePart;
  readonly gender: Gender;
}

/** What the names of known people say, whoever a document or an exchange is about: learned once. */
export class LearnedPeople {
  readonly persons: readonly KnownPerson[];
  /** By plain word: indexes of the persons with that word in a name. */
  readonly owners = new Map<string, Set<number>>();
  /** By person: first letters of its name words. */
  readonly initials: Set<string>[] = [];
  /** By person: its words, in the order of its names. */
  readonly words: Omit<KnownWord, 'scope'>[][] = [];

  constructor(persons: readonly KnownPerson[]) {
    this.persons = persons;
    persons.forEach((person, index) => {
      this.#learn(person, index);
    });
  }

  #learn(person: KnownPerson, index: number): void {
    this.initials[index] = new Set();
    this.words[index] = [];
    for (const name of person.names) {
      const given = name.given.flatMap((text, at) => wordsOf(text, at === 0 ? 'given' : 'middle'));
      const family = name.family === undefined ? [] : wordsOf(name.family, 'family');
      const whole =
        given.length + family.length === 0 && name.text !== undefined ? wordsOf(name.text) : [];
      for (const { text, part } of [...given, ...family, ...whole]) {
        const plain = plainWord(text);
        const owners = this.owners.get(plain) ?? new Set();
        this.owners.set(plain, owners.add(index));
        this.initials[index].add(plain.slice(0, 1));
        this.words[index].push({ text, part, gender: genderOf(person) });
      }
    }
  }

  /** Every word of every known name, in a fixed order, in the scope that is its owner's own. */
  knownWords(): KnownWord[] {
    return this.words.flatMap((words, person) =>
      words.map((word) => ({ ...word, scope: personScope(this.persons[person]!.ref) })),
    );
  }
}

export class Scopes {
  /** Scope of everything that belongs to nobody known. */
  readonly home: string;
  /**
   * Scope of every date: the first patient's, whoever else is named and whosever the date is, so that
   * intervals between people survive (a mother's last period and her child's birth).
   */
  readonly dates: string;
  readonly #shared: string;
  readonly #people: LearnedPeople;
  readonly #persons: readonly KnownPerson[];
  readonly #patients: ReadonlySet<string>;

  constructor(scope: DeidScope, people: LearnedPeople) {
    const exchange =
      scope.conversation === undefined
        ? `caller:${scope.caller}`
        : `conversation:${scope.conversation}`;
    const refs = new Set(scope.patients.filter((p) => p.role === 'patient').map((p) => p.ref));
    this.home = refs.size === 1 ? personScope([...refs][0]!) : exchange;
    this.dates = refs.size === 0 ? exchange : personScope([...refs][0]!);
    this.#shared = `${exchange}#shared`;
    this.#people = people;
    this.#persons = people.persons;
    this.#patients = refs;
  }

  /** Every word of every known name in its owner's scope, in a fixed order. */
  knownWords(): KnownWord[] {
    return this.#people.words.flatMap((words, person) =>
      words.map((word) => ({ ...word, scope: this.#scopeOfWord(person, plainWord(word.text)) })),
    );
  }

  /** `Given Family` of every known name that has both. */
  knownNames(): { readonly text: string; readonly person: number }[] {
    return this.#persons.flatMap((known, person) =>
      known.names.flatMap(({ given, family }) =>
        given[0] === undefined || family === undefined
          ? []
          : [{ text: `${given[0]} ${family}`, person }],
      ),
    );
  }

  isKnownWord(plain: string): boolean {
    return this.#people.owners.has(plain);
  }

  /** The known word that this is the plural of: `garcia` for `garcias`. */
  singularOf(plain: string): string | undefined {
    if (this.#people.owners.has(plain)) return undefined;
    return namesInPlural(plain).find((name) => this.#people.owners.has(name));
  }

  /** Scope of each word (plain) of a mention that could be any candidate's. */
  forName(candidates: readonly number[]): (plain: string) => string {
    if (candidates.length === 0) return () => this.home;
    return (plain) => {
      const scope = this.#scopeOfWord(candidates[0]!, plain);
      const isShared = candidates.some((other) => this.#scopeOfWord(other, plain) !== scope);
      return isShared ? this.#shared : scope;
    };
  }

  /**
   * Known people who could own this mention.
   *
   * @param attributed whom the detector attributed it to: asked where its words tell nothing
   */
  candidates(mention: NameMention, attributed: () => number | undefined): number[] {
    const words = mention.tokens
      .filter((token) => token.kind === 'word')
      .map((t) => plainWord(t.text));
    const initials = mention.tokens
      .filter((t) => t.kind === 'initial')
      .map((t) => plainWord(t.text));
    let found: number[] | undefined;
    for (const word of words) {
      const owners = this.#people.owners.get(this.singularOf(word) ?? word);
      found =
        found === undefined ? [...(owners ?? [])] : found.filter((index) => owners?.has(index));
    }
    const fitting = (found ?? []).filter((index) =>
      initials.every((letter) => this.#people.initials[index]!.has(letter)),
    );
    if (fitting.length > 0) return fitting;
    const person = attributed();
    return person !== undefined && person < this.#persons.length ? [person] : [];
  }

  /** A family name shared with exactly one patient is the patient's: families keep one name. */
  #scopeOfWord(person: number, plain: string): string {
    const own = this.#persons[person]!.ref;
    if (this.#patients.has(own)) return personScope(own);
    const patients = new Set(
      [...(this.#people.owners.get(plain) ?? [])]
        .map((index) => this.#persons[index]!.ref)
        .filter((ref) => this.#patients.has(ref)),
    );
    return personScope(patients.size === 1 ? [...patients][0]! : own);
  }

  /** Whether they all are patients of the exchange. */
  arePatients(candidates: readonly number[]): boolean {
    return candidates.every((index) => this.#patients.has(this.#persons[index]!.ref));
  }

  /** Plain words of a known person's names. */
  partsOf(person: number): {
    readonly given: readonly string[];
    readonly family: readonly string[];
  } {
    const own = this.#people.words[person]!;
    const plain = (isFamily: boolean) =>
      own.filter(({ part }) => (part === 'family') === isFamily).map(({ text }) => plainWord(text));
    return { given: plain(false), family: plain(true) };
  }

  /** Scope of a number or an address. */
  forValue(person: number | undefined): string {
    if (this.home.startsWith('person:')) return this.home;
    const known = person === undefined ? undefined : this.#persons[person];
    return known === undefined ? this.home : personScope(known.ref);
  }

  genderOf(person: number | undefined): Gender | undefined {
    const known = person === undefined ? undefined : this.#persons[person];
    return known === undefined ? undefined : genderOf(known);
  }

  /** Known dates of a person, or of the sole patient. */
  datesOf(person: number | undefined): readonly string[] {
    const known =
      person === undefined
        ? this.#persons.filter((p) => this.#patients.has(p.ref))
        : [this.#persons[person]];
    return known.length === 1 ? (known[0]?.dates ?? []) : [];
  }
}

const personScope = (ref: string) => `person:${ref}`;

const genderOf = (person: KnownPerson): Gender =>
  person.gender === 'female' || person.gender === 'male' ? person.gender : 'neutral';

function wordsOf(text: string, part?: NamePart): { text: string; part: NamePart }[] {
  return parseName(text)
    .tokens.filter((token) => token.kind === 'word')
    .map((token) => ({ text: token.text, part: part ?? token.part }));
}
