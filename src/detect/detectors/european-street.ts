/**
 * Street lines of continental Europe and Latin America, in any text: the word for a street stands in front,
 * at the end of the name or after it, and the number of the house on either side.
 *
 * Category  geographic subdivisions smaller than a state, 45 CFR §164.514(b)(2)(i)(B)
 * Shape     `40 rue des Lilas` · `Via Lunga 112` · `ul. Polna 17` · `Hauptstraße 5a` · `Prager Str. 12` ·
 *           `Bahnhofstr. 3` · `Petőfi utca 23.` · `Via Garibaldi n. 12/B` · `Rua Augusta, 128`
 * Source    UPU, Universal POST*CODE DataBase: address formats by country
 *
 * Asked only where a number of up to four digits stands, and never more than a few words far.
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { isSpanish } from '../language.ts';
import { DRUG, GIVEN, MONTH, PARTICLE, STOP, SURNAME, TITLE } from '../lexicon.ts';
import { GAP_LINE, LETTER, LOWER, NUMBER, type Tokens } from '../tokens.ts';

const DIGITS_MAX = 4;
const WORDS_MAX = 6;
const SCORE = 0.8;

/** In front, with the number before it or behind the name; the second list counts in lower case too. */
const isHead =
  d.wordSet(`rue avenue boulevard chemin allee impasse quai faubourg via viale piazza piazzale corso
  vicolo largo strada calle avenida avda paseo plaza carrera rua travessa praca alameda estrada ul ulica aleja
  plac ulice namesti jalan jl ulitsa prospekt bulevar bulevardul soseaua odos leoforos rruga`);
const isPlainHead = d.wordSet('rue ul ulica calle avenida rua viale piazza piazzale jalan vicolo');
/** Behind the name, a word of its own. */
const isTail =
  d.wordSet(`strasse straße str gasse weg platz allee ring ufer gate gata vei veien plads alle straat laan
  plein kade u utca ut utja ter korut rakpart katu tie iela gatve tanav tee puiestee namesti sokak caddesi
  sok cad`);
/** The end of the name, in one word with it. */
const ENDINGS =
  `strasse straße gasse allee platz damm ufer weg gatan gata vägen vägen gränd stigen veien vegen gade stræde
  straat laan plein gracht kade singel steenweg dreef katu kuja polku tänav`.split(/\s+/);
const ENDING_MIN = 3;
const NAME_MIN = 3;
/** Cut short, with its dot. */
const SHORT_ENDING = 'str';
/** Short tails are words elsewhere: they need the dot or the capital that they have in an address. */
const isShortTail = d.wordSet('str u ut ter ring weg gate tie tee alle sok cad');

/** Small words inside the name of a street. */
const isInner = d.wordSet(
  'de la le les du des d l del della dei di da do dos das e y i van von der den the',
);

const isClose = (t: Tokens, at: number): boolean => {
  const mark = t.mark[at]!;
  const isMark = mark === 0 || mark === d.DOT || mark === d.HYPHEN || d.isApostrophe(mark);
  return isMark && t.start[at]! - t.end[at - 1]! <= 2 && (t.gap[at]! & GAP_LINE) === 0;
};

const NO_NAME = STOP | MONTH | TITLE;

/** `VIA FAX 1-888-…`: how something is sent. */
const isWay = d.wordSet('fax facsimile email mail phone telephone portal courier');

/** A word that a street can be named with. `isLower` in a text or a line without capitals. */
function isNameWord(t: Tokens, at: number, isLower: boolean): boolean {
  if (t.shape[at] === NUMBER) return false;
  if (isLower) return t.shape[at] === LOWER && !d.has(t, at, STOP);
  return d.isCapitalised(t, at) && !d.has(t, at, NO_NAME) && !isWay(t, at);
}

