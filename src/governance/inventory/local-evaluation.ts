/**
 * HTI-1 attributes 27 and 29, validity and fairness in local data: what no vendor's card can hold. They are written from an
 * evaluation on the house's own patients and by nothing else, so that whoever reads them knows where they come from.
 */
import * as z from 'zod';
import { Failure } from '../../core/failures.ts';
import { LIMITS } from '../../core/limits.ts';
import { type AiSystem, parseAiSystem } from './ai-system.ts';
import { localResult, printed } from './local-result.ts';
import type { AttributeEntry } from './source-attributes.ts';
import { day, line, link, parsed, sha256Hex, text } from './words.ts';

const schema = z.strictObject({
  /** When it was finished. */
  date: day,
  /** Which data, in words: source, period, how the cases were chosen. */
  data: text(LIMITS.inventorySummaryLengthMax),
  /** Version of the model that was evaluated: must be the one in the register. */
  modelVersion: line,
  validity: z.strictObject({
    verdict: z.enum(['passed', 'failed', 'cannot-tell']),
    results: z.array(localResult).max(LIMITS.inventoryListMax),
  }),
  fairness: z.strictObject({
    verdict: z.enum(['no-difference-found', 'difference-found', 'cannot-tell']),
    results: z.array(localResult).max(LIMITS.inventoryListMax),
  }),
  /** Of the report, so that it can be found and is the same one. */
  sha256: sha256Hex,
  link: link.optional(),
});

export type LocalEvaluation = z.infer<typeof schema>;

/** @throws Failure document_invalid */
export function parseLocalEvaluation(value: unknown): LocalEvaluation {
  return parsed(schema, 'local-evaluation', value);
}

/**
 * The system with attributes 27 and 29, its local figures, last evaluation and bias result from this evaluation.
 *
 * @param author who stands for the evaluation
 * @throws Failure document_invalid where another version of the model was evaluated than is in use
 */
export function withLocalEvaluation(
  system: AiSystem,
  evaluation: LocalEvaluation,
  author: string,
): AiSystem {
  const { date, data, modelVersion, validity, fairness, sha256, link: at } = evaluation;
  if (modelVersion !== system.model.version) {
    const problems = ['/modelVersion: is not the version in the register: evaluate that one'];
    throw new Failure('document_invalid', { kind: 'local-evaluation', problems });
  }
  const evidence = { sha256, ...(at !== undefined && { link: at }) };
  const attribute = (part: Part): AttributeEntry => attributeFor(part, { data, author, date });
  return parseAiSystem({
    ...system,
    attributes: { ...system.attributes, 27: attribute(validity), 29: attribute(fairness) },
    localResults: [...validity.results, ...fairness.results],
    lastEvaluation: {
      date,
      kind: 'local-monitoring',
      result: validity.verdict,
      summary: summary(validity, data),
      ...evidence,
    },
    bias: { date, result: fairness.verdict, summary: summary(fairness, data), ...evidence },
  });
}

type Part = LocalEvaluation['validity'] | LocalEvaluation['fairness'];

/** Without a figure there is no value: then the attribute says why. */
function attributeFor(
  part: Part,
  { data, author, date }: { data: string; author: string; date: string },
): AttributeEntry {
  if (part.results.length > 0) return { value: summary(part, data), author, date };
  return { notAvailable: `Evaluated, without a figure that could be given: ${data}`, author, date };
}

const VERDICTS = {
  passed: 'Passed the thresholds that were set.',
  failed: 'Failed the thresholds that were set.',
  'no-difference-found':
    'No difference between groups was found beyond the thresholds that were set.',
  'difference-found': 'A difference between groups was found.',
  'cannot-tell': 'Too few cases to tell.',
} as const;

function summary({ verdict, results }: Part, data: string): string {
  return [
    VERDICTS[verdict],
    ...results.map((result) => `${printed(result)}.`),
    `Data: ${data}`,
  ].join('\n');
}
