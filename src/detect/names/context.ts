/**
 * What the words around a name say about it: titles, labels, salutations, relations, credentials,
 * verbs, and the nouns that make an eponym of it.
 */
import * as d from '../detector.ts';
import * as x from '../lexicon.ts';
import { CAPITAL, CAPITALS, GAP_BREAK, GAP_LINE, LETTER, LOWER, type Tokens } from '../tokens.ts';
import { isNoTitle } from './title-words.ts';

const isPlural = d.wordSet('drs');
const isStrongCue =
  d.wordSet(`dear hi hello attn named name by called sincerely regards signed aka alias nee
  née cc dictated spoke thank thanks`);
const isSignOff = d.wordSet(
  'sincerely regards yours respectfully truly thanks cordially faithfully',
);
const isAnd = d.wordSet('and');
const isHello = d.wordSet('hello hi dear');
const isThank = d.wordSet('thank good');

/** `Thank you, Ippolita.`, `Good morning, Austin.` */
const isGreeting = (t: Tokens, at: number) => isGreetingEnd(t, at) && isThank(t, at - 1);
const isGreetingEnd = d.wordSet('you morning afternoon evening day');
const isIs = d.wordSet('is');
const isName = d.wordSet('name');
const isMsOrMr = d.wordSet('ms mr');
const isPossessive = d.wordSet('s');
const isNumberNoun = d.wordSet('age aged dob mrn born');

/** Title right before this token (`Dr. `, `Mrs `), or -1. */
export function titleBefore(t: Tokens, at: number): number {
  const title = at - 1;
  if (title < 0 || !d.has(t, title, x.TITLE) || (t.gap[at]! & GAP_BREAK) !== 0) return -1;
  const width = t.start[at]! - t.end[title]!;
  const mark = t.mark[at]!;
  const isPlain = width <= 3 && (mark === 0 || mark === d.DOT);
  if (!isPlain && !isMarkedUp(t, title, at)) return -1;
  if ((t.gap[at]! & GAP_LINE) !== 0 && mark === 0) return -1;
  if (isNoTitle(t, title, at)) return -1;
  if (d.hasCue(t, title, x.CUE_WORDY_TITLE)) {
    // `14 Fr Foley` is the size of it
    if (!d.isCapitalised(t, title) || d.isNumber(t, title - 1)) return -1;
    return mark === 0 || isAbbreviated(t, title) ? title : -1;
  }
  // `MS` alone is morphine, multiple sclerosis or mental status.
  if (isMsOrMr(t, title) && t.shape[title] === CAPITALS && mark === 0 && t.shape[at] !== CAPITALS)
    return -1;
  return title;
}

/** `Fr. Nektarios`, but not `John Roe Sr. Roe`: that one is a generation. */
const isAbbreviated = (t: Tokens, title: number): boolean =>
  isShortTitle(t, title) &&
  !(isSenior(t, title) && title > 0 && d.isSpaced(t, title) && d.has(t, title - 1, x.NAMED));
const isShortTitle = d.wordSet('fr sr ven chap det insp maj engr');
const isSenior = d.wordSet('sr');

