import { expect, test } from 'vitest';
import { completenessOf, exportHti1, hti1JsonSchema, importHti1, withDraft } from './index.ts';
import { ATTRIBUTE_IDS, SOURCE_ATTRIBUTES } from './source-attributes.ts';
import { fullSystem, SAID, system } from './systems.test-support.ts';

test('there are 31, numbered in a row, in nine groups as the paragraph has them', () => {
  expect(ATTRIBUTE_IDS).toEqual(Array.from({ length: 31 }, (_, index) => String(index + 1)));
  const sizes = completenessOf({}).groups.map(({ of }) => of);
  expect(sizes).toEqual([4, 4, 2, 4, 2, 4, 5, 4, 2]);
});

test('what is exported is read again as it was', () => {
  const { document } = exportHti1(fullSystem());
  const draft = importHti1(JSON.parse(JSON.stringify(document)));
  expect(draft.attributes).toEqual(fullSystem().attributes);
  expect(withDraft(fullSystem(), draft).system).toEqual(fullSystem());
});

test('a reason why something is not available is no answer, and silence neither', () => {
  const known = system({
    attributes: {
      5: { value: 'Warns.', ...SAID },
      11: { notAvailable: 'trade secret, says the vendor', ...SAID },
    },
  }).attributes;
  const { answered, notAvailable, missing, groups } = completenessOf(known);
  expect({ answered, notAvailable }).toEqual({ answered: ['5'], notAvailable: ['11'] });
  expect(missing).toHaveLength(29);
  expect(groups[1]).toEqual({ group: 'purpose', answered: 1, of: 4 });
});

const DOCUMENT = {
  format: 'hti-1-source-attributes',
  version: 1,
  system: { name: 'M', version: '1', developer: 'D' },
};

test('figures on local data are taken from nobody', () => {
  const attributes = ['26', '27', '29'].map((id) => ({ id, value: 'AUROC 0.99', ...SAID }));
  const draft = importHti1({ ...DOCUMENT, attributes });
  expect(Object.keys(draft.attributes)).toEqual(['26']);
  expect(draft.remarks).toHaveLength(2);
});

test.each([
  ['an unknown number', [{ id: '32', value: 'x', ...SAID }], /^\/attributes\/0/],
  ['value and reason', [{ id: '1', value: 'x', notAvailable: 'y', ...SAID }], /^\/attributes\/0/],
  ['no author', [{ id: '1', value: 'x', date: '2026-01-01' }], /^\/attributes\/0/],
  [
    'one twice',
    [
      { id: '1', value: 'x', ...SAID },
      { id: '1', value: 'y', ...SAID },
    ],
    '/attributes/1/id: this attribute stands above already',
  ],
])('%s is refused', (_, attributes, problem) => {
  expect(() => importHti1({ ...DOCUMENT, attributes })).toThrow(
    expect.objectContaining({
      code: 'document_invalid',
      facts: { kind: DOCUMENT.format, problems: [expect.stringMatching(problem)] },
    }),
  );
});

test('the JSON Schema names every attribute and forbids what it does not know', () => {
  const schema = JSON.stringify(hti1JsonSchema());
  expect(schema).toContain(JSON.stringify(SOURCE_ATTRIBUTES.map(({ id }) => id)));
  expect(hti1JsonSchema()).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    additionalProperties: false,
  });
});
