/** A use case of `chaperone.yaml`: what models are used for, approved by whoever writes the file. */
import * as z from 'zod';
import { RESOURCE_TYPES } from '../core/fhir-path/resource-types.ts';
import { LIMITS } from '../core/limits.ts';
import { PHI_CATEGORIES } from '../core/phi.ts';
import { SENSITIVITIES, type SensitivityCode } from '../core/sensitivity.ts';
import { guard, style } from './deid.ts';
import { id, purpose, text } from './fields.ts';

export function useCase() {
  return z.strictObject({
    id: id().describe('What callers send as Chaperone-Use-Case.'),
    title: text().exactOptional().describe('In words. Default: the id.'),
    purposes: z
      .array(purpose())
      .min(1)
      .describe('Purposes of use (HL7 ActReason) it may be used for.'),
    phi: z
      .enum(['expected', 'none'])
      .prefault('expected')
      .describe(
        'none: its requests carry nothing about patients. One that names a patient, or in which something is found, counts as expected all the same.',
      ),
    sensitivity: z
      .array(z.enum(Object.keys(SENSITIVITIES) as [SensitivityCode, ...SensitivityCode[]]))
      .exactOptional()
      .describe(
        'Classes of guarded content that it may carry, each with those below it: content of another is refused. Default: all.',
      ),
    upstreams: z.array(id()).min(1).exactOptional().describe('Upstreams it may use. Default: all.'),
    route: z
      .array(id())
      .min(1)
      .max(LIMITS.routeLengthMax)
      .superRefine((list, context) => {
        if (new Set(list).size < list.length) {
          context.addIssue({ code: 'custom', message: 'write each upstream once' });
        }
      })
      .exactOptional()
      .describe(
        'Upstreams in order of preference, for callers that write `auto`, or the id of the use case, as `model`. The first that may have the request gets it; another only where that one fails before it answers.',
      ),
    callers: z
      .array(id())
      .min(1)
      .exactOptional()
      .describe('Callers that may use it. Default: all, unless groups are given.'),
    groups: z.array(id()).min(1).exactOptional().describe('Groups whose callers may use it.'),
    roles: z
      .array(id())
      .min(1)
      .exactOptional()
      .describe('Roles of which the end user must have one. Default: any, or none.'),
    needsMfa: z
      .boolean()
      .prefault(false)
      .describe('The end user must have signed in with a second factor.'),
    needsTraining: z
      .boolean()
      .prefault(false)
      .describe('The end user must have a training attestation in force, 45 CFR 164.308(a)(5).'),
    until: z.iso
      .date({ message: 'write a date: 2026-12-31' })
      .exactOptional()
      .describe('Last day on which it may be used, in UTC. Default: no end.'),
    style: style().exactOptional().describe('As under deid.'),
    guard: guard().exactOptional().describe('As under deid.'),
    restore: z
      .union([z.boolean(), z.array(restoreRule()).min(1)])
      .prefault(true)
      .describe(
        'Who reads originals in answers. true: everyone; false: nobody; else a list of rules: `{ role: physician }`, `{ caller: ehr, categories: [name, date] }`, `{ categories: [date] }` for everyone. What no rule names stays a surrogate.',
      ),
    inputs: z
      .array(inputElement())
      .min(1)
      .exactOptional()
      .describe(
        'What it needs of records (minimum necessary): elements of FHIR R4 resources (`Condition.code`) and fields of HL7 v2 (`PID-8`). Records in its requests are cut to that. Default: nothing is cut.',
      ),
    requiresAcceptance: z
      .boolean()
      .prefault(false)
      .describe('Answers are drafts until a person has verified them.'),
  });
}

function restoreRule() {
  return z
    .strictObject({
      caller: id().exactOptional(),
      role: id().exactOptional(),
      categories: z.array(z.enum(PHI_CATEGORIES)).min(1).exactOptional(),
    })
    .refine(({ caller, role }) => caller === undefined || role === undefined, {
      message: 'a rule is for a caller or for a role: write two rules',
    });
}

/** As the record has it: `Observation.valueQuantity`. Deeper paths would name nothing, and all would be cut. */
function inputElement() {
  return z
    .string()
    .regex(/^(?:[A-Z][A-Za-z]+\.[a-z][A-Za-z]*|[A-Z][A-Z0-9]{2}-[1-9][0-9]{0,2})$/, {
      message:
        'write an element of a FHIR resource, such as Condition.code, or a field of HL7 v2, such as PID-8',
    })
    .refine((element) => !element.includes('.') || RESOURCE_TYPES.has(element.split('.')[0]!), {
      message: 'FHIR R4 has no resource of this type',
    });
}
