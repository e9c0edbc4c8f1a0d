/**
 * Terms of medicine that bear somebody's name, or a town's: `Ivor Lewis esophagectomy`, `Brugada pattern`, `Deaver,
 * Richardson and Gelpi retractors`, `Barthel 65`, `Ottawa ankle rules`. A patient may be called so, too: what a title, a
 * label, a relation, a credential or a verb of persons announces is a name whatever the word means.
 */
import type { Finding } from '../../core/phi.ts';
import * as d from '../detector.ts';
import { hashPhrase, hashWord } from '../fold.ts';
import * as x from '../lexicon.ts';
import * as context from '../names/context.ts';
import { isLearned } from '../names/part.ts';
import { CAPITALS, GAP_BREAK, LETTER, LOWER, NUMBER, type Tokens } from '../tokens.ts';
import {
  EPONYM_PHRASES,
  EPONYM_WORDS,
  FURTHER_NOUNS,
  NOUNS_OF_WORDS,
  PLACE_NOUNS,
  PLACES,
  SCALES,
  SOLE_PHRASES,
} from './eponym-words.ts';

const isListed = d.wordSet(EPONYM_WORDS);
const isOfWord = d.wordSet(NOUNS_OF_WORDS);
const isScaleWord = d.wordSet(SCALES);
const isFurtherNoun = d.wordSet(FURTHER_NOUNS);
const isPlaceWord = d.wordSet(PLACES);
const isPlaceNoun = d.wordSet(PLACE_NOUNS);
const phraseSet = (phrases: string): ReadonlySet<number> =>
  new Set(
    phrases.split('|').map((phrase) => phrase.trim().split(/\s+/).map(hashWord).reduce(hashPhrase)),
  );
const PHRASES = phraseSet(EPONYM_PHRASES);
const SOLE = phraseSet(SOLE_PHRASES);

/** A finding of a name or a town, from token `first` to `last`, that is a term of medicine. */
export function isNamesake(t: Tokens, one: Finding, first: number, last: number): boolean {
  if (isPartOf(t, first, last) || isRunInFamily(t, first, last)) return true;
  if (isSpecies(t, first, last)) return true;
  if (one.category === 'location' && isTownOfTerm(t, first, last)) return true;
  if (isBesideTerm(t, first, last) || isOfTherapy(t, first, last)) return true;
  if (isAnnounced(t, first, last)) return false;
  // `Kennedy ‹Class› I`
  if (last > first && isClass(t, last) && isGrade(t, last + 1))
    return eponymsIn(t, first, last - 1) !== NONE;
  // `‹Vaughan› Williams`
  if (d.isSpaced(t, last + 1) && isPhrase(t, first, last + 1, SOLE)) return true;
  if (isPhrase(t, first, last, SOLE) || isAnnArbor(t, first, last)) return true;
  if (isPhrase(t, first, last, PHRASES)) {
    return (
      isTied(t, first, last) ||
      isTermHere(t, first, last) ||
      (d.isNumber(t, last + 1) && d.isMeasured(t, last + 1)) || // `Bence Jones 340 mg`
      isInList(t, first, last)
    );
  }
  if (isTiedPair(t, first, last)) return true;
  // `Long QT`
  if (d.isOrdinary(t, last) && d.isSpaced(t, last + 1) && isOfWord(t, last + 1)) return true;
  const words = eponymsIn(t, first, last);
  if (words === NONE) return false;
  if (isBy(t, first - 1) && isScaleWord(t, first) && !d.has(t, first, x.SURNAME_TOP | x.GIVEN))
    return true;
  if (words === CERTAIN && !d.has(t, first - 1, x.BEFORE_PERSON)) return true;
  return isTermHere(t, first, last) || isMeasure(t, first, last) || isInList(t, first, last);
}

/** `circle of Willis`, `cul-de-sac of Douglas`: a part of the body. */
const isPartOf = (t: Tokens, first: number, last: number): boolean =>
  isOf(t, first - 1) &&
  isBodyWord(t, first - 2) &&
  first === last &&
  d.isSpaced(t, first) &&
  d.isSpaced(t, first - 1);
