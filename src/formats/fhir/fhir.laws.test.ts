/** Laws of the FHIR walker over resources that nobody wrote. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Failure } from '../../core/failures.ts';
import { RESOURCE_TYPES } from '../../core/fhir-path/resource-types.ts';
import type { Json } from '../../core/json.ts';
import { CODES, DATES, NUMBERS, OTHERS } from './elements.ts';
import { fhir } from './fhir.ts';

const KEYS = [
  'resourceType',
  'id',
  'name',
  'family',
  'given',
  '_given',
  'extension',
  'url',
  'valueString',
  'identifier',
  'value',
  'system',
  'type',
  'coding',
  'code',
  'text',
  'div',
  'data',
  'contentType',
  'reference',
  'display',
  'subject',
  'entry',
  'resource',
  'contained',
  'fullUrl',
  'birthDate',
  'attachment',
  'valueInteger',
  'Ada Q',
  'constructor',
  '__proto__',
  '',
];

const TEXTS = [
  'Patient',
  'Bundle',
  'Patient/p1',
  '#p1',
  'urn:uuid:p1',
  'https://h.example/Patient/p1',
  'Patient?identifier=a|b',
  'text/plain',
  'text/html',
  'application/fhir+json',
  'QWRh',
  '1957-03-12',
  '<div title="A">B &amp; C</div>',
  '<a <b',
  'eyJyZXNvdXJjZVR5cGUiOiJQYXRpZW50In0=',
  'MR',
  'phone',
];

const { tree } = fc.letrec<{ tree: Json }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    fc.constantFrom(...TEXTS),
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.integer(),
    fc.constant(null),
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.array(fc.tuple(fc.constantFrom(...KEYS), tie('tree')), { maxLength: 5 }).map(unsafeObject),
  ),
}));

/** `__proto__` as a member, as JSON.parse has it. */
function unsafeObject(entries: [string, Json][]): Json {
  const inside = entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
  return JSON.parse(`{${inside.join(',')}}`) as Json;
}

const resources = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...KEYS), tree), { maxLength: 8 }),
    fc.constantFrom(undefined, 1),
  )
  .map(([entries, indent]) => JSON.stringify(unsafeObject(entries), undefined, indent));

const changes = fc.array(
  fc.option(fc.option(fc.string({ unit: 'binary', maxLength: 8 })), { nil: undefined }),
  { maxLength: 40 },
);

test('changing nothing gives the source back, byte for byte', () => {
  fc.assert(
    fc.property(resources, (source) => {
      const document = fhir.walk(source);
      expect(document.apply([])).toBe(source);
      expect(document.apply(document.loci.map(({ text }) => text))).toBe(source);
    }),
  );
});

test('whatever changes, it is JSON and it stays walkable', () => {
  fc.assert(
    fc.property(resources, changes, (source, wanted) => {
      const document = fhir.walk(source);
      const after = document.apply(
        document.loci.map(({ kind }, index) =>
          kind === 'number' && typeof wanted[index] === 'string' ? '9' : wanted[index],
        ),
      );
      JSON.parse(after);
      fhir.walk(after);
    }),
  );
});

test('what is taken out everywhere is nowhere', () => {
  fc.assert(
    fc.property(resources, (source) => {
      const planted = source
        .replaceAll('1957-03-12', 'Zz Sentinel')
        .replaceAll('QWRh', 'Zz Sentinel');
      const document = fhir.walk(planted);
      expect(document.apply(document.loci.map(() => null))).not.toContain('Zz Sentinel');
    }),
  );
});

test('any text: read as JSON.parse reads it, or refused', () => {
  const mutated = fc
    .tuple(
      resources,
      fc.nat(),
      fc.constantFrom('"', '\\', '{', ']', ',', ':', '0', '\u0000', 'é', ''),
    )
    .map(([source, at, unit]) => {
      const cut = at % (source.length + 1);
      return source.slice(0, cut) + unit + source.slice(cut + 1);
    });
  fc.assert(
    fc.property(mutated, (source) => {
      const parsed = attempt(() => JSON.parse(source) as Json);
      const walked = attempt(() => fhir.walk(source));
      const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
      expect(walked !== undefined).toBe(isObject);
    }),
    { numRuns: 500 },
  );
});

function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof Failure) expect(error.code).toBe('document_invalid');
    else if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}

