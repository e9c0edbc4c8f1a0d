/**
 * Names of people: patients, relatives, clinicians.
 *
 * Category  names, 45 CFR §164.514(b)(2)(i)(A)
 * Shape     title + name · label: name · salutation and signature · name + credentials ·
 *           Last, First M · given + surname · initials + surname · relation + name; in capitals the
 *           lists must agree, in lower case only with a cue or two unmistakable names
 *
 * Every run of words that could be a name gets a score from what its words are (`part.ts`) and what
 * stands around it (`context.ts`); from 0.5 on it is a candidate. The finding leaves out the title
 * and the possessive. This scoring is the place where a trained tagger comes in.
 */
import type { Finding } from '../../core/phi.ts';
import * as d from '../detector.ts';
import { isSpanish } from '../language.ts';
import * as x from '../lexicon.ts';
import { CAPITAL, CAPITALS, GAP_LINE, LETTER, LOWER, type Tokens } from '../tokens.ts';
import { add, afterParticles } from './add-name.ts';
import { ANNOUNCED_SCORE, announcedEnd } from './announced.ts';
import * as context from './context.ts';
import { lowerName } from './lower-name.ts';
import { entryActorEnd, isActor, occasionAfter, occasionBefore } from './occasion.ts';
import {
  type Parsed,
  parseName,
  TRUST_ALL,
  TRUST_NEXT,
  TRUST_NONE,
  wordEnd,
  wordQuality,
} from './parse.ts';
import * as part from './part.ts';
import { isColumnEnd, isPrintedGiven, isPrintedPair } from './printed-pair.ts';
import { isShortPair } from './short-pair.ts';

const ACCEPTED = 0.5;

/** Score of the words alone. */
function intrinsic(t: Tokens, p: Parsed): number {
  const { firstQuality: first, finalQuality: final } = p;
  if (p.words === 1) return single(t, p);
  const isGivenFirst = part.isGiven(t, p.first);
  const isSurnameLast = part.isSurname(t, p.final);
  if (isGivenFirst && first === part.STRONG) {
    if (final === part.STRONG) return 0.9;
    if (final === part.UNKNOWN || final === part.WORDY) return 0.75;
    return 0.6;
  }
  if (isGivenFirst && first === part.WORDY) {
    if (isSurnameLast && final === part.STRONG) return 0.75;
    return final === part.NO ? 0.2 : 0.4;
  }
  if (p.initials > 0 && final === part.STRONG) return 0.6;
  if (final === part.STRONG && isSurnameLast) return first === part.STRONG ? 0.55 : 0.4;
  return first === part.UNKNOWN && final === part.UNKNOWN ? 0.2 : 0.3;
}

/** `Jennifer` can be nothing but a person; `Allen` could be a device. */
function strongSingle(t: Tokens, at: number): number {
  if (!part.isGiven(t, at)) return 0.25;
  const isOnlyGiven = d.hasCue(t, at, x.CUE_GIVEN_TOP) && !d.has(t, at, x.SURNAME_TOP | x.CITY);
  return isOnlyGiven ? 0.5 : 0.35;
}

/** `D'Angelo`, `O'Shea` */
const isElided = (t: Tokens, at: number): boolean =>
  t.shape[at] === LETTER && d.isJoinedByApostrophe(t, at + 1) && d.isCapitalised(t, at + 1);

/** One word, perhaps with initials: `Maria`, `Maria G.`, `J. Smith`. */
function single(t: Tokens, p: Parsed): number {
  const quality = p.firstQuality;
  if (p.initials === 0) {
    if (isElided(t, p.first) && quality === part.STRONG) return 0.4;
    if (quality === part.STRONG) return strongSingle(t, p.first);
    return quality === part.WORDY ? 0.1 : quality === part.UNKNOWN ? 0.1 : 0;
  }
  const isInFront =
    p.final > 0 && t.shape[p.first - 1] === LETTER && p.last === wordEnd(t, p.first);
  if (isInFront) {
    const hasDot = t.text.charCodeAt(t.end[p.first - 1]!) === d.DOT;
    const isOfGrade = hasDot && part.isGradeLetter(t, p.first - 1);
    if (quality === part.STRONG && !isOfGrade) return hasDot ? 0.7 : 0.45;
    if (!hasDot || isEndOfSentence(t, p.first - 1)) return 0.2;
    if (quality === part.WORDY && d.has(t, p.first, x.SURNAME_TOP)) return 0.55;
    return quality === part.WORDY ? 0.45 : quality === part.UNKNOWN ? 0.4 : 0.1;
  }
  if (!part.isGiven(t, p.first)) return quality === part.STRONG ? 0.4 : 0.2;
  const hasDot = t.text.charCodeAt(t.end[p.last]!) === d.DOT;
  if (quality === part.STRONG) return hasDot ? 0.8 : 0.55;
  return hasDot ? 0.55 : 0.2;
}

