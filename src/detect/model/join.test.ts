import { expect, test } from 'vitest';
import type { Finding, PhiCategory } from '../../core/phi.ts';
import { unmark } from '../testing/marks.ts';
import { tokenise } from '../tokens.ts';
import { besideRules } from './join.ts';

/** `‹…›`: the model's finding. */
function rests(
  marked: string,
  category: PhiCategory,
  rules: readonly [string, PhiCategory, number][],
) {
  const text = unmark(marked);
  const start = marked.indexOf('‹');
  const end = marked.indexOf('›') - 1;
  const model: Finding = { start, end, category, type: category, score: 0.9, rule: 'model/X' };
  const found = rules.map(([value, its, score]): Finding => {
    const at = text.indexOf(value);
    return { start: at, end: at + value.length, category: its, type: its, score, rule: 'rule' };
  });
  return besideRules(tokenise(text), [model], found).map((one) => text.slice(one.start, one.end));
}

test.each<[string, PhiCategory, [string, PhiCategory, number][], string[], string]>([
  ['saw ‹Thrupp› there', 'name', [], ['Thrupp'], 'alone'],
  ['saw ‹Thru›pp there', 'name', [], ['Thrupp'], 'half a word is none'],
  ['on ‹3/14/2024›', 'date', [['3/14/2024', 'date', 0.9]], [], 'what a rule has adds nothing'],
  ['on ‹3/14/2024 at›', 'date', [['3/14/2024', 'date', 0.9]], [], 'a rest without a number'],
  ['on ‹3/14 to 3/20›', 'date', [['3/14', 'date', 0.9]], ['to 3/20'], 'a rest with one'],
  [
    '‹12 Elm Street, Thrupp›',
    'location',
    [['12 Elm Street', 'location', 0.8]],
    ['Thrupp'],
    'a rest in words',
  ],
  [
    '‹MRN 4471 Thrupp›',
    'name',
    [['4471', 'medical_record_number', 0.9]],
    ['MRN', 'Thrupp'],
    'both sides',
  ],
  ['‹Ada Thrupp›', 'name', [['Ada', 'name', 0.9]], ['Ada Thrupp'], 'names become one later'],
  [
    '‹Ada Thrupp›',
    'name',
    [['Ada', 'location', 0.55]],
    ['Ada Thrupp'],
    'a guess is settled by score',
  ],
  ['山田‹太郎›様', 'name', [], ['太郎'], 'no blanks between words'],
])('%s as %s beside %j leaves %j (%s)', (marked, category, rules, expected) => {
  expect(rests(marked, category, rules)).toEqual(expected);
});
