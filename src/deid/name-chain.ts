/**
 * Names in an answer, read as chains of name words: "Delphine Okonjera", "OKONJERA, DELPHINE T.",
 * "D. Okonjera", over a line break as well. Each word restores to its own original, so layout,
 * titles, possessives and case stay the model's.
 *
 * A chain is restored when its words were issued together. Words of two people side by side ("Given1
 * Family2") name nobody we know: the chain is left as it is and counted as ambiguous.
 */
import { isBehindArticle, isPluralOfWord, pluralOfName } from '../detect/index.ts';
import { textBefore } from './boundaries.ts';
import { casePattern, isWordUnit, plainWord } from './folding.ts';
import { type Edit, left, type Match, replaced } from './match.ts';
import {
  type Joint,
  LOOKAHEAD,
  type NameElement,
  type Read,
  readElement,
  readJoint,
} from './name-elements.ts';
import type { NameGroup, NameUnit, RestoreTable } from './restore-table.ts';
import { originalOf } from './restore-table.ts';
import { endsEscape, escapedLike, unescaped } from './url-escape.ts';

/** Names have few words; a list of many names is read in pieces of this length. */
const ELEMENTS_MAX = 8;

/**
 * The chain that begins at `start`; undefined when there is none.
 *
 * @param issuedEnd where what was issued just as it stands at a place ends
 */
export function matchNames(
  table: RestoreTable,
  text: string,
  start: number,
  isFinal: boolean,
  issuedEnd: (at: number) => Read<number>,
): Read<Match> {
  // `x%C3%81gnes`: in the middle of a word.
  const isInside = text[start] === '%' && isWordUnit(text.charCodeAt(start - 1));
  if (isInside && !endsEscape(text, start)) return undefined;
  const elements: NameElement[] = [];
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
  const own = beforeLonger(elements, issuedEnd);
  return own === 'more' ? 'more' : evaluate(table, text, own);
}

/** `Wu, M. Okonjera\nDelphine OkonjeraDOB`: words with which something longer was issued are left to that. */
function beforeLonger(
  elements: readonly NameElement[],
  issuedEnd: (at: number) => Read<number>,
): readonly NameElement[] | 'more' {
  const chainEnd = elements.at(-1)?.end ?? 0;
  for (const [index, { start, kind }] of elements.entries()) {
    if (index === 0 || kind === 'particle') continue;
    const end = issuedEnd(start);
    if (end === 'more') return 'more';
    if (end !== undefined && end > chainEnd) return elements.slice(0, index);
  }
  return elements;
}

/** A run of words that were issued together, with the initials that belong to it. */
interface Segment {
  readonly elements: NameElement[];
  readonly units: NameUnit[];
  groups: ReadonlySet<NameGroup>;
  isAmbiguous: boolean;
}

function evaluate(
  table: RestoreTable,
  text: string,
  elements: readonly NameElement[],
): Match | undefined {
  const segments = divide(elements);
  if (segments.length === 0) return initialsAlone(table, text, elements);
  addTrailingInitials(text, segments.at(-1)!, elements);
  markCrossings(segments);
  const edits: Edit[] = [];
  const counts = { exact: 0, normalised: 0, ambiguous: 0, unresolved: 0 };
  let wasAmbiguous = false;
  for (const segment of segments) {
    const { start } = segment.elements[0]!;
    const { end } = segment.elements.at(-1)!;
    const raw = text.slice(start, end);
    const isAmbiguous = segment.isAmbiguous || isIssuedTwice(table, raw);
    const exact = isAmbiguous ? undefined : asIssued(table, text, start, end);
    const restored = isAmbiguous ? undefined : (exact ?? restoreSegment(table, text, segment));
    if (restored === undefined && isPlural(segment)) counts.unresolved += 1;
    else if (restored === undefined) counts.ambiguous += wasAmbiguous ? 0 : 1;
    else if (exact !== undefined) counts.exact += 1;
    else counts.normalised += 1;
    wasAmbiguous = restored === undefined;
    if (restored !== undefined) edits.push({ start, end, text: restored });
  }
  return { end: segments.at(-1)!.elements.at(-1)!.end, edits, ...counts };
}

/** What says that the letters behind it are somebody: `M.D.` and `P.O.` are nobody. */
const CALLED = /\b(?:patient|pt|initials|mr|mrs|ms|miss|mx)\b[.:]?\s{1,2}$/i;

/** `patient W.M.`: of a whole name, and of one person alone. A name with a capital behind it is another's. */
function initialsAlone(
  table: RestoreTable,
  text: string,
  elements: readonly NameElement[],
): Match | undefined {
  const start = elements[0]?.start ?? 0;
  const end = elements.at(-1)?.end ?? 0;
  const raw = text.slice(start, end);
  const letters = raw.replace(/[\s.]/g, '');
  if (!INITIALS.test(raw) || !CALLED.test(textBefore(text, start))) return undefined;
  if (/^\s?\p{Lu}\p{Ll}/u.test(text.slice(end, end + LOOKAHEAD))) return undefined;
  const key = letters.toLowerCase();
  if (!table.initialled.has(key)) return undefined;
  const originals = table.initialled.get(key);
  if (originals === undefined) return left(end, { ambiguous: 1 });
  const capitals = [...originals.toUpperCase()];
  const restored = raw.replace(/\p{L}/gu, () => capitals.shift()!);
  return replaced({ start, end, text: restored }, 'normalised');
}

const INITIALS = /^\p{Lu}\.(?:\s?\p{Lu}\.){1,2}$/u;

const isPlural = ({ elements, isAmbiguous }: Segment): boolean =>
  !isAmbiguous && elements.some(({ plural = 0 }) => plural > 0);

