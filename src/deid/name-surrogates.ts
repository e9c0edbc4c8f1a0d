/**
 * Surrogates of names, word by word. A word's surrogate is a pure function of (key, scope, part,
 * gender, word); a full name is its words in the layout of the mention, so that "GARCIA, MARIA L."
 * becomes "OKONJERA, DELPHINE T." and every part of it restores on its own.
 *
 * First letters are permuted per scope and the surrogate is chosen among names with the permuted
 * letter. So "M. Garcia" fits "Maria Garcia" whichever comes first, and text that is masked already
 * never changes because of text that follows.
 */

import { Failure } from '../core/failures.ts';
import type { NameParts } from '../core/phi.ts';
import { isPluralOfWord, pluralOfName } from '../detect/index.ts';
import { applyCase, casePattern, foldText, plainWord } from './folding.ts';
import type { Issued } from './issued.ts';
import type { Keyed } from './keyed.ts';
import { ATTEMPTS_MAX, NameBases } from './name-bases.ts';
import type { NameMention, NamePart, NameToken } from './name-mention.ts';
import { parseName } from './name-mention.ts';
import type { Gender } from './pools/given-names.ts';
import { genderOfGivenName, isCommonGivenName } from './pools/known-given-names.ts';
import type { Scopes } from './scopes.ts';

export interface NameSurrogate {
  readonly surrogate: string;
  readonly name: { readonly surrogate: NameParts; readonly original: NameParts };
}

export class NameSurrogates {
  readonly #issued: Issued;
  readonly #scopes: Scopes;
  readonly #bases: NameBases;
  readonly #words = new Map<string, string>();
  readonly #used = new Set<string>();
  readonly #originals = new Map<string, string>();

  /** @param common where several share those of known words */
  constructor(keyed: Keyed, issued: Issued, scopes: Scopes, common?: NameBases) {
    this.#issued = issued;
    this.#scopes = scopes;
    this.#bases = new NameBases(
      keyed,
      (word) => scopes.isKnownWord(word) || issued.isInExchange(word),
      common ?? scopes.knownWords(),
    );
  }

  /**
   * Undefined when there is no letter in it, nothing that a name could stand in for; and where it has
   * initials alone, and the exchange uses all of them.
   *
   * @param attributed as `Scopes.candidates` takes it
   */
  for(text: string, attributed: () => number | undefined): NameSurrogate | undefined {
    const mention = parseName(text, (plain) => this.#scopes.isKnownWord(plain));
    if (!mention.tokens.some((token) => token.kind !== 'literal')) return undefined;
    const candidates = this.#scopes.candidates(mention, attributed);
    const scopeOf = this.#scopes.forName(candidates);
    const gender = this.#scopes.genderOf(candidates[0]) ?? genderOfMention(mention);
    // Words are checked one by one; letters can only be checked together.
    const hasWord = mention.tokens.some((token) => token.kind === 'word');
    for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
      const parts = mention.tokens.map((token) =>
        this.#token(token, mention, scopeOf, gender, attempt),
      );
      const surrogate = assemble(text, mention.tokens, parts);
      if (surrogate === text) continue;
      if (!this.#issued.isFree(surrogate, text)) continue;
      if (!hasWord && this.#issued.isInExchange(surrogate)) continue;
      return {
        surrogate,
        name: { surrogate: partsOf(surrogate, mention, parts), original: partsOf(text, mention) },
      };
    }
    if (!hasWord) return undefined;
    throw new Failure('deid_blocked', { step: 'name_surrogate' });
  }

  /**
   * Full names of known people whose parts were issued, but only one by one ("Maria", "Ms. Garcia"):
   * a model may well put them together, and they do belong together.
   */
  assembled(): { readonly text: string; readonly person: number }[] {
    return this.#scopes.knownNames().filter(({ text, person }) => {
      const mention = parseName(text);
      const scopeOf = this.#scopes.forName(this.#scopes.candidates(mention, () => person));
      return mention.tokens.every(({ text: word, kind }) => {
        const plain = plainWord(word);
        return kind === 'literal' || this.#used.has(`${scopeOf(plain)}\0${plain}`);
      });
    });
  }

  #token(
    token: NameToken,
    mention: NameMention,
    scopeOf: (plain: string) => string,
    gender: Gender,
    attempt: number,
  ): string {
    if (token.kind === 'literal') return token.text;
    const plain = plainWord(token.text);
    const scope = scopeOf(plain);
    if (token.kind === 'initial') {
      const letter = this.#bases.letter(scope, plain, attempt);
      return token.text === token.text.toLowerCase() ? letter : letter.toUpperCase();
    }
    const plural = this.#plural(token.text, scopeOf, gender);
    if (plural !== undefined) return plural;
    const part = mention.isLone && isCommonGivenName(plain) ? 'given' : token.part;
    return this.#word(scope, token.text, part, gender);
  }

  /** `the Garcias`: the surrogate of the name, in the plural; undefined where that is taken. */
  #plural(text: string, scopeOf: (plain: string) => string, gender: Gender): string | undefined {
    const plain = plainWord(text);
    const singular = this.#scopes.singularOf(plain);
    if (singular === undefined) return undefined;
    const scope = scopeOf(singular);
    const name = text.slice(0, text.length - (plain.length - singular.length));
    const own = this.#word(scope, name, 'family', gender);
    const plural = pluralOfName(own);
    if (plural === undefined || isPluralOfWord(own, plural)) return undefined;
    if (this.#issued.isInExchange(plural.toLowerCase())) return undefined;
    return this.#issued.claim(foldText(plural), `${scope}\0${text.toLowerCase()}`)
      ? plural
      : undefined;
  }

  /** One word with its case and accents; each distinct original has its own surrogate. */
  #word(scope: string, text: string, part: NamePart, gender: Gender): string {
    const key = `${scope}\0${text}`;
    const present = this.#words.get(key);
    if (present !== undefined) return present;
    const lower = text.toLowerCase();
    const plain = plainWord(text);
    for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
      // An accented spelling is tried as an accent on the same surrogate before another surrogate.
      const base = this.#bases.of(scope, plain, part, gender, Math.floor(attempt / 4));
      const variant = lower === plain ? base : accent(base, attempt % 4);
      if (lower === plain && attempt % 4 !== 0) continue;
      const surrogate = applyCase(casePattern(text), variant);
      const folded = foldText(variant);
      // Accented, it is another word than the one that was checked.
      if (variant !== base && this.#issued.isInExchange(variant)) continue;
      if (!this.#issued.claim(folded, `${scope}\0${lower}`)) continue;
      const original = this.#originals.get(surrogate);
      if (original !== undefined && original !== text) continue;
      this.#originals.set(surrogate, text);
      this.#used.add(`${scope}\0${plain}`);
      this.#words.set(key, surrogate);
      return surrogate;
    }
    throw new Failure('deid_blocked', { step: 'name_surrogate' });
  }
}

