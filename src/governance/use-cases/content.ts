/**
 * What a use case does, as reviewers approve it: everything of which a change may make an approval void. Each field
 * belongs to exactly one facet (`facets.ts`).
 */
import * as z from 'zod';
import { PHI_CATEGORIES } from '../../core/phi.ts';
import { PURPOSES_OF_USE, type PurposeOfUse } from '../../core/purpose.ts';
import { SENSITIVITIES, type SensitivityCode } from '../../core/sensitivity.ts';
import { digest, list, prose, record, word } from './fields.ts';

const purpose = () => z.enum(Object.keys(PURPOSES_OF_USE) as [PurposeOfUse, ...PurposeOfUse[]]);
const sensitivity = () =>
  z.enum(Object.keys(SENSITIVITIES) as [SensitivityCode, ...SensitivityCode[]]);

/** Who reads originals in answers, and of which categories. What no rule names stays a surrogate. */
const restoreRule = record({
  to: z.union([
    z.literal('everyone'),
    record({ caller: word() }),
    /** A role of the end user. */
    record({ role: word() }),
  ]),
  categories: z.union([z.literal('all'), list(z.enum(PHI_CATEGORIES))]),
});

export const contentSchema = record({
  /** Why it may be used: HL7 v3 ActReason. */
  purposes: list(purpose()).check(z.minLength(1)),
  /** Prompts, by the SHA-256 of their text: the text is in the pack. */
  prompts: list(record({ id: word(), hash: digest() })),
  /**
   * `approved`: what a request tells the model to be must be one of `prompts`, and nothing else. Absent: approved for what
   * was made from a pack, any for the rest.
   */
  promptText: z.enum(['approved', 'any']).exactOptional(),
  /** Upstreams that it may use. Register: at least one. */
  upstreams: list(word()),
  route: record({
    /** `binding`: in the order of `upstreams`, whatever callers would rather have. `open`: they may name any of them. */
    order: z.enum(['binding', 'open']),
    /** `local`: run by the organisation alone, whatever the configuration makes of an upstream later. */
    hosting: z.enum(['local', 'any']),
  }).exactOptional(),
  /** Upstream → the model id that it must report. Anything else stops the use case. */
  expectedModels: z.record(word(), word()).readonly(),
  /** What it is given: the minimum-necessary declaration, 45 CFR 164.514(d). FHIR element paths, HL7 v2 fields, … */
  inputs: list(record({ format: word(), element: prose(256) })),
  /** Sensitivity classes that it may carry, each with those below it. Content of another is refused. */
  sensitivity: list(sensitivity()),
  phi: z.enum(['none', 'expected']),
  /** How long inputs and outputs are kept, in words. */
  retention: prose(),
  /** SHA-256 of the canonical JSON Schema of its answers: requests must ask for exactly that. */
  outputSchema: digest().exactOptional(),
  /** Whether a person must accept an answer before it has an effect. */
  requiresAcceptance: z.boolean(),
  callers: list(word()).exactOptional(),
  groups: list(word()).exactOptional(),
  roles: list(word()).exactOptional(),
  needsMfa: z.boolean(),
  needsTraining: z.boolean(),
  style: z.enum(['surrogate', 'placeholder']).exactOptional(),
  guard: z.enum(['off', 'count', 'mask', 'stop']).exactOptional(),
  restore: list(restoreRule),
  /** The pack that it was made from. */
  pack: record({ id: word(), version: word() }).exactOptional(),
});

export type Content = z.output<typeof contentSchema>;