const isOf = d.wordSet('of');
const isBodyWord =
  d.wordSet(`circle artery arteries vein veins fossa canal ampulla sphincter islets islet bundle angle foramen aqueduct
  triangle pouch sac valve valves node nodes tetralogy loop duct ducts ligament ligaments crypts crypt recess cave organ
  crest band glands gland corpuscles cells node sheath membrane layer space line lines point sulcus gyrus nucleus tract
  plexus ganglion apparatus tubercle trigone cistern bursa fascia septum fissure`);

/** `sister Hashimoto`: a relative's disease, where nobody is given such a name. */
const isRunInFamily = (t: Tokens, first: number, last: number): boolean =>
  first === last &&
  d.has(t, first - 1, x.RELATION) &&
  d.isSpaced(t, first) &&
  d.has(t, first, x.EPONYM) &&
  !d.has(t, first, x.GIVEN) &&
  !d.isSpaced(t, last + 1);

const isEpithet =
  d.wordSet(`coli aureus faecalis faecium epidermidis saprophyticus pneumoniae pyogenes agalactiae viridans mitis bovis
  aeruginosa cepacia maltophilia baumannii cloacae aerogenes mirabilis vulgaris marcescens freundii stuartii typhi enteritidis
  difficile perfringens botulinum tetani jejuni fetus pylori influenzae parainfluenzae catarrhalis meningitidis gonorrhoeae
  trachomatis psittaci burgdorferi pallidum tuberculosis avium abscessus leprae monocytogenes anthracis cereus fragilis
  acnes diphtheriae pneumophila henselae burnetii rickettsii pestis albicans glabrata auris krusei parapsilosis tropicalis
  neoformans fumigatus jirovecii lamblia histolytica vaginalis gondii falciparum vivax`);

/** `E. Coli`: a genus by its first letter, and what lives in it. */
const isSpecies = (t: Tokens, first: number, last: number): boolean =>
  last === first + 1 && t.shape[first] === LETTER && isEpithet(t, last);

const PLUS = 43;
/** `McRoberts + Rubin performed`: two terms, one with the other. */
const isBesideTerm = (t: Tokens, first: number, last: number): boolean =>
  t.mark[first] === PLUS &&
  t.start[first]! - t.end[first - 1]! <= 3 &&
  eponymAt(t, first - 1) !== NONE &&
  eponymsIn(t, first, last) !== NONE;

/** `CBT (Beck)`: whose therapy it is. */
const isOfTherapy = (t: Tokens, first: number, last: number): boolean =>
  first === last &&
  t.mark[first] === d.OPEN &&
  t.text.charCodeAt(t.end[last]!) === d.CLOSE &&
  isTherapy(t, first - 1) &&
  eponymAt(t, first) !== NONE;
const isTherapy = d.wordSet('cbt dbt act ipt emdr rebt mbct therapy protocol method technique');

const isClass = d.wordSet('class type grade stage');

const NONE = 0;
const LIKELY = 1;
const CERTAIN = 2;

/** How much one word is an eponym: `CERTAIN` where no census knows a family of the name. */
function eponymAt(t: Tokens, at: number): number {
  if (!isListed(t, at) && !d.has(t, at, x.EPONYM)) return NONE;
  return d.has(t, at, x.NAMED | x.CITY) ? LIKELY : CERTAIN;
}

const isPlainGrade = d.wordSet('i ii iii iv v vi vii a b c');
const isGradeWithLetter = d.wordSet(
  'ia ib ic id ie iia iib iic iid iie iiia iiib iiic iiid iiie iva ivb va vb sm n0',
);
const isGrade = (t: Tokens, at: number): boolean => isPlainGrade(t, at) || isGradeWithLetter(t, at);

