/**
 * Floors over real clinical text: token recall, precision and false positives per 1,000 tokens. The
 * corpora are not part of this project; where their folder is absent the tests skip.
 */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LABEL_OF } from '../core/phi.ts';
import { detect } from './detect.ts';

const folder = new URL('../../../shared/data/deid/', import.meta.url);
const isThere = existsSync(folder);
const COUNTED = new Set(['NAME', 'DATE', 'LOCATION', 'ID', 'CONTACT']);
const TOKEN = /\p{L}[\p{L}\p{M}]*|\p{N}+/gu;

interface Span {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

const covers = (spans: readonly Span[], start: number, end: number) =>
  spans.some((span) => span.start < end && start < span.end);

function score(name: string) {
  let [hit, missed, wrong, clean] = [0, 0, 0, 0];
  for (const line of readFileSync(new URL(`${name}.jsonl`, folder), 'utf8').split('\n')) {
    if (line === '') continue;
    const { text, spans } = JSON.parse(line) as { text: string; spans: Span[] };
    const gold = spans.filter((span) => COUNTED.has(span.label));
    const other = spans.filter((span) => !COUNTED.has(span.label));
    const found = detect(text)
      .map((one) => ({ start: one.start, end: one.end, label: LABEL_OF[one.category] }))
      .filter((one) => COUNTED.has(one.label));
    for (const { index, 0: token } of text.matchAll(TOKEN)) {
      const end = index + token.length;
      const isFound = covers(found, index, end);
      const kind = covers(gold, index, end) ? 'phi' : covers(other, index, end) ? 'other' : 'plain';
      if (kind === 'phi' && isFound) hit += 1;
      else if (kind === 'phi') missed += 1;
      else if (kind === 'plain' && isFound) wrong += 1;
      else if (kind === 'plain') clean += 1;
    }
  }
  return {
    recall: hit / (hit + missed),
    precision: hit / (hit + wrong),
    per1000: (1000 * wrong) / (wrong + clean),
  };
}

test.skipIf(!isThere).each([
  ['mtsamples_reid_dev', 'dictated reports', 0.997, 0.96],
  ['asq_phi', 'questions to a model; titles count as names', 0.985, 0.98],
  ['redacta_uk', 'UK letters; titles count as names', 0.985, 0.9],
  ['ambientmeta', 'ambiguous names; dates are not annotated', 0.93, 0],
  ['presidio_generated_large', 'general sentences', 0.94, 0.95],
  ['meddocan_dev', 'Spanish cases', 0.98, 0.97],
])('%s (%s): recall %d, precision %d', (name, _, recall, precision) => {
  const scored = score(name);
  expect(scored.recall).toBeGreaterThan(recall);
  expect(scored.precision).toBeGreaterThan(precision);
});

test.skipIf(!isThere).each([
  ['mtsamples_neg', 'reports', 1],
  ['ncbi_disease_neg', 'abstracts', 2],
])('%s (%s without identifiers): %d false positives in 1,000 tokens at most', (name, _, most) => {
  expect(score(name).per1000).toBeLessThan(most);
});
