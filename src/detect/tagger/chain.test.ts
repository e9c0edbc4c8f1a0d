import fc from 'fast-check';
import { expect, test } from 'vitest';
import { probabilities, RUN_MAX } from './chain.ts';
import { LABELS, O } from './labels.ts';

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
        const change = Float64Array.from(changes);
        const local = new Float64Array(RUN_MAX * LABELS);
        local.set(scores);
        probabilities(local, count, change);
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
  const local = new Float64Array(RUN_MAX * LABELS).fill(1e-9, 0, LABELS);
  local[3] = 1;
  probabilities(local, 1, new Float64Array(LABELS * LABELS).fill(1));
  expect(local[3]!).toBeCloseTo(1, 8);
  expect(local[O]!).toBeCloseTo(1e-9, 12);
  expect(local[5]).toBe(0);
});

test('the longest run stays finite', () => {
  const local = new Float64Array(RUN_MAX * LABELS).fill(1e-11);
  probabilities(local, RUN_MAX, new Float64Array(LABELS * LABELS).fill(1e-9));
  expect(local.every((value) => value > 0 && value < 1)).toBe(true);
});
