/**
 * Every word the engine knows, as one open-addressing table in typed arrays: hash of the folded
 * word → bits. Built once at load from the lists of `lexicons/` (`packed-lists.ts`) and `vocabulary.ts`; the
 * words themselves are not kept. With 32-bit hashes about one unknown word in 20,000 is taken for
 * a known one, which detectors bear because no word decides alone.
 */
import { hashPhrase, hashWord } from './fold.ts';
import * as labels from './id-labels.ts';
import { LEXICON_LOG2, type Listed, placeOf, readPackedWords } from './packed-lists.ts';
import * as vocabulary from './vocabulary.ts';
import * as places from './vocabulary-places.ts';

export const GIVEN = 1 << 0;
export const SURNAME = 1 << 1;
/** Among the most frequent surnames. */
export const SURNAME_TOP = 1 << 2;
/** Common English word. */
export const COMMON = 1 << 3;
/** Less common English word, or a clinical one. */
export const WORD = 1 << 4;
export const STOP = 1 << 5;
export const CITY = 1 << 6;
/** First word of a place name of several words. */
export const PHRASE_START = 1 << 7;
export const STATE = 1 << 8;
/** Postal code of a state; means one only in capitals. */
export const STATE_CODE = 1 << 9;
export const CARE_PLACE = 1 << 10;
export const TITLE = 1 << 11;
export const CREDENTIAL = 1 << 12;
export const MONTH = 1 << 13;
export const WEEKDAY = 1 << 14;
export const EPONYM = 1 << 15;
export const DRUG = 1 << 16;
export const STREET = 1 << 17;
export const PARTICLE = 1 << 18;
export const GENERATION = 1 << 19;
export const RELATION = 1 << 20;
export const PERSON_LABEL = 1 << 21;
export const ID_LABEL = 1 << 22;
export const NUMBER_WORD = 1 << 23;
export const UNIT = 1 << 24;
export const CARE_WORD = 1 << 25;
export const COUNTRY = 1 << 26;
export const ROLE = 1 << 27;
export const WEB = 1 << 28;
export const BEFORE_PERSON = 1 << 29;
export const BEFORE_PLACE = 1 << 30;
/** On a list of names, whatever else it is. */
export const NAMED = GIVEN | SURNAME | SURNAME_TOP;
/** After such a word somebody is named: `patient smith`, `dr grace`. */
export const ANNOUNCING = TITLE | PERSON_LABEL | RELATION | ROLE;
/** More cues, in the second word of bits (`Lexicon.cues`). */
export const CUE_PERSON_VERB = 1 << 0;
export const CUE_EPONYM_NOUN = 1 << 1;
export const CUE_CARE_TAIL = 1 << 2;
export const CUE_TOP_DOMAIN = 1 << 3;
export const CUE_WEAK_LABEL = 1 << 4;
export const CUE_WORDY_TITLE = 1 << 5;
export const CUE_STREET_PLAIN = 1 << 6;
export const CUE_CLINICAL = 1 << 7;
/** Among the most frequent given names. */
export const CUE_GIVEN_TOP = 1 << 8;
export const CUE_CARE_INITIALS = 1 << 9;
export const CUE_COUNTRY = 1 << 10;
/** A label whose value is an address or a place. */
export const CUE_FIELD = 1 << 11;
/** May announce a key or password. */
export const CUE_SECRET = 1 << 12;
/** A network, or what one is called in it. */
export const CUE_HANDLE = 1 << 13;
/** Among the commonest words of Spanish, of English. */
export const CUE_SPANISH = 1 << 14;
export const CUE_ENGLISH = 1 << 15;

const SIZE = 1 << LEXICON_LOG2;
const MASK = SIZE - 1;

const keys = new Int32Array(SIZE);
/** What is known of the word, as an index into the three below: words are many, what is known of them some hundred things. */
const meanings = new Uint16Array(SIZE);

const MEANINGS_MAX = 1 << 12;
const bitsOfMeaning = new Int32Array(MEANINGS_MAX);
const cuesOfMeaning = new Uint16Array(MEANINGS_MAX);
const numberOfMeaning = new Uint8Array(MEANINGS_MAX);
/** The first is to know nothing. */
const meaningOf = new Map([['0,0,0', 0]]);

