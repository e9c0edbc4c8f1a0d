/**
 * Places of care that go by a short name, behind what is done there or who works there.
 *
 * Category  geographic subdivisions, 45 CFR §164.514(b)(2)(i)(B): a hospital places its patient
 * Shape     `EEG at Fairhaven` · `nephrology at Yale` · `MRI from UNM` · `referral to Cedar Crest Rehab` ·
 *           `at the Walter ER` · `to the ED at Gray` · `Rothwell Tower` · `Prairie Star ER` ·
 *           `Location: Harlan Institute` · `at MetroHealth`
 *
 * `at Baseline`, `at Tanner stage 3`, `at L4-5` name no house: one word must be a name, or a word that only
 * names of places have, and it is no word of the clinic.
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { isSpanish, mayBeResearch } from '../language.ts';
import * as x from '../lexicon.ts';
import { isClinical, isLearned } from '../names/part.ts';
import { CAPITAL, CAPITALS, GAP_LINE, LETTER, LOWER, MIXED, type Tokens } from '../tokens.ts';

const WORDS_MAX = 5;

/** What is done somewhere, and who does it. */
const isDone =
  d.wordSet(`eeg ecg ekg emg echo tte tee mri mra ct cta ccta cmr pet dexa dxa hus us ultrasound xray x-ray imaging scan
  scans films density labs bloods bloodwork biopsy scope scopes cath surgery operation procedure delivery delivered
  cesarean caesarean section resection resected transplant transplanted dialysis chemo chemotherapy radiation infusion
  infusions rehab admission admissions admitted hospitalization hospitalisation stay visit appointment consult consultation
  evaluation workup work-up prep follow-up followup discharge discharged transfer transferred referral referred
  seen treated operated trach vent ventilator icu nicu picu ccu ed er ward clinic fellow fellowship residency resident
  nurse rn cna tech doctor surgeon specialist team records report results ob obgyn gi ent pcp lady appt pulm cards
  balloon neuro ortho onc heme rheum endo nephro derm psych peds care births manipulated stented repaired`);
/** Between what is done and where: `echo normal at`. */
const isOutcome = d.wordSet(
  'normal negative positive clear clean abnormal done performed taken obtained booked scheduled read today yesterday',
);
const isDecided = d.wordSet('declined accepted rejected refused');
const isAt = d.wordSet('at');
const isFrom = d.wordSet('from');
const isTo = d.wordSet('to');
const isBy = d.wordSet('by');
/** Of these something comes, or somebody. */
const isSent =
  d.wordSet(`records report results labs bloods mri ct scan scans films imaging density echo eeg pathology slides
  referral referred transfer transferred discharge discharged letter disc biopsy`);
const isReferred = d.wordSet(
  'referral referred transfer transferred discharge discharged admitted drive drove',
);
/** Behind a name it is a house: `Cedar Crest Rehab`. */
const isHouse = d.wordSet(
  'rehab rehabilitation home homes house lodge manor institute surgery unit villa hospice infirmary',
);
/** Words that names of houses have, ordinary as they are. */
const isNaming =
  d.wordSet(`memorial mercy regional methodist baptist presbyterian lutheran adventist providence trinity holy sacred
  good saint samaritan jewish children childrens women womens swedish general`);
const isNoHouse =
  d.wordSet(`home time night noon midnight work school discharge baseline bedside risk age birth rest clinic hospital
  hospice rehab icu ccu er ed ward unit university college osh snf ltac ltach pacu or asc pcp stage level grade class
  tanner unos usrds skilled nursing assisted living acute long short term care group inpatient outpatient day stroke
  burn burns surgical medical intensive critical patient family mother surgery room base apex time-out triage
  telehealth zoom teams sanger va boarding foster nursing funeral own parents mom dad grandma grandmother christmas
  easter thanksgiving psych psychiatric birthing labor delivery research`);
/** Of the words that no list has, these are written so when they name a house: `MetroHealth`. */
const HOUSE_PIECE = /\p{Ll}(?:Health|Care|Med|Medical|Clinic|MD)$/u;
const NO_HOUSE_PIECE = /^(?:My|e|i|Tri|Medi|Amer|United|Tenn|Maine|Blue)/;
const LENGTH_MIN = 4;
const SMALL_S = 115;
/** Wings of a hospital, which are called after somebody. */
const WINGS = ['tower', 'pavilion'];
const isWing = d.wordSet(WINGS.join(' '));
const LABELS = ['location', 'facility', 'site', 'hospital', 'clinic', 'campus', 'venue'];

