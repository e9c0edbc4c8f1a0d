import { expect, test } from 'vitest';
import { DEFAULT_THRESHOLDS } from '../labels/index.ts';
import { labelsOfContent, statedBy, withEarlier } from './sensitivity.ts';

test('a record that says it is counselling notes on substance use is that to the law', () => {
  const note = { resourceType: 'DocumentReference', meta: { security: [{ code: 'SUDNOTES' }] } };
  const content = { loci: [], json: [note], stated: [] };
  expect(labelsOfContent(content, DEFAULT_THRESHOLDS).found).toEqual([
    '42CFRPart2',
    'PSYTHPN',
    'SUDNOTES',
  ]);
});

const marked = (...codes: string[]) => {
  const note = {
    resourceType: 'DocumentReference',
    meta: { security: codes.map((code) => ({ code })) },
  };
  return labelsOfContent({ loci: [], json: [note], stated: [] }, DEFAULT_THRESHOLDS);
};
const plain = labelsOfContent({ loci: [], json: [], stated: [] }, DEFAULT_THRESHOLDS);

test.each([
  ['a confidentiality that no label tells', ['V'], { confidentiality: 'V', refrains: [] }],
  ['a lower one', ['L'], { confidentiality: 'N', refrains: [] }],
  ['a refrain', ['NORDSCLCD'], { confidentiality: 'R', refrains: ['NORDSCLCD'] }],
  ['a mark that no receiver can take on', ['NOVIP'], { confidentiality: 'R', refrains: [] }],
  ['a class', ['PSYTHPN'], { confidentiality: 'V', refrains: [] }],
])('%s that a record states holds for what goes on with it', (_, codes, expected) => {
  const own = marked(...codes);
  expect(own).toMatchObject(expected);
  const later = withEarlier(plain, { labels: own.found, stated: statedBy(own) });
  expect(later).toMatchObject({ ...expected, found: own.found });
});
