/** The sets of labelled sentences, in English and in Spanish: each file says at its head how it is written. */
import { readFileSync } from 'node:fs';
import { isSensitivityCode, type SensitivityCode } from '../../src/core/sensitivity.ts';

export interface Sentences {
  /** The class, or a topic within one that has figures of its own. */
  readonly name: string;
  readonly code: SensitivityCode;
  readonly about: readonly string[];
  /** Near misses: no label of this class is right. */
  readonly not: readonly string[];
}

export function sentencesOf(file: 'test' | 'development' | 'spanish'): Sentences[] {
  return linesOf(file)
    .join('\n')
    .split('\n= ')
    .map((part) => {
      const [name = '', ...lines] = part.replace(/^= /, '').split('\n');
      const code = name.split(' ')[0] ?? '';
      if (!isSensitivityCode(code)) throw new Error(`${file}.txt: no sensitivity code: ${code}`);
      const after = (sign: string) =>
        lines.filter((line) => line.startsWith(sign)).map((line) => line.slice(sign.length));
      return { name, code, about: after('+ '), not: after('- ') };
    });
}

export const neutralSentences = (): string[] => linesOf('neutral');
export const spanishNeutralSentences = (): string[] => linesOf('neutral-spanish');

function linesOf(file: string): string[] {
  return readFileSync(new URL(`${file}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
}
