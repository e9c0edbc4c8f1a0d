/**
 * What the tagger, and the looser rules, take for a name in Spanish and is none: words of the language, headings,
 * letters that stand for something, prose in capitals.
 */
import type { Finding } from '../core/phi.ts';
import * as d from './detector.ts';
import * as x from './lexicon.ts';
import { isKin } from './names/spanish-kin.ts';
import { isCalled, isIdLabel, isOfGod, isPlainWord, isVerb } from './names/spanish-part.ts';
import { isCutShort, isShouted } from './names/spanish-read.ts';
import { isScale } from './spanish-eponyms.ts';
import { isGrammar, isInSpanish, isNeverName, isSpanishWord } from './spanish-words.ts';
import {
  CAPITAL,
  CAPITALS,
  CASELESS,
  GAP_LINE,
  LETTER,
  LOWER,
  NO_CAPITALS,
  NUMBER,
  type Tokens,
} from './tokens.ts';

/** Every token from `first` to `last` is one of these. */
export function every(
  t: Tokens,
  first: number,
  last: number,
  is: (t: Tokens, at: number) => boolean,
): boolean {
  for (let at = first; at <= last; at += 1) if (!is(t, at)) return false;
  return true;
}

/** Sure of its name by what stands before it: such a name may be a word of the language, though not of its grammar. */
const SURE = 0.8;

export function namesOf(t: Tokens, one: Finding, first: number, last: number): Finding[] {
  if (isIdLabel(t, last) && one.end === t.end[last])
    return last > first ? namesOf(t, { ...one, end: t.end[last - 1]! }, first, last - 1) : [];
  if (isVerbBehindTitle(t, first)) return [];
  if (isDesk(t, first) || endsSentence(t, one, first)) return [];
  if (isScale(t, first, last) || every(t, first, last, isNeverName)) return [];
  if (!isInSpanish(t, first)) return [withoutGreeting(t, one, first, last)];
  if (one.rule.startsWith('spanish-name/')) return [one];
  const isTagged = one.rule.startsWith('tagger/');
  const isTitled = first > 0 && d.has(t, first - 1, x.TITLE);
  const isSure = isTitled || (!isTagged && one.score >= SURE);
  if (every(t, first, last, isSure ? isGrammarWord : isHardlyName)) return [];
  const isLoose = one.rule === 'name/inverted' || one.rule === 'name/lexicon';
  if ((!isSure || isLoose) && isShoutedProse(t, one, first, last)) return [];
  if (isSure) return isTagged ? [trimmed(t, one, first, last)] : [one];
  if (isLaboratory(t, first) || (isTagged && isSmall(t, first, last))) return [];
  if (first === last && isLabelWord(t, first)) return [];
  if (isAbbreviated(t, one, first, last)) return [];
  return isTagged ? sentencesOf(t, trimmed(t, one, first, last), first, last) : [one];
}

/** `la señora vive lejos`: a title in a sentence, and what she does. */
const isVerbBehindTitle = (t: Tokens, first: number): boolean =>
  first > 0 &&
  d.has(t, first - 1, x.TITLE) &&
  t.shape[first] === LOWER &&
  t.capitals !== NO_CAPITALS &&
  isSpanishWord(t, first) &&
  !isCalled(t, first) &&
  isInSpanish(t, first);

/** `IGE ANA O 3`: what is measured in blood. */
const isLaboratory = d.wordSet('ige igg igm iga anca pcr vsg tsh');

/** Words of Spanish in small letters, in a text that has capitals: `rezando el rosario`. */
const isSmall = (t: Tokens, first: number, last: number): boolean =>
  t.capitals !== NO_CAPITALS &&
  every(t, first, last, (_, at) => t.shape[at] === LOWER && isSpanishWord(t, at));

const isGrammarWord = (t: Tokens, at: number): boolean =>
  isGrammar(t, at) && (t.shape[at] === LOWER || !d.has(t, at, x.SURNAME_TOP));

/**
 * `MASA QUE OCUPA EL CUERPO`: in a text of capitals a name begins with a given name, and nothing in it is a word
 * of the language that nobody is called by. What the tagger is sure of stands.
 */
function isShoutedProse(t: Tokens, one: Finding, first: number, last: number): boolean {
  const isCapitals = t.shape[first] === CAPITALS || t.shape[last] === CAPITALS;
  if (!isCapitals || !isShouted(t, first)) return false;
  if (one.rule.startsWith('tagger/') && one.score >= SURELY)
    return every(t, first, last, isPlainWord);
  for (let at = first; at <= last; at += 1) {
    const isTie = at > first && at < last && d.has(t, at, x.PARTICLE);
    if (!isTie && !isOfGod(t, at) && isPlainWord(t, at) && !d.has(t, at, x.SURNAME_TOP))
      return true;
  }
  return last > first && !d.has(t, first, x.NAMED) && !isCalled(t, first);
}
const SURELY = 0.95;

