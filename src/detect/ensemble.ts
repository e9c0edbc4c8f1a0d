/**
 * Rules and the trained tagger together: the tagger reads what the rules found, adds what they could
 * not know, widens what they found in part, and takes back their weakest guesses where it sees no
 * trace of an identifier. Everything else the rules found stands.
 */
import type { Finding, OperatingPoint } from '../core/phi.ts';
import { isClinicalText } from './clinical/clinical-text.ts';
import { withoutHurry } from './clinical/hurried.ts';
import { withoutTag } from './clinical/public-code.ts';
import * as d from './detector.ts';
import { countryEnd } from './detectors/country.ts';
import { isDay } from './detectors/date-parts.ts';
import { isScale } from './detectors/pair-cues.ts';
import { stateEnd } from './detectors/place.ts';
import { hashPhrase } from './fold.ts';
import {
  ANNOUNCING,
  BEFORE_PERSON,
  bitsOf,
  CITY,
  DRUG,
  GIVEN,
  MONTH,
  NAMED,
  STOP,
  SURNAME_TOP,
} from './lexicon.ts';
import { parallelNames } from './names/parallel.ts';
import { isClinical, isLearned } from './names/part.ts';
import { rosterNames } from './names/roster.ts';
import { parallelDates, withFurtherDays } from './parallel-dates.ts';
import { withoutDoubt } from './spanish-doubts.ts';
import { placesOf } from './tagged-places.ts';
import { agesIn } from './tagger/ages.ts';
import { taggerCandidates } from './tagger/decode.ts';
import { tokenAt } from './tagger/features.ts';
import { DATE, KIND_OF, ORGANIZATION } from './tagger/labels.ts';
import { type Judged, judge, SURE_NAME } from './tagger/tagger.ts';
import {
  CAPITAL,
  CAPITALS,
  CASELESS,
  GAP_LINE,
  LETTER,
  LOWER,
  MIXED,
  NUMBER,
  SOME_CAPITALS,
  type Tokens,
} from './tokens.ts';

/**
 * A rule's guess below this score falls when the tagger gives its word less than this probability: on
 * the development corpora that took back a hundred wrong guesses for each right one. In a text of
 * genes, cohorts and cited authors a guess is worth less.
 */
const ELSEWHERE = { score: 0.6, trace: 0.05 } as const;
const IN_RESEARCH = { score: 0.7, trace: 0.5 } as const;
/** From here on a rule's finding is the whole of what stands there. */
const SOUND = 0.6;

/** From here on a name is likely enough to tell what is written like it. */
const LIKELY = 0.5;
/** From here on a small word that no list knows is somebody's: the initials of who signs. */
const RATHER = 0.5;

/** The candidates of both, unsettled. `candidates` are those of the rules. */
export function withTagger(
  t: Tokens,
  candidates: readonly Finding[],
  operatingPoint: OperatingPoint,
): Finding[] {
  const judged = judge(t, candidates);
  const kept = candidates
    .filter((one) => !isTakenBack(t, one, judged) && !isClinicalText(t, one))
    .flatMap((one) => withoutDoubt(t, one));
  const tagged = [
    ...taggerCandidates(t, judged, operatingPoint),
    ...agesIn(t, judged, operatingPoint),
  ].sort((one, other) => one.start - other.start);
  const added = tagged
    .map((one) => withoutTag(t, one))
    .filter((one) => !isHardlyName(t, one, judged) && !isClinicalText(t, one))
    .flatMap((one) => withoutHurry(t, one))
    .flatMap((one) => placesOf(t, one, judged))
    .flatMap((one) => withoutDoubt(t, one));
  const whole = widened(t, added, kept).flatMap((one) => withoutDoubt(t, one));
  const all = [...kept, ...whole];
  const names = all.filter(({ category, score }) => category === 'name' && score >= LIKELY);
  const alike = [parallelNames(t, names), rosterNames(t, names), parallelDates(t, all)];
  return all
    .concat(...alike)
    .flatMap((one) =>
      withRegions(t, withUnit(t, withFurtherDays(t, withoutLabel(t, withoutTail(t, one))))),
    );
}

/**
 * One word that nothing announces, and that is a clinical one (`trach planned`), a month in small letters that is nobody's
 * name (`sep`), short capitals among other words
 * that are hardly likely and no frequent surname (`the RCA is`) or, where names have capitals, a small one that no list knows.
 */
