/**
 * Findings cut where profiles treat the pieces apart: of `Rutland, VT 05701`, found as one place, the
 * town, the state and the ZIP code have a row each; and a year of birth found as an age is a date.
 */
import type { Finding } from '../core/phi.ts';
import { isUsState } from './transforms/us-state.ts';

export function finerFindings(text: string, findings: readonly Finding[]): readonly Finding[] {
  if (!findings.some(isCoarse)) return findings;
  return findings.flatMap((finding) => {
    if (!isCoarse(finding)) return [finding];
    const found = text.slice(finding.start, finding.end);
    if (finding.category === 'location') return placesIn(found, finding);
    return BIRTH_YEAR.test(found)
      ? [{ ...finding, category: 'date', type: 'date.year' }]
      : [finding];
  });
}

const isCoarse = ({ category, type }: Finding): boolean =>
  category === 'age' || (category === 'location' && !WHOLE.has(type));

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
