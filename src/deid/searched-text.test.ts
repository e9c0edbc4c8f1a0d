import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWordUnit } from './folding.ts';
import { SearchedText } from './searched-text.ts';

/** What it is: at any place, with no letter or digit glued to a letter or digit of its own. */
function standsIn(text: string, needle: string): boolean {
  const glues = (left: string, right: string) =>
    isWordUnit(left.charCodeAt(left.length - 1)) && isWordUnit(right.charCodeAt(0));
  for (let at = 0; at + needle.length <= text.length; at += 1) {
    const end = at + needle.length;
    const isHere = text.slice(at, end) === needle;
    if (isHere && !glues(text.slice(0, at), needle) && !glues(needle, text.slice(end))) return true;
  }
  return false;
}

const piece = fc.constantFrom(
  'a',
  'b',
  '12',
  '1',
  ' ',
  '-',
  '.',
  '(',
  'é',
  '李',
  '\n',
  '\u{1f600}',
);
const pieces = (maxLength: number) =>
  fc.array(piece, { minLength: 1, maxLength }).map((all) => all.join(''));

test('searched or indexed, the answer is the same: it stands there on its own', () => {
  fc.assert(
    fc.property(
      pieces(60),
      fc.array(pieces(8), { minLength: 40, maxLength: 80 }),
      (text, needles) => {
        const searched = new SearchedText(text);
        for (const needle of needles) expect(searched.holds(needle)).toBe(standsIn(text, needle));
      },
    ),
  );
});

test.each([
  ['one word', (n: number) => String(10_000_000 + n * 7919)],
  ['words that stand there in other company', (n: number) => `555-${1000 + (n % 9000)}-${n % 60}`],
])('looking for as many as the text has words takes no longer for each: %s', (_, needleOf) => {
  const text = Array.from({ length: 60_000 }, (_, n) => `${n % 60}-555-${1000 + (n % 9000)} `).join(
    '',
  );
  const searched = new SearchedText(text);
  const before = process.cpuUsage();
  for (let n = 0; n < 60_000; n += 1) searched.holds(needleOf(n));
  // By searching for each it is more than a minute.
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(3000);
});
