/**
 * The letterhead of a place of care: a line of capitalised words that ends in what it is, and begins with what it is called;
 * also behind a comma or in brackets.
 *
 * Category  geographic subdivisions, 45 CFR §164.514(b)(2)(i)(B): a hospital places its patient
 * Shape     `HEARTWOOD RHYTHM CLINIC` · `White Mesa Indian Health Center` · `Three Forks Kidney Center – Downtown` ·
 *           `Harborview Rheumatology, P.C.`
 *
 * `SLEEP DISORDERS CENTER`, `FOLLOW UP CLINIC` begin with what is done there, and name none.
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { isSpanish } from '../language.ts';
import * as x from '../lexicon.ts';
import { isClinical, isLearned } from '../names/part.ts';
import { GAP_LINE, LETTER, type Tokens } from '../tokens.ts';
import { isGenericCare } from './care-place.ts';

const HOUSES = 'center centre clinic clinics hospital institute hospice infirmary sanatorium';
const WORDS_MAX = 8;
const isInner = d.wordSet('of the and for at de la');
const AMPERSAND = 38;

/** Begins a heading that names what is done, and to whom. */
const isKind =
  d.wordSet(`initial established consult consultation evaluation return annual routine telehealth video virtual phone
  trauma burn poison call contact support resource crisis service referral referring receiving sending admitting
  transferring treating attending outside treatment recovery reproductive fertility infusion imaging surgery
  surgical ambulatory comprehensive regional level stroke chest bone joint sports gender lactation birth birthing
  midwifery nurse doctor provider physician patient student employee employees veterans refugee international
  immunization immunisation hepatitis hiv wic std sti prep opioid methadone suboxone addiction behavioral
  behavioural hearing audiology speech voice swallow sleep thyroid endocrine lung kidney colorectal prostate skin
  wound hyperbaric discharge disposition location site facility name department dept from to at seen date time
  teaching general short long stay step observation chemotherapy radiation research study trial data coordinating
  nutrition healthy adult child children adolescent geriatric senior seniors aging dementia movement neuro
  neuromuscular cleft craniofacial genetics genetic metabolic cystic sickle hemophilia palliative comfort`);

const isLinked = (t: Tokens, at: number): boolean =>
  d.isSpaced(t, at) ||
  d.isJoinedByDash(t, at) ||
  d.isJoinedByApostrophe(t, at) ||
  (t.mark[at] === AMPERSAND && t.start[at]! - t.end[at - 1]! <= 3 && (t.gap[at]! & GAP_LINE) === 0);

/** Names the house, and not what it does. */
function isCalling(t: Tokens, at: number): boolean {
  if (t.shape[at] === LETTER || t.end[at]! - t.start[at]! < 3) return false;
  if (d.has(t, at, x.NUMBER_WORD)) return true; // `Three Rivers`
  if (d.has(t, at, x.STOP | x.TITLE | x.CARE_WORD | x.MONTH | x.WEEKDAY | x.DRUG | x.ROLE | x.UNIT))
    return false;
  return !isGenericCare(t, at) && !isKind(t, at) && !isClinical(t, at) && !isLearned(t, at);
}

const startsLine = (t: Tokens, at: number): boolean => at === 0 || (t.gap[at]! & GAP_LINE) !== 0;
/** The line ends, or a mark stands there that does not lead on. */
function endsName(t: Tokens, at: number): boolean {
  if (at >= t.count || (t.gap[at]! & GAP_LINE) !== 0) return true;
  const mark = t.mark[at]!;
  return mark !== 0 && mark !== d.COLON && mark !== d.SLASH;
}

/** A line begins, or what stands beside a person: `Dr. Lund, Five Forks Breast Center`, `seen (Heartwood Rhythm Clinic)`. */
const startsName = (t: Tokens, at: number): boolean =>
  startsLine(t, at) || t.mark[at] === d.COMMA || t.mark[at] === d.OPEN;

/** First token of the name, where all of it up to `last` are words of one; -1 otherwise. */
function nameStart(t: Tokens, last: number): number {
  let first = last;
  while (!startsName(t, first)) {
    if (last - first >= WORDS_MAX || !isLinked(t, first)) return -1;
    const before = first - 1;
    if (!d.isCapitalised(t, before) && !isInner(t, before)) return -1;
    first = before;
  }
  return first;
}

const LEGAL = /,? {1,2}(?:P\.?C\.?|PLLC|LLC|L\.L\.C\.|LLP|P\.?A\.?|Inc\.?)(?![\p{L}\p{N}])/uy;

export const careHeading: Detector = {
  id: 'care-heading',
  bits: 0,
  shapes: 0,
  words: [...HOUSES.split(' '), 'pc', 'p', 'pllc', 'llc', 'llp', 'pa', 'inc'],
  find(t, at, found) {
    if (!d.isCapitalised(t, at) || isSpanish(t, at)) return;
    const isHouse = isHouseWord(t, at);
    const last = isHouse ? at : at - 1;
    if (last < 1 || (isHouse ? !endsName(t, at + 1) : !isLegal(t, at))) return;
    const first = nameStart(t, last);
    if (first < 0 || first === last || !isCalling(t, first)) return;
    found.push(
      d.finding(t.start[first]!, t.end[last]!, 'location', 'hospital', 0.65, 'care-heading/line'),
    );
  },
};

const isHouseWord = d.wordSet(HOUSES);

/** `Harborview Rheumatology, P.C.` */
function isLegal(t: Tokens, at: number): boolean {
  const end = t.end[at - 1];
  if (end === undefined) return false;
  LEGAL.lastIndex = end;
  return LEGAL.test(t.text) && isPractice(t, at - 1);
}

const PRACTICE =
  /(?:ology|iatry|iatrics|iatric|ontics|opedics|opaedics|medicine|surgery|imaging|health|physicians|associates|care|dental|therapy)$/i;
const isPractice = (t: Tokens, at: number): boolean =>
  PRACTICE.test(t.text.slice(t.start[at], t.end[at]));
