/**
 * Names of hospitals, clinics and other places of care.
 *
 * Category  geographic subdivisions, 45 CFR §164.514(b)(2)(i)(B): a hospital places its patient
 * Shape     capitalised words that end in Hospital, Clinic, Medical Center, Health System, Nursing
 *           Home, …; well-known names without such a word; `St. Mary's` after `at`
 *
 * `Emergency Department`, `Pain Clinic`, `the Hospital` name a kind of place, not one: at least one
 * word must be a name, or a word that only proper names have (Memorial, General, Mercy).
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { hashPhrase } from '../fold.ts';
import { isSpanish } from '../language.ts';
import * as x from '../lexicon.ts';
import * as context from '../names/context.ts';
import { CAPITAL, CAPITALS, GAP_LINE, LETTER, MIXED, type Tokens } from '../tokens.ts';

const WORDS_MAX = 7;
const isInner = d.wordSet('of the and s st saint de la');
const isSaint = d.wordSet('st saint sainte mt mount');
const isOf = d.wordSet('of');
const isTrust = d.wordSet('nhs foundation trust');
const isAt = d.wordSet('at to from in by via near outside with');
/** Words that only names of places have, when capitalised. */
const isNaming =
  d.wordSet(`memorial general mercy county regional university childrens children baptist
  methodist presbyterian lutheran providence trinity sacred heart holy cross veterans va city state
  community valley hills lake river north south east west northern southern eastern western central
  northwest northeast southwest southeast riverside lakeside hillside summit sunrise cedar oak maple pine park springs harbor bay beach mount
  creek fork ridge grove canyon prairie meadow meadows falls bluff bluffs cove glen mesa butte haven
  mountain good samaritan adventist royal princess queen king victoria district united national
  metropolitan city-wide green grand golden silver desert sierra vista ocean coast coastal island`);
const isGenericCare = d.wordSet(`emergency outpatient inpatient pain wound coumadin anticoagulation
  sleep fracture walk walk-in urgent primary cardiology neurology dermatology oncology surgery
  surgical diabetes memory eye dental specialty specialist ent orthopedic pediatric pediatrics
  psychiatric women womens men mens family medicine internal medical health care clinic hospital center
  acute local outside day free mobile teaching tertiary academic private public rural current previous
  the our this their his her my your any prior new home nursing skilled rehab rehabilitation cancer
  oncology heart renal dialysis infusion vascular vein breast weight travel liver transplant epilepsy
  seizure stroke headache asthma allergy spine hand foot ankle heart failure device pacemaker lipid
  hypertension ob gyn obstetric prenatal high risk follow up followup resident residents continuity
  date time name address phone admission discharge course summary visit stay day days number status
  electronic managed covid vaccine flu post pre during after before clinical`);

/** `Medical Center`, `Health System`, `Nursing Home`: the tail word at `at` and its care word. */
function isCareTail(t: Tokens, at: number): boolean {
  if (!d.hasCue(t, at, x.CUE_CARE_TAIL)) return false;
  return (
    at > 0 &&
    d.has(t, at - 1, x.CARE_WORD | x.CARE_PLACE) &&
    d.isSpaced(t, at) &&
    d.isCapitalised(t, at - 1)
  );
}

/** Blank, apostrophe, hyphen or the dot of `St.` between words of one name. */
function isLinked(t: Tokens, at: number): boolean {
  if (d.isColumnApart(t, at)) return false;
  if (d.isSpaced(t, at) || d.isJoinedByApostrophe(t, at) || d.isJoinedByDash(t, at)) return true;
  // `Doctors' Hospital`
  const isPlural = d.isApostrophe(t.mark[at]!) && t.start[at]! - t.end[at - 1]! === 2;
  if (isPlural && (t.gap[at]! & GAP_LINE) === 0) return true;
  const isAmpersand = t.mark[at] === d.AMPERSAND;
  const isDot = t.mark[at] === d.DOT && t.end[at - 1]! - t.start[at - 1]! <= 2;
  return (
    (isDot || isAmpersand) && t.start[at]! - t.end[at - 1]! <= 3 && (t.gap[at]! & GAP_LINE) === 0
  );
}

