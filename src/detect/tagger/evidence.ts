/**
 * What spoke for a finding of the tagger, in words: the weights of the rows that its tokens name, summed by
 * what the rows look at. For people (`chaperone deid explain`), not for detection.
 */
import type { Finding } from '../../core/phi.ts';
import { languagesOf, SPANISH } from '../language.ts';
import { scan } from '../scan.ts';
import { NUMBER, type Tokens, tokenise } from '../tokens.ts';
import { type Looked, look, ONE_CASE, tokenAt } from './features.ts';
import { MARGIN } from './gate.ts';
import { read, rowsAt, weightOf } from './kernel.ts';
import { AGE, O } from './labels.ts';
import { judge } from './tagger.ts';
import { type Language, SCALE } from './weights.ts';

interface Evidence {
  /** What was looked at: `word before`, `how it is written`, … */
  readonly of: string;
  /** By how much it raised the logarithm of the odds of an identifier against none; the chain adds its part. */
  readonly weight: number;
}

const WRITTEN = 'how it is written';
const LISTS = 'lists that have it';
const WORD = 'the word';
const ELSEWHERE = 'where else it stands';
const MARKS = 'marks around it';
const BEFORE = 'what stands before';
const AFTER = 'what stands after';
const RULES = 'what the rules said';
const LABEL = 'the label in front';
const LINE = 'the line that it stands in';
const NUMBERS = 'the number and its neighbours';
const LETTERS = 'its letters';

/** Of the rows that every token names, in the order of `assembly/rows.ts`. */
const ALWAYS: readonly string[] = [
  ...[WRITTEN, LISTS, LISTS, WORD, ELSEWHERE, ELSEWHERE, BEFORE, MARKS, MARKS, MARKS],
  ...[BEFORE, AFTER, BEFORE, AFTER, BEFORE, AFTER, BEFORE, AFTER, WRITTEN, BEFORE],
  ...[AFTER, BEFORE, AFTER, BEFORE, AFTER, BEFORE, AFTER, BEFORE, AFTER, BEFORE],
  ...[AFTER, LISTS, LISTS, RULES, RULES, RULES, RULES, LINE, LINE, BEFORE],
  AFTER,
];

/** Of each row that the token at `at` names. */
function sourcesOf(t: Tokens, s: Looked, at: number, count: number): string[] {
  const sources = [...ALWAYS];
  if (s.label[at + MARGIN] !== 0) sources.push(LABEL, LABEL);
  if ((s.echo[at + MARGIN]! & ONE_CASE) !== 0) sources.push(BEFORE, AFTER, BEFORE, AFTER);
  const rest = t.shape[at] === NUMBER ? NUMBERS : LETTERS;
  while (sources.length < count) sources.push(rest);
  return sources;
}

/** The strongest first, only what spoke for it. Empty for what the tagger did not find. */
export function evidenceFor(text: string, finding: Finding): Evidence[] {
  if (!finding.rule.startsWith('tagger/')) return [];
  const isAge = finding.category === 'age';
  const t = tokenise(text);
  const candidates = scan(t);
  const { label } = judge(tokenise(text), candidates);
  const s = look(t, candidates);
  const languages = languagesOf(t);
  const sums = new Map<string, number>();
  read(t, s);
  for (let at = tokenAt(t, finding.start); at < t.count && t.start[at]! < finding.end; at += 1) {
    const rows = rowsAt(at);
    const language = languages[at] === SPANISH ? 'es' : 'en';
    sourcesOf(t, s, at, rows.length).forEach((of, place) => {
      sums.set(of, (sums.get(of) ?? 0) + gain(language, rows[place]!, isAge ? AGE : label[at]!));
    });
  }
  return [...sums]
    .map(([of, sum]) => ({ of, weight: sum * SCALE }))
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight);
}

const gain = (language: Language, row: number, label: number): number =>
  weightOf(language, row, label) - weightOf(language, row, O);