function isHardlyName(t: Tokens, one: Finding, { chance, isLower }: Judged): boolean {
  const at = tokenAt(t, one.start);
  if (one.category !== 'name') return false;
  if (t.shape[at] === NUMBER) return true; // `138), Potassium`
  if (!isLower && t.shape[at] === LOWER && t.end[at]! - t.start[at]! === 1) return true; // `h.l.`
  // `doi:10.1056`
  if (t.shape[at] === LOWER && d.isJoinedBy(t, at + 1, d.COLON) && d.isNumber(t, at + 1))
    return true;
  if (t.end[at]! < one.end) return isTermOfWords(t, at, one.end);
  if (isMisread(t, at) || isOfHandoff(t, at)) return true;
  // `GAD-7`
  if (isScale(t, at) && d.isJoinedByDash(t, at + 1) && d.isNumber(t, at + 1)) return true;
  if (isTalk(t, at) && chance[at]! < SURE_NAME) return true;
  if (at > 0 && d.has(t, at - 1, ANNOUNCING)) return false;
  if (isClinical(t, at) || isMonthAlone(t, at) || isAnalyteHere(t, at)) return true;
  if (d.has(t, at, STOP) && chance[at]! < SURE_NAME) return true; // `See`
  if (isShortCapitals(t, at)) return chance[at]! < LIKELY && !d.has(t, at, SURNAME_TOP);
  const isSmall = !isLower && t.shape[at] === LOWER && !(at > 0 && d.has(t, at - 1, BEFORE_PERSON));
  const isField = t.shape[at] === MIXED && !d.isCapitalised(t, at); // `pendingResults`
  return (isSmall || isField) && !d.has(t, at, NAMED) && chance[at]! < RATHER;
}

/** `DR: Good morning`, `PT: Will that mess`: who speaks, and the first word of what they say. */
const isTalk = (t: Tokens, at: number): boolean =>
  at > 0 &&
  t.mark[at] === d.COLON &&
  d.has(t, at - 1, ANNOUNCING) &&
  d.isOrdinary(t, at) &&
  d.isSpaced(t, at + 1) &&
  t.shape[at + 1] === LOWER;

/** `I: Watcher`: how ill somebody is, as I-PASS has it (Starmer 2014), and what it is handed over by. */
const isOfHandoff = d.wordSet('watcher handoff handover signout');

const HAN = 0x2e80;

/** A letter of another alphabet by itself: bytes read in the wrong encoding. Chinese names may be one sign. */
const isMisread = (t: Tokens, at: number): boolean =>
  t.shape[at] === CASELESS &&
  t.end[at]! - t.start[at]! === 1 &&
  t.text.charCodeAt(t.start[at]!) < HAN;

/** `Cerebral Angiography`: words of the language that nobody is called, one of them a learned one. */
function isTermOfWords(t: Tokens, first: number, end: number): boolean {
  let isTerm = false;
  for (let at = first; at < t.count && t.start[at]! < end; at += 1) {
    // `Humulin R`
    const isOfDrug = at > first && t.shape[at] === LETTER && d.has(t, at - 1, DRUG);
    const isTechnical = isClinical(t, at) || isLearned(t, at) || d.has(t, at, DRUG) || isOfDrug;
    if (d.has(t, at, NAMED) || !(isTechnical || d.isOrdinary(t, at))) return false;
    if (isTechnical) isTerm = true;
  }
  return isTerm && !(first > 0 && d.has(t, first - 1, ANNOUNCING));
}

/** Short for a month, and on a list of given names besides. */
const isRarelyGiven = d.wordSet('sep ene');

const isMonthAlone = (t: Tokens, at: number): boolean =>
  d.has(t, at, MONTH) && t.shape[at] === LOWER && (!d.has(t, at, GIVEN) || isRarelyGiven(t, at));

/** `Na 138`, which is a name as well, `Chloride (102)`, `AST/ALT`; `Alp denies` is somebody. */
const isAnalyteHere = (t: Tokens, at: number): boolean =>
  (isElectrolyte(t, at) && (t.shape[at + 1] === NUMBER || t.shape[at + 1] === LOWER)) ||
  (isAnalyte(t, at) &&
    (t.shape[at + 1] === NUMBER ||
      (d.isJoinedBy(t, at, d.SLASH) && isAnalyte(t, at - 1)) ||
      (d.isJoinedBy(t, at + 1, d.SLASH) && isAnalyte(t, at + 1))));
const isElectrolyte = d.wordSet('na sodium potassium chloride calcium magnesium phosphate');
const isAnalyte =
  d.wordSet(`na k alt ast alp ggt cr creat bun hgb hb hct plt wbc inr mg phos tbili alb bnp crp esr tsh ck ldh lac
  trop`);

const ABBREVIATION_MAX = 4;
const isWritten = (t: Tokens, at: number): boolean =>
  t.shape[at] === LOWER || t.shape[at] === CAPITAL;