const isSaint = d.wordSet('st saint mount mt');
const isThe = d.wordSet('the');
const isLabel = d.wordSet(LABELS.join(' '));

/** A blank, a hyphen, an apostrophe, or the dot of `St.` between two words of a name. */
function isLinked(t: Tokens, at: number): boolean {
  if (d.isColumnApart(t, at)) return false;
  return (
    d.isSpaced(t, at) ||
    d.isJoinedByDash(t, at) ||
    d.isJoinedByApostrophe(t, at) ||
    d.isBehindShort(t, at)
  );
}

/** Ends the name before it: a day, a drug, a word of the clinic. */
const isOther = (t: Tokens, at: number): boolean =>
  !isNaming(t, at) &&
  (d.has(t, at, x.MONTH | x.WEEKDAY | x.DRUG | x.STOP | x.CREDENTIAL | x.UNIT) ||
    isClinical(t, at));

/** Last token of the capitalised words from `first` on; `first - 1` where there are none. */
function nameEnd(t: Tokens, first: number): number {
  let last = first - 1;
  while (last + 1 < t.count && last - first < WORDS_MAX - 1) {
    const next = last + 1;
    if (next > first && !isLinked(t, next)) break;
    const isEnding = next > first && d.isPossessive(t, next);
    if (!isEnding && (!d.isCapitalised(t, next) || isOther(t, next))) break;
    last = next;
  }
  return d.isAdjacent(t, last + 1) || isScaled(t, last + 1) ? first - 1 : last;
}

/** `at UNOS 1A`, `at T12`, `at Stage II`: a place on a scale. */
const isScaled = (t: Tokens, at: number): boolean =>
  (d.isSpaced(t, at) || d.isJoinedByDash(t, at)) && d.isNumber(t, at);

function isName(t: Tokens, at: number): boolean {
  if (isNoHouse(t, at) || t.shape[at] === LETTER) return false;
  if (isNaming(t, at)) return true;
  if (d.has(t, at, x.COUNTRY | x.STATE | x.ROLE | x.RELATION)) return false;
  if (d.has(t, at, x.EPONYM) && !d.has(t, at, x.CITY)) return false;
  return !d.isOrdinary(t, at) && !isLearned(t, at);
}

function hasName(t: Tokens, first: number, last: number): boolean {
  for (let at = first; at <= last; at += 1) if (isName(t, at)) return true;
  return false;
}

/** `Cedar Crest Rehab`: any words but those of a kind of house. */
function isCalledHouse(t: Tokens, first: number, last: number): boolean {
  if (last === first || !isHouse(t, last)) return false;
  for (let at = first; at < last; at += 1) {
    const isKind = isNoHouse(t, at) || d.has(t, at, x.CARE_WORD) || isLearned(t, at);
    if (!isKind && !d.isPossessive(t, at)) return true;
  }
  return false;
}

/** Initials of two are departments; several of one kind (`MHPs`) are people. */
function isShort(t: Tokens, at: number): boolean {
  const length = t.end[at]! - t.start[at]!;
  const isPlural = t.shape[at] === MIXED && t.text.charCodeAt(t.end[at]! - 1) === SMALL_S;
  return isPlural || length < (t.shape[at] === CAPITALS ? 3 : LENGTH_MIN);
}

function isDoneBefore(t: Tokens, at: number): boolean {
  const back = isOutcome(t, at - 1) && !isDone(t, at - 1) ? at - 2 : at - 1;
  if (back < 0 || !d.isSpaced(t, at)) return false;
  if (isDone(t, back)) return true;
  return t.end[back]! - t.start[back]! > 7 && CARE.test(t.text.slice(t.start[back], t.end[back]));
}

/** Operations, examinations and specialties by their endings. */
const CARE =
  /(?:ectomy|otomy|ostomy|ology|iatrics|iatry|oscopy|plasty|gram|graphy|therapy|ologist)$/i;

/** What stands before the preposition says that a house comes. */
function isAnnounced(t: Tokens, at: number): boolean {
  const before = at - 1;
  if (isAt(t, at)) return isDoneBefore(t, at) || isDated(t, before);
  if (before < 0 || !d.isSpaced(t, at)) return false;
  if (isFrom(t, at)) return isSent(t, before);
  if (isTo(t, at)) return isReferred(t, before);
  return isBy(t, at) && isDecided(t, before);
}

