/**
 * Titles that the clinic writes for something else: `Mild MR. Normal RV`, `QRS 110 ms. Axis`, `Duloxetine DR. Continue`,
 * `Lt. Knee`, `lives on Oak Dr. Denies`. Before a word that nobody is called they end a sentence, or name a side.
 */
import * as d from '../detector.ts';
import * as x from '../lexicon.ts';
import { CAPITAL, CAPITALS, LOWER, SOME_CAPITALS, type Tokens } from '../tokens.ts';
import { isClinical, isLearned } from './part.ts';

const isMilliseconds = d.wordSet('ms');
const isShort = d.wordSet('mr ms dr');
const isDrive = d.wordSet('dr');
const isSide = d.wordSet('lt');
/** In India, serum: `Sr. Creat 1.8`. */
const isSenior = d.wordSet('sr');
const isSerum = d.wordSet(
  'creat creatinine urea albumin bilirubin calcium sodium potassium iron ferritin amylase lipase ammonia electrolytes lactate uric protein proteins lft na k',
);
/** How much of it there is: mitral regurgitation, or stenosis. */
const isGrade = d.wordSet('mild moderate severe trace trivial mod minimal significant worsening');
const PLUS = 43;

/** The title at `title`, and a dot, stand before the word at `at`, and are none. */
export function isNoTitle(t: Tokens, title: number, at: number): boolean {
  if (t.mark[at] !== d.DOT) return false;
  if (t.shape[title] === LOWER)
    return isMilliseconds(t, title) && d.isNumber(t, title - 1) && isHardlyName(t, at);
  if (isSide(t, title)) return isHardlyName(t, at);
  if (isSenior(t, title)) return isSerum(t, at);
  if (!isShort(t, title)) return false;
  if (t.shape[title] === CAPITALS) return isGraded(t, title) || isNobody(t, at);
  return isDrive(t, title) && isStreetBefore(t, title) && isNobody(t, at);
}

/** `Moderate MR`, `2+ MR` */
const isGraded = (t: Tokens, title: number): boolean =>
  d.isSpaced(t, title) ? isGrade(t, title - 1) : d.isNumber(t, title - 1) && t.mark[title] === PLUS;

const isStreetBefore = (t: Tokens, title: number): boolean =>
  d.isSpaced(t, title) && t.shape[title - 1] === CAPITAL && !d.has(t, title - 1, x.STOP);

const isWord = (t: Tokens, at: number): boolean =>
  d.isOrdinary(t, at) || d.has(t, at, x.DRUG) || isClinical(t, at) || isLearned(t, at);

/** `MR. TR mild`: capitals among other words, too few for an unlisted name. */
const isAbbreviation = (t: Tokens, at: number): boolean =>
  t.shape[at] === CAPITALS &&
  t.capitals === SOME_CAPITALS &&
  t.end[at]! - t.start[at]! <= ABBREVIATION_MAX;
const ABBREVIATION_MAX = 4;

const isNobody = (t: Tokens, at: number): boolean =>
  d.has(t, at, x.STOP | x.PERSON_LABEL) ||
  ((isWord(t, at) || isAbbreviation(t, at)) && !d.has(t, at, x.GIVEN | x.SURNAME));

/** A word that few families are called. */
const isHardlyName = (t: Tokens, at: number): boolean =>
  isNobody(t, at) || (isWord(t, at) && !d.has(t, at, x.SURNAME_TOP));
