/**
 * Mail that goes to a box or to the counter of a post office.
 *
 * Category  geographic subdivisions smaller than a state, 45 CFR §164.514(b)(2)(i)(B)
 * Shape     P.O. Box 123 · PO Bx 88 · PO Drawer G · RR 2 Box 41 · HC 71 Box 9A · Rt 3 Bx 118 · Star Route 2 ·
 *           General Delivery, Bethel · PSC 4926, Box 7979 · Home: Box 12, Vale
 * Source    USPS Publication 28, sections 24 (rural routes), 25 (highway contract), 28 (post office boxes)
 *
 * `RR 18` is how somebody breathes and `HC 64` a head: only their box makes a route of them.
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import * as x from '../lexicon.ts';
import { CAPITAL, GAP_LINE, LETTER, LOWER, type Tokens } from '../tokens.ts';

const isBox = d.wordSet('box bx drawer');
const isPo = d.wordSet('po');
const isDottedP = d.wordSet('p');
const isDottedO = d.wordSet('o');
const isPost = d.wordSet('post');
const isOffice = d.wordSet('office');
const isRoute = d.wordSet('rr hc hcr rt rte route sr');
const isLetterR = d.wordSet('r');
const isKindOfRoute = d.wordSet('rural star contract');
const isMail = d.wordSet('psc cmr unit');
const isSent = d.wordSet('home address mail mailing mailed lives lived ship send sent c o');
const GAP_MAX = 3;
const BOX_DIGITS_MAX = 6;
const ROUTE_DIGITS_MAX = 3;

/** A blank, a dot or a comma away, on the same line. */
const isNear = (t: Tokens, at: number): boolean =>
  at > 0 &&
  at < t.count &&
  t.start[at]! - t.end[at - 1]! <= GAP_MAX &&
  (t.gap[at]! & GAP_LINE) === 0;

/** `41`, `9A`, `212-B`, `G`: the number of the box at `at`; or -1. */
function valueEnd(t: Tokens, at: number): number {
  if (!isNear(t, at) || t.mark[at] === d.COMMA) return -1;
  if (t.shape[at] === LETTER) return letterEnd(t, at);
  if (!d.isNumber(t, at) || d.digits(t, at) > BOX_DIGITS_MAX) return -1;
  const next = at + 1;
  const isTied = d.isAdjacent(t, next) || d.isJoinedByDash(t, next);
  return isTied && (t.shape[next] === LETTER || d.isNumber(t, next)) ? next : at;
}

/** `Drawer G`, but not `Box A few`. */
const letterEnd = (t: Tokens, at: number): number =>
  d.isCapitalised(t, at) && !(d.isSpaced(t, at + 1) && t.shape[at + 1] === LOWER) ? at : -1;

/** First token of the post office before the box at `at`: `PO`, `P.O.`, `Post Office`; or -1. */
function officeBefore(t: Tokens, at: number): number {
  if (!isNear(t, at)) return -1;
  if (isPo(t, at - 1)) return at - 1;
  const isDotted = isDottedO(t, at - 1) && isDottedP(t, at - 2);
  const isWhole = isOffice(t, at - 1) && isPost(t, at - 2);
  return (isDotted || isWhole) && isNear(t, at - 1) ? at - 2 : -1;
}

/** First token of the route before the box at `at`: `RR 2`, `Rural Route 1`, `R.R. 3`; or -1. */
function routeBefore(t: Tokens, at: number): number {
  const number = at - 1;
  if (!isNear(t, at) || !d.isNumber(t, number) || d.digits(t, number) > ROUTE_DIGITS_MAX) return -1;
  const head = number - 1;
  if (head < 0 || !isNear(t, number)) return -1;
  if (isLetterR(t, head) && isLetterR(t, head - 1) && isNear(t, head)) return head - 1;
  if (!isRoute(t, head)) return -1;
  return isKindOfRoute(t, head - 1) && isNear(t, head) ? head - 1 : head;
}

