/** What stands beside two numbers: whether they are a share, a score, a quantity, or what happened on a day. */
import * as d from '../detector.ts';
import { DRUG } from '../lexicon.ts';
import { CAPITALS, GAP_LINE, LOWER, MIXED, type Tokens } from '../tokens.ts';
import { joint } from './date-parts.ts';

export const isFractionNoun =
  d.wordSet(`strength murmur systolic diastolic pain scale power motor reflexes
  reflex pulses pulse edema vision acuity eye out th ths score blasts nodes positive stars cm mm
  inch size visual ln lns cores core involved`);
export const isBeforeFraction =
  d.wordSet(`bp pressure score scale grade strength acuity vision rated pain
  apgar apgars gcs murmur ratio gleason ecog nyha about approximately pupils reflexes motor dtrs`);

export const isQuantity =
  d.wordSet(`in of was were ratio rate rates score total count patients cases eyes rbc wbc hct
  hgb found positive negative proportion sensitivity pressure saturation sat sats scored scores mmse
  moca dose doses mg units`);

export const isEventWord =
  d.wordSet(`stopped given held placed removed pulled drawn sent repeated changed resumed
  missed expired died returned returns moved transferred home admit admission discharge surgery
  sternotomy meeting mtg conference recert recertification review appt appointment clinic labs lab mri
  ct cxr echo bx biopsy culture cultures bcx ucx scan film scope colonoscopy exp expires eta lmp edd
  recheck dx dced deadline booked rescheduled bloods msu csu swab swabs smear uss infusion`);

/** Scales whose value is told with the most that there is: `MOCA 12/30`. */
export const isScale =
  d.wordSet(`mmse moca slums bims gds phq phq9 gad gad7 fim gcs nihss epds hads amts amt audit dast cage ess ipss pcl ymrs
  hamd madrs bdi act cat mna braden morse norton berg tinetti sppb barthel katz lawton ishihara ranson apache sofa bisap das
  odi ndi koos womac dash ecog cdt clock spmsq recall3 asia orientation attention registration romberg plates
  va vaod vaos od os ou chronicity activity index iddsi bipap cpap peep ipap epap iop settings setting meld`);

/** Instruments and charts that go by two numbers: `Gracey 11/12 & 13/14`, `Snellen 6/60`. */
const isOfTwoNumbers = d.wordSet(
  'gracey gracy snellen logmar etdrs ishihara columbia langer younger va vaod vaos vou acuity',
);
const PAIRS_MAX = 3;

/** The pair that starts at `first` is one of those, the first of them or a later one. */
export function isOfInstrument(t: Tokens, first: number): boolean {
  let at = first;
  for (let pairs = 0; pairs < PAIRS_MAX; pairs += 1) {
    if (isOfTwoNumbers(t, at - 1)) return true;
    const isBeside = d.isNumber(t, at - 1) && d.isJoinedBy(t, at - 1, d.SLASH);
    if (!isBeside || t.start[at]! - t.end[at - 1]! > 3 || (t.gap[at]! & GAP_LINE) !== 0)
      return false;
    at -= 2;
  }
  return false;
}

const isNow = d.wordSet('of at to was is today now overnight currently score scored');
const FILLERS_MAX = 3;

/** `BiPAP overnight at 12/6`, `PHQ-9 today 12/27`: the scale or setting stands a few small words before, or has a number of its own. */
export function isOfScale(t: Tokens, before: number): boolean {
  if (isScale(t, before)) return true;
  let at = before;
  while (before - at < FILLERS_MAX && isNow(t, at)) at -= 1;
  if (d.isNumber(t, at) && d.isJoinedByDash(t, at)) at -= 1;
  const isWritten = t.shape[at] === CAPITALS || t.shape[at] === MIXED;
  return isWritten && isScale(t, at);
}

const isCountedThing = d.wordSet(
  'node nodes ln lns sln slns sentinel core cores fraction fractions',
);
/** `pN1 (`, `ypN2a (`, `N1mi(sn) (`: how many nodes hold tumour, of those examined. */
const NODAL = /\b(?:y|r|yp|rp|y?c|a)?p?N[0-3X][a-c]?(?:mi)?(?:\((?:sn|f|i[+-]|mol[+-])\))?[ ,]?\($/;
const NODAL_LENGTH = 16;

/** `pN1 (1/14)`, `Sentinel nodes (1/3)`, `Visit #: 7/12`: so many of so many; `at` is the first number. */
export function isCount(t: Tokens, at: number): boolean {
  if (at === 0 || t.number[at]! > t.number[at + 1]! || (t.gap[at]! & GAP_LINE) !== 0) return false;
  const from = t.end[at - 1]!;
  const gap = t.text.slice(from, Math.min(t.start[at]!, from + GAP_MAX));
  if (gap.includes('#')) return true;
  if (isCountedThing(t, at - 1)) return t.start[at]! - from < GAP_MAX;
  const end = t.start[at]!;
  return t.mark[at] === d.OPEN && NODAL.test(t.text.slice(Math.max(0, end - NODAL_LENGTH), end));
}
const GAP_MAX = 4;

const isPaired = d.wordSet(
  'ast alt bun cr creat na k cl h hct hgb hb ipap epap sbp dbp pt ptt inr ck mb bnp i e ps peep',
);
/** `AST/ALT 12/28`: a value for each. */
export const isOfPair = (t: Tokens, before: number): boolean =>
  d.isJoinedBy(t, before, d.SLASH) && isPaired(t, before) && isPaired(t, before - 1);

/** `4/12 ago`: months, as British notes write them. */
export const isAgo = d.wordSet('ago');

/** `5/20` behind two drugs in one, or a drug that is one, is its strength. */
export const isCombination = (t: Tokens, at: number): boolean =>
  isTwoInOne(t, at) || (d.isJoinedBy(t, at, d.SLASH) && d.has(t, at - 1, DRUG));
const isTwoInOne =
  d.wordSet(`lotrel azor vytorin caduet norco percocet vicodin lotensin zestoretic ziac twynsta exforge
  sinemet hctz insulin apap`);
/** `d/c'd 2/9` */
export const isLetterD = (t: Tokens, at: number): boolean =>
  isD(t, at) && d.isJoinedByApostrophe(t, at);
const isD = d.wordSet('d');

export const isLineStart = (t: Tokens, at: number) => at === 0 || (t.gap[at]! & GAP_LINE) !== 0;

/** A number and a joint stand before: this is the inside of something longer, unless a date ends there. */
export function isGluedBefore(t: Tokens, at: number): boolean {
  if (at === 0) return false;
  if (d.isAdjacent(t, at)) return t.shape[at - 1] !== LOWER && t.shape[at - 1] !== CAPITALS;
  if (joint(t, at) === 0 || !d.isNumber(t, at - 1)) return false;
  const isRange = t.mark[at] === d.HYPHEN || t.mark[at] === 0x2013;
  // `14/450/5/10/50`: a row of settings
  if (t.mark[at] === d.SLASH && joint(t, at - 1) === d.SLASH && d.digits(t, at - 2) === 3)
    return true;
  // `3/4-3/9/2021`, `3/4/2021-3/9/2021`, `2021-03-04/2021-03-09`
  return !(isRange || t.mark[at] === d.SLASH) || joint(t, at - 1) === 0;
}