function isNameLike(t: Tokens, at: number, isShouted: boolean): boolean {
  if (isGenericCare(t, at)) return false;
  if (isShouted) return d.has(t, at, x.GIVEN | x.SURNAME | x.CITY) && !d.isOrdinary(t, at);
  if (isNaming(t, at)) return true;
  if (t.shape[at] === CAPITALS || t.shape[at] === MIXED)
    return !d.has(t, at, x.STOP) && !d.hasCue(t, at, x.CUE_CLINICAL);
  const isName = d.has(t, at, x.GIVEN | x.SURNAME | x.CITY | x.STATE | x.COUNTRY);
  return isName ? !d.has(t, at, x.STOP) : !d.has(t, at, x.STOP | x.WORD | x.COMMON);
}

/** Walks back over the words of the name; returns its first token, or -1 when none is a name. */
function nameStart(t: Tokens, last: number): number {
  let first = last;
  let isNamed = false;
  const isShouted = t.shape[last] === CAPITALS && context.isShouting(t, last, last);
  while (first > 0 && last - first < WORDS_MAX) {
    const before = first - 1;
    if (!isLinked(t, first)) break;
    const isPart = d.isCapitalised(t, before) && !d.has(t, before, x.MONTH | x.WEEKDAY);
    const isHinge =
      isInner(t, before) && before > 0 && isLinked(t, before) && d.isCapitalised(t, before - 1);
    if (!isPart && !isHinge) break;
    if (d.has(t, before, x.TITLE) && !isSaint(t, before) && t.shape[before] !== LETTER) break;
    first = before;
    if (isPart && isNameLike(t, before, isShouted)) isNamed = true;
  }
  while (first < last && (d.has(t, first, x.STOP | x.BEFORE_PLACE) || isLeading(t, first))) {
    if (startsPlace(t, first, last)) break; // `New York Presbyterian Hospital`
    first += 1;
  }
  return isNamed && first < last ? first : -1;
}

/** A state or town of several words starts here. */
function startsPlace(t: Tokens, at: number, last: number): boolean {
  if (at + 1 >= last || !d.has(t, at, x.PHRASE_START)) return false;
  return (x.bitsOf(hashPhrase(t.hash[at]!, t.hash[at + 1]!)) & (x.STATE | x.CITY)) !== 0;
}

const isLeading = d.wordSet('the our this hospital facility location clinic at admitted transfer');

const isJoining = d.wordSet('at and');
const isAnd = d.wordSet('and');
const isSecondHalf =
  d.wordSet(`manor home homes nursing rehabilitation rehab surgery surgical health
  medical clinics clinic hospital hospitals hlthcr wellness care`);

const isSpacedDash = (t: Tokens, at: number) =>
  d.isDash(t.mark[at]!) && t.start[at]! - t.end[at - 1]! === 3 && (t.gap[at]! & GAP_LINE) === 0;

/** After `at` or a dash a name of a place, after `and` the other half of what the house does. */
function isJoinedName(t: Tokens, at: number, isAfterAnd: boolean): boolean {
  if (isAfterAnd) return isSecondHalf(t, at);
  if (isGenericCare(t, at) || d.has(t, at, x.MONTH | x.WEEKDAY)) return false;
  return d.has(t, at, x.CITY | x.SURNAME | x.PHRASE_START) || !d.isOrdinary(t, at);
}

