import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HASH_SEED } from '../fold.ts';
import { CASELESS, GAP_BREAK, GAP_LINE, GAP_SPACE, LOWER, NUMBER, tokenise } from '../tokens.ts';
import { look, ONE_CASE } from './features.ts';
import { MARGIN } from './gate.ts';
import {
  changeOf,
  constant,
  FEATURES_MAX,
  local,
  probabilities,
  RUN_MAX,
  read,
  rowsAt,
} from './kernel.ts';
import { LABELS, NAME_FIRST, O, PROFESSION } from './labels.ts';

test.each([
  ['LABELS', LABELS],
  ['NAME_FIRST', NAME_FIRST],
  ['PROFESSION', PROFESSION],
  ['MARGIN', MARGIN],
  ['NUMBER', NUMBER],
  ['LOWER', LOWER],
  ['CASELESS', CASELESS],
  ['GAPS_BEFORE', GAP_SPACE | GAP_LINE | GAP_BREAK],
  ['GAPS_AFTER', GAP_SPACE | GAP_LINE],
  ['ONE_CASE', ONE_CASE],
  ['HASH_SEED', HASH_SEED],
])('%s is the same in the kernel', (name, value) => {
  expect(constant(name)).toBe(value);
});

test('its memory holds all that it has a place for', () => {
  expect(changeOf('en').buffer.byteLength).toBeGreaterThanOrEqual(constant('BYTES'));
});

const rowsOf = (text: string, at: number) => {
  const t = tokenise(text);
  read(t, look(t, []));
  return [...rowsAt(at)];
};

test('the rows of a token are the same wherever in a text its window begins', () => {
  const sentence = 'Yesterday the family of Zelenka Óbuchi (aged 7) called Ward 3; '.repeat(400);
  const t = tokenise(sentence);
  const words = t.count / 400;
  read(t, look(t, []));
  const expected = Array.from({ length: words }, (_, at) => [...rowsAt(words + at)]);
  for (const turn of [2, 150, 398]) {
    for (let at = 0; at < words; at += 1) {
      expect([...rowsAt(turn * words + at)]).toEqual(expected[at]);
    }
  }
});

test('the rows of a token are the same whatever was read before', () => {
  const first = rowsOf('seen by Zelenka today', 2);
  rowsOf('something else entirely, much longer than that, by Dr. Abernathy', 2);
  expect(rowsOf('seen by Zelenka today', 2)).toEqual(first);
  expect(rowsOf('seen by Zelenko today', 2)).not.toEqual(first);
});

test('no token names more rows than there is room for', () => {
  const text = 'NAME: ŻÓŁĆGĘŚLĄJAŹŃ, CONTRARIWISEX';
  const t = tokenise(text);
  for (let at = 0; at < t.count; at += 1) {
    expect(rowsOf(text, at).length).toBeLessThanOrEqual(FEATURES_MAX);
  }
});

/** Every way of labelling the run, one by one. */
function byHand(local: readonly number[], count: number, change: Float64Array): number[] {
  const likely = new Array<number>(count * LABELS).fill(0);
  const labels = new Array<number>(count).fill(0);
  let total = 0;
  const visit = (at: number, before: number, weight: number): void => {
    if (at === count) {
      const whole = weight * change[before * LABELS + O]!;
      total += whole;
      labels.forEach((label, place) => {
        likely[place * LABELS + label]! += whole;
      });
      return;
    }
    for (let label = 0; label < LABELS; label += 1) {
      labels[at] = label;
      visit(at + 1, label, weight * change[before * LABELS + label]! * local[at * LABELS + label]!);
    }
  };
  visit(0, O, 1);
  return likely.map((value) => value / total);
}

const weight = fc.double({ min: 0.001, max: 1, noNaN: true });

test('equals the sum over all labellings, on random weights', () => {
  fc.assert(
    fc.property(
      fc
        .integer({ min: 1, max: 4 })
        .chain((count) =>
          fc.tuple(
            fc.constant(count),
            fc.array(weight, { minLength: count * LABELS, maxLength: count * LABELS }),
            fc.array(weight, { minLength: LABELS * LABELS, maxLength: LABELS * LABELS }),
          ),
        ),
      ([count, scores, changes]) => {
        const change = changeOf('trained');
        change.set(changes);
        local.set(scores);
        probabilities(count, 'trained');
        const expected = byHand(scores, count, change);
        for (let at = 0; at < expected.length; at += 1) {
          expect(local[at]!).toBeCloseTo(expected[at]!, 9);
        }
      },
    ),
    { numRuns: 30 },
  );
});

test('a label far less likely at its token than another is left out, O never', () => {
  local.fill(1e-9, 0, LABELS);
  local[3] = 1;
  changeOf('trained').fill(1);
  probabilities(1, 'trained');
  expect(local[3]!).toBeCloseTo(1, 8);
  expect(local[O]!).toBeCloseTo(1e-9, 12);
  expect(local[5]).toBe(0);
});

test('the longest run stays finite', () => {
  local.fill(1e-11);
  changeOf('trained').fill(1e-9);
  probabilities(RUN_MAX, 'trained');
  expect(local.every((value) => value > 0 && value < 1)).toBe(true);
});