/** First token of the name that ends at `last` and begins with the word for a street, or -1. */
function headBefore(t: Tokens, last: number): number {
  let names = 0;
  const isLower = t.shape[last] === LOWER;
  if (isLower && d.isOrdinary(t, last)) return -1;
  for (let at = last; at >= 0 && last - at <= WORDS_MAX; at -= 1) {
    if (at < last && !isClose(t, at + 1)) return -1;
    if (isHead(t, at) && names > 0 && (d.isCapitalised(t, at) || isPlainHead(t, at))) return at;
    const isSmall = isInner(t, at) || d.has(t, at, PARTICLE);
    if (isNameWord(t, at, isLower)) names += 1;
    else if (!isSmall && !d.isNumber(t, at)) return -1;
  }
  return -1;
}

function isOneWord(t: Tokens, at: number): boolean {
  const length = t.end[at]! - t.start[at]!;
  if (length < ENDING_MIN + NAME_MIN || d.isOrdinary(t, at) || d.has(t, at, GIVEN | SURNAME | DRUG))
    return false;
  const word = t.text.slice(t.start[at], t.end[at]).toLowerCase();
  const isCut = word.endsWith(SHORT_ENDING) && t.text.charCodeAt(t.end[at]!) === d.DOT;
  const ending = isCut ? SHORT_ENDING : ENDINGS.find((one) => word.endsWith(one));
  if (ending === undefined || length < ending.length + NAME_MIN) return false;
  return t.shape[at] !== LOWER || ending.length > 4;
}

/** First token of the name that ends with a word for a street at `tail`, or -1. */
function beforeTail(t: Tokens, tail: number): number {
  if (!isTail(t, tail)) return -1;
  const hasDot = t.text.charCodeAt(t.end[tail]!) === d.DOT;
  if (isShortTail(t, tail) && !hasDot && !d.isCapitalised(t, tail)) return -1;
  const isDashed = d.isJoinedByDash(t, tail);
  if (!d.isSpaced(t, tail) && !isDashed && t.mark[tail] !== d.DOT) return -1;
  let first = tail;
  const isLower = t.shape[tail] === LOWER && t.shape[tail - 1] === LOWER;
  while (first > 0 && tail - first < 3 && isClose(t, first) && isNameWord(t, first - 1, isLower))
    first -= 1;
  return first < tail ? first : -1;
}

/** `46a`, `28-30`, `23/4`: where the number of the house ends. */
function houseEnd(t: Tokens, at: number): number {
  let last = at;
  const next = at + 1;
  const isMore =
    (d.isJoinedByDash(t, next) || t.mark[next] === d.SLASH) && t.start[next]! - t.end[at]! === 1;
  if (isMore && d.isNumber(t, next) && d.digits(t, next) <= DIGITS_MAX) last = next;
  const letter = last + 1;
  const isTied = d.isAdjacent(t, letter) || (last === at && d.isJoinedBy(t, letter, d.SLASH));
  return isTied && t.end[letter]! - t.start[letter]! === 1 ? letter : last;
}

/** `40 rue des Lilas`: last token of the name, or -1. */
function nameEnd(t: Tokens, head: number): number {
  let last = -1;
  const isLower = t.shape[head] === LOWER && t.shape[head + 1] === LOWER && !isInner(t, head + 1);
  for (let at = head + 1; at < t.count && at - head <= WORDS_MAX && isClose(t, at); at += 1) {
    if (t.mark[at] === d.DOT && t.end[at - 1]! - t.start[at - 1]! > 3) break;
    if (isNameWord(t, at, isLower) || t.shape[at] === LETTER) last = at;
    else if (!isInner(t, at) && !d.has(t, at, PARTICLE)) break;
    if (isLower && last === at && at - head >= 2) break;
  }
  return last;
}

function push(t: Tokens, first: number, last: number, found: Finding[]): void {
  found.push(
    d.finding(t.start[first]!, t.end[last]!, 'location', 'street', SCORE, 'street/european'),
  );
}

