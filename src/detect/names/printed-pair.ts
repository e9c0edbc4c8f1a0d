/** `REDDY,VENU`: as systems print a name, in capitals and with no blank behind the comma. */
import * as d from '../detector.ts';
import { CUE_CLINICAL, SURNAME_TOP } from '../lexicon.ts';
import { CAPITALS, type Tokens } from '../tokens.ts';
import * as part from './part.ts';

/** `family` is the last word of the surname. */
export const isPrintedPair = (t: Tokens, family: number): boolean =>
  t.shape[family] === CAPITALS &&
  t.shape[family + 1] === CAPITALS &&
  d.isJoinedBy(t, family + 1, d.COMMA);

/** Behind a surname and nothing else, what no list has is the given name, however short. */
export function isPrintedGiven(t: Tokens, family: number): boolean {
  if (!isPrintedPair(t, family)) return false;
  const isFamily =
    part.quality(t, family) === part.STRONG ||
    (d.has(t, family, SURNAME_TOP) && part.quality(t, family) === part.WORDY);
  const given = family + 1;
  return isFamily && t.bits[given] === 0 && !d.hasCue(t, given, CUE_CLINICAL);
}

/** The line ends before this token, or its next column begins there. */
export const isColumnEnd = (t: Tokens, at: number): boolean =>
  !d.isSpaced(t, at) || t.start[at]! - t.end[at - 1]! > 1;
