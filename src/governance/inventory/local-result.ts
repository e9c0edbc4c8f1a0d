/** One figure that the house measured on its own patients, with its interval. */
import * as z from 'zod';
import { line } from './words.ts';

export const localResult = z
  .strictObject({
    /** The groups of key metrics of the applied model card. */
    group: z.enum(['usefulness', 'fairness', 'safety']),
    label: line,
    estimate: z.number(),
    lower: z.number(),
    upper: z.number(),
    /** Confidence level of the interval, per cent. */
    levelPercent: z.number().gt(0).lt(100),
    unit: line.optional(),
    /** Cases that the figure rests on. */
    cases: z.int().min(1),
  })
  .refine(({ lower, estimate, upper }) => lower <= estimate && estimate <= upper, {
    message: 'the estimate lies outside its interval',
  });

export type LocalResult = z.infer<typeof localResult>;

/** `AUROC 0.81 (95 % interval 0.77 to 0.85, 412 cases)` */
export function printed({
  label,
  estimate,
  lower,
  upper,
  levelPercent,
  unit,
  cases,
}: LocalResult): string {
  const of = unit === undefined ? '' : ` ${unit}`;
  return `${label} ${estimate}${of} (${levelPercent} % interval ${lower} to ${upper}, ${cases} cases)`;
}
