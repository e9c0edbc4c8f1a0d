/**
 * Dates that tell when care was given, and so the year of `3/14` beside them: not those of somebody's birth, and
 * not those on which something ends, expires or is planned, a year ahead as often as not.
 */
import { isOfBirth, wordsOfLabel } from './transforms/birth-year.ts';

const LOOKBEHIND = 28;
const AHEAD = /\b(?:expir\w*|valid\w*|until|due(?! to\b)|next|planned)\b[^.;\n\d]*$/i;
const AHEAD_LABEL = /\b(?:end|expir\w*|valid\w*|until|due|next|planned)\b/i;

/** By the words before it, and what the text stands under. */
export const isOfService = (text: string, start: number, label?: string): boolean =>
  !isOfBirth(text, start, label) &&
  !AHEAD.test(text.slice(Math.max(0, start - LOOKBEHIND), start)) &&
  (label === undefined || !AHEAD_LABEL.test(wordsOfLabel(label)));
