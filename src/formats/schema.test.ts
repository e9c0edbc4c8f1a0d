import { expect, test } from 'vitest';
import type { Json } from '../core/json.ts';
import { schema } from './schema.ts';
import { Walking } from './shape.ts';

function walked(value: Json) {
  const walking = new Walking({ media: false });
  const edit = schema.walk(value, walking);
  return {
    loci: walking.loci,
    apply: (replaced: (string | undefined)[]) =>
      edit?.({ replaced, model: 'm', drop: false }) ?? value,
  };
}

test.each<[string, Json]>([
  ['title', { title: 'Garcia' }],
  ['description', { description: 'Garcia' }],
  ['comment', { $comment: 'Garcia' }],
  ['pattern', { pattern: '^Garcia$' }],
  ['enum', { enum: ['x', 'Garcia', null, 7] }],
  ['const', { const: { deep: ['Garcia'] } }],
  ['default', { default: 'Garcia' }],
  ['examples', { examples: [{ Garcia: 'x' }] }],
  ['property name', { properties: { Garcia: { type: 'string' } }, required: ['Garcia'] }],
  ['property name with a space', { properties: { 'Eva Garcia': true } }],
  ['pattern property', { patternProperties: { '^Garcia': {} } }],
  ['property of a property', { properties: { a: { properties: { b: { title: 'Garcia' } } } } }],
  ['property called as a keyword', { properties: { title: { description: 'Garcia' } } }],
  ['dependentRequired', { dependentRequired: { Garcia: ['b', 'Garcia'] } }],
  ['dependentSchemas', { dependentSchemas: { Garcia: { title: 'Garcia' } } }],
  ['dependencies', { dependencies: { a: ['Garcia'], b: { title: 'Garcia' } } }],
  ['items', { items: { title: 'Garcia' } }],
  ['items by place', { items: [{ title: 'Garcia' }] }],
  ['prefixItems', { prefixItems: [{ title: 'Garcia' }] }],
  ['additionalProperties', { additionalProperties: { title: 'Garcia' } }],
  ['anyOf', { anyOf: [{ type: 'null' }, { title: 'Garcia' }] }],
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema, and no promise
  ['if, then, else', { if: { const: 'Garcia' }, then: { title: 'Garcia' }, else: false }],
  ['not', { not: { const: 'Garcia' } }],
  ['definition and reference', { $defs: { Garcia: {} }, $ref: '#/$defs/Garcia' }],
  ['reference to a property', { $ref: '#/properties/Garcia/items' }],
  ['reference elsewhere', { $ref: 'https://example.org/Garcia.json' }],
  [
    'discriminator',
    { discriminator: { propertyName: 'Garcia', mapping: { Garcia: '#/a/Garcia' } } },
  ],
  ['format', { format: 'Garcia' }],
  ['id', { $id: 'https://example.org/Garcia' }],
])('%s is found and replaced', (_keyword, value) => {
  const { loci, apply } = walked(value);
  const source = JSON.stringify(value);
  const replaced = loci.map(({ text }) => text.replaceAll('Garcia', 'Quillon'));
  expect(source).toContain('Garcia');
  expect(apply(replaced)).toEqual(JSON.parse(source.replaceAll('Garcia', 'Quillon')));
  expect(JSON.stringify(value)).toBe(source);
});

test('values are read under the name of their property, what is said of them is not', () => {
  const { loci } = walked({
    description: 'a',
    enum: ['b'],
    properties: {
      month: { title: 'c', enum: ['May'] },
      sign: { type: 'array', items: { anyOf: [{ const: 'Murphy' }] }, default: ['Kernig'] },
    },
    $defs: { Scale: { examples: ['Braden'] } },
    const: 'd',
  });
  const labelled = loci.filter(({ label }) => label !== undefined);
  expect(labelled.map(({ label, text }) => `${label}: ${text}`)).toEqual([
    'month: May',
    'sign: Murphy',
    'sign: Kernig',
    'Scale: Braden',
  ]);
});

test('settings are no loci', () => {
  const settings: Json = {
    type: ['object', 'null'],
    additionalProperties: false,
    minLength: 1,
    maximum: 10,
    exclusiveMinimum: true,
    uniqueItems: true,
    nullable: true,
  };
  expect(walked(settings).loci).toEqual([]);
  expect(walked(true).loci).toEqual([]);
});

test('a reference keeps its escapes unless its segment is renamed', () => {
  const { loci, apply } = walked({ $ref: '#/$defs/a~1b/c~0d' });
  expect(loci.map(({ text }) => text)).toEqual(['a/b', 'c~d']);
  expect(apply(['a/b', 'x/y~z'])).toEqual({ $ref: '#/$defs/a~1b/x~1y~0z' });
});

test('renamed properties keep their order', () => {
  const { apply } = walked({ properties: { b: true, Garcia: true, a: true } });
  const renamed = apply([undefined, 'Quillon', undefined]) as { properties: object };
  expect(Object.keys(renamed.properties)).toEqual(['b', 'Quillon', 'a']);
});

test.each<[Json, string]>([
  [{ 'x-note': 'Garcia' }, 'unknown_field'],
  [{ type: 'Garcia' }, 'invalid_value'],
  [{ minLength: 'Garcia' }, 'invalid_value'],
  ['Garcia', 'invalid_value'],
  [{ properties: { a: { foo: 1 } } }, 'unknown_field'],
])('%j is refused: %s', (value, code) => {
  expect(() => walked(value)).toThrow(expect.objectContaining({ code }));
});

test('a schema without an end is refused', () => {
  let deep: Json = {};
  for (let depth = 0; depth < 100; depth += 1) deep = { items: deep };
  expect(() => walked(deep)).toThrow(expect.objectContaining({ code: 'too_deep' }));
});
