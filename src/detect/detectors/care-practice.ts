/**
 * Practices and services by the name of what they do.
 *
 * Category  geographic subdivisions, 45 CFR §164.514(b)(2)(i)(B): a practice places its patient
 * Shape     `Piedmont Pathology Associates` · `Lakeside Cardiology Group` · `Carolina Urology` · `Northland Home Care` ·
 *           `North Shore Internal Medicine` · `DESERT SPINE AND PAIN INSTITUTE` · `Front Range Rheumatology, PLLC` ·
 *           `Spa Road Surgery`
 *
 * A specialty alone is none (`Interventional Radiology`): a word in front must name it. At the start of a line, where
 * headings stand, it must also end as a practice does, or the word must be a place or on no list.
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { isSpanish, mayBeResearch } from '../language.ts';
import * as x from '../lexicon.ts';
import { CAPITAL, CAPITALS, GAP_LINE, LETTER, MIXED, type Tokens } from '../tokens.ts';

const list = (text: string) => text.trim().split(/\s+/);
/** What stands for a practice by itself. */
const SPECIALTIES =
  list(`pathology radiology imaging cardiology cardiovascular urology orthopaedics orthopedics orthopedic
  orthopaedic dermatology gastroenterology neurology neurosurgery nephrology oncology hematology pulmonary pulmonology
  rheumatology endocrinology pediatrics paediatrics midwifery anesthesia ophthalmology optometry podiatry dental dentistry
  psychiatry psychology obstetrics gynecology otolaryngology allergy urogynecology physiatry hospice dialysis cancer heart
  vascular spine pain eye kidney wound sleep fertility retina vein digestive endocrine diabetes`);
/** What needs the word behind it. */
const PAIRS: Readonly<Record<string, string>> = {
  home: 'care health hospice healthcare',
  primary: 'care',
  internal: 'medicine',
  family: 'medicine practice health physicians care',
  health: 'center centers partners network',
  behavioral: 'health',
  womens: 'health care center',
  urgent: 'care',
  sports: 'medicine',
  occupational: 'medicine health',
  birth: 'center centre',
  infusion: 'center centre',
  open: 'mri imaging',
  ob: 'gyn',
};
/** Short for what a practice does: only behind a town, `Vestavia Peds`, for a service of the house is called so too. */
const SHORT = list('peds ortho derm obgyn ems ent');
const isShort = d.wordSet(SHORT.join(' '));
/** Of which British practices are named. */
const GROUNDS = 'road street lane house park hill mill bridge green grove cross';
const isGround = d.wordSet(GROUNDS);
const isSurgery = d.wordSet('surgery practice');
const isLegalForm = d.wordSet('pllc pc llc llp plc pa inc ltd');
const isSpecialty = d.wordSet(SPECIALTIES.join(' '));
const secondOf = new Map(
  Object.entries(PAIRS).map(([first, seconds]) => [first, d.wordSet(seconds)]),
);
const HOUSES = `associates group institute partners specialists physicians consultants center centers centre clinic network
  alliance laboratories lab`;
/** Of these a name ends; the others are words of what is done. */
const isHouse = d.wordSet(HOUSES);
const isTail = d.wordSet(`${HOUSES} practice services labs care health medicine surgery`);
/** Also what is ill, or looked at: then a name ends with what a house is. */
const isPartOfBody = d.wordSet(
  'cancer heart spine pain eye kidney wound sleep vascular vein retina anesthesia endocrine diabetes',
);
/** `Framingham Heart Study`, `Post Anesthesia Care Unit` */
const isOther = d.wordSet(
  'study score scale trial risk unit index protocol guidelines criteria program service team conference',
);
/** Kinds of a specialty, and what notes say before one. */
const isKind =
  d.wordSet(`interventional diagnostic general adult outpatient inpatient pediatric paediatric nuclear clinical surgical
  medical behavioral emergency acute chronic advanced comprehensive consult consulting consultant consultation
  follow followup see chief attending resident fellow department division section service services unit team new
  established primary internal family home radiation vascular thoracic cardiac cardiothoracic plastic oral hand
  foot ankle breast colorectal transplant trauma orthopedic orthopaedic neuro invasive noninvasive preventive
  maternal fetal fellowship board certified rapid anatomic anatomical molecular forensic dermatology women men
  mens health mental local regional outside community your our my his her their the a an no any per via plan
  assessment history reason referring ordering provider physician doctor nurse medicine surgery skilled
  palliative low back neck joint severe mild moderate worsening congestive ischemic valvular structural normal
  abnormal left right bilateral cervical lumbar lung colon prostate ovarian skin thyroid head end stage early
  late total congenital rheumatic current past prior combined transitional cell post pre`);
const isHinge = d.wordSet('and of');
const WORDS_MAX = 4;
const SURE = x.CITY | x.STATE;

const isLinked = (t: Tokens, at: number): boolean =>
  (d.isSpaced(t, at) && !d.isColumnApart(t, at)) ||
  d.isJoinedByDash(t, at) ||
  d.isJoinedByAmpersand(t, at);

const isCapital = (t: Tokens, at: number): boolean =>
  t.shape[at] === CAPITAL || t.shape[at] === CAPITALS || t.shape[at] === MIXED;