/** `Hepatitis B. Will refer`, `Low K. Low Mg`: the letter belongs to the word before it. */
const isEndOfSentence = (t: Tokens, letter: number): boolean =>
  letter > 0 &&
  d.isSpaced(t, letter) &&
  !d.isNumber(t, letter - 1) &&
  !d.has(t, letter - 1, x.ANNOUNCING | x.BEFORE_PERSON | x.GIVEN);

/** What speaks against a name made of these very words. */
function objections(t: Tokens, p: Parsed, at: number): number {
  let against = 0;
  if (p.words === 1 && p.initials === 0) {
    if (d.has(t, p.first, x.EPONYM)) against += 0.25;
    if (d.has(t, p.first, x.CITY) && d.has(t, at - 1, x.BEFORE_PLACE) && d.isSpaced(t, at))
      against += 0.3;
    if (t.shape[p.first] === CAPITALS) against += 0.15;
  }
  if (t.shape[p.final] === CAPITALS && context.isShouting(t, at, p.last))
    against += p.words > 1 ? 0.2 : 0.3;
  if (d.has(t, p.final, x.DRUG) && !d.has(t, p.final, x.SURNAME_TOP | x.GIVEN)) against += 0.3;
  return against;
}

/** Between two words of a name. */
const WIDTH_MAX = 2;

/** `Garcia, Maria L.`: returns the last token, or -1. `at` starts the surname, `last` ends it. */
function invertedEnd(t: Tokens, last: number, isExpected: boolean): number {
  const next = last + 1;
  const width = t.start[next]! - t.end[last]!;
  if (t.mark[next] !== d.COMMA || width > 2 || (t.gap[next]! & GAP_LINE) !== 0) return -1;
  if (!d.isCapitalised(t, next) || d.has(t, next, x.STOP)) return -1;
  if (d.has(t, next, x.STATE) && !isExpected) return -1;
  // `Boston, MA`, `Marseille, France`
  const isRegion =
    d.has(t, next, x.COUNTRY) || (d.has(t, next, x.STATE_CODE) && t.shape[next] === CAPITALS);
  if (isRegion && d.has(t, last, x.CITY) && !isExpected) return -1;
  // Behind a label any word that may be a name is the given one.
  const isLikeGiven = isExpected && t.shape[next] !== LETTER && part.quality(t, next) !== part.NO;
  const mayBeGiven = isLikeGiven || isPrintedGiven(t, last);
  if (!part.isGiven(t, next) && !mayBeGiven) return -1;
  if (d.has(t, next, x.CREDENTIAL) && t.shape[next] === CAPITALS) return -1;
  let end = wordEnd(t, next);
  // `Pena, Hector      M 55`: the next column
  if (!d.isSpaced(t, end + 1) || t.start[end + 1]! - t.end[end]! > WIDTH_MAX) return end;
  if (t.shape[end + 1] === LETTER) end += 1;
  else if (
    d.isCapitalised(t, end + 1) &&
    part.isGiven(t, end + 1) &&
    (part.quality(t, end + 1) === part.STRONG ||
      (isPrintedPair(t, last) && isColumnEnd(t, end + 2)))
  )
    end += 1;
  return end;
}