/** Among other words, or before a number: `the RCA is`, `MMT 4/4`. */
const isShortCapitals = (t: Tokens, at: number): boolean =>
  t.shape[at] === CAPITALS &&
  t.end[at]! - t.start[at]! <= ABBREVIATION_MAX &&
  ((at > 0 && isWritten(t, at - 1)) ||
    isWritten(t, at + 1) ||
    (t.capitals === SOME_CAPITALS && t.shape[at + 1] === NUMBER));

/** What the language hangs on to a name, also in capitals. */
const isTail = d.wordSet(
  'related like type style associated induced based free dependent positive negative appearing',
);

/** `O'Neil-related`: the last piece of such a name is the language's, unless it is written as a name (`Osei-Tutu`). */
function withoutTail(t: Tokens, one: Finding): Finding {
  if (one.category !== 'name') return one;
  const last = tokenAt(t, one.end - 1);
  const isApart =
    d.isJoinedByDash(t, last) &&
    t.start[last]! > one.start &&
    (t.shape[last] === LOWER || isTail(t, last)) &&
    d.isOrdinary(t, last) &&
    !isSyllable(t, last) &&
    !d.has(t, last, GIVEN | SURNAME_TOP);
  return isApart ? { ...one, end: t.end[last - 1]! } : one;
}

const SYLLABLE_MAX = 3;
const ROMANISED_MAX = 5;
/** `Soo-ah`, `Min-ho`: as Korean given names are written, both short. */
const isSyllable = (t: Tokens, last: number): boolean =>
  t.shape[last] === LOWER &&
  t.end[last]! - t.start[last]! <= SYLLABLE_MAX &&
  t.end[last - 1]! - t.start[last - 1]! <= ROMANISED_MAX &&
  !d.has(t, last - 1, SURNAME_TOP);

/** What a form asks for, and no name in front of one. */
const isAsked =
  d.wordSet(`name names ord ordering provider prov client caller member insured guarantor subscriber nombre
  apellido apellidos attn`);

/** `‹Name Tyrell Bascombe›`, `‹Bree T⏎Caller›`: the label before it, or of the next line, is none of the name. */
function withoutLabel(t: Tokens, one: Finding): Finding {
  if (one.category !== 'name') return one;
  const first = tokenAt(t, one.start);
  const last = tokenAt(t, one.end - 1);
  if (last === first) return one;
  const isLed = isAsked(t, first) && t.shape[first] !== LOWER && d.isSpaced(t, first + 1);
  const isFollowed = isAsked(t, last) && (t.gap[last]! & GAP_LINE) !== 0;
  const start = isLed ? t.start[first + 1]! : one.start;
  const end = isFollowed ? t.end[last - 1]! : one.end;
  return start < end ? { ...one, start, end } : one;
}

const isUnit =
  d.wordSet(`er ed icu nicu picu micu sicu ccu cvicu snf iop php ltc ltac ltach alf asc pacu mri ent gi ob
  gyn obgyn`);

/** `Bedford Memorial ‹ER›`, `Haven ‹OB/GYN›`: what kind of place it is belongs to what it is called. */
function withUnit(t: Tokens, one: Finding): Finding {
  if (one.type !== 'hospital') return one;
  let { end } = one;
  for (let at = tokenAt(t, end); at < t.count && isUnit(t, at); at += 1) {
    const isClose = d.isSpaced(t, at) || d.isJoinedBy(t, at, d.SLASH) || d.isJoinedByDash(t, at);
    if (!isClose || t.shape[at] !== CAPITALS) break;
    end = t.end[at]!;
  }
  return end === one.end ? one : { ...one, end };
}

/**
 * The tagger takes states and countries for towns, and for part of them: `Culverthorpe, VT, USA`. They are
 * findings of their own, because a profile may let them stand. What is also a town is one.
 */
function withRegions(t: Tokens, one: Finding): Finding[] {
  if (one.rule !== 'tagger/city') return [one];
  const first = tokenAt(t, one.start);
  let last = tokenAt(t, one.end - 1);
  const pieces: Finding[] = [];
  for (let at = last; at >= first && last - at < REGION_WORDS_MAX; at -= 1) {
    const isBehind = t.mark[at] === d.COMMA && (at > first || d.has(t, at - 1, CITY));
    // `Horizon NJ, ID 3HZN70448120`: a label
    if (isBehind && isId(t, at) && d.isNumber(t, at + 1) && d.digits(t, at + 1) !== ZIP_DIGITS) {
      last = at - 1;
      continue;
    }
    const isApart = isBehind || (at === first && !isTown(t, at, last));
    if (!isApart) continue;
    const type = stateEnd(t, at) === last ? 'state' : countryEnd(t, at) === last ? 'country' : '';
    if (type === '') break;
    pieces.unshift({ ...one, start: t.start[at]!, end: t.end[last]!, type });
    last = at - 1;
  }
  if (last >= first) pieces.unshift({ ...one, end: t.end[last]! });
  return pieces;
}

