/** Finds edits of one kind: a shape, and what each match of it reads as. */
import type { Edit } from './edits.ts';

/** All edits of one kind from an offset on, in order. */
export type Finder = (text: string, from: number) => Edit[];

/** @param read what the match stands for; undefined where it stays as it is */
export const each =
  (shape: RegExp, read: (match: string) => string | undefined): Finder =>
  (text, from) => {
    const edits: Edit[] = [];
    shape.lastIndex = from;
    for (let match = shape.exec(text); match !== null; match = shape.exec(text)) {
      const reads = read(match[0]);
      if (reads === undefined || reads === match[0]) continue;
      edits.push({ start: match.index, end: match.index + match[0].length, reads });
    }
    return edits;
  };