/** Forward: `Hospital of Saint Raphael`, `Healthcare Franklin`, `Hospital Corporation`. */
function nameEnd(t: Tokens, at: number): number {
  let last = at;
  // `Hospital of Philadelphia`
  if (isOf(t, at + 1) && isLinked(t, at + 1) && isLinked(t, at + 2) && d.isCapitalised(t, at + 2)) {
    if (isNameLike(t, at + 2, t.shape[at] === CAPITALS)) last = at + 2;
  }
  while (last + 1 < t.count && last - at < 5) {
    const next = last + 1;
    // `Hospital at Hollywood`, `Health System - Lake City`, `Hospital and Manor`
    if ((isJoining(t, next) && d.isSpaced(t, next)) || isSpacedDash(t, next)) {
      const isWord = !isSpacedDash(t, next);
      const name = isWord ? next + 1 : next;
      const isNear = isWord ? d.isSpaced(t, name) : true;
      const isMore =
        d.isCapitalised(t, name) &&
        t.shape[name] !== LETTER &&
        isJoinedName(t, name, isWord && isAnd(t, next));
      if (!isNear || !isMore || t.shape[at] === CAPITALS) break;
      last = name;
      continue;
    }
    if (!d.isCapitalised(t, next)) break;
    const isTail =
      d.hasCue(t, next, x.CUE_CARE_TAIL) || d.has(t, next, x.CARE_PLACE) || isTrust(t, next);
    const isPlaceName =
      (d.isSpaced(t, next) || d.isJoinedByDash(t, next)) &&
      isNameLike(t, next, t.shape[at] === CAPITALS) &&
      !d.has(t, next, x.MONTH | x.TITLE);
    if (!(d.isSpaced(t, next) && isTail) && !isPlaceName && !isBeforeCode(t, next)) break;
    last = next;
    if (isCode(t, last + 1)) return last + 1;
  }
  return last;
}

/** `Hospital Cottonwood Id`: lists of hospitals write town and state behind the name. */
const isCode = (t: Tokens, at: number) =>
  d.isSpaced(t, at) &&
  d.has(t, at, x.STATE_CODE) &&
  t.shape[at] === CAPITAL &&
  t.end[at]! - t.start[at]! === 2;
const isBeforeCode = (t: Tokens, at: number) =>
  d.isSpaced(t, at) && t.shape[at] === CAPITAL && isCode(t, at + 1);

/** What somebody is trained in, not where: `General Practice`. */
const isPractice = d.wordSet('practice practices');
const isKindOfPractice = d.wordSet('general family primary private group medical nurse best');

/** `BRIEF HOSPITAL COURSE`: a heading. */
const isCourse = d.wordSet('course');

function findKeyword(t: Tokens, at: number, found: Finding[]): void {
  const isLowerAllowed = !d.isCapitalised(t, at);
  const next = at + 1;
  const isMoreFollows =
    d.isSpaced(t, next) &&
    d.isCapitalised(t, next) &&
    (d.has(t, next, x.CARE_PLACE) || isCareTail(t, next));
  if (isMoreFollows || (isCourse(t, next) && d.isSpaced(t, next))) return;
  const first = nameStart(t, at);
  if (first < 0) return;
  const isShouted = t.shape[at] === CAPITALS && isEveryShout(t, first, at);
  if (isLowerAllowed && !isProperName(t, first, at - 1)) return;
  const last = isLowerAllowed ? at : nameEnd(t, at);
  if (isPractice(t, last) && first === last - 1 && isKindOfPractice(t, first)) return;
  const score = isShouted ? 0.75 : isLowerAllowed ? 0.6 : 0.9;
  found.push(
    d.finding(t.start[first]!, t.end[last]!, 'location', 'hospital', score, 'care-place/keyword'),
  );
}

/** `Dallas clinic`, `San Francisco clinic`: a place right before a plain keyword. */
function isProperName(t: Tokens, first: number, last: number): boolean {
  if (isPossessiveName(t, last)) return true;
  if (!d.isCapitalised(t, last) || isGenericCare(t, last)) return false;
  if (last > first) {
    const phrase = x.bitsOf(hashPhrase(t.hash[last - 1]!, t.hash[last]!));
    return (phrase & (x.CITY | x.STATE | x.CARE_PLACE)) !== 0;
  }
  if (d.hasCue(t, last, x.CUE_CARE_INITIALS) && t.shape[last] === CAPITALS) return true;
  return d.has(t, last, x.CITY | x.STATE | x.SURNAME) && !d.isOrdinary(t, last);
}

/** `St. Joseph's clinic` */
const isPossessiveName = (t: Tokens, at: number) =>
  d.isPossessive(t, at) && d.isCapitalised(t, at - 1);

function isEveryShout(t: Tokens, first: number, last: number): boolean {
  for (let at = first; at <= last; at += 1) if (t.shape[at] !== CAPITALS) return false;
  return true;
}

