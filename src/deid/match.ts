import type { PartialDate } from './date-expression.ts';

/** What one of the matchers found at a place of an answer, and what it does to the counts. */
export interface Match {
  readonly end: number;
  /** Apart and in order; what lies between them stays. Each is as small as it can be: offsets hang on it. */
  readonly edits: readonly Edit[];
  readonly exact: number;
  readonly normalised: number;
  readonly ambiguous: number;
  readonly unresolved: number;
  /** Gives way to what was issued in just this form. */
  readonly isDoubtful?: boolean;
  /** Found as a row or run that was issued whole (`glued-pairs.ts`). */
  readonly isWhole?: boolean;
  /** Of dates the last, as it was sent; `other` where they are not ours. */
  readonly date?: PartialDate | 'other';
}

/** A text in the place of another; offsets count as those of the match. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Found, and left as it is. */
export const left = (
  end: number,
  counts: Partial<Pick<Match, 'ambiguous' | 'unresolved'>> = {},
): Match => ({ end, edits: [], exact: 0, normalised: 0, ambiguous: 0, unresolved: 0, ...counts });

/** Found from `start` to `end`, as issued or in another form. */
export const replaced = (edit: Edit, how: 'exact' | 'normalised'): Match => ({
  ...left(edit.end),
  edits: [edit],
  [how]: 1,
});
