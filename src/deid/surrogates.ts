/**
 * The surrogate of one finding: same kind, same shape, keyed, unique in the exchange. Memoised, so a
 * text that occurs again costs a look-up.
 */

import { Failure } from '../core/failures.ts';
import type { Finding, PhiCategory, SurrogatePair } from '../core/phi.ts';
import { age } from './age-surrogates.ts';
import { emailAddress, networkAddress, webAddress } from './contact-surrogates.ts';
import type { DateContext } from './date-surrogates.ts';
import { DateSurrogates } from './date-surrogates.ts';
import { foldText } from './folding.ts';
import type { Issued } from './issued.ts';
import type { Draw, Keyed } from './keyed.ts';
import type { NameBases } from './name-bases.ts';
import { NameSurrogates } from './name-surrogates.ts';
import { jsonNumber, makeShape, shapeOf } from './number-surrogates.ts';
import { bareAges } from './other-forms.ts';
import { institution, place, profession, street } from './place-surrogates.ts';
import type { Scopes } from './scopes.ts';
import type { SearchedText } from './searched-text.ts';

/** Choices tried before a text gets a surrogate that says its category and nothing else. */
const ATTEMPTS_MAX = 64;

/** Longer ones, characters, are not looked for in an answer: what would need one gets its category instead. */
export const SURROGATE_LENGTH_MAX = 512;

/**
 * An age that no word tells (`Doucette, 93`, `{"age": 93}`) becomes its class, "90 or older", 45 CFR
 * §164.514(b)(2)(i)(C): what is not restored in an answer is still true, and a bare number may be a
 * saturation as well as an age.
 */
const AGE_CLASS = '90+';
/** The same as a JSON number. */
const AGE_CLASS_NUMBER = '90';

const ESCAPE = /\\+u[0-9a-f]{4}|%[0-9a-f]{2}|&#?\w{2,8};/i;

/** One finding where it stands. */
export interface Occurrence {
  readonly text: string;
  readonly finding: Pick<Finding, 'category' | 'type' | 'person'> & Partial<Pick<Finding, 'rule'>>;
  /** Whose a name is of which the finding does not say it; asked where its own words do not tell. */
  readonly owner?: () => number | undefined;
  /** What the text around it tells about reading dates. */
  readonly context: () => DateContext;
}

/** Makes stand-ins and records them: surrogates here, `[NAME-1]` in `placeholders.ts`. */
export interface Issuer {
  /** The findings of a text as it wants them: two names that are one may become one. */
  mentions(text: string, findings: readonly Finding[]): readonly Finding[];
  /** For a finding in free text. */
  text(occurrence: Occurrence): string;
  /** For an id-like word, as a whole. */
  token(text: string, category: PhiCategory): string;
  /** For a JSON number, as a whole. */
  number(text: string, finding: Occurrence['finding']): string;
}

export class Surrogates implements Issuer {
  readonly #keyed: Keyed;
  readonly #issued: Issued;
  readonly #scopes: Scopes;
  readonly #names: NameSurrogates;
  readonly #dates: DateSurrogates;
  readonly #remaining: () => SearchedText;
  readonly #made = new Map<string, string>();
  /** By letters and digits of an original: those of its surrogate. */
  readonly #codes = new Map<string, string>();

  /**
   * @param remaining the exchange's text that is not replaced, lower case
   * @param bases as `NameSurrogates` takes them
   */
  constructor(
    keyed: Keyed,
    issued: Issued,
    scopes: Scopes,
    remaining: () => SearchedText,
    bases?: NameBases,
  ) {
    this.#keyed = keyed;
    this.#issued = issued;
    this.#scopes = scopes;
    this.#names = new NameSurrogates(keyed, issued, scopes, bases);
    this.#remaining = remaining;
    this.#dates = new DateSurrogates(keyed, issued, (text) => this.#remains(text));
  }

  /** Word by word a name comes back whole, however it was found. */
  mentions(_text: string, findings: readonly Finding[]): readonly Finding[] {
    return findings;
  }

  text(occurrence: Occurrence): string {
    const { text, finding } = occurrence;
    const isDate = finding.category === 'date';
    const { order, year } = isDate ? occurrence.context() : {};
    const key = `${finding.category}\0${finding.type}\0${finding.person}\0${order}\0${year}\0${text}`;
    let surrogate = this.#made.get(key);
    if (surrogate === undefined) {
      surrogate = this.#make(occurrence);
      this.#made.set(key, surrogate);
    }
    return surrogate;
  }

