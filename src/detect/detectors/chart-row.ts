/**
 * The number of a chart in a row of a list, between a person and an age with a sex.
 *
 * Category  medical record numbers, 45 CFR §164.514(b)(2)(i)(H)
 * Shape     `Fitzgerald, N. / 0094-221 / 64F` · `Wójcik B | 449201 | 70 F` · `Moon, 52F, 449201`
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { GAP_LINE, NUMBER, type Tokens } from '../tokens.ts';

const DIGITS_MIN = 5;
const AGE_MAX = 120;
const GROUPS_MAX = 3;
const PARTED_MAX = 4;
const PIPE = 124;
const isSex = d.wordSet('m f male female');
const isYears = d.wordSet('yo y yr yrs');

export const chartRow: Detector = {
  id: 'chart-row',
  bits: 0,
  shapes: d.shapes(NUMBER),
  digits: [2, 3, 4, 5, 6, 7, 8, 9, 10],
  glued: [2, 3, 4],
  find(t, at, found) {
    if (!isParted(t, at)) return;
    let last = at;
    let digits = d.digits(t, at);
    while (last - at < GROUPS_MAX && d.isNumber(t, last + 1) && d.isJoinedByDash(t, last + 1)) {
      last += 1;
      digits += d.digits(t, last);
    }
    if (digits < DIGITS_MIN) return;
    const isAmid = d.isCapitalised(t, at - 1) && isParted(t, last + 1) && isAged(t, last + 1);
    if (!isAmid && !(isBehindAge(t, at) && isEnd(t, last + 1))) return;
    const [start, end] = [t.start[at]!, t.end[last]!];
    found.push(d.finding(start, end, 'medical_record_number', 'mrn', 0.7, 'chart-row/number'));
  },
};

/** A slash, a bar, a comma or a semicolon, with blanks, stands before the token. */
function isParted(t: Tokens, at: number): boolean {
  if (at < 1 || at >= t.count || (t.gap[at]! & GAP_LINE) !== 0) return false;
  const width = t.start[at]! - t.end[at - 1]!;
  if (width < 2 || width > PARTED_MAX) return false;
  const code = t.text.charCodeAt(t.start[at]! - 2);
  return code === d.SLASH || code === PIPE || code === d.COMMA || code === d.SEMICOLON;
}

/** `64F`, `64 F`, `64yo F` */
function isAged(t: Tokens, at: number): boolean {
  if (!d.isNumber(t, at) || t.number[at]! > AGE_MAX) return false;
  const isNear = d.isAdjacent(t, at + 1) || d.isSpaced(t, at + 1);
  return isNear && isSex(t, isYears(t, at + 1) ? at + 2 : at + 1);
}

/** `Moon, 52F, 449201` */
const isBehindAge = (t: Tokens, at: number): boolean =>
  at > 2 &&
  isSex(t, at - 1) &&
  isAged(t, at - 2) &&
  isParted(t, at - 2) &&
  d.isCapitalised(t, at - 3);

/** The row ends, or its next field begins. */
const isEnd = (t: Tokens, at: number): boolean =>
  at >= t.count || (t.gap[at]! & GAP_LINE) !== 0 || isParted(t, at);
