/**
 * Names that a hospital gives who came without one, and keeps for the record.
 *
 * Category  any other unique identifying code, 45 CFR §164.514(b)(2)(i)(R)
 * Shape     `Trauma Juliet 9` · `"Unknown Zulu Eleven"` · `Doe, Bravo-14`
 * Source    ICAO spelling alphabet, Annex 10, volume II
 *
 * `Trauma Alpha` alone is how grave it is, not who: a number belongs to it.
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { GAP_LINE, type Tokens } from '../tokens.ts';
import { RADIO_ALPHABET } from '../vocabulary.ts';

const isAlphabet = d.wordSet(RADIO_ALPHABET.join(' '));
const isSpoken = d.wordSet('one two three four five six seven eight nine ten eleven twelve');
const GAP_MAX = 2;

export const patientAlias: Detector = {
  id: 'patient-alias',
  bits: 0,
  shapes: 0,
  words: ['trauma', 'unknown', 'unidentified', 'doe'],
  find(t, at, found) {
    const [letter, number] = [at + 1, at + 2];
    const isNamed = d.isCapitalised(t, at) && isNear(t, letter) && isAlphabet(t, letter);
    if (!isNamed || !d.isCapitalised(t, letter) || !isNear(t, number)) return;
    if (!d.isNumber(t, number) && !isSpoken(t, number)) return;
    if (d.isMeasured(t, number)) return;
    const [start, end] = [t.start[at]!, t.end[number]!];
    found.push(d.finding(start, end, 'other_unique_id', 'id', 0.85, 'patient-alias/alphabet'));
  },
};

const isNear = (t: Tokens, at: number): boolean =>
  at < t.count && (t.gap[at]! & GAP_LINE) === 0 && t.start[at]! - t.end[at - 1]! <= GAP_MAX;
