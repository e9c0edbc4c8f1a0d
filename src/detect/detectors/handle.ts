/**
 * Names in networks: handles, and user names beside a label.
 *
 * Category  other unique identifying characteristics, 45 CFR §164.514(b)(2)(i)(R)
 * Shape     `@rosa_lind` (`scan.ts` calls at the sign) · `Instagram: rosa.lind` · `username rlind44` · `Skype ID: rosalind.44` ·
 *           `opened by rlind44` · `assigned to r_lind` · `pcp: s.tillman` · `nurse=kdupree2`
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { CUE_HANDLE } from '../lexicon.ts';
import { GAP_LINE, type Tokens } from '../tokens.ts';

const AT = 64;
const HANDLE = /[A-Za-z_](?:[\w.]|-(?=\w)){1,38}\w(?:#\d{4}(?!\d))?/y;
/** What may stand before the sign: a blank, a bracket, a quotation mark, a colon. */
const FREE: ReadonlySet<number> = new Set([...' \n\t([<"\'“‘:'].map((one) => one.charCodeAt(0)));
const isFiller = d.wordSet('id handle username account user name is');
const isNoHandle = d.wordSet('the a an and or of on for in at to was not none yes no');
const FILLERS_MAX = 2;

/** `@name`, with nothing that makes an e-mail address of it. */
function findSign(t: Tokens, at: number): { start: number; end: number } | undefined {
  const sign = t.start[at]! - 1;
  const before = t.text.charCodeAt(sign - 1);
  if (sign > 0 && !FREE.has(before)) return undefined;
  HANDLE.lastIndex = sign + 1;
  return HANDLE.test(t.text) ? { start: sign, end: HANDLE.lastIndex } : undefined;
}

function findLabelled(t: Tokens, at: number): { start: number; end: number } | undefined {
  let value = at + 1;
  for (let fillers = 0; fillers < FILLERS_MAX && isFiller(t, value); fillers += 1) value += 1;
  if (value >= t.count || t.start[value]! - t.end[value - 1]! > 3) return undefined;
  const isMarked = t.mark[value] === d.COLON || t.mark[value] === AT || t.mark[value] === 61;
  HANDLE.lastIndex = t.start[value]!;
  if (isNoHandle(t, value) || !HANDLE.test(t.text)) return undefined;
  const text = t.text.slice(t.start[value], HANDLE.lastIndex);
  const isOdd = /[\d_.#]/.test(text.slice(0, -1)) || /\d$/.test(text);
  if (!(isMarked || isOdd) || (!isOdd && !d.isAdjacent(t, value) && d.isOrdinary(t, value)))
    return undefined;
  return { start: t.start[value]!, end: HANDLE.lastIndex };
}

const isDone =
  d.wordSet(`opened closed reopened created edited updated modified entered submitted posted uploaded logged
  assigned signed requested resolved changed deleted filed scanned transcribed escalated acknowledged verified owned`);
const USER =
  /[a-z]{4,20}\d{1,4}(?![\w-])|[a-z]{1,20}_[a-z]{2,20}\d{0,4}(?![\w-])|[a-z]\.[a-z]{3,20}\d{0,4}(?![\w-])/y;

/** `opened by rlind44`: what was done to a record, by somebody who is called as systems call them. */
function findActor(t: Tokens, at: number): { start: number; end: number } | undefined {
  const value = at + 1;
  if (!isDone(t, at - 1) || !d.isSpaced(t, at) || value >= t.count) return undefined;
  if (t.start[value]! - t.end[at]! > 3 || (t.gap[value]! & GAP_LINE) !== 0) return undefined;
  USER.lastIndex = t.start[value]!;
  return USER.test(t.text) ? { start: t.start[value]!, end: USER.lastIndex } : undefined;
}

const KEYS =
  `pcp nurse provider attending author resident clinician physician tech rn md surgeon preceptor scribe owner
  assignee reviewer requester approver sender recipient`.split(/\s+/);
const isKey = d.wordSet(KEYS.join(' '));
const KEYED = /[a-z]\.[a-z]{3,20}\d{0,4}(?![\w.-])|[a-z]{4,20}\d{1,4}(?![\w.-])/y;
const EQUALS = 61;

/** `pcp: s.tillman`: a field that holds somebody, as systems call them. */
function findKeyed(t: Tokens, at: number): { start: number; end: number } | undefined {
  const value = at + 1;
  const mark = t.mark[value];
  if ((mark !== d.COLON && mark !== EQUALS) || (t.gap[value]! & GAP_LINE) !== 0) return undefined;
  const isWord = t.end[value]! - t.start[value]! > 1 && d.isOrdinary(t, value);
  if (isWord || t.start[value]! - t.end[at]! > 3) return undefined;
  KEYED.lastIndex = t.start[value]!;
  return KEYED.test(t.text) ? { start: t.start[value]!, end: KEYED.lastIndex } : undefined;
}

/** `u/night_owl44` */
function findOfForum(t: Tokens, at: number): { start: number; end: number } | undefined {
  if (d.isAdjacent(t, at) || !d.isJoinedBy(t, at + 1, d.SLASH)) return undefined;
  HANDLE.lastIndex = t.start[at + 1]!;
  if (!HANDLE.test(t.text) || !/[\d_]/.test(t.text.slice(t.start[at + 1], HANDLE.lastIndex)))
    return undefined;
  return { start: t.start[at]!, end: HANDLE.lastIndex };
}
const isForum = d.wordSet('u');

export const handle: Detector = {
  id: 'handle',
  bits: 0,
  shapes: 0,
  cues: CUE_HANDLE,
  words: ['by', 'to', 'u', ...KEYS],
  find(t, at, found) {
    const isSign = t.text.charCodeAt(t.start[at]! - 1) === AT;
    const place = isSign
      ? findSign(t, at)
      : isForum(t, at)
        ? findOfForum(t, at)
        : d.hasCue(t, at, CUE_HANDLE)
          ? findLabelled(t, at)
          : isKey(t, at)
            ? findKeyed(t, at)
            : findActor(t, at);
    if (place === undefined) return;
    const { start, end } = place;
    found.push(
      d.finding(
        start,
        end,
        'other_unique_id',
        'handle',
        isSign ? 0.8 : 0.75,
        isSign ? 'handle/sign' : 'handle/label',
      ),
    );
  },
};
