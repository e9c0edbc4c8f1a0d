/**
 * What stands between two parts of one address, or of one description of a place: `Iwaju Close, ‹off› Hospital Road, ‹behind First›
 * Bank Plaza`, `1187 Quarry Rd, ‹Bldg F, Apt 4,› Millhaven`.
 *
 * Category  geographic subdivisions, 45 CFR §164.514(b)(2)(i)(B)
 *
 * On one line, with nothing that ends a sentence or begins another, and no word but those that say how places lie to each other, numbers,
 * and words with a capital that are nothing else.
 */
import type { Finding } from '../core/phi.ts';
import * as d from './detector.ts';
import * as x from './lexicon.ts';
import { isClinical, isLearned } from './names/part.ts';
import { GAP_LINE, LOWER, type Tokens } from './tokens.ts';

const TOKENS_MAX = 5;
const DIGITS_MAX = 5;

const isHinge =
  d.wordSet(`of the on off near behind beside opposite opp next corner block blk bldg building floor flr fl apt apartment unit
  ste suite room rm no cabin lot box plot house flat exit mile milepost km door gate level block tower wing annex site space sp
  e n s w north south east west off between facing past above below del la el de los las frente junto esquina entre piso
  depto dpto casa manz manzana lote mz lt int interior puerta portal bloque edificio edif torre local km`);
const BARRED =
  x.TITLE |
  x.MONTH |
  x.WEEKDAY |
  x.ROLE |
  x.RELATION |
  x.DRUG |
  x.CREDENTIAL |
  x.ANNOUNCING |
  x.ID_LABEL |
  x.UNIT;

/** The finding between two places that belong together; undefined where there is none. */
export function betweenPlaces(
  t: Tokens,
  one: Finding,
  next: Finding,
  tokenFrom: (place: number) => number,
): Finding | undefined {
  if (one.category !== 'location' || next.category !== 'location') return undefined;
  const first = tokenFrom(one.end);
  const last = tokenFrom(next.start) - 1;
  if (last < first || last - first >= TOKENS_MAX) return undefined;
  for (let at = first; at <= last + 1; at += 1) if (!isGap(t, at)) return undefined;
  for (let at = first; at <= last; at += 1) if (!mayStand(t, at)) return undefined;
  const [start, end] = [t.start[first]!, t.end[last]!];
  return d.finding(start, end, 'location', 'street', 0.6, 'place/between');
}

/** On the line, with a comma or a blank, a hyphen, a sign for a number or the dot of a short word before it. */
function isGap(t: Tokens, at: number): boolean {
  if ((t.gap[at]! & GAP_LINE) !== 0 || d.isColumnApart(t, at)) return false;
  const mark = t.mark[at]!;
  if (mark === 0 || mark === d.COMMA || mark === d.HASH || d.isDash(mark) || d.isApostrophe(mark))
    return true;
  if (mark === d.SLASH || mark === d.AMPERSAND) return true;
  return mark === d.DOT && (d.isBehindShort(t, at) || isHinge(t, at - 1));
}

function mayStand(t: Tokens, at: number): boolean {
  if (isHinge(t, at)) return true;
  if (d.isNumber(t, at)) return d.digits(t, at) <= DIGITS_MAX && !d.isMeasured(t, at);
  if (d.isPossessive(t, at)) return true;
  if (t.shape[at] === LOWER || !d.isCapitalised(t, at)) return false;
  return !d.has(t, at, BARRED) && !isClinical(t, at) && !isLearned(t, at);
}
