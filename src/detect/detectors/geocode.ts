/**
 * Coordinates, plus codes and census tracts.
 *
 * Category  geocodes, 45 CFR §164.514(b)(2)(i)(B)
 * Shape     `41.6528, -83.5379` · `lat 41.6528` · `41.65° N, 83.54° W` · `41°39'10"N 83°32'16"W` ·
 *           `N 41 39.172 W 083 32.274` · `86HQMF38+4R` · `Census tract 39095001200`
 * Source    ISO 6709; Open Location Code 1.0.4; US Census Bureau (state, county, tract)
 *
 * Two plain decimals are coordinates only with four places behind the point, or beside a label, in either
 * order (GeoJSON and WKT have the longitude first). One alone is, beside a label of its own.
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { NUMBER, type Tokens } from '../tokens.ts';

const DECIMAL =
  /[-+−]?(\d{1,3})\.(\d{2,16})°? ?([NS])?(?:[,;/] {0,2}| {1,2})[-+−]?(\d{1,3})\.(\d{2,16})°? ?([EWO])?(?![\p{L}\p{N}.])/uy;
const SINGLE =
  /[-+−]?(\d{1,3})\.(\d{1,16})(?:°? ?[NSEWO](?!\p{L})|°(?! ?[CF]))?(?![\p{L}\p{N}%])/uy;
const SEXAGESIMAL =
  /\d{1,2} ?[°º] ?\d{1,2}(?:\.\d{1,5})? ?['’′] ?(?:\d{1,2}(?:\.\d{1,4})? ?(?:["”″]|''))? ?[NS][,;]? ?\d{1,3} ?[°º] ?\d{1,2}(?:\.\d{1,5})? ?['’′] ?(?:\d{1,2}(?:\.\d{1,4})? ?(?:["”″]|''))? ?[EWO](?!\p{L})/uy;
/** As receivers of GPS show it, behind the letter of its side. */
const SIDE_FIRST =
  /\d{1,2}(?: ?[°º])? ?\d{1,2}\.\d{2,5} ?['’′]?[,;]? ?[EWO] ?\d{1,3}(?: ?[°º])? ?\d{1,2}\.\d{2,5}(?:['’′]|(?![\p{L}\p{N}]))/uy;
const PLUS_CODE = /[23456789CFGHJMPQRVWX]{8}\+[23456789CFGHJMPQRVWX]{2,3}(?![\p{L}\p{N}])/uy;
const isLabel = d.wordSet(
  'gps coordinates coordinate coords latitude lat geo geolocation location position ubicacion',
);
const isTract = d.wordSet('tract block geoid fips');
const isTractWord = d.wordSet('number no id code group census');
const PLACES_MIN = 4;
const isAxis = d.wordSet('latitude longitude lng latitud longitud');
/** Of an axis, or of a side (`lat 2.5`) and of a length (`long 3.25`): only with this many places. */
const isShortAxis = d.wordSet('lat lon long');
const SHORT_PLACES_MIN = 3;
const isOfOrIs = d.wordSet('of is was at es de');
const LABEL_GAP_MAX = 5;
const isNorthOrSouth = d.wordSet('n s');

function add(found: Finding[], start: number, end: number, type: string, score: number): void {
  found.push(d.finding(start, end, 'location', `geocode.${type}`, score, `geocode/${type}`));
}

function findDecimal(t: Tokens, at: number, found: Finding[]): boolean {
  const sign = '-+−'.includes(t.text[t.start[at]! - 1] ?? ' ') ? 1 : 0;
  DECIMAL.lastIndex = t.start[at]! - sign;
  const match = DECIMAL.exec(t.text);
  if (match === null) return false;
  const degrees = [Number(match[1]), Number(match[4])];
  if (Math.min(...degrees) > 90 || Math.max(...degrees) > 180) return false;
  const hasSides = match[3] !== undefined && match[6] !== undefined;
  const isFine = match[2]!.length >= PLACES_MIN && match[5]!.length >= PLACES_MIN;
  const isLabelled = isLabel(t, at - 1) || isLabel(t, at - 2);
  if (!hasSides && !isFine && !isLabelled) return false;
  add(found, match.index, DECIMAL.lastIndex, 'coordinates', 0.95);
  return true;
}

/** `lat: 42.3601`, `"lng": -71.0589`, `longitude of -71.0589`. */
function findSingle(t: Tokens, at: number, found: Finding[]): void {
  const label = isOfOrIs(t, at - 1) ? at - 2 : at - 1;
  if (!isAxis(t, label) && !isShortAxis(t, label)) return;
  if (t.start[label + 1]! - t.end[label]! > LABEL_GAP_MAX || t.mark[at] === d.DOT) return;
  if (d.isMeasured(t, at + 1)) return;
  const sign = '-+−'.includes(t.text[t.start[at]! - 1] ?? ' ') ? 1 : 0;
  SINGLE.lastIndex = t.start[at]! - sign;
  const match = SINGLE.exec(t.text);
  if (match === null || Number(match[1]) > 180) return;
  if (!isAxis(t, label) && match[2]!.length < SHORT_PLACES_MIN) return;
  add(found, match.index, SINGLE.lastIndex, 'coordinates', 0.95);
}

function findShape(t: Tokens, start: number, shape: RegExp, type: string, found: Finding[]): void {
  shape.lastIndex = start;
  if (shape.test(t.text)) add(found, start, shape.lastIndex, type, 0.95);
}

/** The eight characters before the sign may be several tokens; the first is a digit or a letter. */
function findPlusCode(t: Tokens, at: number, found: Finding[]): void {
  let first = at;
  while (first > 0 && d.isAdjacent(t, first) && t.start[at]! - t.start[first - 1]! < 8) first -= 1;
  if (t.text.charCodeAt(t.start[first]! + 8) !== 43 || d.isAdjacent(t, first)) return;
  findShape(t, t.start[first]!, PLUS_CODE, 'plus-code', found);
}

function findTract(t: Tokens, at: number, found: Finding[]): void {
  let label = at - 1;
  while (label > at - 3 && isTractWord(t, label)) label -= 1;
  if (!isTract(t, label) || t.start[at]! - t.end[label]! > 16 || d.digits(t, at) > 15) return;
  const isFraction = d.isJoinedBy(t, at + 1, d.DOT) && d.isNumber(t, at + 1);
  if (d.digits(t, at) < 4 && !isFraction) return;
  add(found, t.start[at]!, t.end[isFraction ? at + 1 : at]!, 'tract', 0.85);
}

export const geocode: Detector = {
  id: 'geocode',
  bits: 0,
  shapes: d.shapes(NUMBER),
  find(t, at, found) {
    const next = t.text.charCodeAt(t.end[at]!);
    const length = d.digits(t, at);
    if (length <= 3 && next === d.DOT && !d.isJoinedBy(t, at, d.DOT)) {
      if (findDecimal(t, at, found)) return;
      findSingle(t, at, found);
    }
    if (length <= 2 && (next === 0xb0 || next === 0xba || next === 32)) {
      findShape(t, t.start[at]!, SEXAGESIMAL, 'coordinates', found);
      if (isNorthOrSouth(t, at - 1)) findShape(t, t.start[at]!, SIDE_FIRST, 'coordinates', found);
    }
    if (length < 9 && (next === 43 || d.isAdjacent(t, at + 1))) findPlusCode(t, at, found);
    if (length >= 3) findTract(t, at, found);
  },
};
