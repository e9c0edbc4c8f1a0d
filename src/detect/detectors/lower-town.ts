/**
 * Towns in texts without capitals or of nothing else, where somebody moves there, lives there or is brought from there.
 *
 * Category  geographic subdivisions smaller than a state, 45 CFR §164.514(b)(2)(i)(B)
 * Shape     `moved to garden city` · `ems from sheep springs` · `grew up in cedar falls`
 *
 * One that an article or a saint begins needs no more than to be listed, behind such a word: `62 yo f from las cruces`,
 * `SON OF LAS CRUCES`.
 * Of two words, listed or ending as towns do: one word alone is left to the tagger.
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { hashPhrase } from '../fold.ts';
import { isSpanish } from '../language.ts';
import * as x from '../lexicon.ts';
import { isClinical } from '../names/part.ts';
import { LOWER, NO_CAPITALS, SOME_CAPITALS, type Tokens } from '../tokens.ts';

const WAYS = ['in', 'from', 'to', 'near', 'outside'];
const isWay = d.wordSet(WAYS.join(' '));
const isOpening = d.wordSet('el la las los san santa st saint des fort');
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

/** `las cruces`, `EL PASO` */
const isOpenedTown = (t: Tokens, first: number): boolean =>
  isOpening(t, first) &&
  t.capitals !== SOME_CAPITALS &&
  t.shape[first] === t.shape[first + 1] &&
  d.isSpaced(t, first + 1) &&
  (isOpened(t, first + 1) || isListedTown(t, first));
/** What stands behind the opening in towns that the list has not: `El Paso`, `La Crosse`, `St. Louis`. */
const isOpened =
  d.wordSet(`paso crosse centro cajon monte dorado reno jolla mesa grange junta porte puente habra quinta verne plata louis
  paul cloud petersburg charles joseph`);

/** `moved to garden city`; `at` is the word of the way. */
function isMovedTo(t: Tokens, at: number): boolean {
  const [first, last] = [at + 1, at + 2];
  if (t.capitals !== NO_CAPITALS || !isWay(t, at) || !d.isSpaced(t, at) || !isMove(t, at - 1))
    return false;
  if (!isTownWord(t, first) || !isTownWord(t, last)) return false;
  return isListedTown(t, first) || isTownEnd(t, last);
}

const isListedTown = (t: Tokens, first: number): boolean =>
  (x.bitsOf(hashPhrase(t.hash[first]!, t.hash[first + 1]!)) & x.CITY) !== 0;

export const lowerTown: Detector = {
  id: 'lower-town',
  bits: 0,
  shapes: 0,
  words: [...WAYS, 'of'],
  find(t, at, found: Finding[]) {
    const [first, last] = [at + 1, at + 2];
    if (at === 0 || last >= t.count || !d.isSpaced(t, first) || isSpanish(t, at)) return;
    if (!isOpenedTown(t, first) && !isMovedTo(t, at)) return;
    found.push(
      d.finding(t.start[first]!, t.end[last]!, 'location', 'city', 0.66, 'lower-town/words'),
    );
  },
};
