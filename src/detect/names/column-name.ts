/**
 * Names in a column of a printed list whose heading says that persons stand there: schedules, censuses, rosters.
 *
 * Category  names, 45 CFR §164.514(b)(2)(i)(A)
 * Shape     `PATIENT     MRN     SURGEON` and below it `SOTO-REYES, ALMA     0041190     ‹OYAMA›`; also tabs and bars
 *           `NAME     RN     MD` and below it `‹DAY,R›     ‹TL›     ‹JBF›`
 *
 * Half of a column must be on the lists of names, or initials: `Test  Patient  Reference` heads values.
 */
import type { Finding } from '../../core/phi.ts';
import { type Cell, cellsUnder } from '../columns.ts';
import * as d from '../detector.ts';
import * as x from '../lexicon.ts';
import { CAPITALS, LETTER, type Tokens } from '../tokens.ts';
import * as part from './part.ts';
import { isNothingElse } from './staff.ts';

const SCORE = 0.8;
const SCORE_OF_INITIALS = 0.65;
const INITIALS_MAX = 3;
const PEOPLE = `patient patients pt surgeon surgeons attending anes anesthesia anesthesiologist anesthetist crna provider
  providers physician doctor nurse rn resident fellow pcp assistant employee client veteran student teacher witness guarantor
  tech technician phlebotomist interpreter circulator scrub clinician therapist dietitian driver caller name names dr md
  prescriber author scribe by`;
const isPerson = d.wordSet(PEOPLE);
const isQualifier = d.wordSet(
  'do ordering ordered admitting referring primary consulting performing supervising last first assigned entered given done',
);
/** What stands in such a column for nobody: how somebody is put to sleep, who is not yet chosen. */
const isNobody = d.wordSet(
  'mac ga geta lma local spinal general regional block sedation none tbd na self staff vacant open empty unassigned unknown unk male female',
);
export const columnName: d.Detector = {
  id: 'column-name',
  bits: 0,
  shapes: 0,
  words: PEOPLE.split(/\s+/),
  find(t, at, found) {
    const cells = cellsUnder(t, at, isOfPerson);
    const isHalf = (isOne: (t: Tokens, cell: Cell) => boolean): boolean =>
      cells.length > 0 && 2 * cells.filter((cell) => isOne(t, cell)).length >= cells.length;
    if (isHalf(isNamed)) {
      for (const cell of cells) if (isCredible(t, cell)) addCell(t, cell, found);
    }
    if (isHalf(areInitials)) for (const cell of cells) addInitials(t, cell, found);
  },
};

const isOfPerson = (t: Tokens, at: number): boolean => isPerson(t, at) || isQualifier(t, at);

/** On the lists of names, and no ordinary word; or with an initial behind its comma (`KEEN,W`). */
function isNamed(t: Tokens, cell: Cell): boolean {
  if (t.mark[cell.first + 1] === d.COMMA && t.shape[cell.last] === LETTER)
    return isCredible(t, cell);
  for (let at = cell.first; at <= cell.last; at += 1)
    if (part.quality(t, at) >= part.WORDY && d.has(t, at, x.NAMED)) return isCredible(t, cell);
  return false;
}

const NO_NAME = x.STOP | x.DRUG | x.MONTH | x.WEEKDAY | x.UNIT | x.CARE_PLACE | x.CARE_WORD;

function isCredible(t: Tokens, { first, last }: Cell): boolean {
  for (let at = first; at <= last; at += 1) {
    if (!d.isCapitalised(t, at) || isNobody(t, at)) return false;
    const isBarred = d.has(t, at, NO_NAME) && !d.has(t, at, x.NAMED | x.TITLE | x.CREDENTIAL);
    const isClinical = part.isClinical(t, at) && !d.has(t, at, x.NAMED | x.CREDENTIAL);
    if (t.shape[at] !== LETTER && (isBarred || isClinical || part.isLearned(t, at))) return false;
  }
  return t.end[last]! - t.start[first]! > 2;
}

/** `JBF`, in capitals and nothing else. */
const areInitials = (t: Tokens, { first, last }: Cell): boolean =>
  first === last && mayBeInitials(t, first) && isNothingElse(t, first);

const mayBeInitials = (t: Tokens, at: number): boolean =>
  t.shape[at] === CAPITALS &&
  t.end[at]! - t.start[at]! <= INITIALS_MAX &&
  !isNobody(t, at) &&
  !d.has(t, at, x.CREDENTIAL | x.TITLE);

/** `CC`, `CC/TL`: among initials whatever else they mean. */
function addInitials(t: Tokens, { first, last }: Cell, found: Finding[]): void {
  for (let at = first; at <= last; at += 1) {
    if (!mayBeInitials(t, at) || (at > first && !d.isJoinedBy(t, at, d.SLASH))) return;
    found.push(
      d.finding(t.start[at]!, t.end[at]!, 'name', 'initials', SCORE_OF_INITIALS, 'name/column'),
    );
  }
}

function addCell(t: Tokens, cell: Cell, found: Finding[]): void {
  let { first, last } = cell;
  while (first < last && d.has(t, first, x.TITLE | x.CREDENTIAL) && !d.has(t, first, x.NAMED))
    first += 1;
  while (last > first && d.has(t, last, x.CREDENTIAL) && !d.has(t, last, x.NAMED)) last -= 1;
  found.push(d.finding(t.start[first]!, t.end[last]!, 'name', 'name', SCORE, 'name/column'));
}
