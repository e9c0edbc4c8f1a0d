/**
 * Findings cut where profiles treat the pieces apart: of `Rutland, Rutland County, VT 05701`, found as one
 * place, the town, the county, the state and the ZIP code have a row each; and a year of birth found as an
 * age is a date. A bracket that is closed behind a number is the text's, not the number's.
 */
import type { Finding } from '../core/phi.ts';
import { isUsState } from './transforms/us-state.ts';

export function finerFindings(text: string, findings: readonly Finding[]): readonly Finding[] {
  if (!findings.some(isCoarse)) return findings;
  return findings.flatMap((finding) => {
    if (!isCoarse(finding)) return [finding];
    if (NUMBERS.has(finding.category)) return [withoutBracket(text, finding)];
    const found = text.slice(finding.start, finding.end);
    if (finding.category === 'location') {
      return placesIn(found, finding).flatMap((place) => townsIn(text, place));
    }
    return BIRTH_YEAR.test(found)
      ? [{ ...finding, category: 'date', type: 'date.year' }]
      : [finding];
  });
}

const isCoarse = ({ category, type }: Finding): boolean =>
  category === 'age' || NUMBERS.has(category) || (category === 'location' && !WHOLE.has(type));

const NUMBERS: ReadonlySet<Finding['category']> = new Set(['phone', 'fax']);

/** `(802-555-0188)`; the bracket of `(802) 555-0188` is its own. */
function withoutBracket(text: string, finding: Finding): Finding {
  const { start, end } = finding;
  const isOpen = text[start] === '(' && !text.slice(start, end).includes(')');
  return isOpen ? { ...finding, start: start + 1 } : finding;
}

const WHOLE = new Set(['state', 'country', 'zip', 'postcode', 'geocode']);
const BIRTH_YEAR = /^(?:1[89]|20)\d\d$/;

/** A state at the end, a ZIP code behind it, and what stands before them. */
function placesIn(found: string, finding: Finding): Finding[] {
  const zip = ZIP.exec(found);
  const untilState = found.length - (zip?.[0].length ?? 0);
  const state = lastState(found.slice(0, untilState), zip !== null);
  if (state === undefined) return [finding];
  const piece = (from: number, to: number, type: string): Finding => ({
    ...finding,
    start: finding.start + from,
    end: finding.start + to,
    type,
  });
  const head = found.slice(0, state).trimEnd().replace(/,$/, '').trimEnd().length;
  return [
    ...(head > 0 ? [piece(0, head, finding.type)] : []),
    piece(state, untilState, 'state'),
    ...(zip === null ? [] : [piece(found.length - zip[1]!.length, found.length, 'zip')]),
  ];
}

/** A town, as a limited data set may keep it, and what in the finding is none: counties, streets. */
function townsIn(text: string, place: Finding): Finding[] {
  if (place.type !== 'city') return [place];
  const found = text.slice(place.start, place.end);
  const before = text.slice(Math.max(0, place.start - COUNTY_OF_LENGTH), place.start);
  const typeOf = (piece: string, at: number): string => {
    if (COUNTY.test(piece) || (at === 0 && COUNTY_OF.test(before))) return 'county';
    return /\d/.test(piece) ? 'street' : place.type;
  };
  const towns: Finding[] = [];
  let start = place.start;
  for (const [, piece = '', joint = ''] of found.matchAll(/([^,]*)(,\s*|$)/g)) {
    const end = start + piece.length;
    const type = typeOf(piece, start - place.start);
    const last = towns.at(-1);
    if (last !== undefined && last.type === type) towns[towns.length - 1] = { ...last, end };
    else if (piece.trim() !== '') towns.push({ ...place, start, end, type });
    start = end + joint.length;
  }
  return towns.length === 0 ? [place] : towns;
}

const COUNTY = /\b(?:county|counties|co\.|parish|borough|census area)$/i;
const COUNTY_OF = /\b(?:county|parish|borough|counties) of\s+$/i;
const COUNTY_OF_LENGTH = 16;

const ZIP = /,?\s+(\d{5}(?:-\d{4})?)$/;

/** Where the state that ends a place starts; undefined where none can be told from a town. */
function lastState(place: string, hasZip: boolean): number | undefined {
  const comma = place.lastIndexOf(',');
  const afterComma = place.length - place.slice(comma + 1).trimStart().length;
  if ((comma > 0 || hasZip) && isUsState(place.slice(afterComma))) return afterComma;
  for (let at = place.lastIndexOf(' '), words = 1; at > 0 && words <= STATE_WORDS_MAX; words += 1) {
    const last = place.slice(at + 1);
    // Capitals alone tell no code from a word: CLINICA LA, VILLA DE.
    const isCode = /^[A-Z]{2}$/.test(last) && /\p{Ll}/u.test(place.slice(0, at));
    if (isUsState(last) && (hasZip || isCode)) return at + 1;
    at = place.lastIndexOf(' ', at - 1);
  }
  return undefined;
}

const STATE_WORDS_MAX = 3;
