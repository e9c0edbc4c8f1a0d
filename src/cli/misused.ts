/** What a command that was called wrongly says: how it is called, and where the call goes wrong. */
import { nearest } from '../core/nearest.ts';
import type { Command } from './command.ts';

/**
 * @param word what was typed behind the command's name
 * @returns the exit code of a wrong call
 */
export function misused({ name, usage }: Pick<Command, 'name' | 'usage'>, word?: string): number {
  const mistake =
    word === undefined ? '' : `\nchaperone ${name}: ${mistakeAt(word, name, usage)}\n`;
  process.stderr.write(`${usage.trim()}\n${mistake}`);
  return 2;
}

function mistakeAt(word: string, name: string, usage: string): string {
  const calls = usage.split('\n').filter((line) => line.startsWith(`chaperone ${name} `));
  const words = calls.map((line) => line.split(' ')[2] ?? '');
  // Behind two blanks it says what the call does.
  const call = calls[words.indexOf(word)]?.split(/ {2,}/, 1)[0];
  if (call !== undefined) return `call it so: ${call}`;
  const near = nearest(word, words);
  return `there is no '${word}'${near === undefined ? '' : `: did you mean ${near}?`}`;
}
