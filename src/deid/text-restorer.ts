/**
 * Finds surrogates in a stream of decoded characters, leftmost and longest, and tells its sink what
 * to keep and what to put instead. Holds back only text that may still become, or lengthen, a match.
 */
import { isLabelled, isOpenAfter, isOpenBefore, LOOKBEHIND, textBefore } from './boundaries.ts';
import type { PartialDate } from './date-expression.ts';
import { matchDates } from './date-match.ts';
import { MEANT_MAX, matchDayAlone } from './day-alone.ts';
import {
  casePattern,
  foldText,
  foldUnit,
  isDigitUnit,
  isSpaceUnit,
  isWordUnit,
} from './folding.ts';
import { matchLastDigits } from './last-digits.ts';
import { left, type Match, replaced } from './match.ts';
import { matchNames } from './name-chain.ts';
import { endOfSpaces } from './name-elements.ts';
import type { CodeAlias, RestoreTable, TextAlias } from './restore-table.ts';
import { originalOf, STARTS } from './restore-table.ts';
import { layOver, SURROGATE_LENGTH_MAX } from './surrogates.ts';
import { type Digits, TextCursor, wordSet } from './text-cursor.ts';
import { DEAD, ROOT } from './trie.ts';
import { endsEscape, escapedLike, isEscapeLetter } from './url-escape.ts';

/** Where edits go: `keep` the next `length` characters, or `put` a text in their place. */
export interface EditSink {
  keep(length: number): void;
  put(length: number, text: string): void;
}

/** What came back of what was issued; added to by every channel of an answer. */
export interface DriftCounts {
  /** Stand-ins in the table. */
  issued: number;
  /** Matches of a stand-in exactly as issued. */
  exact: number;
  /** Matches of another form of one. */
  normalised: number;
  /** Left as they were, because two originals would have fitted. */
  ambiguous: number;
  /** Of the form of ours, but never issued: placeholders, tokens, dates of which a part was, or that are of the time that was sent. */
  unresolved: number;
}

/** A surrogate with what is glued to it. */
const ALIAS_LENGTH_MAX = 2 * SURROGATE_LENGTH_MAX;

export class TextRestorer {
  readonly #table: RestoreTable;
  readonly #drift: DriftCounts;
  readonly #sink: EditSink;
  /** Up to LOOKBEHIND characters that are done, then those that are not. */
  #text = '';
  #at = 0;
  /** How many characters came before `#text`. */
  #passed = 0;
  /** The date of ours that was named last, and where it ended. */
  #named: { readonly date: PartialDate; readonly end: number } | undefined;
  readonly #lookalikes: LookalikeCounter;

  constructor(table: RestoreTable, drift: DriftCounts, sink: EditSink) {
    this.#table = table;
    this.#drift = drift;
    this.#sink = sink;
    this.#lookalikes = new LookalikeCounter(table, drift);
  }

  push(characters: string): void {
    this.#lookalikes.push(characters);
    this.#text += characters;
    this.#run(false);
  }

  end(): void {
    this.#lookalikes.end();
    this.#run(true);
    this.#text = '';
    this.#at = 0;
    this.#named = undefined;
  }