const ACCENTED: Readonly<Record<string, string>> = {
  a: 'áàâã',
  e: 'éèêë',
  i: 'íìîï',
  o: 'óòôõ',
  u: 'úùûü',
  y: 'ýÿŷỳ',
};

/** `Okonjera` → `Okonjéra`: an accent on the last vowel but the ending, the `variant`th kind. */
function accent(name: string, variant: number): string {
  for (let at = name.length - 2; at >= 0; at -= 1) {
    const accents = ACCENTED[name[at]!];
    if (accents !== undefined) return name.slice(0, at) + accents[variant]! + name.slice(at + 1);
  }
  return `${name}${'éèêë'[variant]}`;
}

function genderOfMention(mention: NameMention): Gender {
  const given =
    mention.tokens.find((token) => token.kind === 'word' && token.part === 'given') ??
    (mention.isLone ? mention.tokens.find((token) => token.kind === 'word') : undefined);
  return given === undefined ? 'neutral' : genderOfGivenName(plainWord(given.text));
}

function assemble(text: string, tokens: readonly NameToken[], parts: readonly string[]): string {
  let result = '';
  let at = 0;
  tokens.forEach((token, index) => {
    result += text.slice(at, token.start) + parts[index]!;
    at = token.end;
  });
  return result + text.slice(at);
}

/** The parts as they stand in `text`; `words` replace the mention's own, token by token. */
function partsOf(text: string, mention: NameMention, words?: readonly string[]): NameParts {
  const parts: { given?: string; middle?: string; family?: string } = {};
  let shift = 0;
  const spans: Partial<Record<NamePart, { start: number; end: number }>> = {};
  mention.tokens.forEach((token, index) => {
    const length = words === undefined ? token.end - token.start : words[index]!.length;
    const start = token.start + shift;
    const span = spans[token.part];
    if (token.kind !== 'literal' || (span === undefined && token.part === 'family')) {
      spans[token.part] = { start: span?.start ?? start, end: start + length };
    }
    shift += length - (token.end - token.start);
  });
  for (const part of ['given', 'middle', 'family'] as const) {
    const span = spans[part];
    if (span !== undefined) parts[part] = text.slice(span.start, span.end);
  }
  return parts;
}
