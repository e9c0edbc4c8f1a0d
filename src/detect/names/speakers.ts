/**
 * Who speaks in a chat or a log, by what line after line begins with: `[09:02] Bea: who has rm 8`, `maya.r 01:12 anyone
 * awake?`, `jpark: room 22 bp 84/50`, `Agent Priti: thanks`. With a time, a name is one by the third line of that form; a word
 * that no list has and a user name (`dr_keller`) need to come again.
 */
import type { Finding } from '../../core/phi.ts';
import * as d from '../detector.ts';
import * as x from '../lexicon.ts';
import { CAPITAL, GAP_LINE, LOWER, NUMBER, type Tokens } from '../tokens.ts';
import * as part from './part.ts';

const SCORE = 0.75;
const LENGTH_MIN = 3;
/** Of a word by itself that no list has. */
const UNKNOWN_MIN = 4;
const LINES_MIN = 3;
const NAMED_MIN = 2;
const WORDS_MAX = 3;
const STAMP_MAX = 8;

/** How such a line begins: time and name, name and time, name alone. */
const STAMPED = 0;
const TIMED = 1;
const PLAIN = 2;

interface Turn {
  readonly first: number;
  readonly last: number;
  readonly form: number;
}

export function findSpeakers(t: Tokens, found: Finding[]): void {
  const forms = [0, 0, 0];
  const turns: Turn[] = [];
  const times = new Map<string, number>();
  for (let at = 0; at < t.count; at += 1) {
    if (at > 0 && (t.gap[at]! & GAP_LINE) === 0) continue;
    const turn = turnAt(t, at);
    if (turn === undefined) continue;
    turns.push(turn);
    forms[turn.form]! += 1;
    const name = nameOf(t, turn);
    times.set(name, (times.get(name) ?? 0) + 1);
  }
  const speakers = new Set(
    turns.filter((one) => isSpeaker(t, one, forms[one.form]!, times.get(nameOf(t, one))!)),
  );
  // `Ted: how is she`, `Becca: ok just left`: beside given names, a word of no list that comes again
  const named = turns.filter(({ form, first }) => form === PLAIN && d.has(t, first, x.GIVEN));
  const isTalk = named.length >= NAMED_MIN;
  for (const turn of turns) {
    const isAgain = times.get(nameOf(t, turn))! > 2 && turn.form === PLAIN;
    if (isTalk && isAgain && isNameLike(t, turn.first)) speakers.add(turn);
  }
  const spoken = [0, 0, 0];
  for (const { form } of speakers) spoken[form]! += 1;
  for (const turn of turns) {
    const isChat = forms[turn.form]! >= LINES_MIN && 2 * spoken[turn.form]! >= forms[turn.form]!;
    // Among those who speak a word of no list is one of them.
    const isAmong = isChat && turn.form !== PLAIN && isNameLike(t, turn.first);
    if (!speakers.has(turn) && !isAmong) continue;
    const { first, last } = turn;
    found.push(d.finding(t.start[first]!, t.end[last]!, 'name', 'name', SCORE, 'name/speaker'));
  }
}

const nameOf = (t: Tokens, { first, last }: Turn): string =>
  t.text.slice(t.start[first], t.end[last]);

function isSpeaker(t: Tokens, turn: Turn, lines: number, times: number): boolean {
  const { first, last, form } = turn;
  if (form === PLAIN && isAgent(t, first - 1)) return !d.has(t, first, x.COMMON);
  if (lines < LINES_MIN) return false;
  if (isGlued(t, last)) return times > 1 && hasNamePiece(t, turn);
  if (form === PLAIN) return times > 2 && t.shape[first] === LOWER && isRare(t, first);
  const isCapital = t.shape[first] === CAPITAL;
  // `[19:03] Wren: idk`, twice: a frequent surname, though a word
  const isAgain =
    times > 1 && (isNameLike(t, first) || (isCapital && d.has(t, first, x.SURNAME_TOP)));
  return isAgain || (isCapital && isListed(t, first));
}

const isListed = (t: Tokens, at: number): boolean =>
  d.has(t, at, x.GIVEN) || (d.has(t, at, x.SURNAME_TOP) && !d.has(t, at, x.COMMON));

/** One piece of `dr_keller` is a name; of `kccq_base` and `dose_mg` none is. */
function hasNamePiece(t: Tokens, { first, last, form }: Turn): boolean {
  for (let at = first; at <= last; at += 1) {
    const isName = d.has(t, at, x.NAMED) || (form !== PLAIN && t.bits[at] === 0);
    if (
      isName &&
      !d.isOrdinary(t, at) &&
      !d.hasCue(t, at, x.CUE_CLINICAL) &&
      t.end[at]! - t.start[at]! > 2
    )
      return !d.isNumber(t, at);
  }
  return false;
}

