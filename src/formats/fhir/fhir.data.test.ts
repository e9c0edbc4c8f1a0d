/**
 * Real resources, each through walk and apply: nothing changes unless it is asked to, and no string
 * of theirs stays out of sight. The samples are not part of this project; where their folder is
 * absent the tests skip.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../core/json.ts';
import { isObject } from '../../core/json.ts';
import { fhir } from './fhir.ts';

const folder = new URL('../../../../shared/data/fhir/', import.meta.url);
const files = existsSync(folder)
  ? readdirSync(folder).filter((name) => name.endsWith('.ndjson'))
  : [];
const lines = (file: string) =>
  readFileSync(new URL(file, folder), 'utf8').split('\n').filter(Boolean);

/** Places whose strings are codes and URIs while they look like ones; nothing else may be unseen. */
const CODE_LIKE =
  /^(?:resourceType|code|system|use|status|gender|url|profile|type|language|contentType|intent|kind|version|mode|lifecycleStatus|priority|docStatus|criticality|category|issuer|valueCode|currency|unit|periodUnit|severity)$/;

/** Every string replaced by one of its own, which `spell` makes; with the key that it stands under. */
function planted(value: Json, spell: (index: number, key: string) => string) {
  const planted: { text: string; key: string }[] = [];
  const plant = (inner: Json, key: string): Json => {
    if (typeof inner === 'string') {
      if (key === 'resourceType') return inner;
      // What says how to read its sibling has to say that still.
      if (key === 'contentType' || key === 'data' || key === 'div') return inner;
      const text = spell(planted.length, key);
      planted.push({ text, key });
      return text;
    }
    if (Array.isArray(inner)) return inner.map((each) => plant(each, key));
    if (!isObject(inner)) return inner;
    return Object.fromEntries(
      Object.entries(inner).map(([name, each]) => [name, plant(each, name)]),
    );
  };
  return { value: plant(value, ''), planted };
}

describe.skipIf(files.length === 0)('real resources', () => {
  test.each(files)('%s: unchanged, then changed everywhere, then emptied', (file) => {
    for (const line of lines(file)) {
      const document = fhir.walk(line);
      expect(document.apply([])).toBe(line);
      expect(document.apply(document.loci.map(({ text }) => text))).toBe(line);

      const other = document.apply(
        document.loci.map(({ kind, text }) => (kind === 'number' ? '7' : `${text} "\\\u00e9`)),
      );
      const again = fhir.walk(other);
      const texts = again.loci.filter(({ kind, role }) => kind === 'text' && role === 'text');
      expect(texts.every(({ text }) => text.endsWith('"\\\u00e9'))).toBe(true);

      const rest = JSON.parse(document.apply(document.loci.map(() => null))) as Json;
      expect(hasEmpty(rest)).toBe(false);
      expect(rest).toMatchObject({
        resourceType: (JSON.parse(line) as object as { resourceType: string }).resourceType,
      });
    }
  });

  test.each(files)('%s: a sentence in any string is seen', (file) => {
    for (const line of lines(file).slice(0, 50)) {
      const { value, planted: all } = planted(JSON.parse(line), (index) => `Zz Sentinel ${index}.`);
      const seen = new Set(fhir.walk(JSON.stringify(value)).loci.map(({ text }) => text));
      expect(all.filter(({ text }) => !seen.has(text)).map(({ key }) => key)).toEqual([]);
    }
  });

  test.each(files)('%s: a word in any string is seen, but for codes and URIs', (file) => {
    for (const line of lines(file).slice(0, 50)) {
      const { value, planted: all } = planted(JSON.parse(line), (index) => `zzsentinel${index}`);
      const seen = new Set(fhir.walk(JSON.stringify(value)).loci.map(({ text }) => text));
      const unseen = all.filter(({ text }) => !seen.has(text)).map(({ key }) => key);
      expect(unseen.filter((key) => !CODE_LIKE.test(key))).toEqual([]);
    }
  });

  test('references still resolve when every id has another', () => {
    const before = files.flatMap(lines);
    const renamed = before.map((line) => {
      const document = fhir.walk(line);
      return document.apply(
        document.loci.map(({ role, text }) =>
          role === 'reference' ? Buffer.from(text).toString('hex') : undefined,
        ),
      );
    });
    expect(unresolved(renamed)).toBe(unresolved(before));
    expect(renamed.join('\n')).not.toContain('Patient/129c6ac7-8d06-89de-ad63-0204a93e76c3');
  });
});

/** How many relative references have no resource. */
function unresolved(resources: readonly string[]): number {
  const parsed = resources.map((line) => JSON.parse(line) as { resourceType: string; id: string });
  const there = new Set(parsed.map(({ resourceType, id }) => `${resourceType}/${id}`));
  const references = resources.flatMap((line) =>
    [...line.matchAll(/"reference":"([A-Z]\w+\/[^"?]+)"/g)].map((found) => found[1]!),
  );
  expect(references.length).toBeGreaterThan(1000);
  return references.filter((reference) => !there.has(reference)).length;
}

function hasEmpty(value: Json): boolean {
  if (Array.isArray(value)) return value.length === 0 || value.some(hasEmpty);
  if (!isObject(value)) return false;
  const inner = Object.values(value);
  return inner.length === 0 || inner.some(hasEmpty);
}