  #run(isFinal: boolean): void {
    const text = this.#text;
    const starts = this.#table.starts;
    let kept = this.#at;
    let at = kept;
    let wasWord = isWordUnit(text.charCodeAt(at - 1));
    while (at < text.length) {
      const code = text.charCodeAt(at);
      const isWord = isWordUnit(code);
      const isInside = isWord && wasWord && !endsEscape(text, at);
      const begins = code < 128 ? starts[code]! : STARTS.any;
      const kinds = isInside ? begins & glued(text, at) : begins;
      wasWord = isWord;
      const isSkipped = kinds === 0 || isEscapeLetter(text, at, isFinal);
      if (isSkipped === 'more') break;
      if (isSkipped) {
        at += 1;
        continue;
      }
      const match = this.#match(text, at, isFinal, kinds);
      if (match === 'more') break;
      if (match === undefined) {
        at += 1;
        continue;
      }
      if (at > kept) this.#sink.keep(at - kept);
      this.#take(match, at);
      at = match.end;
      kept = at;
      wasWord = isWordUnit(text.charCodeAt(at - 1));
    }
    if (at > kept) this.#sink.keep(at - kept);
    const from = Math.max(0, at - LOOKBEHIND);
    this.#text = text.slice(from);
    this.#at = at - from;
    this.#passed += from;
  }

  #take(match: Match, at: number): void {
    this.#drift.exact += match.exact;
    this.#drift.normalised += match.normalised;
    this.#drift.ambiguous += match.ambiguous;
    this.#drift.unresolved += match.unresolved;
    const { date } = match;
    if (date === 'other') this.#named = undefined;
    else if (date !== undefined) this.#named = { date, end: this.#passed + match.end };
    let done = at;
    for (const { start, end, text } of match.edits) {
      if (text === this.#text.slice(start, end)) continue;
      if (start > done) this.#sink.keep(start - done);
      this.#sink.put(end - start, text);
      done = end;
    }
    if (match.end > done) this.#sink.keep(match.end - done);
  }

  /** The longest match that begins here; `more` while further text could change it. */
  #match(text: string, at: number, isFinal: boolean, kinds: number): Match | 'more' | undefined {
    const literal = kinds & STARTS.text ? this.#matchText(text, at, isFinal) : undefined;
    if (literal === 'more') return 'more';
    const names =
      kinds & STARTS.name
        ? matchNames(this.#table, text, at, isFinal, (place) =>
            this.#issuedEnd(text, place, isFinal),
          )
        : undefined;
    if (names === 'more') return 'more';
    const code = kinds & STARTS.code ? this.#matchNumber(text, at, isFinal) : undefined;
    if (code === 'more') return 'more';
    const date = kinds & STARTS.date ? this.#matchDate(text, at, isFinal) : undefined;
    if (date === 'more') return 'more';
    let best = literal;
    const isIssued = date?.isDoubtful === true && (literal?.exact ?? 0) > 0;
    if (date !== undefined && !isIssued && (best === undefined || date.end > best.end)) best = date;
    // Word by word keeps the model's own white space; as issued it is exact anyway.
    if (
      names !== undefined &&
      (best === undefined ||
        (names.end > best.end && !isWholeButForADot(best, names)) ||
        (names.end === best.end && best.exact === 0) ||
        (best.isWhole === true && best.exact === 0 && isExact(names)))
    )
      best = names;
    if (code !== undefined && (best === undefined || code.end > best.end)) best = code;
    const found = best === names ? best : best && escaped(best, text);
    const isDate = found !== undefined && date?.date !== undefined && date.end === found.end;
    return isDate ? { ...found, date: date.date } : found;
  }

  #matchText(text: string, start: number, isFinal: boolean): Match | 'more' | undefined {
    const trie = this.#table.texts;
    let node = ROOT;
    let at = start;
    let alias: TextAlias | undefined;
    let end = start;
    const limit = Math.min(text.length, start + ALIAS_LENGTH_MAX);
    while (at < limit) {
      const code = text.charCodeAt(at);
      const next = isSpaceUnit(code) ? endOfSpaces(text, at) : at + 1;
      node = trie.stepAll(node, foldUnit(code));
      if (node === DEAD) break;
      // A run of spaces may go on.
      if (next >= text.length && next - at >= 1 && isSpaceUnit(code) && !isFinal) return 'more';
      at = next;
      const found = trie.value(node);
      if (found === undefined || !isOpenBefore(found.kind, text, start)) continue;
      const isOpen = isOpenAfter(found.kind, text, start, at, isFinal);
      if (isOpen === 'more') return 'more';
      if (isOpen && !isOtherThing(found, text, start, at)) {
        alias = found;
        end = at;
      }
    }
    if (node !== DEAD && at >= text.length && !isFinal && trie.hasChildren(node)) return 'more';
    if (alias === undefined) return undefined;
    return { ...resolve(alias, text, start, end), isWhole: alias.isWhole };
  }

  #issuedEnd(text: string, start: number, isFinal: boolean): number | 'more' | undefined {
    const literal = this.#matchText(text, start, isFinal);
    if (literal === 'more') return 'more';
    return literal !== undefined && literal.exact > 0 ? literal.end : undefined;
  }

  #matchDate(text: string, start: number, isFinal: boolean): Match | 'more' | undefined {
    const { dates } = this.#table;
    if (dates === undefined) return undefined;
    const date = matchDates(dates(), text, start, isFinal);
    const named = this.#named;
    if (date !== undefined || named === undefined || !isDigitUnit(text.charCodeAt(start)))
      return date;
    const behind = this.#passed + start - named.end;
    if (behind > MEANT_MAX) return undefined;
    return matchDayAlone(dates(), named.date, behind, text, start, isFinal);
  }

  #matchNumber(text: string, start: number, isFinal: boolean): Match | 'more' | undefined {
    return (
      matchLastDigits(this.#table.lastDigits, text, start, isFinal) ??
      this.#matchCode(text, start, isFinal)
    );
  }

  #matchCode(text: string, start: number, isFinal: boolean): Match | 'more' | undefined {
    const trie = this.#table.codes;
    if (!isCodeUnit(text.charCodeAt(start))) return undefined;
    const isOpenHere = isOpenBefore('number', text, start);
    if (!isOpenHere && !isLabelled(text, start)) return undefined;
    let node = ROOT;
    let gap = 0;
    let at = start;
    let end = -1;
    let found: CodeAlias | undefined;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (isSeparator(code) && gap < 2) {
        gap += 1;
        continue;
      }
      if (!isCodeUnit(code)) break;
      node = trie.step(node, code >= 65 && code <= 90 ? code + 32 : code);
      if (node === DEAD) break;
      gap = 0;
      const alias = trie.value(node);
      if (alias === undefined) continue;
      const extended = matchExtension(alias, text, start, at + 1, isFinal);
      if (extended !== undefined) return extended;
      const isOpen = isOpenAfter('number', text, start, at + 1, isFinal);
      if (isOpen === 'more') return 'more';
      if (isOpen) {
        found = alias;
        end = at + 1;
      }
    }
    if (node !== DEAD && at >= text.length && !isFinal && trie.hasChildren(node)) return 'more';
    if (found === undefined || (found.isLocal && isBehindArea(text, start))) return undefined;
    const raw = text.slice(start, end);
    if (!isOpenHere && /\D/.test(raw)) return undefined;
    const exact = this.#table.exact.get(raw);
    if (exact === undefined && found.isAmbiguous) return left(end, { ambiguous: 1 });
    const isSameLength = raw.replace(/[^\p{L}\p{N}]/gu, '').length === found.code.length;
    const restored = exact ?? (isSameLength ? layOver(raw, found.code) : found.original);
    return replaced({ start, end, text: restored }, exact === undefined ? 'normalised' : 'exact');
  }
}