const YEAR_DIGITS = 4;
/** `on Nov 10, 2020 at`, `8/30 at`: what was done then was done somewhere. */
function isDated(t: Tokens, at: number): boolean {
  if (at < 1 || !d.isNumber(t, at)) return false;
  const isOfDay = d.isJoinedBy(t, at, d.SLASH) && d.isNumber(t, at - 1);
  const isYear = d.digits(t, at) === YEAR_DIGITS && t.number[at]! > 1900 && t.number[at]! < 2100;
  return isOfDay || isYear;
}

const isWhen = d.wordSet('today yesterday last next early late recently tonight once twice');
/** `at Trelegy samples`: what the word goes with, so that it names no house. */
const isOfNoun = (t: Tokens, at: number): boolean =>
  d.isSpaced(t, at) && t.shape[at] === LOWER && !d.has(t, at, x.STOP) && !isWhen(t, at);

const isMomentWord = d.wordSet(
  'protocol time onset dose level rate target criteria grade stage cutoff threshold',
);
/** `labs at DKA onset` */
const isMoment = (t: Tokens, at: number): boolean => d.isSpaced(t, at) && isMomentWord(t, at);

/** A single word that no list has, written like no term: `at Froedtert`. */
function isUnlisted(t: Tokens, at: number): boolean {
  if ((t.bits[at]! & ~(x.SURNAME | x.PHRASE_START)) !== 0 || t.end[at]! - t.start[at]! < LENGTH_MIN)
    return false;
  return t.shape[at] === CAPITAL && !isClinical(t, at) && !isLearned(t, at) && !isNoHouse(t, at);
}

function isHouseWord(t: Tokens, at: number): boolean {
  if (t.shape[at] !== MIXED) return false;
  const word = t.text.slice(t.start[at], t.end[at]);
  return HOUSE_PIECE.test(word) && !NO_HOUSE_PIECE.test(word);
}

function scoreOf(t: Tokens, at: number, last: number): number {
  const first = at + 1;
  const isSole = last === first;
  if (isCalledHouse(t, first, last)) return 0.7;
  if (isHouseWord(t, first)) return 0.7;
  if (isSole && isAtGate(t, at)) return 0.62;
  const isTooShort = isSole && (isShort(t, first) || isMoment(t, last + 1));
  if (isAnnounced(t, at) && !isTooShort && hasName(t, first, last)) return isSole ? 0.62 : 0.7;
  const isFree = at > 0 && !d.isNumber(t, at - 1) && d.isSpaced(t, at) && !isOfNoun(t, last + 1);
  return isAt(t, at) && isSole && isFree && isUnlisted(t, first) ? 0.55 : 0;
}

const isEmergency = d.wordSet('er ed');
const isGate = d.wordSet('emergency urgent infusion');
const isGateEnd = d.wordSet('room department care center centre dept');

/** `ER`, `emergency room`: what a house has one of. */
const isGateAt = (t: Tokens, at: number): boolean =>
  d.isSpaced(t, at) &&
  ((isEmergency(t, at) && t.shape[at] === CAPITALS) ||
    (isGate(t, at) && isGateEnd(t, at + 1) && d.isSpaced(t, at + 1)));

/** A word that names people or places, ordinary as it may be: `Gray`, `Ward`. */
const isCalled = (t: Tokens, at: number): boolean =>
  isName(t, at) || (!isNoHouse(t, at) && d.has(t, at, x.SURNAME_TOP | x.GIVEN | x.CITY));

/** Which of several, and nobody's name. */
const isWhichOne = d.wordSet(
  'main north south east west central old new local other adult nearest',
);

/** `at the Walter ER`: whose it is. */
function hasGate(t: Tokens, first: number, last: number): boolean {
  if (!isGateAt(t, last + 1) || t.shape[first] === LETTER) return false;
  for (let word = first; word <= last; word += 1) {
    if (
      isWhichOne(t, word) ||
      d.has(t, word, x.CARE_WORD) ||
      isLearned(t, word) ||
      isNoHouse(t, word)
    )
      return false;
  }
  return isCalled(t, first) && (last > first || !isShort(t, first) || d.has(t, first, x.NAMED));
}

