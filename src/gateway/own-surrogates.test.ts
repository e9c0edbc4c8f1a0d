import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ownSurrogates } from './own-surrogates.ts';

test.each([
  ['987-65-4321', '987 65 4321', true, 'as another writes it'],
  ['Erika Vantongeren', 'vantongeren', true, 'part of one'],
  ['987-65-4321', '321', false, 'too short to be part of one'],
  ['987-65-4321', 'MRN 987-65-4321', true, 'mostly one'],
  ['987-65-4321', '98765432198765432', true, 'a little more than half of it is one'],
  ['987-65-4321', '987654321987654321', true, 'two of ours side by side'],
  ['987-65-4321', '987-65-4321 123-45-6789', false, 'a stranger beside ours'],
  ['987-65-4321', '123-45-6789', false, 'a stranger'],
  ['987-65-4321', '---', true, 'nothing that could be anybody’s'],
])('beside %s, %s is our own: %s (%s)', (surrogate, text, isOwn) => {
  expect(ownSurrogates([surrogate])(text)).toBe(isOwn);
});

/** What it is: compared with each. */
function naive(surrogates: readonly string[], text: string): boolean {
  const bare = (one: string) => one.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const own = surrogates.map(bare).filter((one) => one !== '');
  const isPart = (one: string) => one.length >= 4 && own.some((each) => each.includes(one));
  const found = bare(text);
  if (found === '' || own.includes(found) || isPart(found)) return true;
  const long = own.filter(({ length }) => length >= 6).sort((a, b) => b.length - a.length);
  let rest = '';
  for (let at = 0; at < found.length; ) {
    const one = long.find((each) => found.startsWith(each, at));
    rest += one === undefined ? found[at] : '';
    at += one?.length ?? 1;
  }
  if (rest !== found && (rest.length < 4 || isPart(rest))) return true;
  const isMostly = own.some((one) => found.includes(one) && one.length * 2 > found.length);
  return isMostly && rest.replace(/\P{N}/gu, '').length < 6;
}

const text = fc
  .array(fc.constantFrom('a', 'B', 'b', '1', '2', '-', ' ', 'é', '\u{1d4d0}'), { maxLength: 14 })
  .map((pieces) => pieces.join(''));

test('the answer is that of comparing with each surrogate', () => {
  fc.assert(
    fc.property(
      fc.array(text, { maxLength: 12 }),
      fc.array(text, { maxLength: 20 }),
      (own, found) => {
        const isOwn = ownSurrogates(own);
        for (const one of found) expect(isOwn(one)).toBe(naive(own, one));
      },
    ),
    { numRuns: 500 },
  );
});

test('as many strangers as surrogates take time linear in both', () => {
  const own = Array.from({ length: 20_000 }, (_, n) => `surrogate${n}x@example.org`);
  const isOwn = ownSurrogates(own);
  const strangers = Array.from({ length: 40_000 }, (_, n) =>
    n % 2 === 0 ? `u${n}z@foreign${n}.com` : `802-555-${1000 + (n % 9000)}`,
  );
  const before = process.cpuUsage();
  expect(strangers.filter(isOwn)).toEqual([]);
  // Compared with each it is half a minute.
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(3000);
});
