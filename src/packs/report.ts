/**
 * The report of an acceptance suite: which cases have which properties, the shares with exact
 * intervals against the pack's thresholds, and for whom it is worse. Holds ids, kinds, places and
 * numbers, never a text of a case or of an answer, so that it can be kept and compared.
 *
 * The unit is the case: several properties of one answer are not independent of each other.
 */
import * as z from 'zod';
import { CONSTANT_KINDS, KINDS, type Thresholds } from './cases.ts';
import { clopperPearson, type Tally } from './statistics.ts';
import { type Subgroup, subgroupsOf } from './subgroups.ts';

const REPORT_FORMAT = 'chaperone-acceptance/1';

const KIND = z.enum([...CONSTANT_KINDS, ...KINDS]);

const judgedCase = z.strictObject({
  id: z.string(),
  /** `pack`, or `site` for a case of the site's own file. */
  from: z.enum(['pack', 'site']),
  groups: z.record(z.string(), z.string()),
  /** Why there was no answer to judge. */
  failure: z.string().optional(),
  properties: z.array(
    z.strictObject({ kind: KIND, at: z.string().optional(), isMet: z.boolean() }),
  ),
});
export type JudgedCase = z.output<typeof judgedCase>;

const shareSchema = z.strictObject({
  kind: z.union([KIND, z.literal('cases')]),
  met: z.number(),
  of: z.number(),
  low: z.number(),
  high: z.number(),
  threshold: z.number().optional(),
  /** Against the threshold, by the share as counted. */
  isMet: z.boolean().optional(),
  /** Does the interval lie on one side of the threshold? If not, so few cases cannot tell. */
  isSettled: z.boolean().optional(),
});
export type Share = z.output<typeof shareSchema>;

const subgroup = z.strictObject({
  group: z.string(),
  value: z.string(),
  met: z.number(),
  of: z.number(),
  low: z.number(),
  high: z.number(),
  verdict: z.enum(['worse', 'better', 'not worse', 'cannot tell']),
});

/** As it is written to a file, and read again as a baseline. */
export const reportSchema = z.strictObject({
  format: z.literal(REPORT_FORMAT),
  pack: z.strictObject({ id: z.string(), version: z.number(), hash: z.string() }),
  /** Of the site's own cases, where there were any. */
  siteCases: z.strictObject({ revision: z.number() }).optional(),
  /** As asked for, and as the model servers called themselves. */
  model: z.strictObject({ asked: z.string(), answered: z.array(z.string()) }),
  at: z.string(),
  cases: z.array(judgedCase),
  shares: z.array(shareSchema),
  subgroups: z.array(subgroup),
  verdict: z.enum(['pass', 'fail']),
});
export type Report = z.output<typeof reportSchema>;

export type ReportHead = Pick<Report, 'pack' | 'siteCases' | 'model' | 'at'>;

export function makeReport(head: ReportHead, cases: JudgedCase[], thresholds: Thresholds): Report {
  const shares = sharesOf(cases, thresholds);
  const subgroups: Subgroup[] = subgroupsOf(cases);
  const isPassed = shares.every(({ isMet }) => isMet !== false);
  return {
    format: REPORT_FORMAT,
    ...head,
    cases,
    shares,
    subgroups,
    verdict: isPassed ? 'pass' : 'fail',
  };
}

/** A case has it when all of its properties have. */
export const isMet = ({ properties }: Pick<JudgedCase, 'properties'>): boolean =>
  properties.every((property) => property.isMet);

function sharesOf(cases: readonly JudgedCase[], thresholds: Thresholds): Share[] {
  const kinds = [...CONSTANT_KINDS, ...KINDS];
  const all = { kind: 'cases' as const, met: cases.filter(isMet).length, of: cases.length };
  const each = kinds.flatMap((kind) => {
    const own = cases
      .map(({ properties }) => properties.filter((property) => property.kind === kind))
      .filter((properties) => properties.length > 0);
    const met = own.filter((properties) => isMet({ properties })).length;
    return own.length === 0 ? [] : [{ kind, met, of: own.length }];
  });
  return [all, ...each].map((tally) => againstThreshold(tally, thresholds[tally.kind]));
}

function againstThreshold(
  tally: Tally & { readonly kind: Share['kind'] },
  threshold: number | undefined,
): Share {
  const interval = clopperPearson(tally.met, tally.of);
  if (threshold === undefined) return { ...tally, ...interval };
  const share = tally.of === 0 ? 0 : tally.met / tally.of;
  const isSettled = interval.low >= threshold || interval.high < threshold;
  return { ...tally, ...interval, threshold, isMet: share >= threshold, isSettled };
}
