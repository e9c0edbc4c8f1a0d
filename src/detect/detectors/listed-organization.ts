/**
 * Insurers, pharmacies and laboratories of whole countries, by their own names.
 *
 * Category  not one of Safe Harbor's own; with what else a text tells, an insurer or pharmacy singles people out, 45 CFR
 *           §164.514(b)(2)(i)(R)
 * Shape     `Aetna`, `humana` · `Rite Aid`, `Express Scripts`, `Blue Cross` · `from CVS`, `at Boots`, `Quest` where something is drawn
 * Source    the issuers' own names, United States and United Kingdom
 *
 * What is also a word or an abbreviation (`Boots`, `CVS` for the heart) needs a word of whereabouts in front.
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { isSpanish, mayBeResearch } from '../language.ts';
import { LOWER, type Tokens } from '../tokens.ts';
import { isLinked, isListed, LISTED } from './organization-run.ts';

/** Names of two words, by the first: in any case. */
const PAIRS: Readonly<Record<string, string>> = {
  rite: 'aid',
  express: 'scripts',
  united: 'healthcare',
  blue: 'cross shield',
  kaiser: 'permanente',
  well: 'pharmacy',
  principal: 'life',
  northwestern: 'mutual',
  vitality: 'health',
  quest: 'diagnostics',
  lloyds: 'pharmacy',
  hy: 'vee',
};
const AFTER_PLACE =
  'cvs boots quest lloyds anthem meijer safeway publix asda tesco morrisons target travelers';
const seconds = new Map(Object.entries(PAIRS).map(([first, all]) => [first, d.wordSet(all)]));
const isAfterPlace = d.wordSet(AFTER_PLACE);
const isPlaced = d.wordSet('at from by via near');
const isArticle = d.wordSet('the');
/** `by CVS exam`, `at target dose` */
const isOther = d.wordSet('exam examination dose heart rate weight range sampling goal cells');
const isCvs = d.wordSet('cvs');
const SCORE = 0.6;

export const listedOrganization: Detector = {
  id: 'listed-organization',
  bits: 0,
  shapes: 0,
  words: `${LISTED} ${AFTER_PLACE} ${Object.keys(PAIRS).join(' ')}`.split(/\s+/),
  find(t, at, found) {
    if (isSpanish(t, at) || mayBeResearch(t) || d.isAdjacent(t, at)) return;
    let last = at;
    const second = seconds.get(t.text.slice(t.start[at], t.end[at]).toLowerCase());
    if (second?.(t, at + 1) === true && isLinked(t, at + 1)) last = at + 1;
    else if (!isListed(t, at) && !isVisited(t, at)) return;
    const [start, end] = [t.start[at]!, t.end[last]!];
    found.push(
      d.finding(start, end, 'organization', 'organization', SCORE, 'listed-organization/name'),
    );
  },
};

/** `from cvs`, `at Boots`, `at the Meijer`; small letters are the word, but for `cvs`. */
function isVisited(t: Tokens, at: number): boolean {
  if (!isAfterPlace(t, at) || (t.shape[at] === LOWER && !isCvs(t, at))) return false;
  if (d.isSpaced(t, at + 1) && isOther(t, at + 1)) return false;
  const before = isArticle(t, at - 1) ? at - 2 : at - 1;
  return before >= 0 && d.isSpaced(t, at) && d.isSpaced(t, before + 1) && isPlaced(t, before);
}
