/**
 * Cases of an acceptance suite: what is given, and what must be true of the answer. Those of a pack
 * are invented; a site adds a file of its own, which stays on its machines.
 */
import * as z from 'zod';
import { LIMITS } from '../core/limits.ts';

const phrases = z.array(z.string().trim().min(1).max(200)).min(1).max(20);
const at = z.string().startsWith('/').max(200);
const scalar = z.union([z.string().max(500), z.number(), z.boolean(), z.null()]);

/**
 * One property of an answer. Exactly one of the words below; `at` is a pointer with `*` for each item.
 * Phrases are compared without regard to case and white space, at the bounds of words.
 */
const property = z
  .strictObject({
    at: at.optional(),
    /** One of these stands in what the answer states (quotes do not count), under `at`. */
    mention: phrases.optional(),
    /** None of these stands there. */
    never: phrases.optional(),
    /** The one value at `at`. */
    equals: scalar.optional(),
    /** Among the values at `at`. */
    contains: scalar.optional(),
    /** Not among the values at `at`. */
    lacks: scalar.optional(),
    /** How many values there are at `at`: least and most. */
    count: z.tuple([z.number().int().min(0), z.number().int().min(0)]).optional(),
    because: z.string().trim().min(1).max(500).optional(),
  })
  .superRefine((written, context) => {
    const named = KINDS.filter((kind) => written[kind] !== undefined);
    if (named.length !== 1) {
      context.addIssue({ code: 'custom', message: `give exactly one of ${KINDS.join(', ')}` });
    }
    const needsPlace = named.some((kind) => kind !== 'mention' && kind !== 'never');
    if (needsPlace && written.at === undefined) {
      context.addIssue({ code: 'custom', message: 'say at which place: at' });
    }
  });

export const KINDS = ['mention', 'never', 'equals', 'contains', 'lacks', 'count'] as const;
export type PropertyKind = (typeof KINDS)[number];
export type Property = z.output<typeof property>;

/** FHIR R4, as JSON. */
const resource = z
  .record(z.string(), z.json())
  .refine(({ resourceType }) => typeof resourceType === 'string', {
    message: 'each resource needs its resourceType',
  });

const caseId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, { message: 'write an id like no-history' });
const word = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9 +<>._-]{0,39}$/);

export const evaluationCase = z
  .strictObject({
    id: caseId,
    about: z.string().trim().min(1).max(500).optional(),
    /** Who the case is like: `{ age: 65 and over, language: es }`. For the table of subgroups. */
    groups: z.record(z.string().regex(/^[a-z][a-zA-Z]{0,39}$/), word).optional(),
    /** Plain text, for the view that takes it. */
    text: z.string().max(LIMITS.packTextLengthMax).optional(),
    resources: z.array(resource).optional(),
    expect: z.array(property).min(1).max(50),
    /** An answer that has every property: shows that the case can be met. */
    reference: z.json().optional(),
  })
  .superRefine((written, context) => {
    if (written.text === undefined && written.resources === undefined) {
      context.addIssue({ code: 'custom', message: 'give text, resources or both' });
    }
  });

export type EvaluationCase = z.output<typeof evaluationCase>;

/** What every answer of every case is held to, beside what the case expects. */
export const CONSTANT_KINDS = ['json', 'schema', 'verbatim', 'numbers', 'guards'] as const;
export type ConstantKind = (typeof CONSTANT_KINDS)[number];

const share = z.number().min(0).max(1);
/** Least share of cases that must have all properties of a kind; `cases`: all properties of all kinds. */
export const thresholds = z.partialRecord(z.enum(['cases', ...CONSTANT_KINDS, ...KINDS]), share);
export type Thresholds = z.output<typeof thresholds>;

export const evaluation = z.strictObject({
  thresholds,
  cases: z.array(evaluationCase).min(6).max(LIMITS.packCasesMax),
});

/** A site's own cases, for one pack. */
export const casesFile = z.strictObject({
  chaperoneCases: z.literal(1),
  pack: z.string(),
  /** Counted up by whoever changes a case, so that reports about other cases are not compared. */
  revision: z.number().int().min(1),
  cases: z.array(evaluationCase).min(1).max(LIMITS.packCasesMax),
});