/** `PSC 4926, Box`, `Unit 12 Box`: mail of the armed forces; or -1. */
function forcesBefore(t: Tokens, at: number): number {
  const isTied = d.isNumber(t, at - 1) && isMail(t, at - 2) && isNear(t, at) && isNear(t, at - 1);
  return isTied ? at - 2 : -1;
}

const NO_TOWN = x.STOP | x.TITLE | x.ROLE | x.RELATION | x.PERSON_LABEL | x.ID_LABEL | x.DRUG;
const TOWN_WORDS_MAX = 3;

const isTownWord = (t: Tokens, at: number): boolean =>
  at < t.count && t.shape[at] === CAPITAL && !d.has(t, at, NO_TOWN);

/** Last token of the town behind the comma at `at`, listed or not; or `at - 1`. */
function townEnd(t: Tokens, at: number): number {
  let last = at - 1;
  if (t.mark[at] !== d.COMMA || !isNear(t, at)) return last;
  while (last - at < TOWN_WORDS_MAX - 1 && (last < at || d.isSpaced(t, last + 1))) {
    if (!isTownWord(t, last + 1)) break;
    last += 1;
  }
  // `PO Box 12, Please call`: a sentence goes on.
  return d.isSpaced(t, last + 1) && t.shape[last + 1] === LOWER ? at - 1 : last;
}

function add(t: Tokens, first: number, last: number, score: number, found: Finding[]): void {
  const place = (from: number, to: number, type: string, rule: string) =>
    d.finding(t.start[from]!, t.end[to]!, 'location', type, score, rule);
  found.push(place(first, last, 'street', 'mail-address/box'));
  const town = townEnd(t, last + 1);
  if (town > last) found.push(place(last + 1, town, 'city', 'mail-address/town'));
}

function findBox(t: Tokens, at: number, found: Finding[]): void {
  const last = valueEnd(t, at + 1);
  if (last < 0) return;
  const first = [officeBefore, routeBefore, forcesBefore]
    .map((before) => before(t, at))
    .find((one) => one >= 0);
  // `Home: Box 12`: without an office somebody's home has to be spoken of, and a town follows
  const isAtHome = isNear(t, at) && isSent(t, at - 1) && d.isCapitalised(t, at);
  if (first !== undefined) add(t, first, last, 0.95, found);
  else if (isAtHome && townEnd(t, last + 1) > last) add(t, at, last, 0.7, found);
}

const isGeneral = d.wordSet('general');

/** `General Delivery, Bethel`; in small letters or without a town where mail is spoken of. */
function findGeneral(t: Tokens, at: number, found: Finding[]): void {
  const first = at - 1;
  if (!isGeneral(t, first) || !d.isSpaced(t, at)) return;
  const isWritten = d.isCapitalised(t, first) && d.isCapitalised(t, at);
  const isOfMail = isNear(t, first) && isSent(t, first - 1);
  if (isOfMail || (isWritten && townEnd(t, at + 1) > at)) add(t, first, at, 0.75, found);
}

const isStar = d.wordSet('star rural');

/** `Star Route 2`, without a box. */
function findRoute(t: Tokens, at: number, found: Finding[]): void {
  const number = at + 1;
  if (!isStar(t, at - 1) || !d.isSpaced(t, at) || !d.isSpaced(t, number)) return;
  if (
    d.isCapitalised(t, at - 1) &&
    d.isNumber(t, number) &&
    d.digits(t, number) <= ROUTE_DIGITS_MAX
  )
    add(t, at - 1, number, 0.8, found);
}

const isDelivery = d.wordSet('delivery');

export const mailAddress: Detector = {
  id: 'mail-address',
  bits: 0,
  shapes: 0,
  words: ['box', 'bx', 'drawer', 'delivery', 'route'],
  find(t, at, found) {
    if (isBox(t, at)) findBox(t, at, found);
    else if (isDelivery(t, at)) findGeneral(t, at, found);
    else findRoute(t, at, found);
  },
};
