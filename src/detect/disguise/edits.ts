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
  /** Of the text searched: what each code unit of the reading came from, end exclusive. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** 1 where the reading differs. */
  readonly isChanged: Uint8Array;
}

/** `edits` in order of start; one that overlaps an earlier one is left out. */
export function applyEdits(text: string, edits: readonly Edit[]): Reading {
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
      from[size] = at;
      to[size] = at + 1;
    }
  };
  for (const edit of edits) {
    if (edit.start < at) continue;
    keep(edit.start);
    pieces.push(edit.reads);
    isChanged[size] = 1; // also where something is left out
    for (let place = 0; place < edit.reads.length; place += 1, size += 1) {
      from[size] = edit.start;
      to[size] = edit.end;
      isChanged[size] = 1;
    }
    at = edit.end;
  }
  keep(text.length);
  return { text: pieces.join(''), from, to, isChanged };
}
