/**
 * What a text is about, by topic. One pass over its words, sentence by sentence: the longest term that begins at a word
 * is evidence for its topics; words of two sets close to each other are evidence as well; how the sentence
 * means it (denied, about a relative, an allergy) decides what it is worth. Linear in the text: no pattern
 * runs over it, terms have few words, and a sentence's mentions are judged once.
 *
 * Distinct pieces of evidence add up as independent causes do: score = 1 − Π(1 − weight).
 */
import * as cues from './cues.ts';
import {
  BEGINS_TERM,
  EVIDENCE,
  IN_SET,
  IS_EVIDENCE,
  IS_TERM,
  longerTerms,
  NEAR_OF,
  NOTHING,
  PAIN_MENTION,
  roleOf,
  setsOf,
  singleTerms,
  type Term,
  TOPICS,
} from './lexicon.ts';
import { WEAK } from './topic.ts';
import { ACRONYM, BREAK, COLON, readWords, STARTS, UPPER, type Words } from './words.ts';

/** From here on the label applies. */
export const APPLIES = 0.5;
/** From here on it is possible. */
const POSSIBLE = 0.2;
/** What a denied mention, one about a relative or an allergy is worth of its weight … */
const DISCOUNT = 0.35;
/** … and all of them together at most: possible, never more. */
const DISCOUNTED_MAX = 0.45;
/** Words in capitals above this share: abbreviations cannot be told from words. */
const SHOUTED_SHARE = 0.5;
/** Of fewer words nothing can be said: a line of abbreviations. */
const SHOUTED_WORDS_MIN = 24;
/** Below this share of everyday English words, in a text of some words, nothing here was measured on its language. */
const ENGLISH_SHARE_MIN = 0.06;
const LANGUAGE_WORDS_MIN = 20;

export interface TopicScore {
  /** Index into `TOPICS`. */
  readonly topic: number;
  readonly score: number;
  readonly rules: readonly string[];
}

export interface Reading {
  readonly topics: readonly TopicScore[];
  readonly words: number;
  /** The text is not in the language that the rules are written for: what is missing says nothing. */
  readonly isForeign: boolean;
}

const DENIED = 1;
const RELATIVE = 2;
const ALLERGY = 4;
const DISCOUNTED = ['', 'denied', 'relative', 'denied', 'allergy', 'denied', 'relative', 'denied'];

/** Best weight of each piece of evidence so far, and how it was meant. */
const plain = new Float32Array(EVIDENCE.length);
const discounted = new Float32Array(EVIDENCE.length);
const meant = new Uint8Array(EVIDENCE.length);
const lastOf = new Int32Array(NEAR_OF.length);

/** Mentions of the sentence that is being read: judged at its end, when what follows them is known. */
class Sentence {
  count = 0;
  evidence = new Int32Array(64);
  at = new Int32Array(64);
  weight = new Float64Array(64);
  meaning = new Uint8Array(64);

  note(evidence: number, at: number, weight: number, meaning: number): void {
    const k = this.count;
    if (k === this.evidence.length) this.#grow();
    this.evidence[k] = evidence;
    this.at[k] = at;
    this.weight[k] = weight;
    this.meaning[k] = meaning;
    this.count = k + 1;
  }

  #grow(): void {
    const twice = <T extends Int32Array | Float64Array | Uint8Array>(wider: T, filled: T): T => {
      wider.set(filled);
      return wider;
    };
    const size = 2 * this.count;
    this.evidence = twice(new Int32Array(size), this.evidence);
    this.at = twice(new Int32Array(size), this.at);
    this.weight = twice(new Float64Array(size), this.weight);
    this.meaning = twice(new Uint8Array(size), this.meaning);
  }
}
const sentence = new Sentence();