test('every element of every resource is searched, but for codes that look like codes', () => {
  const all = new Set([...CODES, ...DATES, ...NUMBERS, ...OTHERS]);
  const names = [...all].filter((name) => name !== 'resourceType');
  const unseen = new Set<string>();
  for (const resourceType of RESOURCE_TYPES) {
    const sentence = (index: number) => `Zz Sentinel ${index}.`;
    const members = names.map((name, index) => [
      name,
      [sentence(index), { value: sentence(index) }],
    ]);
    const source = JSON.stringify({ resourceType, ...Object.fromEntries(members) });
    const seen = new Map<string, number>();
    for (const { text } of fhir.walk(source).loci) seen.set(text, (seen.get(text) ?? 0) + 1);
    names.forEach((name, index) => {
      // In the member itself, and in the value inside it.
      if (seen.get(sentence(index)) !== 2) unseen.add(name);
    });
  }
  expect([...unseen]).toEqual([]);
  expect(names.length).toBeGreaterThan(1500);
});

test('two lists that count each other keep their places, and no place is empty in both', () => {
  const said = fc.constantFrom('gone', 'kept', null);
  const places = fc.array(fc.tuple(said, said), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(places, fc.boolean(), (all, isSiblingFirst) => {
      const told = all.filter((place) => place.some((text) => text !== null));
      const given = told.map(([text], at) => text && `${text} ${at}`);
      const _given = told.map(([, text], at) => text && { id: `${text} ${at}` });
      const name = isSiblingFirst ? { _given, given } : { given, _given };
      const document = fhir.walk(JSON.stringify({ resourceType: 'Patient', active: true, name }));
      const after = document.apply(
        document.loci.map(({ text }) => (text.startsWith('gone') ? null : undefined)),
      );
      const { name: left } = JSON.parse(after) as { name?: Record<string, unknown[]> };
      const kept = told.flatMap(([text, sibling], at) => {
        const own = text === 'kept' ? `kept ${at}` : null;
        const beside = sibling === 'kept' ? { id: `kept ${at}` } : null;
        return own === null && beside === null ? [] : [[own, beside]];
      });
      const rows = kept.map((_, at) => [left?.given?.[at] ?? null, left?._given?.[at] ?? null]);
      expect(rows).toEqual(kept);
      if (kept.length < told.length) {
        expect([left?.given?.length, left?._given?.length]).not.toContain(told.length);
      }
    }),
  );
});

test.each([
  ['a row of quotes', `{"text":"${'\\"'.repeat(500_000)}"}`],
  ['tags that never end', JSON.stringify({ text: { div: '<a '.repeat(330_000) } })],
  ['comments that never end', JSON.stringify({ text: { div: '<!--'.repeat(250_000) } })],
  ['quotes that never end', JSON.stringify({ text: { div: `<a b="${`" c="`.repeat(150_000)}` } })],
  ['blanks before quotes', JSON.stringify({ text: { div: `<a ${' "'.repeat(400_000)}>` } })],
  ['ampersands', JSON.stringify({ text: { div: '&'.repeat(1_000_000) } })],
  [
    'a long reference',
    JSON.stringify({ subject: { reference: `http://${'a/'.repeat(500_000)}` } }),
  ],
  ['a long search', JSON.stringify({ subject: { reference: `P?${'a=b&'.repeat(250_000)}` } })],
  [
    'keys that nobody knows',
    `{${Array.from({ length: 60_000 }, (_, i) => `"k${i}":"v"`).join(',')}}`,
  ],
  [
    'base64 with blanks',
    JSON.stringify({ data: `QQ== ${' '.repeat(1_000_000)}x`, contentType: 'text/plain' }),
  ],
  ['a long URL', JSON.stringify({ extension: [{ url: `${'a'.repeat(1_000_000)}/` }] })],
  [
    'blank base64',
    JSON.stringify({ data: `${' '.repeat(1_000_000)}!`, contentType: 'text/plain' }),
  ],
  ['white space', `{"a":${' '.repeat(1_000_000)}1}`],
])('a megabyte of %s takes no two seconds', (_, source) => {
  const start = process.cpuUsage();
  const document = fhir.walk(source);
  document.apply(document.loci.map(({ kind }) => (kind === 'number' ? '7' : 'x')));
  document.apply(document.loci.map(() => null));
  expect(process.cpuUsage(start).user).toBeLessThan(2_000_000);
});
