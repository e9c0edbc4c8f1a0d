/**
 * Licence plates behind their state, where a vehicle is described and no label stands.
 *
 * Category  vehicle identifiers and serial numbers, including license plate numbers, 45 CFR §164.514(b)(2)(i)(L)
 * Shape     `his truck (TX KLT 4471)` · `white F-150, NM 882-TKR` · `van CA 7XKR209`
 *
 * Labelled plates are found by `labelled-id.ts`.
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { STATE_CODE } from '../lexicon.ts';
import { CAPITALS, GAP_LINE, type Tokens } from '../tokens.ts';

const PLATE =
  /(?:[A-Z]{2,3}[ -]?\d{3,5}|\d{3,4}[ -]?[A-Z]{2,3}|\d[A-Z]{3}\d{3})(?![\p{L}\p{N}-])/uy;
const isVehicle =
  d.wordSet(`car truck van suv pickup sedan jeep vehicle motorcycle minivan coupe hatchback trailer rv moped scooter
  ford honda toyota chevy chevrolet dodge nissan hyundai kia subaru gmc buick mazda tesla camry civic corolla accord f150
  tacoma silverado explorer`);
const VEHICLE_DISTANCE = 6;

function isBesideVehicle(t: Tokens, state: number): boolean {
  for (let at = state; at > 0 && at > state - VEHICLE_DISTANCE; at -= 1) {
    if ((t.gap[at]! & GAP_LINE) !== 0 || t.mark[at] === d.DOT) return false;
    if (isVehicle(t, at - 1)) return true;
  }
  return false;
}

export const plate: Detector = {
  id: 'plate',
  bits: STATE_CODE,
  shapes: 0,
  find(t, at, found) {
    const value = at + 1;
    if (t.shape[at] !== CAPITALS || !d.isSpaced(t, value) || !isBesideVehicle(t, at)) return;
    PLATE.lastIndex = t.start[value]!;
    if (!PLATE.test(t.text)) return;
    const [start, end] = [t.start[value]!, PLATE.lastIndex];
    found.push(d.finding(start, end, 'vehicle_identifier', 'plate', 0.8, 'plate/state'));
  },
};
