/**
 * Names in an answer, read as chains of name words: "Delphine Okonjera", "OKONJERA, DELPHINE T.",
 * "D. Okonjera", over a line break as well. Each word restores to its own original, so layout,
 * titles, possessives and case stay the model's.
 *
 * A chain is restored when its words were issued together. Words of two people side by side ("Given1
 * Family2") name nobody we know: the chain is left as it is and counted as ambiguous.
 */
import { casePattern, foldUnit, isSpaceUnit, isWordUnit, plainWord } from './folding.ts';
import type { NameGroup, NameUnit, RestoreTable } from './restore-table.ts';
import { originalOf } from './restore-table.ts';
import { DEAD, ROOT } from './trie.ts';

/** What a match does to the counts, and the text that takes its place. */
export interface Match {
  readonly end: number;
  readonly text: string;
  readonly exact: number;
  readonly normalised: number;
  readonly ambiguous: number;
  readonly unresolved?: number;
  /** Gives way to what was issued in just this form. */
  readonly isDoubtful?: boolean;
  /** Found as a row or run that was issued whole (`glued-pairs.ts`). */
  readonly isWhole?: boolean;
}

/** Longest run of white space that still joins, characters: a wrapped and indented line. */
const SPACES_MAX = 32;
/** Names have few words; a list of many names is read in pieces of this length. */
const ELEMENTS_MAX = 8;
/** What may be read after the last element, characters. */
const LOOKAHEAD = SPACES_MAX + 8;

const PARTICLES = new Set(
  'van von der den de la las los del della di da dos das do du al el le bin ibn bint ter ten zu'.split(
    ' ',
  ),
);
const PARTICLE_STARTS = new Set(
  [...PARTICLES].flatMap((word) => [...word].map((_, at) => word.slice(0, at + 1))),
);
/** "vitamin D." ends a sentence; it does not begin a name. */
const LETTERED =
  /\b(?:vitamin|hepatitis|type|group|grade|class|stage|factor|protein|plan|part|section|appendix|option|category|influenza|immunoglobulin|bed|room|unit)\s$/i;

interface Element {
  readonly kind: 'unit' | 'initial' | 'particle';
  readonly start: number;
  readonly end: number;
  readonly unit?: NameUnit;
  /** What stands between it and the element before: nothing, space, line break, comma, hyphen. */
  readonly joint: Joint;
}

type Joint = '' | ' ' | '\n' | ',' | '-';
type Read<T> = T | 'more' | undefined;

/** The chain that begins at `start`; undefined when there is none. */
export function matchNames(
  table: RestoreTable,
  text: string,
  start: number,
  isFinal: boolean,
): Read<Match> {
  const elements: Element[] = [];
  let at = start;
  let joint: Joint = '';
  while (elements.length < ELEMENTS_MAX) {
    const element = readElement(table, text, at, joint, isFinal, elements.length === 0);
    if (element === 'more') return 'more';
    if (element === undefined) break;
    elements.push(element);
    const next = readJoint(text, element, isFinal);
    if (elements.length === ELEMENTS_MAX && !isFinal && text.length < element.end + LOOKAHEAD) {
      return 'more';
    }
    if (next === 'more') return 'more';
    if (next === undefined) break;
    joint = next.joint;
    at = next.end;
  }
  return evaluate(table, text, start, elements);
}

function readElement(
  table: RestoreTable,
  text: string,
  at: number,
  joint: Joint,
  isFinal: boolean,
  isFirst: boolean,
): Read<Element> {
  const unit = readUnit(table, text, at, isFinal);
  if (unit === 'more') return 'more';
  if (unit !== undefined) return { kind: 'unit', start: at, end: unit.end, unit: unit.unit, joint };
  const initial = readInitial(table, text, at, isFinal, isFirst);
  if (initial === 'more') return 'more';
  if (initial !== undefined) return { kind: 'initial', start: at, end: initial, joint };
  if (isFirst) return undefined;
  const particle = readParticle(text, at, isFinal);
  if (particle === 'more') return 'more';
  return particle === undefined ? undefined : { kind: 'particle', start: at, end: particle, joint };
}

