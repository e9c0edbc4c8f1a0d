/**
 * Whatever is numbered: a word, the sign for a number, and one of four digits or more, or digits with letters.
 *
 * Category  any other unique identifying number, 45 CFR §164.514(b)(2)(i)(R)
 * Shape     `Log #0096` · `RESIDENT # 0448` · `provider # 11-7204` · `outbreak # WI-LEG-23-19` · `Sub# MDT 330 918 27`
 *
 * Called where such a sign stands before a token (`scan.ts`). Quantities (`disp #1200`), sizes, gauges and codes of catalogues (`CPT #99213`) are counted or bought, and no one's.
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { mayBeResearch } from '../language.ts';
import * as x from '../lexicon.ts';
import { GAP_LINE, LETTER, NUMBER, type Tokens } from '../tokens.ts';

const isCounted =
  d.wordSet(`disp dispense dispensed dispensing qty quantity count refill refills tab tabs tablet tablets cap caps size
  gauge blade tooth teeth suture sutures french needle catheter tube scope lens implant screw cpt icd hcpcs ndc loinc
  drg snomed lot cat catalog catalogue art model product item part sku gene variant exon codon strain isolate grant
  patent image images series slide slice figure table page section chapter step rule regulation form version release`);

/** One run, with hyphens or strokes in it, or groups behind letters. */
const NUMBERS =
  /(?:[A-Z]{1,4} ?\d{2,6}(?: \d{2,6}){1,4}(?: [A-Z])?|[A-Z0-9]{1,12}(?:[-/][A-Z0-9]{1,12}){0,4})(?![\p{L}\p{N}]|[-/.]\d)/uy;
/** `HBO #22/40`: so many of so many. */
const SHARE = /^\d{1,3}\/\d{1,3}$/;
const LENGTH_MIN = 4;
const DIGITS_MIN = 3;
const GAP_MAX = 3;

const AGE_MAX = 120;
const isSex = d.wordSet('m f');
/** `66M #338120`, `71 F #0044`: who has the number. */
const isAged = (t: Tokens, sex: number): boolean =>
  isSex(t, sex) &&
  d.isNumber(t, sex - 1) &&
  t.number[sex - 1]! <= AGE_MAX &&
  (d.isAdjacent(t, sex) || d.isSpaced(t, sex));

const isA = d.wordSet('a');
const ALIEN_GROUP_MIN = 3;
/** `A# 218-447-903`: of who came from abroad, 8 USC §1304(d). */
const isAlien = (t: Tokens, at: number): boolean =>
  isA(t, at - 1) &&
  t.shape[at - 1] === LETTER &&
  t.text.charCodeAt(t.end[at - 1]!) === d.HASH &&
  d.digits(t, at) >= ALIEN_GROUP_MIN;

export const numbered: Detector = {
  id: 'numbered',
  bits: 0,
  shapes: 0,
  find(t, at, found) {
    const word = at - 1;
    if (word < 0 || t.shape[word] === NUMBER || (t.gap[at]! & GAP_LINE) !== 0) return;
    if (
      t.start[at]! - t.end[word]! > GAP_MAX ||
      isCounted(t, word) ||
      (d.has(t, word, x.UNIT | x.DRUG | x.STOP) && !isAged(t, word) && !isAlien(t, at))
    )
      return;
    // `Etcheverry, Jean (#4471)`
    if (t.mark[at] === d.OPEN && !d.isCapitalised(t, word)) return;
    NUMBERS.lastIndex = t.start[at]!;
    const number = NUMBERS.exec(t.text)?.[0] ?? '';
    const digits = number.replace(/\D/g, '').length;
    if (number.length < LENGTH_MIN || digits < DIGITS_MIN || mayBeResearch(t)) return;
    if (SHARE.test(number)) return;
    const end = t.start[at]! + number.length;
    found.push(d.finding(t.start[at]!, end, 'other_unique_id', 'id', 0.7, 'numbered/sign'));
  },
};
