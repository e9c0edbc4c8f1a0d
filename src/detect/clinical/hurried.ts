/**
 * Words of hurried typing that the tagger takes for names and towns where nothing has a capital: `wich`, `agian`, `im a cna`,
 * `abt torsades`, `keeps callin me`. Grammar and such words in front are none of a finding; what is nothing else
 * is no finding. Behind a title, a label or a word for kin everything stays.
 */
import type { Finding } from '../../core/phi.ts';
import * as d from '../detector.ts';
import { fold, hashWord } from '../fold.ts';
import * as x from '../lexicon.ts';
import { tokenAt } from '../tagger/features.ts';
import { LETTER, LOWER, NUMBER, type Tokens } from '../tokens.ts';

const isHurriedWord =
  d.wordSet(`wich im ive id ill dont wont cant thats whats hes shes theyre youre abt bc bcuz cuz coz tho thru tmrw tmr nite
  tonite overnite ur u r n plz pls thx gonna wanna gotta gramma grampa preg appt meds fr rt lt w idk lol omg btw tbh smth ppl
  yest alot jus dunno perf hx dx sx tx rx sbar torsades vanc auth egfr`);
const isGrammar =
  d.wordSet(`my an a the that this these to but do its it is was he she me also just so and or of for in on at with from
  because if when`);
const isArticle = d.wordSet('an a');

/** The finding without such words at its ends, or nothing. */
export function withoutHurry(t: Tokens, one: Finding): Finding[] {
  if (one.rule !== 'tagger/name' && one.rule !== 'tagger/city') return [one];
  let first = tokenAt(t, one.start);
  const last = tokenAt(t, one.end - 1);
  if (isSpeech(t, first, last)) return [];
  if (first > 0 && d.has(t, first - 1, x.ANNOUNCING) && d.isSpaced(t, first)) return [one];
  if (first === last && isSlow(t, first)) return [];
  for (let at = first; at <= last; at += 1) {
    const isCount = t.shape[at] === NUMBER && d.digits(t, at) <= COUNT_MAX;
    if (t.shape[at] !== LOWER && !isCount) return [one];
  }
  if (isAllNothing(t, first, last)) return [];
  if (one.category !== 'name') return [one]; // `a coruña`
  const from = first;
  while (first < last && isHead(t, first)) first += 1;
  if (first === last && isArticle(t, first - 1) && !isListed(t, first)) return [];
  return first === from ? [one] : [{ ...one, start: t.start[first]! }];
}

const isBrady = d.wordSet('brady');
const isState = d.wordSet('is was went got gets remains remained still became becoming');
const isNamed = d.wordSet('name this it');
/** `pt is brady to 40s`, `went brady`: bradycardic; `my name is brady` is somebody. */
const isSlow = (t: Tokens, at: number): boolean =>
  isBrady(t, at) && t.shape[at] === LOWER && isState(t, at - 1) && !isNamed(t, at - 2);

/** `abt ronnie`: in front of a name, and with no dot behind that makes an initial of it. */
const isHead = (t: Tokens, at: number): boolean =>
  (isGrammar(t, at) || isHurriedWord(t, at)) && d.isSpaced(t, at + 1);

/** Words and counts, one of which is hurried or grammar: `pine bluff` may be a town. */
function isAllNothing(t: Tokens, first: number, last: number): boolean {
  let isHurried = false;
  for (let at = first; at <= last; at += 1) {
    if (!isNothing(t, at)) return false;
    isHurried ||=
      isGrammar(t, at) ||
      isHurriedWord(t, at) ||
      isCounted(t, at) ||
      d.hasCue(t, at, x.CUE_CLINICAL) ||
      isMistyped(t, at);
  }
  return isHurried;
}

/** Longer numbers may be a ZIP code. */
const COUNT_MAX = 3;

const isListed = (t: Tokens, at: number): boolean => d.has(t, at, x.NAMED | x.CITY);

const PLAIN = x.COMMON | x.UNIT | x.CREDENTIAL | x.STOP;

function isNothing(t: Tokens, at: number): boolean {
  if (t.shape[at] === NUMBER || isGrammar(t, at) || isHurriedWord(t, at)) return true;
  if (d.has(t, at, x.GIVEN | x.SURNAME_TOP | x.PARTICLE | x.CITY)) return isCounted(t, at);
  if (d.has(t, at, x.WORD) && !isListed(t, at)) return true;
  return d.has(t, at, PLAIN) || d.hasCue(t, at, x.CUE_CLINICAL) || isMistyped(t, at);
}

/** `40 min` */
const isCounted = (t: Tokens, at: number): boolean =>
  d.has(t, at, x.UNIT) && at > 0 && d.isNumber(t, at - 1);

const LENGTH_MIN = 5;
const LENGTH_MAX = 12;

/** A word of the language but for one key: `agian`, `callin`, `passd`, `roomate`, `havnt`. */
function isMistyped(t: Tokens, at: number): boolean {
  const length = t.end[at]! - t.start[at]!;
  if (length < LENGTH_MIN || length > LENGTH_MAX || isListed(t, at)) return false;
  const word = fold(t.text.slice(t.start[at], t.end[at]));
  if (word.endsWith('in') && isWord(`${word}g`)) return true;
  if (word.endsWith('d') && isWord(`${word.slice(0, -1)}ed`)) return true;
  if (word.endsWith('nt') && isNegated(word)) return true;
  for (let place = 0; place < word.length - 1; place += 1) {
    const [one, two] = [word[place]!, word[place + 1]!];
    if (isWord(word.slice(0, place) + two + one + word.slice(place + 2))) return true;
    if (isWord(word.slice(0, place) + one + word.slice(place))) return true;
  }
  return false;
}

const isWord = (word: string): boolean =>
  (x.bitsOf(hashWord(word)) & (x.COMMON | x.STOP | x.RELATION)) !== 0;

/** `didnt`, `havnt`: what stands before the apostrophe is a word here. */
const isNegated = (word: string): boolean =>
  isWord(word.slice(0, -1)) || isWord(`${word.slice(0, -2)}en`);

const isNot = d.wordSet('t');
const isI = d.wordSet('i');

const isForward = d.wordSet('fwd fw');

/** `Do I give`, `aren't`, `Subject: Fwd:` */
function isSpeech(t: Tokens, first: number, last: number): boolean {
  if (first === last && isForward(t, first)) return t.text.charCodeAt(t.end[first]!) === d.COLON;
  if (first === last)
    return t.shape[first] === LOWER && d.isJoinedByApostrophe(t, last + 1) && isNot(t, last + 1);
  const isQuestion = t.shape[last] === LETTER && isI(t, last) && last === first + 1;
  const next = last + 1;
  return isQuestion && d.has(t, first, x.STOP) && d.isSpaced(t, next) && t.shape[next] === LOWER;
}
