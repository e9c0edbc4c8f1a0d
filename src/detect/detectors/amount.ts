/** Amounts that have as many digits as numbers of charts: `2400000 units`, `1250000 copies/mL`, `{"value":1250000,"unit":…}`. */
import * as d from '../detector.ts';
import type { Tokens } from '../tokens.ts';

/** No letter alone, which is somebody's sex or the next word as well. */
const isCounted =
  d.wordSet(`units unit iu miu mu copies cells cfu pfu ng pg mcg ug mg ml mmol meq platelets lymphocytes
  unidades ui copias`);
const isValue = d.wordSet('value');
const isUnit = d.wordSet('unit');
const QUOTE = 34;

/** The number at `at` is so many of something. */
export const isAmount = (t: Tokens, at: number): boolean =>
  (isCounted(t, at + 1) && d.isSpaced(t, at + 1)) || isQuantity(t, at);

/** `"value":1250000,"unit":"copies/mL"` */
const isQuantity = (t: Tokens, at: number): boolean =>
  isValue(t, at - 1) &&
  isUnit(t, at + 1) &&
  t.text.charCodeAt(t.end[at - 1]!) === QUOTE &&
  t.text.charCodeAt(t.start[at + 1]! - 1) === QUOTE;
