/**
 * Where something was done, without a preposition: between what was done and its year, or the days of a dialysis.
 *
 * Category  geographic subdivisions, 45 CFR §164.514(b)(2)(i)(B): a hospital places its patient
 * Shape     `CABG Methodist 2014` · `difficult airway Bronglais 2018` · `Dialysis Dunseith TTS`
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { isSpanish, mayBeResearch } from '../language.ts';
import * as x from '../lexicon.ts';
import { isClinical, isLearned } from '../names/part.ts';
import { CAPITAL, CAPITALS, type Tokens } from '../tokens.ts';
import { NO_PLACE } from './place-words.ts';

/** No devices: `stent Xience 2018` is its brand. */
const DONE = [
  'cabg',
  'cath',
  'dialysis',
  'hd',
  'surgery',
  'airway',
  'delivery',
  'section',
  'transplant',
  'appendectomy',
  'cholecystectomy',
  'hysterectomy',
  'mastectomy',
  'colectomy',
  'turp',
  'rehab',
  'detox',
  'chemo',
  'admission',
];
const WORDS_MAX = 2;
const isFaith = d.wordSet('methodist baptist presbyterian lutheran adventist mercy providence');
const isDays = d.wordSet('tts mwf tths');
const BARRED = NO_PLACE | x.STATE | x.COUNTRY | x.EPONYM;

const isHouse = (t: Tokens, at: number): boolean =>
  isFaith(t, at) ||
  (!d.isOrdinary(t, at) && !d.has(t, at, BARRED) && !isClinical(t, at) && !isLearned(t, at));

const isYear = (t: Tokens, at: number): boolean =>
  d.isNumber(t, at) && d.digits(t, at) === 4 && t.number[at]! > 1950 && t.number[at]! < 2100;

export const doneThere: Detector = {
  id: 'done-there',
  bits: 0,
  shapes: 0,
  words: DONE,
  find(t, at, found: Finding[]) {
    let last = at;
    while (last - at < WORDS_MAX && d.isSpaced(t, last + 1) && t.shape[last + 1] === CAPITAL) {
      if (!isHouse(t, last + 1)) return;
      last += 1;
    }
    const end = last + 1;
    if (last === at || !d.isSpaced(t, end)) return;
    const isTimed = isYear(t, end) || (isDays(t, end) && t.shape[end] === CAPITALS);
    if (!isTimed || isSpanish(t, at) || mayBeResearch(t)) return;
    found.push(
      d.finding(t.start[at + 1]!, t.end[last]!, 'location', 'hospital', 0.66, 'done-there/name'),
    );
  },
};
