import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ORIGINAL, SURROGATE, toySteps } from '../../test/support/toy-answer-steps.ts';
import type { Json } from '../core/json.ts';
import { LIMITS } from '../core/limits.ts';
import { byKind, Restoring, type Shape, Walking } from './shape.ts';
import { counts, free, listedAs, mapOf, metadata, prose, sealed } from './treatments.ts';

function walked(shape: Shape, value: Json) {
  const walking = new Walking({ media: false });
  const edit = shape.walk(value, walking);
  return {
    walking,
    loci: walking.loci.map(({ kind, text }) => `${kind} ${text}`),
    apply: (replaced: readonly (string | undefined)[]) =>
      edit?.({ replaced, model: 'm', drop: false }) ?? value,
  };
}
const restored = (shape: Shape, value: Json) => shape.restore(value, new Restoring(toySteps()));

test('every key, string and number of free JSON is a locus', () => {
  const value: Json = { a: ['x', 1.5, true, null], 'two words': { deep: -3 } };
  const { loci, apply } = walked(free, value);
  expect(loci).toEqual([
    'token a',
    'text x',
    'number 1.5',
    'text two words',
    'token deep',
    'number -3',
  ]);
  expect(apply(['b', 'y', '2', 'others', 'e', '4'])).toEqual({
    b: ['y', 2, true, null],
    others: { e: 4 },
  });
});

test('strings that are JSON are walked as JSON, in free JSON too', () => {
  const value: Json = { a: '{"b": "Eva \\u00c9"}' };
  const { loci, apply } = walked(free, value);
  expect(loci).toEqual(['token a', 'token b', 'text Eva É']);
  expect(apply([undefined, undefined, 'Ada'])).toEqual({ a: '{"b": "Ada"}' });
});

test('JSON in strings is text below the limit', () => {
  let source = '"Garcia"';
  for (let depth = 0; depth < LIMITS.jsonInStringDepthMax + 1; depth += 1) {
    source = JSON.stringify([depth === 0 ? 'Garcia' : source]);
  }
  expect(walked(prose, source).loci).toEqual(['text ["Garcia"]']);
});

test('a label is the key that a value stands under', () => {
  const { walking } = walked(free, { mrn: [1, '{"name":"x"}'] });
  expect(walking.loci.map(({ label }) => label)).toEqual([undefined, 'mrn', undefined, 'name']);
});

test.each([2 ** 53, -(2 ** 53), 1e300, Number.POSITIVE_INFINITY])('%d is not exact', (value) => {
  expect(() => walked(free, { a: value })).toThrow(
    expect.objectContaining({ code: 'number_not_exact', facts: { at: '{}' } }),
  );
});

test('only a number stands in for a number, and no two keys become one', () => {
  const blocked = expect.objectContaining({ code: 'deid_blocked' });
  expect(() => walked(free, [7]).apply(['x'])).toThrow(blocked);
  expect(() => walked(free, { a: true, b: true }).apply(['b'])).toThrow(blocked);
});

test('a key that an object cannot have by assignment is kept', () => {
  const value = JSON.parse('{"__proto__": {"a": "x"}}') as Json;
  const replaced = walked(free, value).apply([undefined, undefined, 'y']);
  expect(JSON.stringify(replaced)).toBe('{"__proto__":{"a":"y"}}');
  const own = walked(metadata(), JSON.parse('{"__proto__":"x","chaperone_user":"u"}') as Json);
  expect(JSON.stringify(own.apply([]))).toBe('{"__proto__":"x"}');
});

test('free JSON nested beyond reason is refused', () => {
  let deep: Json = 'x';
  for (let depth = 0; depth < 100; depth += 1) deep = [deep];
  expect(() => walked(free, deep)).toThrow(expect.objectContaining({ code: 'too_deep' }));
});

test('what is walked and replaced by itself is the same object', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (json) => {
      fc.pre(isExact(json));
      const value = json as Json;
      const { walking, apply } = walked(free, value);
      expect(apply(walking.loci.map(({ text }) => text))).toBe(value);
      expect(apply([])).toBe(value);
    }),
  );
});

function isExact(json: unknown): boolean {
  let isSo = true;
  JSON.stringify(json, (_key, value) => {
    if (Number.isInteger(value) && !Number.isSafeInteger(value)) isSo = false;
    return value;
  });
  return isSo;
}

test('free JSON of an answer: strings, keys, numbers, and JSON in strings', () => {
  const value: Json = { [SURROGATE]: [SURROGATE, 111, JSON.stringify({ a: SURROGATE })] };
  expect(restored(free, value)).toEqual({
    [ORIGINAL]: [ORIGINAL, 222, JSON.stringify({ a: ORIGINAL })],
  });
  const plain: Json = { a: [1, 'x'] };
  expect(restored(free, plain)).toBe(plain);
});

test('keys that restoring would make one stay as they are', () => {
  const value: Json = { [SURROGATE]: 1, [ORIGINAL]: 2 };
  expect(restored(free, value)).toEqual(value);
});

test('sealed text is reported both ways and never edited', () => {
  const { walking, loci } = walked(sealed, SURROGATE);
  expect([loci, walking.sealed]).toEqual([[], [SURROGATE]]);
  const restoring = new Restoring(toySteps());
  expect(sealed.restore(SURROGATE, restoring)).toBe(SURROGATE);
  expect(restoring.steps.seen.sealed).toEqual([SURROGATE]);
});

test('a known key of metadata is named, and null says nothing', () => {
  expect(() => walked(metadata(['user_id']), { user_id: 7 })).toThrow(
    expect.objectContaining({ facts: { at: 'user_id', expected: 'string' } }),
  );
  for (const shape of [metadata(['user_id']), metadata()]) {
    const { walking, apply } = walked(shape, { user_id: null, chaperone_user: null });
    expect(walking.ownMetadata).toEqual({});
    expect(apply([])).toEqual({ user_id: null });
  }
});

test('metadata with known keys refuses others, but for ours', () => {
  const { walking, apply } = walked(metadata(['user_id']), { user_id: 'u', chaperone_user: 'c' });
  expect(walking.ownMetadata).toEqual({ chaperone_user: 'c' });
  expect(apply([])).toEqual({ user_id: 'u' });
  expect(() => walked(metadata(['user_id']), { note: 'x' })).toThrow(
    expect.objectContaining({ code: 'unknown_field', facts: { at: 'note', field: 'note' } }),
  );
});

test('counts are numbers', () => {
  expect(restored(counts, { a: 1, b: { c: 2, d: SURROGATE }, e: null, f: [1] })).toEqual({
    a: 1,
    b: { c: 2 },
    e: null,
  });
});

test('values of a map and of a list are read under their key', () => {
  const map = walked(mapOf(byKind({ string: prose, number: free })), {
    encounter: 'E-5512',
    mrn: 7,
    note: '{"a":"x"}',
  });
  const labelled = map.walking.loci.flatMap(({ label, text }) =>
    label ? [`${label} ${text}`] : [],
  );
  expect(labelled).toEqual(['encounter E-5512', 'mrn 7', 'a x']);
  expect(map.walking.label).toBeUndefined();
  const { walking } = walked(listedAs('choice'), ['Parkinson', 'Graves']);
  expect(walking.loci.map(({ label }) => label)).toEqual(['choice', 'choice']);
});