const REGION_WORDS_MAX = 4;
const isId = d.wordSet('id');
const ZIP_DIGITS = 5;

function isTown(t: Tokens, first: number, last: number): boolean {
  if (last > first + 1) return false;
  const hash = last > first ? hashPhrase(t.hash[first]!, t.hash[last]!) : t.hash[first]!;
  return (bitsOf(hash) & CITY) !== 0;
}

/** One word that a rule took for a name on little evidence, and the tagger for none at all, or that begins what somebody says. */
function isTakenBack(t: Tokens, one: Finding, { chance, isResearch }: Judged): boolean {
  if (one.category !== 'name') return false;
  const { score, trace } = isResearch ? IN_RESEARCH : ELSEWHERE;
  const at = tokenAt(t, one.start);
  const isDoubtful = chance[at]! < trace || (isTalk(t, at) && chance[at]! < SURE_NAME);
  return one.score < score && t.end[at]! >= one.end && isDoubtful;
}

/**
 * Where both found something at one place: what lies inside a rule's finding adds nothing, and what
 * touches one of the same category is one with it, from the first character of both to the last, and
 * as sure as the surer of them.
 */
function widened(t: Tokens, added: readonly Finding[], kept: readonly Finding[]): Finding[] {
  const rules = [...kept].sort((a, b) => a.start - b.start);
  const reach: number[] = [];
  rules.forEach((one, at) => {
    reach.push(Math.max(one.end, reach[at - 1] ?? 0));
  });
  const result: Finding[] = [];
  let first = 0;
  for (const one of added) {
    while (first < rules.length && reach[first]! <= one.start) first += 1;
    if (HAS_ENDS.has(one.category)) result.push(...beside(t, one, rules, first));
    else {
      const whole = joined(one, rules, first);
      if (whole !== undefined) result.push(whole);
    }
  }
  return result;
}

/** Where a date, a number or an address ends, a rule that found it knows best. */
const HAS_ENDS: ReadonlySet<Finding['category']> = new Set(
  KIND_OF.slice(DATE, ORGANIZATION).map(({ category }) => category),
);

/** What no sound rule found of it; of several findings in a row, only what has a number in it. */
function beside(t: Tokens, one: Finding, rules: readonly Finding[], first: number): Finding[] {
  const pieces: Finding[] = [];
  let { start } = one;
  let isCut = false;
  for (let at = first; at < rules.length && rules[at]!.start < one.end; at += 1) {
    const rule = rules[at]!;
    if (rule.end <= start || rule.score < SOUND) continue;
    isCut = true;
    addPiece(t, { ...one, start, end: rule.start }, isCut, pieces);
    start = rule.end;
  }
  addPiece(t, { ...one, start }, isCut, pieces);
  return pieces;
}

/** From its first token to its last, of which one is a number. */
function addPiece(t: Tokens, piece: Finding, isCut: boolean, pieces: Finding[]): void {
  if (!isCut) {
    pieces.push(piece);
    return;
  }
  const from = tokenAt(t, piece.start);
  const to = tokenAt(t, piece.end);
  let hasNumber = false;
  let last = from;
  for (let at = from; at < to; at += 1) {
    if (t.shape[at] === NUMBER) hasNumber = true;
    last = at;
  }
  // `03/14/2024 95`: what was measured that day
  if (piece.category === 'date' && from === last && isNoDay(t, from)) return;
  if (hasNumber) pieces.push({ ...piece, start: t.start[from]!, end: t.end[last]! });
}

/** A number that no month has so many days for, and no year. */
const isNoDay = (t: Tokens, at: number): boolean =>
  t.shape[at] === NUMBER &&
  !isDay(t.number[at]!) &&
  d.digits(t, at) !== 4 &&
  !d.isApostrophe(t.mark[at]!);

function joined(one: Finding, rules: readonly Finding[], first: number): Finding | undefined {
  let { start, end, score } = one;
  for (let at = first; at < rules.length && rules[at]!.start < one.end; at += 1) {
    const rule = rules[at]!;
    if (rule.end <= one.start) continue;
    if (rule.start <= one.start && rule.end >= one.end && rule.score >= SOUND) return undefined;
    if (rule.category !== one.category) continue;
    start = Math.min(start, rule.start);
    end = Math.max(end, rule.end);
    score = Math.max(score, rule.score);
  }
  return { ...one, start, end, score };
}
