import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Finding } from '../core/phi.ts';
import { type GuardMode, OutputGuard } from './guard.ts';
import { ownSurrogates } from './own-surrogates.ts';

/** Stands in for detectStructured: SSN-like and ten-digit numbers, and ISO dates. */
function find(text: string): Finding[] {
  return [...text.matchAll(/\b(?:\d{3}-\d{2}-\d{4}|\d{10}|\d{4}-\d{2}-\d{2})\b/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    category: /^\d{4}-/.test(match[0]) ? 'date' : 'ssn',
    type: 'fake',
    score: 1,
    rule: 'fake',
  }));
}

function guarded(
  pieces: readonly string[],
  mode: GuardMode,
  { channel = 'text' as 'text' | 'json', own = [] as string[] } = {},
): { text: string; counts: Record<string, number> } {
  const counts = {};
  const guard = new OutputGuard({ mode, find, isOwn: ownSurrogates(own), counts }, channel);
  const text = pieces.map((piece) => guard.push(piece)).join('') + guard.end();
  return { text, counts };
}

test('off: not even counted', () => {
  expect(guarded(['123-45-6789'], 'off')).toEqual({ text: '123-45-6789', counts: {} });
});

test('count: passes unchanged and at once', () => {
  const guard = new OutputGuard({ mode: 'count', find, isOwn: () => false, counts: {} }, 'text');
  expect(guard.push('123-45-')).toBe('123-45-');
  expect(guarded(['123-45-', '6789 on 2026-11-23'], 'count')).toEqual({
    text: '123-45-6789 on 2026-11-23',
    counts: { ssn: 1, date: 1 },
  });
});

test.each([
  ['SSN 123-45-6789.', 'SSN XXX-XX-XXXX.', 'a number of nobody we know'],
  ['back on 2026-11-23', 'back on 2026-11-23', 'models compute dates'],
  ['no numbers. At all!', 'no numbers. At all!', 'nothing found'],
])('mask: %s → %s (%s)', (from, to) => {
  expect(guarded([from], 'mask').text).toBe(to);
});

test('a surrogate of this exchange is its own, however the model writes it', () => {
  const own = ['987 65 4321'];
  expect(guarded(['987-65-4321 and 123-45-6789'], 'mask', { own })).toEqual({
    text: '987-65-4321 and XXX-XX-XXXX',
    counts: { ssn: 1 },
  });
});

test.each([
  ['412-55-7788 412557788', true, 'two, each half of it'],
  ['412-55-7788, 412557788 and (802) 555-0177', true, 'three'],
  ['MRN 412-55-7788 412557788', true, 'with a label'],
  ['412-55-7788 412557788 123-45-6789', false, 'and a stranger'],
  ['8025550177 123-45-6789', false, 'one and a stranger'],
  ['(802) 555-0177 ext 12', true, 'one and a few digits'],
  ['4471-4471-4471', false, 'too short to be told from a part of a stranger'],
])('what is left without our own surrogates is judged: %s is our own: %s (%s)', (text, isOwn) => {
  expect(ownSurrogates(['412-55-7788', '(802) 555-0177', '4471'])(text)).toBe(isOwn);
});

test('mask: JSON stays JSON, numbers and escapes included', () => {
  const source = '{"ssn":"123-45-6789","n":1234567890,"x":"\\u0041\\n123-45-6789"}';
  const { text } = guarded([...source], 'mask', { channel: 'json' });
  expect(JSON.parse(text)).toEqual({
    ssn: 'XXX-XX-XXXX',
    n: 9999999999,
    x: 'A\nXXX-XX-XXXX',
  });
});

test('stop: nothing of the sentence with the finding is released', () => {
  const guard = new OutputGuard({ mode: 'stop', find, isOwn: () => false, counts: {} }, 'text');
  expect(guard.push('All well. The number is 123-45-')).toBe('All well. ');
  expect(() => guard.push('6789. Bye.\n')).toThrow('the output guard stopped');
});

test('mask holds back no more than a window', () => {
  const guard = new OutputGuard({ mode: 'mask', find, isOwn: () => false, counts: {} }, 'text');
  const out = guard.push('word '.repeat(200));
  expect(out.length).toBeGreaterThan(800);
});

test('how an answer is cut never changes what is masked or counted', () => {
  const fragment = fc.constantFrom(
    ...['123-45-6789', ' ', 'the patient', '. ', '\n', '1234567890', '2026-01-02', 'é', 'word '],
  );
  fc.assert(
    fc.property(fc.array(fragment, { maxLength: 60 }), (fragments) => {
      const text = fragments.join('');
      for (const mode of ['count', 'mask'] as const) {
        const whole = guarded([text], mode);
        expect(guarded([...text], mode)).toEqual(whole);
        expect(whole.text).toHaveLength(text.length);
        if (mode === 'mask')
          expect(find(whole.text).every((f) => f.category === 'date')).toBe(true);
      }
    }),
  );
});