  token(text: string, category: PhiCategory): string {
    return this.#issue({
      surrogate: this.#unique(text, (draw) => `x_${draw.hex(12)}`, 'token'),
      original: text,
      category,
    });
  }

  number(text: string, finding: Occurrence['finding']): string {
    const { category } = finding;
    if (category === 'age') return this.#ageClass(AGE_CLASS_NUMBER, text);
    const made = /^[1-9]\d*$/.test(text) ? this.#wholeNumber(text, finding) : undefined;
    const isNumber = made !== undefined && /^[1-9]\d*$/.test(made);
    const surrogate = isNumber
      ? made
      : this.#unique(text, (draw, attempt) => longer(jsonNumber(text, draw), attempt), 'number');
    return this.#issue({ surrogate, original: text, category });
  }

  #wholeNumber(text: string, { category, person }: Occurrence['finding']): string | undefined {
    const scope = this.#scopes.forValue(person);
    const date =
      category === 'date'
        ? this.#dates.for(
            text,
            'date.compact',
            this.#scopes.dates,
            {},
            this.#scopes.datesOf(person),
          )
        : undefined;
    return date ?? this.#code(text, 'json-number', category, scope);
  }

  /** Adds the pairs that no finding asked for, after the last finding. */
  finish(): void {
    for (const { text, person } of this.#names.assembled()) {
      const made = this.#names.for(text, () => person);
      if (made !== undefined) this.#issue({ ...made, original: text, category: 'name' });
    }
    this.#keepApart();
  }

  /**
   * What stands in text that stays and is a form of a surrogate as well, `4/5` and `5th` where a date became April 5:
   * in an answer it means itself.
   */
  #keepApart(): void {
    const ages = this.#issued.pairs.flatMap(bareAges);
    for (const [category, texts] of [
      ['date', this.#dates.doubtfulForms()],
      ['age', ages],
    ] as const) {
      for (const text of texts.filter((each) => this.#remains(each)))
        this.#issue({ surrogate: text, original: text, category });
    }
  }

  /** Whether it stands in the exchange's text that is not replaced. */
  #remains(text: string): boolean {
    const lower = text.toLowerCase();
    return this.#issued.mayBeInExchange(lower) && this.#remaining().holds(lower);
  }

  #make({ text, finding, owner, context }: Occurrence): string {
    const { category, type, person, rule } = finding;
    const scope = this.#scopes.forValue(person);
    if (category === 'age' && /^\d+$/.test(text)) return this.#ageClass(AGE_CLASS, text);
    // Of what is in disguise, the pieces tell: letters one by one would be a cipher of it, words of digits
    // would keep their lengths. In escapes, words are no words.
    if (rule?.startsWith('disguised/') === true) return this.#issueLabelled(text, category);
    if (category === 'name' && !ESCAPE.test(text)) {
      const made = this.#names.for(text, () => person ?? owner?.());
      if (made !== undefined && made.surrogate.length <= SURROGATE_LENGTH_MAX)
        return this.#issue({ ...made, original: text, category });
    }
    const surrogate = this.#valueOf(text, category, type, scope, person, context);
    if (surrogate === undefined || surrogate.length > SURROGATE_LENGTH_MAX)
      return this.#issueLabelled(text, category);
    return this.#issue({ surrogate, original: text, category });
  }

  /** Where somebody typed the class himself, an answer may mean that. */
  #ageClass(surrogate: string, original: string): string {
    if (!this.#issued.isInExchange(AGE_CLASS))
      this.#issued.addClass({ surrogate, original, category: 'age' });
    return surrogate;
  }

  #issueLabelled(text: string, category: PhiCategory): string {
    return this.#issue({ surrogate: this.#labelled(text, category), original: text, category });
  }

  #valueOf(
    text: string,
    category: PhiCategory,
    type: string,
    scope: string,
    person: number | undefined,
    context: () => DateContext,
  ): string | undefined {
    const drawOf = (attempt: number) => (kind: string, value: string) =>
      this.#keyed.draw(scope, kind, value, attempt);
    switch (category) {
      case 'name':
      case 'biometric':
      case 'photo':
        return undefined;
      case 'date':
        return this.#dates.for(
          text,
          type,
          this.#scopes.dates,
          context(),
          this.#scopes.datesOf(person),
        );
      case 'age':
        return this.#try(text, (attempt) => age(text, (value) => drawOf(attempt)('age', value)));
      case 'email':
        return this.#unique(text, emailAddress, scope);
      case 'url':
        return this.#unique(text, (draw) => webAddress(text, draw), scope);
      case 'ip_address':
        return this.#unique(text, (draw, attempt) => networkAddress(text, draw, attempt), scope);
      case 'organization':
        return this.#try(text, (attempt) => institution(text, drawOf(attempt), attempt));
      case 'profession':
        return this.#try(text, (attempt) => profession(text, drawOf(attempt)));
      case 'location':
        return this.#location(text, type, scope, drawOf);
      default:
        return this.#code(text, type, category, scope);
    }
  }

  #location(
    text: string,
    type: string,
    scope: string,
    drawOf: (attempt: number) => (kind: string, value: string) => Draw,
  ): string | undefined {
    if (/zip|postal/.test(type)) return this.#code(text, type, 'location', scope);
    if (/hospital|clinic|organi[sz]ation|facility|care/.test(type)) {
      return this.#try(text, (attempt) => institution(text, drawOf(attempt), attempt));
    }
    const make = /street|address/.test(type) ? street : place;
    return this.#try(text, (attempt) => make(text, drawOf(attempt), attempt));
  }

  /** Letters and digits drawn once per value, laid into the separators of this mention. */
  #code(text: string, type: string, category: PhiCategory, scope: string): string | undefined {
    const isPhone = category === 'phone' || category === 'fax';
    const { country, core, extension } = isPhone
      ? phoneParts(text)
      : { country: '', core: text, extension: '' };
    const value = codeOf(core);
    if (value === '') return undefined;
    const shape = shapeOf(category, type);
    const tail = extension.replace(/\d+/g, (digits) => this.#digits(digits, scope));
    const present = this.#codes.get(value);
    if (present !== undefined) {
      const laid = country + layOver(core, present) + tail;
      if (this.#issued.isFree(laid, text)) return laid;
    }
    for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
      const made = makeShape(shape, value, this.#keyed, scope, shape.name, attempt);
      const laid = country + layOver(core, made) + tail;
      const isTaken =
        made === value ||
        !this.#issued.isFree(laid, text) ||
        this.#issued.isInExchange(laid) ||
        this.#issued.isInExchange(made) ||
        !this.#issued.claim(`code:${made}`, value);
      if (isTaken) continue;
      this.#codes.set(value, made);
      return laid;
    }
    return undefined;
  }

  #digits(digits: string, scope: string): string {
    const draw = this.#keyed.draw(scope, 'extension', digits);
    return digits.replace(/\d/g, () => draw.digit());
  }

  /** Draws until the result is taken by nobody. */
  #unique(
    text: string,
    make: (draw: Draw, attempt: number) => string,
    kindOrScope: string,
  ): string {
    const scope = kindOrScope.includes(':') ? kindOrScope : this.#scopes.home;
    for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
      const made = make(this.#keyed.draw(scope, `unique:${kindOrScope}`, text, attempt), attempt);
      if (this.#mayIssue(made, text)) return made;
    }
    throw new Failure('deid_blocked', { step: 'surrogate' });
  }

  /** The same for makers that draw by themselves and may have nothing left to change. */
  #try(text: string, make: (attempt: number) => string | undefined): string | undefined {
    for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
      const made = make(attempt);
      if (made === undefined) return undefined;
      if (this.#mayIssue(made, text)) return made;
    }
    return undefined;
  }

  #mayIssue(surrogate: string, text: string): boolean {
    return (
      foldText(surrogate) !== foldText(text) &&
      this.#issued.isFree(surrogate, text) &&
      !this.#issued.isInExchange(surrogate) &&
      this.#issued.claim(foldText(surrogate), foldText(text))
    );
  }

  /** `date-3fa9c1`: for what cannot be read; says the category, never the value. */
  #labelled(text: string, category: PhiCategory): string {
    const label = category.replaceAll('_', '-');
    return this.#unique(text, (draw) => `${label}-${draw.hex(6)}`, 'labelled');
  }

  #issue(pair: SurrogatePair): string {
    this.#issued.add(pair);
    return pair.surrogate;
  }
}

