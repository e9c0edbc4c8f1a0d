/**
 * Telephone, fax and pager numbers.
 *
 * Category  telephone numbers, fax numbers, 45 CFR §164.514(b)(2)(i)(D), (E)
 * Shape     (555) 123-4567 · 555.123.4567 x12 · 1-800-555-0199 · +44 20 7946 0583 · 07700 900366 ·
 *           beside a label also 555-1234, 5551234567 and extensions; in Spanish text 91 123 45 67 ·
 *           612 345 678 · (55) 1234 5678
 * Source    NANP (3-3-4 digits), ITU-T E.164 (+ and up to 15 digits), Ofcom (0 and 9 to 10 digits), CNMC (nine
 *           digits from 6, 7, 8 or 9), IFT (ten digits)
 *
 * The extension belongs to the finding; the last four digits of another line (`or 0134`) are one of their own.
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { LABEL } from '../id-labels.ts';
import { isSpanish } from '../language.ts';
import { lastOf, type NumberRun, numberRun } from '../numbers.ts';
import { GAP_LINE, NUMBER, type Tokens } from '../tokens.ts';

const PLUS = 43;
const isExtension = d.wordSet('x ext extension extn');
const isOpener = d.wordSet(
  'call called calling phone telephone tel cell mobile pager beeper contact reached reach dial dialled text answering ring',
);
const isBetween = d.wordSet('at on via me us him her them back');
/** What a number is for, right behind it. */
const isKind = d.wordSet('office fax mobile cell home work tel direct');

const BETWEEN_MAX = 2;

/** `call`, `reached at`, `ring me on` stand right before the token at `at`. */
function isOpened(t: Tokens, at: number): boolean {
  let word = at - 1;
  while (word > 0 && at - 1 - word < BETWEEN_MAX && isBetween(t, word)) word -= 1;
  return isOpener(t, word);
}

/** `… office`, `…-Fax`: the kind stands behind the last group. */
function hasKindBehind(t: Tokens, last: number): boolean {
  const next = last + 1;
  const isNear = t.start[next]! - t.end[last]! <= 3 && (t.gap[next]! & GAP_LINE) === 0;
  return (
    isNear &&
    isKind(t, next) &&
    (t.mark[next] === 0 || t.mark[next] === d.OPEN || d.isDash(t.mark[next]!))
  );
}

/** Groups of a number in the North American plan. */
const AMERICAN = ['3-3-4', '1-3-3-4'];
/** `503 5550191`: an area and an exchange begin with 2 to 9. */
const JOINED = /^[2-9]\d{2}[2-9]/;
/** Groups of a number that begins with 0, as written in the UK and much of Europe. */
const TRUNK =
  /^(?:2-4-4-?|3-4-4|3-3-4|4-3-4|4-3-3|5-6|5-3-3|5-5|11|4-6|4-7|2-8|10|2-2-2-2-2|4-2-2-2|3-2-2-2-2|3-3-2-2|4-3-2-2|3-4-3|3-3-3)$/;
/** Two to five groups of two to four digits, behind which their kind stands: `50-98-28-96 office`. */
const GROUPED = /^[2-4](?:-[2-4]){1,4}$/;

/** `called on 2024-03-14`: a date, if it is not parted by blanks. */
const DATE_GROUPS = /^(?:4-[12]-[12]|[12]-[12]-[24])$/;

/** Groups of a Spanish or Mexican number. */
const SPANISH = /^(?:3-3-3|2-3-2-2|3-2-2-2|2-4-4)$/;

function withExtension(t: Tokens, last: number): number {
  const word = last + 1;
  if (!isExtension(t, word) || t.start[word]! - t.end[last]! > 3) return last;
  const value = word + 1;
  if (!d.isNumber(t, value) || t.start[value]! - t.end[word]! > 3) return last;
  return (t.gap[value]! & GAP_LINE) === 0 && d.digits(t, value) <= 6 ? value : last;
}

/** Where the finding begins: a bracket or a plus sign belongs to it. */
function startOf(t: Tokens, at: number): number {
  const start = t.start[at]!;
  const before = t.text.charCodeAt(start - 1);
  if (before === PLUS) return start - 1;
  if (before !== d.OPEN) return start;
  const close = t.text.charCodeAt(t.end[at]!);
  if (close !== d.CLOSE) return start;
  return t.text.charCodeAt(start - 2) === PLUS ? start - 2 : start - 1;
}

/** `0945 124/68  80`: a time, a pressure and a pulse. */
const hasSlash = (t: Tokens, run: NumberRun): boolean =>
  t.text.slice(t.start[run.first]!, t.end[run.last]!).includes('/');