/** `(212) 555-0149` */
const isBehindArea = (text: string, start: number): boolean =>
  /\d{3}\)?[\s.-]{0,2}$/.test(textBefore(text, start));

/**
 * A number that was issued with an extension, where one follows: both come back or none, for with an invented
 * extension a true number reaches somebody else.
 */
function matchExtension(
  alias: CodeAlias,
  text: string,
  start: number,
  end: number,
  isFinal: boolean,
): Match | 'more' | undefined {
  if (alias.extensions.size === 0) return undefined;
  const digits = readExtension(text, end, isFinal);
  if (digits === undefined || digits === 'more') return digits;
  const original = alias.extensions.get(digits.text);
  if (original === undefined && !alias.extensions.has(digits.text))
    return alias.isWhole ? undefined : left(digits.end, { unresolved: 1 });
  if (original === undefined || alias.isAmbiguous) return left(digits.end, { ambiguous: 1 });
  const edits = [
    { start, end, text: layOver(text.slice(start, end), alias.code) },
    { ...digits, text: original },
  ];
  return { ...left(digits.end), edits, normalised: 1 };
}

const EXTENSION = wordSet(['x', 'ext', 'extn', 'extension']);

/** `, ext. 6270`, `x6270`, `;ext=6270`, ` #6270` behind a telephone number. */
function readExtension(text: string, at: number, isFinal: boolean): Digits | 'more' | undefined {
  const cursor = new TextCursor(text, at, isFinal);
  cursor.gap(',;(');
  const isJoined = cursor.word(EXTENSION, true) !== undefined || cursor.oneOf('#') !== '';
  if (isJoined) cursor.gap('.:=#');
  const digits = isJoined ? cursor.digits() : undefined;
  const isNumberOn = digits !== undefined && isWordUnit(cursor.code());
  if (cursor.ranOut) return 'more';
  return isNumberOn ? undefined : digits;
}

/** What may begin inside a word: digits behind letters, as in `MRN49554245`. */
const glued = (text: string, at: number): number =>
  isDigitUnit(text.charCodeAt(at)) && !isDigitUnit(text.charCodeAt(at - 1)) ? STARTS.code : 0;

/** Names are encoded word by word (`name-chain.ts`). */
const escaped = (match: Match, text: string): Match => ({
  ...match,
  edits: match.edits.map((edit) => ({
    ...edit,
    text: escapedLike(text, edit.start, edit.end, edit.text),
  })),
});

