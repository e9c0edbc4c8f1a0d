/**
 * Places of care where only such a name stands: at the head of a letter, behind a label, behind who works there.
 *
 * Category  geographic subdivisions, 45 CFR §164.514(b)(2)(i)(B)
 * Shape     first lines `CHIPPEWA VALLEY TRAVEL & IMMUNIZATION CLINIC`, `Ocotillo Pain & Spine` ·
 *           `Clinic: Three Rivers Kidney Center` · `Stromberg, DO, Prairie View Family Medicine`
 *
 * `INTERVENTIONAL PAIN CLINIC` is a department: one word must be a name, a town or a word of the land (`Valley`).
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { isSpanish, mayBeResearch } from '../language.ts';
import * as x from '../lexicon.ts';
import { isClinical, isLearned } from '../names/part.ts';
import { CAPITAL, GAP_LINE, LETTER, LOWER, type Tokens } from '../tokens.ts';

/** The head of a letter, in lines and in tokens. */
const LINES_MAX = 3;
const TOKENS_MAX = 40;
const WORDS_MAX = 8;
const TAILS = `clinic hospital center centre health healthcare medicine rheumatology orthopedics orthopaedics cardiology
  dermatology oncology neurology urology nephrology gastroenterology pulmonology endocrinology pediatrics paediatrics
  psychiatry ophthalmology podiatry dentistry obstetrics gynecology radiology imaging fertility spine pain sport sports
  balance hearing therapy rehab rehabilitation physicians associates partners wellness eye dental dialysis hospice
  practice surgery endodontics orthodontics counseling recovery midwifery pt`;
const isHinge = d.wordSet('and of the');
const isWhere = d.wordSet('at to from by via');
/** Words of the land, of which houses are named. */
const isLand =
  d.wordSet(`valley butte creek river rivers hill hills lake lakes mountain mountains ridge rock rocks towns corners
  station harbor harbour bay prairie meadow meadows canyon mesa cedar oak oaks maple pine pines willow birch aspen
  elm falls island coast shore cove view village country county woods grove heights plains desert sierra summit
  northside southside eastside westside north south east west`);
const isKind =
  d.wordSet(`sleep pain heart eye spine kidney breast travel wound birth care sport sports balance hearing dental home
  health family women womens children childrens day night new patient visit note notes report record records summary
  interventional outpatient inpatient community student employee urgent primary walk weight memory stroke infusion
  admission discharge telehealth virtual study site unit department division service services program school
  university hospital clinic center centre medical surgical date name history physical progress consult consultation
  physiotherapy occupational speech telephone encounter letter referral intake follow up initial evaluation plan`);
const isLabel = d.wordSet(
  'clinic facility location hospital client unit site practice pcp office center',
);

function isProper(t: Tokens, at: number): boolean {
  if (t.shape[at] === LETTER || isKind(t, at) || !d.isCapitalised(t, at)) return false;
  if (isLand(t, at)) return true;
  if (
    d.has(
      t,
      at,
      x.STOP |
        x.TITLE |
        x.CREDENTIAL |
        x.MONTH |
        x.WEEKDAY |
        x.DRUG |
        x.CARE_WORD |
        x.ROLE |
        x.EPONYM,
    )
  )
    return false;
  if (isClinical(t, at) || isLearned(t, at) || t.end[at]! - t.start[at]! <= 3) return false;
  return !d.isOrdinary(t, at) || isRareAtTop(t, at);
}

/** `Larkspur Family Practice`, as the first words of all. */
const isRareAtTop = (t: Tokens, at: number): boolean =>
  at === 0 && t.shape[at] === CAPITAL && !d.has(t, at, x.COMMON);

const BLANKS_MAX = 2;
/** More blanks than words have between them: another column of the line. */
const isColumn = (t: Tokens, at: number): boolean =>
  t.mark[at] === 0 && t.start[at]! - t.end[at - 1]! > BLANKS_MAX;