function readUnit(
  table: RestoreTable,
  text: string,
  start: number,
  isFinal: boolean,
): Read<{ unit: NameUnit; end: number }> {
  let node = ROOT;
  let best: { unit: NameUnit; end: number } | undefined;
  let at = start;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    const end = isSpaceUnit(code) ? endOfSpaces(text, at) : at + 1;
    node = table.names.stepAll(node, foldUnit(code));
    if (node === DEAD) return best;
    at = end;
    const unit = table.names.value(node);
    if (unit === undefined) continue;
    if (at >= text.length && !isFinal) return 'more';
    if (!isWordUnit(text.charCodeAt(at))) best = { unit, end: at };
  }
  return isFinal ? best : 'more';
}

export function endOfSpaces(text: string, start: number): number {
  let at = start;
  while (at < text.length && at - start < SPACES_MAX && isSpaceUnit(text.charCodeAt(at))) at += 1;
  return at;
}

/** A lone capital, or a lone letter with a dot; its end, dot included. */
function readInitial(
  table: RestoreTable,
  text: string,
  at: number,
  isFinal: boolean,
  isFirst: boolean,
): Read<number> {
  const code = text.charCodeAt(at);
  if (!isWordUnit(code)) return undefined;
  const letter = text[at]!;
  const lower = letter.toLowerCase();
  if (lower === letter.toUpperCase()) return undefined;
  if (isFirst && !table.initials.has(lower)) return undefined;
  // `10⁹/L Okonjera`: a unit. `Okonjera's. Lund`: a possessive.
  if (isFirst && (text[at - 1] === '/' || foldUnit(text.charCodeAt(at - 1)) === "'")) return;
  if (at + 1 >= text.length) return isFinal ? undefined : 'more';
  const isDotted = text[at + 1] === '.';
  if (!isDotted && (lower === letter || isWordUnit(text.charCodeAt(at + 1)))) return undefined;
  if (isFirst && LETTERED.test(text.slice(Math.max(0, at - 16), at))) return undefined;
  return isDotted ? at + 2 : at + 1;
}

function readParticle(text: string, start: number, isFinal: boolean): Read<number> {
  let word = '';
  let at = start;
  for (; at < text.length && isWordUnit(text.charCodeAt(at)); at += 1) {
    word += text[at]!.toLowerCase();
    if (!PARTICLE_STARTS.has(word)) return undefined;
  }
  if (at >= text.length) return isFinal ? undefined : 'more';
  return PARTICLES.has(word) ? at : undefined;
}

function readJoint(
  text: string,
  element: Element,
  isFinal: boolean,
): Read<{ joint: Joint; end: number }> {
  const at = element.end;
  const isEnd = (index: number) => index >= text.length;
  if (isEnd(at)) return isFinal ? undefined : 'more';
  const code = text.charCodeAt(at);
  if (isSpaceUnit(code)) {
    const end = endOfSpaces(text, at);
    if (isEnd(end)) return isFinal ? undefined : 'more';
    return { joint: /[\n\r]/.test(text.slice(at, end)) ? '\n' : ' ', end };
  }
  if (text[at] === ',') {
    if (isEnd(at + 1)) return isFinal ? undefined : 'more';
    const end = isSpaceUnit(text.charCodeAt(at + 1)) ? endOfSpaces(text, at + 1) : at + 1;
    if (isEnd(end)) return isFinal ? undefined : 'more';
    return { joint: ',', end };
  }
  if (foldUnit(code) === '-') {
    if (isEnd(at + 1)) return isFinal ? undefined : 'more';
    return { joint: '-', end: at + 1 };
  }
  const isDotted = element.kind === 'initial' && text[at - 1] === '.';
  return isDotted && isWordUnit(code) ? { joint: '', end: at } : undefined;
}

