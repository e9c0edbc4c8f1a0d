/**
 * Who is who among placeholders: every mention of one person has the same number, and says which part of
 * the name it is. Of people who are not known, words tell: `Osei` is Amara Osei while no other Osei has
 * come. Decided by what came before, so that text masked once never changes.
 */
import { namesInPlural } from '../detect/index.ts';
import { plainWord } from './folding.ts';
import { type NameMention, parseName } from './name-mention.ts';
import { isCommonGivenName } from './pools/known-given-names.ts';
import type { Scopes } from './scopes.ts';

export type NameForm = 'FULL' | 'FAMILY' | 'GIVEN' | 'INITIALS';

export class PlaceholderPeople {
  readonly #scopes: Scopes;
  /** By index, or by the words that several of them share. */
  readonly #known = new Map<string, PlaceholderPerson>();
  /** People who are not known, by each word of their names. */
  readonly #others = new Map<string, Set<PlaceholderPerson>>();
  /** A text that has come before is whose it was then. */
  readonly #byText = new Map<string, PlaceholderPerson>();

  constructor(scopes: Scopes) {
    this.#scopes = scopes;
  }

  /** @param attributed whom the detector attributed the mention to */
  of(
    text: string,
    attributed: number | undefined,
  ): { readonly person: PlaceholderPerson; readonly form: NameForm } {
    const words = wordsOf(parseName(text, (plain) => this.#scopes.isKnownWord(plain)));
    const person = this.#knownPerson(words, attributed) ?? this.#other(text, words);
    const form = person.formOf(words);
    person.learn(words, form);
    return { person, form };
  }

  #knownPerson(words: Words, attributed: number | undefined): PlaceholderPerson | undefined {
    const candidates = this.#scopes.candidates(words.mention, () => attributed);
    const [only] = candidates;
    if (only === undefined) return undefined;
    const isShared = candidates.length > 1;
    const key = isShared ? [...words.given, ...words.family].join(' ') : String(only);
    let person = this.#known.get(key);
    if (person === undefined) {
      person = new PlaceholderPerson(this.#scopes.arePatients(candidates) ? 'PATIENT' : 'NAME');
      if (!isShared) person.learn(this.#scopes.partsOf(only), 'FULL');
      this.#known.set(key, person);
    }
    return person;
  }

  #other(text: string, words: Words): PlaceholderPerson {
    const present = this.#byText.get(text);
    if (present !== undefined) return present;
    const all = [...words.given, ...words.family];
    const bearers = new Set(
      all
        .flatMap((word) => [word, ...namesInPlural(word)])
        .flatMap((word) => [...(this.#others.get(word) ?? [])])
        .filter((person) => person.mayBear(words)),
    );
    const person = bearers.size === 1 ? [...bearers][0]! : new PlaceholderPerson('NAME');
    this.#byText.set(text, person);
    for (const word of all)
      this.#others.set(word, (this.#others.get(word) ?? new Set()).add(person));
    return person;
  }
}

interface Words {
  readonly mention: NameMention;
  readonly given: readonly string[];
  readonly family: readonly string[];
  readonly initials: readonly string[];
}

/** Plain words by the part that each of them is in this mention. */
function wordsOf(mention: NameMention): Words {
  const plain = (isWanted: (token: NameMention['tokens'][number]) => boolean) =>
    mention.tokens.filter(isWanted).map(({ text }) => plainWord(text));
  return {
    mention,
    given: plain(({ kind, part }) => kind === 'word' && part !== 'family'),
    family: plain(({ kind, part }) => kind === 'word' && part === 'family'),
    initials: plain(({ kind }) => kind === 'initial'),
  };
}

/** Somebody with a number of their own; `PATIENT` where it is certainly a patient of the exchange. */
export class PlaceholderPerson {
  readonly label: 'PATIENT' | 'NAME';
  /** `PATIENT-1`, once it is needed. */
  base: string | undefined;
  /** By text. */
  readonly placeholders = new Map<string, string>();
  readonly #given = new Set<string>();
  readonly #family = new Set<string>();
  readonly #texts = new Map<NameForm, number>();

  constructor(label: PlaceholderPerson['label']) {
    this.label = label;
  }

  /** How many texts of this form there are, with this one. */
  count(form: NameForm): number {
    const count = (this.#texts.get(form) ?? 0) + 1;
    this.#texts.set(form, count);
    return count;
  }

  /** Whether a mention may be theirs, as far as its words tell. */
  mayBear({ mention, given, family, initials }: Words): boolean {
    if (mention.isLone) return areIn(family, this.#family) || areIn(family, this.#given);
    if (family.length === 0) return false;
    if (this.#family.size === 0) return given.length > 0 && areIn(given, this.#given);
    if (!areIn(family, this.#family)) return false;
    if (this.#given.size === 0) return true;
    const letters = new Set([...this.#given].map((word) => word.slice(0, 1)));
    return areIn(given, this.#given) && areIn(initials, letters);
  }

  formOf({ mention, given, family, initials }: Words): NameForm {
    const words = [...given, ...family];
    if (words.length === 0) return 'INITIALS';
    if (initials.length > 0) return 'FULL';
    if (areIn(words, this.#family)) return 'FAMILY';
    if (areIn(words, this.#given)) return 'GIVEN';
    if (!mention.isLone) return 'FULL';
    return words.every(isCommonGivenName) ? 'GIVEN' : 'FAMILY';
  }

  learn({ given, family }: Pick<Words, 'given' | 'family'>, form: NameForm): void {
    for (const word of given) this.#given.add(word);
    for (const word of family) (form === 'GIVEN' ? this.#given : this.#family).add(word);
  }
}

/** As they are, or in the plural. */
const areIn = (words: readonly string[], own: ReadonlySet<string>): boolean =>
  words.every((word) => own.has(word) || namesInPlural(word).some((name) => own.has(name)));
