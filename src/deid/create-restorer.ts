/** Restoring from a plain list, for those who keep their own pairs. */
import { Failure } from '../core/failures.ts';
import { PHI_CATEGORIES, type PhiCategory } from '../core/phi.ts';
import { compileRestoreTable } from './restore-table.ts';
import { newDrift, SurrogateRestorer } from './surrogate-restorer.ts';
import type { DriftCounts } from './text-restorer.ts';

export interface PlainPair {
  readonly surrogate: string;
  readonly original: string;
  /** One of `PHI_CATEGORIES`, or a coarse label such as `NAME`; others are matched as issued only. */
  readonly category: string;
}

export interface Restorer {
  /** What may be passed on now; text that may begin a surrogate is held back. */
  push(piece: string): string;
  /** The rest. */
  end(): string;
  readonly counts: Readonly<DriftCounts>;
}

const LABELS: Readonly<Record<string, PhiCategory>> = {
  patient: 'name',
  person: 'name',
  contact: 'phone',
  address: 'location',
  id: 'other_unique_id',
  mrn: 'medical_record_number',
  other: 'other_unique_id',
};

/**
 * A surrogate that stands for two originals in the list is left as it is, and counted.
 *
 * @param options.json the text is JSON source, cut anywhere; originals are escaped as JSON needs
 * @throws Failure `invalid_value` with `at`: the place in the list
 */
export function createRestorer(
  pairs: readonly PlainPair[],
  options: { json?: boolean } = {},
): Restorer {
  checkPairs(pairs);
  const table = compileRestoreTable(
    pairs.map((pair) => ({ ...pair, category: categoryOf(pair.category) })),
  );
  const counts = newDrift(table);
  const restorer = new SurrogateRestorer(table, options.json === true ? 'json' : 'text', counts);
  return { push: (piece) => restorer.push(piece), end: () => restorer.end(), counts };
}

/** A list that comes from a file may hold anything. */
function checkPairs(pairs: unknown): void {
  if (!Array.isArray(pairs)) throw new Failure('invalid_value', { at: 'pairs' });
  pairs.forEach((pair: Partial<Record<string, unknown>> | null | undefined, index) => {
    for (const field of ['surrogate', 'original', 'category']) {
      const value = pair?.[field];
      const isText = typeof value === 'string' && (value !== '' || field === 'original');
      if (!isText) throw new Failure('invalid_value', { at: `pairs[${index}].${field}` });
    }
  });
}

function categoryOf(label: string): PhiCategory {
  const lower = label.toLowerCase().replace(/[\s-]/g, '_');
  return (
    PHI_CATEGORIES.find((category) => category === lower) ?? LABELS[lower] ?? 'other_unique_id'
  );
}
