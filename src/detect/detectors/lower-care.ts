/**
 * Places of care in texts without capitals.
 *
 * Category  geographic subdivisions, 45 CFR §164.514(b)(2)(i)(B)
 * Shape     `discharged from mercy` · `my labs at methodist` · `a cna at golden acres`
 *
 * `at the mercy of`, `at baptist funerals` name none.
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { isSpanish } from '../language.ts';
import * as x from '../lexicon.ts';
import { LOWER, NO_CAPITALS, type Tokens } from '../tokens.ts';

const NAMED = ['mercy', 'methodist', 'baptist', 'presbyterian', 'providence', 'kaiser', 'mayo'];
/** Behind a word they are a home for the old. */
const HOMES = [
  'acres',
  'manor',
  'pines',
  'oaks',
  'willows',
  'laurels',
  'elms',
  'commons',
  'meadows',
  'haven',
  'estates',
  'lodge',
  'villas',
];
const isHome = d.wordSet(HOMES.join(' '));
const isAt = d.wordSet('at from to dispo');
const isAfter = d.wordSet(
  'in on yesterday today last and but for they she he i we the er ed hospital where who now',
);

/** A mark, a line, or a word that goes on with the sentence. */
const isClosed = (t: Tokens, at: number): boolean => !d.isSpaced(t, at) || isAfter(t, at);

export const lowerCare: Detector = {
  id: 'lower-care',
  bits: 0,
  shapes: 0,
  words: [...NAMED, ...HOMES],
  find(t, at, found: Finding[]) {
    if (t.capitals !== NO_CAPITALS || t.shape[at] !== LOWER || isSpanish(t, at)) return;
    const first = isHome(t, at) ? at - 1 : at;
    if (first < 1 || !d.isSpaced(t, first) || !isAt(t, first - 1)) return;
    if (first < at && (!d.isSpaced(t, at) || d.has(t, first, x.STOP) || t.shape[first] !== LOWER))
      return;
    if (first === at && !isClosed(t, at + 1)) return;
    found.push(
      d.finding(t.start[first]!, t.end[at]!, 'location', 'hospital', 0.65, 'lower-care/name'),
    );
  },
};
