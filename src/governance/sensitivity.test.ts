import { expect, test } from 'vitest';
import { DEFAULT_THRESHOLDS } from '../labels/index.ts';
import { labelsOfContent } from './sensitivity.ts';

test('a record that says it is counselling notes on substance use is that to the law', () => {
  const note = { resourceType: 'DocumentReference', meta: { security: [{ code: 'SUDNOTES' }] } };
  const content = { loci: [], json: [note], stated: [] };
  expect(labelsOfContent(content, DEFAULT_THRESHOLDS).found).toEqual([
    '42CFRPart2',
    'PSYTHPN',
    'SUDNOTES',
  ]);
});
