/**
 * Whether `4/27`, `04-27` or `27.4.` that stands alone in an answer is a date: month and day in numbers may
 * be a score, a share or an amount as well. Asked only where a date of ours has this month and day, and no
 * text that was sent holds the pair as something else (`Surrogates.finish`).
 *
 * Where both numbers could be parts of a score, a word before must say that it is a date.
 */
import { isOpenAfter, isOpenBefore, textBefore } from './boundaries.ts';
import { isAmount } from './date-parts.ts';
import { goesOn } from './date-reader.ts';
import { TextCursor, wordSet } from './text-cursor.ts';

const DATE_WORDS =
  'on since date dated until till til admit admitted admission discharge discharged seen visit scheduled due born dob am vom seit ' +
  'mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday';
const SCORE_WORDS =
  'gcs mmse moca phq gad apgar nihss mrs mrc score scores scored scoring scale rated rating strength power pain grade ' +
  'severity intensity murmur acuity vision va od os reflexes pulses bp node nodes point points ratio';

const behind = (words: string, ending: string) =>
  new RegExp(`[^\\p{L}](?:${words.replaceAll(' ', '|')})${ending}$`, 'iu');

const DATED = behind(DATE_WORDS, '[.,:]?[\\s*_(]{0,4}');
const SCORED = behind(SCORE_WORDS, '[-\\d]{0,3}(?: is| was| of| at)?[\\s*_:=(]{0,4}');
/** `4/5: admitted`, an item of a list; `- 4/5 - admitted`, `1. 4/5 – admitted`; the first cell of a row. */
const LINE_START = /\n[ \t>|*_#•-]{0,8}(?:\d{1,2}[.)] [*_]{0,2})?$/;
const ITEM_END = /^[*_]{0,2}(?: ?[:–—|]| - )/;
const ITEM_END_MAX = 5;

/** Behind a pair of numbers they make it a share: `2/14 lymph nodes`, `4/5 strength`. */
const COUNTED = wordSet(
  'node nodes lymph axillary point points strength power pain patients samples specimens cores biopsies cases items questions correct of murmur systolic intensity scale score muscle ns occasions inch inches cup cups'.split(
    ' ',
  ),
);

const NUMBERS = /^(\d+)([-/.])(\d+)$/;

/** `perhaps`: nothing tells. `more`: only further text can tell. */
export function isDateAlone(
  text: string,
  start: number,
  end: number,
  isFinal: boolean,
): 'yes' | 'no' | 'perhaps' | 'more' {
  const before = textBefore(text, start);
  if (/[/.+$#-]$/.test(before) || SCORED.test(before)) return 'no';
  if (!isOpenBefore('month-day', text, start)) return 'no';
  const isWhole = isOpenAfter('number', text, start, end, isFinal);
  if (isWhole !== true) return isWhole === 'more' ? 'more' : 'no';
  const cursor = new TextCursor(text, end, isFinal);
  const isCounted = cursor.oneOf('%/°') !== '' || isShare(cursor);
  const isItem = LINE_START.test(before) && isItemEnd(cursor, end);
  if (cursor.ranOut) return 'more';
  if (isCounted) return 'no';
  const isPart = goesOn(text, start, end, isFinal);
  if (isPart !== false) return isPart === 'more' ? 'more' : 'perhaps';
  const isSure = isItem || DATED.test(before) || !couldBeScore(text.slice(start, end));
  return isSure ? 'yes' : 'perhaps';
}

function isShare(cursor: TextCursor): boolean {
  if (isAmount(cursor)) return true;
  const { at } = cursor;
  const isCounted = cursor.gap('-') !== '' && cursor.word(COUNTED) !== undefined;
  cursor.at = at;
  return isCounted;
}

function isItemEnd(cursor: TextCursor, end: number): boolean {
  cursor.code(ITEM_END_MAX - 1);
  return ITEM_END.test(cursor.text.slice(end, end + ITEM_END_MAX));
}

/** `4/5`; `10-27`, a range; `27.4`, a decimal. */
function couldBeScore(pair: string): boolean {
  const [, first = '', separator, second = ''] = NUMBERS.exec(pair) ?? [];
  if (separator === '.') return true;
  if (separator === '-' && !first.startsWith('0') && !second.startsWith('0')) return true;
  return Number(first) <= 12 && Number(second) <= 12;
}
