/**
 * Towns in texts without capitals, where somebody moves there, lives there or is brought from there.
 *
 * Category  geographic subdivisions smaller than a state, 45 CFR §164.514(b)(2)(i)(B)
 * Shape     `moved to garden city` · `ems from sheep springs` · `grew up in cedar falls`
 *
 * Of two words, listed or ending as towns do: one word alone is left to the tagger.
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { hashPhrase } from '../fold.ts';
import { isSpanish } from '../language.ts';
import * as x from '../lexicon.ts';
import { isClinical } from '../names/part.ts';
import { LOWER, NO_CAPITALS, type Tokens } from '../tokens.ts';

const WAYS = ['in', 'from', 'to', 'near', 'outside'];
const isMove =
  d.wordSet(`moved moving moves relocated lives lived living live resides grew raised born ems medics flown airlifted
  transferred tx drove drives commutes visiting back up out over down staying`);
const isTownEnd = d.wordSet(
  'springs city falls creek junction beach heights hills valley mills rapids grove lake',
);
const BARRED =
  x.STOP | x.DRUG | x.UNIT | x.RELATION | x.ROLE | x.CARE_WORD | x.CARE_PLACE | x.NUMBER_WORD;
const isOther = d.wordSet('inner same other another big whole local nearest different home');

const isTownWord = (t: Tokens, at: number): boolean =>
  d.isSpaced(t, at) &&
  t.shape[at] === LOWER &&
  !d.has(t, at, BARRED) &&
  !isOther(t, at) &&
  !isClinical(t, at);

export const lowerTown: Detector = {
  id: 'lower-town',
  bits: 0,
  shapes: 0,
  words: WAYS,
  find(t, at, found: Finding[]) {
    if (t.capitals !== NO_CAPITALS || at === 0 || isSpanish(t, at)) return;
    const [first, last] = [at + 1, at + 2];
    if (!d.isSpaced(t, at) || !isMove(t, at - 1)) return;
    if (!isTownWord(t, first) || last >= t.count || !isTownWord(t, last)) return;
    const isListed = (x.bitsOf(hashPhrase(t.hash[first]!, t.hash[last]!)) & x.CITY) !== 0;
    if (!isListed && !isTownEnd(t, last)) return;
    found.push(
      d.finding(t.start[first]!, t.end[last]!, 'location', 'city', 0.66, 'lower-town/words'),
    );
  },
};
