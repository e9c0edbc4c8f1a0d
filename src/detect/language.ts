/**
 * Which language each stretch of a text is in, by its commonest words: English, Spanish, or neither
 * to be told apart, which counts as English. A stretch is a paragraph, or a piece of a long one, so that
 * a Spanish paragraph in an English note is read as Spanish. And whether a text is about genes and
 * cohorts rather than about somebody.
 */
import { hashWord } from './fold.ts';
import { CUE_ENGLISH, CUE_SPANISH } from './lexicon.ts';
import { GAP_LINE, type Tokens } from './tokens.ts';

export const ENGLISH = 0;
export const SPANISH = 1;

/** Tokens of a stretch at most: languages change without an empty line, too. */
const STRETCH_MAX = 128;
/** Votes that settle a stretch by itself; one that says less goes with the whole text. */
const VOTES_MIN = 4;

let latest: Tokens | undefined;
let languages = new Uint8Array(1 << 12);
let isAnySpanish = false;

/** Is the text around this token Spanish? */
export const isSpanish = (t: Tokens, at: number): boolean => languagesOf(t)[at] === SPANISH;

/** Is any of the text? */
export function hasSpanish(t: Tokens): boolean {
  languagesOf(t);
  return isAnySpanish;
}

/** Language of each token. Valid until another text is asked for. */
export function languagesOf(t: Tokens): Uint8Array {
  if (latest !== t) {
    guess(t);
    latest = t;
  }
  return languages;
}

function guess(t: Tokens): void {
  if (languages.length <= t.count) languages = new Uint8Array(2 * t.count);
  isAnySpanish = false;
  let total = 0;
  for (let at = 0; at < t.count; at += 1) total += voteOf(t.cues[at]!);
  const whole = total > 2 ? SPANISH : ENGLISH;
  let start = 0;
  let votes = 0;
  for (let at = 0; at < t.count; at += 1) {
    if (at - start === STRETCH_MAX || (at > start && isParagraph(t, at))) {
      settle(start, at, votes, whole);
      start = at;
      votes = 0;
    }
    votes += voteOf(t.cues[at]!);
  }
  settle(start, t.count, votes, whole);
}

const voteOf = (cues: number) =>
  ((cues & CUE_SPANISH) !== 0 ? 1 : 0) - ((cues & CUE_ENGLISH) !== 0 ? 1 : 0);

function settle(from: number, to: number, votes: number, whole: number): void {
  const language = votes >= VOTES_MIN ? SPANISH : votes <= -VOTES_MIN ? ENGLISH : whole;
  if (language === SPANISH && to > from) isAnySpanish = true;
  languages.fill(language, from, to);
}

const FEED = 10;
const RETURN = 13;

/** An empty line stands before this token, whatever ended the one above it. */
function isParagraph(t: Tokens, at: number): boolean {
  if ((t.gap[at]! & GAP_LINE) === 0) return false;
  let breaks = 0;
  for (let place = t.end[at - 1]!; place < t.start[at]!; place += 1) {
    const code = t.text.charCodeAt(place);
    const isPair = code === RETURN && t.text.charCodeAt(place + 1) === FEED;
    if ((code === FEED || code === RETURN) && !isPair) breaks += 1;
  }
  return breaks > 1;
}

/** Words of research: who writes with them writes about genes and cohorts. */
const RESEARCH = new Set(
  `gene genes mutation mutations mutant locus loci allele alleles chromosome chromosomal exon exons intron
   codon families kindreds haplotype haplotypes linkage protein proteins expression mice cells
   sequence polymorphism polymorphisms phenotype genotype deletion deletions missense frameshift
   encoding encodes molecular et al autosomal recessive dominant suppressor heterozygous
   homozygous dna rna cdna pcr germline somatic truncation transcript transcripts binding kinase
   receptor marker markers mapped mapping cloned lod variants variant population populations
   cohort prevalence frequency carriers individuals isoform overexpression`
    .split(/\s+/)
    .map(hashWord),
);

/** A power of two, several times the words, so that most slots say no at once. */
const SIZE = 1 << 10;
const research = new Int32Array(SIZE);
for (const hash of RESEARCH) {
  let slot = hash & (SIZE - 1);
  while (research[slot] !== 0) slot = (slot + 1) & (SIZE - 1);
  research[slot] = hash;
}

function isOfResearch(hash: number): boolean {
  let slot = hash & (SIZE - 1);
  while (research[slot] !== 0) {
    if (research[slot] === hash) return true;
    slot = (slot + 1) & (SIZE - 1);
  }
  return false;
}

/** Of the words of a text, one in so many. */
const RESEARCH_SHARE = 28;
const MAYBE_SHARE = 90;

let latestAsked: Tokens | undefined;
let latestCount = 0;

function researchWords(t: Tokens): number {
  if (latestAsked === t) return latestCount;
  let count = 0;
  for (let at = 0; at < t.count; at += 1) if (isOfResearch(t.hash[at]!)) count += 1;
  latestAsked = t;
  latestCount = count;
  return count;
}

/** A text full of the words of research. */
export function isResearch(t: Tokens): boolean {
  const count = researchWords(t);
  return count > 3 && count * RESEARCH_SHARE > t.count;
}

/** A text that may well be of research: where a place is rather that of a cohort than somebody's. */
export function mayBeResearch(t: Tokens): boolean {
  const count = researchWords(t);
  return count > 1 && count * MAYBE_SHARE > t.count;
}