/** A blank, a hyphen, an apostrophe or `&` between words of one line. */
function isLinked(t: Tokens, at: number): boolean {
  if (d.isSpaced(t, at)) return !isColumn(t, at);
  return d.isJoinedByDash(t, at) || d.isJoinedByApostrophe(t, at) || d.isJoinedByAmpersand(t, at);
}

/** First of the words in capitals, and small ones between them, that end at `at`. */
function nameStart(t: Tokens, at: number): number {
  let first = at;
  while (first > 0 && at - first < WORDS_MAX && isLinked(t, first)) {
    const before = first - 1;
    if (!d.isCapitalised(t, before) && !isHinge(t, before) && !d.isPossessive(t, before)) break;
    first = before;
  }
  while (first < at && !d.isCapitalised(t, first)) first += 1;
  return first;
}

/** Whether the token starts one of the first lines of the text, or a column of one. */
function isAtHead(t: Tokens, first: number): boolean {
  if (first > TOKENS_MAX) return false;
  let lines = 0;
  for (let at = 0; at <= first; at += 1) if ((t.gap[at]! & GAP_LINE) !== 0) lines += 1;
  return lines <= LINES_MAX && ((t.gap[first]! & GAP_LINE) !== 0 || isColumn(t, first));
}

/** `Dr. Bridget Moynihan`, which ends here. */
const isDoctor = (t: Tokens, at: number): boolean =>
  t.shape[at] === CAPITAL && (isTitled(t, at) || (isTitled(t, at - 1) && d.isSpaced(t, at)));

const isTitled = (t: Tokens, at: number): boolean => at > 0 && d.has(t, at - 1, x.TITLE);

/** `Clinic: `, `, DO, `, `Dr. Moynihan, `, `(` or a word of place */
function isAnnounced(t: Tokens, first: number): boolean {
  const before = first - 1;
  if (before < 0 || (t.gap[first]! & GAP_LINE) !== 0 || t.start[first]! - t.end[before]! > 3)
    return false;
  if (t.mark[first] === d.COLON) return isLabel(t, before);
  if (t.mark[first] === 0) return t.shape[before] === LOWER && isWhere(t, before);
  if (t.mark[first] === d.OPEN) return true;
  if (isDoctor(t, before)) return t.mark[first] === d.COMMA;
  return t.mark[first] === d.COMMA && d.has(t, before, x.CREDENTIAL) && t.mark[before] === d.COMMA;
}

const isTail = d.wordSet(TAILS);

/** Nothing of the name follows: a mark, a line, or the end. */
const isEnd = (t: Tokens, at: number): boolean =>
  !isLinked(t, at + 1) || (!d.isCapitalised(t, at + 1) && !isHinge(t, at + 1));

/** What is done to somebody as well, under anybody's name: `Whipple Surgery`, `CPAP Therapy`. */
const isTreatment = d.wordSet('surgery therapy pain rehab rehabilitation');

function hasProper(t: Tokens, first: number, end: number): boolean {
  const isOnlyPlace = isTreatment(t, end);
  for (let at = first; at < end; at += 1) {
    const isPlace = isLand(t, at) || d.has(t, at, x.CITY | x.STATE);
    if (isProper(t, at) && (isPlace || !isOnlyPlace)) return true;
  }
  return false;
}

export const letterhead: Detector = {
  id: 'letterhead',
  bits: 0,
  shapes: 0,
  words: TAILS.split(/\s+/),
  find(t, at, found: Finding[]) {
    if (!d.isCapitalised(t, at) || !isTail(t, at) || !isEnd(t, at)) return;
    const first = nameStart(t, at);
    if (first === at || isSpanish(t, at) || mayBeResearch(t)) return;
    if (!isAtHead(t, first) && !isAnnounced(t, first)) return;
    if (!hasProper(t, first, at)) return;
    found.push(
      d.finding(t.start[first]!, t.end[at]!, 'location', 'hospital', 0.72, 'letterhead/name'),
    );
  },
};