/** The least of the words' answers; grades and numbers count as none of them. */
function eponymsIn(t: Tokens, first: number, last: number): number {
  let least = NONE;
  for (let at = first; at <= last; at += 1) {
    if (at > first && (isGrade(t, at) || t.shape[at] === NUMBER)) continue;
    if (t.shape[at] === LETTER && d.isJoinedByApostrophe(t, at + 1)) continue; // `O'Sullivan`
    const eponym = eponymAt(t, at);
    if (eponym === NONE) return NONE;
    least = least === NONE ? eponym : Math.min(least, eponym);
  }
  return least;
}

/** Somebody is named here, whatever the word. */
function isAnnounced(t: Tokens, first: number, last: number): boolean {
  const before = first - 1;
  if (context.titleBefore(t, first) >= 0 || context.hasCredential(t, last)) return true;
  if (before >= 0 && (t.gap[first]! & GAP_BREAK) === 0) {
    if (d.has(t, before, x.RELATION | x.ROLE) && d.isSpaced(t, first)) return true;
    if (d.has(t, before, x.PERSON_LABEL) && t.mark[first] === d.COLON) return true;
    if (isPatient(t, before) && d.isSpaced(t, first)) return true;
    if (isBy(t, before) && isSigning(t, before - 1)) return true;
    if (isNaming(t, before)) return true;
  }
  const next = last + 1;
  if (isDayBehind(t, next)) return true;
  if (
    t.mark[next] === d.COMMA &&
    (d.isNumber(t, next) || isAge(t, next)) &&
    d.has(t, last, x.NAMED)
  )
    return !d.isJoinedBy(t, next + 1, d.SLASH);
  if (d.isJoinedByApostrophe(t, next) && d.has(t, next + 1, x.RELATION)) return true;
  if (!d.isSpaced(t, next) || t.shape[next] !== LOWER) return false;
  return context.isPatientVerb(t, next) || context.isAgentVerb(t, next);
}

/** `KELL 04/04/1960`: somebody's birth */
const isDayBehind = (t: Tokens, at: number): boolean =>
  d.isNumber(t, at) && d.isJoinedBy(t, at + 1, d.SLASH) && d.isJoinedBy(t, at + 2, d.SLASH);

const isPatient = d.wordSet('patient pt client mr mrs ms miss dr');
const isBy = d.wordSet('by');
const isSigning =
  d.wordSet(`seen dictated signed reviewed performed ordered written evaluated examined interpreted read transcribed
  authored entered approved verified called cosigned attended referred prepared staffed paged`);
const isNaming = d.wordSet('dear hi hello attn named called sincerely regards alias aka nee spoke');
const isAge = d.wordSet('age aged dob mrn born');

/** The words are one term: `Ivor Lewis`, `Austin Flint`. */
function isPhrase(t: Tokens, first: number, last: number, phrases: ReadonlySet<number>): boolean {
  if (last === first) return false;
  let hash = t.hash[first]!;
  for (let at = first + 1; at <= last; at += 1) hash = hashPhrase(hash, t.hash[at]!);
  return phrases.has(hash);
}

/** `stage IIA by Ann Arbor`, `Lugano, Ann Arbor`, which is a town as well: where a stage stands close by. */
function isAnnArbor(t: Tokens, first: number, last: number): boolean {
  const ann = isArbor(t, last) ? last - 1 : last;
  if (!isAnn(t, ann) || !isArbor(t, ann + 1)) return false;
  for (let at = first - STAGE_DISTANCE; at <= ann + 2; at += 1)
    if (isStage(t, at) || (at > ann && isGrade(t, at))) return true;
  return false;
}
const isAnn = d.wordSet('ann');
const isArbor = d.wordSet('arbor');
const isStage = d.wordSet(
  'stage staging staged stages lugano deauville iiia iiib iiie iia iib ia ib iva ivb',
);
const STAGE_DISTANCE = 4;

const isTied = (t: Tokens, first: number, last: number): boolean =>
  d.isJoinedByDash(t, last) || isOperation(t, first - 1);

