/**
 * Whether a match stands on its own. A number inside a longer number, a month and day that are part
 * of another date: restoring half of those would make up a value.
 *
 * Each question looks a bounded way back and ahead; where the text so far does not answer it, more
 * text is asked for, so the answer never depends on how the stream was cut.
 */
import { goesOn } from './date-reader.ts';
import { isDigitUnit, isWordUnit } from './folding.ts';
import { STREET_KINDS } from './place-surrogates.ts';
import type { AliasKind } from './restore-table.ts';
import { endsEscape, wordGoesOn } from './url-escape.ts';

/** How far `isOpenBefore` looks back, characters. Restorers keep that much. */
export const LOOKBEHIND = 24;

const PERCENT = 37;
const HYPHEN = 45;
const SLASH = 47;
const COLON = 58;
const UNDERSCORE = 95;
const CAPITAL_T = 84;

const ISO_DATE = /^\d{4}-\d\d-\d\d$/;
const ISO_INTERVAL = /\d{4}-\d\d-\d\d\/\d{4}-$/;

/** What stands before a place, as far as it is kept; the beginning of a text is one of a line. */
export const textBefore = (text: string, start: number): string =>
  (start < LOOKBEHIND ? '\n' : '') + text.slice(Math.max(0, start - LOOKBEHIND), start);

/** `Elm Road, `: elsewhere `Unit 4` is a ward, a dose or a bag of blood. */
const BEHIND_STREET = new RegExp(`\\s(?:${[...STREET_KINDS].join('|')})[.,]*[\\s*_]+$`, 'iu');

const LABEL = /[\s"'([{,;:=#/|>\\]\p{L}{1,12}$/u;

/** Whether a number is glued to a label and to nothing else: `MRN49554245`, `p49554245`. */
export const isLabelled = (text: string, start: number): boolean =>
  LABEL.test(textBefore(text, start));

/** `more`: only further text can tell. */
export type Answer = boolean | 'more';

export function isOpenBefore(kind: AliasKind, text: string, start: number): boolean {
  if (kind === 'placeholder') return true;
  if (kind === 'unit') return BEHIND_STREET.test(textBefore(text, start));
  if (start === 0) return true;
  const before = text.charCodeAt(start - 1);
  if (endsEscape(text, start)) return true;
  if (isWordUnit(before)) return false;
  // `%20555`: an escape.
  if (before === PERCENT && isDigitUnit(text.charCodeAt(start))) return false;
  if (kind === 'token' || kind === 'bare') return before !== UNDERSCORE;
  if (kind === 'word' || kind === 'street' || !isDigitUnit(text.charCodeAt(start))) return true;
  if (!isDigitUnit(text.charCodeAt(start - 2))) return true;
  if (before === SLASH) {
    return kind === 'date' && ISO_INTERVAL.test(text.slice(Math.max(0, start - 11), start + 5));
  }
  const isDate = kind === 'date' || kind === 'month-day';
  // `10:30 May 26`: no 30 May.
  if (before === COLON) return !isDate;
  return before !== 46 && (before !== HYPHEN || kind === 'date');
}

export function isOpenAfter(
  kind: AliasKind,
  text: string,
  start: number,
  end: number,
  isFinal: boolean,
): Answer {
  if (kind === 'placeholder') return true;
  if (end >= text.length) return isFinal ? true : 'more';
  const next = text.charCodeAt(end);
  const after = text.charCodeAt(end + 1);
  const isLast = end + 1 >= text.length;
  if (kind === 'date' && next === CAPITAL_T)
    return isLast && !isFinal ? 'more' : isDigitUnit(after);
  const isWordOn = wordGoesOn(text, end, isFinal);
  if (isWordOn !== false) return isWordOn === 'more' ? 'more' : false;
  // `PATIENT-1-GIVEN` is not PATIENT-1.
  if (kind === 'bare' && next === HYPHEN)
    return isLast && !isFinal ? 'more' : !/[A-Z0-9]/.test(text[end + 1] ?? '');
  if (kind === 'token' || kind === 'bare') return next !== UNDERSCORE;
  if (kind === 'month-day') {
    const isPart = goesOn(text, start, end, isFinal);
    return isPart === 'more' ? 'more' : !isPart;
  }
  if (kind === 'word' || kind === 'street' || !isDigitUnit(text.charCodeAt(end - 1))) return true;
  const isJoint = next === 46 || next === 47 || next === HYPHEN;
  if (!isJoint) return true;
  if (isLast) return isFinal ? true : 'more';
  if (!isDigitUnit(after)) return true;
  if (kind !== 'date') return false;
  // `02/10/2024-02/15/2024` and `2024-02-10/2024-02-15` are ranges of two dates.
  const found = text.slice(start, end);
  if (next === HYPHEN) return !found.includes('-');
  if (next !== SLASH || !ISO_DATE.test(found)) return false;
  if (end + 6 > text.length && !isFinal) return 'more';
  return ISO_INTERVAL.test(`${found}${text.slice(end, end + 6)}`);
}