/** Letters and digits, upper case, without accents: the same value in whichever shape. */
export const codeOf = (text: string): string =>
  text
    .toUpperCase()
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '');

/** `code`, character by character, in the places and the case of the letters and digits of `text`. */
export function layOver(text: string, code: string): string {
  const characters = [...code];
  let at = 0;
  return text.replace(/[\p{L}\p{N}]/gu, (present) => {
    const character = characters[at++] ?? '0';
    return present !== present.toUpperCase() ? character.toLowerCase() : character;
  });
}

/** Country code, the digits that the number has without it, the extension. */
export function phoneParts(text: string): { country: string; core: string; extension: string } {
  const extensionAt = text.search(/\s*[,;]?\s*(?:#|\p{L})/u);
  const main = extensionAt > 0 ? text.slice(0, extensionAt) : text;
  const digits = main.replace(/\D/g, '');
  const isDomestic = digits.length === 11 && digits.startsWith('1');
  const country = isDomestic ? /^\D*1/.exec(main)![0] : (/^\+\d\d(?=.*\d)/s.exec(main)?.[0] ?? '');
  return { country, core: main.slice(country.length), extension: text.slice(main.length) };
}

/** A number too short to be unique gets a digit more every few attempts. */
const longer = (made: string, attempt: number): string =>
  made + '1'.repeat(Math.floor(attempt / 16));
