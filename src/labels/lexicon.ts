/**
 * The vocabulary compiled once, at load: terms by the hash of their first word, sets of single words, and the rules that
 * they are evidence for. Hashes have 32 bits and the words are not compared again: of ten million different words
 * about five are taken for one of ours, and a label more is the error we can bear.
 */
import { type NearRule, type Topic, WEAK } from './topic.ts';
import { INFECTION, INFECTION_NOT, INFECTION_SETS } from './vocabulary/infection.ts';
import { MENTAL, MENTAL_NOT, MENTAL_SETS } from './vocabulary/mental.ts';
import { OTHERS, OTHERS_NOT } from './vocabulary/others.ts';
import { REPRODUCTIVE, REPRODUCTIVE_NOT, REPRODUCTIVE_SETS } from './vocabulary/reproductive.ts';
import { PAIN, SUBSTANCE, SUBSTANCE_NOT, SUBSTANCE_SETS } from './vocabulary/substance.ts';
import { VIOLENCE, VIOLENCE_NOT, VIOLENCE_SETS } from './vocabulary/violence.ts';
import { hashesOf } from './words.ts';

/** Names the vocabulary in records and in the published measurement: raise it when a term or weight changes. */
export const RULES_VERSION = 'labels-1';

export const TOPICS: readonly Topic[] = [
  ...SUBSTANCE,
  ...MENTAL,
  ...INFECTION,
  ...REPRODUCTIVE,
  ...VIOLENCE,
  ...OTHERS,
];

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
/** The sets that a word is in. */
export const SETS_OF = new Map<number, number[]>();

export interface Near {
  readonly of: number;
  readonly and: number;
  readonly within: number;
  readonly evidence: number;
}
/** By set: the rules with it on either side. */
export const NEAR_OF: Near[][] = [];

/** One bit for each value of the low 16 bits of a first word's hash: most words of a text end here. */
export const KNOWN = new Uint8Array(1 << 16);
/** The same of first pairs: "in", "of" and "not" begin many terms, and most places where they stand none. */
const KNOWN_PAIRS = new Uint8Array(1 << 16);

const pairOf = (first: number, second: number) =>
  Math.imul(first ^ (second >>> 15), 0x85ebca6b) ^ second;

const NONE: readonly Term[] = [];

/** Terms of several words that may begin with these two, longest first. */
export function longerTerms(first: number, second: number): readonly Term[] {
  const key = pairOf(first, second);
  return KNOWN_PAIRS[key & 0xffff] === 0 ? NONE : (LONGER.get(key) ?? NONE);
}

export const singleTerms = (word: number): readonly Term[] => SINGLES.get(word) ?? NONE;

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
  KNOWN[first & 0xffff] = 1;
  if (second !== undefined) KNOWN_PAIRS[key & 0xffff] = 1;
}

function addSet(name: string, words: string): void {
  const number = setNumbers.size;
  setNumbers.set(name, number);
  NEAR_OF[number] = [];
  for (const word of words.trim().split(/\s+/)) {
    const hash = hashesOf(word).stem[0]!;
    SETS_OF.set(hash, [...(SETS_OF.get(hash) ?? []), number]);
    KNOWN[hash & 0xffff] = 1;
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

for (const sets of [SUBSTANCE_SETS, MENTAL_SETS, INFECTION_SETS, REPRODUCTIVE_SETS, VIOLENCE_SETS])
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
])
  addTerms(terms, () => NOTHING);
addTerms(PAIN, () => PAIN_MENTION);