/** A run of words that were issued together, with the initials that belong to it. */
interface Segment {
  readonly elements: Element[];
  readonly units: NameUnit[];
  groups: NameGroup[];
  isAmbiguous: boolean;
}

function evaluate(
  table: RestoreTable,
  text: string,
  start: number,
  elements: readonly Element[],
): Match | undefined {
  const segments = divide(elements);
  if (segments.length === 0) return undefined;
  addTrailingInitials(text, segments.at(-1)!, elements);
  markCrossings(segments);
  let result = '';
  let at = start;
  const counts = { exact: 0, normalised: 0, ambiguous: 0 };
  let wasAmbiguous = false;
  for (const segment of segments) {
    const from = segment.elements[0]!.start;
    const to = segment.elements.at(-1)!.end;
    const raw = text.slice(from, to);
    const isAmbiguous = segment.isAmbiguous || isIssuedTwice(table, raw);
    const exact = isAmbiguous ? undefined : asIssued(table, raw);
    const restored = isAmbiguous ? undefined : (exact ?? restoreSegment(table, text, segment));
    if (restored === undefined) counts.ambiguous += wasAmbiguous ? 0 : 1;
    else if (exact !== undefined) counts.exact += 1;
    else counts.normalised += 1;
    wasAmbiguous = restored === undefined;
    result += text.slice(at, from) + (restored ?? raw);
    at = to;
  }
  return { end: at, text: result, ...counts };
}

const isIssuedTwice = ({ exact }: RestoreTable, raw: string): boolean =>
  exact.has(raw) && exact.get(raw) === undefined;

/** The dot of a last initial may be the sentence's. */
function asIssued(table: RestoreTable, raw: string): string | undefined {
  const whole = table.exact.get(raw);
  if (whole !== undefined || !raw.endsWith('.')) return whole;
  const bare = table.exact.get(raw.slice(0, -1));
  return bare === undefined ? undefined : `${bare}.`;
}

/** Units in order, as long as some mention held them all; initials go with the unit that follows. */
function divide(elements: readonly Element[]): Segment[] {
  const segments: Segment[] = [];
  let waiting: Element[] = [];
  for (const element of elements) {
    if (element.unit === undefined) {
      waiting.push(element);
      continue;
    }
    const last = segments.at(-1);
    const common = last?.groups.filter((group) => element.unit!.groups.has(group)) ?? [];
    // A word that comes again begins the next name: "Ann Wu\nAnn Lee".
    const isRepeated = last?.units.includes(element.unit) === true;
    // As does a given name after "A. Wu,": that one has its initial.
    const isNext = element.joint === ',' && last?.elements[0]?.kind === 'initial';
    if (last !== undefined && common.length > 0 && !isRepeated && !isNext) {
      last.elements.push(...waiting, element);
      last.units.push(element.unit);
      last.groups = common;
    } else {
      segments.push({
        elements: [...waiting, element],
        units: [element.unit],
        groups: [...element.unit.groups],
        isAmbiguous: false,
      });
    }
    waiting = [];
  }
  // Particles alone before a name ("de Okonjera") are text of the model's.
  for (const segment of segments)
    while (segment.elements[0]!.kind === 'particle') segment.elements.shift();
  return segments;
}

/** Behind a name these are no initials. */
const CREDENTIALS =
  /^(?:m\.?d|d\.?o|r\.?n|n\.?p|p\.?a|d\.?d\.?s|d\.?m\.?d|ph\.?d|b\.?s|m\.?s|m\.?a)\b/i;

/** `Okonjera, D.`, `Okonjera, Delphine T.`, `Delphine O.`: dotted, and only letters of that person. */
function addTrailingInitials(text: string, segment: Segment, elements: readonly Element[]): void {
  // "R. Okonjera, D. Lund": the initial of the next name.
  if (segment.elements.some((element) => element.kind === 'initial')) return;
  const initials: Element[] = [];
  for (const element of elements.slice(elements.indexOf(segment.elements.at(-1)!) + 1)) {
    if (!isTrailing(text, segment, element)) break;
    initials.push(element);
  }
  const last = initials.at(-1);
  if (last === undefined || /^\s+\p{Lu}/u.test(text.slice(last.end, last.end + LOOKAHEAD))) return;
  segment.elements.push(...initials);
}

