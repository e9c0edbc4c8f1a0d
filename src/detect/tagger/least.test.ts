import { expect, test } from 'vitest';
import { tokenise } from '../tokens.ts';
import { CONTACT, DATE, ID } from './labels.ts';
import { leastOf, NEVER } from './least.ts';

/** What ‹the marked› run asks for. */
function asked(marked: string, label: number): number {
  const start = marked.indexOf('‹');
  const end = marked.indexOf('›') - 1;
  const t = tokenise(marked.replace(/[‹›]/g, ''));
  const places = Array.from({ length: t.count }, (_, at) => at).filter(
    (at) => t.start[at]! >= start && t.end[at]! <= end,
  );
  return leastOf(t, places[0]!, places.at(-1)!, label, 0, 'balanced');
}

test.each([
  ['reported by ‹tmuller2› today', ID, 'login with a digit'],
  ['closed by ‹price_qi›.', ID, 'login of two pieces'],
  ['follow me on insta (‹slaven49›)', CONTACT, 'handle'],
  ['IV team called (‹x4126›)', CONTACT, 'extension'],
  ['call ‹5609› for the bed', CONTACT, 'pager'],
  ['can someone cover my ‹26th›?', DATE, 'day of a month'],
  ['she toured it on ‹Saturday› and liked it', DATE, 'day of a week'],
  ['RTC ‹3/14›', DATE, 'month and day'],
])('%s: a sure tagger may add it (%i, %s)', (marked, label) => {
  const least = asked(marked, label);
  expect(least).toBeGreaterThanOrEqual(0.5);
  expect(least).toBeLessThan(1);
});

test.each([
  ['seen by ‹nurse› today', ID, 'word of the language'],
  ['gave ‹metoprolol› again', ID, 'drug'],
  ['a dose of ‹500› ml', CONTACT, 'three digits'],
  ['saw ‹k.b› here', ID, 'letters'],
  ['Xience ‹2.75x28› to LAD', CONTACT, 'a size'],
  ['Gore ‹26x14x12›', ID, 'a size of three'],
  ['Pain ‹7. March› visit', DATE, 'two sentences'],
])('%s: never (%i, %s)', (marked, label) => {
  expect(asked(marked, label)).toBe(NEVER);
});
