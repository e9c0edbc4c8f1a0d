/**
 * What is left of a text for its readers: intervals between dates, clinical words, and reports that had
 * nothing to hide.
 */
import { readFileSync } from 'node:fs';
import { mask } from '../src/deid/index.ts';
import { random } from './random.ts';
import type { Estimate, GoldDocument, Span } from './score.ts';
import { share } from './statistics.ts';

const MONTHS = `January February March April May June July August September October November
  December`.split(/\s+/);
const two = (value: number) => String(value).padStart(2, '0');

interface Writing {
  readonly name: string;
  write(date: Date): string;
  /** Milliseconds, or NaN. */
  read(text: string): number;
}

const numeric = (text: string, order: readonly [number, number, number]) => {
  const parts = text.match(/\d+/g)?.map(Number) ?? [];
  return Date.UTC(parts[order[0]]!, parts[order[1]]! - 1, parts[order[2]]!);
};
const written = (text: string) => {
  const [, month = '', day = '', year = ''] = /(\p{L}+) (\d+), (\d+)/u.exec(text) ?? [];
  return Date.UTC(Number(year), MONTHS.indexOf(month), Number(day));
};

const WRITINGS: readonly Writing[] = [
  {
    name: 'ISO 8601',
    write: (date) => date.toISOString().slice(0, 10),
    read: (text) => numeric(text, [0, 1, 2]),
  },
  {
    name: 'month/day/year',
    write: (date) =>
      `${two(date.getUTCMonth() + 1)}/${two(date.getUTCDate())}/${date.getUTCFullYear()}`,
    read: (text) => numeric(text, [2, 0, 1]),
  },
  {
    name: 'Month day, year',
    write: (date) => `${MONTHS[date.getUTCMonth()]} ${date.getUTCDate()}, ${date.getUTCFullYear()}`,
    read: written,
  },
];

const DAY_MS = 86_400_000;
const PAIRS = 200;
const SEED = 3;

export interface IntervalResult {
  readonly name: string;
  readonly kept: Estimate;
  readonly pairs: number;
}

/** Two dates in a note, shifted: how often the days between them, and nothing but the dates, stay. */
export function measureIntervals(): IntervalResult[] {
  const next = random(SEED);
  const secret = new Uint8Array(32);
  return WRITINGS.map(({ name, write, read }) => {
    let kept = 0;
    for (let pair = 0; pair < PAIRS; pair += 1) {
      const first = Date.UTC(1950 + Math.floor(next() * 74), 0, 1 + Math.floor(next() * 365));
      const second = first + Math.floor(next() * 400) * DAY_MS;
      const [from, to] = [write(new Date(first)), write(new Date(second))];
      const text = `Admitted on ${from} with sepsis.\nDischarged on ${to} in stable condition.`;
      const locus = { kind: 'text', path: 'note', text } as const;
      const scope = { patients: [], caller: `evaluation-${pair}` };
      const result = mask([locus], { secret, scope, style: 'surrogate' }).replaced[0] ?? text;
      const [, newFrom = '', newTo = ''] =
        /^Admitted on (.*) with sepsis\.\nDischarged on (.*) in stable condition\.$/.exec(result) ??
        [];
      const isMoved = newFrom !== from && newTo !== to;
      if (isMoved && read(newTo) - read(newFrom) === second - first) kept += 1;
    }
    return { name, kept: share(kept, PAIRS), pairs: PAIRS };
  });
}

export interface ConceptResult {
  readonly terms: number;
  readonly kept: Estimate;
}

const WORD = /\p{L}[\p{L}\p{M}]*/gu;
const LEXICONS = ['drugs', 'clinical'];

/** Words of the clinical lexicons: drugs, and the terms of ICD-10-CM that common English lacks. */
export function clinicalWords(): ReadonlySet<string> {
  const words = new Set<string>();
  for (const name of LEXICONS) {
    const file = new URL(`../src/detect/lexicons/${name}.txt`, import.meta.url);
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      if (line !== '' && !line.startsWith('#')) words.add(line);
    }
  }
  return words;
}

/** Clinical words outside gold spans: the share that no finding touches. */
export function measureConcepts(
  documents: readonly GoldDocument[],
  predicted: ReadonlyMap<string, readonly Span[]>,
  clinical: ReadonlySet<string>,
): ConceptResult {
  let terms = 0;
  let kept = 0;
  for (const { id, text, spans } of documents) {
    const found = predicted.get(id) ?? [];
    const covers = (list: readonly Span[], start: number, end: number) =>
      list.some((one) => one.start < end && start < one.end);
    for (const { index, 0: word } of text.matchAll(WORD)) {
      const end = index + word.length;
      if (!clinical.has(word.toLowerCase()) || covers(spans, index, end)) continue;
      terms += 1;
      if (!covers(found, index, end)) kept += 1;
    }
  }
  return { terms, kept: share(kept, Math.max(terms, 1)) };
}
