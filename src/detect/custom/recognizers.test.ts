import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { detectAll } from '../detect.ts';
import { mark, unmark } from '../testing/marks.ts';
import { compileRecognizers, type Recognizer } from './recognizers.ts';

const study: Recognizer = {
  id: 'study-number',
  category: 'other_unique_id',
  score: 0.9,
  pattern: String.raw`\bQT-\d{3}[A-Z]?\b`,
};
const ward: Recognizer = {
  id: 'ward',
  category: 'location',
  score: 0.9,
  terms: ['Larkspur', 'The Old Mill House'],
};

test.each([
  ['enrolled as ‹QT-114B›', 'a pattern'],
  ['QT-1144 and XQT-114', 'inside something longer'],
  ['moved to ‹larkspur›, then ‹THE OLD\n MILL HOUSE›', 'terms in any case, over a line break'],
  ['the old house by the mill', 'the words of a term apart'],
])('%s (%s)', (marked) => {
  const text = unmark(marked);
  const custom = compileRecognizers([study, ward]);
  expect(mark(text, custom.find(text))).toBe(marked);
});

test('findings carry the recogniser as rule and type, and join those of the engine', () => {
  const custom = compileRecognizers([study]);
  const [findings] = detectAll(['QT-114 seen 2024-03-14'], { custom });
  expect(findings).toMatchObject([
    { rule: 'custom/study-number', type: 'study-number', category: 'other_unique_id' },
    { category: 'date' },
  ]);
});

test('another configuration does not get the results of the one before', () => {
  const text = 'QT-900 was here';
  expect(detectAll([text], { custom: compileRecognizers([study]) })[0]).toHaveLength(1);
  expect(detectAll([text], { custom: compileRecognizers([]) })[0]).toHaveLength(0);
});

test('terms come from a file as well', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'chaperone-terms-')), 'wards.txt');
  writeFileSync(file, 'Larkspur\r\n\r\n  Foxglove Annexe \n');
  const { terms: _, ...rest } = ward;
  const custom = compileRecognizers([{ ...rest, termsFile: file }]);
  expect(custom.find('in the foxglove annexe')).toHaveLength(1);
});

test.each([
  ['in Latin-1', 'latin1', 'Pavilion Ö4\n', 'wards.txt is not UTF-8 at byte 9: convert it first'],
  ['in UTF-16', 'utf16le', '\ufeffPavilion Ö4\n', 'wards.txt is UTF-16 at byte 0'],
  ['without terms', 'utf8', '\n \n', 'wards.txt holds no terms: write one a line'],
] as const)('a file %s is refused', (_, encoding, content, remedy) => {
  const file = join(mkdtempSync(join(tmpdir(), 'chaperone-terms-')), 'wards.txt');
  writeFileSync(file, content, encoding);
  const { terms: __, ...rest } = ward;
  expect(() => compileRecognizers([{ ...rest, termsFile: file }])).toThrow(
    expect.objectContaining({
      code: 'config_invalid',
      facts: { at: 'deid.recognizers[0].termsFile', remedy: expect.stringContaining(remedy) },
    }),
  );
});

test.each([
  ['a pattern that is none', { ...study, pattern: '(' }, 'deid.recognizers[0].pattern'],
  ['look-behind', { ...study, pattern: '(?<=x)y' }, 'deid.recognizers[0].pattern'],
  ['a pattern of nothing', { ...study, pattern: 'x*' }, 'deid.recognizers[0].pattern'],
  ['neither pattern nor terms', { ...ward, terms: [] }, 'deid.recognizers[0]'],
  ['a term of one letter', { ...ward, terms: ['Larkspur', 'Q'] }, 'deid.recognizers[0].terms[1]'],
  [
    'a file that is not there',
    { ...ward, termsFile: '/nonexistent/terms' },
    'deid.recognizers[0].termsFile',
  ],
  [
    'an example that is not found',
    { ...study, examples: { match: ['QT-1', 'QT-123'], noMatch: [] } },
    'deid.recognizers[0].examples.match[0]',
  ],
  [
    'an example that must not be found',
    { ...study, examples: { match: [], noMatch: ['QT-123'] } },
    'deid.recognizers[0].examples.noMatch[0]',
  ],
])('%s is refused, and the place named', (_, recognizer, at) => {
  expect(() => compileRecognizers([recognizer])).toThrow(
    expect.objectContaining({ code: 'config_invalid', facts: expect.objectContaining({ at }) }),
  );
});

test('a pattern that would hang a backtracking engine takes linear time', () => {
  const custom = compileRecognizers([{ ...study, pattern: '(a+)+$' }]);
  const began = performance.now();
  custom.find(`${'a'.repeat(2000)}b`);
  expect(performance.now() - began).toBeLessThan(2000);
});

test('a pattern names characters as they are written, or plain ones', () => {
  const dash: Recognizer = { ...study, pattern: String.raw`\bQX–\d{3}\b` };
  const custom = compileRecognizers([study, dash]);
  const text = 'enrolled as QX–114, then as QT‑115';
  const rules = detectAll([text], { custom })[0]!.filter(({ rule }) => rule.startsWith('custom/'));
  expect(rules.map(({ start, end }) => text.slice(start, end))).toEqual(['QX–114', 'QT‑115']);
});
