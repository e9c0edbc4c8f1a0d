/**
 * The words of a chain of names (`name-chain.ts`) as they stand in a text that may still grow: words that
 * were issued, initials, particles, and what joins them.
 */
import { foldUnit, isSpaceUnit, isWordUnit } from './folding.ts';
import type { NameUnit, RestoreTable } from './restore-table.ts';
import { DEAD, ROOT } from './trie.ts';
import { ESCAPE_LENGTH, wordGoesOn } from './url-escape.ts';

/** Longest run of white space that still joins, characters: a wrapped and indented line. */
const SPACES_MAX = 32;
/** What may be read after the last element, characters. */
export const LOOKAHEAD = SPACES_MAX + 8;

export const PARTICLES: ReadonlySet<string> = new Set(
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

export interface NameElement {
  readonly kind: 'unit' | 'initial' | 'particle';
  readonly start: number;
  readonly end: number;
  readonly unit?: NameUnit;
  /** Length of `s` or `es` behind a family name: part of the element, not of the unit. */
  readonly plural?: number;
  /** What stands between it and the element before: nothing, space, line break, comma, hyphen. */
  readonly joint: Joint;
}

export type Joint = '' | ' ' | '\n' | ',' | '-';
export type Read<T> = T | 'more' | undefined;

export function readElement(
  table: RestoreTable,
  text: string,
  at: number,
  joint: Joint,
  isFinal: boolean,
  isFirst: boolean,
): Read<NameElement> {
  const unit = readUnit(table, text, at, isFinal);
  if (unit === 'more') return 'more';
  if (unit !== undefined) return { kind: 'unit', start: at, joint, ...unit };
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
): Read<{ unit: NameUnit; end: number; plural: number }> {
  let node = ROOT;
  let best: { unit: NameUnit; end: number; plural: number } | undefined;
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
    const isWordOn = wordGoesOn(text, at, isFinal);
    if (isWordOn === 'more') return 'more';
    if (!isWordOn) best = { unit, end: at, plural: 0 };
    const plural = unit.isFamily ? readPlural(text, start, at, isFinal) : 0;
    if (plural === 'more') return 'more';
    if (plural !== undefined && plural > 0) best = { unit, end: at + plural, plural };
  }
  return isFinal ? best : 'more';
}

export function endOfSpaces(text: string, start: number): number {
  let at = start;
  while (at < text.length && at - start < SPACES_MAX && isSpaceUnit(text.charCodeAt(at))) at += 1;
  return at;
}

/**
 * Length of the ending of a family name in the plural; 0 where it is none. Only with a capital: in
 * small letters the original's would not be found again.
 */
function readPlural(text: string, start: number, at: number, isFinal: boolean): Read<number> {
  if (text[start] === text[start]!.toLowerCase()) return 0;
  for (const ending of ['s', 'es']) {
    const here = text.slice(at, at + ending.length).toLowerCase();
    const end = at + here.length;
    if (!ending.startsWith(here)) continue;
    if (end >= text.length && !isFinal) return 'more';
    if (here === ending && !isWordUnit(text.charCodeAt(end))) return ending.length;
  }
  return 0;
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

export function readJoint(
  text: string,
  element: NameElement,
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
  if (text[at] === '%') return readEscapedJoint(text, at, isFinal);
  const isDotted = element.kind === 'initial' && text[at - 1] === '.';
  return isDotted && isWordUnit(code) ? { joint: '', end: at } : undefined;
}

const ESCAPED_JOINT = /^(?:%20|(%2C)(?:%20|\+)?)/i;

/** `%20`, `%2C%20`, in an address. */
function readEscapedJoint(
  text: string,
  at: number,
  isFinal: boolean,
): Read<{ joint: Joint; end: number }> {
  const end = at + 2 * ESCAPE_LENGTH;
  if (end > text.length && !isFinal) return 'more';
  const found = ESCAPED_JOINT.exec(text.slice(at, end));
  if (found === null) return undefined;
  return { joint: found[1] === undefined ? ' ' : ',', end: at + found[0].length };
}
