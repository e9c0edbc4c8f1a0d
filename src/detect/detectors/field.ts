/**
 * Addresses and places that a label of their own announces, in the languages of forms: the value, to the
 * end of the line or to the next label.
 *
 * Category  geographic subdivisions smaller than a state, 45 CFR §164.514(b)(2)(i)(B)
 * Shape     `Address: 12 Elm St, Toledo` · `Domicilio: Calle Mayor 3, 2º B` · `Localidad/Provincia: Lugo` ·
 *           `City: Ames` · `País: Chile` · `Place of birth: dieppe   parish: st anselme`
 *
 * A value that says nothing (`none`, `same as above`) is no finding.
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { CUE_FIELD } from '../lexicon.ts';
import { GAP_LINE, LOWER, type Tokens } from '../tokens.ts';

const isPlaceLabel =
  d.wordSet(`city town village suburb localidad provincia municipio poblacion ciudad
  comunidad comarca ort stadt ville commune citta cidade birthplace hometown residencia parish hamlet township borough
  county birth`);
const FURTHER_LABELS = ['parish', 'hamlet', 'township', 'borough', 'county', 'birth'];
/** `Place of birth:`, and no `Birth: vaginal` */
const isBirth = d.wordSet('birth');
const isPlaceOf = (t: Tokens, at: number): boolean => isOf(t, at - 1) && isPlaceWord(t, at - 2);
const isOf = d.wordSet('of');
const isPlaceWord = d.wordSet('place city town country county');
const isCountryLabel = d.wordSet('country pais land pays paese nacionalidad');
const isNothing =
  d.wordSet(`none unknown same n na nil not no null withheld refused see as on redacted
  deferred desconocido desconocida ninguno ninguna mismo misma sin`);
/** Before these `address` is no place: `IP address`, `MAC address`. */
const isOtherAddress = d.wordSet('ip mac email mail e web url ipv4 ipv6 site wallet memory');
const ADDRESS_TOKENS_MAX = 32;
const PLACE_TOKENS_MAX = 8;

/** Last token of the value that starts at `at`. */
function valueEnd(t: Tokens, at: number, most: number, isPlace: boolean): number {
  let last = at;
  while (last + 1 < t.count && last - at < most) {
    const next = last + 1;
    if ((t.gap[next]! & GAP_LINE) !== 0) break;
    // `… WV 54215 TELEPHONE: 763`: a label and what goes before its colon
    if (isLabelNext(t, next) || (isZip(t, next) && d.isNumber(t, next + 1))) break;
    // `Lugo. Seen today`, but not `St. Louis`
    const isSentence = t.mark[next] === d.DOT && isSentenceEnd(t, last, isPlace);
    if (isSentence && !d.isAdjacent(t, next) && d.isCapitalised(t, next)) break;
    last = next;
  }
  return last;
}

/** No dot of an abbreviation: `Blvd. North`, and in an address `No. 5, 2nd. floor`. */
function isSentenceEnd(t: Tokens, at: number, isPlace: boolean): boolean {
  const length = t.end[at]! - t.start[at]!;
  return length > (isPlace ? 3 : 4) || d.isNumber(t, at);
}

const isZip = d.wordSet('zip zipcode postcode');

function isLabelNext(t: Tokens, at: number): boolean {
  for (let word = at; word < at + 3 && word < t.count; word += 1) {
    if (word > at && !d.isSpaced(t, word)) return false;
    if (d.isNumber(t, word) || (t.shape[word] === LOWER && t.start[at]! - t.end[at - 1]! < 2))
      return false;
    if (t.text.charCodeAt(t.end[word]!) === d.COLON) return true;
  }
  return false;
}

function hasSubstance(t: Tokens, at: number, last: number, needsDigit: boolean): boolean {
  let words = 0;
  for (let part = at; part <= last; part += 1) {
    if (d.isNumber(t, part)) return true;
    if (t.end[part]! - t.start[part]! > 1) words += 1;
  }
  return !needsDigit && words > 0 && t.end[last]! - t.start[at]! > 2;
}

export const field: Detector = {
  id: 'field',
  bits: 0,
  shapes: 0,
  cues: CUE_FIELD,
  words: FURTHER_LABELS,
  find(t, at, found: Finding[]) {
    const value = at + 1;
    if (value >= t.count || t.mark[value] !== d.COLON) return;
    if ((t.gap[value]! & GAP_LINE) !== 0 || t.start[value]! - t.end[at]! > 12) return;
    if (isNothing(t, value) || (isBirth(t, at) && !isPlaceOf(t, at))) return;
    const isPlace = isPlaceLabel(t, at);
    const isCountry = isCountryLabel(t, at);
    if (!isPlace && !isCountry && isOtherAddress(t, at - 1)) return;
    const isShort = isPlace || isCountry;
    const last = valueEnd(t, value, isShort ? PLACE_TOKENS_MAX : ADDRESS_TOKENS_MAX, isShort);
    if (!hasSubstance(t, value, last, !isPlace && !isCountry)) return;
    if ((isPlace || isCountry) && t.shape[value] === LOWER && d.isOrdinary(t, value)) return;
    const type = isPlace ? 'city' : isCountry ? 'country' : 'street';
    found.push(d.finding(t.start[value]!, t.end[last]!, 'location', type, 0.72, `field/${type}`));
  },
};
