/** A generated set: every sentence of every class, each in a short note of its own among neutral sentences. */
import { random } from '../random.ts';
import type { Sentences } from './set.ts';

export type Neutral = readonly string[];

export interface LabelledNote {
  /** Index into the sentences; undefined for a note of neutral sentences only. */
  readonly set: number | undefined;
  readonly isAbout: boolean;
  readonly text: string;
}

const NEUTRAL_AROUND = 4;
const NEUTRAL_NOTES = 200;

/** @param neutral what stands around: sentences of the same language */
export function labelledNotes(
  sentences: readonly Sentences[],
  neutral: Neutral,
  seed = 20260901,
): LabelledNote[] {
  const next = random(seed);
  const around = (sentence: string | undefined): string => {
    const parts = Array.from({ length: NEUTRAL_AROUND }, () => pickNeutral(neutral, next));
    if (sentence !== undefined) parts.splice(Math.floor(next() * (parts.length + 1)), 0, sentence);
    return parts.join(next() < 0.5 ? ' ' : '\n');
  };
  const notes: LabelledNote[] = sentences.flatMap(({ about, not }, set) => [
    ...about.flatMap(expansions).map((text) => ({ set, isAbout: true, text: around(text) })),
    ...not.flatMap(expansions).map((text) => ({ set, isAbout: false, text: around(text) })),
  ]);
  const plain = Array.from({ length: NEUTRAL_NOTES }, () => ({
    set: undefined,
    isAbout: false,
    text: around(undefined),
  }));
  return [...notes, ...plain];
}

const THREES = 100;

/** Notes that speak of a class three times, in three different sentences, as charts do; none where there are fewer. */
export function notesOfThree(
  about: readonly string[],
  neutral: Neutral,
  seed = 20260902,
): string[] {
  if (about.length < 3) return [];
  const next = random(seed);
  return Array.from({ length: THREES }, () => {
    const left = [...about];
    const three = Array.from({ length: 3 }, () => {
      const [template = ''] = left.splice(Math.floor(next() * left.length), 1);
      const forms = expansions(template);
      return forms[Math.floor(next() * forms.length)]!;
    });
    return three.flatMap((sentence) => [pickNeutral(neutral, next), sentence]).join(' ');
  });
}

function pickNeutral(neutral: Neutral, next: () => number): string {
  const forms = expansions(neutral[Math.floor(next() * neutral.length)]!);
  return forms[Math.floor(next() * forms.length)]!;
}

/** Every reading of `[a|b] and [c|d]`; alternatives do not nest. */
function expansions(template: string): string[] {
  const open = template.indexOf('[');
  if (open < 0) return [template];
  const close = template.indexOf(']', open);
  const head = template.slice(0, open);
  const tails = expansions(template.slice(close + 1));
  return template
    .slice(open + 1, close)
    .split('|')
    .flatMap((one) => tails.map((tail) => head + one + tail));
}
