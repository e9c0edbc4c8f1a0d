/**
 * Does its sentence turn what stands at a place round: "denies ‹chest pain›", "father had ‹colon cancer›", "‹drug abuse›: no"? By the
 * words that say so for labels, in English and in Spanish, and for words that are looked up in a text rather than read from it.
 */
import * as cues from './cues.ts';
import { roleOf } from './lexicon.ts';
import { readWords, STARTS, type Words } from './words.ts';

/** Of a text before a place: sentences are shorter. UTF-16 code units. */
const LOOK_BACK = 400;
const LOOK_AHEAD = 40;

type Turn = 'denied' | 'relative';

/** UTF-16 code units, `end` exclusive. Undefined where nothing beside it, in its sentence, turns it. */
export function turnedAt(text: string, start: number, end: number): Turn | undefined {
  const own = text.slice(start, end);
  const turn = turnedBefore(itemBefore(text, start), own);
  if (turn !== undefined) return turn;
  const isEnded = /[.!?;\n]\s*$/.test(own);
  return !isEnded && isDeniedAfter(text.slice(end, end + LOOK_AHEAD)) ? 'denied' : undefined;
}

/** What stands before a place; of a list, in its item alone. */
function itemBefore(text: string, start: number): string {
  const before = text.slice(Math.max(0, start - LOOK_BACK), start);
  return before.split(/\n[ \t]*[-*\u2022][ \t]/).at(-1)!;
}

/** What holds at the first word of its own, which may be a denial itself: "no cough" is one in any sentence. */
function turnedBefore(before: string, own: string): Turn | undefined {
  const [first = ''] = /^[^\p{L}\p{N}]*[\p{L}\p{N}]+/u.exec(own) ?? [];
  const words = readWords(before + first);
  const here = words.count - 1;
  if (here < 0 || (roleOf(words.stem[here]!) & DENIAL) !== 0) return undefined;
  let deniedUntil = -1;
  let isRelatives = false;
  for (let i = 0; i <= here; i += 1) {
    const role = roleOf(words.stem[i]!);
    const isSentence = (words.form[i]! & STARTS) !== 0;
    const isPatient = (role & cues.CUE_PATIENT) !== 0;
    if (isSentence || isPatient) isRelatives = false;
    const isClause = isPatient && deniedUntil !== Infinity && cues.isOwnClause(words, i);
    if (isSentence || isClause || (role & cues.CUE_TURN) !== 0) deniedUntil = -1;
    if (i === here) break;
    deniedUntil = Math.max(deniedUntil, deniedFrom(words, i, role));
    if ((role & cues.CUE_RELATIVE) !== 0 && cues.hasIt(words, i)) isRelatives = true;
  }
  if (here <= deniedUntil) return 'denied';
  return isRelatives && !namesRelative(own) ? 'relative' : undefined;
}

const DENIAL = cues.CUE_NO | cues.CUE_DENIES;

/** Index of the last word that the one at `at` denies; -1 where it denies none. */
function deniedFrom(words: Words, at: number, role: number): number {
  if ((role & cues.CUE_DENIES) !== 0) return Infinity;
  if ((role & cues.CUE_NEGATIVE) !== 0 && cues.isFor(words, at + 1)) return Infinity;
  if ((role & cues.CUE_NO) === 0 || cues.isNoDenial(words, at)) return -1;
  return at + cues.NO_HOLDS;
}

function namesRelative(text: string): boolean {
  const { count, stem } = readWords(text);
  return stem.subarray(0, count).some((hash) => (roleOf(hash) & cues.CUE_RELATIVE) !== 0);
}

/** "chest pain: denied", "drug abuse: no". A test that is negative was done all the same. */
function isDeniedAfter(after: string): boolean {
  if (!/^[ \t]*[:=\u2013\u2014-]?[ \t]*\p{L}/u.test(after)) return false;
  const words = readWords(after);
  const role = words.count === 0 ? 0 : roleOf(words.stem[0]!);
  if ((role & cues.CUE_DENIES) !== 0) return true;
  if ((role & cues.CUE_DENIED_BEFORE) !== 0) return (role & cues.CUE_NEGATIVE) === 0;
  return (role & cues.CUE_NO) !== 0 && /^[ \t]*[:=]/.test(after) && isOneWord(words);
}

const isOneWord = ({ count, form }: Words): boolean => count === 1 || (form[1]! & STARTS) !== 0;
