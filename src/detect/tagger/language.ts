/**
 * The language of each paragraph, by its grammar words: English or Spanish. A paragraph that says
 * too little goes with the text as a whole.
 */
import { hashWord } from '../fold.ts';
import { GAP_LINE, type Tokens } from '../tokens.ts';

export const ENGLISH = 0;
export const SPANISH = 1;

const WORDS = [
  `the of and to with was is in for on at he she his her had has were are by from this that an as
   not be which will no patient date name history she's there after per or without due`,
  `de la el los las del que y con en por para una un se al su sin como fue es lo paciente tras
   desde ante anos fecha nombre apellidos dias presenta realiza ingreso medico ser sobre entre
   durante mas hospital nacimiento domicilio`,
].map((text) => text.trim().split(/\s+/).map(hashWord));

/** Words of research: who writes with them writes about genes and cohorts. */
const RESEARCH =
  `gene genes mutation mutations mutant locus loci allele alleles chromosome chromosomal exon exons intron
   codon families kindreds haplotype haplotypes linkage protein proteins expression mice cells
   sequence polymorphism polymorphisms phenotype genotype deletion deletions missense frameshift
   encoding encodes molecular et al autosomal recessive dominant suppressor heterozygous
   homozygous dna rna cdna pcr germline somatic truncation transcript transcripts binding kinase
   receptor marker markers mapped mapping cloned lod variants variant population populations
   cohort prevalence frequency carriers individuals isoform overexpression`
    .split(/\s+/)
    .map(hashWord);

const SIZE = 1024;
const keys = new Int32Array(SIZE);
const values = new Int8Array(SIZE);

function put(hash: number, value: number): void {
  let slot = hash & (SIZE - 1);
  while (keys[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & (SIZE - 1);
  keys[slot] = hash;
  values[slot] = value;
}

/** In the table: 1 for Spanish, -1 for English, this for research. */
const OF_RESEARCH = 2;
WORDS.forEach((hashes, language) => {
  for (const hash of hashes) put(hash, language === SPANISH ? 1 : -1);
});
for (const hash of RESEARCH) put(hash, OF_RESEARCH);

function meaningOf(hash: number): number {
  let slot = hash & (SIZE - 1);
  while (keys[slot] !== 0) {
    if (keys[slot] === hash) return values[slot]!;
    slot = (slot + 1) & (SIZE - 1);
  }
  return 0;
}

const languageVote = (hash: number) => {
  const value = meaningOf(hash);
  return value === OF_RESEARCH ? 0 : value;
};

/** Votes that settle a paragraph on its own. */
const MARGIN = 4;

const FEED = 10;
const RETURN = 13;

let languages = new Uint8Array(1 << 12);

/** Language of each token; reused by the next call. */
export function languagesOf(t: Tokens): Uint8Array {
  if (languages.length < t.count) languages = new Uint8Array(2 * t.count);
  let total = 0;
  for (let at = 0; at < t.count; at += 1) total += languageVote(t.hash[at]!);
  const whole = total > 2 ? SPANISH : ENGLISH;
  let start = 0;
  let votes = 0;
  for (let at = 0; at < t.count; at += 1) {
    if (at > 0 && isParagraph(t, at)) {
      settle(start, at, votes, whole);
      start = at;
      votes = 0;
    }
    votes += languageVote(t.hash[at]!);
  }
  settle(start, t.count, votes, whole);
  return languages;
}

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

function settle(from: number, to: number, votes: number, whole: number): void {
  languages.fill(votes >= MARGIN ? SPANISH : votes <= -MARGIN ? ENGLISH : whole, from, to);
}

/** A text full of the words of research. */
export function isResearch(t: Tokens): boolean {
  let count = 0;
  for (let at = 0; at < t.count; at += 1) if (meaningOf(t.hash[at]!) === OF_RESEARCH) count += 1;
  return count > 3 && count * 16 > t.count;
}