function invertedScore(
  t: Tokens,
  at: number,
  last: number,
  end: number,
  isLabelled: boolean,
): number {
  const family = wordQuality(t, at, last);
  const given = part.quality(t, last + 1);
  let score = 0.1 * family + 0.1 * given + (d.isOrdinary(t, at) ? -0.1 : 0);
  if (isLabelled) score += 0.5;
  if (context.isAtStart(t, at)) score += 0.1;
  if (t.shape[end] === LETTER) score += 0.15;
  if (t.mark[end + 1] === d.COMMA && d.isCapitalised(t, end + 1) && !context.hasCredential(t, end))
    score -= 0.15;
  if (d.has(t, at, x.SURNAME)) score += 0.05;
  const isFrequent = d.has(t, at, x.SURNAME_TOP) && d.hasCue(t, last + 1, x.CUE_GIVEN_TOP);
  if (isFrequent) score += 0.15;
  if (isPrintedPair(t, last)) score += isPrintedGiven(t, last) ? 0.2 : 0.1;
  return score;
}

const isContraction = d.wordSet('al');

/** Findings of all names; `found` is added to. */
export function findNames(t: Tokens, found: Finding[]): void {
  let previous = -1;
  let isPrevious = false; // the previous name stood behind a label or a plural title
  for (let at = 0; at < t.count; at += 1) {
    if (isContraction(t, at) && isSpanish(t, at)) continue; // `Al final`
    const actor = at > 1 && d.isNumber(t, at - 1) ? entryActorEnd(t, at) : -1;
    if (actor >= 0) {
      add(t, at, actor, 0.72, 'entry', found);
      previous = actor;
      isPrevious = false;
      at = actor;
      continue;
    }
    if (t.shape[at] === LOWER) {
      const end = lowerName(t, at, found);
      if (end >= 0) at = end;
      // `van der Berg` goes on in capitals
      if (end >= 0 || !d.has(t, at, x.PARTICLE) || !goesOnInCapitals(t, at + 1)) continue;
    }
    if (!d.isCapitalised(t, at) && !d.has(t, at, x.PARTICLE)) continue;
    if (d.isAdjacent(t, at) || (d.has(t, at, x.TITLE) && t.mark[at + 1] === d.DOT)) continue;
    if (isSubject(t, at)) {
      add(t, at, at, 0.62, 'subject', found);
      previous = at;
      isPrevious = false;
      continue;
    }
    if (isShortPair(t, at)) {
      add(t, at, at + 1, 0.7, 'short-pair', found);
      previous = at + 1;
      isPrevious = false;
      at += 1;
      continue;
    }
    const title = context.titleBefore(t, at);
    const isLabelled = title < 0 && context.isLabelled(t, at);
    const isInherited: boolean = isPrevious && context.isListed(t, at, previous);
    const isTrusting = title >= 0 ? !context.isWordyTitle(t, title) : isLabelled || isInherited;
    const isSure = title >= 0 && !context.isWordyTitle(t, title);
    const announced = isSure ? -1 : announcedEnd(t, at);
    const count = found.length;
    let end = nameAt(t, at, { title, isLabelled, isInherited, isTrusting }, found);
    if (announced >= 0 && (end < 0 || isWeak(found, count))) {
      end = Math.max(end, announced);
      add(t, at, end, ANNOUNCED_SCORE, 'announced', found);
    }
    if (end < 0) continue;
    isPrevious = isInherited || isLabelled || (title >= 0 && context.isPluralTitle(t, title));
    previous = end;
    at = end;
  }
}

const isWeak = (found: readonly Finding[], from: number): boolean =>
  found.slice(from).every(({ score }) => score < ANNOUNCED_SCORE);

const LISTED = x.GIVEN | x.SURNAME | x.CITY | x.STATE;
const NO_SUBJECT = x.STOP | x.TITLE | x.MONTH | x.WEEKDAY | x.ROLE | x.RELATION | x.CARE_PLACE;

/** What belongs to somebody. */
const isOwned =
  d.wordSet(`address birthday phone cell number email mrn dob insurance chart labs results appointment
  medications meds car house room`);

/** `Vincent's birthday`, at the start of a sentence: a given name that may be a word besides. */
function isOwner(t: Tokens, at: number): boolean {
  const owned = at + 2;
  return (
    d.has(t, at, x.GIVEN) &&
    d.isPossessive(t, at + 1) &&
    d.isSpaced(t, owned) &&
    t.shape[owned] === LOWER &&
    (isOwned(t, owned) || d.has(t, owned, x.RELATION)) &&
    !d.has(t, at, x.COUNTRY) &&
    context.isAtStart(t, at)
  );
}