/** Well-known names without a keyword, and `St. Mary's` after a word of place. */
function findKnown(t: Tokens, at: number, found: Finding[]): void {
  if (!d.isCapitalised(t, at)) return;
  if (d.has(t, at, x.PHRASE_START) && isLinked(t, at + 1)) {
    if ((x.bitsOf(hashPhrase(t.hash[at]!, t.hash[at + 1]!)) & x.CARE_PLACE) !== 0) {
      const last = nameEnd(t, at + 1);
      found.push(
        d.finding(t.start[at]!, t.end[last]!, 'location', 'hospital', 0.8, 'care-place/known'),
      );
    }
  }
  if (!isSaint(t, at) || !isLinked(t, at + 1) || !d.isCapitalised(t, at + 1)) return;
  const name = at + 1;
  const isPossessive = d.isPossessive(t, name + 1);
  if (d.has(t, name + 2, x.CARE_PLACE)) return; // the keyword sees to it
  if (isPossessive && (isAt(t, at - 1) || at === 0)) {
    found.push(
      d.finding(t.start[at]!, t.end[name + 1]!, 'location', 'hospital', 0.75, 'care-place/saint'),
    );
  }
}

/** `Stanford Health`, `NYU Langone Health`: a name and no more than `Health`. */
const isHealth = d.wordSet('health healthcare');
const isHealthNoun = d.wordSet('insurance plan care maintenance services system center department');

function findHealth(t: Tokens, at: number, found: Finding[]): void {
  if (!d.isCapitalised(t, at) || !d.isSpaced(t, at) || isHealthNoun(t, at + 1)) return;
  const before = at - 1;
  const isProper = d.has(t, before, x.SURNAME | x.CITY) || t.shape[before] === MIXED;
  if (!isProper || d.isOrdinary(t, before) || !d.isCapitalised(t, before)) return;
  const first = nameStart(t, at);
  if (first < 0) return;
  const last = nameEnd(t, at);
  found.push(
    d.finding(t.start[first]!, t.end[last]!, 'location', 'hospital', 0.75, 'care-place/health'),
  );
}

const isSeen =
  d.wordSet(`seen treated admitted readmitted consulted visited hospitalized hospitalised
  evaluated followed tx'd transferred discharged works working worked presented presents diagnosed
  operated delivered enrolled registered examined reviewed workup echocardiogram notes visit
  appointment care surgery done performed`);
const isHere = d.wordSet('at to');
const isNoHouse =
  d.wordSet(`home time night noon midnight work school discharge baseline bedside risk
  age birth rest clinic hospital hospice rehab icu ccu er ed ward unit university college`);
const HOUSE_WORDS_MAX = 7;

/** `seen at Stanford`, `treated at SF General`: what a patient is seen at is a place of care. */
function findSeen(t: Tokens, at: number, found: Finding[]): void {
  const verb = at - 2;
  if (verb < 0 || !d.isSpaced(t, at)) return;
  const isPerson = !isTo(t, at - 1) && isPersonWord(t, verb);
  if (!isPerson && !(isSeen(t, verb) && d.isSpaced(t, at - 1))) return;
  if (isTo(t, at - 1) && !isMoved(t, verb)) return;
  const last = houseEnd(t, at);
  if (last < 0) return;
  found.push(
    d.finding(t.start[at]!, t.end[last]!, 'location', 'hospital', 0.72, 'care-place/seen-at'),
  );
}

const isTo = d.wordSet('to');
const isTxd = d.wordSet('d');

/** `Dr. Harris at Northwestern`, `Sarah L. at Hartford`, `tx'd at`: who or what is there. */
function isPersonWord(t: Tokens, at: number): boolean {
  // `Anita Person, MD, at Health Central`
  const isClosed = t.mark[at + 1] === d.COMMA && t.start[at + 1]! - t.end[at]! <= 2;
  if (isClosed) return d.has(t, at, x.CREDENTIAL) && t.shape[at] === CAPITALS;
  if (isTxd(t, at)) return d.isJoinedByApostrophe(t, at) && d.isSpaced(t, at + 1);
  if (t.shape[at] === LETTER) return t.mark[at + 1] === d.DOT && t.shape[at - 1] === CAPITAL;
  const isName = d.has(t, at, x.GIVEN | x.SURNAME) && t.shape[at] === CAPITAL;
  return isName && d.isSpaced(t, at + 1) && (t.gap[at]! & GAP_LINE) === 0;
}