export const europeanStreet: Detector = {
  id: 'european-street',
  bits: 0,
  shapes: d.shapes(NUMBER),
  digits: [1, 2, 3, 4],
  find(t, at, found) {
    const head = at + 1;
    if (t.shape[head] !== NUMBER && isHead(t, head)) {
      if (d.isSpaced(t, head) && !d.isAdjacent(t, at)) findBefore(t, at, found);
      return;
    }
    const before = signStart(t, at) - 1;
    if (before < 0 || (t.gap[at]! & GAP_LINE) !== 0 || t.shape[before] === NUMBER) return;
    if (before < at - 1 || isApart(t, at)) {
      // `spanish-address.ts` knows where such lines end.
      if (!isSpanish(t, at)) findHeaded(t, before, at, found);
      return;
    }
    const isPlain = t.shape[before] === LOWER && d.isOrdinary(t, before);
    if (!isPlain || isTail(t, before)) findBehind(t, before, at, found);
  },
};

/** `40 rue des Lilas` */
function findBefore(t: Tokens, at: number, found: Finding[]): void {
  const head = at + 1;
  const last = d.isCapitalised(t, head) || isHouse(t, at) ? nameEnd(t, head) : -1;
  if (last >= 0) push(t, at, last, found);
}

/** `Via Lunga 112`, `Lindenstraße 5` */
function findBehind(t: Tokens, before: number, at: number, found: Finding[]): void {
  const isBehind =
    d.isSpaced(t, at) || (t.mark[at] === d.DOT && t.start[at]! - t.end[before]! === 2);
  if (!isBehind || isMeasure(t, at)) return;
  const tailed = beforeTail(t, before);
  const named = tailed >= 0 ? tailed : headBefore(t, before);
  const first = named >= 0 ? named : isOneWord(t, before) ? before : -1;
  if (first >= 0) push(t, first, houseEnd(t, at), found);
}

const isNumberSign = d.wordSet('n no nº nr num numero');
const isSignMark = (mark: number): boolean =>
  mark === 0 || mark === d.DOT || mark === 0xb0 || mark === 0xba;
const isRaised = d.wordSet('º');
/** First token of the sign in front of a number, `n. 12`, `n° 12`, `nº 128`, `n.º 4`, or the number itself. */
function signStart(t: Tokens, at: number): number {
  if (!isSignMark(t.mark[at]!) || t.start[at]! - t.end[at - 1]! > 2) return at;
  if (isNumberSign(t, at - 1)) return at - 1;
  return isRaised(t, at - 1) && isNumberSign(t, at - 2) && d.isJoinedBy(t, at - 1, d.DOT)
    ? at - 2
    : at;
}
/** `Rua Augusta, 128`, and behind it the end of the item. */
const isApart = (t: Tokens, at: number): boolean =>
  t.mark[at] === d.COMMA && t.start[at]! - t.end[at - 1]! === 2;

/** `Via Garibaldi n. 12/B`, `Rua das Acácias, 128`: the word for a street in front, a sign or a comma before the house. */
function findHeaded(t: Tokens, before: number, at: number, found: Finding[]): void {
  const first = headBefore(t, before);
  const end = houseEnd(t, at);
  const isEnd = t.mark[end + 1] !== 0 || (t.gap[end + 1]! & GAP_LINE) !== 0;
  if (d.isJoinedBy(t, at + 1, d.SLASH) && d.isNumber(t, at + 1)) return; // a day
  if (first >= 0 && isEnd && !isMeasure(t, at)) push(t, first, end, found);
}

/** A gauge or a dose, or the number of something: `12 cm`, `2nd`; `17 in Radom` is neither. */
function isMeasure(t: Tokens, at: number): boolean {
  if (d.isMeasured(t, at) && !d.has(t, at + 1, STOP)) return true;
  return d.isAdjacent(t, at + 1) && t.end[at + 1]! - t.start[at + 1]! > 1;
}

/** A number before a word in lower case: `40 rue`, but not `given 2 via`. */
const isHouse = (t: Tokens, at: number) => isPlainHead(t, at + 1) || isLowerHead(t, at + 1);
const isLowerHead = d.wordSet('avenue boulevard chemin allee impasse quai');