function isTrailing(text: string, segment: Segment, element: Element): boolean {
  const letter = text[element.start]!.toLowerCase();
  const isDotted = element.kind === 'initial' && text[element.end - 1] === '.';
  const isOpen =
    segment.units.length === 1 || (element.joint !== ',' && segment.units.at(-1)!.isGiven);
  if (!isDotted || !isOpen) return false;
  // `Okonjera t. came`: no initial beside a name with a capital.
  const before = text.slice(segment.elements.at(-1)!.start, segment.elements.at(-1)!.end);
  if (letter === text[element.start] && casePattern(before) !== 'lower') return false;
  if (CREDENTIALS.test(text.slice(element.start, element.start + LOOKAHEAD))) return false;
  return segment.groups.some((group) => lettersOf(group, segment).has(letter));
}

/** Beside the whole family name an initial is of another one: `C. Celikbas`. */
function lettersOf(group: NameGroup, { units }: Segment): NameGroup['letters'] {
  return units.some((unit) => unit.isFamily && !unit.isGiven) ? group.givenLetters : group.letters;
}

/** Neighbours that read as one name but were never issued together. */
function markCrossings(segments: readonly Segment[]): void {
  for (let at = 1; at < segments.length; at += 1) {
    const left = segments[at - 1]!;
    const right = segments[at]!;
    if (left.units.length > 1 && right.units.length > 1) continue;
    if (!readsAsOneName(left, right)) continue;
    left.isAmbiguous = true;
    right.isAmbiguous = true;
  }
}

function readsAsOneName(left: Segment, right: Segment): boolean {
  const { joint } = right.elements[0]!;
  const last = left.units.at(-1)!;
  const first = right.units[0]!;
  if (last === first || left.groups.some((group) => right.groups.includes(group))) return false;
  // After a full name a comma makes a list; between one family and one given name it makes a name.
  if (joint === ',') return left.units.length === 1 && last.isFamily && isGivenAlone(right);
  // One name a line is a list, unless the second line continues the first.
  if (joint === '\n') return last.isGiven && first.isFamily;
  return true;
}

const isGivenAlone = ({ units }: Segment): boolean =>
  units[0]!.isGiven && units.slice(1).every((unit) => !unit.isFamily);

function restoreSegment(table: RestoreTable, text: string, segment: Segment): string | undefined {
  let result = '';
  let at = segment.elements[0]!.start;
  for (const element of segment.elements) {
    const raw = text.slice(element.start, element.end);
    let restored: string | undefined = raw;
    if (element.unit !== undefined) restored = originalOf(raw, element.unit.originals, true);
    else if (element.kind === 'initial') restored = restoreInitial(table, raw, segment);
    if (restored === undefined) return undefined;
    result += text.slice(at, element.start) + restored;
    at = element.end;
  }
  return result;
}

function restoreInitial(table: RestoreTable, raw: string, segment: Segment): string | undefined {
  const letter = raw[0]!.toLowerCase();
  const originals = new Set<string | undefined>();
  for (const group of segment.groups) {
    const letters = lettersOf(group, segment);
    if (letters.has(letter)) originals.add(letters.get(letter));
  }
  if (originals.size > 1 || originals.has(undefined)) return undefined;
  const [original] = originals;
  if (original !== undefined) {
    return (raw[0] === letter ? original : original.toUpperCase()) + raw.slice(1);
  }
  // Left as it is, unless it would then read as somebody else of that family name.
  const isFamilyAlone = segment.units.every((unit) => unit.isFamily);
  const isSomebody =
    isFamilyAlone &&
    segment.units.some((unit) =>
      [...unit.originals.values()].some(
        (word) => word !== undefined && table.people.has(`${letter}|${plainWord(word)}`),
      ),
    );
  return isSomebody ? undefined : raw;
}
