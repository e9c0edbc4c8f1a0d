/**
 * What a model says of the pieces of a text, as findings.
 *
 * The probability of a word to identify is that of all labels that do, taken together, of its surest
 * piece: whether it is the patient or the doctor matters less than that it is a name. Words in a row
 * whose labels are of one category are one finding, unless the model says that another begins.
 */
import type { Finding } from '../../core/phi.ts';
import type { Labels } from './labels.ts';
import type { Pieces } from './tokenizer/pieces.ts';

/** Piece by piece. */
export interface Judgements {
  /** Probability of identifying anybody. */
  readonly score: Float32Array;
  /** The likeliest label that does. */
  readonly label: Uint16Array;
}

export const newJudgements = (count: number): Judgements => ({
  score: new Float32Array(count),
  label: new Uint16Array(count),
});

/**
 * Notes what the model said of one piece.
 *
 * @param logits of all labels, from `base` on
 * @throws Error where one is no number: the model cannot be relied on
 */
export function judgePiece(
  logits: Float32Array,
  base: number,
  labels: Labels,
  into: Judgements,
  piece: number,
): void {
  let most = Number.NEGATIVE_INFINITY;
  for (let label = 0; label < labels.length; label += 1)
    most = Math.max(most, logits[base + label]!);
  let all = 0;
  let identifying = 0;
  let best = 0;
  let bestLogit = Number.NEGATIVE_INFINITY;
  for (let label = 0; label < labels.length; label += 1) {
    const logit = logits[base + label]!;
    const weight = Math.exp(logit - most);
    all += weight;
    if (labels[label] === undefined) continue;
    identifying += weight;
    if (logit > bestLogit) {
      bestLogit = logit;
      best = label;
    }
  }
  if (!Number.isFinite(all)) throw new Error('the model gave no number');
  into.score[piece] = identifying / all;
  into.label[piece] = best;
}

interface Word {
  readonly start: number;
  readonly end: number;
  readonly score: number;
  readonly label: number;
  /** Label of its first piece. */
  readonly firstLabel: number;
}

/** @param scoreMin probability from which on a word is part of a finding */
export function findingsOf(
  text: string,
  pieces: Pieces,
  { score, label }: Judgements,
  labels: Labels,
  scoreMin: number,
): Finding[] {
  const found: Finding[] = [];
  let current: Finding | undefined;
  const finish = () => {
    const whole = current && trimmed(text, current);
    if (whole !== undefined) found.push(whole);
    current = undefined;
  };
  const add = (word: Word) => {
    if (word.score < scoreMin) return finish();
    const { category, type, name } = labels[word.label]!;
    if (current?.category === category && labels[word.firstLabel]?.isFirst !== true) {
      current = { ...current, end: word.end, score: Math.max(current.score, word.score) };
      return;
    }
    finish();
    const { start, end } = word;
    current = { start, end, category, type, score: word.score, rule: `model/${name}` };
  };
  for (let at = 0; at < pieces.ids.length; ) {
    const first = at;
    let best = at;
    for (; at < pieces.ids.length && pieces.word[at] === pieces.word[first]; at += 1) {
      if (score[at]! > score[best]!) best = at;
    }
    const start = pieces.start[first]!;
    const end = pieces.end[at - 1]!;
    if (end === start) continue; // white space tells nothing
    add({ start, end, score: score[best]!, label: label[best]!, firstLabel: label[first]! });
  }
  finish();
  return found;
}

/** Without marks at its ends; undefined where nothing else is left. A sure model is no certainty. */
function trimmed(text: string, finding: Finding): Finding | undefined {
  const covered = text.slice(finding.start, finding.end);
  const first = covered.search(/[\p{L}\p{N}]/u);
  if (first < 0) return undefined;
  const { length } = /^.*[\p{L}\p{N}\p{M}]/su.exec(covered)![0];
  const score = Math.min(finding.score, SCORE_MAX);
  return { ...finding, start: finding.start + first, end: finding.start + length, score };
}

/** Known identifiers score 1, and nothing else does. */
const SCORE_MAX = 0.99;