/** `Lauge-Hansen`: two families, of whom one is rare; `Harris-Jones` may be somebody. */
const isTiedPair = (t: Tokens, first: number, last: number): boolean =>
  last === first + 1 &&
  d.isJoinedByDash(t, last) &&
  eponymAt(t, first) !== NONE &&
  eponymAt(t, last) !== NONE &&
  !(d.has(t, first, x.SURNAME_TOP) && d.has(t, last, x.SURNAME_TOP));

/** `s/p Ivor Lewis`, `modified Ivor Lewis` */
const isOperation =
  d.wordSet(`p sp underwent modified robotic laparoscopic thoracoscopic open invasive standard positive negative mild
  severe bilateral bidirectional classic planned previous prior procedure procedures incision position operation`);

/** Tissues are cut, tied, looked at: nobody is called the word behind. */
const SURGICAL =
  /(?:ectomy|ectomies|otomy|otomies|ostomy|plasty|plasties|pexy|rrhaphy|desis|plication|cleisis|suspension|anastomosis|oscopy)$/;

/** What the term is of stands right behind, or behind its possessive: `Wertheim hysterectomy`, `Battle's sign`. */
function isTermHere(t: Tokens, first: number, last: number): boolean {
  const isOwned = d.isPossessive(t, last + 1);
  const next = isOwned ? last + 2 : last + 1;
  // `Harris hip score`
  if (isBodyPart(t, next) && d.isSpaced(t, next) && isNoun(t, next + 1)) return true;
  return (
    isNoun(t, next) ||
    isResult(t, next) ||
    (isOperation(t, first - 1) && d.isSpaced(t, first) && !d.isSpaced(t, next))
  );
}

/** `Lachman negative`, but not `Murphy negative for COVID` */
const isResult = (t: Tokens, at: number): boolean =>
  d.isSpaced(t, at) && isFound(t, at) && !d.isSpaced(t, at + 1);
const isFound = d.wordSet('negative positive neg pos equivocal');

const isBodyPart = d.wordSet('hip knee ankle elbow wrist hand shoulder foot');

function isNoun(t: Tokens, at: number): boolean {
  if (at >= t.count || !d.isSpaced(t, at)) return false;
  // `Murphy signs the form`
  if (isObject(t, at + 1) && d.hasCue(t, at, x.CUE_EPONYM_NOUN) && d.isSpaced(t, at + 1))
    return false;
  if (d.hasCue(t, at, x.CUE_EPONYM_NOUN) && !d.hasCue(t, at, x.CUE_PERSON_VERB)) return true;
  return isFurtherNoun(t, at) || SURGICAL.test(t.text.slice(t.start[at], t.end[at]).toLowerCase());
}

const isObject = d.wordSet('the his her their a an this that out up');

/** `Barthel 65`, `Hawkins III`, `Outerbridge II`; `Miller 34F` is somebody's age. */
function isMeasure(t: Tokens, first: number, last: number): boolean {
  const isSure = !d.has(t, first, x.SURNAME_TOP | x.GIVEN);
  // `Mohs x2`
  if (isSure && isTimes(t, last + 1) && d.isNumber(t, last + 2) && d.isAdjacent(t, last + 2))
    return true;
  const value = isGrade(t, last) || t.shape[last] === NUMBER ? last : last + 1;
  if (!d.isSpaced(t, value) || (!isGrade(t, value) && t.shape[value] !== NUMBER)) return false;
  if (!isSure && !isScaleWord(t, value - 1)) return false;
  if (t.shape[value] === NUMBER && d.digits(t, value) > 3) return false;
  if (isGrade(t, value) && t.shape[value] === LETTER && t.text.charCodeAt(t.end[value]!) === d.DOT)
    return isSure || isOfDisease(t, first);
  // `Hamilton 2 days post op`, `Hawkins III was admitted`
  if (!isSure && (d.isMeasured(t, value) || d.hasCue(t, value + 1, x.CUE_PERSON_VERB)))
    return false;
  return !(d.isAdjacent(t, value + 1) && isSex(t, value + 1));
}

