/** Where a sentence ends inside of what the tagger took for one identifier, and the words of a sentence that are none of a place. */
import * as d from '../detector.ts';
import { MONTH, WEEKDAY } from '../lexicon.ts';
import { CAPITAL, CAPITALS, LOWER, type Tokens } from '../tokens.ts';
import * as l from './labels.ts';

/** Words up to so many letters are cut short where a name of a place has them: `St. Luke's`, `Univ. Hospital`. */
const SHORT_MAX = 4;

/** The token at `at` begins another sentence than the one before it, for an identifier of this kind. */
export function beginsSentence(t: Tokens, at: number, kind: number): boolean {
  const gap = t.text.slice(t.end[at - 1], t.start[at]);
  // `(seen by Dr. Vandeweghe). Lachman`
  if (gap.startsWith(').') && gap.length > 2) return true;
  if (gap !== '. ' || !isWord(t, at)) return false;
  // `3pm. Rorschach`
  if (kind === l.DATE) return !d.has(t, at, MONTH | WEEKDAY);
  return isPlace(kind) && t.end[at - 1]! - t.start[at - 1]! > SHORT_MAX;
}

/** `Facility: Stokely Correctional   Housing: B-2`, `at Mayo Rochester: DLBCL`, `at Range 41; 1SG Hutto`: no place goes on there. */
export const beginsField = (t: Tokens, at: number, kind: number): boolean =>
  isPlace(kind) &&
  (d.isColumnApart(t, at) || (isFieldMark(t.mark[at]!) && t.start[at]! - t.end[at - 1]! > 1));

const isFieldMark = (mark: number): boolean => mark === d.COLON || mark === d.SEMICOLON;

const isWord = (t: Tokens, at: number): boolean =>
  t.shape[at] === CAPITAL || t.shape[at] === CAPITALS;

const isPlace = (kind: number): boolean =>
  kind === l.CITY || kind === l.HOSPITAL || kind === l.ORGANIZATION;

const isDwelling = d.wordSet('living residing staying working visiting moved born raised');
const isWhere = d.wordSet('in at near from to');

/** `Guatemala City ‹living› in Worcester`: the two places are two. */
export const isBetweenPlaces = (t: Tokens, at: number, kind: number): boolean =>
  isPlace(kind) && t.shape[at] === LOWER && isDwelling(t, at);

/** What stands in front of the second of them. */
export const isBeforePlace = (t: Tokens, at: number, kind: number): boolean =>
  isBetweenPlaces(t, at, kind) ||
  (isPlace(kind) && isWhere(t, at) && isBetweenPlaces(t, at - 1, kind));
