/** Floors over the project's own test set, which needs no folder beside it. */
import { expect, test } from 'vitest';
import { LABEL_OF } from '../src/core/phi.ts';
import { detect } from '../src/detect/index.ts';
import { generatedDocuments } from './generated.ts';
import { scoreDocument, summarise } from './score.ts';

test('the same documents at every run', () => {
  expect(generatedDocuments('es')).toEqual(generatedDocuments('es'));
});

test.each([
  ['en', 0.975, 0.9],
  ['es', 0.98, 0.9],
] as const)('%s: recall %d, precision %d', (language, recall, precision) => {
  const scores = generatedDocuments(language).map((document) =>
    scoreDocument(
      document,
      detect(document.text).map(({ start, end, category }) => ({
        start,
        end,
        label: LABEL_OF[category],
      })),
    ),
  );
  const total = summarise(scores);
  expect(total.recall!.value).toBeGreaterThan(recall);
  expect(total.precision!.value).toBeGreaterThan(precision);
});