function meaning(bits: number, cue: number, number: number): number {
  const key = `${bits},${cue},${number}`;
  const known = meaningOf.get(key);
  if (known !== undefined) return known;
  const made = meaningOf.size;
  if (made === MEANINGS_MAX)
    throw new Error('the lists say more things of words than the lexicon holds');
  meaningOf.set(key, made);
  bitsOfMeaning[made] = bits;
  cuesOfMeaning[made] = cue;
  numberOfMeaning[made] = number;
  return made;
}

/** Slot of this hash: where it stands, or the empty slot where it would. */
function slotOf(hash: number): number {
  let slot = placeOf(hash, LEXICON_LOG2);
  while (keys[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & MASK;
  return slot;
}

function put(hash: number, bits: number, cue = 0, number = 0): void {
  const slot = slotOf(hash);
  keys[slot] = hash;
  meanings[slot] = meaning(
    bitsAt(slot) | bits,
    cuesAt(slot) | cue,
    number === 0 ? numberAt(slot) : number,
  );
}

/** Slot for `bitsAt`, `cuesAt` and `numberAt`; an unknown word has one of which nothing is known. */
export const find = slotOf;
export const bitsAt = (slot: number): number => bitsOfMeaning[meanings[slot]!]!;
export const cuesAt = (slot: number): number => cuesOfMeaning[meanings[slot]!]!;
/** Month number, kind of label, or value of a number word. */
export const numberAt = (slot: number): number => numberOfMeaning[meanings[slot]!]!;
export const bitsOf = (hash: number): number => bitsAt(slotOf(hash));

/** Bits and cues of what stands on the lists of `lexicons/`. */
const LISTED: Readonly<Record<Listed, readonly [bits: number, cue?: number]>> = {
  'given-common': [GIVEN, CUE_GIVEN_TOP],
  given: [GIVEN],
  'surnames-common': [SURNAME | SURNAME_TOP],
  surnames: [SURNAME],
  'words-common': [COMMON],
  words: [WORD],
  clinical: [WORD],
  eponyms: [EPONYM],
  cities: [CITY],
  'cities phrases': [CITY],
  towns: [CITY],
  'towns phrases': [CITY],
  'counties phrases': [CITY],
  drugs: [DRUG],
};

/** Into the empty table. */
function putLists(): void {
  const { hashes, setOf, sets } = readPackedWords();
  const meant = Uint16Array.from(sets, (set) => {
    const cue = set.reduce((all, one) => all | (LISTED[one]?.[1] ?? 0), 0);
    return meaning(
      set.reduce((all, one) => all | bitsOfList(one), 0),
      cue,
      0,
    );
  });
  for (let at = 0; at < hashes.length; at += 1) {
    const slot = slotOf(hashes[at]!);
    keys[slot] = hashes[at]!;
    meanings[slot] = meant[setOf[at]!]!;
  }
}

const bitsOfList = (one: Listed): number =>
  one.endsWith(' starts') ? PHRASE_START : (LISTED[one]?.[0] ?? 0);

function putWords(words: readonly string[], bits: number, cue = 0): void {
  for (const word of words) put(hashWord(word), bits, cue);
}

function putPhrases(phrases: readonly string[], bits: number): void {
  for (const phrase of phrases) {
    const hashes = phrase.split(' ').map(hashWord);
    put(hashes[0]!, PHRASE_START);
    put(hashes.reduce(hashPhrase), bits);
  }
}

function loadAll(): void {
  putLists();
  putWords(vocabulary.STOP, STOP);
  putWords(vocabulary.TITLES, TITLE);
  putWords(vocabulary.WORDY_TITLES, 0, CUE_WORDY_TITLE);
  putWords(vocabulary.CREDENTIALS, CREDENTIAL);
  putWords(vocabulary.WEEKDAYS, WEEKDAY);
  putWords(places.STATES, STATE);
  putPhrases(places.STATE_PHRASES, STATE);
  putWords(places.STATE_CODES, STATE_CODE);
  putWords(places.COUNTRIES, COUNTRY, CUE_COUNTRY);
  putPhrases(places.COUNTRY_PHRASES, COUNTRY);
  putWords(vocabulary.NATIONALITIES, COUNTRY);
  putWords(places.CARE_PLACES, CARE_PLACE);
  putWords(places.CARE_WORDS, CARE_WORD);
  putWords(places.CARE_TAILS, 0, CUE_CARE_TAIL);
  putPhrases(places.KNOWN_CARE_PHRASES, CARE_PLACE);
  putWords(places.FIELDS, 0, CUE_FIELD);
  putWords(vocabulary.SECRETS, 0, CUE_SECRET);
  putWords(vocabulary.HANDLES, 0, CUE_HANDLE);
  putWords(vocabulary.SPANISH_COMMON, 0, CUE_SPANISH);
  putWords(vocabulary.ENGLISH_COMMON, 0, CUE_ENGLISH);
  putWords(vocabulary.SPANISH_WORDS, WORD, CUE_CLINICAL);
  putWords(places.STREETS, STREET);
  putWords(places.STREETS_PLAIN, 0, CUE_STREET_PLAIN);
  putWords(vocabulary.PARTICLES, PARTICLE);
  putWords(vocabulary.GENERATIONS, GENERATION);
  putWords(vocabulary.RELATIONS, RELATION);
  putWords(places.CARE_INITIALS, 0, CUE_CARE_INITIALS);
  vocabulary.FOREIGN_MONTHS.forEach((words, index) => {
    for (const word of words) put(hashWord(word), MONTH, 0, index + 1);
  });
  putWords(vocabulary.PERSON_LABELS, PERSON_LABEL);
  putWords(vocabulary.ROLES, ROLE);
  putWords(vocabulary.BEFORE_PERSON, BEFORE_PERSON);
  putWords(vocabulary.PERSON_VERBS, 0, CUE_PERSON_VERB);
  putWords(places.BEFORE_PLACE, BEFORE_PLACE);
  putWords(vocabulary.EPONYM_NOUNS, 0, CUE_EPONYM_NOUN);
  putWords(vocabulary.EPONYMS, EPONYM);
  putWords(vocabulary.PLACEHOLDER_SURNAMES, SURNAME);
  putWords(vocabulary.UNITS, UNIT);
  putWords(vocabulary.CLINICAL, WORD, CUE_CLINICAL);
  putWords(vocabulary.DRESSINGS, WORD, CUE_CLINICAL);
  putWords(vocabulary.TESTS_AND_GERMS, WORD, CUE_CLINICAL);
  putWords(vocabulary.BRANDS, DRUG);
  putWords(vocabulary.DEMONYMS, COMMON, CUE_CLINICAL);
  putWords(vocabulary.WEB_WORDS, WEB);
  putWords(vocabulary.TOP_DOMAINS, 0, CUE_TOP_DOMAIN);
  for (const [word, month] of Object.entries({
    ...vocabulary.MONTHS,
    ...vocabulary.MISREAD_MONTHS,
  })) {
    put(hashWord(word), MONTH, 0, month);
  }
  for (const word of vocabulary.HOLIDAYS) put(hashWord(word), 0, 0, vocabulary.HOLIDAY);
  for (const [word, value] of Object.entries(vocabulary.NUMBER_WORDS)) {
    put(hashWord(word), NUMBER_WORD, 0, value);
  }
  for (const [kind, words] of Object.entries(labels.ID_LABELS)) {
    const number = labels.LABEL[kind as keyof typeof labels.LABEL];
    for (const word of words) {
      const isWeak = word.endsWith('?');
      const hash = hashWord(isWeak ? word.slice(0, -1) : word);
      put(hash, ID_LABEL, isWeak ? CUE_WEAK_LABEL : 0, number);
    }
  }
}
loadAll();

/** Too ordinary a word to stand for a person in lower case; rare words that are given names are not. */
export function isOrdinaryWord(word: string): boolean {
  const bits = bitsOf(hashWord(word));
  return (bits & (COMMON | STOP)) !== 0 || ((bits & WORD) !== 0 && (bits & GIVEN) === 0);
}
