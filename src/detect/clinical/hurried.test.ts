/** Hurried typing and cited authors, and the same words where they are somebody's. */
import { expect, test } from 'vitest';
import type { Finding } from '../../core/phi.ts';
import { mark, markFound, unmark } from '../testing/marks.ts';
import { tokenise } from '../tokens.ts';
import { isCited } from './cited.ts';
import { withoutHurry } from './hurried.ts';

/** What is left, in ‹marks›, of what the tagger found in {braces}. */
function left(marked: string): string {
  const text = marked.replace(/[‹›{}]/g, '');
  const braced = marked.replace(/[‹›]/g, '');
  const [start, end] = [braced.indexOf('{'), braced.indexOf('}') - 1];
  const one: Finding = {
    start,
    end,
    category: 'name',
    type: 'name',
    score: 0.6,
    rule: 'tagger/name',
  };
  return mark(text, withoutHurry(tokenise(text), one));
}

test.each([
  ['wojcik is {brady} 38', 'slow'],
  ['his name is {‹brady›} and wife is here', 'somebody'],
  ['called {‹brady›} back', 'somebody too'],
  ['300 tid {wich} makes her loopy', 'a word short of a letter'],
  ['he fell {agian} this morning', 'two keys changed'],
  ['she keeps {callin} me joy', 'an ending'],
  ['my {roomate} says so', 'a letter doubled'],
  ['ok weird q. {im a cna} at work', 'grammar and a credential'],
  ['also {havnt} told', 'an apostrophe left out'],
  ['for {my gramma}, shes 80', 'kin'],
  ['worried {abt torsades}. what', 'a clinical word'],
  ['on hold 40 {min}, then', 'a unit'],
  ['{Do I} give it, {they}', 'a question'],
  ['in {‹05641›}, VT', 'a ZIP code'],
  ['they {aren}’t told', 'a contraction'],
  ['Subject: {Fwd}: match list', 'a mail'],
  ['told {abt ‹ronnie›} now', 'a name behind it'],
  ['told {‹ronnie patel›} now', 'a name'],
  ['dr {‹agian›} is here', 'behind a title'],
  ['told {‹Do Ilya›} now', 'in capitals'],
])('%s (%s)', (marked) => {
  expect(left(marked)).toBe(marked.replace(/[{}]/g, ''));
});

test.each([
  ['I recall ‹Kutner› 2015 in JAMA', true],
  ['the trial (‹Beardsley›, NEJM 2016) was', true],
  ['by ‹Horowitz› and Taylor’s paper', true],
  ['by Horowitz and ‹Taylor›’s paper', true],
  ['under the ‹Raschke› nomogram', true],
  ['by ‹Jarvis› et al. in 2022', true],
  ['Dr. ‹Taylor›’s paper', false],
  ['‹Kowalski›’s study showed severe OSA', false],
  ['‹Kowalski›’s trial off oxygen', false],
  ['‹Kowalski›’s paper chart', false],
  ['‹Patel›, Neurology 2020', false],
  ['‹Taylor›, MD, NEJM 2016', false],
  ['seen by ‹Kutner› 2015', false],
  ['‹Maria›’s paper is wet', false],
])('%s: cited %s', (marked, isOne) => {
  const text = unmark(marked);
  const t = tokenise(text);
  const start = marked.indexOf('‹');
  let first = 0;
  while (t.start[first] !== start) first += 1;
  expect(isCited(t, first, first)).toBe(isOne);
});

test('a cited author is no name, a clinician is', () => {
  const marked =
    'QTc 478 by Bazett, 461 by Fridericia. I recall Kutner 2015 in JAMA IM. Seen by Dr. ‹Jarvis›.';
  expect(markFound('name', marked).replace('‹Dr›', 'Dr')).toBe(marked);
});

test('a town keeps its article', () => {
  const text = 'suite 236 corcubión a coruña';
  const one = {
    start: 20,
    end: 28,
    category: 'location',
    type: 'city',
    score: 0.6,
    rule: 'tagger/city',
  } as const;
  expect(withoutHurry(tokenise(text), one)).toEqual([one]);
});
