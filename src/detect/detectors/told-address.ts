/**
 * Street lines told where an address is asked for, or dictated where somebody lives: nobody says the word for a street there.
 *
 * Category  geographic subdivisions smaller than a state, 45 CFR §164.514(b)(2)(i)(B)
 * Shape     `the address?⏎Caller: its ‹twenty one eighteen Burgundy› the upstairs` · `your new address⏎uh ‹4417 Burleigh, apt 3›` ·
 *           `still at ‹eighteen forty Tchoupitoulas, apartment six›`
 */
import type { Finding } from '../../core/phi.ts';
import { isAsked, questionBefore } from '../asked.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { CAPITAL, GAP_BREAK, NO_CAPITALS, type Tokens } from '../tokens.ts';
import { NO_PLACE } from './place-words.ts';
import { isCount } from './spoken-street.ts';
import { withUnit } from './street.ts';

/** From the word to the number of the answer. */
const REACH = 24;
const NUMBER_MAX = 6;
const NAME_MAX = 3;
const isAddress = d.wordSet('address');
const isDirection = d.wordSet('n s e w north south east west');

export const toldAddress: Detector = {
  id: 'told-address',
  bits: 0,
  shapes: 0,
  words: ['address', 'at'],
  find(t, at, found) {
    if (isAt(t, at)) {
      findDictated(t, at, found);
      return;
    }
    for (let first = at + 1; first < t.count && first <= at + REACH; first += 1) {
      if ((t.gap[first]! & GAP_BREAK) !== 0) return;
      if (!isPart(t, first)) continue;
      const question = questionBefore(t, first);
      if (question < at || !isAsked(t, question, isAddress)) return;
      const last = lineEnd(t, first);
      if (last < 0) return;
      const end = withUnit(t, last);
      found.push(
        d.finding(t.start[first]!, t.end[end]!, 'location', 'street', 0.75, 'told-address/line'),
      );
      return;
    }
  },
};

const isAt = d.wordSet('at');
const isStaying = d.wordSet('still lives live living lived resides residing stays staying');
const COUNTS_MIN = 2;

/** `still at eighteen forty Tchoupitoulas`: two words of a number and more, and a name that is no word. */
function findDictated(t: Tokens, at: number, found: Finding[]): void {
  if (!isStaying(t, at - 1) || !d.isSpaced(t, at)) return;
  const first = at + 1;
  let name = first;
  while (name - first < NUMBER_MAX && isCount(t, name) && isNear(t, name)) name += 1;
  if (name - first < COUNTS_MIN || !d.isSpaced(t, name)) return;
  const isWritten = t.shape[name] === CAPITAL || t.capitals === NO_CAPITALS;
  if (!isWritten || d.isOrdinary(t, name) || d.has(t, name, NO_PLACE)) return;
  const last = lineEnd(t, first);
  if (last < 0) return;
  const end = withSpokenUnit(t, withUnit(t, last));
  found.push(
    d.finding(t.start[first]!, t.end[end]!, 'location', 'street', 0.75, 'told-address/dictated'),
  );
}

const isUnit = d.wordSet('apartment apt unit suite number flat');
/** `, apartment six` */
const withSpokenUnit = (t: Tokens, last: number): number =>
  isUnit(t, last + 1) && isCount(t, last + 2) && d.isSpaced(t, last + 2) ? last + 2 : last;

const isPart = (t: Tokens, at: number): boolean => d.isNumber(t, at) || isCount(t, at);

/** Last token of a number in digits or words and the name behind it, or -1. */
function lineEnd(t: Tokens, first: number): number {
  let name = first + 1;
  while (name - first < NUMBER_MAX && isPart(t, name) && isNear(t, name)) name += 1;
  let last = name - 1;
  while (last - name < NAME_MAX - 1 && d.isSpaced(t, last + 1) && isNameWord(t, last + 1))
    last += 1;
  const isNamed = last >= name && t.end[last]! - t.start[last]! > 1;
  return isNamed ? last : -1;
}

const isNear = (t: Tokens, at: number): boolean => d.isSpaced(t, at) || d.isJoinedByDash(t, at);

function isNameWord(t: Tokens, at: number): boolean {
  if (isDirection(t, at)) return true;
  const isWritten = d.isCapitalised(t, at) || t.capitals === NO_CAPITALS;
  return isWritten && !d.has(t, at, NO_PLACE) && !d.isNumber(t, at);
}
