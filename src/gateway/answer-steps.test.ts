import { expect, test } from 'vitest';
import type { SurrogatePair } from '../core/phi.ts';
import { findEightDigits } from './answer.test-support.ts';
import { type AnswerOptions, openAnswer } from './answer-steps.ts';

const PAIRS: SurrogatePair[] = [
  { surrogate: '90071234', original: '84412907', category: 'medical_record_number' },
  { surrogate: 'lookup_x1', original: 'lookup_garcia', category: 'other_unique_id' },
];

function answer(more: Partial<AnswerOptions> = {}) {
  return openAnswer({
    pairs: PAIRS,
    restorable: more.pairs ?? PAIRS,
    guard: 'off',
    structured: false,
    documents: [],
    find: findEightDigits,
    ...more,
  });
}

test('thousands of pairs are prepared while others have their turns', async () => {
  const pairs = Array.from({ length: 5000 }, (_, at): SurrogatePair => {
    return { ...PAIRS[0]!, surrogate: String(90_000_000 + at), original: String(84_000_000 + at) };
  });
  const steps = answer({ pairs });
  let turns = 0;
  const count = () => {
    turns += 1;
    timer = setImmediate(count);
  };
  let timer = setImmediate(count);
  await steps.ready;
  clearImmediate(timer);
  expect(turns).toBeGreaterThan(10);
  expect(steps.whole('MRN 90004999.', 'text')).toBe('MRN 84004999.');
});

test('text, tokens and numbers are restored, and counted', () => {
  const steps = answer();
  expect(steps.whole('MRN 90071234.', 'text')).toBe('MRN 84412907.');
  expect(steps.whole('{"mrn":"90071234"}', 'json')).toBe('{"mrn":"84412907"}');
  expect(steps.token('lookup_x1')).toBe('lookup_garcia');
  expect(steps.token('lookup_x12')).toBe('lookup_x12');
  expect(steps.number(90071234)).toBe(84412907);
  expect(steps.number(1)).toBe(1);
  expect(steps.drift).toMatchObject({ issued: 2, exact: 4 });
  expect(steps.issued).toBe(true);
});

test.each([
  ['off', false],
  ['count', false],
  ['mask', true],
  ['stop', true],
] as const)(
  'guard %s, nothing issued: probabilities of tokens are left out: %s',
  (guard, issued) => {
    expect(answer({ pairs: [], guard }).issued).toBe(issued);
  },
);

test('a number that cannot be carried exactly stays the surrogate', () => {
  const pairs: SurrogatePair[] = [
    { surrogate: '11', original: '007', category: 'medical_record_number' },
  ];
  expect(answer({ pairs }).number(11)).toBe(11);
});

test('channels of one answer do not mix', () => {
  const steps = answer();
  const [one, two] = [steps.channel('text'), steps.channel('text')];
  const first = one.push('MRN 9007');
  expect(two.push('1234') + two.end()).toBe('1234');
  expect(first + one.push('1234') + one.end()).toBe('MRN 84412907');
});

test('without leave to restore the caller reads surrogates, in every kind of text', () => {
  const steps = answer({ restorable: [] });
  expect(steps.whole('MRN 90071234.', 'text')).toBe('MRN 90071234.');
  expect(steps.token('lookup_x1')).toBe('lookup_x1');
  expect(steps.number(90071234)).toBe(90071234);
});

test('what is withheld from this caller stays a surrogate, and the guard knows it for its own', () => {
  const steps = answer({ guard: 'mask', restorable: [PAIRS[1]!] });
  expect(steps.whole('90071234 has lookup_x1', 'text')).toBe('90071234 has lookup_garcia');
  expect(steps.number(90071234)).toBe(90071234);
  expect(steps.guarded).toEqual({});
});

test('the guard sees the masked text: surrogates are its own, everything else is a stranger', () => {
  const steps = answer({ guard: 'mask' });
  expect(steps.whole('90071234 and 55512345', 'text')).toBe('84412907 and XXXXXXXX');
  expect(steps.guarded).toEqual({ medical_record_number: 1 });
  expect(answer({ guard: 'mask', restorable: [] }).whole('90071234', 'text')).toBe('90071234');
});

test('without surrogates and guard nothing is held and nothing is touched', () => {
  const channel = answer({ pairs: [] }).channel('text');
  expect(channel.push('9007')).toBe('9007');
  expect(channel.end()).toBe('');
  expect(channel.restoredOffset(3)).toBe(3);
});

test('places in a document that was sent are places in the caller’s, and are not counted', () => {
  const pairs: SurrogatePair[] = [
    { surrogate: 'Haldis Amsberry', original: 'Maria Garcia', category: 'name' },
  ];
  const sent = 'Seen: Haldis Amsberry, 81, stable.';
  const steps = answer({ pairs, documents: [undefined, sent] });
  const own = 'Seen: Maria Garcia, 81, stable.';
  expect(steps.documentOffset!(1, sent.indexOf('81'))).toBe(own.indexOf('81'));
  expect(steps.documentOffset!(1, sent.length)).toBe(own.length);
  expect(steps.documentOffset!(1, sent.indexOf('Haldis'))).toBe(own.indexOf('Maria'));
  expect(steps.documentOffset!(0, 7)).toBe(7);
  expect(steps.documentOffset!(9, 7)).toBe(7);
  expect(steps.drift).toMatchObject({ exact: 0, normalised: 0 });
});
