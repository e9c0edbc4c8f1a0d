/**
 * Surrogates of places and institutions: what kind of place it is stays ("Street", "Hospital",
 * "Apt"), names become invented ones, numbers become other numbers.
 */

import { applyCase, casePattern } from './folding.ts';
import type { Draw } from './keyed.ts';
import { madeUpWord } from './name-bases.ts';
import { CITIES, INSTITUTIONS, PROFESSIONS, STREETS } from './pools/places.ts';
import { ordinalSuffix } from './write-date.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** What a street is called, behind its name. */
export const STREET_KINDS =
  words(`street st avenue ave boulevard blvd road rd lane ln drive dr court ct circle cir place pl
  square sq terrace ter parkway pkwy highway hwy way trail trl alley loop plaza row walk pike route rte`);
export const STREET_WORDS: ReadonlySet<string> = new Set([
  ...STREET_KINDS,
  ...words(`north south east west n s e w ne nw se sw apt apartment suite ste unit floor fl room rm bldg building
  box po p.o p o lot no county state rural rr and of the at`),
]);
export const INSTITUTION_WORDS =
  words(`hospital hospitals clinic clinics medical center centre health healthcare
  system systems general regional memorial community children's childrens university college school county city
  state national institute institution foundation group practice associates partners care urgent emergency
  department dept laboratory laboratories lab labs pharmacy rehabilitation rehab nursing home hospice center's
  veterans va inc llc ltd corp company co insurance mutual bank church elementary high middle academy of
  the and for at in cancer heart eye surgery surgical women's womens services service service's district army`);

const PIECE =
  /\p{N}+(?:st|nd|rd|th)\b|[\p{L}\p{M}]+(?:['’.][\p{L}\p{M}]+)*|\p{N}+|[^\p{L}\p{M}\p{N}]+/giu;

/** Makes one replacement for a run of identifying words, or for a number. */
interface Makers {
  name(run: string): string;
  number(digits: string): string;
  /** For a lone letter: `Apt B`, `4B`. */
  letter(letter: string): string;
}

/** What a place is made of, in order; together the pieces are its text. */
export interface PlacePiece {
  /** `kept`: says what kind of place it is. `gap`: between words. */
  readonly kind: 'name' | 'number' | 'letter' | 'kept' | 'gap';
  readonly text: string;
}

const ORDINAL = /^(\p{N}+)(?:st|nd|rd|th)$/iu;

/** Words of a name in a row are one piece. */
export function placePieces(text: string, kept: ReadonlySet<string>): PlacePiece[] {
  const pieces: PlacePiece[] = [];
  for (const word of text.match(PIECE) ?? []) {
    const kind = kindOf(word, kept);
    const [before, last] = [pieces.at(-2), pieces.at(-1)];
    if (kind === 'name' && last?.kind === 'gap' && before?.kind === 'name')
      pieces.splice(-2, 2, { kind, text: before.text + last.text + word });
    else if (kind === 'gap' && last?.kind === 'gap')
      pieces.splice(-1, 1, { kind, text: last.text + word });
    else pieces.push({ kind, text: word });
  }
  return pieces;
}

function kindOf(word: string, kept: ReadonlySet<string>): PlacePiece['kind'] {
  if (/^\p{N}/u.test(word)) return 'number';
  if (!/^\p{L}/u.test(word)) return 'gap';
  if (kept.has(word.toLowerCase())) return 'kept';
  return /^\p{L}$/u.test(word) ? 'letter' : 'name';
}

/** Kind words and separators stay; each run of other words becomes one name. */
const replaceRuns = (text: string, kept: ReadonlySet<string>, make: Makers): string =>
  placePieces(text, kept)
    .map(({ kind, text }) => {
      if (kind === 'name') return make.name(text);
      if (kind === 'letter') return make.letter(text);
      if (kind !== 'number') return text;
      const ordinal = ORDINAL.exec(text);
      if (ordinal === null) return make.number(text);
      const number = make.number(ordinal[1]!);
      return number + ordinalSuffix(Number(number));
    })
    .join('');

/** The draws of one attempt. */
type DrawOf = (kind: string, value: string) => Draw;

function otherDigits(digits: string, draw: Draw): string {
  let made = '';
  for (let at = 0; at < digits.length; at += 1) made += draw.digit(at === 0 && digits[0] !== '0');
  return made;
}

/** Choices from a pool before names are made up from syllables. */
const POOL_ATTEMPTS = 8;

const makers = (
  drawOf: DrawOf,
  attempt: number,
  kind: string,
  pool: readonly string[],
): Makers => ({
  name: (run) => {
    const draw = drawOf(kind, run.toLowerCase());
    const name = attempt < POOL_ATTEMPTS ? draw.pick(pool) : madeUpWord(draw);
    return applyCase(casePattern(run), name);
  },
  number: (digits) => otherDigits(digits, drawOf('place-number', digits)),
  letter: (letter) => applyCase(casePattern(`${letter}${letter}`), otherLetter(letter, drawOf)),
});

const otherLetter = (letter: string, drawOf: DrawOf): string =>
  drawOf('place-letter', letter.toLowerCase()).pick(
    [...'abcdefgh'].filter((other) => other !== letter.toLowerCase()),
  );

export const street = (text: string, drawOf: DrawOf, attempt: number): string =>
  replaceRuns(text, STREET_WORDS, makers(drawOf, attempt, 'street', STREETS));

/** Cities, counties, districts; numbers in them (coordinates, rooms) change digit by digit. */
export const place = (text: string, drawOf: DrawOf, attempt: number): string =>
  replaceRuns(
    text,
    words('county parish city of room floor ward unit'),
    makers(drawOf, attempt, 'city', CITIES),
  );

export const institution = (text: string, drawOf: DrawOf, attempt: number): string =>
  replaceRuns(text, INSTITUTION_WORDS, makers(drawOf, attempt, 'institution', INSTITUTIONS));

/** In the number of the original: `carpenters` for `plumbers`. */
export function profession(text: string, drawOf: DrawOf): string {
  const name = drawOf('profession', text.toLowerCase()).pick(PROFESSIONS);
  const plural = /[^s]s$/i.test(text) ? `${name}s` : name;
  const pattern = casePattern(text);
  if (pattern !== 'title') return applyCase(pattern, plural);
  return plural[0]!.toUpperCase() + plural.slice(1);
}
