/** The input scan against the held-out prompts: a row for each language, and what was missed and wrong, by id. */
import { parseScanInput, scan } from '../../src/governance/index.ts';
import { HELD_OUT, type HeldOutCase } from './held-out.ts';

interface Counts {
  texts: number;
  expected: number;
  found: number;
  right: number;
}

export interface Measured {
  /** Rows of a Markdown table. */
  readonly lines: readonly string[];
  /** `en-05 language` */
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
}

const LANGUAGES = {
  en: 'English prompts',
  es: 'Spanish prompts',
  name: 'names of fields',
} as const;

export function measureInputScan(): Measured {
  const missed: string[] = [];
  const wrong: string[] = [];
  const counts: Record<keyof typeof LANGUAGES, Counts> = { en: zero(), es: zero(), name: zero() };
  for (const each of HELD_OUT) {
    const found = foundIn(each);
    missed.push(
      ...each.expected.filter((rule) => !found.has(rule)).map((rule) => `${each.id} ${rule}`),
    );
    wrong.push(
      ...[...found]
        .filter((rule) => !each.expected.includes(rule))
        .map((rule) => `${each.id} ${rule}`),
    );
    const count = counts[each.language];
    count.texts += 1;
    count.expected += each.expected.length;
    count.found += found.size;
    count.right += each.expected.filter((rule) => found.has(rule)).length;
  }
  const rows = Object.entries(LANGUAGES).map(([key, name]) =>
    row(name, counts[key as keyof typeof LANGUAGES]),
  );
  return { lines: [...rows, row('all', Object.values(counts).reduce(sum))], missed, wrong };
}

function foundIn({ language, text }: HeldOutCase): ReadonlySet<string> {
  const part = language === 'name' ? 'fields' : 'prompts';
  const input = parseScanInput({ useCase: 'held-out', version: '1', [part]: [text] });
  return new Set(scan(input, 0).findings.map(({ rule }) => rule));
}

function row(name: string, { texts, expected, found, right }: Counts): string {
  return `| ${name} | ${texts} | ${expected} | ${share(right, expected)} | ${share(right, found)} |`;
}

/** `93 % (67 of 72)` */
function share(part: number, whole: number): string {
  return `${Math.round((100 * part) / whole)} % (${part} of ${whole})`;
}

function sum(one: Counts, other: Counts): Counts {
  return {
    texts: one.texts + other.texts,
    expected: one.expected + other.expected,
    found: one.found + other.found,
    right: one.right + other.right,
  };
}

function zero(): Counts {
  return { texts: 0, expected: 0, found: 0, right: 0 };
}