/** `Ujazdowski V.` at the end of a sentence: a row as it was issued, which no chain of names can read. */
const isWholeButForADot = (literal: Match, names: Match): boolean =>
  literal.isWhole === true &&
  literal.exact > 0 &&
  names.ambiguous > 0 &&
  names.end === literal.end + 1;

/** Word for word as issued. */
const isExact = ({ exact, normalised, ambiguous }: Match): boolean =>
  exact > 0 && normalised === 0 && ambiguous === 0;

const isCodeUnit = (code: number): boolean =>
  isDigitUnit(code) || (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

/** Space, no-break space, - . / ( ) and the dashes. */
const isSeparator = (code: number): boolean =>
  code === 32 ||
  code === 0xa0 ||
  (code >= 45 && code <= 47) ||
  code === 40 ||
  code === 41 ||
  (code >= 0x2010 && code <= 0x2013);

/** What looks like a form of an alias and is none. */
function isOtherThing(alias: TextAlias, text: string, start: number, end: number): boolean {
  const raw = text.slice(start, end);
  if (!alias.isCapital) return isSmallInitial(alias, raw);
  const isSum = /\p{Sc}/u.test(text.slice(Math.max(0, start - 1), start));
  return !alias.issued.has(raw) && (isSum || raw !== raw.toUpperCase());
}

/** `Caelan v` is not the `Caelan V` that was issued: beside a word with a capital a small letter is no initial. */
const isSmallInitial = (alias: TextAlias, raw: string): boolean =>
  alias.carriesCase &&
  !alias.issued.has(raw) &&
  /(?<![\p{L}\p{M}])\p{Ll}$/u.test(raw) &&
  casePattern(raw) !== 'lower';

function resolve(alias: TextAlias, text: string, start: number, end: number): Match {
  const raw = text.slice(start, end);
  const exact = alias.issued.get(raw);
  if (alias.kind === 'street' && isNumbered(text, start)) return left(end, { unresolved: 1 });
  if (exact !== undefined) return replaced({ start, end, text: exact }, 'exact');
  let originals = alias.issued;
  if (originals.size === 0) {
    // Another form resolves like an issued string whose only original it is.
    if (alias.derived.size === 1)
      originals = new Map([...alias.derived].map((each) => [each, each]));
  }
  const restored = originalOf(raw, originals, alias.carriesCase);
  if (restored === undefined) return left(end, { ambiguous: 1 });
  return replaced({ start, end, text: restored }, 'normalised');
}

const HOUSE_NUMBER = /\d\p{L}?\s+(?:(?:\p{L}{1,2}\.?|north|south|east|west)\s+)?$/iu;

/** `61 Gorvengate` where 60 was issued: with another number the true street is a false address. */
const isNumbered = (text: string, start: number): boolean =>
  HOUSE_NUMBER.test(textBefore(text, start));

/** Longest look-alike, characters. */
const LOOKALIKE_MAX = 72;

/** Counts what looks like ours and is not: a document may contain `[PATIENT-1]` of its own. */
class LookalikeCounter {
  readonly #table: RestoreTable;
  readonly #drift: DriftCounts;
  #tail = '';

  constructor(table: RestoreTable, drift: DriftCounts) {
    this.#table = table;
    this.#drift = drift;
  }

  push(characters: string): void {
    const text = this.#tail + characters;
    if (!text.includes('[') && !text.includes('x_')) {
      this.#tail = text.endsWith('x') ? 'x' : '';
      return;
    }
    this.#count(text, false);
  }

  end(): void {
    this.#count(this.#tail, true);
    this.#tail = '';
  }

  /** Issued, or a part of what was. */
  #isOurs(found: string): boolean {
    return this.#table.exact.has(found) || this.#table.texts.get(foldText(found)) !== undefined;
  }

  #count(text: string, isFinal: boolean): void {
    let done = 0;
    for (const { 0: found, index } of text.matchAll(
      /\[[A-Z][A-Z-]{1,40}-\d{1,6}(?:-[A-Z]{1,10}(?:-\d{1,6})?)?\]|x_[0-9a-f]{12}(?![0-9a-z])/g,
    )) {
      const end = index + found.length;
      // A token may still be longer than what is here.
      if (!isFinal && end === text.length && found[0] === 'x') break;
      if (!this.#isOurs(found)) this.#drift.unresolved += 1;
      done = end;
    }
    this.#tail = text.slice(Math.max(done, text.length - LOOKALIKE_MAX));
  }
}