const MARKUP = /^\.?\s?(?:\*{1,3}|_{1,3}|["'`“‘]|<\/?[a-z]{1,6}>)$/;
const MARKUP_MAX = 10;

/** `Dr. **Maria Garcia**`, `Mr. "Smith"`: only marks of emphasis stand between. */
const isMarkedUp = (t: Tokens, title: number, at: number): boolean =>
  t.start[at]! - t.end[title]! <= MARKUP_MAX &&
  t.mark[at] !== d.COMMA &&
  MARKUP.test(t.text.slice(t.end[title], t.start[at]));

export const isWordyTitle = (t: Tokens, title: number): boolean =>
  d.hasCue(t, title, x.CUE_WORDY_TITLE);
export const isPluralTitle = (t: Tokens, title: number): boolean => isPlural(t, title);

/** A label of a person and a colon stand before this token on its line: `ATTENDING PHYSICIAN: `. */
export function isLabelled(t: Tokens, at: number): boolean {
  const label = at - 1;
  if (label < 0) return false;
  const mark = t.mark[at]!;
  const width = t.start[at]! - t.end[label]!;
  if (
    (mark !== d.COLON &&
      mark !== 61 &&
      !(mark === d.CLOSE && t.text.charCodeAt(t.end[label]! + 1) === d.COLON)) ||
    width > 6
  )
    return false;
  for (let back = label; back >= 0 && back > label - 4; back -= 1) {
    // `Mr. Rainwater: Pancoast tumor`: what he has, and no label
    if (back < label && isTitleOfPerson(t, back)) return false;
    if (d.has(t, back, x.PERSON_LABEL | x.ROLE | x.RELATION)) return true;
    if ((t.gap[back]! & GAP_LINE) !== 0) return false;
  }
  return false;
}

const isTitleOfPerson = d.wordSet('mr mrs ms miss dr drs');

/** Weight of the words before, beyond titles and labels. */
export function before(t: Tokens, at: number): number {
  const word = at - 1;
  if (word < 0) return 0;
  const mark = t.mark[at]!;
  const isBroken = (t.gap[at]! & GAP_LINE) !== 0;
  if (isBroken) {
    return isSignOff(t, word) || isSignOff(t, word - 1) ? 0.4 : 0;
  }
  if (mark !== 0 && mark !== d.COMMA && mark !== d.OPEN && mark !== d.COLON) return 0;
  if (isIs(t, word) && isName(t, word - 1)) return mark === 0 ? 0.4 : 0;
  if (d.has(t, word, x.RELATION)) {
    // `wife Hanako`, whatever the name; a heading would have two capitals
    if (mark === 0 && t.shape[word] === LOWER && t.shape[at] === CAPITAL) return 0.4;
    return mark === 0 || mark === d.COMMA ? 0.35 : 0.2;
  }
  if (d.has(t, word, x.ROLE | x.PERSON_LABEL) && !d.has(t, word, x.BEFORE_PERSON)) {
    return mark === d.COLON ? 0.4 : 0.25;
  }
  const isAddressed =
    t.mark[at + 1] === d.COMMA || t.mark[at + 1] === d.DOT || t.mark[at + 1] === 33;
  if (mark === d.COMMA && isGreeting(t, word) && isAddressed) return 0.5;
  if (isHello(t, word) && mark === 0 && isAddressed) return 0.45;
  // `RN Okafor`, as staff sign
  if (isStaff(t, word) && mark === 0 && t.shape[word] === CAPITALS && t.shape[at] === CAPITAL)
    return 0.3;
  if (isStrongCue(t, word)) return mark === 0 || mark === d.COLON || mark === d.COMMA ? 0.35 : 0.1;
  if (d.has(t, word, x.BEFORE_PERSON) && mark === 0) return 0.2;
  return 0;
}

const isStaff = d.wordSet('rn lpn lvn cna np aprn crna md cnm emt');

/** What only a person does. */
export const isAgentVerb =
  d.wordSet(`signed told said says reviewed processed filed graduated testified administered submitted
  prepared led managed coordinated approved chaired organized organised designed issued completed wrote
  writes emailed phoned complained thanked asserted explained prescribed consented apologized apologised
  confirmed interviewed volunteered promised insisted whispered laughed smiled cried shouted resigned
  retired enrolled applied attended scheduled rescheduled arranged supervised mentored hired married
  divorced teaches taught drove debugged negotiated presented testifies prefers preferred worries worried
  thinks thought believes wants asked asks replied answered`);

/** `, M.D.`, ` RN`, `, Ph.D.` right after `last`. */
export function hasCredential(t: Tokens, last: number): boolean {
  const next = last + 1;
  if (next >= t.count || (t.gap[next]! & GAP_LINE) !== 0) return false;
  const width = t.start[next]! - t.end[last]!;
  const mark = t.mark[next]!;
  if (width > 3 || (mark !== 0 && mark !== d.COMMA && mark !== d.OPEN && mark !== d.DOT))
    return false;
  const length = t.end[next]! - t.start[next]!;
  if (d.has(t, next, x.CREDENTIAL)) {
    const isWritten =
      t.shape[next] === CAPITALS || (mark === d.COMMA && t.shape[next] !== LOWER) || length > 3;
    return isWritten && (mark === d.COMMA || length > 2 || isSure(t, next));
  }
  // M.D., D.O., R.N., Ph.D., P.A.
  const isDotted = d.isJoinedBy(t, next + 1, d.DOT) && t.end[next + 1]! - t.start[next + 1]! <= 2;
  return isDotted && isDottedCredential(t, next);
}

const isSure = d.wordSet('md rn np do');
const isDottedFirst = d.wordSet('m d r ph p n f b c');
const isDottedSecond = d.wordSet('d o n a s p c');

function isDottedCredential(t: Tokens, at: number): boolean {
  return isDottedFirst(t, at) && isDottedSecond(t, at + 1) && t.shape[at + 1] === LETTER;
}

/** Weight of the words after; `words` is the number of words of the name. */
export function after(t: Tokens, last: number, words: number): number {
  const next = last + 1;
  if (next >= t.count) return 0;
  if (hasCredential(t, last)) return 0.45;
  const isApostrophe = d.isJoinedByApostrophe(t, next) && isPossessive(t, next);
  const noun = isApostrophe ? next + 1 : next;
  if (
    d.isSpaced(t, noun) &&
    d.hasCue(t, noun, x.CUE_EPONYM_NOUN) &&
    !d.hasCue(t, noun, x.CUE_PERSON_VERB)
  )
    return -0.6;
  if (isApostrophe) {
    // `Robert's wife`
    if (d.isSpaced(t, noun) && d.has(t, noun, x.RELATION) && t.shape[noun] === LOWER) return 0.2;
    return words > 1 ? 0.05 : -0.05;
  }
  if (d.isJoinedByDash(t, next)) return -0.3;
  if (d.isJoinedBy(t, next, d.SLASH) || d.isAdjacent(t, next)) return -0.4;
  if (d.isSpaced(t, next)) {
    if (d.hasCue(t, next, x.CUE_PERSON_VERB) && t.shape[next] === LOWER) return 0.25;
    const isPlace = d.has(t, next, x.CARE_PLACE | x.STREET) || d.hasCue(t, next, x.CUE_CARE_TAIL);
    if (isPlace && d.isCapitalised(t, next)) return -0.4;
  }
  if (t.mark[next] === d.COMMA && (isNumberNoun(t, next) || d.isNumber(t, next))) return 0.15;
  if (t.mark[next] === d.COLON && words === 1) return -0.3;
  return 0;
}

/** Joined to the name before it by `and`, `&` or a comma. */
export function isListed(t: Tokens, at: number, previousLast: number): boolean {
  if (previousLast < 0 || (t.gap[at]! & GAP_BREAK) !== 0) return false;
  if (at === previousLast + 1)
    return t.mark[at] === d.COMMA || t.mark[at] === 38 || t.mark[at] === d.SEMICOLON;
  return at === previousLast + 2 && isAnd(t, at - 1);
}

/** Two tokens back or less a sentence, line or list item begins. */
export function isAtStart(t: Tokens, at: number): boolean {
  const mark = t.mark[at]!;
  return (
    (t.gap[at]! & GAP_LINE) !== 0 ||
    mark === d.DOT ||
    mark === 33 ||
    mark === 63 ||
    mark === d.COLON ||
    mark === 34
  );
}

/** Most words around are in capitals, so a capital says nothing. */
export function isShouting(t: Tokens, at: number, last: number): boolean {
  let capitals = 0;
  let others = 0;
  for (let near = at - 4; near <= last + 4; near += 1) {
    if (near < 0 || near >= t.count || (near >= at && near <= last)) continue;
    if (t.shape[near] === CAPITALS) capitals += 1;
    else if (t.shape[near] === LOWER || t.shape[near] === CAPITAL) others += 1;
  }
  return capitals > others;
}

export const isWas = d.wordSet('was is');
/** What patients do. */
export const isPatientVerb =
  d.wordSet(`presents presented reports reported denies denied complains underwent tolerated
  returns returned lives states stated developed smokes drinks`);