/** `Labs reviewed` */
const isOfChart = d.wordSet('labs vitals meds imaging films chart notes records cultures images');

/** `Madison reviewed the chart`: only a person does this, whatever else the word names. */
function isSubject(t: Tokens, at: number): boolean {
  if (t.shape[at] !== CAPITAL || !d.has(t, at, LISTED) || d.has(t, at, NO_SUBJECT)) return false;
  if (isOfChart(t, at)) return false;
  if (isOwner(t, at)) return true;
  if (t.shape[at + 1] !== LOWER || d.has(t, at, x.DRUG)) return false;
  const isWord = d.has(t, at, x.COMMON) && !d.has(t, at, x.GIVEN | x.SURNAME_TOP);
  if (isActor(t, at)) return !isWord && !d.has(t, at, x.EPONYM) && !part.isClinical(t, at);
  if (!context.isAgentVerb(t, at + 1)) return false;
  return d.isSpaced(t, at + 1) && context.isAtStart(t, at) && !part.isClinical(t, at);
}

const goesOnInCapitals = (t: Tokens, at: number) =>
  d.isCapitalised(t, at) || (d.has(t, at, x.PARTICLE) && d.isCapitalised(t, at + 1));

interface Surroundings {
  readonly title: number;
  readonly isLabelled: boolean;
  readonly isInherited: boolean;
  readonly isTrusting: boolean;
}

/** Scores the name that starts at `at`; returns its last token when it is one. */
function nameAt(t: Tokens, at: number, s: Surroundings, found: Finding[]): number {
  const inverted = invertedAt(t, at, s, found);
  if (inverted >= 0) return inverted;
  const trust = s.isTrusting ? TRUST_ALL : context.before(t, at) >= 0.3 ? TRUST_NEXT : TRUST_NONE;
  const p = parseName(t, at, trust);
  if (p === undefined) {
    const letter = titledLetterEnd(t, at, s);
    if (letter >= 0) add(t, at, letter, 0.8, 'title', found);
    return letter;
  }
  if (s.title >= 0) {
    if (s.isTrusting || p.firstQuality > part.NO) {
      add(t, at, p.last, 0.97, 'title', found);
      return p.last;
    }
  }
  if (isCategory(t, at) && !s.isLabelled) return -1;
  let score = intrinsic(t, p) - objections(t, p, at);
  const ahead = context.before(t, at);
  const behind = context.after(t, p.last, p.words);
  let rule = p.words > 1 ? 'lexicon' : 'cue';
  if (s.isLabelled) {
    score += p.firstQuality === part.NO && p.words === 1 ? 0.1 : 0.4;
    rule = 'label';
  } else if (s.isInherited) {
    score += p.firstQuality === part.NO ? 0 : 0.3;
    rule = 'list';
  } else {
    score += Math.max(ahead, p.words === 1 ? occasionBefore(t, at) : 0);
  }
  if (p.words === 1 && p.initials === 0 && behind >= 0) score += occasionAfter(t, at, p.last);
  score += behind + unlisted(t, at, p);
  if (behind > 0.4) rule = 'credential';
  if (p.words === 1 && p.firstQuality === part.NO && behind < 0.4 && !s.isLabelled) return -1;
  if (score < ACCEPTED) return -1;
  add(t, at, p.last, score, rule, found);
  return p.last;
}

const isCat = d.wordSet('cat');
const isRoman = d.wordSet('i ii iii');
/** `FHR reactive, Cat I.`: of a fetal heart trace. */
const isCategory = (t: Tokens, at: number): boolean =>
  isCat(t, at) && isRoman(t, at + 1) && d.isSpaced(t, at + 1);

const isOfPerson = d.wordSet('dr mr mrs ms miss');

