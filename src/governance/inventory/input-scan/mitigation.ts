/**
 * What a house does about a trait or a proxy in a use case, 45 CFR 92.210(c): who, what, and whether answers still change when
 * only the trait does. A mitigation is decided for one version; on another it stands until somebody has looked, and says so.
 */
import * as z from 'zod';
import { LIMITS } from '../../../core/limits.ts';
import { word } from '../../use-cases/fields.ts';
import { day, line, parsed, sha256Hex, slug, text } from '../words.ts';
import { RULE_IDS } from './rules.ts';
import type { ScanFinding, ScanResult } from './scan.ts';

/** Answers compared on pairs of inputs that differ in the trait alone. */
const counterfactual = z.strictObject({
  date: day,
  /** What is counted: "share of pairs whose triage level differs". */
  measure: line,
  value: z.number(),
  pairs: z.int().min(1),
  /** Of the report. */
  sha256: sha256Hex.optional(),
});

const schema = z
  .strictObject({
    id: slug,
    useCase: word(),
    rules: z.array(z.enum(RULE_IDS)).min(1).max(LIMITS.inventoryListMax),
    owner: line,
    /** What is done, or why the input is needed and left as it is. */
    measure: text(),
    before: counterfactual.optional(),
    after: counterfactual.optional(),
    /** `scanned` of the result that it was decided on. */
    scanned: sha256Hex,
    decided: day,
    nextReview: day,
  })
  .refine(({ decided, nextReview }) => nextReview > decided, {
    path: ['nextReview'],
    message: 'must lie behind the day of the decision',
  })
  .refine(({ before, after }) => after === undefined || before !== undefined, {
    path: ['before'],
    message: 'is missing: a test afterwards shows nothing without one before',
  });

export type Mitigation = z.infer<typeof schema>;

/** @throws Failure document_invalid */
export function parseMitigation(value: unknown): Mitigation {
  return parsed(schema, 'mitigation', value);
}

export interface AssessedFinding extends ScanFinding {
  /** `carried-over`: decided on another version of the use case. */
  readonly state: 'open' | 'mitigated' | 'carried-over' | 'review-due';
  readonly mitigation?: string;
}

/**
 * Each finding with what is on file about it: of several mitigations, the one that holds best.
 *
 * @param today `2026-11-25`
 */
export function assessScan(
  result: ScanResult,
  mitigations: readonly Mitigation[],
  today: string,
): readonly AssessedFinding[] {
  return result.findings.map((finding) => {
    const states = mitigations
      .filter(({ useCase, rules }) => useCase === result.useCase && rules.includes(finding.rule))
      .map((mitigation) => ({ mitigation, state: stateOf(mitigation, result, today) }))
      .sort((one, other) => ORDER.indexOf(one.state) - ORDER.indexOf(other.state));
    const [best] = states;
    if (best === undefined) return { ...finding, state: 'open' };
    return { ...finding, state: best.state, mitigation: best.mitigation.id };
  });
}

const ORDER = ['mitigated', 'carried-over', 'review-due'] as const;

function stateOf(
  { nextReview, scanned }: Mitigation,
  result: ScanResult,
  today: string,
): (typeof ORDER)[number] {
  if (nextReview <= today) return 'review-due';
  return scanned === result.scanned ? 'mitigated' : 'carried-over';
}
