/**
 * What stands in for each plain word of names, before accents and case: chosen by key from pools, or made up, in
 * no text of the exchange, and nobody else's.
 */
import { Failure } from '../core/failures.ts';
import { plainWord } from './folding.ts';
import type { Draw, Keyed } from './keyed.ts';
import type { NamePart } from './name-mention.ts';
import { FAMILY_NAMES } from './pools/family-names.ts';
import type { Gender } from './pools/given-names.ts';
import { GIVEN_NAMES } from './pools/given-names.ts';
import type { KnownWord } from './scopes.ts';

/** Choices from the pool before names are made up from syllables. */
const POOL_ATTEMPTS = 6;
/** Then the exchange is refused: nothing sane uses up that many. */
export const ATTEMPTS_MAX = 200;
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';

export class NameBases {
  readonly #keyed: Keyed;
  readonly #isTaken: (lower: string) => boolean;
  readonly #common: NameBases | undefined;
  /** By scope and plain word. */
  readonly #bases = new Map<string, readonly string[]>();
  /** By surrogate, in lower case: the scope and word that it stands for. */
  readonly #owners = new Map<string, string>();
  readonly #letters: Map<string, string>;

  /**
   * @param isTaken by a text of the exchange or a name that is known, in lower case
   * @param known words that have theirs first, whatever the texts say, so that they are the same in every exchange about
   *   a person; or bases that others share, of a document about thousands of people. Those stay as they are
   */
  constructor(
    keyed: Keyed,
    isTaken: (lower: string) => boolean,
    known: readonly KnownWord[] | NameBases,
  ) {
    this.#keyed = keyed;
    this.#isTaken = isTaken;
    this.#common = known instanceof NameBases ? known : undefined;
    this.#letters = known instanceof NameBases ? known.#letters : new Map();
    if (known instanceof NameBases) return;
    for (const { text, scope, part, gender } of known) {
      this.of(scope, plainWord(text), part, gender, 0);
    }
  }

  /** The `nth` surrogate of a plain word. @throws Failure deid_blocked where all are used up */
  of(scope: string, plain: string, part: NamePart, gender: Gender, nth: number): string {
    const key = `${scope}\0${plain}`;
    const known = this.#drawn(key);
    if (known.length > nth) return known[nth]!;
    const bases = [...known];
    for (let attempt = bases.length; bases.length <= nth; attempt += 1) {
      if (attempt > ATTEMPTS_MAX) throw new Failure('deid_blocked', { step: 'name_surrogate' });
      const name = this.#choose(scope, plain, part, gender, attempt);
      const folded = name.toLowerCase();
      if (folded === plain || bases.includes(name) || this.#isTaken(folded)) continue;
      if ((this.#ownerOf(folded) ?? key) !== key) continue;
      this.#owners.set(folded, key);
      bases.push(name);
    }
    this.#bases.set(key, bases);
    return bases[nth]!;
  }

  #drawn(key: string): readonly string[] {
    const common = this.#common === undefined ? [] : this.#common.#drawn(key);
    return this.#bases.get(key) ?? common;
  }

  #ownerOf(folded: string): string | undefined {
    const common = this.#common === undefined ? undefined : this.#common.#ownerOf(folded);
    return common ?? this.#owners.get(folded);
  }

  #choose(scope: string, plain: string, part: NamePart, gender: Gender, attempt: number): string {
    const kind = part === 'family' ? 'family' : `given:${gender}`;
    const draw = this.#keyed.draw(scope, kind, plain, attempt);
    const letter = this.letter(scope, plain.slice(0, 1), 0);
    if (attempt >= POOL_ATTEMPTS) return madeUpName(letter, draw);
    return draw.pick((part === 'family' ? FAMILY_NAMES : GIVEN_NAMES[gender])[letter]!);
  }

  /** The letter that stands for a letter: a keyed permutation of A to Z without fixed points. */
  letter(scope: string, letter: string, attempt: number): string {
    const at = ALPHABET.indexOf(letter);
    if (at < 0 || letter === '')
      return this.#keyed.draw(scope, 'letter', letter, attempt).pick([...ALPHABET]);
    const key = `${scope}\0${attempt}`;
    let permuted = this.#letters.get(key);
    if (permuted === undefined) {
      permuted = cycle(this.#keyed.draw(scope, 'letters', '', attempt));
      this.#letters.set(key, permuted);
    }
    return permuted[at]!;
  }
}

/** Sattolo's shuffle: one cycle, so that no letter stays what it is. */
function cycle(draw: Draw): string {
  const letters = [...ALPHABET];
  for (let at = letters.length - 1; at > 0; at -= 1) {
    const other = draw.below(at);
    [letters[at], letters[other]] = [letters[other]!, letters[at]!];
  }
  return letters.join('');
}

const CONSONANTS = [
  'b',
  'd',
  'g',
  'k',
  'l',
  'm',
  'n',
  'r',
  's',
  't',
  'v',
  'z',
  'br',
  'dr',
  'lv',
  'nd',
  'rk',
  'sk',
];
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'y'];

/** `delvorisk`, for when a pool has run out: pronounceable, and there are millions. */
function madeUpName(letter: string, draw: Draw): string {
  let name = letter;
  if (!VOWELS.includes(letter)) name += draw.pick(VOWELS);
  for (let syllable = 0; syllable < 3; syllable += 1)
    name += draw.pick(CONSONANTS) + draw.pick(VOWELS);
  return name[0]!.toUpperCase() + name.slice(1) + draw.pick(['k', 'n', 'r', 's', 'th', 'v']);
}

const WORD_LETTERS = [...'bcdfgklmnprstvz'];

export const madeUpWord = (draw: Draw): string => madeUpName(draw.pick(WORD_LETTERS), draw);
