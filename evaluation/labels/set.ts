/** The shape of a set of labelled sentences. */
import type { SensitivityCode } from '../../src/core/sensitivity.ts';

export interface Sentences {
  /** The class, or a topic within one that has figures of its own. */
  readonly name: string;
  readonly code: SensitivityCode;
  readonly about: readonly string[];
  /** Near misses: no label of this class is right. */
  readonly not: readonly string[];
}

export const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
