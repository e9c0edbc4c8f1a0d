/**
 * Names as DICOM and HL7 write them, parts parted by carets, where no line of HL7 says what they are: `PatientName: SMITH^JOHN^Q`,
 * `(0010,0010) PN [ROE^JANE]`, `read by 1234^HOUSE^GREGORY`.
 *
 * Category  names, 45 CFR §164.514(b)(2)(i)(A)
 * Source    DICOM PS3.5, 6.2.1.1 (PN); HL7 v2.5.1, 2.A.88 (XPN)
 *
 * Codes are parted so as well (`CBC^COMPLETE BLOOD COUNT^L`): without a label both words must look like a name's.
 */
import type { Finding } from '../../core/phi.ts';
import * as d from '../detector.ts';
import * as x from '../lexicon.ts';
import { GAP_LINE, LETTER, NUMBER, type Tokens } from '../tokens.ts';
import * as part from './part.ts';

const SCORE = 0.9;
const CARET = 94;
/** Family, given and second name; what follows is a title or a degree. */
const COMPONENTS = 3;
/** How many tokens before it a label may stand. */
const LABEL_REACH = 2;

/** Coding systems, which stand behind what a code means: HL7 table 0396. */
const isCodingSystem = d.wordSet('ln l cpt sct snm loinc local cvx ndc ucum rxnorm hl');
const LABEL = /^(?:PN|patient|provider|physician|.{0,30}names?)$/i;

/** Names of a text in carets; `found` is added to. */
export function findCaretNames(t: Tokens, found: Finding[]): void {
  if (!t.text.includes('^')) return;
  for (let at = 1; at < t.count; at += 1) {
    if (!d.isJoinedBy(t, at, CARET)) continue;
    const from = firstOf(t, at - 1);
    // Of a row only its first caret, or the one behind an identifier.
    if (d.isJoinedBy(t, from, CARET) && t.shape[from - 1] !== NUMBER) continue;
    if (isPerson(t, at - 1, at, isLabelled(t, from))) addRow(t, from, at, found);
  }
}

function isPerson(t: Tokens, family: number, given: number, isCalled: boolean): boolean {
  if (!isWord(t, family) || !isWord(t, given) || isCodingSystem(t, given)) return false;
  if (isCalled) return true;
  const isNamed = d.has(t, family, x.NAMED) || d.has(t, given, x.NAMED);
  return isNamed && part.quality(t, family) > part.NO && part.quality(t, given) > part.NO;
}

const isWord = (t: Tokens, at: number): boolean =>
  t.shape[at] !== NUMBER && t.shape[at] !== LETTER && t.shape[at] !== 0;

const isTied = (t: Tokens, at: number): boolean =>
  d.isJoinedByDash(t, at) || d.isJoinedByApostrophe(t, at);

/** `O'BRIEN-SMITH`: its first token. */
function firstOf(t: Tokens, family: number): number {
  let first = family;
  while (isTied(t, first)) first -= 1;
  return first;
}

function isLabelled(t: Tokens, from: number): boolean {
  for (let at = from - 1; at >= 0 && at >= from - LABEL_REACH; at -= 1) {
    if ((t.gap[at + 1]! & GAP_LINE) !== 0) return false;
    if (LABEL.test(t.text.slice(t.start[at], t.end[at]))) return true;
  }
  return false;
}

/** Each part is a finding of its own, so that the row keeps its form. */
function addRow(t: Tokens, from: number, second: number, found: Finding[]): void {
  let start = from;
  let next = second;
  for (let count = 1; ; count += 1) {
    while (next < t.count && isTied(t, next)) next += 1;
    found.push(d.finding(t.start[start]!, t.end[next - 1]!, 'name', 'name', SCORE, 'name/caret'));
    if (count === COMPONENTS || next >= t.count || !d.isJoinedBy(t, next, CARET)) return;
    if (t.shape[next] === NUMBER) return;
    start = next;
    next += 1;
  }
}
