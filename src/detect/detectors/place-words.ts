/** What words of a place's name are, and what they are not. */
import * as d from '../detector.ts';
import * as x from '../lexicon.ts';
import type { Tokens } from '../tokens.ts';

/** No word of such a name: people, drugs, days and measures. */
export const NO_PLACE =
  x.STOP | x.TITLE | x.DRUG | x.MONTH | x.WEEKDAY | x.CREDENTIAL | x.RELATION | x.ROLE | x.UNIT;

/** Words of places that end as learned ones do. */
export const isStation = d.wordSet('station mission junction plantation');

/** `Winston-Salem`, `St. Mary`: the next word of a name. */
export const isPlaceLinked = (t: Tokens, at: number): boolean =>
  d.isSpaced(t, at) || d.isJoinedByDash(t, at) || d.isBehindShort(t, at);