export function readNarrative(text: string): Reading {
  const words = readWords(text);
  const { count, stem, form } = words;
  const touched: number[] = [];
  sentence.count = 0;
  const isShouted = count >= SHOUTED_WORDS_MIN && capitalsOf(words) > count * SHOUTED_SHARE;
  let hasPain = false;
  let english = 0;
  let start = 0;
  let skipTo = 0;
  let noUntil = -1;
  let noAt = -1;
  let relativeAt = -1;
  let allergyAt = -1;
  let heading = 0;
  let headingAt = -1;
  lastOf.fill(-1);

  for (let i = 0; i < count; i += 1) {
    const hash = stem[i]!;
    const what = form[i]!;
    if ((what & STARTS) !== 0) {
      settle(touched);
      start = i;
      noUntil = -1;
      relativeAt = -1;
      allergyAt = -1;
      if ((what & BREAK) !== 0 && i > headingAt + 1) heading = 0;
    }
    if ((what & COLON) !== 0) {
      const found = headingOf(words, i, start);
      if (found !== undefined) {
        heading = found;
        headingAt = i;
        noUntil = -1;
      }
    }
    const role = roleOf(hash);
    if ((role & cues.ANY_CUE) !== 0) {
      if ((role & cues.CUE_ENGLISH) !== 0) english += 1;
      // "Does not report" turns nothing.
      if ((role & cues.CUE_TURN) !== 0 && i > noAt + 1) noUntil = -1;
      if ((role & (cues.CUE_NO | cues.CUE_DENIES)) !== 0) noAt = i;
      if ((role & cues.CUE_DENIED_BEFORE) !== 0 || isDeniedAfterColon(words, i, role))
        denyBefore(i);
      const isNegative = (role & cues.CUE_NEGATIVE) !== 0 && cues.isFor(words, i + 1);
      if ((role & cues.CUE_DENIES) !== 0 || isNegative) noUntil = count;
      else if ((role & cues.CUE_NO) !== 0 && noUntil < i && !cues.isNoDenial(words, i))
        noUntil = i + cues.NO_HOLDS;
      if ((role & cues.CUE_PATIENT) !== 0) {
        relativeAt = -1;
        // A sentence about the patient ends the family history, heading or not.
        if (i === start && heading === RELATIVE) heading = 0;
      }
      if ((role & cues.CUE_RELATIVE) !== 0 && cues.hasIt(words, i)) relativeAt = i;
      if ((role & cues.CUE_ALLERGY) !== 0) allergyAt = i;
    }
    const whole = (what & ACRONYM) !== 0 ? words.whole[i]! : hash;
    const roles = whole === hash ? role : role | roleOf(whole);
    if ((roles & IS_EVIDENCE) === 0) continue;

    const meaning =
      (i <= noUntil ? DENIED : 0) |
      (relativeAt >= 0 || heading === RELATIVE ? RELATIVE : 0) |
      (allergyAt >= 0 || heading === ALLERGY ? ALLERGY : 0);
    if (i >= skipTo) {
      const size = matchAt(words, i, roles, whole, meaning, isShouted);
      if (size < 0) {
        hasPain ||= matched === PAIN_MENTION;
        if (matched === NOTHING) {
          i += -size - 1;
          continue;
        }
      }
      skipTo = i + Math.abs(size);
    }
    if ((role & IN_SET) !== 0) matchNear(setsOf(hash), i, start, meaning);
  }
  settle(touched);
  const topics = scoresOf(touched, hasPain);
  const isForeign = count >= LANGUAGE_WORDS_MIN && english < count * ENGLISH_SHARE_MIN;
  return { topics, words: count, isForeign };
}

/** What the last negative `matchAt` found. */
let matched = NOTHING;
/** The longest terms at a word: several where one is evidence for several topics. */
const fitting: Term[] = [];
let fittingCount = 0;

/** The size of the longest term at a word, below zero where it is no evidence; 0 without one. Notes the mentions. */
function matchAt(
  words: Words,
  at: number,
  roles: number,
  whole: number,
  meaning: number,
  isShouted: boolean,
): number {
  fittingCount = 0;
  const { count, form } = words;
  const stem = words.stem[at]!;
  if ((roles & BEGINS_TERM) !== 0 && at + 1 < count && (form[at + 1]! & STARTS) === 0) {
    const next = words.stem[at + 1]!;
    const nextWhole = words.whole[at + 1]!;
    keepLongest(words, at, longerTerms(stem, next));
    if (whole !== stem) keepLongest(words, at, longerTerms(whole, next));
    if (nextWhole !== next) {
      keepLongest(words, at, longerTerms(stem, nextWhole));
      if (whole !== stem) keepLongest(words, at, longerTerms(whole, nextWhole));
    }
  }
  if ((roles & IS_TERM) !== 0) {
    keepLongest(words, at, singleTerms(stem));
    if (whole !== stem) keepLongest(words, at, singleTerms(whole));
  }

  let isNothing = false;
  for (let k = 0; k < fittingCount; k += 1) {
    const { evidence, size, capitals } = fitting[k]!;
    if (evidence < 0) {
      matched = evidence;
      isNothing = true;
      continue;
    }
    const { weight } = EVIDENCE[evidence]!;
    const isDoubtful = isShouted && size === 1 && capitals[0] === true;
    sentence.note(evidence, at, isDoubtful ? Math.min(weight, WEAK) : weight, meaning);
  }
  const size = fittingCount === 0 ? 0 : fitting[0]!.size;
  return isNothing ? -size : size;
}

function keepLongest(words: Words, at: number, terms: readonly Term[]): void {
  for (const term of terms) {
    const size = fittingCount === 0 ? 0 : fitting[0]!.size;
    if (term.size < size) return;
    if (!fits(words, at, term)) continue;
    if (term.size > size) fittingCount = 0;
    fitting[fittingCount] = term;
    fittingCount += 1;
  }
}

/** Whether a term whose first hash fits stands here, within one sentence. */
function fits({ count, stem, whole, form }: Words, at: number, term: Term): boolean {
  const { size, capitals, rest } = term;
  if (at + size > count) return false;
  if (capitals[0] === true && (form[at]! & ACRONYM) === 0) return false;
  for (let k = 1; k < size; k += 1) {
    if ((form[at + k]! & STARTS) !== 0) return false;
    const isCapital = capitals[k] === true;
    if (isCapital && (form[at + k]! & ACRONYM) === 0) return false;
    if ((isCapital ? whole : stem)[at + k] !== rest[k - 1]) return false;
  }
  return true;
}