/** A word of no list. */
const isRare = (t: Tokens, at: number): boolean =>
  (t.bits[at]! & ~(x.NAMED | x.CITY)) === 0 && t.end[at]! - t.start[at]! >= UNKNOWN_MIN;

const isNameLike = (t: Tokens, at: number): boolean =>
  isRare(t, at) && part.quality(t, at) !== part.NO;

const NO_NAME =
  x.STOP |
  x.TITLE |
  x.ROLE |
  x.RELATION |
  x.PERSON_LABEL |
  x.ID_LABEL |
  x.DRUG |
  x.UNIT |
  x.EPONYM |
  x.MONTH |
  x.WEEKDAY |
  x.CREDENTIAL |
  x.CARE_PLACE |
  x.CARE_WORD;

function turnAt(t: Tokens, line: number): Turn | undefined {
  const isStamped = t.shape[line] === NUMBER;
  let first = isStamped ? behindStamp(t, line) : line;
  if (first < 0) return undefined;
  // `Agent Priti:`, `Nurse Bea:`
  if (isAgent(t, first) && d.isSpaced(t, first + 1) && t.shape[first + 1] === CAPITAL) first += 1;
  const last = speakerEnd(t, first);
  if (last < 0) return undefined;
  if (t.text.charCodeAt(t.end[last]!) === d.COLON)
    return { first, last, form: isStamped ? STAMPED : PLAIN };
  const isBefore = isTime(t, last + 1) && (t.gap[last + 1]! & GAP_LINE) === 0;
  return !isStamped && isBefore ? { first, last, form: TIMED } : undefined;
}

const isAgent =
  d.wordSet(`agent caller user rep representative operator dispatcher nurse customer moderator interviewer analyst
  scheduler advisor interpreter`);

const isHalf = d.wordSet('am pm a p m utc est edt cst cdt mst mdt pst pdt gmt bst cet');

/** The first token behind the date and time that begin a line, or -1 where no time does. */
function behindStamp(t: Tokens, line: number): number {
  let hasTime = false;
  for (let at = line; at < line + STAMP_MAX && at < t.count; at += 1) {
    if (at > line && (t.gap[at]! & GAP_LINE) !== 0) return -1;
    if (t.shape[at] !== NUMBER && !isHalf(t, at) && !d.has(t, at, x.MONTH))
      return hasTime ? at : -1;
    if (isTime(t, at)) hasTime = true;
  }
  return -1;
}

/** `01:12`, `9:05` */
const isTime = (t: Tokens, at: number): boolean =>
  d.isNumber(t, at) &&
  d.digits(t, at) <= 2 &&
  d.isNumber(t, at + 1) &&
  d.digits(t, at + 1) === 2 &&
  d.isJoinedBy(t, at + 1, d.COLON);

/** Last token of whoever is named from here on, or -1. */
function speakerEnd(t: Tokens, first: number): number {
  if (!mayBegin(t, first)) return -1;
  let last = userEnd(t, first);
  if (last > first) return last;
  if (t.end[first]! - t.start[first]! < LENGTH_MIN || d.has(t, first, NO_NAME)) return -1;
  while (last < first + WORDS_MAX && d.isSpaced(t, last + 1) && isCapital(t, last + 1)) last += 1;
  return last;
}

const isCapital = (t: Tokens, at: number): boolean =>
  t.shape[at] === CAPITAL && !d.has(t, at, NO_NAME | x.COMMON) && !part.isClinical(t, at);

function mayBegin(t: Tokens, at: number): boolean {
  if (at >= t.count || (t.shape[at] !== LOWER && t.shape[at] !== CAPITAL)) return false;
  return !d.hasCue(t, at, x.CUE_CLINICAL) && (d.has(t, at, x.NAMED) || !part.isLearned(t, at));
}

const UNDERSCORE = 95;

/** `maya.r`, `dr_keller`, `jpark2`: one word, as somebody signs in. */
function userEnd(t: Tokens, first: number): number {
  let last = first;
  while (last < first + WORDS_MAX && isGlued(t, last + 1)) last += 1;
  return last;
}

const isGlued = (t: Tokens, at: number): boolean =>
  at < t.count &&
  (d.isJoinedBy(t, at, d.DOT) ||
    d.isJoinedBy(t, at, UNDERSCORE) ||
    (d.isAdjacent(t, at) && d.isNumber(t, at)));