const isIssuedTwice = ({ exact }: RestoreTable, raw: string): boolean =>
  exact.has(raw) && exact.get(raw) === undefined;

/** The dot of a last initial may be the sentence's. */
function asIssued(
  table: RestoreTable,
  text: string,
  start: number,
  end: number,
): string | undefined {
  const raw = text.slice(start, end);
  const whole = table.exact.get(raw);
  if (whole !== undefined) return escapedLike(text, start, end, whole);
  const bare = raw.endsWith('.') ? table.exact.get(raw.slice(0, -1)) : undefined;
  return bare === undefined ? undefined : `${bare}.`;
}

/** Units in order, as long as some mention held them all; initials go with the unit that follows. */
function divide(elements: readonly NameElement[]): Segment[] {
  const segments: Segment[] = [];
  let waiting: NameElement[] = [];
  for (const element of elements) {
    if (element.unit === undefined) {
      waiting.push(element);
      continue;
    }
    const last = segments.at(-1);
    const common = last === undefined ? NO_GROUPS : inBoth(last.groups, element.unit.groups);
    // A word that comes again begins the next name: "Ann Wu\nAnn Lee".
    const isRepeated = last?.units.includes(element.unit) === true;
    // As does a given name after "A. Wu,": that one has its initial.
    const isNext = element.joint === ',' && last?.elements[0]?.kind === 'initial';
    if (last !== undefined && common.size > 0 && !isRepeated && !isNext) {
      last.elements.push(...waiting, element);
      last.units.push(element.unit);
      last.groups = common;
    } else {
      segments.push({
        elements: [...waiting, element],
        units: [element.unit],
        groups: element.unit.groups,
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

const NO_GROUPS: ReadonlySet<NameGroup> = new Set();

/** What is common to two sets that a table holds unchanged: "Maria Garcia" may begin thousands of names. */
const remembered = new WeakMap<ReadonlySet<NameGroup>, WeakMap<object, ReadonlySet<NameGroup>>>();

/** A given name may be that of thousands in one exchange, a full name of one: the fewer are gone through. */
function inBoth(
  one: ReadonlySet<NameGroup>,
  other: ReadonlySet<NameGroup>,
): ReadonlySet<NameGroup> {
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  const found = few.size < REMEMBERED_MIN ? undefined : remembered.get(few)?.get(many);
  if (found !== undefined) return found;
  const both = new Set([...few].filter((group) => many.has(group)));
  if (few.size >= REMEMBERED_MIN)
    remembered.set(few, (remembered.get(few) ?? new WeakMap()).set(many, both));
  return both;
}

/** Smaller sets are gone through in less time than they are looked up. */
const REMEMBERED_MIN = 16;

/** Behind a name these are no initials. */
const CREDENTIALS =
  /^(?:m\.?d|d\.?o|r\.?n|n\.?p|p\.?a|d\.?d\.?s|d\.?m\.?d|ph\.?d|b\.?s|m\.?s|m\.?a)\b/i;

/** `Okonjera, D.`, `Okonjera, Delphine T.`, `Delphine O.`: dotted, and only letters of that person. */
function addTrailingInitials(
  text: string,
  segment: Segment,
  elements: readonly NameElement[],
): void {
  // "R. Okonjera, D. Lund": the initial of the next name.
  if (segment.elements.some((element) => element.kind === 'initial')) return;
  const initials: NameElement[] = [];
  for (const element of elements.slice(elements.indexOf(segment.elements.at(-1)!) + 1)) {
    if (!isTrailing(text, segment, element)) break;
    initials.push(element);
  }
  const last = initials.at(-1);
  if (last === undefined || /^\s+\p{Lu}/u.test(text.slice(last.end, last.end + LOOKAHEAD))) return;
  segment.elements.push(...initials);
}

function isTrailing(text: string, segment: Segment, element: NameElement): boolean {
  const letter = text[element.start]!.toLowerCase();
  const isDotted = element.kind === 'initial' && text[element.end - 1] === '.';
  const isOpen =
    segment.units.length === 1 || (element.joint !== ',' && segment.units.at(-1)!.isGiven);
  if (!isDotted || !isOpen) return false;
  // `Okonjera t. came`: no initial beside a name with a capital.
  const before = text.slice(segment.elements.at(-1)!.start, segment.elements.at(-1)!.end);
  if (letter === text[element.start] && casePattern(before) !== 'lower') return false;
  if (CREDENTIALS.test(text.slice(element.start, element.start + LOOKAHEAD))) return false;
  return [...segment.groups].some((group) => lettersOf(group, segment).has(letter));
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
  if (last === first || inBoth(left.groups, right.groups).size > 0) return false;
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
    if (element.unit !== undefined) {
      restored = restoreUnit(unescaped(raw), element, isBehindArticle(text, element.start));
      restored = restored && escapedLike(text, element.start, element.end, restored);
    }
    if (element.kind === 'initial') restored = restoreInitial(table, raw, segment);
    if (restored === undefined) return undefined;
    result += text.slice(at, element.start) + restored;
    at = element.end;
  }
  return result;
}

/** `the Okonjeras` → `the Garcias`; `the Smiths` only where it would be found again. */
function restoreUnit(
  raw: string,
  { unit, plural = 0 }: NameElement,
  isFamily: boolean,
): string | undefined {
  const word = raw.slice(0, raw.length - plural);
  const original = originalOf(word, unit!.originals, true);
  if (original === undefined || plural === 0) return original;
  const restored = pluralOfName(original);
  const isFound =
    restored !== undefined &&
    (!isPluralOfWord(original, restored) || (isFamily && casePattern(restored) === 'title'));
  return isFound ? restored : undefined;
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