/** A town that is no common word and no first name. */
const isTown = (t: Tokens, at: number): boolean =>
  at >= 0 &&
  d.has(t, at, x.CITY) &&
  !d.has(t, at, x.GIVEN) &&
  isProper(t, at) &&
  !d.has(t, at, x.COMMON);

/** Whether a practice may be called so: the specialty, or both of its words. Its last token, or -1. */
function specialtyEnd(t: Tokens, at: number): number {
  if (!d.isCapitalised(t, at)) return -1;
  if (isSpecialty(t, at) || (isShort(t, at) && isTown(t, at - 1))) return at;
  if (isGround(t, at)) {
    const isPractice = isSurgery(t, at + 1) && d.isSpaced(t, at + 1);
    return isPractice && d.isCapitalised(t, at + 1) ? at + 1 : -1;
  }
  const isSecond = secondOf.get(t.text.slice(t.start[at], t.end[at]).toLowerCase());
  const next = at + 1;
  const isNear = isLinked(t, next) || d.isJoinedBy(t, next, d.SLASH);
  const isPair = isSecond?.(t, next) === true && isNear && d.isCapitalised(t, next);
  return isPair ? next : -1;
}

function isProper(t: Tokens, at: number): boolean {
  if (!isCapital(t, at) || t.end[at]! - t.start[at]! < 3) return false;
  if (
    d.has(t, at, x.STOP | x.TITLE | x.CREDENTIAL | x.MONTH | x.WEEKDAY | x.ROLE | x.DRUG | x.UNIT)
  )
    return false;
  return !isKind(t, at) && !isSpecialty(t, at) && !d.hasCue(t, at, x.CUE_CLINICAL);
}

export const carePractice: Detector = {
  id: 'care-practice',
  bits: 0,
  shapes: 0,
  words: [...SPECIALTIES, ...SHORT, ...Object.keys(PAIRS), ...list(GROUNDS)],
  find(t, at, found) {
    let last = specialtyEnd(t, at);
    if (last < 0 || (isLinked(t, at) && isSpecialty(t, at - 1))) return;
    let isEnded = isHouse(t, last) || isGround(t, at);
    for (let next = last + 1; next < t.count && next <= at + 6; next = last + 1) {
      if (!isLinked(t, next)) break;
      if (isHinge(t, next)) {
        if (!d.isSpaced(t, next + 1) || specialtyEnd(t, next + 1) < 0) break;
        last = next + 1;
      } else if (d.isCapitalised(t, next) && (isSpecialty(t, next) || isTail(t, next))) {
        last = next;
        if (isHouse(t, next)) isEnded = true;
      } else break;
    }
    const form = last + 1;
    const isFirm = isLegalForm(t, form) && t.start[form]! - t.end[last]! <= 2;
    if (isFirm && t.shape[form] === CAPITALS) {
      last = form;
      isEnded = true;
    }
    const first = startOf(t, at);
    if (first === at || isSpanish(t, at) || mayBeResearch(t)) return;
    if (!isEnded && isPartOfBody(t, at)) return;
    if (isLinked(t, last + 1) && isOther(t, last + 1)) return;
    if (!isCalled(t, first, at, isEnded)) return;
    const score = isEnded ? 0.7 : 0.55;
    found.push(
      d.finding(t.start[first]!, t.end[last]!, 'location', 'hospital', score, 'care-practice/name'),
    );
  },
};

/** First of the words that name the practice whose specialty is at `at`; `at` where there are none. */
function startOf(t: Tokens, at: number): number {
  // `Sawtooth Skin Pathology`
  const isKindBefore = at > 1 && isKind(t, at - 1) && isCapital(t, at - 1) && isLinked(t, at);
  const isOwn = isKindBefore && isProper(t, at - 2) && isLinked(t, at - 1) && isOnlyName(t, at - 2);
  let first = isOwn ? at - 1 : at;
  while (first > 0 && at - first < WORDS_MAX && isLinked(t, first) && isProper(t, first - 1))
    first -= 1;
  return first;
}

/** A place, or on no list. */
const isOnlyName = (t: Tokens, at: number): boolean =>
  d.has(t, at, SURE) || (t.bits[at]! & ~x.PHRASE_START) === 0;

const isAcronym = d.wordSet('ob obgyn ems ent');

/** The words from `first` up to `at` name a practice. */
function isCalled(t: Tokens, first: number, at: number, isEnded: boolean): boolean {
  const before = first - 1;
  if (before >= 0 && d.has(t, before, x.TITLE) && (t.gap[first]! & GAP_LINE) === 0) return false;
  let isSure = false;
  let isPlain = true;
  for (let word = first; word < at; word += 1) {
    if (isOnlyName(t, word)) isSure = true;
    if (!d.isOrdinary(t, word)) isPlain = false;
  }
  const isHeading = first === 0 || (t.gap[first]! & GAP_LINE) !== 0;
  if (t.shape[at] === CAPITALS && !isAcronym(t, at)) return isEnded && isHeading;
  if (isHeading) return isEnded ? true : isSure;
  const isWithin =
    t.mark[first] !== 0 ||
    !d.isCapitalised(t, before) ||
    t.shape[before] === LETTER ||
    d.has(t, before, x.CREDENTIAL);
  return isWithin && (isEnded || isSure || !isPlain || t.mark[first] === 0);
}