function matchNear(sets: readonly number[], at: number, start: number, meaning: number): void {
  for (const set of sets) {
    for (const { and, within, evidence } of NEAR_OF[set]!) {
      const other = lastOf[and]!;
      if (other < start || other < at - within) continue;
      sentence.note(evidence, at, EVIDENCE[evidence]!.weight, meaning);
    }
  }
  for (const set of sets) lastOf[set] = at;
}

/** "Drug abuse: No." and "Consumo de drogas: niega": an answer. */
function isDeniedAfterColon({ count, form }: Words, at: number, role: number): boolean {
  if (at === 0 || (form[at - 1]! & COLON) === 0) return false;
  if ((role & cues.CUE_DENIES) !== 0) return true;
  return (role & cues.CUE_NO) !== 0 && (at + 1 === count || (form[at + 1]! & STARTS) !== 0);
}

/** "Illicit drugs: none": what stands a few words before is denied. */
function denyBefore(here: number): void {
  const { count, at, meaning } = sentence;
  for (let k = count - 1; k >= 0 && at[k]! >= here - cues.DENIED_BEFORE_WORDS; k -= 1)
    meaning[k]! |= DENIED;
}

/** Takes the mentions of a sentence that has ended into account. */
function settle(touched: number[]): void {
  const { count, evidence, weight, meaning } = sentence;
  for (let k = 0; k < count; k += 1) {
    const one = evidence[k]!;
    const { denied, relatives } = TOPICS[EVIDENCE[one]!.topic]!;
    const counted =
      (denied === 'counts' ? 0 : meaning[k]! & DENIED) |
      (relatives === 'counts' ? 0 : meaning[k]! & RELATIVE) |
      (meaning[k]! & ALLERGY);
    if (plain[one] === 0 && discounted[one] === 0) touched.push(one);
    if (counted === 0) plain[one] = Math.max(plain[one]!, weight[k]!);
    else {
      discounted[one] = Math.max(discounted[one]!, weight[k]! * DISCOUNT);
      meant[one]! |= counted;
    }
  }
  sentence.count = 0;
}

function scoresOf(touched: readonly number[], hasPain: boolean): TopicScore[] {
  const byTopic = new Map<number, number[]>();
  for (const one of touched) {
    const { topic } = EVIDENCE[one]!;
    const before = byTopic.get(topic);
    if (before === undefined) byTopic.set(topic, [one]);
    else before.push(one);
  }
  const scores = [...byTopic].map(([topic, evidence]) => scoreOf(topic, evidence, hasPain));
  for (const one of touched) {
    plain[one] = 0;
    discounted[one] = 0;
    meant[one] = 0;
  }
  return scores.filter(({ score }) => score >= POSSIBLE).sort((a, b) => a.topic - b.topic);
}

function scoreOf(topic: number, evidence: readonly number[], hasPain: boolean): TopicScore {
  // Methadone where the text speaks of pain and of nothing else: perhaps.
  const isForPain =
    hasPain &&
    evidence.every((one) => plain[one] === 0 || EVIDENCE[one]!.painWeight < EVIDENCE[one]!.weight);
  let not = 1;
  let notDiscounted = 1;
  const rules = new Set<string>();
  for (const one of evidence) {
    const { rule, painWeight } = EVIDENCE[one]!;
    const weight = isForPain ? Math.min(plain[one]!, painWeight) : plain[one]!;
    not *= 1 - weight;
    notDiscounted *= 1 - discounted[one]!;
    rules.add(weight > 0 ? rule : `${rule}:${DISCOUNTED[meant[one]!]}`);
  }
  const score = 1 - not * (1 - Math.min(DISCOUNTED_MAX, 1 - notDiscounted));
  return { topic, score: Math.round(score * 1000) / 1000, rules: [...rules].sort() };
}

function capitalsOf({ count, form }: Words): number {
  let capitals = 0;
  for (let i = 0; i < count; i += 1) if ((form[i]! & UPPER) !== 0) capitals += 1;
  return capitals;
}

/** Words of a heading before its colon. */
const HEADING_WORDS_MAX = 4;

/** What the heading that ends here is about: relatives, allergies, or 0; undefined where it is a label within them. */
function headingOf({ stem, form }: Words, end: number, start: number): number | undefined {
  const from = Math.max(start, end - HEADING_WORDS_MAX + 1);
  for (let k = from; k <= end; k += 1) {
    if (cues.FAMILY_HEADING.has(stem[k]!)) return RELATIVE;
    if (cues.ALLERGY.has(stem[k]!)) return ALLERGY;
    if (cues.RELATIVES.has(stem[k]!)) return undefined;
  }
  const isHeading = start >= from || (form[end]! & UPPER) !== 0;
  return isHeading ? 0 : undefined;
}
