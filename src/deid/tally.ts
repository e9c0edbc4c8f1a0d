/** What was done, in numbers: added up over documents, files and cores. Holds no value. */
import { PHI_CATEGORIES } from '../core/phi.ts';
import { APART, METHODS, type Method, PLACE_SUBJECTS, type Subject } from '../profiles/index.ts';

export interface Tally {
  documents: number;
  /** Documents that could not be de-identified; nothing of them was written. */
  failed: number;
  /** Documents whose patient was known from elsewhere. */
  patientsKnown: number;
  /** Places that a format showed, and how many of them were searched as text. */
  places: number;
  texts: number;
  findings: number;
  /** Findings and structured values by category, by rule, by `category method`. */
  readonly categories: Record<string, number>;
  readonly rules: Record<string, number>;
  readonly methods: Record<string, number>;
  /** Characters of all places; and of those, how many a change covered. */
  characters: number;
  charactersChanged: number;
  datesShifted: number;
  datesGeneralised: number;
  datesRemoved: number;
  datesKept: number;
  /** In searched text, what has the shape of an ICD-10 or LOINC code; and how many were left alone. */
  codes: number;
  codesKept: number;
}

export const newTally = (): Tally => ({
  documents: 0,
  failed: 0,
  patientsKnown: 0,
  places: 0,
  texts: 0,
  findings: 0,
  categories: {},
  rules: {},
  methods: {},
  characters: 0,
  charactersChanged: 0,
  datesShifted: 0,
  datesGeneralised: 0,
  datesRemoved: 0,
  datesKept: 0,
  codes: 0,
  codesKept: 0,
});

export function count(counts: Record<string, number>, key: string, by = 1): void {
  counts[key] = (counts[key] ?? 0) + by;
}

/** `date year`: what `Tally.methods` counts. */
export const methodKey = (subject: Subject, method: Method): string =>
  METHOD_KEYS.get(subject)!.get(method)!;

/** Put together once, for each value of each document is counted under one. */
const METHOD_KEYS: ReadonlyMap<Subject, ReadonlyMap<Method, string>> = new Map(
  [...PHI_CATEGORIES, ...PLACE_SUBJECTS, ...(Object.keys(APART) as Subject[])].map((subject) => [
    subject,
    new Map(METHODS.map((method) => [method, `${subject} ${method}`])),
  ]),
);

/** Adds `more` to `sum`. */
export function addTally(sum: Tally, more: Tally): void {
  for (const key of Object.keys(more) as (keyof Tally)[]) {
    const value = more[key];
    if (typeof value === 'number') (sum[key] as number) += value;
    else
      for (const [name, by] of Object.entries(value))
        count(sum[key] as Record<string, number>, name, by);
  }
}
