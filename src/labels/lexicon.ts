/**
 * The vocabulary compiled once, at load: terms by the hash of their first word, sets of single words, and the rules that
 * they are evidence for. Hashes have 32 bits and the words are not compared again: of ten million different words
 * about five are taken for one of ours, and a label more is the error we can bear.
 */
import { CUES } from './cues.ts';
import { HashIndex } from './hash-index.ts';
import { type NearRule, type Topic, WEAK } from './topic.ts';
import { INFECTION, INFECTION_NOT, INFECTION_SETS } from './vocabulary/infection.ts';
import { MENTAL, MENTAL_NOT, MENTAL_SETS } from './vocabulary/mental.ts';
import { OTHERS, OTHERS_NOT } from './vocabulary/others.ts';
import { REPRODUCTIVE, REPRODUCTIVE_NOT, REPRODUCTIVE_SETS } from './vocabulary/reproductive.ts';
import { SPANISH, SPANISH_NOT, SPANISH_PAIN, SPANISH_SETS } from './vocabulary/spanish.ts';
import { PAIN, SUBSTANCE, SUBSTANCE_NOT, SUBSTANCE_SETS } from './vocabulary/substance.ts';
import { VIOLENCE, VIOLENCE_NOT, VIOLENCE_SETS } from './vocabulary/violence.ts';
import { hashesOf } from './words.ts';

/** Names the vocabulary in records and in the published measurement: raise it when a term or weight changes. */
export const RULES_VERSION = 'labels-5';

export const TOPICS: readonly Topic[] = [
  ...SUBSTANCE,
  ...MENTAL,
  ...INFECTION,
  ...REPRODUCTIVE,
  ...VIOLENCE,
  ...OTHERS,
].map((topic) => {
  const { rules = [], near = [] } = SPANISH[topic.id] ?? {};
  return { ...topic, rules: [...topic.rules, ...rules], near: [...(topic.near ?? []), ...near] };
});

/** One piece of evidence: what counts once in a text, however often it stands there. */
export interface Evidence {
  readonly topic: number;
  /** `alcohol/withdrawal`. */
  readonly rule: string;
  readonly weight: number;
  /** Weight where the text speaks of pain and nothing else of the topic. */
  readonly painWeight: number;
}

export interface Term {
  /** Of its words after the first. */
  readonly rest: readonly number[];
  /** For each of its words, whether it must be in capitals; its hash is then that of the whole word. */
  readonly capitals: readonly boolean[];
  readonly size: number;
  /** Index into `EVIDENCE`; below zero for what is no evidence at all. */
  readonly evidence: number;
}
export const NOTHING = -1;
export const PAIN_MENTION = -2;

export const EVIDENCE: Evidence[] = [];
/** Terms of one word by its hash; longer ones by the hash of their first two words, longest first. */
const SINGLES = new Map<number, Term[]>();
const LONGER = new Map<number, Term[]>();
/** First words of longer terms. */
const BEGINNINGS = new Set<number>();
/** The sets that a word is in. */
const SETS_OF = new Map<number, number[]>();

export interface Near {
  readonly of: number;
  readonly and: number;
  readonly within: number;
  readonly evidence: number;
}
/** By set: the rules with it on either side. */
export const NEAR_OF: Near[][] = [];

const pairOf = (first: number, second: number) =>
  Math.imul(first ^ (second >>> 15), 0x85ebca6b) ^ second;

const setNumbers = new Map<string, number>();

function addEvidence(topic: number, rule: string, weight: number): number {
  const isPainDrug = rule === 'opioid/drug';
  EVIDENCE.push({ topic, rule, weight, painWeight: isPainDrug ? WEAK : weight });
  return EVIDENCE.length - 1;
}

/** `a/b c` is `a c` and `b c`. */
function alternatives(term: string): string[][] {
  return term
    .trim()
    .split(/\s+/)
    .reduce<string[][]>(
      (heads, word) => heads.flatMap((head) => word.split('/').map((one) => [...head, one])),
      [[]],
    );
}

function addTerms(terms: string, evidenceOf: () => number): void {
  for (const term of terms.split(';')) {
    if (term.trim() === '') continue;
    const evidence = evidenceOf();
    for (const words of alternatives(term)) addTerm(words, evidence);
  }
}