/** Last token of what reads as the name of a house, though no word says that it is one; or -1. */
function houseEnd(t: Tokens, at: number): number {
  let last = at - 1;
  let isNamed = false;
  while (last + 1 < t.count && last - at < HOUSE_WORDS_MAX) {
    const next = last + 1;
    if (next > at && !isLinked(t, next) && !isSpacedDash(t, next)) break;
    const isPossessive = d.isPossessive(t, next);
    if (!isPossessive && (!d.isCapitalised(t, next) || d.has(t, next, x.MONTH | x.WEEKDAY))) break;
    if (next > at && d.hasCue(t, next, x.CUE_CLINICAL)) break;
    if (isHouseWord(t, next)) isNamed = true;
    last = next;
  }
  if (!isNamed || last < at || (d.has(t, at, x.TITLE) && !isSaint(t, at))) return -1;
  return last === at && (t.shape[at] === LETTER || !isSoleHouse(t, at)) ? -1 : last;
}

const isMoved = d.wordSet('admitted readmitted transferred presented presents');

/** Something in the name is no word of the language or of the clinic. */
const isHouseWord = (t: Tokens, at: number) =>
  !isNoHouse(t, at) &&
  !d.has(t, at, x.STOP | x.DRUG) &&
  !d.hasCue(t, at, x.CUE_CLINICAL) &&
  (isNaming(t, at) || !d.isOrdinary(t, at) || d.has(t, at, x.CITY | x.SURNAME_TOP));

/** One word alone: a name, or initials that no clinic uses for something else. */
const isSoleHouse = (t: Tokens, at: number) =>
  !isGenericCare(t, at) &&
  !d.has(t, at, x.COUNTRY | x.STATE) &&
  (t.shape[at] !== CAPITALS || t.end[at]! - t.start[at]! > 3) &&
  !d.isOrdinary(t, at);

/** `UCSF`, `UPMC`. */
function findInitials(t: Tokens, at: number, found: Finding[]): void {
  if (t.shape[at] !== CAPITALS) return;
  if (d.isJoinedByDash(t, at) && t.shape[at - 1] === LETTER) return; // `R-CHOP`
  const last = nameEnd(t, at);
  found.push(
    d.finding(t.start[at]!, t.end[last]!, 'location', 'hospital', 0.7, 'care-place/initials'),
  );
}

const TRIGGERS = x.CARE_PLACE | x.PHRASE_START | x.CARE_WORD;
const TRIGGER_CUES = x.CUE_CARE_TAIL | x.CUE_CARE_INITIALS;

export const carePlace: Detector = {
  id: 'care-place',
  bits: TRIGGERS,
  shapes: d.shapes(CAPITAL, CAPITALS, MIXED),
  cues: TRIGGER_CUES,
  find(t, at, found) {
    const isAfterPlaceWord = at > 0 && d.has(t, at - 1, x.BEFORE_PLACE) && isHere(t, at - 1);
    const isTriggered = d.has(t, at, TRIGGERS) || d.hasCue(t, at, TRIGGER_CUES);
    if ((!isAfterPlaceWord && !isTriggered) || isSpanish(t, at)) return; // there the kind comes first
    if (isAfterPlaceWord) {
      findSeen(t, at, found);
      if (isSaint(t, at)) findKnown(t, at, found);
    }
    if (!isTriggered) return;
    if (d.has(t, at, x.CARE_PLACE) || isCareTail(t, at)) findKeyword(t, at, found);
    else if (isHealth(t, at)) findHealth(t, at, found);
    if (d.hasCue(t, at, x.CUE_CARE_INITIALS)) findInitials(t, at, found);
    if (d.has(t, at, x.PHRASE_START) || isSaint(t, at)) findKnown(t, at, found);
  },
};