/** A word of Spanish; with a capital inside a sentence it may be a family name all the same: `Cordero`. */
function isHardlyName(t: Tokens, at: number): boolean {
  const length = t.end[at]! - t.start[at]!;
  if (t.shape[at] === NUMBER) return true;
  if (length === 1 && t.shape[at] !== CASELESS) return t.text.charCodeAt(t.end[at]!) !== d.DOT;
  if (t.shape[at] === LOWER) return isSpanishWord(t, at) || isRoman(t, at) || length < 3;
  if (!isPlainWord(t, at)) return false;
  if (isGrammar(t, at) || isVerb(t, at) || isKin(t, at)) return true;
  const isFamily = t.shape[at] === CAPITAL && d.has(t, at, x.SURNAME | x.SURNAME_TOP);
  // `Rama materna:`
  const isHeading =
    (t.gap[at]! & GAP_LINE) !== 0 && t.shape[at + 1] === LOWER && isPlainWord(t, at + 1);
  return !isFamily || isHeading;
}

const isRoman = d.wordSet('i ii iii iv v vi vii viii ix x');

const isLabel = d.wordSet(
  'cel tel tlf tf fono fax folio exp edad sexo obra auth ctes cte tto dx ttos rp iq mc ea ap ef jc idx pte px rama',
);
const isLabelWord = (t: Tokens, at: number): boolean =>
  isLabel(t, at) || (t.mark[at + 1] === d.COLON && !d.has(t, at, x.NAMED) && !isCalled(t, at));

const ABBREVIATION_MAX = 4;

/** `ARO`, `R-CEOP`, `R.M. 08-2217`: letters that stand for something. */
function isAbbreviated(t: Tokens, one: Finding, first: number, last: number): boolean {
  if (!one.rule.startsWith('tagger/')) return false;
  if (every(t, first, last, isLetter)) return d.isNumber(t, last + 1);
  const isShort = (at: number) =>
    t.shape[at] === LETTER ||
    (t.shape[at] === CAPITALS && t.end[at]! - t.start[at]! <= ABBREVIATION_MAX);
  if (!every(t, first, last, (_, at) => isShort(at) && !d.has(t, at, x.GIVEN | x.SURNAME_TOP)))
    return false;
  return !isAllCapitals(t, first, last);
}
const isLetter = (t: Tokens, at: number): boolean => t.shape[at] === LETTER;

function isAllCapitals(t: Tokens, first: number, last: number): boolean {
  const isCapitals = (at: number) => at >= 0 && at < t.count && t.shape[at] === CAPITALS;
  return isCapitals(first - 1) && isCapitals(last + 1);
}

/** `Hola Itzayana` */
const withoutGreeting = (t: Tokens, one: Finding, first: number, last: number): Finding =>
  last > first && isNeverName(t, first) ? { ...one, start: t.start[first + 1]! } : one;

/** `asier qué tal`: the words at the ends are the sentence's. */
function trimmed(t: Tokens, one: Finding, first: number, last: number): Finding {
  let [from, to] = [first, last];
  const isWord = (at: number) =>
    t.shape[at] === LOWER && isGrammar(t, at) && t.end[at]! - t.start[at]! > 1;
  while (from < to && isWord(from) && !d.has(t, from, x.PARTICLE)) from += 1;
  while (to > from && isWord(to)) to -= 1;
  if (from === first && to === last) return one;
  return { ...one, start: from === first ? one.start : t.start[from]!, end: t.end[to]! };
}

const isCareTitle = d.wordSet('nurse');
const isOffice = d.wordSet('pool line triage station manager desk');
/** `OB Nurse Pool`: who answers, whoever that is. */
const isDesk = (t: Tokens, at: number): boolean => isOffice(t, at) && isCareTitle(t, at - 1);

const isWrittenTitle = d.wordSet('señora señor doctora doctor señorita');
/** `se lo dijo a la señora. Include`: the title ends a sentence. */
const endsSentence = (t: Tokens, one: Finding, first: number): boolean =>
  one.rule === 'name/title' && isWrittenTitle(t, first - 1) && t.mark[first] === d.DOT;

/** `Guatemala. Lee`, `Marta? Ana`: no name goes on behind the end of a sentence. */
function sentencesOf(t: Tokens, one: Finding, first: number, last: number): Finding[] {
  const pieces: Finding[] = [];
  let start = one.start;
  for (let at = first + 1; at <= last; at += 1) {
    if (t.start[at]! <= start || t.end[at]! > one.end || !endsBefore(t, at)) continue;
    pieces.push({ ...one, start, end: t.end[at - 1]! });
    start = t.start[at]!;
  }
  pieces.push({ ...one, start });
  return pieces;
}

function endsBefore(t: Tokens, at: number): boolean {
  const mark = t.mark[at]!;
  if (mark === 33 || mark === 63 || mark === d.SEMICOLON || mark === d.COLON) return true;
  return mark === d.DOT && t.end[at - 1]! - t.start[at - 1]! > 3 && !isCutShort(t, at - 1);
}
