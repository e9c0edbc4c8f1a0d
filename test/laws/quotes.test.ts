/**
 * A line that a model copies from what it was sent is, restored, a line of what the caller wrote: what
 * the quotes of a use-case pack rest on. On whole notes of many styles; cut through a stand-in, a quote
 * cannot come back, so lines are the measure. The corpora are not part of this project; where they are absent
 * the tests skip.
 */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  compileRestoreTable,
  deidentify,
  newDrift,
  SurrogateRestorer,
} from '../../src/deid/index.ts';

const FOLDER = new URL('../../../shared/data/deid/', import.meta.url);
const DOCUMENTS_MAX = 150;
const LINE_LENGTH_MIN = 8;

const CORPORA = ['mtsamples_reid_dev', 'asq_phi', 'redacta_uk', 'meddocan_dev', 'synthea_notes'];

const runs = test.skipIf(!existsSync(FOLDER));

runs.each(CORPORA)('lines of %s come back as they stood', (corpus) => {
  const documents = readFileSync(new URL(`${corpus}.jsonl`, FOLDER), 'utf8')
    .trim()
    .split('\n')
    .slice(0, DOCUMENTS_MAX);
  let masked = 0;
  const missed: string[] = [];
  for (const document of documents) {
    const { id, text } = JSON.parse(document) as { id: string; text: string };
    const sent = deidentify(text, { secret: new Uint8Array(32).fill(7) });
    const table = compileRestoreTable(sent.pairs);
    for (const line of sent.text
      .split('\n')
      .filter((one) => one.trim().length >= LINE_LENGTH_MIN)) {
      if (text.includes(line)) continue;
      masked += 1;
      const restorer = new SurrogateRestorer(table, 'json', newDrift(table));
      const answer = restorer.push(JSON.stringify({ quote: line })) + restorer.end();
      if (!text.includes((JSON.parse(answer) as { quote: string }).quote)) missed.push(id);
    }
  }
  expect(masked).toBeGreaterThan(0);
  expect(missed).toEqual([]);
});