function addTerm(words: readonly string[], evidence: number): void {
  const capitals = words.map((word) => word.startsWith('^'));
  const hashes = words.map((word) => {
    const { stem, whole } = hashesOf(word.replace('^', ''));
    if (stem.length !== 1) throw new Error(`not one word in the vocabulary: ${word}`);
    return word.startsWith('^') ? whole[0]! : stem[0]!;
  });
  const [first = 0, ...rest] = hashes;
  const [second] = rest;
  const key = second === undefined ? first : pairOf(first, second);
  const table = second === undefined ? SINGLES : LONGER;
  const terms = table.get(key) ?? [];
  terms.push({ rest, capitals, size: words.length, evidence });
  terms.sort((a, b) => b.size - a.size);
  table.set(key, terms);
  if (second !== undefined) BEGINNINGS.add(first);
}

function addSet(name: string, words: string): void {
  const number = setNumbers.size;
  setNumbers.set(name, number);
  NEAR_OF[number] = [];
  for (const word of words.trim().split(/\s+/)) {
    const hash = hashesOf(word).stem[0]!;
    SETS_OF.set(hash, [...(SETS_OF.get(hash) ?? []), number]);
  }
}

function addNear(topic: number, id: string, rule: NearRule): void {
  const of = setNumbers.get(rule.of);
  const and = setNumbers.get(rule.and);
  if (of === undefined || and === undefined) throw new Error(`no such set: ${id}/${rule.name}`);
  const evidence = addEvidence(topic, `${id}/${rule.name}`, rule.weight);
  NEAR_OF[of]!.push({ of, and, within: rule.within, evidence });
  NEAR_OF[and]!.push({ of: and, and: of, within: rule.within, evidence });
}

for (const sets of [
  SUBSTANCE_SETS,
  MENTAL_SETS,
  INFECTION_SETS,
  REPRODUCTIVE_SETS,
  VIOLENCE_SETS,
  SPANISH_SETS,
])
  for (const [name, words] of Object.entries(sets)) addSet(name, words);
TOPICS.forEach((topic, index) => {
  for (const { name, weight, terms } of topic.rules)
    addTerms(terms, () => addEvidence(index, `${topic.id}/${name}`, weight));
  for (const rule of topic.near ?? []) addNear(index, topic.id, rule);
});
for (const terms of [
  SUBSTANCE_NOT,
  MENTAL_NOT,
  INFECTION_NOT,
  REPRODUCTIVE_NOT,
  VIOLENCE_NOT,
  OTHERS_NOT,
  SPANISH_NOT,
])
  addTerms(terms, () => NOTHING);
addTerms(`${PAIN}; ${SPANISH_PAIN}`, () => PAIN_MENTION);

/** What a word may be, beside the bits of a cue. */
export const BEGINS_TERM = 1 << 9;
export const IS_TERM = 1 << 10;
export const IN_SET = 1 << 11;
export const IS_EVIDENCE = BEGINS_TERM | IS_TERM | IN_SET;

const roles = new Map<number, number>(CUES);
for (const [hashes, role] of [
  [BEGINNINGS.keys(), BEGINS_TERM],
  [SINGLES.keys(), IS_TERM],
  [SETS_OF.keys(), IN_SET],
] as const)
  for (const hash of hashes) roles.set(hash, (roles.get(hash) ?? 0) | role);
const ROLES = new HashIndex(roles);

/** What a word is to the reader, by the hash of its stem or, in capitals, of the whole word: bits; 0 for most. */
export const roleOf = (hash: number): number => ROLES.get(hash);

/** Lists under hashes, which stand in the index by their number. */
class Lists<T> {
  readonly #lists: readonly (readonly T[])[];
  readonly #index: HashIndex;

  constructor(lists: ReadonlyMap<number, readonly T[]>) {
    this.#lists = [[], ...lists.values()];
    this.#index = new HashIndex([...lists.keys()].map((hash, k) => [hash, k + 1]));
  }

  get(hash: number): readonly T[] {
    return this.#lists[this.#index.get(hash)]!;
  }
}
const singles = new Lists(SINGLES);
const longer = new Lists(LONGER);
const sets = new Lists(SETS_OF);

/** Terms of several words that may begin with these two, longest first. */
export const longerTerms = (first: number, second: number): readonly Term[] =>
  longer.get(pairOf(first, second));
export const singleTerms = (word: number): readonly Term[] => singles.get(word);
export const setsOf = (word: number): readonly number[] => sets.get(word);