/** Last token of the letter that somebody is called by: `Dr. J.`, `dr Z`, `Dr. L-B`; or -1. */
function titledLetterEnd(t: Tokens, at: number, { title, isTrusting }: Surroundings): number {
  if (title < 0 || !isTrusting || t.shape[at] !== LETTER || !d.isCapitalised(t, at)) return -1;
  if (t.text.charCodeAt(t.end[at]!) === d.DOT && t.mark[at] === d.DOT) return at;
  // `MR A`, `MS C6`
  if (!isOfPerson(t, title) || t.shape[title] === CAPITALS) return -1;
  const next = at + 1;
  if (d.isJoinedByDash(t, next) && t.shape[next] === LETTER && d.isCapitalised(t, next))
    return next;
  const isGlued = d.isAdjacent(t, next) || d.isJoinedByApostrophe(t, next);
  return isGlued || d.isJoinedByDash(t, next) ? -1 : at;
}

/** Two capitalised words that no list has, where somebody is spoken of: `letter for Ianthe Orsino,`. */
function unlisted(t: Tokens, at: number, p: Parsed): number {
  if (p.words !== 2 || t.shape[p.first] !== CAPITAL || t.shape[p.final] !== CAPITAL) return 0;
  if (p.firstQuality === part.NO || p.finalQuality === part.NO) return 0;
  const isWordy = p.firstQuality === part.WORDY && p.finalQuality === part.WORDY;
  if (isWordy || part.isClinical(t, p.first) || part.isClinical(t, p.final)) return 0;
  const isSpokenOf = d.isSpaced(t, at) && isAbout(t, at - 1) && t.shape[at - 1] === LOWER;
  const next = p.last + 1;
  const isActing = d.isSpaced(t, next) && t.shape[next] === LOWER && context.isPatientVerb(t, next);
  if (isActing && context.isAtStart(t, at)) return 0.15;
  const isBeing = d.isSpaced(t, next) && t.shape[next] === LOWER && context.isWas(t, next);
  if (isBeing && context.isAtStart(t, at)) return 0.1;
  const isClosed = t.mark[next] !== 0 || (d.isSpaced(t, next) && t.shape[next] === LOWER);
  if (isClosed && d.isSpaced(t, at) && context.before(t, at) >= 0.2) return 0.15;
  return isSpokenOf && (t.mark[next] !== 0 || isActing) ? 0.2 : 0;
}

const isAbout = d.wordSet('for about regarding concerning on');

function invertedAt(t: Tokens, at: number, s: Surroundings, found: Finding[]): number {
  if (s.title >= 0 || t.shape[at] === LETTER || d.has(t, at, x.STOP | x.TITLE)) return -1;
  // `13 Sep, Christian called`
  if (d.has(t, at, x.MONTH) && at > 0 && d.isNumber(t, at - 1) && d.isSpaced(t, at)) return -1;
  // `van Dyke, Kristin`
  const family = s.isLabelled ? afterParticles(t, at) : at;
  const last = wordEnd(t, family);
  const isExpected = s.isLabelled || isBeforeBirth(t, at, last);
  const end = invertedEnd(t, last, isExpected);
  if (end < 0) return -1;
  const isPreceded =
    at > 0 &&
    d.isSpaced(t, at) &&
    d.isCapitalised(t, at - 1) &&
    part.quality(t, at - 1) >= part.WORDY;
  if (isPreceded && !s.isLabelled) return -1;
  // `ALS, Robert Smith`: two ways of writing are two things.
  const isMixed = t.shape[at] === CAPITALS && t.shape[last + 1] !== CAPITALS && last === at;
  if (isMixed && !s.isLabelled) return -1;
  const score =
    invertedScore(t, at, last, end, isExpected || s.isInherited) +
    Math.max(0, context.before(t, at));
  if (score < ACCEPTED) return -1;
  add(t, at, end, score + 0.15, 'inverted', found);
  return end;
}

/** `DUFFY, KELL 04/04/1960` on a line: whoever was born then. */
function isBeforeBirth(t: Tokens, at: number, last: number): boolean {
  const [given, day] = [last + 1, last + 2];
  if (at > 0 && (t.gap[at]! & GAP_LINE) === 0) return false;
  if (!d.isCapitalised(t, given) || !d.isNumber(t, day) || !d.isSpaced(t, day)) return false;
  const [month, year] = [day + 1, day + 2];
  return (
    d.isNumber(t, month) &&
    d.isJoinedBy(t, month, d.SLASH) &&
    d.isNumber(t, year) &&
    d.isJoinedBy(t, year, d.SLASH) &&
    d.digits(t, year) === 4
  );
}
