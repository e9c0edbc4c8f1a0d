import { expect, test } from 'vitest';
import { profileOf } from '../../deid/index.ts';
import { siteDetector } from '../site-detector.ts';
import { explain } from './explain.ts';

test('explain shows span, evidence and what the profile does', async () => {
  const text = 'Ms. Achterberg, seen 03/14/2024';
  const table = await explain(text, profileOf('safe-harbor'), await siteDetector(undefined));
  expect(table.split('\n').map((row) => row.split(/ {2,}/))).toEqual([
    ['span', 'category', 'type', 'score', 'rule', 'method', 'text'],
    ['4-14', 'name', 'name', '0.97', 'name/title', 'redact (b)(2)(i)(A)', '"Achterberg"'],
    ['21-31', 'date', 'date.numeric', '0.97', 'date/numeric', 'year (b)(2)(i)(C)', '"03/14/2024"'],
    [''],
  ]);
});

test('explain says what spoke for what the tagger found', async () => {
  const text = 'Pt lives at the Sundholm place, works on weekends.';
  const table = await explain(text, undefined, await siteDetector(undefined, 'strict'));
  expect(table).toMatch(/tagger\/\w+ .*"Sundholm" {2}[a-z ]+ \+\d/);
});
