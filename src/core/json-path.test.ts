/** Places in JSON: what a path names, and what is no path. */
import { expect, test } from 'vitest';
import { type PathState, readJsonPath, startPaths } from './json-path.ts';

/** Keys on the way, `#` for an element of a list. */
const reach = (path: string, way: string): boolean =>
  way
    .split('/')
    .reduce<PathState>(
      (at, key) => at.enter(key === '#' ? undefined : key),
      startPaths([readJsonPath(path)!]),
    ).found === 0;

test.each<[string, string[], string[]]>([
  ['$.patient.ssn', ['patient/ssn'], ['ssn', 'patient/#/ssn', 'a/patient/ssn', 'patient/ssn/x']],
  ["$['patient']['the ssn']", ['patient/the ssn'], ['patient/ssn']],
  ['$.notes[*].text', ['notes/#/text', 'notes/x/text'], ['notes/text', 'notes/#/#/text']],
  ['$..mrn', ['mrn', 'a/mrn', 'a/#/b/mrn'], ['mrn/a', 'a']],
  ["$.a..['b'].*", ['a/b/c', 'a/x/#/b/#'], ['b/c', 'a/b']],
  ['$.*', ['a', '#'], ['a/b']],
])('%s', (path, named, others) => {
  expect(named.filter((way) => !reach(path, way))).toEqual([]);
  expect(others.filter((way) => reach(path, way))).toEqual([]);
});

test.each([
  '$',
  'patient.ssn',
  '$.a[0]',
  '$.a[1:2]',
  '$.a[?@.b]',
  '$.',
  '$.a b',
  `$${'.a'.repeat(65)}`,
])('%s is refused', (path) => {
  expect(readJsonPath(path)).toBeUndefined();
});

test('of several the first that ends there counts', () => {
  const at = startPaths([readJsonPath('$.a')!, readJsonPath('$..b')!, readJsonPath('$.a.b')!]);
  expect(at.enter('a').found).toBe(0);
  expect(at.enter('a').enter('b').found).toBe(1);
});