/** `to the ED at Gray` */
const isAtGate = (t: Tokens, at: number): boolean =>
  isAt(t, at) &&
  (isEmergency(t, at - 1) || (isGateEnd(t, at - 1) && isGate(t, at - 2))) &&
  isCalled(t, at + 1);

/** `resection at the NCT Heidelberg`: several words, one of them a name. */
function scoreOfArticle(t: Tokens, at: number, last: number): number {
  const first = at + 2;
  if (hasGate(t, first, last)) return 0.66;
  if (last === first || !isAnnounced(t, at)) return 0;
  for (let word = first; word <= last; word += 1) {
    if (isName(t, word) && !d.isOrdinary(t, word)) return 0.62;
  }
  return 0;
}

/** `Rothwell Tower`, `to Prairie Star ER`: a name that stands before what it is. */
function findBefore(t: Tokens, at: number, found: Finding[]): void {
  const isTower = isWing(t, at);
  if (isTower ? t.shape[at] !== CAPITAL : t.shape[at] !== CAPITALS) return;
  let first = at;
  while (first > 0 && at - first < WORDS_MAX - 1 && isPlaceWord(t, first - 1)) {
    if (!d.isSpaced(t, first)) break;
    first -= 1;
  }
  const words = at - first;
  if (words < (isTower ? 1 : 2) || !isNamedPlace(t, first, at, isTower)) return;
  const end = isTower ? at : at - 1;
  found.push(
    d.finding(t.start[first]!, t.end[end]!, 'location', 'hospital', 0.66, 'care-site/wing'),
  );
}

const isPlaceWord = (t: Tokens, at: number): boolean =>
  t.shape[at] === CAPITAL &&
  !isWhichOne(t, at) &&
  !isLearned(t, at) &&
  !d.has(t, at, x.STOP | x.MONTH | x.WEEKDAY | x.DRUG | x.TITLE | x.ROLE | x.RELATION) &&
  (isNaming(t, at) || !(isNoHouse(t, at) || isClinical(t, at)));

/** A tower is called by a name that is no word; of words before an emergency room one will do. */
function isNamedPlace(t: Tokens, first: number, at: number, isTower: boolean): boolean {
  for (let word = first; word < at; word += 1) {
    if (isTower ? !d.isOrdinary(t, word) : isNaming(t, word) || isCalled(t, word)) return true;
  }
  return false;
}

/** `Location: Harlan Institute` */
function findLabelled(t: Tokens, at: number, found: Finding[]): void {
  const first = at + 1;
  if (t.mark[first] !== d.COLON || t.start[first]! - t.end[at]! > 3) return;
  if ((t.gap[first]! & GAP_LINE) !== 0 || !d.isCapitalised(t, first)) return;
  const last = nameEnd(t, first);
  if (last <= first) return;
  if (!hasName(t, first, last) && !isCalledHouse(t, first, last)) return;
  found.push(
    d.finding(t.start[first]!, t.end[last]!, 'location', 'hospital', 0.7, 'care-site/label'),
  );
}

export const careSite: Detector = {
  id: 'care-site',
  bits: 0,
  shapes: 0,
  words: ['at', 'from', 'to', 'by', 'er', ...WINGS, ...LABELS],
  find(t, at, found) {
    if (isWing(t, at) || isEmergency(t, at)) findBefore(t, at, found);
    if (isLabel(t, at)) findLabelled(t, at, found);
    const hasArticle = isThe(t, at + 1) && d.isSpaced(t, at + 1);
    if (t.shape[at] !== LOWER && !(hasArticle && t.shape[at] === CAPITAL)) return;
    const first = hasArticle ? at + 2 : at + 1;
    if (!d.isSpaced(t, first) || !d.isCapitalised(t, first)) return;
    if (d.has(t, first, x.TITLE) && !isSaint(t, first)) return;
    if (isSpanish(t, at)) return;
    const last = nameEnd(t, first);
    if (last < first || (mayBeResearch(t) && !isGateAt(t, last + 1))) return;
    const score = hasArticle ? scoreOfArticle(t, at, last) : scoreOf(t, at, last);
    if (score === 0) return;
    found.push(
      d.finding(t.start[first]!, t.end[last]!, 'location', 'hospital', score, 'care-site/name'),
    );
  },
};
