/**
 * One AI system of the house, as the register keeps it: what the gateway carries, what an electronic record or a device has
 * built in, and whatever else decides or advises. The oversight committee reads it: owner, risk, last result, complaints.
 *
 * No value of a patient stands here. A complaint is an id of the house's own complaint system and two days.
 */
import * as z from 'zod';
import { LIMITS } from '../../core/limits.ts';
import { word } from '../use-cases/fields.ts';
import { cardRemainder } from './card-remainder.ts';
import { localResult } from './local-result.ts';
import { attributes } from './source-attributes.ts';
import { day, line, link, parsed, sha256Hex, slug, text } from './words.ts';

/** Its kind in the register of documents. */
const AI_SYSTEM_KIND = 'ai-system';

/** Where what is said here can be checked. */
const evidence = { link: link.optional(), sha256: sha256Hex.optional() } as const;

const complaint = z
  .strictObject({ id: line, received: day, closed: day.optional() })
  .refine(({ received, closed }) => closed === undefined || closed >= received, {
    path: ['closed'],
    message: 'lies before the day when it was received',
  });

export const aiSystemSchema = z
  .strictObject({
    id: slug,
    name: line,
    developer: z.strictObject({ name: line, contact: line.optional() }),
    /** What brings it to its users: the gateway enforces only what it carries itself. */
    carrier: z.enum(['gateway', 'ehr-embedded', 'device', 'other']),
    /** Id of the use case; of what the gateway carries, and of nothing else. */
    useCase: word().optional(),
    model: z.strictObject({ name: line, version: line }),
    /** Who answers for it: an office or a person of the staff. */
    owner: z.strictObject({ name: line, unit: line.optional(), contact: line.optional() }),
    purpose: text(),
    intended: z.strictObject({
      population: text(),
      users: text(),
      /** HTI-1 attribute 8. */
      decisionRole: z.enum(['informs', 'augments', 'replaces', 'none']),
    }),
    risk: z.strictObject({
      tier: z.enum(['low', 'moderate', 'high']),
      reasons: z.array(text()).min(1).max(LIMITS.inventoryListMax),
    }),
    status: z.enum(['proposed', 'in-use', 'paused', 'retired']),
    lastEvaluation: z
      .strictObject({
        date: day,
        kind: z.enum(['acceptance', 'local-monitoring', 'external', 'vendor', 'other']),
        result: z.enum(['passed', 'failed', 'cannot-tell']),
        summary: text(),
        ...evidence,
      })
      .optional(),
    bias: z
      .strictObject({
        date: day,
        /** `cannot-tell`: too few cases for a statement, which is a result of its own. */
        result: z.enum(['no-difference-found', 'difference-found', 'cannot-tell']),
        summary: text(),
        ...evidence,
      })
      .optional(),
    complaints: z.array(complaint).max(LIMITS.inventoryComplaintsMax).prefault([]),
    nextReview: day,
    attributes: attributes.prefault({}),
    /** Figures from the house's own data; written by `withLocalEvaluation`. */
    localResults: z.array(localResult).max(LIMITS.inventoryListMax).prefault([]),
    /** What a vendor's applied model card says beyond the fields above. */
    card: cardRemainder.optional(),
  })
  .superRefine(({ carrier, useCase, complaints }, context) => {
    const isCarried = carrier === 'gateway';
    if (isCarried !== (useCase !== undefined)) {
      const message = isCarried
        ? 'is missing: the gateway carries nothing without a use case'
        : 'belongs to what the gateway carries: leave it out, or write carrier gateway';
      context.addIssue({ code: 'custom', path: ['useCase'], message });
    }
    complaints.forEach(({ id }, index) => {
      if (complaints.findIndex((other) => other.id === id) < index) {
        const message = 'this id is taken by a complaint above';
        context.addIssue({ code: 'custom', path: ['complaints', index, 'id'], message });
      }
    });
  });

export type AiSystem = z.infer<typeof aiSystemSchema>;

/** @throws Failure document_invalid with the places that are wrong */
export function parseAiSystem(body: unknown): AiSystem {
  return parsed(aiSystemSchema, AI_SYSTEM_KIND, body);
}

/** A line of the committee's list: "every AI in this building, its owner, risk, last bias result, complaints". */
export interface SystemLine {
  readonly id: string;
  readonly name: string;
  readonly carrier: AiSystem['carrier'];
  readonly owner: string;
  readonly risk: AiSystem['risk']['tier'];
  readonly status: AiSystem['status'];
  readonly evaluated: string | undefined;
  readonly bias: NonNullable<AiSystem['bias']>['result'] | 'never-tested';
  readonly complaints: { readonly open: number; readonly all: number };
  readonly nextReview: string;
  readonly isReviewDue: boolean;
}

/** @param today `2026-11-25` */
export function lineOf(system: AiSystem, today: string): SystemLine {
  const { id, name, carrier, owner, risk, status, complaints, nextReview } = system;
  return {
    id,
    name,
    carrier,
    owner: owner.name,
    risk: risk.tier,
    status,
    evaluated: system.lastEvaluation?.date,
    bias: system.bias?.result ?? 'never-tested',
    complaints: {
      open: complaints.filter(({ closed }) => closed === undefined).length,
      all: complaints.length,
    },
    nextReview,
    isReviewDue: status !== 'retired' && nextReview <= today,
  };
}