/** `interstitial pancreatitis, Balthazar B.`: the scale of what stands before it. */
const isOfDisease = (t: Tokens, first: number): boolean =>
  first > 0 &&
  t.start[first]! - t.end[first - 1]! <= 2 &&
  (t.gap[first]! & GAP_BREAK) === 0 &&
  isLearned(t, first - 1);

const isTimes = d.wordSet('x');
const isSex = d.wordSet('m f yo y yr');

const LIST_MAX = 12;
const LIST_MIN = 3;

/** One of several eponyms side by side, where one is nothing else or their noun is told. */
function isInList(t: Tokens, first: number, last: number): boolean {
  let from = first;
  while (from > first - LIST_MAX && isItem(t, previous(t, from), from)) from = previous(t, from);
  let to = last;
  while (to < last + LIST_MAX && isItem(t, following(t, to), following(t, to)))
    to = following(t, to);
  if (isNoun(t, to + 1)) return to > last || from < first;
  const before = from - 1;
  if (before >= 0 && d.hasCue(t, before, x.CUE_EPONYM_NOUN) && t.mark[from] === d.COLON)
    return true;
  let count = 0;
  let groups = 0;
  let isSure = false;
  for (let at = from; at <= to; at += 1) {
    const eponym = eponymAt(t, at);
    if (eponym !== NONE) count += 1;
    if (eponym === CERTAIN) isSure = true;
    if (isBloodGroup(t, at)) groups += 1;
  }
  return count >= LIST_MIN && (isSure || groups >= LIST_MIN);
}

/** `Duffy a-, Kell neg, Kidd, Lewis`: all of them families', side by side nobody. */
const isBloodGroup = d.wordSet('duffy kell kidd lewis lutheran diego rh mns');

const isAnd = d.wordSet('and or');
const previous = (t: Tokens, at: number): number => (isAnd(t, at - 1) ? at - 2 : at - 1);
const following = (t: Tokens, at: number): number => (isAnd(t, at + 1) ? at + 2 : at + 1);

/** An eponym, or the value of one, joined to its neighbour by a comma, a slash, a dash or `and`. */
function isItem(t: Tokens, at: number, joinedAt: number): boolean {
  if (at < 0 || at >= t.count || t.start[joinedAt]! - t.end[joinedAt - 1]! > 2) return false;
  if ((t.gap[joinedAt]! & GAP_BREAK) !== 0) return false;
  const mark = t.mark[joinedAt]!;
  const isJoined =
    mark === 0 ||
    mark === d.COMMA ||
    mark === d.SLASH ||
    mark === d.SEMICOLON ||
    mark === d.DOT ||
    d.isDash(mark);
  return (
    isJoined &&
    (eponymAt(t, at) !== NONE || isGrade(t, at) || isFound(t, at) || t.shape[at] === NUMBER)
  );
}

/** `Ottawa ankle rules`, `Boston Naming Test`, `Los Angeles B`, `Congo red`. */
function isTownOfTerm(t: Tokens, first: number, last: number): boolean {
  const town = townEnd(t, first, last);
  if (town < first || isDwelling(t, first - 1)) return false;
  const next = town + 1;
  if (next > last && !d.isSpaced(t, next)) return false;
  if (
    t.shape[next] === CAPITALS &&
    t.end[next]! - t.start[next]! === 2 &&
    d.has(t, next, x.STATE_CODE)
  )
    return false;
  // `in Boston I saw`
  if (t.shape[next] === LETTER && d.isSpaced(t, next + 1) && t.shape[next + 1] === LOWER)
    return false;
  const isLetter = t.end[next]! - t.start[next]! === 1;
  return (
    isPlaceNoun(t, next) && !d.has(t, next, x.STREET) && !(isLetter && t.shape[next] === LOWER)
  );
}

function townEnd(t: Tokens, first: number, last: number): number {
  let end = first - 1;
  while (end < last && isPlaceWord(t, end + 1)) end += 1;
  return end;
}

const isDwelling = d.wordSet('in from near to at outside lives resides moved');
