/**
 * The trained tagger: for each token that could be part of an identifier, how likely it is one and
 * of which kind. Reads the tokens and what the rules found; `decode.ts` makes candidates of it.
 */
import type { Finding } from '../../core/phi.ts';
import { languagesOf, SPANISH } from '../language.ts';
import type { Tokens } from '../tokens.ts';
import { look } from './features.ts';
import { MARGIN } from './gate.ts';
import { aged as agedOf, best, chance as chances, judgeRun, RUN_MAX, read } from './kernel.ts';
import * as l from './labels.ts';

/** Label, probability of being an identifier and of being an age, by token; reused by the next call. */
let bestLabel = new Uint8Array(1 << 12);
let chance = new Float64Array(1 << 12);
let aged = new Float64Array(1 << 12);

/** From here on a word is surely a name. */
export const SURE_NAME = 0.95;
let hasSureName = false;

/** By token; valid until the next `judge`. */
export interface Judged {
  /** The likeliest label but `O`. */
  readonly label: Uint8Array;
  /** Probability of being an identifier of any kind. */
  readonly chance: Float64Array;
  /** Probability of being somebody's age, of any, which is no identifier by itself. */
  readonly aged: Float64Array;
  readonly language: Uint8Array;
  readonly isResearch: boolean;
  /** The text has no capitals, and words enough to tell that it was written so. */
  readonly isLower: boolean;
  /** A word of the text is a name with `SURE_NAME`. */
  readonly hasSureName: boolean;
}

/** Fewer small words, the value of a field for one, do not tell how whoever wrote them writes names. */
const TELLING_WORDS = 5;

/** Judges every token. `candidates` are those of the rules, unsettled. */
export function judge(t: Tokens, candidates: readonly Finding[]): Judged {
  if (chance.length < t.count) {
    bestLabel = new Uint8Array(2 * t.count);
    chance = new Float64Array(2 * t.count);
    aged = new Float64Array(2 * t.count);
  }
  const s = look(t, candidates);
  const languages = languagesOf(t);
  read(t, s);
  hasSureName = false;
  let at = 0;
  while (at < t.count) {
    if (s.isActive[at + MARGIN] === 0) {
      bestLabel[at] = l.O;
      chance[at] = 0;
      aged[at] = 0;
      at += 1;
      continue;
    }
    const language = languages[at]!;
    let end = at + 1;
    while (
      end < t.count &&
      end - at < RUN_MAX &&
      s.isActive[end + MARGIN] !== 0 &&
      languages[end] === language
    )
      end += 1;
    judgeRun(at, end, language === SPANISH ? 'es' : 'en');
    keep(at, end);
    at = end;
  }
  const { isResearch } = s;
  const isLower = s.isLower && t.count >= TELLING_WORDS;
  return { label: bestLabel, chance, aged, language: languages, isResearch, isLower, hasSureName };
}

function keep(from: number, to: number): void {
  for (let at = from; at < to; at += 1) {
    const label = best[at - from]!;
    const likely = chances[at - from]!;
    bestLabel[at] = label;
    chance[at] = likely;
    aged[at] = agedOf[at - from]!;
    if (likely >= SURE_NAME && label <= l.NAME) hasSureName = true;
  }
}
