import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { HELD_OUT } from './held-out.ts';
import { measureInputScan } from './measure.ts';

const { lines, missed, wrong } = measureInputScan();

test('what is missed and what is wrong is known, so that a mend is noticed as surely as a break', () => {
  expect(missed).toEqual([
    'en-05 language',
    'en-19 national-origin',
    'en-21 insurance',
    'en-33 residence',
    'es-11 national-origin',
    'es-17 sex',
  ]);
  expect(wrong).toEqual([
    'en-19 age',
    'en-lure-22 employment',
    'es-lure-05 sex',
    'es-lure-10 disability',
  ]);
});

test('the figures of the documentation are these', () => {
  const documentation = readFileSync(new URL('../../docs/ai-register.md', import.meta.url), 'utf8');
  for (const line of lines) expect(documentation).toContain(line);
  const lures = HELD_OUT.filter(({ expected }) => expected.length === 0).length;
  expect(documentation).toContain(
    `of which ${lures} of the ${HELD_OUT.length} have nothing to find`,
  );
});

test('no held-out text stands in the tests beside the rules, by which they were written', () => {
  const beside = ['find', 'scan'].map((name) =>
    readFileSync(
      new URL(`../../src/governance/inventory/input-scan/${name}.test.ts`, import.meta.url),
      'utf8',
    ),
  );
  const sentences = HELD_OUT.filter(({ language }) => language !== 'name');
  expect(sentences.filter(({ text }) => beside.some((source) => source.includes(text)))).toEqual(
    [],
  );
  expect(new Set(HELD_OUT.map(({ id }) => id)).size).toBe(HELD_OUT.length);
});