/** Last token of the number that starts the run, or -1; `isSure` when its shape needs no label. */
function shapeOf(
  t: Tokens,
  run: NumberRun,
  isPlus: boolean,
  isLabelled: boolean,
): { last: number; score: number } {
  if (isPlus && run.digits.length >= 8 && run.digits.length <= 15)
    return { last: run.last, score: 0.95 };
  for (const pattern of AMERICAN) {
    const last = lastOf(run, pattern);
    if (last < 0 || (pattern.startsWith('1-') && run.digits[0] !== '1')) continue;
    const isAllSpaces = run.joint === 32 && run.isUniform;
    return { last, score: isAllSpaces ? 0.7 : 0.9 };
  }
  const joined = lastOf(run, '3-7');
  if (joined >= 0 && run.joint !== d.SLASH && JOINED.test(run.digits))
    return { last: joined, score: 0.7 };
  if (run.digits[0] === '0' && TRUNK.test(run.pattern) && !hasSlash(t, run)) {
    return { last: run.last, score: run.pattern.length > 2 ? 0.8 : 0.65 };
  }
  const isSpanishShape =
    SPANISH.test(run.pattern) && run.digits[0]! >= '5' && run.joint !== d.SLASH;
  if (isSpanishShape && isSpanish(t, run.first)) return { last: run.last, score: 0.7 };
  const isGrouped = run.digits.length >= 6 && run.digits.length <= 12 && GROUPED.test(run.pattern);
  if (isGrouped && run.joint !== d.SLASH && hasKindBehind(t, run.last))
    return { last: run.last, score: 0.7 };
  if (!isLabelled) return { last: -1, score: 0 };
  const local = lastOf(run, '3-4');
  if (local >= 0 && run.pattern === '3-4') return { last: local, score: 0.85 };
  if (run.joint !== 32 && DATE_GROUPS.test(run.pattern)) return { last: -1, score: 0 };
  const isWhole = run.digits.length >= (isGrouped ? 6 : 7) && run.digits.length <= 15;
  return { last: isWhole ? run.last : -1, score: 0.85 };
}

export const phone: Detector = {
  id: 'phone',
  bits: 0,
  shapes: d.shapes(NUMBER),
  grouped: [1, 2, 3],
  find(t, at, found: Finding[]) {
    if (at > 0 && d.isAdjacent(t, at)) return;
    // Digits one by one are no groups: the disguise reads them.
    if (d.digits(t, at) === 1 && d.isNumber(t, at + 1) && d.digits(t, at + 1) === 1) return;
    const before = t.text.charCodeAt(t.start[at]! - 1);
    const isPlus =
      before === PLUS || (before === d.OPEN && t.text.charCodeAt(t.start[at]! - 2) === PLUS);
    if (before === 46 || before === 36) return; // inside a decimal, a price
    const label = d.labelBefore(t, at);
    const isFax = label === LABEL.fax;
    const isLabelled = isFax || label === LABEL.phone || isOpened(t, at);
    const isBracketed = before === d.OPEN && t.text.charCodeAt(t.end[at]!) === d.CLOSE;
    const isOther = label !== 0 && label !== LABEL.id && label !== LABEL.date;
    if (!isPlus && !isLabelled && !isBracketed && isOther) return;
    const run = numberRun(t, at);
    if (run.digits.length < 4 || (run.digits.length < 6 && !isLabelled)) return;
    const { last, score } = shapeOf(t, run, isPlus, isLabelled);
    if (last < 0) {
      findShort(t, at, run, label, found);
      return;
    }
    if (d.isAdjacent(t, last + 1) && !isExtension(t, last + 1)) return;
    found.push(
      d.finding(
        startOf(t, at),
        t.end[withExtension(t, last)]!,
        isFax ? 'fax' : 'phone',
        isFax ? 'fax' : 'phone',
        isLabelled ? 0.97 : score,
        isLabelled ? 'phone/label' : 'phone/shape',
      ),
    );
    findLastFour(t, last, found);
  },
};

const isOr = d.wordSet('or and');
const LAST_FOUR = 4;

/** `555-0141 or 0134`, `555-0102/0103`: another line of the same place, by what is different. */
function findLastFour(t: Tokens, last: number, found: Finding[]): void {
  const next = last + 1;
  const at = isOr(t, next) && d.isSpaced(t, next) ? next + 1 : next;
  if (at === next && t.mark[at] !== d.SLASH && t.mark[at] !== d.AMPERSAND) return;
  if (!d.isNumber(t, at) || d.digits(t, at) !== LAST_FOUR || d.isMeasured(t, at)) return;
  if (t.start[at]! - t.end[at - 1]! > 3 || (t.gap[at]! & GAP_LINE) !== 0) return;
  if (d.isAdjacent(t, at + 1) || d.isJoinedByDash(t, at + 1) || d.isJoinedBy(t, at + 1, d.SLASH))
    return;
  found.push(
    d.finding(t.start[at]!, t.end[at]!, 'phone', 'phone.extension', 0.75, 'phone/last-four'),
  );
}

const isPager = d.wordSet('pager beeper ext extension extn');

/** `pager 4567`, `ext. 2210`: short numbers that only a label makes one. */
function findShort(t: Tokens, at: number, run: NumberRun, label: number, found: Finding[]): void {
  const isNear = isPager(t, at - 1) || isPager(t, at - 2);
  if (label !== LABEL.phone || !isNear || run.first !== run.last || run.digits.length > 6) return;
  found.push(
    d.finding(t.start[at]!, t.end[at]!, 'phone', 'phone.extension', 0.7, 'phone/extension'),
  );
}
