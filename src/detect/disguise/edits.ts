/**
 * A text read in another way, as edits of it: stretches of the text and what they stand for. The text
 * itself stays as it is; findings in the reading are brought back to the stretches they came from.
 */

export interface Edit {
  readonly start: number;
  readonly end: number;
  /** What the stretch reads as; empty where it is left out. */
  readonly reads: string;
}

export interface Reading {
  readonly text: string;
  /** Of the text itself: what each code unit of the reading came from, end exclusive. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** 1 where the reading differs from the text, or where something is left out in front. */
  readonly isChanged: Uint8Array;
  /** Only characters and marks were put right, so it reads as whoever wrote it meant it; else words and numbers are guessed. */
  readonly isSure?: boolean;
}

/**
 * @param of a text, or an earlier reading of one, which is then read once more
 * @param edits of it, in order of start; one that overlaps an earlier one is left out
 */
export function applyEdits(of: string | Reading, edits: readonly Edit[]): Reading {
  const inner = typeof of === 'string' ? undefined : of;
  const text = typeof of === 'string' ? of : of.text;
  const pieces: string[] = [];
  let length = text.length;
  for (const edit of edits) length += Math.max(0, edit.reads.length - (edit.end - edit.start));
  const from = new Int32Array(length);
  const to = new Int32Array(length);
  const isChanged = new Uint8Array(length + 1);
  let at = 0;
  let size = 0;
  const keep = (end: number) => {
    pieces.push(text.slice(at, end));
    for (; at < end; at += 1, size += 1) {
      from[size] = inner === undefined ? at : inner.from[at]!;
      to[size] = inner === undefined ? at + 1 : inner.to[at]!;
      isChanged[size] = isChanged[size]! | (inner === undefined ? 0 : inner.isChanged[at]!);
    }
  };
  for (const edit of edits) {
    if (edit.start < at) continue;
    keep(edit.start);
    pieces.push(edit.reads);
    isChanged[size] = 1; // also where something is left out
    for (let place = 0; place < edit.reads.length; place += 1, size += 1) {
      from[size] = inner === undefined ? edit.start : inner.from[edit.start]!;
      to[size] = inner === undefined ? edit.end : inner.to[edit.end - 1]!;
      isChanged[size] = 1;
    }
    at = edit.end;
  }
  keep(text.length);
  isChanged[size] = isChanged[size]! | (inner === undefined ? 0 : inner.isChanged[text.length]!);
  return { text: pieces.join(''), from, to, isChanged };
}
