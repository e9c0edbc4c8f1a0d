/**
 * How much a single word looks like part of a person's name, from the lexicon and its shape alone.
 */
import * as d from '../detector.ts';
import * as x from '../lexicon.ts';
import { CAPITAL, CAPITALS, CASELESS, LETTER, NUMBER, type Tokens } from '../tokens.ts';

/** No name by itself: an ordinary, clinical or grammatical word. */
export const NO = 0;
/** In no list at all. */
export const UNKNOWN = 1;
/** A listed name that is also an ordinary word: Brown, Grace, Hunter. */
export const WORDY = 2;
/** A listed name and nothing else. */
export const STRONG = 3;

const NAME = x.GIVEN | x.SURNAME;
const ORDINARY =
  x.COMMON | x.WORD | x.DRUG | x.COUNTRY | x.STATE | x.WEEKDAY | x.MONTH | x.CARE_PLACE;
const NEVER = x.STOP | x.NUMBER_WORD | x.TITLE;
const CLUE = x.ID_LABEL | x.PERSON_LABEL | x.UNIT | x.ROLE | x.RELATION | x.STREET | x.CARE_WORD;

/** Endings of clinical and other learned words that no list of ours holds. */
const LEARNED =
  /(?:itis|osis|oses|asis|emia|aemia|omas?|ectomy|otomy|ostomy|ology|ologist|oscopy|plasty|gra(?:m|ms|phy|phic)|path(?:y|ic|ies)|algia|uria|pril|sartan|statin|cillin|mycin|micin|azole|pine|zepam|zolam|olol|idine|amine|azine|caine|profen|oxacin|cycline|mab|nib|vir|gliptin|gliflozin|parin|afil|setron|triptan|tidine|prazole|thiazide|semide|phen|ium|tion|tions|sion|ment|ness|ity|ities|able|ible|ally|ously|oid|oids|eal|ular|ous|ical|ated|ized|ised|izing|ative|ory|gen|ase|cyte|cytes|plegia|paresis|trophy|rrhea|rrhoea|rrhage|stasis|lysis|lytic|genic|tropic|therapy|metry|meter|scope|tomy|ectasia|megaly|penia|philia|phobia|sthesia|esthetic|dynia|iasis)$/;

const HAS_VOWEL = /[aeiouyà-ü]/i;

/** Unknown words: abbreviations and learned words are none, the rest may be names. */
function unknown(t: Tokens, at: number): number {
  const length = t.end[at]! - t.start[at]!;
  if (length < 3 && t.shape[at] !== CASELESS) return NO;
  if (t.shape[at] === CAPITALS && length < 5) return NO;
  const word = t.text.slice(t.start[at], t.end[at]);
  if (!HAS_VOWEL.test(word) && t.shape[at] !== CASELESS && word.charCodeAt(0) < 0x250) return NO;
  return isLearned(t, at) ? NO : UNKNOWN;
}

/** By its ending a clinical or other learned word. */
export function isLearned(t: Tokens, at: number): boolean {
  const word = t.text.slice(t.start[at], t.end[at]);
  // `Jürgen` is no antigen: learned words are long, and plain ASCII.
  const isLong = word.length > 6 || !/gen$/i.test(word);
  return isLong && LEARNED.test(word.toLowerCase());
}

/** A clinical word or abbreviation; `DOE` is one, `Doe` a surname. */
export function isClinical(t: Tokens, at: number): boolean {
  if (!d.hasCue(t, at, x.CUE_CLINICAL)) return false;
  const isFrequent = d.has(t, at, x.SURNAME_TOP) || d.hasCue(t, at, x.CUE_GIVEN_TOP);
  return !(isFrequent && t.shape[at] === CAPITAL);
}

const isGrade = d.wordSet('i v x a b c d e k');
const isGraded =
  d.wordSet(`stage stages grade class type zone category cat group level factor vitamin vit hepatitis hep lead
  plan phase tanner bell chiari hill fitzpatrick mallampati`);

/** `Stage I. Moro present`, `LA Grade B. Savary`: the letter says how much, and ends the sentence; it is nobody's initial. */
export const isGradeLetter = (t: Tokens, at: number): boolean =>
  t.shape[at] === LETTER && isGrade(t, at) && d.isSpaced(t, at) && isGraded(t, at - 1);

export function quality(t: Tokens, at: number): number {
  const bits = t.bits[at]!;
  const shape = t.shape[at]!;
  if (shape === NUMBER || shape === LETTER || shape === 0) return NO;
  if ((bits & NEVER) !== 0) return NO;
  if ((bits & NAME) === 0) {
    if (bits === 0 || (bits & ~(x.CITY | x.PHRASE_START | x.PARTICLE)) === 0) {
      if (isClinical(t, at)) return NO;
      return unknown(t, at);
    }
    return (bits & (ORDINARY | CLUE | x.EPONYM)) === 0 && d.isNumber(t, at) === false
      ? unknown(t, at)
      : NO;
  }
  if (isClinical(t, at)) return NO;
  if ((bits & (ORDINARY | CLUE)) === 0) {
    const isShortCapitals = shape === CAPITALS && t.end[at]! - t.start[at]! < 3;
    return isShortCapitals ? WORDY : STRONG;
  }
  // Frequent as a name and rare as a word: John, Smith.
  const isFrequent = (bits & x.SURNAME_TOP) !== 0 || d.hasCue(t, at, x.CUE_GIVEN_TOP);
  if (
    isFrequent &&
    (bits & (x.COMMON | CLUE | x.DRUG | x.STATE | x.MONTH | x.WEEKDAY)) === 0 &&
    shape !== CAPITALS
  )
    return STRONG;
  // A rare surname that is an ordinary word is the word, until something else speaks for it.
  if ((bits & (x.GIVEN | x.SURNAME_TOP)) === 0) {
    return (bits & (x.COMMON | x.WORD | CLUE)) === 0 ? WORDY : NO;
  }
  return WORDY;
}

export const isGiven = (t: Tokens, at: number): boolean => d.has(t, at, x.GIVEN);
export const isSurname = (t: Tokens, at: number): boolean => d.has(t, at, x.SURNAME);
export const isInitial = (t: Tokens, at: number): boolean => t.shape[at] === LETTER;

/** A capitalised ordinary word that could still be a surname beside a given name: `Charlene Street`. */
export function isPossibleSurname(t: Tokens, at: number): boolean {
  if (!d.has(t, at, x.SURNAME) || t.end[at]! - t.start[at]! < 3) return false;
  // `Rita May,` and `Roy Her, M.D.`, but not `Rita may` or `Rita May 5`.
  const isEnd = !d.isSpaced(t, at + 1) && t.shape[at] === CAPITAL;
  const isYear = d.isNumber(t, at + 1) && d.digits(t, at + 1) > 3;
  if (d.has(t, at, x.STOP | x.MONTH)) return isEnd && !isYear;
  const blocked = x.WEEKDAY | x.CREDENTIAL | x.CARE_PLACE | x.STATE | x.UNIT | x.ID_LABEL;
  return !d.has(t, at, blocked);
}
